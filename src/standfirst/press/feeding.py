"""The search index, fed from the log of changes: content and cursor stand in one transaction of the index's own."""

from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import nh3
from django.conf import settings
from django.db.models import Q, QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import (
    Byline,
    Consumer,
    Correction,
    Dispatch,
    Section,
    Story,
    StoryState,
    Topic,
    newest_seq,
)
from standfirst.newsroom.public import public
from standfirst.press.models import Baked
from standfirst.press.rows import byline_path, one_look, public_states, when
from standfirst.record.kept.models import Actor, Line
from standfirst.record.kept.shown import reviewed
from standfirst.search.document import Document, Page
from standfirst.search.files import IndexMissing, IndexUnreadable
from standfirst.search.index import SearchIndex
from standfirst.wire.takes import write_whole

AT_ONCE = 500
COUNTED = 1000
"""Weights are counted no further: they order the offers, and a count over the archive would cost as it grows."""
PICTURE_STORY = 3
Offered = tuple[str, str]
"""A page that may be offered: its kind and its slug, or the name of a byline."""


def folder() -> Path:
    return Path(settings.HOME) / "search"


def open_index() -> SearchIndex:
    """The index, made anew where it is missing or cannot be read."""
    try:
        return SearchIndex(folder())
    except (IndexMissing, IndexUnreadable):
        return rebuild()


@one_look()
def rebuild() -> SearchIndex:
    """Every public story and page, up to the newest change that was there when this began."""
    cursor, zone = newest_seq(), clock.zone().key
    index = SearchIndex.rebuild(folder(), documents(public_states()), pages(every_offer()), cursor)
    write_whole(folder() / "zone", zone.encode())
    return index


@one_look()
def feed(dispatches: Sequence[Dispatch]) -> None:
    """Bring the index to the present state of what these changes touch; what left goes first.

    Only another time zone changes every row, because every row holds its time as printed.
    """
    index = open_index()
    if zone_of_index() != clock.zone().key:
        index.close()
        rebuild().close()
        return
    changed = {(dispatch.kind, dispatch.object) for dispatch in dispatches}
    named = {offer for kind, key in changed if key is not None for offer in _named(kind, key)}
    for some in _in_chunks(sorted(stories_touched(dispatches))):
        _take_in(index, some, set(), index.cursor())
    _take_in(index, [], named, max(index.cursor(), *(dispatch.seq for dispatch in dispatches)))
    index.close()


def _take_in(index: SearchIndex, story_ids: Sequence[int], offers: set[Offered], cursor: int) -> None:
    """These stories, and every page offered that lists one of them or did, in one transaction.

    The pages that a story leaves are known from the index alone, so they must not be told apart from it.
    """
    before = [held for held in map(index.held, map(str, story_ids)) if held is not None]
    public = list(documents(public_states().filter(pk__in=story_ids)))
    offers = offers.union(*map(_offers_of, (*before, *public)))
    offered = list(pages(sorted(offers)))
    gone = {str(pk) for pk in story_ids} - {document.id for document in public}
    withdrawn = {_id_of(offer) for offer in offers} - {page.id for page in offered}
    index.apply([*sorted(gone), *sorted(withdrawn)], public, offered, cursor)


def stories_touched(dispatches: Sequence[Dispatch]) -> set[int]:
    """The stories whose rows these changes can alter. A section's or topic's name stands in each of its stories'."""
    of: dict[str, set[int]] = {}
    for dispatch in dispatches:
        if dispatch.object is not None:
            of.setdefault(dispatch.kind, set()).add(dispatch.object)
    found = of.get(Dispatch.Kind.STORY, set())
    for kind, field in ((Dispatch.Kind.SECTION, "story__section__in"), (Dispatch.Kind.TOPIC, "story__topics__in")):
        if kind in of:
            found |= set(public_states().filter(**{field: of[kind]}).values_list("pk", flat=True))
    return found


def zone_of_index() -> str:
    """The time zone in which the rows of the index say their times."""
    file = folder() / "zone"
    return file.read_text("utf-8") if file.is_file() else ""


