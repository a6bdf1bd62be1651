"""The search index, fed from the log of changes: content and cursor stand in one transaction of the index's own."""

from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import nh3
from django.conf import settings
from django.db.models import Count, QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import Byline, Dispatch, Section, StoryState, Topic, newest_seq
from standfirst.press.rows import public_states, when
from standfirst.search.document import Document, Page
from standfirst.search.files import IndexMissing, IndexUnreadable
from standfirst.search.index import SearchIndex

SHARED = ("settings", "section", "topic", "storyline")


def folder() -> Path:
    return Path(settings.HOME) / "search"


def open_index() -> SearchIndex:
    """The index, made anew where it is missing or cannot be read."""
    try:
        return SearchIndex(folder())
    except (IndexMissing, IndexUnreadable):
        return rebuild()


def rebuild() -> SearchIndex:
    """Every public story and page, up to the newest change that was there when this began."""
    cursor = newest_seq()
    return SearchIndex.rebuild(folder(), documents(public_states()), pages(), cursor)


def feed(dispatches: Sequence[Dispatch]) -> None:
    """Bring the index to the present state of what these changes touch; what left goes first."""
    if any(dispatch.kind in SHARED for dispatch in dispatches):
        rebuild().close()
        return
    touched = {dispatch.object for dispatch in dispatches if dispatch.kind == Dispatch.Kind.STORY and dispatch.object}
    public = list(documents(public_states().filter(pk__in=touched)))
    there = {document.id for document in public}
    index = open_index()
    cursor = max(index.cursor(), *(dispatch.seq for dispatch in dispatches))
    index.apply([str(pk) for pk in touched if str(pk) not in there], public, pages(), cursor)
    index.close()


def prepare() -> None:
    """Opened behind, the index catches up, removals first, before anybody asks it."""
    index = open_index()
    missed = list(Dispatch.objects.filter(seq__gt=index.cursor()))
    index.close()
    if missed:
        feed(missed)


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
    )


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


def pages() -> list[Page]:
    """Sections and topics that have stories."""
    counted = public_states().values("story__section").annotate(n=Count("pk")).values_list("story__section", "n")
    in_section = dict(counted)
    made = [
        Page(f"section:{row.slug}", f"/{row.slug}/", row.name, "Section", (row.name,), in_section[row.pk])
        for row in Section.objects.all()
        if row.pk in in_section
    ]
    topics = Topic.objects.filter(stories__state__in=public_states()).annotate(n=Count("stories", distinct=True))
    made += [Page(f"topic:{t.slug}", f"/topic/{t.slug}/", t.name, "Topic", (t.name,), t.n) for t in topics]
    return made
