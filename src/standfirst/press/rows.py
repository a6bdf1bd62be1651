"""Stories as they stand on pages: lines made from rows that are loaded together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.actions.addresses import slug_of
from standfirst.newsroom.models import Byline, Newspaper, Section, StaticPage, StoryPicture, StoryState
from standfirst.press.pictures import picture_set
from standfirst.site.pages import Chrome
from standfirst.site.parts import Feed, Link, PictureSet, StoryLine
from standfirst.site.when import When
from standfirst.threads.next_story import public_states

NEWEST = ("-first_published", "-pk")


def when(moment: datetime) -> When:
    return When(clock.local(moment))


_shared: ContextVar[Chrome | None] = ContextVar("chrome", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Within it, what all pages share is read once. What changes meanwhile has a Dispatch of its own to come."""
    with Newspaper.read_once():
        token = _shared.set(_chrome())
        try:
            yield
        finally:
            _shared.reset(token)


def chrome() -> Chrome:
    """What all pages share: it changes with settings and sections only."""
    return _shared.get() or _chrome()


def _chrome() -> Chrome:
    paper = Newspaper.current()
    static = [Link(page.title, f"/{page.slug}/") for page in StaticPage.objects.live().order_by("path")]
    return Chrome(
        name=paper.name,
        base=paper.address,
        language=paper.language,
        sections=tuple(section_link(section) for section in Section.objects.all()),
        paper=(*static, Link("Corrections", "/corrections/")),
        imprint=" · ".join(part for part in (paper.tagline, paper.place) if part),
        feeds=(Feed(paper.name, "/feed.xml", "rss"),),
    )


def section_link(section: Section) -> Link:
    return Link(section.name, f"/{section.slug}/")


def byline_path(name: str) -> str:
    return f"/by/{slug_of(name)}/"


def newest(states: QuerySet[StoryState], most: int) -> list[StoryState]:
    return list(states.select_related("story__section").order_by(*NEWEST)[:most])


def lines(states: Sequence[StoryState], *, pictures: bool = True) -> list[StoryLine]:
    """One line for each state, in the same order; three queries in all."""
    ids = [state.pk for state in states]
    names: defaultdict[int, list[str]] = defaultdict(list)
    for story_id, name in Byline.objects.filter(story__in=ids).values_list("story_id", "name"):
        names[story_id].append(name)
    shown = lead_pictures(ids) if pictures else {}
    return [_line(state, names[state.pk], shown.get(state.pk)) for state in states]


def line(state: StoryState) -> StoryLine:
    return lines([state])[0]


def _line(state: StoryState, names: list[str], picture: PictureSet | None) -> StoryLine:
    story = state.story
    assert state.first_published is not None  # noqa: S101
    return StoryLine(
        href=state.path,
        headline=story.headline,
        when=when(state.first_published),
        section=section_link(story.section),
        standfirst=story.standfirst,
        picture=picture,
        by=" and ".join(names) or story.agency,
        language=story.language if story.language != Newspaper.current().language else "",
    )


def lead_pictures(ids: Iterable[int]) -> dict[int, PictureSet]:
    """The first picture of each of these stories that has one."""
    found: dict[int, PictureSet] = {}
    rows = StoryPicture.objects.filter(story__in=list(ids), picture__isnull=False, picture__killed=False)
    for row in rows.select_related("picture").order_by("story_id", "sort_order", "pk"):
        if row.story_id not in found and row.picture is not None:
            found[row.story_id] = picture_set(row.picture, row.caption, row.credit)
    return found


__all__ = ["NEWEST", "byline_path", "chrome", "line", "lines", "newest", "public_states", "section_link", "when"]
