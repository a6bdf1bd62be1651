"""How each format is recognised and read: one file per format, found by its name. Knows no Django."""

import importlib
import io
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from standfirst.wire.item import Item, Unreadable
from standfirst.wire.reading.format import HEAD, Format, Hints, Recognised
from standfirst.wire.reading.kinds import not_copy


@cache
def formats() -> tuple[Format, ...]:
    """Every format, those with the surest marks first."""
    modules = (importlib.import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    return tuple(sorted((module.FORMAT for module in modules), key=lambda each: (each.rank, each.name)))


def named(name: str) -> Format:
    """The format of this name. Raises StopIteration where there is none."""
    return next(each for each in formats() if each.name == name)


def recognise(head: bytes) -> Recognised:
    """The format of a take by its first bytes. Raises Unreadable where it is none that is read."""
    if not head.strip(b"\0 \t\r\n\x0b\x0c"):
        raise Unreadable("The file is empty; send it again.")
    for each in formats():
        because = each.sniff(head)
        if because:
            return Recognised(each.name, each.title, because)
    raise Unreadable(not_copy(head))


def read(source: bytes | BinaryIO, hints: Hints | None = None) -> tuple[Recognised, Iterator[Item]]:
    """Recognise a take and read its items one by one, the main one first.

    Raises Unreadable at once where the format is not recognised, and from the iterator where the file breaks.
    """
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    head = file.read(HEAD)
    file.seek(0)
    found = recognise(head)
    return found, named(found.name).read(file, hints or Hints())
