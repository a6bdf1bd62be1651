"""Words in header lines that say what an item is: a kill, a hold, a correction, an embargo.

They count only where a line stands as a label: in the head of a 7901 or ANPA text, in a slug or version, alone above
the headline, or before the colon of a mail's subject. Never in a headline or in the body.
"""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from standfirst.wire.item import NoteRole, Status
from standfirst.wire.reading.times import Embargo, when

_KILL = r"kill|killed|mandatory kill|bulletin kill|withdrawn|withdrawal|withdraw|retraction|eliminar|anular|annul[ée]|annulation|zur[üu]ckgezogen|storno|bitte nicht verwenden"
_HOLD = r"hold|on hold|hfr|hold for release"
_CORRECT = r"correction|corrections|corrected|correct|corrective|berichtigung|korrektur|korrigiert|corrig[ée]|rectificatif|correcci[óo]n"
_REPEAT = r"repeat|repeats|repeating|refile|refiling|wiederholung|r[ée]p[ée]tition|repetici[óo]n"
_ADVISORY = r"advisory|media advisory|note to editors|editors'? note|advisories|achtung|hinweis|avis|aviso"
_MARKS: tuple[tuple[Status, NoteRole, re.Pattern[str]], ...] = (
    ("canceled", "kill", re.compile(rf"(?:{_KILL})\b", re.IGNORECASE)),
    ("withheld", "hold", re.compile(rf"(?:{_HOLD})\b", re.IGNORECASE)),
    ("correction", "correction", re.compile(rf"(?:{_CORRECT})\b", re.IGNORECASE)),
    ("repeat", "editors", re.compile(rf"(?:{_REPEAT})\b", re.IGNORECASE)),
    ("advisory", "advisory", re.compile(rf"(?:{_ADVISORY})\b", re.IGNORECASE)),
)
_ALONE = re.compile(r"[\s()\[\]<>=\-–—:!*'’\x07]+")
_EMBARGO = re.compile(
    r"embargo(?:ed)?\b|sperrfrist\b|not (?:for (?:release|publication) )?before\b|not for release (?:before|until)\b|"
    r"(?:for )?release (?:at|on|after)\b|for release\b|nicht vor\b|hold until\b",
    re.IGNORECASE,
)
_URGENCY = (
    (1, re.compile(r"flash\b|blitz\b", re.I)),
    (2, re.compile(r"bulletin\b|breaking\b|eil\b|alert\b", re.I)),
    (3, re.compile(r"urgent\b|snap\b", re.I)),
)
_VERSION = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2}\.|first|second|third)?[\s-]*(?:lead|ld|update|add|take|writethru|write-thru|write-through|extra|zusammenfassung|meldung)\b.{0,20}",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero", "feb february februar février fevrier febrero", "mar march märz maerz mars marzo mrz",
            "apr april avril abril", "may mai mayo", "jun june juni juin junio", "jul july juli juillet julio",
            "aug august août aout agosto", "sep sept september septembre septiembre", "oct okt october oktober octobre octubre",
            "nov november novembre noviembre", "dec dez december dezember décembre decembre diciembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ZONES = {
    "gmt": "+0000",
    "utc": "+0000",
    "z": "+0000",
    "bst": "+0100",
    "cet": "+0100",
    "cest": "+0200",
    "mez": "+0100",
    "mesz": "+0200",
    "est": "-0500",
    "edt": "-0400",
    "pst": "-0800",
    "pdt": "-0700",
    "jst": "+0900",
    "ist": "+0530",
}


@dataclass(frozen=True, slots=True)
class Label:
    """What a label line says: a status with the role of its note, or an urgency, or a version."""

    status: Status | None = None
    role: NoteRole = "editors"
    urgency: int | None = None
    version: str | None = None


def bare(line: str) -> str:
    return _ALONE.sub(" ", line).strip()


def label(line: str) -> Label | None:
    """The label that a whole line is, as in "KILL KILL KILL" or "(Berichtigung)"; None where it says anything more.

    One that is followed by a colon or dash and words ("CORRECTION: boat count") is a label too when it is written in
    capitals or brackets.
    """
    text = line.strip(" \t\x07'’=")
    head = re.split(r"\s*[:–—]\s+|:$", text.strip("()[] *-"), maxsplit=1)[0]
    plain = bare(head)
    if not plain or len(plain) > 60:
        return None
    loud = head.isupper() or text.startswith(("(", "[")) or bare(text) == plain
    for status, role, mark in _MARKS:
        rest = mark.sub("", plain).strip(" /-.,'")
        if mark.match(plain) and loud and (not rest or (len(rest) < 16 and head.isupper())):
            return Label(status, role)
    for urgency, pattern in _URGENCY:
        if pattern.match(plain) and not pattern.sub("", plain).strip(" -/"):
            return Label(urgency=urgency)
    if _VERSION.fullmatch(plain) and len(plain.split()) <= 4:
        return Label(version=plain)
    return None


def is_embargo(line: str) -> bool:
    """Whether a header line speaks of an embargo."""
    return bool(_EMBARGO.match(line.strip(" ()[]*-–—^<>\"'“")))


def embargo_of(line: str, zone: tzinfo | None, day: datetime | None) -> Embargo:
    """The time that an embargo line gives; "unreadable" where day, time or zone is missing.

    A missing year is that of `day`, when the item was sent, or of the year after where the month is over.
    """
    found = re.search(r"\d{4}-\d\d-\d\dT\d\d:?\d\d\S*", line)
    if found:
        return when(found[0], zone) or "unreadable"
    clock = _CLOCK.search(_dateless(line))
    date = _date(line, day)
    if not clock or date is None or not (clock[2] or clock[3] or clock[5]):
        return "unreadable"
    hour = int(clock[1] or clock[4])
    half = (clock[3] or "").replace(".", "").casefold()
    if half in ("am", "pm"):
        hour = hour % 12 + (12 if half == "pm" else 0)
    offset = next(
        (
            _ZONES[word.casefold()]
            for word in re.findall(r"\b[A-Za-z]{1,4}\b", line)
            if word.casefold() in _ZONES and word.isupper()
        ),
        "",
    )
    text = f"{date[0]:04}{date[1]:02}{date[2]:02}T{hour:02}{int(clock[2] or clock[5] or 0):02}{offset}"
    return when(text, zone) or "unreadable"


_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATED = re.compile(
    rf"(\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?({_NAMES})\b\.?(?:,?\s+(\d{{4}}))?|"
    rf"\b({_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![:.h]?\d)(?:,?\s+(\d{{4}}))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<!\d)(?:(\d{1,2})(?:[:.h](\d\d))?\s*(a\.?m\.?|p\.?m\.?|uhr|h)?|(\d\d)(\d\d)(?=\s*(?:[A-Z]{1,4}\b|hrs)))(?!\d)",
    re.IGNORECASE,
)


def _dateless(line: str) -> str:
    """The line without its date, so that the clock is not looked for in it."""
    return re.sub(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?", " ", _DATED.sub(" ", line, count=1))


def _date(line: str, day: datetime | None) -> tuple[int, int, int] | None:
    found = _DATED.search(line)
    if not found:
        return None
    number, name, year = (found[1], found[2], found[3]) if found[2] else (found[5], found[4], found[6])
    month = _MONTHS[name.casefold()]
    if year:
        return int(year), month, int(number)
    if day is None:
        return None
    return day.year + (month < day.month), month, int(number)


def month(name: str) -> int | None:
    """The number of a month by its name or short name in English, German, French or Spanish."""
    return _MONTHS.get(name.casefold().strip("."))
