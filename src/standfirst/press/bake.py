"""Baking: the handful of pages that a change shows on, or all of them; both give the same bytes."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, NextStory, Picture, StoryPicture
from standfirst.press import (
    data_files,
    feeds,
    hangs,
    lists,
    months,
    pictures,
    recorded,
    static_addresses,
    store,
    tombstones,
)
from standfirst.press.front import front
from standfirst.press.keys import (
    ALWAYS,
    RECORD,
    Key,
    day_of,
    every_key,
    later_sharers,
    live_story_ids,
    month_of,
    own_keys,
    storyline_members,
)
from standfirst.press.models import Baked, Shows
from standfirst.press.own_pages import AT_ONCE, Listed, bake_stories, settle, where_listed
from standfirst.press.rows import chrome, forget, lines, one_look, public_states
from standfirst.site import engine
from standfirst.site.pages import ASKED, Gone, NotFound, Page
from standfirst.threads.next_story import affected_by, choose

log = logging.getLogger("standfirst.press")

Progress = Callable[[int, int], None]
Between = Callable[[], bool]
"""Does what cannot wait for the rest of a long work; True where it changed anything."""
FRONT, SHARED = ("front",), ("chrome",)
ADDRESSES = (Dispatch.Kind.PAGE, Dispatch.Kind.SECTION)
"""The kinds of change that can give an address to another page, or take it from one."""
UNSEEN = (Dispatch.Kind.STORY, Dispatch.Kind.RECORD)
"""The kinds of change that no page shows unless readers see their story, or did."""
READ_FIRST = ("front", "section", "feed")
"""The lists that most readers look at, and that a removed story must leave soonest."""
CHROME = ("settings", "section", "page")
"""The kinds of change that can show on every page."""
CHROME_FILE = "/_chrome.json"
KEPT = 3
"""Raised when the tables of `models.py` must be filled anew, or there are files that were not baked before."""
FEW = 10
"""So many stories around a changed one are baked before others get their turn."""


def nobody_waits() -> bool:
    return False


@one_look()
def follow_stories(dispatches: Sequence[Dispatch]) -> None:
    """What readers wait for: the own pages of these stories and the front; removals first.

    A story that leaves its readers leaves every page that showed it here and now. All is done from the present
    state, so that a replay is harmless.
    """
    stories = {row.object for row in dispatches if row.kind == Dispatch.Kind.STORY and row.object is not None}
    choose(affected_by(stories))
    pictured = [_picture(row.object) for row in dispatches if row.kind == Dispatch.Kind.PICTURE and row.object]
    listed = bake_stories(stories.union(*pictured))
    if not listed and all(row.kind in UNSEEN for row in dispatches):
        return
    if any(row.kind in ADDRESSES for row in dispatches):
        settle_static_addresses()
    bake_keys([FRONT, *_static_keys(dispatches)])
    gone = [story for story in listed if not story.now]
    if gone:
        left = {story.story_id for story in gone}
        months.settle((), [key for story in gone for key in story.before])
        bake_keys(in_order({*ALWAYS, *(key for story in gone for key in story.before)} - {FRONT}))
        bake_stories(pages_showing(left) - left)


@one_look()
def follow_lists(dispatches: Sequence[Dispatch], between: Between = nobody_waits) -> None:
    """Everything else that shows these changes: lists, feeds, archives, and the pages of the stories around.

    `between` is called after each page, and whatever it did is taken account of in the next.
    """
    if any(row.kind in CHROME for row in dispatches) and store.get(CHROME_FILE) != shared():
        bake_all(between=between)
        return
    stories = {row.object for row in dispatches if row.kind == Dispatch.Kind.STORY and row.object is not None}
    named = [(row.kind, row.object) for row in dispatches if row.object is not None]
    recorded = {row.object for row in dispatches if row.kind == Dispatch.Kind.RECORD and row.object is not None}
    grouped = set[int]().union(*(_grouped_by(kind, pk) for kind, pk in named))
    pictured = set[int]().union(*(_with_picture(pk) for kind, pk in named if kind == Dispatch.Kind.PICTURE))
    told = where_listed(recorded - stories)
    changed = {key for story in told for key in (*story.before, *story.now) if key[0] in RECORD}
    for key in sorted(changed | ({FRONT} if ("hangs",) in changed else set())):
        bake_keys([key])
        _make_way(between)
    # No list of stories but the front shows what the record holds of one.
    settle([*told, *_bake_beside({story.story_id for story in told}, between)])
    if all(row.kind == Dispatch.Kind.RECORD for row in dispatches):
        return
    listed = where_listed(stories | pictured | grouped)
    if not listed and all(row.kind in UNSEEN for row in dispatches):
        return
    keys = {key for kind, pk in named for key in own_keys(kind, pk)}
    keys |= {*ALWAYS, *(key for story in listed for key in (*story.before, *story.now))}
    _settle_months(listed)
    for key in in_order(keys - {FRONT}):
        bake_keys([key])
        _make_way(between)
    # No list shows where a story leads or what it is related to, so these change their own pages and no others.
    touched = {story.story_id for story in listed}
    lines = {key[1] for key in keys if key[0] == "storyline"}
    beside = pages_showing(touched) | storyline_members(lines) | leading_elsewhere(affected_by(stories))
    settle([*listed, *_bake_beside((beside - touched) | grouped, between)])


def _static_keys(dispatches: Iterable[Dispatch]) -> list[Key]:
    pages = {row.object for row in dispatches if row.kind == Dispatch.Kind.PAGE and row.object is not None}
    return [key for pk in sorted(pages) for key in own_keys(Dispatch.Kind.PAGE, pk)]


def settle_static_addresses() -> None:
    """Redirects and tombstones of static pages, brought to the present state; the old files are taken away."""
    for standing in static_addresses.standings():
        if standing.target == standing.path:
            store.no_redirect(standing.path)
            continue
        if standing.target is not None:
            store.redirect(standing.path, standing.target)
            tombstones.lift(standing.path)
        else:
            tombstones.lay(standing.path, 410)
            store.no_redirect(standing.path)
        store.remove(standing.path)
    static_addresses.remember()


def _settle_months(listed: Iterable[Listed]) -> None:
    now = {key for story in listed for key in story.now}
    months.settle(now, {key for story in listed for key in story.before} - now)


def _bake_beside(story_ids: set[int], between: Between) -> list[Listed]:
    """The own pages of these, few at a time: nothing that `between` has changed is written as it was before."""
    ids = sorted(story_ids)
    listed: list[Listed] = []
    for at in range(0, len(ids), FEW):
        listed += bake_stories(ids[at : at + FEW])
        _make_way(between)
    return listed


def _make_way(between: Between) -> None:
    if between():
        forget()


def in_order(keys: Iterable[Key]) -> list[Key]:
    """The lists that most readers look at first; what all pages share last, for it says that all are baked."""
    return sorted(keys, key=lambda key: (key == SHARED, key[0] not in READ_FIRST, key))


def _grouped_by(kind: str, pk: int) -> set[int]:
    """The stories on whose own pages the name of this topic or storyline stands."""
    match kind:
        case Dispatch.Kind.TOPIC:
            return set(public_states().filter(story__topics=pk).values_list("pk", flat=True))
        case Dispatch.Kind.STORYLINE:
            return set(public_states().filter(storyline=pk).values_list("pk", flat=True))
        case _:
            return set()


def pages_showing(story_ids: set[int]) -> set[int]:
    """The stories whose own pages may show a line of these: those that did, and those that may from now on."""
    showed = Shows.objects.filter(story_id__in=story_ids).values_list("page_id", flat=True)
    return {*showed, *later_sharers(story_ids)}


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
    return _with_picture(picture_id)


def _with_picture(picture_id: int) -> set[int]:
    return set(StoryPicture.objects.filter(picture=picture_id).values_list("story_id", flat=True))


def bake_keys(keys: Iterable[Key]) -> set[Path]:
    """Write the pages of these keys, or take them away; returns the files that should be there."""
    there = set()
    for key in keys:
        for path, content in _render(key):
            if content is None:
                store.remove(path)
            else:
                store.put(path, content)
                if key[0] == "static":
                    tombstones.lift(path)
                there.add(store.file_of(path))
    return there


def _html(page: Page | None) -> bytes | None:
    return engine.render(page).encode() if page is not None else None


def _render(key: Key) -> list[tuple[str, bytes | None]]:
    """The files of one key: address and bytes, or None where the page should not be."""
    kind, what = key[0], key[1:]
    if kind in RECORD:
        return _recorded(kind, what)
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
            return _archive(kind, what)
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


def _recorded(kind: str, what: Key) -> list[tuple[str, bytes | None]]:
    """The pages of the record; each with its feed."""
    match kind:
        case "record":
            return [("/record/", _html(recorded.index()))]
        case "hangs":
            return [(hangs.path_of(state), _html(hangs.page(state))) for state in hangs.STATES]
        case "pair-year":
            path, year = recorded.path_of(*what), int(what[2])
            page = recorded.pair(what[0], what[1], year)
            return [(path, _html(page)), (f"{path}lines.json", data_files.record(what[:2], year) if page else None)]
        case _:
            whole = recorded.pair(what[0], what[1]) if kind == "pair" else recorded.actor(what[0])
            path = recorded.path_of(*what)
            return [
                (path, _html(whole)),
                (f"{path}feed.xml", recorded.feed(whole) if whole else None),
                (f"{path}lines.json", data_files.record(what) if whole else None),
            ]


def _archive(kind: str, what: Key) -> list[tuple[str, bytes | None]]:
    """The pages of the archive, each but a year's with its file of data."""
    if kind == "archive":
        return [("/archive/", _html(lists.year(None))), (f"/archive/{data_files.NAME}", data_files.newest())]
    if kind == "year":
        return [(f"/archive/{what[0]}/", _html(lists.year(int(what[0]))))]
    if kind == "month":
        year, month = month_of(what[0])
        path = f"/archive/{year}/{month:02}/"
        page = lists.month(year, month, public_states(), path, None)
        return [(path, _html(page)), (f"{path}{data_files.NAME}", data_files.month(year, month))]
    on = day_of(what[0])
    path = f"/archive/{on:%Y/%m/%d}/"
    return [(path, _html(lists.day(on))), (f"{path}{data_files.NAME}", data_files.day(on))]


