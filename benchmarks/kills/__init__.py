"""The set by which kills are judged: notes that stop a story, and look-alikes that must stop nothing.

All of it is invented here. Each case is what an agency sent, in order: a story, another story of the same day, and a
note, or a look-alike of one. `meant` says which of the stories must be stopped; every other must stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from benchmarks.kills import lookalikes, notes


@dataclass(frozen=True)
class Case:
    """`sent` are files, the note or look-alike the last; `meant` counts those of them that must be stopped."""

    name: str
    sent: tuple[bytes, ...]
    meant: frozenset[int]


def kills(now: datetime) -> Iterator[Case]:
    """The notes, as sent within the hour before `now`."""
    for name, sent, meant in notes.every(now):
        yield Case(name, tuple(sent), frozenset(meant))


def alikes(now: datetime) -> Iterator[Case]:
    """What only looks like one."""
    for name, sent in lookalikes.every(now):
        yield Case(name, tuple(sent), frozenset())
