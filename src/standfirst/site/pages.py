"""What each page of the reader's side is given: the contract between the press, which fills these from the
newsroom, and the templates, which show them. No database, no request, no clock stands behind them.

`engine.render(page)` makes the HTML of any of them. `path` is the page's own address ("/world/"), absolute on
this host; `chrome` is what every page of one newspaper shares. See `parts` for which text may hold markup.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from standfirst.site import when as dates
from standfirst.site.metadata import absolute, news_article
from standfirst.site.parts import (
    Block,
    Byline,
    Correction,
    Feed,
    Link,
    NextStory,
    PictureSet,
    RunningStory,
    Said,
    SectionBlock,
    StoryLine,
    direction,
    number,
)
from standfirst.site.when import When

Pair = tuple[StoryLine, str]


@dataclass(frozen=True, slots=True)
class Chrome:
    """What every page of one newspaper shares.

    `base` is the canonical address without a slash at its end ("https://tidewaiter.example"); `sections` is
    the bar, in the newsroom's order; `paper` is the footer's "The paper" (about, contact, corrections);
    `imprint` is the footer's last line, plain text; `feeds` those of the whole newspaper.
    """

    name: str
    base: str
    language: str = "en"
    sections: tuple[Link, ...] = ()
    paper: tuple[Link, ...] = ()
    imprint: str = ""
    feeds: tuple[Feed, ...] = ()
    corrections: str = "/corrections/"
    archive: str = "/archive/"
    search: str = "/search/"

    @property
    def dir(self) -> str:
        return direction(self.language)

    @property
    def plate(self) -> str:
        """The class that sets the nameplate to fit a phone, by the width of the name in ems, roughly."""
        width = sum(0.7 if c.isupper() or c in "mw&@" else 0.25 if c in " ilj.,'" else 0.49 for c in self.name)
        return next(
            (name for limit, name in ((6.6, ""), (7.8, "wide8"), (9.6, "wide10")) if width <= limit), "wide12"
        )

    @property
    def more_sections(self) -> bool:
        """Whether there are more than the bar can hold."""
        return len(self.sections) > 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`notice` is a strip above everything, for the desk's preview ("Not published: rights unknown").

    `description` feeds the meta description; `feeds` are those of this page alone, offered before the
    newspaper's. `indexed` is false for pages that search engines should leave alone.
    """

    template: ClassVar[str]
    chrome: Chrome
    path: str
    notice: str = ""
    description: str = ""
    feeds: tuple[Feed, ...] = ()
    indexed: bool = True

    @property
    def canonical(self) -> str:
        return self.chrome.base + self.path

    @property
    def all_feeds(self) -> tuple[Feed, ...]:
        return self.feeds + self.chrome.feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage(Page):
    """One story. `credit` is the agency's; `newer` a later part of its storyline; at most three related."""

    template: ClassVar[str] = "story.html"
    headline: str
    section: Link
    published: When
    blocks: tuple[Block, ...]
    kicker: str = ""
    standfirst: str = ""
    updated: When | None = None
    bylines: tuple[Byline, ...] = ()
    lead: PictureSet | None = None
    dateline: str = ""
    corrections: tuple[Correction, ...] = ()
    credit: str = ""
    storyline: Link | None = None
    newer: StoryLine | None = None
    next_story: NextStory | None = None
    related: tuple[StoryLine, ...] = ()
    topics: tuple[Link, ...] = ()
    says: tuple[Said, ...] = ()
    language: str = "en"

    @property
    def ids(self) -> frozenset[str]:
        """The ids that something on the page leads to; no other sentence has one."""
        return frozenset(row.anchor for row in self.says)

    @property
    def says_words(self) -> str:
        """What the folded *Who says so* holds: “Eight sources and the headline, each linked to its sentence”."""
        sources = len({row.who for row in self.says if row.word != "Headline"})
        words = f"{number(sources).capitalize()} source{'' if sources == 1 else 's'}" if sources else ""
        own = any(row.word == "Headline" for row in self.says)
        told = f"{words} and the headline" if words and own else words or "The headline"
        return f"{told}, {'each ' if sources + own > 1 else ''}linked to its sentence"

    @property
    def says_by_machine(self) -> bool:
        return any(row.machine for row in self.says)

    @property
    def dir(self) -> str:
        return direction(self.language)

    @property
    def body(self) -> list[tuple[Block, str]]:
        """Each block with the dateline that leads it: the first paragraph's, and nobody else's."""
        first = next((n for n, block in enumerate(self.blocks) if block.kind == "paragraph"), None)
        return [(block, self.dateline if n == first else "") for n, block in enumerate(self.blocks)]

    @property
    def title(self) -> str:
        return self.headline

    @property
    def changed(self) -> When:
        return self.updated or self.published

    @property
    def updated_words(self) -> str:
        return self.updated.after(self.published) if self.updated else ""

    @property
    def share_picture(self) -> str:
        """The address that other sites show with a link to this story."""
        return absolute(self.chrome.base, self.lead.largest.href) if self.lead else ""

    @property
    def json_ld(self) -> str:
        return news_article(self)


