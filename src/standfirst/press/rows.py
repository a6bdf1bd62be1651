"""Stories as they stand on pages: lines made from rows that are loaded together."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.actions.addresses import slug_of
from standfirst.newsroom.models import Byline, Newspaper, Section, StaticPage, StoryPicture, StoryState
from standfirst.newsroom.public import public_states
from standfirst.press.kept_together import kept_together
from standfirst.press.pictures import picture_set
from standfirst.site.pages import Chrome
from standfirst.site.parts import Feed, Link, PictureSet, StoryLine
from standfirst.site.when import When

NEWEST = ("-first_published", "-pk")


def when(moment: datetime) -> When:
    return When(clock.local(moment))


@dataclass(slots=True)
class Look:
    """What was read of the present state, and is not read again before the look ends or is told to forget."""

    chrome: Chrome | None = None
    names: dict[int, list[str]] = field(default_factory=dict)
    pictures: dict[int, PictureSet | None] = field(default_factory=dict)
    lists: dict[Hashable, list[StoryState]] = field(default_factory=dict)

    def forget(self) -> None:
        """Read the stories again: others may have changed them."""
        self.names.clear()
        self.pictures.clear()
        self.lists.clear()


_look: ContextVar[Look | None] = ContextVar("look", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Within it, what several pages share is read once. What changes meanwhile has a Dispatch of its own to come."""
    with Newspaper.read_once():
        token = _look.set(Look(_chrome()))
        try:
            yield
        finally:
            _look.reset(token)


def forget() -> None:
    """Within a look: read the stories again."""
    look = _look.get()
    if look is not None:
        look.forget()


def chrome() -> Chrome:
    """What all pages share: it changes with settings and sections only."""
    look = _look.get()
    return look.chrome if look is not None and look.chrome is not None else _chrome()


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


LINE = (
    *("path", "short_id", "first_published", "last_published", "storyline", "part"),
    *("story__headline", "story__standfirst", "story__agency", "story__language"),
    *("story__section__slug", "story__section__name"),
)
"""The fields that a line on a page is made from: a list of stories never reads their text."""


def for_lines(states: QuerySet[StoryState]) -> QuerySet[StoryState]:
    return states.select_related("story__section").only(*LINE)


def newest(states: QuerySet[StoryState], most: int) -> list[StoryState]:
    return list(for_lines(states).order_by(*NEWEST)[:most])


def once(key: Hashable, read: Callable[[], list[StoryState]]) -> list[StoryState]:
    """The list of stories under this key, which several pages show: read once in a look."""
    look = _look.get()
    if look is None:
        return read()
    if key not in look.lists:
        look.lists[key] = read()
    return look.lists[key]


def lines(states: Sequence[StoryState], *, pictures: bool = True) -> list[StoryLine]:
    """One line for each state, in the same order; two queries at most for the stories not seen in this look."""
    look = _look.get() or Look()
    _read(look, [state.pk for state in states], pictures)
    return [_line(state, look.names[state.pk], look.pictures[state.pk] if pictures else None) for state in states]


def read(states: Iterable[StoryState]) -> None:
    """Within a look: read what the lines of all these need, which are then made one group after the other."""
    look = _look.get()
    if look is not None:
        _read(look, list(dict.fromkeys(state.pk for state in states)), pictures=True)


def _read(look: Look, ids: Sequence[int], pictures: bool) -> None:
    _read_names(look, [pk for pk in ids if pk not in look.names])
    if pictures:
        _read_pictures(look, [pk for pk in ids if pk not in look.pictures])


def _read_names(look: Look, ids: Sequence[int]) -> None:
    look.names.update((pk, []) for pk in ids)
    if ids:
        for story_id, name in Byline.objects.filter(story__in=ids).values_list("story_id", "name"):
            look.names[story_id].append(name)


def _read_pictures(look: Look, ids: Sequence[int]) -> None:
    look.pictures.update(dict.fromkeys(ids))
    if ids:
        look.pictures.update(lead_pictures(ids))


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
        standfirst=kept_together(story.standfirst),
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
