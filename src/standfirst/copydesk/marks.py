"""What the copy says of its own status: killed, held, embargoed, for editors only. Header lines alone say so.

A word in a headline or in the body says nothing: a header line is nothing but the label, in capitals or in brackets,
or an embargo with a time and nothing else (rights-and-status, rule 5).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from standfirst.copydesk.copy import Copy
from standfirst.copydesk.languages import KNOWN, date_glue, language, months, weekdays
from standfirst.copydesk.lexicon import tokens
from standfirst.copydesk.lines import first_word
from standfirst.wire.reading.times import when

KILL, HOLD, EMBARGO, PRIVATE, ADVISORY = (
    "header.kill", "header.hold", "header.embargo", "header.not-for-publication", "header.advisory",
)  # fmt: skip
Status = Literal["usable", "withheld", "canceled", "correction", "advisory"]
#: The strongest first, where a copy says several.
_STATUSES: tuple[tuple[str, Status], ...] = (
    (KILL, "canceled"),
    (HOLD, "withheld"),
    (PRIVATE, "withheld"),
    ("header.correction", "correction"),
    (ADVISORY, "advisory"),
)
_LONGEST = 200
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d(?::?\d\d)?\s*(?:Z|[+-]\d\d:?\d\d)")
_CLOCK = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?:[:.h](\d\d))?\s*(a\.?m\.?|p\.?m\.?|uhr|h|hrs|hours)?(?![\d/:])", re.IGNORECASE
)
_FOUR = re.compile(r"(?<!\d)([01]\d|2[0-3])([0-5]\d)(?=\s*(?:hrs|hours|h|gmt|utc|z)\b)", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_OFFSET = re.compile(r"\b(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d\d)?\b", re.IGNORECASE)
_WRITTEN = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:of\s+|de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
#: Letters that name one zone. Those that name several (CST, IST, AST) are in no table: such a time is unreadable.
_ZONES: dict[str, tzinfo] = {
    "gmt": UTC, "utc": UTC, "z": UTC, "bst": timezone(timedelta(hours=1)),
    "cet": timezone(timedelta(hours=1)), "mez": timezone(timedelta(hours=1)),
    "cest": timezone(timedelta(hours=2)), "mesz": timezone(timedelta(hours=2)),
    "est": timezone(timedelta(hours=-5)), "edt": timezone(timedelta(hours=-4)), "et": ZoneInfo("America/New_York"),
    "pst": timezone(timedelta(hours=-8)), "pdt": timezone(timedelta(hours=-7)), "pt": ZoneInfo("America/Los_Angeles"),
}  # fmt: skip
_NAMED = "noon midday midnight midi minuit mittag mitternacht mediodía medianoche today tomorrow notice"
_BESIDE = (
    "# am pm a m p uhr h hrs hours hour heures horas gmt utc z bst cet cest mez mesz est edt et pst pdt pt cst cdt ist "
    "jst sgt hkt local time tonight at further publication release sunday morning evening strictly usa ny london paris "
    "berlin madrid heure locale ortszeit hora às à las jusqu au bis um le la and or"
)
#: Words of a time, whatever the language.
_TIMES = frozenset(_NAMED.split())
#: What else an embargo line may hold, beside days and months; "#" is a number.
_TIME_WORDS = _TIMES | frozenset(_BESIDE.split())


@dataclass(frozen=True, slots=True)
class Marks:
    """What the header lines of a copy say. `said` is the line that gave `status`, `until` the one of the embargo."""

    status: Status = "usable"
    said: str = ""
    embargo: datetime | Literal["unreadable"] | None = None
    until: str = ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    rule: str
    how: Literal["exact", "label", "timed"]
    open: bool


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """The phrases of every language by their first word, the longest first: an English desk sends French copy too."""
    found: dict[str, list[_Phrase]] = {}
    for mark in (mark for code in KNOWN for mark in language(code).marks):
        for how, written in (("exact", mark.exact), ("label", mark.labels), ("timed", mark.timed)):
            for phrase in written:
                words = tokens(phrase)
                made = _Phrase(words, mark.rule, how, phrase.endswith("*"))  # type: ignore[arg-type]
                found.setdefault(words[0], []).append(made)
    return {word: tuple(sorted(each, key=lambda phrase: -len(phrase.words))) for word, each in found.items()}


def rule_of(text: str) -> str | None:
    """The rule of a line that gives the copy's status; None for any other, whatever words it holds."""
    if len(text) > _LONGEST:
        return None
    phrases = _phrases().get(first_word(text))
    if not phrases:
        return None
    words = tokens(text)
    for phrase in phrases:
        if words[: len(phrase.words)] == phrase.words and _fits(text, words, phrase):
            return phrase.rule
    return None


