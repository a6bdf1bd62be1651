"""Bylines: who wrote it, apart from the agency that they wrote it for."""

import re

_BY = re.compile(r"(?:by|von|par|por|av|door|di|da|de|af|text|words|reporting by)\b[:\s]+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\||&|\s/\s|\band\b|\bund\b|\bet\b|\by\b|\boch\b|\bog\b|\ben\b)\s*", re.IGNORECASE)
_TRADE = re.compile(
    r"\b(?:agency|agence|agentur|agencia|associated|bureau|correspondents?|correspondant|desk|editors?|exchange|"
    r"journalists?|media|news|newspapers?|newsroom|post|press|presse|redaktion|redacci[oó]n|reporters?|"
    r"korrespondent|service|staff|times|wire|writers?|zeitung|group|inc|ltd|gmbh|network|company|corporation|corp|llc|"
    r"bank|ministry|university|institute|department|council|police|union|team|admin|online)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:agency|agence|agentur|associated|exchange|media|news|press|presse|service|wire|times|group|network|reuters|llc|inc|ltd)\b",
    re.I,
)
_ROLE = re.compile(r"\b(?:in|at|from|aus)\s+[A-ZÀ-Þ].*$")


def named(text: str) -> tuple[list[str], str | None]:
    """The people of a byline, and the agency in it or None.

    "By", "Von" and the like are stripped; a part in one word that is all capitals or all small letters, or that
    names a house, is an agency; a job is neither.
    """
    text = _BY.sub("", " ".join(text.split()), count=1) if _BY.match(text) else " ".join(text.split())
    people: list[str] = []
    agency: str | None = None
    for part in _AND.split(text.strip(" .")):
        part = _ROLE.sub("", part).strip(" .()") if len(part.split()) > 3 else part.strip(" ()")
        if not part or len(part) > 80:
            continue
        if is_house(part):
            agency = agency or part
        elif not _TRADE.search(part) and part not in people and any(sign.isalpha() for sign in part):
            people.append(_cased(part))
    return people[:20], agency


def is_house(part: str) -> bool:
    """Whether a part of a byline is an agency and no person."""
    if " " not in part:
        letters = re.sub(r"[\W\d_]", "", part)
        return bool(letters) and (part.isupper() or part.islower() or "." in part.strip("."))
    return bool(_HOUSE.search(part))


def _cased(name: str) -> str:
    """ILSE TARN as Ilse Tarn: wires without small letters shout their names."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())