def _in_chunks(ids: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _named(kind: str, key: int) -> list[Offered]:
    """The page of the section or topic itself, which may have a new name and no story; those that the record of a
    story tells of."""
    match kind:
        case Dispatch.Kind.SECTION:
            return [("section", slug) for slug in Section.objects.filter(pk=key).values_list("slug", flat=True)]
        case Dispatch.Kind.RECORD | Dispatch.Kind.STORY:
            return _of_record(key)
        case Dispatch.Kind.TOPIC:
            return [("topic", slug) for slug in Topic.objects.filter(pk=key).values_list("slug", flat=True)]
        case _:
            return []


def _of_record(story_id: int) -> list[Offered]:
    """The actors and pairs that this story's lines name or, by what was baked, named before."""
    baked = Baked.objects.filter(pk=story_id).values_list("keys", flat=True).first() or []
    keys = {tuple(key) for key in baked if key[0] in ("actor", "pair")}
    for line in Line.objects.filter(story=story_id, verdict__isnull=False).select_related("actor", "target"):
        ends = sorted({one.slug for one in (line.actor, line.target) if one is not None})
        keys |= {("actor", slug) for slug in ends} | ({("pair", *ends)} if len(ends) == 2 else set())
    return [(key[0], "/".join(key[1:])) for key in sorted(keys)]


def _record_offers() -> list[Offered]:
    rows = reviewed().exclude(part="headline").select_related("actor", "target")
    found: set[Offered] = set()
    for line in rows.iterator(chunk_size=1000):
        ends = sorted({one.slug for one in (line.actor, line.target) if one is not None})
        found |= {("actor", slug) for slug in ends} | ({("pair", "/".join(ends))} if len(ends) == 2 else set())
    return sorted(found)


def _recorded_page(offer: Offered) -> Page | None:
    """An actor by all its names; a pair in both orders, so that “armenia ru” finds Armenia and Russia."""
    kind, what = offer
    found = {actor.slug: actor for actor in Actor.objects.filter(slug__in=what.split("/"))}
    if len(found) != len(what.split("/")):
        return None
    two = list(found.values())
    lines = reviewed().exclude(part="headline")
    if kind == "pair":
        lines = lines.exclude(kind=Line.Kind.STATEMENT)
    for actor in two:
        lines = lines.filter(Q(actor=actor) | Q(target=actor))
    weight = len(lines.order_by().values_list("pk", flat=True)[:COUNTED])
    if not weight:
        return None
    if kind == "actor":
        names = (two[0].name, *two[0].names, *two[0].demonyms)
        return Page(_id_of(offer), f"/record/{what}/", two[0].name, two[0].get_kind_display(), names, weight)
    a, b = (found[slug].name for slug in what.split("/"))
    return Page(_id_of(offer), f"/record/{what}/", f"{a} and {b}", "Pair", (f"{a} {b}", f"{b} {a}"), weight)


def _offers_of(document: Document) -> list[Offered]:
    return [
        ("section", document.section_slug),
        *(("topic", slug) for slug, _ in document.topics),
        *(("byline", name) for name in document.bylines),
    ]


def set_back(outlet: str) -> None:
    """Let this outlet follow anew what the index does not hold: its cursor never stands beyond the index's own."""
    index = open_index()
    held = index.cursor()
    index.close()
    Consumer.objects.filter(name=outlet, cursor__gt=held).update(cursor=held)


def documents(states: "QuerySet[StoryState]") -> Iterator[Document]:
    """What the index holds of these stories."""
    found = states.select_related("story__section").prefetch_related("story__topics")
    for state in found.order_by("first_published", "pk").iterator(chunk_size=500):
        yield document(state)


def document(state: StoryState) -> Document:
    story = state.story
    assert state.first_published is not None  # noqa: S101
    return Document(
        id=str(state.pk),
        href=state.path,
        headline=story.headline,
        standfirst=story.standfirst,
        body="\n\n".join(plain(block.block_type, block.value) for block in story.body),
        section=story.section.name,
        section_slug=story.section.slug,
        published=int(clock.local(state.first_published).timestamp()),
        when=when(state.first_published).short,
        topics=tuple((topic.slug, topic.name) for topic in story.topics.all()),
        bylines=tuple(Byline.objects.filter(story=story).values_list("name", flat=True)),
        agency=story.agency,
        dateline=story.dateline,
        language=story.language,
        type=_type(story),
    )


def _type(story: Story) -> Literal["story", "corrected", "pictures"]:
    """A correction is what a wary reader asks for first; three pictures make a story that is looked at."""
    if Correction.objects.filter(story=story).exists():
        return "corrected"
    in_text = sum(1 for block in story.body if block.block_type == "picture")
    return "pictures" if story.pictures.count() + in_text >= PICTURE_STORY else "story"


def plain(kind: str, value: Any) -> str:
    """A block in plain words."""
    match kind:
        case "paragraph":
            return unescape(nh3.clean(value.source, tags=set()))
        case "list":
            return "\n".join(unescape(nh3.clean(item.source, tags=set())) for item in value["items"])
        case "quote":
            return str(value["text"])
        case "picture":
            return str(value["caption"])
        case "embed":
            return str(value["title"])
        case "table":
            cells = [str(cell.value) for row in value.row_data for cell in row.children]
            return " ".join(cells)
        case _:
            return str(value)


def every_offer() -> list[Offered]:
    """Every page that may be offered above the stories."""
    names = Byline.objects.filter(public("story__state__")).values_list("name", flat=True).distinct()
    return [
        *(("section", slug) for slug in Section.objects.values_list("slug", flat=True)),
        *(("topic", slug) for slug in Topic.objects.values_list("slug", flat=True)),
        *(("byline", name) for name in names),
        *_record_offers(),
    ]


def _id_of(offer: Offered) -> str:
    return ":".join(offer)


def pages(offers: Iterable[Offered]) -> Iterator[Page]:
    """Of these, the sections, topics and bylines that have stories: others are no use to a reader who searches."""
    for offer in offers:
        kind, what = offer
        match kind:
            case "section":
                found = _page(
                    offer, f"/{what}/", "Section", Section.objects.filter(slug=what), "story__section__slug"
                )
            case "topic":
                found = _page(
                    offer, f"/topic/{what}/", "Topic", Topic.objects.filter(slug=what), "story__topics__slug"
                )
            case "actor" | "pair":
                found = _recorded_page(offer)
            case _:
                weight = _weight(public_states().filter(story__bylines__name=what))
                found = Page(_id_of(offer), byline_path(what), what, "Byline", (what,), weight) if weight else None
        if found is not None:
            yield found


def _page(offer: Offered, href: str, kind: str, rows: "QuerySet[Any]", field: str) -> Page | None:
    row = rows.first()
    weight = _weight(public_states().filter(**{field: offer[1]}))
    return Page(_id_of(offer), href, row.name, kind, (row.name,), weight) if row is not None and weight else None


def _weight(states: "QuerySet[StoryState]") -> int:
    return len(states.order_by().values_list("pk", flat=True)[:COUNTED])
