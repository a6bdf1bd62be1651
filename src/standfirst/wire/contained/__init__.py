"""`read`, as `formats.read`, but in a process that can do no harm. Every way in reads through it."""

import atexit
import os
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from standfirst.wire.contained.pool import Pool, Stopped, Whole
from standfirst.wire.item import Item, Unreadable
from standfirst.wire.reading.format import Hints, Recognised

__all__ = ["Pool", "Stopped", "Unreadable", "Whole", "read", "read_all", "warm"]

_pool = Pool()
atexit.register(lambda: _pool.close())


def _after_fork() -> None:
    """A fork shares its parent's sockets: it starts processes of its own."""
    global _pool
    _pool = Pool()


os.register_at_fork(after_in_child=_after_fork)


def read(source: bytes | BinaryIO, hints: Hints | None = None) -> tuple[Recognised, Iterator[Item]]:
    """Recognise a take and read its items one by one, the main one first, in a process of the common pool.

    Raises Unreadable at once where the format is not recognised, from the iterator where the file breaks, and
    Stopped, which is Unreadable, where the reader hit a limit.
    """
    return _pool.read(source, hints)


def read_all(files: Sequence[BinaryIO], hints: Hints) -> Iterator[Whole]:
    """Read small files that stand at their start, many in one call, each whole; in their order."""
    return _pool.read_all(files, hints)


def warm() -> None:
    """Begin to start a process, so that a later `read` need not wait for it."""
    _pool.warm()
