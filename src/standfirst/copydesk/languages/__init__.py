"""One table of words and patterns per language. The rules of the copy desk hold no word of any language."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal

from standfirst.copydesk.languages.picture_labels import FURTHER
from standfirst.copydesk.lines import letters_of

KNOWN = ("en", "de", "fr", "es")
Where = Literal["anywhere", "edge"]

_SAMPLE = 4000


def words(text: str) -> frozenset[str]:
    """A set of words from a table's running text."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Phrases from a table's running text, parted by bars, each once."""
    return tuple(dict.fromkeys(" ".join(phrase.split()) for phrase in text.split("|")))


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines of a page that are not its story.

    A phrase is matched against the whole line, in words without case or punctuation: `#` is any number, a final `*`
    up to six more words, a final `:` whatever follows a colon, bar, dash or arrow. `where` is "edge" for lines that
    could also be text, and are furniture only outside the story or beside other furniture.
    """

    rule: str
    where: Where
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """Lines of a wire that tell the desk something and are not text; `phrases` as in Furniture."""

    rule: str
    phrases: tuple[str, ...]
    bracketed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Header lines that give the copy's status, and so must never be mistaken for a headline.

    `exact` is a whole line in any case. `labels` stand alone in capitals, in brackets or before a colon; with a final
    `*` words may follow the colon. `timed` is followed by a time and nothing else; with a final `*`, in capitals, by
    anything that holds a time.
    """

    rule: str
    exact: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    timed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A word the newsroom writes in another way; a suggestion, never a change."""

    word: str
    better: str


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that the rules need to know of one language."""

    code: str
    stopwords: frozenset[str]
    months: dict[str, int]
    weekdays: frozenset[str]
    date_glue: frozenset[str]
    joins: tuple[str, ...]
    quotes: tuple[str, str]
    single_quotes: tuple[str, str]
    space_before_marks: bool = False
    furniture: tuple[Furniture, ...] = ()
    headers: tuple[Header, ...] = ()
    marks: tuple[Mark, ...] = ()
    closings: tuple[str, ...] = ()
    not_places: frozenset[str] = frozenset()
    not_place_endings: tuple[str, ...] = ()
    organisation_words: frozenset[str] = frozenset()
    agency_endings: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    place_openings: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    by: tuple[str, ...] = ()
    beyond: frozenset[str] = frozenset()
    special: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    job_words: frozenset[str] = frozenset()
    credit_phrases: tuple[str, ...] = ()
    photo_labels: tuple[str, ...] = ()
    caption_labels: tuple[str, ...] = ()
    photo_credit_phrases: tuple[str, ...] = ()
    published_labels: tuple[str, ...] = ()
    vague_sources: tuple[str, ...] = ()
    speech_verbs: frozenset[str] = frozenset()
    now_words: frozenset[str] = frozenset()
    last_year_words: tuple[str, ...] = ()
    elisions: frozenset[str] = frozenset()
    compound_starts: frozenset[str] = frozenset()
    compound_ends: frozenset[str] = frozenset()
    house_style: tuple[HouseStyle, ...] = ()


def base(code: str) -> str:
    """The language of a BCP 47 tag, without its region: "en" of "en-GB"."""
    return code.replace("_", "-").split("-", 1)[0].lower()


@cache
def language(code: str) -> Language:
    """The table of a language; one that has none gets English, which then recognises little and changes little."""
    name = base(code)
    table = import_module(f"{__name__}.{name if name in KNOWN else KNOWN[0]}").LANGUAGE
    assert isinstance(table, Language)  # noqa: S101
    return table


@cache
def months() -> dict[str, int]:
    """Every name and abbreviation of a month in every language here, without case or full stop."""
    return {word: number for code in reversed(KNOWN) for word, number in language(code).months.items()}


@cache
def weekdays() -> frozenset[str]:
    return frozenset().union(*(language(code).weekdays for code in KNOWN))


@cache
def beyond() -> frozenset[str]:
    """Words with which the place, the paper or the errand after a name in a byline begins: "in", "for", "special"."""
    return frozenset().union(*(language(code).beyond for code in KNOWN))


@cache
def agency_endings() -> frozenset[str]:
    """Words that the names of agencies end with: "press", "news", "Presseagentur"."""
    return frozenset().union(*(language(code).agency_endings for code in KNOWN))


@cache
def photo_labels() -> tuple[str, ...]:
    """What a picture's credit opens with in any language: it comes with the picture, in copy of every language."""
    return tuple({label: None for code in KNOWN for label in language(code).photo_labels} | dict.fromkeys(FURTHER))


@cache
def date_glue() -> frozenset[str]:
    """Words that stand inside a written date: "of", "de", "le"."""
    return frozenset().union(*(language(code).date_glue for code in KNOWN))


def detect(text: str) -> str:
    """The language whose commonest words are most of the text; English where nothing tells."""
    counted = Counter(letters_of(text[:_SAMPLE]))
    known = {code: sum(counted[word] for word in language(code).stopwords & counted.keys()) for code in KNOWN}
    return max(KNOWN, key=known.__getitem__)
