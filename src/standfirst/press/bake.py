"""Baking: the handful of pages that a change shows on, or all of them; both give the same bytes."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, NextStory, Picture, StoryState
from standfirst.press import feeds, lists, pictures, store, tombstones
from standfirst.press.around import Around, around, for_pages
from standfirst.press.front import front
from standfirst.press.keys import (
    ALWAYS,
    Key,
    day_of,
    every_key,
    keys_of,
    later_sharers,
    live_story_ids,
    month_of,
    own_keys,
    storyline_members,
)
from standfirst.press.models import Baked, Shows
from standfirst.press.rows import chrome, forget, lines, one_look, public_states, read
from standfirst.press.story_page import story_page
from standfirst.site import engine
from standfirst.site.pages import Gone, NotFound, Page

log = logging.getLogger("standfirst.press")

Progress = Callable[[int, int], None]
READ_FIRST = ("front", "section", "feed")
"""The lists that most readers look at, and that a removed story must leave soonest."""
CHROME = ("settings", "section", "page")
"""The kinds of change that can show on every page."""
CHROME_FILE = "/_chrome.json"
AT_ONCE = 50
"""So many stories are read together."""


def follow(dispatches: Sequence[Dispatch], may_lead_elsewhere: set[int]) -> None:
    """Bake what these changes touch, from the present state, so that a replay is harmless; removals first."""
    if any(dispatch.kind in CHROME for dispatch in dispatches) and store.get(CHROME_FILE) != shared():
        bake_all()
        return
    touched: set[int] = set()
    keys: set[Key] = set()
    for dispatch in dispatches:
        if dispatch.object is not None:
            touched |= _stories_of(dispatch.kind, dispatch.object)
            keys |= set(own_keys(dispatch.kind, dispatch.object))
    listed = bake_stories(touched)
    if not listed and all(dispatch.kind == Dispatch.Kind.STORY for dispatch in dispatches):
        return
    keys |= {*ALWAYS, *(key for story in listed for key in (*story.before, *story.now))}
    bake_keys(sorted(keys, key=lambda key: (key[0] not in READ_FIRST, key)))
    # No list shows where a story leads or what it is related to, so these change their own pages and no others.
    beside = (pages_showing(touched, keys) | leading_elsewhere(may_lead_elsewhere)) - touched
    settle([*listed, *bake_stories(beside)])


def _stories_of(kind: str, pk: int) -> set[int]:
    """The stories on whose own pages this change can show."""
    match kind:
        case Dispatch.Kind.STORY:
            return {pk}
        case Dispatch.Kind.PICTURE:
            return _picture(pk)
        case Dispatch.Kind.TOPIC:
            return set(public_states().filter(story__topics=pk).values_list("pk", flat=True))
        case Dispatch.Kind.STORYLINE:
            return set(public_states().filter(storyline=pk).values_list("pk", flat=True))
        case _:
            return set()


def pages_showing(story_ids: set[int], keys: Iterable[Key]) -> set[int]:
    """The stories whose own pages may show a line of these: those that did, and those that may from now on."""
    found = set(Shows.objects.filter(story_id__in=story_ids).values_list("page_id", flat=True))
    found |= storyline_members(key[1] for key in keys if key[0] == "storyline")
    return found | later_sharers(story_ids)


def leading_elsewhere(story_ids: Iterable[int]) -> set[int]:
    """Of these, the stories whose page was baked with another next story than the stored one."""
    chosen = {
        story_id: [target, why]
        for story_id, target, why in NextStory.objects.filter(story__in=list(story_ids)).values_list(
            "story_id", "target_id", "why"
        )
    }
    baked = Baked.objects.filter(pk__in=chosen).values_list("story_id", "leads")
    return {story_id for story_id, leads in baked if leads != chosen[story_id]}


def _picture(picture_id: int) -> set[int]:
    """Make the sizes of a picture that has come or changed; returns the stories that show it."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None:
        return set()
    if picture.killed:
        pictures.take_away(picture)
    else:
        pictures.make(picture)
    return set(picture.in_stories.values_list("story_id", flat=True))


@dataclass(frozen=True, slots=True)
class Listed:
    """One story and the pages that list it: those of its last bake, and those of the present state.

    `now` is empty where readers cannot see it any more.
    """

    story_id: int
    before: frozenset[Key]
    now: frozenset[Key]


def bake_stories(story_ids: Iterable[int]) -> list[Listed]:
    """The own pages of these stories, written or taken away with their redirects and tombstones; removals first.

    A story that readers neither see nor saw is passed over. The pages that listed a story are remembered until
    `settle` says that all of them are baked, so that a crash on the way forgets none.
    """
    ids = sorted(story_ids)
    listed: list[Listed] = []
    for at in range(0, len(ids), AT_ONCE):
        listed += _bake_some(ids[at : at + AT_ONCE])
    return listed


