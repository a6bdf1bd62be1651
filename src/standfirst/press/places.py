"""Where a story stands before readers, read off the shelf itself: only what is not there any more is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, Parked, Section, Storyline, StoryState, Topic
from standfirst.press import store, tombstones
from standfirst.press.keys import Key, keys_of
from standfirst.press.models import Baked, Confirmed, Shows
from standfirst.record.kept.models import Actor

PAGE, SEARCH = ("story",), ("search",)


@dataclass(frozen=True, slots=True)
class Place:
    """One place; `done` is the moment at which its outlet let go of the story, `trouble` why it has not yet."""

    label: str
    detail: str = ""
    done: datetime | None = None
    trouble: str = ""


def shown_on(state: StoryState) -> list[list[str]]:
    """The keys of every place that shows this story now: its page, what lists it, feeds, other stories, search."""
    if not state.path or state.first_published is None:
        return []
    baked = Baked.objects.filter(pk=state.pk).first()
    listed = {tuple(key) for key in baked.keys} if baked else set(keys_of(state))
    others: set[Key] = {("other", path) for path in _pages_with(state)}
    fed: set[Key] = {(f"{key[0]}-feed", key[1]) for key in listed if key[0] in ("section", "topic")}
    maybe: list[Key] = [("front",), *sorted(listed), ("corrections",), ("feed",), *sorted(fed), *sorted(others)]
    return [list(key) for key in (PAGE, SEARCH, *(key for key in maybe if _holds(key, state)))]


def _pages_with(state: StoryState) -> Iterable[str]:
    pages = Shows.objects.filter(story_id=state.pk).values("page")
    return Baked.objects.filter(pk__in=pages).exclude(pk=state.pk).values_list("path", flat=True)


def _file(key: Key) -> Path:
    """The baked file of a place."""
    match key:
        case ("front",):
            return store.file_of("/")
        case ("feed",):
            return store.file_of("/feed.xml")
        case ("corrections",):
            return store.file_of("/corrections/")
        case ("sitemap", month):
            return store.file_of(f"/sitemap/{month}.xml")
        case ("section", slug) | ("storyline", slug) | ("topic", slug):
            return store.file_of(f"/{slug}/" if key[0] == "section" else f"/{key[0]}/{slug}/")
        case ("section-feed", slug) | ("topic-feed", slug):
            return store.file_of(f"/{slug}/feed.xml" if key[0] == "section-feed" else f"/topic/{slug}/feed.xml")
        case ("section-month", slug, month) | ("topic-month", slug, month):
            top = "" if key[0] == "section-month" else "/topic"
            return store.file_of(f"{top}/{slug}/{month.replace('-', '/')}/")
        case ("day" | "month" | "year", when):
            return store.file_of(f"/archive/{when.replace('-', '/')}/")
        case ("record",):
            return store.file_of("/record/")
        case ("hangs",):
            return store.file_of("/record/hangs/")
        case ("actor", *slugs) | ("pair", *slugs) | ("pair-year", *slugs):
            return store.file_of("/record/" + "".join(f"{slug}/" for slug in slugs))
        case _:
            return store.file_of(key[1])


def _holds(key: Key, state: StoryState) -> bool:
    file = _file(key)
    return file.is_file() and state.path.encode() in file.read_bytes()


def progress(state: StoryState, keys: Sequence[Sequence[str]], since: datetime) -> list[Place]:
    """How far the story, taken down at `since` from these places, has left each of them."""
    changes = Dispatch.objects.filter(kind=Dispatch.Kind.STORY, object=state.pk, made__gte=since)
    seqs = list(changes.values_list("seq", flat=True))
    said = dict(Confirmed.objects.filter(seq__in=seqs).order_by("-at").values_list("outlet", "at"))
    trouble = _trouble(seqs)
    return [_place(tuple(key), state, since, said, trouble) for key in keys]


def _trouble(seqs: Sequence[int]) -> dict[str, str]:
    """By outlet: what it says where it failed on one of these changes."""
    return {
        row.consumer_id: f"failed {row.failures} times, next try {clock.local(row.again):%H:%M:%S}"
        if row.parked
        else f"failed {row.failures} times, trying again"
        for row in Parked.objects.filter(dispatch__in=seqs)
    }


def _place(key: Key, state: StoryState, since: datetime, said: dict[str, datetime], trouble: dict[str, str]) -> Place:
    """Done when the outlet has said so and, for a page, when the shelf bears it out."""
    outlet = "search" if key == SEARCH else "pages"
    done = said.get(outlet)
    if key == PAGE:
        # The stone was laid before the change was, and nothing is served past it.
        done = since if tombstones.stands(state.path) else None
    elif key != SEARCH and _holds(key, state):
        done = None
    return Place(label(key), state.path if key == PAGE else "", done, "" if done else trouble.get(outlet, ""))


def label(key: Key) -> str:
    """The place in an editor's words."""
    match key:
        case ("story",):
            return "The story page"
        case ("search",):
            return "Search"
        case ("front" | "feed" | "corrections",):
            return {"front": "Front page", "feed": "Feed: front", "corrections": "Corrections"}[key[0]]
        case ("section" | "section-feed" | "section-month", slug, *_):
            named = Section.objects.filter(slug=slug).values_list("name", flat=True).first() or slug
            return {"section": named, "section-feed": f"Feed: {named}"}.get(key[0], f"{named}, {key[-1]}")
        case ("topic" | "topic-feed" | "topic-month", slug, *_):
            named = f"Topic {Topic.objects.filter(slug=slug).values_list('name', flat=True).first() or slug}"
            return {"topic": named, "topic-feed": f"Feed: {named}"}.get(key[0], f"{named}, {key[-1]}")
        case ("storyline", slug):
            return f"Storyline {Storyline.objects.filter(slug=slug).values_list('title', flat=True).first() or slug}"
        case ("byline", _, name):
            return f"Stories by {name}"
        case ("sitemap", _):
            return "Sitemap"
        case ("record" | "hangs" | "actor" | "pair" | "pair-year", *slugs):
            return _of_record(key[0], slugs)
        case ("other", path):
            other = StoryState.objects.filter(path=path).select_related("story").first()
            return f"Under “{other.story}”" if other else path
        case _:
            return f"Archive of {_day(key[1])}"


def _of_record(kind: str, slugs: Sequence[str]) -> str:
    if not slugs:
        return {"record": "Who said what", "hangs": "What hangs on what"}[kind]
    names = dict(Actor.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return "Record: " + " and ".join(names.get(slug, slug) for slug in slugs)


def _day(when: str) -> str:
    year, month, day = [*(int(part) for part in when.split("-")), 1, 1][:3]
    return date(year, month, day).strftime({4: "%Y", 7: "%B %Y"}.get(len(when), "%-d %B"))