def _fits(text: str, words: tuple[str, ...], phrase: _Phrase) -> bool:
    rest = words[len(phrase.words) :]
    bracketed = text[0] in "([*" and text.rstrip(" .")[-1] in ")]*"
    if phrase.how == "exact":
        return not rest
    if phrase.how == "timed":
        timely = any(word == "#" or word in _TIMES or word in weekdays() for word in rest)
        return timely and (all(map(_is_time_word, rest)) or bracketed or (phrase.open and text.isupper()))
    found = re.match(r"\W*(" + r"\W+".join(r"[^\W_]+" for _word in phrase.words) + r")\s*(.?)", text)
    head, sign = (found[1], found[2]) if found else ("", "")
    if not rest:
        return head.isupper() or bracketed or sign == ":"
    return phrase.open and sign in (*":–—-,(",) and (head.isupper() or bracketed)


def _is_time_word(word: str) -> bool:
    return word in _TIME_WORDS or word in months() or word in weekdays() or word in date_glue()


def marks_of(copy: Copy, zone: tzinfo | None) -> Marks:
    """What the copy's header lines say; `zone` is its source's, for a time that is written without one.

    Ask it of a copy cleaned without vetoes: that an editor wants a line back as text changes nothing of what it said.
    """
    said = {edit.rule: edit.before for edit in reversed(copy.edits) if edit.rule.startswith("header.")}
    status, line = next(((status, said[rule]) for rule, status in _STATUSES if rule in said), ("usable", ""))
    until = said.get(EMBARGO, "")
    embargo = (moment_of(until, zone) or "unreadable") if until else None
    return Marks(status, _one_line(line), embargo, _one_line(until))  # type: ignore[arg-type]


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def moment_of(text: str, zone: tzinfo | None) -> datetime | None:
    """The moment that an embargo line names; None where day, year, time or zone is missing or could be two things."""
    iso = _ISO.search(text)
    if iso:
        return when(iso[0].replace(" ", "T", 1), zone)
    dated = _day(text)
    if dated is None:
        return None
    year, month, day, rest = dated
    offset, rest = _zone(rest, zone)
    clock = _clock(rest)
    if offset is None or clock is None:
        return None
    try:
        return datetime(year, month, day, *clock, tzinfo=offset)
    except ValueError:
        return None


def _day(text: str) -> tuple[int, int, int, str] | None:
    """Year, month, day and the text without them."""
    for pattern, order in ((_WRITTEN, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for found in pattern.finditer(text):
            month = months().get(found[order[1]].casefold())
            if month:
                return int(found[order[0]]), month, int(found[order[2]]), _without(text, found)
    numeric = _NUMERIC.search(text)
    if numeric and (numeric[2] == "." or int(numeric[1]) > 12):
        return int(numeric[4]), int(numeric[3]), int(numeric[1]), _without(text, numeric)
    return None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} ; {text[found.end() :]}"


def _zone(text: str, zone: tzinfo | None) -> tuple[tzinfo | None, str]:
    """The zone that the text names, else the source's; None where it names one that is not known."""
    found = _OFFSET.search(text)
    if found and int(found[2]) <= 14 and (found[3] or found[0].casefold().startswith(("gmt", "utc"))):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes)), _without(text, found)
    named = [word for word in re.findall(r"(?<![^\W\d_])[^\W\d_]{1,5}\b", text.casefold()) if word in _ZONES]
    if len({*named}) > 1:
        return None, text
    if named:
        return _ZONES[named[0]], text
    return (None if re.search(r"\b[A-Z]{1,3}[SD]?T\b", text) else zone), text


def _clock(text: str) -> tuple[int, int] | None:
    """Hour and minute; None where there is no time or more than one, and for midnight, which has two."""
    four = _FOUR.search(text)
    if four:
        return int(four[1]), int(four[2])
    noon = re.search(r"\b(?:noon|midday|midi|mittag|mediodía)\b", text, re.IGNORECASE)
    times = [found for found in _CLOCK.finditer(text) if found[2] or found[3]]
    if len(times) + bool(noon) != 1:
        return None
    if noon:
        return 12, 0
    hour, minute = int(times[0][1]), int(times[0][2] or 0)
    half = (times[0][3] or "").casefold()[:1]
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
