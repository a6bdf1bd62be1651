"""What pages are made of: links, pictures, the blocks of a body, the line that stands for a story elsewhere.

All text is plain and is escaped by the templates. The one exception is named `html` (and the items of a
list, the cells of a table): a `SafeString` of inline markup (a, em, strong, q, abbr, sub, sup, br, and
nothing else), already sanitised by whoever fills it. A plain `str` there is escaped like any other text.
"""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from standfirst.site.when import When

Direction = Literal["ltr", "rtl"]
RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> Direction:
    """Which way a language runs, by its BCP 47 tag; a script named in the tag wins over its language."""
    parts = language.lower().split("-")
    if any(part in {"arab", "hebr", "thaa", "syrc"} for part in parts[1:]):
        return "rtl"
    if any(len(part) == 4 and part.isalpha() for part in parts[1:]):
        return "ltr"
    return "rtl" if parts[0] in RTL_LANGUAGES else "ltr"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """In words up to twelve, as a newspaper counts."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


@dataclass(frozen=True, slots=True)
class Link:
    """`href` is a path of this newspaper ("/world/") or an absolute address."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    href: str
    kind: Literal["atom", "rss"]

    @property
    def mime(self) -> str:
        return f"application/{self.kind}+xml"

    @property
    def name(self) -> str:
        return {"atom": "Atom feed", "rss": "RSS feed"}[self.kind]


@dataclass(frozen=True, slots=True)
class Rendition:
    """One encoding of a picture at one width; pixels."""

    href: str
    width: int
    height: int
    type: Literal["image/avif", "image/webp", "image/jpeg"]


@dataclass(frozen=True, slots=True)
class PictureSet:
    """A picture in its encodings: AVIF and WebP at 480, 720 and 1080 px, or fewer where it is smaller.

    At least one rendition is not AVIF, for browsers that cannot read it; a ValueError says so otherwise.
    `focal` is the point that must stay in sight when the picture is cropped, as shares of width and
    height from the top left.
    """

    renditions: tuple[Rendition, ...]
    alt: str
    caption: str = ""
    credit: str = ""
    focal: tuple[float, float] = (0.5, 0.5)

    def __post_init__(self) -> None:
        if all(rendition.type == "image/avif" for rendition in self.renditions):
            raise ValueError("A picture needs a rendition that is not AVIF, and this one has none.")

    def _of(self, avif: bool) -> list[Rendition]:
        chosen = (r for r in self.renditions if (r.type == "image/avif") == avif)
        return sorted(chosen, key=lambda rendition: rendition.width)

    @property
    def avif(self) -> str:
        """The srcset of the AVIF source; empty without one."""
        return ", ".join(f"{r.href} {r.width}w" for r in self._of(avif=True))

    @property
    def others(self) -> str:
        return ", ".join(f"{r.href} {r.width}w" for r in self._of(avif=False))

    @property
    def largest(self) -> Rendition:
        """The widest rendition that every browser reads."""
        return self._of(avif=False)[-1]

    @property
    def described(self) -> str:
        """The text for who cannot see it: a picture that opens large is a link, and a link has a name."""
        return self.alt or self.caption or "Photograph"

    @property
    def crop(self) -> str:
        """The class that keeps the focal point in sight; none for the middle (no inline style: the CSP)."""
        across, down = (round(min(max(share, 0.0), 1.0) * 4) for share in self.focal)
        return " ".join(f"{axis}{n}" for axis, n in (("fx", across), ("fy", down)) if n != 2)


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    html: str


@dataclass(frozen=True, slots=True)
class Subhead:
    """`level` is 2 or 3; deeper ones are shown as 3."""

    kind: ClassVar[str] = "subhead"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class ListBlock:
    kind: ClassVar[str] = "list"
    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage set apart, with its marks as they are to be printed; `name` and `role` of who said it."""

    kind: ClassVar[str] = "quote"
    text: str
    name: str = ""
    role: str = ""

    @property
    def sentences(self) -> list[str]:
        """Each starts on its own line where it fits (looks.md)."""
        return re.split(r"(?<=[.!?…][”’\"']|.[.!?…])\s+(?=\S)", self.text.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """The first row names the columns where `headed`."""

    kind: ClassVar[str] = "table"
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    headed: bool = True

    @property
    def head(self) -> tuple[str, ...]:
        return self.rows[0] if self.headed and self.rows else ()

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        return self.rows[1:] if self.headed else self.rows


@dataclass(frozen=True, slots=True)
class PictureBlock:
    kind: ClassVar[str] = "picture"
    picture: PictureSet


@dataclass(frozen=True, slots=True)
class Embed:
    """Something of another site, told as a plain link with its name: nothing of theirs is loaded."""

    kind: ClassVar[str] = "embed"
    title: str
    href: str
    site: str


Block = Paragraph | Subhead | ListBlock | Quote | Table | PictureBlock | Embed


@dataclass(frozen=True, slots=True)
class Byline:
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction as told to readers; `html` as in the body."""

    when: When
    html: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as it stands on another page. `by` is its byline or agency, ready to print."""

    href: str
    headline: str
    when: When
    section: Link | None = None
    standfirst: str = ""
    picture: PictureSet | None = None
    by: str = ""
    language: str = ""

    @property
    def dir(self) -> str:
        return direction(self.language) if self.language else ""


@dataclass(frozen=True, slots=True)
class Said:
    """One row of *Who says so*. `happened` draws the mark solid; else it is hollow, and `word` says why.

    `text` is what was said, or where `plain` the rest of a whole sentence after `who`. `anchor` is the id of the
    place that holds the sentence, empty where the page has none. `machine` marks what no editor has reviewed.
    """

    word: str
    happened: bool
    who: str
    text: str
    role: str = ""
    via: str = ""
    plain: bool = False
    anchor: str = ""
    machine: bool = False


Why = Literal["editor", "newer", "earlier", "topic", "section"]


@dataclass(frozen=True, slots=True)
class NextStory:
    """The stored choice: the story, why it was chosen, and the topic or section that it was chosen by."""

    story: StoryLine
    why: Why
    about: str = ""

    @property
    def reason(self) -> str:
        words = {
            "editor": "Chosen by our editors",
            "newer": "Newer in this story",
            "earlier": "Earlier in this story",
            "topic": f"Also on {self.about}" if self.about else "On the same topic",
            "section": f"Leading in {self.about}" if self.about else "Leading in this section",
        }
        return words[self.why]


@dataclass(frozen=True, slots=True)
class RunningStory:
    """A storyline on the front: its newest part and up to four before it, newest first."""

    storyline: Link
    parts: int
    newest: StoryLine
    earlier: tuple[StoryLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section's corner of the front: one story told, up to three more as lines."""

    section: Link
    lead: StoryLine
    rows: tuple[StoryLine, ...] = ()
