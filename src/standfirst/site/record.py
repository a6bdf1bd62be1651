"""What the pages of the record are given: the two sides of a pair, one actor, what hangs on what, and the index.

A mark is solid where a thing is told as having happened, and hollow where it is denied, open or conditional. Square
is a deed, round is a word; `together` is cooperation. The word that says so always stands beside it.
"""

from dataclasses import dataclass
from typing import ClassVar

from standfirst.site.pages import Page
from standfirst.site.parts import Link, StoryLine


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the record with the sentence that says so. `stories` is in how many stories it is told.

    Only an event is `marked`: whether a thing is so is not said by its being said, and a relation is no deed.
    """

    day: str
    iso: str
    title: str
    sentence: str
    story: Link
    stories: int = 1
    happened: bool = True
    deed: bool = False
    together: bool | None = None
    marked: bool = True

    @property
    def mark(self) -> str:
        """The classes of the mark."""
        if not self.marked:
            return ""
        side = "" if self.together is None else "co" if self.together else "ag"
        return " ".join(filter(None, ("mk", side, "sq" if self.deed else "", "" if self.happened else "o")))


@dataclass(frozen=True, slots=True)
class Mark:
    """One month and kind on the chart, in px."""

    x: float
    y: int
    r: float
    deed: bool
    together: bool
    happened: bool
    title: str

    @property
    def left(self) -> float:
        return round(self.x - self.r, 2)

    @property
    def top(self) -> float:
        return round(self.y - self.r, 2)

    @property
    def side(self) -> float:
        return round(2 * self.r, 2)

    @property
    def classes(self) -> str:
        return ("co" if self.together else "ag") + ("" if self.happened else " o")


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of what stood between them; `dash` is a stroke-dasharray, empty for a solid line."""

    x1: float
    x2: float
    dash: str


@dataclass(frozen=True, slots=True)
class Flag:
    """The label of a turn, on a row of its own; the latest has the marker."""

    x: float
    y: int
    text: str
    latest: bool
    left: bool

    @property
    def anchor(self) -> str:
        return "end" if self.left else "start"

    @property
    def at(self) -> float:
        return round(self.x + (-6 if self.left else 6), 2)

    @property
    def ground(self) -> tuple[float, float]:
        """Where the marker begins, and how wide it is."""
        wide = 7.4 * len(self.text) + 12
        return round(self.x - wide if self.left else self.x, 2), round(wide, 2)


@dataclass(frozen=True, slots=True)
class Chart:
    """59 months of a pair. `name` is what the band in the middle shows."""

    width: float
    height: int
    head: int
    years: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    flags: tuple[Flag, ...]
    name: str

    @property
    def tall(self) -> int:
        return self.height + self.head

    @property
    def box(self) -> str:
        return f"0 {-self.head} {self.width:g} {self.height + self.head}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage(Page):
    """Two actors: what stands between them, its turns, and the newest events. `year` is set on an older page."""

    template: ClassVar[str] = "record_pair.html"
    title: str
    sides: tuple[Link, Link]
    word: str = ""
    rest: str = ""
    chart: Chart | None = None
    turns: tuple[Told, ...] = ()
    events: tuple[Told, ...] = ()
    years: tuple[Link, ...] = ()
    year: int | None = None

    @property
    def year_text(self) -> str:
        return str(self.year or "")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a tie on the strip: `kind` is its class, and says its height."""

    x: float
    width: float
    y: int
    height: int
    kind: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What stands between the page's actor and one other: in a word, `since` when, and what was `before`."""

    other: Link
    word: str
    since: str
    before: str
    blocks: tuple[Block, ...]
    turns: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage(Page):
    """A person, a state or an organisation: its ties, what it said, what was done by it and to it, the latest."""

    template: ClassVar[str] = "record_actor.html"
    title: str
    kind: str
    role: str = ""
    ties: tuple[tuple[str, tuple[Tie, ...]], ...] = ()
    scale: tuple[tuple[float, str], ...] = ()
    period: str = ""
    strained: tuple[Told, ...] = ()
    kept: tuple[Told, ...] = ()
    pairs: tuple[Link, ...] = ()
    said: tuple[Told, ...] = ()
    by: tuple[Told, ...] = ()
    to: tuple[Told, ...] = ()
    latest: tuple[StoryLine, ...] = ()

    @property
    def until(self) -> str:
        """The last year of the strips."""
        return self.scale[-1][1] if self.scale else ""


@dataclass(frozen=True, slots=True)
class Hanging:
    """One thing that is open, or how it came out: `before`, `would` and `after` are its own words in three; `brief`
    is who would do what in one clause, "" where there is none."""

    kind: str
    who: str
    before: str
    would: str
    after: str
    sentence: str
    state: str
    day: str
    story: Link
    brief: str = ""
    shown_by: Link | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What all of these hang on; without a text they hang on nothing."""

    text: str
    things: tuple[Hanging, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HangsPage(Page):
    template: ClassVar[str] = "record_hangs.html"
    title: str = "What hangs on what"
    tabs: tuple[tuple[Link, int, bool], ...] = ()
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Page):
    """The way in, and how all of it is made."""

    template: ClassVar[str] = "record.html"
    title: str = "Who said what"
    pairs: tuple[tuple[Link, str], ...] = ()
    states: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
