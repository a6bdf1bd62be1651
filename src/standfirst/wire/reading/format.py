"""What a format is: how it is recognised, how it is read, and what the source says that the file does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import BinaryIO

from standfirst.wire.item import Item, Unreadable

#: How much of a take a sniff sees.
HEAD = 65_536


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Hints:
    """The settings of a source that a format cannot do without.

    `source` names it in computed guids; `zone` is that of times written without one; `encoding` and `national` (an
    ISO 646 variant, such as "de") are those of formats that declare nothing; `day_first` says that 12-05 is 12 May;
    `now` is the time against which a release date is past or still to come.
    """

    source: str = ""
    zone: tzinfo | None = None
    encoding: str | None = None
    national: str | None = None
    day_first: bool | None = None
    now: datetime = field(default_factory=_now)


Sniff = Callable[[bytes], str | None]
Read = Callable[[BinaryIO, Hints], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `sniff` sees the first HEAD bytes and says why they are of this format, or None.

    `read` yields the items, the main one first, and raises nothing but Unreadable. `rank` orders the sniffs: 0 for
    marks that nothing else carries, 100 for any text at all.
    """

    name: str
    title: str
    rank: int
    sniff: Sniff
    read: Read


@dataclass(frozen=True, slots=True)
class Recognised:
    """The format of a take by name and title, and why."""

    name: str
    title: str
    because: str


def whole(file: BinaryIO, most: int, what: str) -> bytes:
    """All bytes of a take. Raises Unreadable where there are more than `most`."""
    content = file.read(most + 1)
    if len(content) > most:
        raise Unreadable(
            f"This {what} has more than the {most:,} bytes that one may have; split it and send the parts."
        )
    return content