ROOM = 22
"""Rows of the river: as long as the lead and the seconds beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage(Page):
    """The front. `day` is the stored day of the front, never the clock's; `ears` stand under it.

    `lead_links` are at most three stories that go with the lead; `seconds` two; `river` the newest ROOM, newest
    first, whose last make way for `hangs`, at most three open conditions; `put_right` the newest correction with the
    story it belongs to; `breaking` stands until its end.
    """

    template: ClassVar[str] = "front.html"
    day: date
    day_href: str = ""
    ears: tuple[str, ...] = ()
    breaking: StoryLine | None = None
    lead: StoryLine | None = None
    lead_links: tuple[StoryLine, ...] = ()
    seconds: tuple[StoryLine, ...] = ()
    river: tuple[StoryLine, ...] = ()
    hangs: tuple[Link, ...] = ()
    running: RunningStory | None = None
    sections: tuple[SectionBlock, ...] = ()
    put_right: Correction | None = None
    put_right_story: Link | None = None

    @property
    def weekday(self) -> str:
        return dates.weekday(self.day)

    @property
    def _newest_day(self) -> date:
        """The day of the river's newest story: on a quiet morning that is not the front's own."""
        return self.river[0].when.day if self.river else self.day

    @property
    def river_day(self) -> str:
        return dates.day_and_month(self._newest_day)

    @property
    def river_rows(self) -> list[Pair]:
        """Each line with its label: the clock on the newest story's day, else the day."""
        newest = self._newest_day
        shown = self.river[: ROOM - 2 * len(self.hangs)]
        return [(line, line.when.clock if line.when.day == newest else line.when.brief) for line in shown]

    @property
    def zone(self) -> str:
        return self.river[0].when.zone if self.river else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """A section, topic or person's stories: the newest 40, newest first, then the archive's months."""

    template: ClassVar[str] = "list.html"
    title: str
    kind: Literal["section", "topic", "byline"]
    intro: str = ""
    stories: tuple[StoryLine, ...] = ()
    archive: tuple[Link, ...] = ()

    @property
    def label(self) -> str:
        return {"section": "Section", "topic": "Topic", "byline": "Stories by"}[self.kind]

    @property
    def lead(self) -> StoryLine | None:
        """The newest story that has a picture, if it is among the first four, else the newest."""
        pictured = next((line for line in self.stories[:4] if line.picture), None)
        return pictured or (self.stories[0] if self.stories else None)

    @property
    def rest(self) -> tuple[StoryLine, ...]:
        return tuple(line for line in self.stories if line is not self.lead)


@dataclass(frozen=True, slots=True, kw_only=True)
class StorylinePage(Page):
    """One running event; `parts` newest first, numbered from the first."""

    template: ClassVar[str] = "storyline.html"
    title: str
    intro: str = ""
    parts: tuple[StoryLine, ...] = ()

    @property
    def numbered(self) -> list[tuple[int, StoryLine]]:
        return [(len(self.parts) - n, part) for n, part in enumerate(self.parts)]


