"""Amounts and times as printed, with what they say (docs/record/codebook.md, section 6)."""

import re
from calendar import monthrange
from datetime import date, timedelta

from standfirst.record.months import DAYS, MONTHS, SHORT
from standfirst.record.shapes import Amount, When

_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "C$": "CAD", "A$": "AUD"}
_MONEY = {"dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "roubles": "RUB", "rubles": "RUB",
          "yen": "JPY", "yuan": "CNY", "rupees": "INR", "francs": "CHF", "lira": "TRY"}  # fmt: skip
_ABOUT = r"(?:about|some|around|nearly|almost|more than|over|at least|up to|roughly|approximately|an estimated|fewer than|less than)"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_WORDS = "|".join(sorted(_SMALL, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<about>{_ABOUT} )?(?:(?P<sign>US\$|C\$|A\$|[$€£¥₹])\s?(?P<money>{_NUMBER})(?:[ -]?(?P<scale>thousand|million|billion|trillion|bn|m)\b)?"
    rf"|(?P<many>(?:tens|hundreds|dozens|scores) of (?:thousands|millions|billions|[a-z]+)(?: of [a-z]+)?)"
    rf"|(?P<count>{_NUMBER}|\b(?:{_WORDS})(?:-(?:{_WORDS}))?)(?:[ -](?P<scale2>hundred|thousand|million|billion|trillion))?(?: [a-z]+)?? (?P<unit>[a-z]{{3,}}s|men|crew|people|police|aircraft|troops)\b)",
    re.IGNORECASE,
)
_NOT_UNITS = frozenset(
    ["countries", "days", "degrees", "demands", "governments", "has", "his", "hours", "is", "its", "kilometers",
     "kilometres", "meters", "metres", "miles", "ministers", "minutes", "months", "nations", "others",
     "parties", "percent", "points", "presidents", "sides", "states", "this", "times", "was", "ways", "weeks",
     "years"]
)  # fmt: skip


def amount(text: str, start: int, end: int, near: int) -> Amount | None:
    """The amount in a clause that stands nearest to a place; None where there is none."""
    best: tuple[int, Amount] | None = None
    for found in _AMOUNT.finditer(text, start, end):
        read = _read(found)
        distance = abs(found.start() - near)
        if read is not None and (best is None or distance < best[0]):
            best = (distance, read)
    return best[1] if best else None


def _read(found: re.Match[str]) -> Amount | None:
    about = found["about"] is not None
    if found["money"]:
        value = _value(found["money"], found["scale"])
        return Amount(found.group(), value, _SIGNS.get(found["sign"].upper(), "USD"), about)
    if found["many"]:
        last = found["many"].split()[-1].casefold()
        return Amount(found.group(), None, _MONEY.get(last, last), True)
    unit = found["unit"].casefold()
    if unit in _NOT_UNITS:
        return None
    return Amount(found.group(), _value(found["count"], found["scale2"]), _MONEY.get(unit, unit), about)


def _value(number: str, scale: str | None) -> int | float:
    plain = number.replace(",", "").casefold()
    if plain[0].isdigit():
        value: float = float(plain)
    else:
        value = sum(_SMALL[part] for part in plain.split("-"))
    value *= _SCALES.get((scale or "").casefold(), 1)
    return int(value) if value == int(value) else value


_MONTH = "|".join([*MONTHS, *(f"{name}\\.?" for name in SHORT)])
_TIME = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?!\d)(?:,? (?P<y2>(?:19|20)\d\d))?"
    rf"|(?P<m3>{_MONTH})(?: (?P<y3>(?:19|20)\d\d)| (?P<last>last year))"
    rf"|(?:next |last |this )?(?P<day>{'|'.join(DAYS)})"
    rf"|(?P<near>last|next|this) (?P<unit>week|month|year)"
    rf"|(?P<rel>yesterday|today|tomorrow|tonight)"
    rf"|(?<=in )(?P<m4>{'|'.join(MONTHS)})\b"
    rf"|(?<=[ni] )(?P<y5>(?:19|20)\d\d)\b|(?<=since )(?P<y6>(?:19|20)\d\d)\b)"
)


def when(text: str, start: int, end: int, near: int, story: date | None, past: bool) -> When | None:
    """The time in a clause that stands nearest to a place, resolved against the story's date where it needs one."""
    found = min(_TIME.finditer(text, start, end), key=lambda one: abs(one.start() - near), default=None)
    if found is None:
        return None
    resolved = _resolve(found, story, past)
    first, last, granularity = resolved
    return When(found.group(), first.isoformat() if first else None, last.isoformat() if last else None, granularity)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


def _resolve(found: re.Match[str], story: date | None, past: bool) -> tuple[date | None, date | None, str]:
    month = found["m1"] or found["m2"]
    if month:
        return _day(found["y1"] or found["y2"], _month(month), int(found["d1"] or found["d2"]), story, past)
    if found["y5"] or found["y6"]:
        year = int(found["y5"] or found["y6"])
        return date(year, 1, 1), date(year, 12, 31), "year"
    if found["m3"] or found["m4"]:
        year_of = int(found["y3"]) if found["y3"] else story.year - 1 if story and found["last"] else None
        return _whole_month(year_of, _month(found["m3"] or found["m4"]), story, past)
    if found["unit"]:
        return _near(found["near"], found["unit"], story)
    if story is None:
        return None, None, "day"
    if found["rel"]:
        day = story + timedelta({"yesterday": -1, "tomorrow": 1}.get(found["rel"], 0))
        return day, day, "day"
    ahead = (DAYS.index(found["day"]) - story.weekday()) % 7
    day = story + timedelta(ahead - 7 if past and ahead else ahead)
    return day, day, "day"


def _day(
    year: str | None, month: int, day: int, story: date | None, past: bool
) -> tuple[date | None, date | None, str]:
    if year is None and story is None:
        return None, None, "day"
    try:
        found = date(int(year) if year else story.year, month, day)  # type: ignore[union-attr]
    except ValueError:
        return None, None, "day"
    if year is None and story is not None:
        if past and found > story + timedelta(1):
            found = date(found.year - 1, month, min(day, monthrange(found.year - 1, month)[1]))
        elif not past and found < story - timedelta(180):
            found = date(found.year + 1, month, min(day, monthrange(found.year + 1, month)[1]))
    return found, found, "day"


def _whole_month(
    year: int | None, month: int, story: date | None, past: bool
) -> tuple[date | None, date | None, str]:
    if year is None and story is None:
        return None, None, "month"
    if year is None and story is not None:
        year = story.year - (past and month > story.month) + (not past and month < story.month)
    assert year is not None  # noqa: S101
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _near(near: str, unit: str, story: date | None) -> tuple[date | None, date | None, str]:
    if story is None:
        return None, None, unit
    step = {"last": -1, "next": 1, "this": 0}[near]
    if unit == "year":
        return date(story.year + step, 1, 1), date(story.year + step, 12, 31), "year"
    if unit == "month":
        month = story.year * 12 + story.month - 1 + step
        return _whole_month(month // 12, month % 12 + 1, story, past=True)
    monday = story - timedelta(story.weekday()) + timedelta(7 * step)
    return monday, monday + timedelta(6), "week"
