"""From roles and changes to a Copy's texts, spans and edits: each code point of the original in exactly
one of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from standfirst.copydesk.copy import Edit, Span
from standfirst.copydesk.layers import Change, Layered

_GAP = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+|[^ \t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


#: Twice as fast as a call of the class, which a long copy makes some hundred times.
_made = tuple.__new__


class Field(NamedTuple):
    """A piece of the mended text that is a field of the Copy."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assembled:
    texts: dict[str, str]
    spans: tuple[Span, ...]
    edits: tuple[Edit, ...]


def assemble(mended: Layered, fields: Sequence[Field], changes: Sequence[Change]) -> Assembled:
    """Put fields and changes (both of the mended text, without overlap) in order over the original."""
    fields = sorted(fields, key=attrgetter("start"))
    changes = sorted(changes, key=attrgetter("start", "end"))
    texts: dict[str, str] = {}
    places: list[tuple[str, int, int]] = []
    every: list[Change] = []
    at = upto = 0
    text, last = mended.text, len(changes)
    for name, start, end in fields:
        while upto < last and changes[upto].end <= start and changes[upto].start < start:
            every += (*_gap(text, at, changes[upto].start), changes[upto])
            at = changes[upto].end
            upto += 1
        every += _gap(text, at, start)
        pieces: list[str] = []
        at = start
        while upto < last:
            change = changes[upto]
            opens, closes, after, _rule, _undoable = change
            if closes > end:
                break
            pieces += (text[at:opens], after)
            at = closes
            every.append(change)
            upto += 1
        pieces.append(text[at:end])
        at = end
        texts[name] = "".join(pieces)
        places.append((name, *mended.place(start, end)))
    for change in changes[upto:]:
        every += (*_gap(text, at, change.start), change)
        at = change.end
    every += _gap(text, at, len(text))
    every = mended.over(every)
    return Assembled(texts, tuple(_spans(places, every)), tuple(_edits(mended.base, every)))


def _gap(text: str, start: int, end: int) -> list[Change]:
    """The space between two pieces of the page: layout, and signs that only look like it."""
    if start >= end:
        return []
    gap = text[start:end]
    if not gap.strip("\n"):
        return [_made(Change, (start, end, "", "spaces.layout", False))]
    return [
        Change(start + found.start(), start + found.end(), "", _gap_rule(found[0]), undoable=False)
        for found in _GAP.finditer(gap)
    ]


def _gap_rule(gap: str) -> str:
    return "spaces.layout" if gap[0] in " \t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" else "spaces.no-break"


def _spans(places: Sequence[tuple[str, int, int]], changes: Sequence[Change]) -> list[Span]:
    """What is left of each field between its Edits; an empty span where an Edit with text stands at its edge."""
    spans: list[Span] = []
    low, last = 0, len(changes)
    for name, start, end in places:
        while low < last and changes[low].start < start:
            low += 1
        high, at, after = low, start, ""
        while high < last:
            opens, closes, after_this, _rule, _undoable = changes[high]
            if closes > end:
                break
            after = after_this
            if opens > at or (high == low and opens == start and after):
                spans.append(_made(Span, (name, at, opens)))
            at = closes
            high += 1
        if at < end or after:
            spans.append(_made(Span, (name, at, end)))
    return spans


def _edits(base: str, changes: Sequence[Change]) -> list[Edit]:
    return [
        _made(Edit, (rule, start, end, base[start:end], after, undoable))
        for start, end, after, rule, undoable in changes
        if start < end or after
    ]