@dataclass(frozen=True, slots=True)
class ArchiveDayLines:
    """A day within a month's page; `stories` may be empty where only its address is shown."""

    day: date
    href: str = ""
    stories: tuple[StoryLine, ...] = ()

    @property
    def title(self) -> str:
        return f"{dates.WEEKDAYS[self.day.weekday()]} {dates.day_and_month(self.day)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage(Page):
    """What the archives share. `of` is the section or topic they are of; None is the whole newspaper.

    `newer` and `older` are the neighbours in time that exist; `up` the month of a day, the year of a month.
    """

    of: Link | None = None
    newer: Link | None = None
    older: Link | None = None
    up: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDay(ArchivePage):
    """The stories first published on one day, newest first."""

    template: ClassVar[str] = "archive.html"
    day: date
    stories: tuple[StoryLine, ...] = ()

    @property
    def title(self) -> str:
        return dates.weekday(self.day)

    @property
    def days(self) -> tuple[ArchiveDayLines, ...]:
        return (ArchiveDayLines(day=self.day, stories=self.stories),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveMonth(ArchivePage):
    """The days of one month that have stories, newest first."""

    template: ClassVar[str] = "archive.html"
    year: int
    month: int
    days: tuple[ArchiveDayLines, ...] = ()

    @property
    def title(self) -> str:
        return dates.month_name(self.year, self.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveYear(ArchivePage):
    """The months of one year that have stories; `years` leads to the other years."""

    template: ClassVar[str] = "archive.html"
    year: int
    months: tuple[Link, ...] = ()
    years: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        return str(self.year)


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """`story` is None where the story itself was withdrawn since."""

    correction: Correction
    story: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage(Page):
    """The newest corrections, newest first, under the newsroom's policy (blocks as in a story)."""

    template: ClassVar[str] = "corrections.html"
    policy: tuple[Block, ...] = ()
    entries: tuple[CorrectionEntry, ...] = ()

    @property
    def title(self) -> str:
        return "Corrections and withdrawals"

    @property
    def policy_body(self) -> list[tuple[Block, str]]:
        return [(block, "") for block in self.policy]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPage(Page):
    """About, contact and the like."""

    template: ClassVar[str] = "static.html"
    title: str
    blocks: tuple[Block, ...] = ()

    @property
    def body(self) -> list[tuple[Block, str]]:
        return [(block, "") for block in self.blocks]


Segments = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A story found. Segments are pieces of plain text, each with whether it is a match."""

    href: str
    headline: Segments
    section: str
    when: str
    standfirst: Segments = ()


@dataclass(frozen=True, slots=True)
class SearchOffer:
    """A topic, section or person offered above the stories."""

    href: str
    title: Segments
    kind: str


@dataclass(frozen=True, slots=True)
class FilterOption:
    """`value` is what the address carries, "" for all; `count` of stories under the other filters."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """`name` is the GET parameter: section, topic or type."""

    name: str
    label: str
    options: tuple[FilterOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The results page, rendered per request. `since` and `until` are yyyy-mm-dd or empty.

    `suggestion` is a spelling that would find something, with its address; `dropped` the word that was left
    out because nothing held them all. `problem` is one sentence about a filter that cannot be understood.
    """

    template: ClassVar[str] = "search.html"
    indexed: bool = False
    query: str = ""
    total: int = 0
    offers: tuple[SearchOffer, ...] = ()
    hits: tuple[SearchHit, ...] = ()
    filters: tuple[FilterGroup, ...] = ()
    since: str = ""
    until: str = ""
    suggestion: Link | None = None
    dropped: str = ""
    problem: str = ""
    newer: Link | None = None
    older: Link | None = None

    @property
    def heading(self) -> str:
        """31 stories for “sund”."""
        if not self.query:
            return "Search"
        number = f"{self.total:,}" if self.total else "No"
        return f"{number} {'story' if self.total == 1 else 'stories'} for “{self.query}”"

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set, so that the phone shows them unfolded."""
        chosen = (option.value for group in self.filters for option in group.options if option.chosen)
        return bool(self.since or self.until or any(chosen))


ASKED = "words-of-the-address"
"""Stands in the baked 404 page where the reader's process puts the words of the address that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound(Page):
    """404. `words` were taken from the address, for the search field; `newest` at most three stories."""

    template: ClassVar[str] = "404.html"
    path: str = "/404/"
    indexed: bool = False
    words: str = ""
    newest: tuple[StoryLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone(Page):
    """410. It says nothing of the story, so that one page serves every kill and is never baked again."""

    template: ClassVar[str] = "410.html"
    path: str = "/410/"
    indexed: bool = False
