"""Which of two versions of an item is the newer one. Knows no Django."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from standfirst.wire.item import Item

_GOES_ON = re.compile(
    r"\b(?:ld|lead|add|sub|insert|update|take|write-?thr(?:u|ough)|correct\w*|kill\w*|withdraw\w*|elimination)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Version:
    """A version as the source numbers it, when it was sent, and when it came. `came` is aware; `sent` may be None."""

    number: str
    sent: datetime | None
    came: datetime

    def newer_than(self, other: "Version") -> bool:
        """By number where both are numbers or both are moments, else by when they were sent, else as they came."""
        ours, theirs = _number(self.number), _number(other.number)
        if ours is not None and theirs is not None and ours != theirs:
            return ours > theirs
        first, second = _moment(self.number), _moment(other.number)
        if first is not None and second is not None and first != second:
            return first > second
        if self.sent is not None and other.sent is not None and self.sent != other.sent:
            return self.sent > other.sent
        return self.came >= other.came


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def _moment(text: str) -> datetime | None:
    """A version that is written as a time (NewsML 1.2 dates some so). Numbers are no times."""
    if "-" not in text and "T" not in text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def continues(item: Item) -> bool:
    """Whether the item says of itself that something of the same story came before it."""
    number = _number(item.version or "")
    said = (number or 0) > 1 or bool(_GOES_ON.search(item.version or ""))
    return said or item.corrects is not None or item.status in ("canceled", "withheld", "correction")