def _whole(kind: str, what: Key) -> list[tuple[str, bytes | None]]:
    """What there is one of for the whole newspaper."""
    match kind:
        case "front":
            page = front()
            today = {link.href: link for line in page.river for link in [line.section] if link}
            return [("/", _html(page)), ("/_topics.json", engine.topics(today.values()))]
        case "404":
            recent = tuple(lines(lists.newest_of_all()[:3], pictures=False))
            lost = NotFound(chrome=chrome(), newest=recent)
            return [("/404.html", _html(lost)), ("/404-words.html", _html(replace(lost, words=ASKED)))]
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
def bake_all(progress: Progress | None = None, between: Between = nobody_waits) -> None:
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
        between()
        forget()
        if progress:
            progress(min(at + AT_ONCE, len(stories)), len(stories) + len(keys))
    months.settle_all({key for story in listed for key in story.now})
    wanted: set[Path] = set()
    for done, key in enumerate(in_order(keys), start=len(stories) + 1):
        wanted |= bake_keys([key])
        _make_way(between)
        if progress:
            progress(done, len(stories) + len(keys))
    store.keep_only(wanted | {store.file_of(path) for path in Baked.objects.values_list("path", flat=True)})
    settle(listed)
    settle_static_addresses()
    store.sync()
    store.mark(fingerprint())


def fingerprint() -> str:
    """Changes with the templates, and with what is kept of a bake for the next one."""
    return f"{engine.fingerprint()}-{KEPT}"


def bake_missing() -> None:
    """A full bake where there is none yet, or where the program has changed since what is baked or kept of it."""
    if store.marked() != fingerprint():
        log.info("baking the whole site")
        bake_all()
