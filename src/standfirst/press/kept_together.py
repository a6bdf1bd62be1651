"""Words that belong on one line: a day and its month, a number and its million."""

import re

from standfirst.copydesk.languages import months

NBSP = "\N{NO-BREAK SPACE}"
_TAG = re.compile(r"(<[^>]*>)")
_MONTHS = "|".join(sorted((re.escape(word) for word in months() if len(word) > 2), key=len, reverse=True))
_DAY = re.compile(rf"\b(\d{{1,2}}\.?) (?=(?:{_MONTHS})\b)", re.IGNORECASE)
# English, German, French and Spanish, with their plurals.
_SCALE = re.compile(
    r"(?<=\d) (?=(?:thousand|million|billion|trillion|milliard|tausend|milliarde|millione|billione|mille|millón|mil)"
    r"(?:s|n|en|es)?\b|(?:per ?cent|prozent|pour cent|por ciento)\b|%)",
    re.IGNORECASE,
)


def kept_together(html: str) -> str:
    """The same text or markup with no-break spaces in these places; tags and their attributes are left alone."""
    pieces = _TAG.split(html)
    return "".join(piece if piece.startswith("<") else _text(piece) for piece in pieces)


def _text(text: str) -> str:
    return _SCALE.sub(NBSP, _DAY.sub(rf"\1{NBSP}", text))