def _bake_some(ids: Sequence[int]) -> list[Listed]:
    states = list(for_pages(public_states().filter(pk__in=ids)))
    before = Baked.objects.in_bulk(ids)
    gone = set(ids) - {state.pk for state in states}
    listed = _withdraw(gone, before) if gone else []
    stands_around, shown = around(states), _shown(before)
    read(state for beside in stands_around.values() for state in beside.lines())
    for state in states:
        beside = stands_around[state.pk]
        if _bake_story(state, beside, before.get(state.pk)):
            _remember(state, beside, before.get(state.pk), shown.get(state.pk, set()))
            known = before[state.pk].keys if state.pk in before else []
            listed.append(Listed(state.pk, _as_keys(known), frozenset(keys_of(state))))
        else:
            listed += _withdraw({state.pk}, before)
    return listed


def _as_keys(stored: Iterable[list[str]]) -> frozenset[Key]:
    return frozenset(tuple(key) for key in stored)


def _bake_story(state: StoryState, beside: Around, before: Baked | None) -> bool:
    """Write the story's own page; False where it has meanwhile left its readers, or moved."""
    page = engine.render(story_page(state.story, state, chrome(), beside))
    again = StoryState.objects.filter(pk=state.pk).first()
    if again is None or again.path != state.path or not again.public_at(clock.now()):
        return False
    store.put(state.path, page.encode())
    store.no_redirect(state.path)
    for move in state.story.moves.all():
        store.redirect(move.path, state.path)
        tombstones.lift(move.path)
    # Only now: an address that moves is at no moment without an answer.
    if before is not None and before.path != state.path:
        store.remove(before.path)
    if tombstones.stands(state.path):
        with transaction.atomic():
            # Under the write lock nothing can be killed between this look and the lifting of the stone.
            if StoryState.objects.select_for_update().get(pk=state.pk).public_at(clock.now()):
                tombstones.lift(state.path)
    return True


def _shown(before: dict[int, Baked]) -> dict[int, set[int]]:
    """The stories that each page showed when it was last baked."""
    found: dict[int, set[int]] = {}
    for page, story_id in Shows.objects.filter(page__in=before).values_list("page_id", "story_id"):
        found.setdefault(page, set()).add(story_id)
    return found


def _remember(state: StoryState, beside: Around, before: Baked | None, showed: set[int]) -> None:
    both = [list(key) for key in sorted(_as_keys(before.keys if before else []) | set(keys_of(state)))]
    fresh, shows = {"path": state.path, "keys": both, "leads": beside.leads()}, beside.shown()
    if before is not None and shows == showed and all(getattr(before, name) == what for name, what in fresh.items()):
        return
    with transaction.atomic():
        Baked.objects.update_or_create(pk=state.pk, defaults=fresh)
        if showed - shows:
            Shows.objects.filter(page=state.pk).exclude(story_id__in=shows).delete()
        Shows.objects.bulk_create([Shows(page_id=state.pk, story_id=pk) for pk in sorted(shows - showed)])


def settle(listed: Sequence[Listed]) -> None:
    """All pages that listed these stories are baked: from now on only those that list them now matter.

    What another change has added meanwhile is kept: its own pages are still to come.
    """
    for story in listed:
        dropped = story.before - story.now
        if not story.now:
            Baked.objects.filter(pk=story.story_id).delete()
        elif dropped:
            with transaction.atomic():
                baked = Baked.objects.select_for_update().get(pk=story.story_id)
                baked.keys = [key for key in baked.keys if tuple(key) not in dropped]
                baked.save(update_fields=["keys"])


def _withdraw(story_ids: Iterable[int], before: dict[int, Baked]) -> list[Listed]:
    """Take the pages of these stories off the shelf; their tombstones stand already, laid by the action."""
    ids = sorted(story_ids)
    states = StoryState.objects.filter(pk__in=ids).exclude(path="").select_related("story").in_bulk()
    listed = []
    for pk in ids:
        if pk in before:
            store.remove(before[pk].path)
        if pk in states:
            _leave(states[pk])
        if pk in before or pk in states:
            keys = before[pk].keys if pk in before else []
            listed.append(Listed(pk, _as_keys(keys), frozenset()))
    return listed


def _leave(state: StoryState) -> None:
    store.remove(state.path)
    status = tombstones.wanted_for(state)
    if status is not None:
        for path in (state.path, *state.story.moves.values_list("path", flat=True)):
            tombstones.lay(path, status)
            store.no_redirect(path)
    _take_pictures_away(state)


def _take_pictures_away(state: StoryState) -> None:
    """A picture leaves when no live story shows it."""
    for picture in Picture.objects.filter(in_stories__story=state.pk).distinct():
        if not picture.in_stories.filter(story__state__in=public_states()).exists():
            pictures.take_away(picture)


def bake_keys(keys: Iterable[Key]) -> set[Path]:
    """Write the pages of these keys, or take them away; returns the files that should be there."""
    there = set()
    for key in keys:
        for path, content in _render(key):
            if content is None:
                store.remove(path)
            else:
                store.put(path, content)
                there.add(store.file_of(path))
    return there


