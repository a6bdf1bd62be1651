"""Baking: the handful of pages that a change shows on, or all of them; both give the same bytes."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from django.db import transaction

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, Picture, StoryState
from standfirst.press import feeds, lists, pictures, store, tombstones
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
from standfirst.press.rows import chrome, lines, newest, one_look, public_states
from standfirst.press.story_page import shown_by, story_page
from standfirst.site import engine
from standfirst.site.pages import Gone, NotFound, Page

log = logging.getLogger("standfirst.press")

Progress = Callable[[int, int], None]
READ_FIRST = ("front", "section", "feed")
"""The lists that most readers look at, and that a removed story must leave soonest."""
CHROME = ("settings", "section", "page")
"""The kinds of change that can show on every page."""
CHROME_FILE = "/_chrome.json"


@one_look()
def follow(dispatches: Sequence[Dispatch], led_elsewhere: set[int]) -> None:
    """Bake what these changes touch, from the present state, so that a replay is harmless; removals first."""
    if any(dispatch.kind in CHROME for dispatch in dispatches) and store.get(CHROME_FILE) != shared():
        bake_all()
        return
    touched: set[int] = set()
    keys: set[Key] = set(ALWAYS)
    for dispatch in dispatches:
        if dispatch.object is not None:
            touched |= _stories_of(dispatch.kind, dispatch.object)
            keys |= set(own_keys(dispatch.kind, dispatch.object))
    others = set(led_elsewhere)
    for story_id in sorted(touched):
        before, after = _touched_by(story_id)
        keys |= {tuple(key) for key in before} | set(after)
        others |= _pages_showing(story_id, keys)
    in_order = sorted(touched, key=lambda pk: (_public(pk) is not None, pk))
    for story_id in in_order:
        keys |= bake_story(story_id)
    bake_keys(sorted(keys, key=lambda key: (key[0] not in READ_FIRST, key)))
    # No list shows where a story leads or what it is related to, so these change their own pages and no others.
    beside = sorted(others - touched)
    for story_id in beside:
        bake_story(story_id)
    for story_id in (*in_order, *beside):
        _settle(story_id)


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


def _touched_by(story_id: int) -> tuple[list[list[str]], list[Key]]:
    """The pages that listed the story when it was last baked, and those that list it now."""
    baked = Baked.objects.filter(pk=story_id).first()
    state = _public(story_id)
    return (baked.keys if baked else []), (keys_of(state) if state else [])


def _pages_showing(story_id: int, keys: Iterable[Key]) -> set[int]:
    found = set(Shows.objects.filter(story_id=story_id).values_list("page_id", flat=True))
    found |= storyline_members(key[1] for key in keys if key[0] == "storyline")
    state = _public(story_id)
    return found | (later_sharers(state) if state else set())


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


def _public(story_id: int) -> StoryState | None:
    return public_states().select_related("story__section", "storyline").filter(pk=story_id).first()


def bake_story(story_id: int) -> set[Key]:
    """The story's own page, written or taken away, with its redirects and its tombstone.

    Returns the pages that listed it before or list it now. They are remembered until `_settle` says that all of
    them are baked, so that a crash on the way forgets none.
    """
    state = _public(story_id)
    if state is None:
        return _withdraw(story_id)
    page = engine.render(story_page(state.story, state, chrome()))
    keys, shown = keys_of(state), shown_by(state)
    again = _public(story_id)
    if again is None or again.path != state.path:
        return _withdraw(story_id)
    before = Baked.objects.filter(pk=story_id).first()
    store.put(state.path, page.encode())
    store.no_redirect(state.path)
    for moved in state.story.moves.values_list("path", flat=True):
        store.redirect(moved, state.path)
        tombstones.lift(moved)
    # Only now: an address that moves is at no moment without an answer.
    if before is not None and before.path != state.path:
        store.remove(before.path)
    _remember(state, keys, shown)
    with transaction.atomic():
        # Under the write lock nothing can be killed between this look and the lifting of the stone.
        if StoryState.objects.select_for_update().filter(pk__in=public_states().values("pk"), pk=story_id).exists():
            tombstones.lift(state.path)
    return {tuple(key) for key in before.keys} | set(keys) if before else set(keys)


def _remember(state: StoryState, keys: list[Key], shown: set[int]) -> None:
    with transaction.atomic():
        before = Baked.objects.filter(pk=state.pk).first()
        both = {tuple(key) for key in (before.keys if before else [])} | set(keys)
        baked, _ = Baked.objects.update_or_create(
            pk=state.pk, defaults={"path": state.path, "keys": [list(key) for key in sorted(both)]}
        )
        known = set(baked.shows.values_list("story_id", flat=True))
        baked.shows.exclude(story_id__in=shown).delete()
        Shows.objects.bulk_create([Shows(page=baked, story_id=pk) for pk in sorted(shown - known)])


def _settle(story_id: int) -> None:
    """All pages that listed the story are baked: from now on only those that list it now matter."""
    state = _public(story_id)
    if state is None:
        Baked.objects.filter(pk=story_id).delete()
    else:
        Baked.objects.filter(pk=story_id).update(keys=[list(key) for key in sorted(keys_of(state))])


def _withdraw(story_id: int) -> set[Key]:
    """Take the page of a story off the shelf; its tombstone stands already, laid by the action."""
    baked = Baked.objects.filter(pk=story_id).first()
    if baked is not None:
        store.remove(baked.path)
    state = StoryState.objects.filter(pk=story_id).select_related("story").first()
    if state is not None and state.path:
        store.remove(state.path)
        for status in filter(None, [tombstones.wanted_for(state)]):
            for path in (state.path, *state.story.moves.values_list("path", flat=True)):
                tombstones.lay(path, status)
                store.no_redirect(path)
        _take_pictures_away(state)
    return {tuple(key) for key in baked.keys} if baked else set()


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
    make, states = (lists.section, lists.of_section) if kind == "section" else (lists.topic, lists.of_topic)
    path = f"/{slug}/" if kind == "section" else f"/topic/{slug}/"
    page = make(slug)
    feed = feeds.rss(getattr(page, "title", slug), path, feeds.fed(states(slug))) if page else None
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
            recent = tuple(lines(newest(public_states(), 3), pictures=False))
            return [("/404.html", _html(NotFound(chrome=chrome(), newest=recent)))]
        case "410":
            return [("/410.html", _html(Gone(chrome=chrome())))]
        case "feed":
            return [("/feed.xml", feeds.rss(chrome().name, "/", feeds.fed(public_states())))]
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
    gone = list(Baked.objects.exclude(pk__in=live_story_ids()).values_list("pk", flat=True))
    stories = [*gone, *live_story_ids()]
    keys = set(every_key())
    for done, story_id in enumerate(stories, start=1):
        keys |= bake_story(story_id)
        if progress:
            progress(done, len(stories) + len(keys))
    wanted = {store.file_of(baked.path) for baked in Baked.objects.exclude(pk__in=gone)}
    for done, key in enumerate(sorted(keys, key=lambda key: (key == ("chrome",), key)), start=len(stories) + 1):
        wanted |= bake_keys([key])
        if progress:
            progress(done, len(stories) + len(keys))
    store.keep_only(wanted)
    for story_id in stories:
        _settle(story_id)
    store.mark(engine.fingerprint())


def bake_missing() -> None:
    """A full bake where there is none yet, or where the program's templates have changed since."""
    if store.marked() != engine.fingerprint():
        log.info("baking the whole site")
        bake_all()
