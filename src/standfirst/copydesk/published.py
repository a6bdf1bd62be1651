"""When a page says it was published: read only where date, time and zone all stand there; never guessed."""

import re
from functools import cache

from standfirst.copydesk.languages import Language, date_glue, months, weekdays

_WORD = re.compile(r"[^\W_]+(?:[:.]\d\d)*")
_ISO = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$")
_MOST_WORDS = 16
_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_CLOCK = frozenset(
    [
        "am",
        "pm",
        "a.m",
        "p.m",
        "ist",
        "gmt",
        "utc",
        "bst",
        "est",
        "edt",
        "et",
        "cet",
        "cest",
        "pst",
        "pdt",
        "pt",
        "sgt",
        "hkt",
        "jst",
        "uhr",
        "h",
        "at",
        "um",
        "à",
        "a",
        "las",
        "hrs",
    ]
)


def is_date_line(text: str, language: Language) -> bool:
    """Whether a short line is only a date of publication, with or without a label."""
    if len(text) > 120 or not _DIGIT.search(text):
        return False
    plain = text.casefold()
    label = ""
    if plain.startswith(language.published_labels):
        label = next(name for name in _longest_first(language.published_labels) if plain.startswith(name))
    if not label and plain.count(" ") > _MOST_WORDS:
        return False
    words = _WORD.findall(plain[len(label) :])
    if not words or len(words) > _MOST_WORDS:
        return False
    if months().keys().isdisjoint(words) and not _NUMERIC.search(plain):
        return False
    known = sum(_is_date_word(word) for word in words)
    labels = _words(language.published_labels)
    others = [word for word in words if not _is_date_word(word) and word not in labels]
    return known >= 2 and (not others or (bool(label) and len(others) <= 2))


@cache
def _longest_first(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=len, reverse=True))


@cache
def _words(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(labels).split())


def _is_date_word(word: str) -> bool:
    return word[0].isdigit() or word in months() or word in weekdays() or word in date_glue() or word in _CLOCK


def iso_time(text: str) -> str | None:
    """The time that a line gives in ISO 8601 with its offset, or None."""
    last = text.split()[-1]
    return last if _ISO.match(last) else None