def _html(page: Page | None) -> bytes | None:
    return engine.render(page).encode() if page is not None else None


def _render(key: Key) -> list[tuple[str, bytes | None]]:
    """The files of one key: address and bytes, or None where the page should not be."""
    kind, what = key[0], key[1:]
    match kind:
        case "section" | "topic":
            return _listed(kind, what[0])
        case "section-month":
            year, month = month_of(what[1])
            return [(f"/{what[0]}/{year}/{month:02}/", _html(lists.section_month(what[0], year, month)))]
        case "topic-month":
            year, month = month_of(what[1])
            return [(f"/topic/{what[0]}/{year}/{month:02}/", _html(lists.topic_month(what[0], year, month)))]
        case "byline":
            return [(what[0], _html(lists.byline(what[0], what[1])))]
        case "storyline":
            return [(f"/storyline/{what[0]}/", _html(lists.storyline(what[0])))]
        case "static":
            return [(f"/{what[0]}/", _html(lists.static(what[0])))]
        case "day" | "month" | "year" | "archive":
            return [_archive(kind, what)]
        case _:
            return _whole(kind, what)


def _listed(kind: str, slug: str) -> list[tuple[str, bytes | None]]:
    make, states = (
        (lists.section, lists.newest_in_section) if kind == "section" else (lists.topic, lists.newest_in_topic)
    )
    path = f"/{slug}/" if kind == "section" else f"/topic/{slug}/"
    page = make(slug)
    feed = feeds.rss(getattr(page, "title", slug), path, states(slug)) if page else None
    return [(path, _html(page)), (f"{path}feed.xml", feed)]


def _archive(kind: str, what: Key) -> tuple[str, bytes | None]:
    if kind == "archive":
        return "/archive/", _html(lists.year(None))
    if kind == "year":
        return f"/archive/{what[0]}/", _html(lists.year(int(what[0])))
    if kind == "month":
        year, month = month_of(what[0])
        path = f"/archive/{year}/{month:02}/"
        return path, _html(lists.month(year, month, public_states(), path, None))
    on = day_of(what[0])
    return f"/archive/{on:%Y/%m/%d}/", _html(lists.day(on))


def _whole(kind: str, what: Key) -> list[tuple[str, bytes | None]]:
    """What there is one of for the whole newspaper."""
    match kind:
        case "front":
            page = front()
            today = {link.href: link for line in page.river for link in [line.section] if link}
            return [("/", _html(page)), ("/_topics.json", engine.topics(today.values()))]
        case "404":
            recent = tuple(lines(lists.newest_of_all()[:3], pictures=False))
            return [("/404.html", _html(NotFound(chrome=chrome(), newest=recent)))]
        case "410":
            return [("/410.html", _html(Gone(chrome=chrome())))]
        case "feed":
            return [("/feed.xml", feeds.rss(chrome().name, "/", lists.newest_of_all()))]
        case "corrections":
            return [("/corrections/", _html(lists.corrections()))]
        case "sitemaps":
            return [("/sitemap.xml", feeds.sitemap_index())]
        case "sitemap":
            return [(f"/sitemap/{what[0]}.xml", feeds.sitemap(*month_of(what[0])))]
        case "robots":
            return [("/robots.txt", feeds.robots())]
        case "chrome":
            return [(CHROME_FILE, shared())]
    raise LookupError(f"there is no page of the kind “{kind}”")


def shared() -> bytes:
    """What stands on every page, and the time zone that every time is printed in."""
    return json.dumps({"chrome": asdict(chrome()), "time_zone": clock.zone().key}, ensure_ascii=False).encode()


@one_look()
def bake_all(progress: Progress | None = None) -> None:
    """Every page there is. What should not be there is taken away.

    What all pages share is written last: while it is the old one, a bake that was cut short begins again.
    """
    live = live_story_ids()
    gone = list(Baked.objects.exclude(pk__in=live).values_list("pk", flat=True))
    stories = [*gone, *live]
    keys = set(every_key())
    listed: list[Listed] = []
    for at in range(0, len(stories), AT_ONCE):
        some = bake_stories(stories[at : at + AT_ONCE])
        listed += some
        keys.update(key for story in some for key in (*story.before, *story.now))
        forget()
        if progress:
            progress(min(at + AT_ONCE, len(stories)), len(stories) + len(keys))
    wanted = {store.file_of(baked.path) for baked in Baked.objects.exclude(pk__in=gone)}
    for done, key in enumerate(sorted(keys, key=lambda key: (key == ("chrome",), key)), start=len(stories) + 1):
        wanted |= bake_keys([key])
        if progress:
            progress(done, len(stories) + len(keys))
    store.keep_only(wanted)
    settle(listed)
    store.mark(engine.fingerprint())


def bake_missing() -> None:
    """A full bake where there is none yet, or where the program's templates have changed since."""
    if store.marked() != engine.fingerprint():
        log.info("baking the whole site")
        bake_all()
