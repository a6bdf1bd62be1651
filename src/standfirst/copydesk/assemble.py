"""From roles and changes to a Copy's texts, spans and edits: each code point of the original in exactly
one of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from standfirst.copydesk.copy import Edit, Span
from standfirst.copydesk.layers import Change, Layered

_GAP = re.compile("[ \t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+|[^ \t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


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
    fields = sorted(fields, key=lambda field: field.start)
    changes = sorted(changes, key=lambda change: (change.start, change.end))
    texts: dict[str, str] = {}
    places: list[tuple[str, int, int]] = []
    every: list[Change] = []
    at = upto = 0
    for field in fields:
        while upto < len(changes) and changes[upto].end <= field.start and changes[upto].start < field.start:
            every += (*_gap(mended.text, at, changes[upto].start), changes[upto])
            at = changes[upto].end
            upto += 1
        every += _gap(mended.text, at, field.start)
        pieces: list[str] = []
        at = field.start
        while upto < len(changes) and changes[upto].end <= field.end:
            pieces += (mended.text[at : changes[upto].start], changes[upto].after)
            at = changes[upto].end
            every.append(changes[upto])
            upto += 1
        pieces.append(mended.text[at : field.end])
        at = field.end
        texts[field.name] = "".join(pieces)
        places.append((field.name, *mended.place(field.start, field.end)))
    for change in changes[upto:]:
        every += (*_gap(mended.text, at, change.start), change)
        at = change.end
    every += _gap(mended.text, at, len(mended.text))
    every = mended.over(every)
    return Assembled(texts, tuple(_spans(places, every)), tuple(_edits(mended.base, every)))


def _gap(text: str, start: int, end: int) -> list[Change]:
    """The space between two pieces of the page: layout, and signs that only look like it."""
    if start >= end:
        return []
    return [
        Change(start + found.start(), start + found.end(), "", _gap_rule(found[0]), undoable=False)
        for found in _GAP.finditer(text[start:end])
    ]


def _gap_rule(gap: str) -> str:
    return "spaces.layout" if gap[0] in " \t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" else "spaces.no-break"


def _spans(places: Sequence[tuple[str, int, int]], changes: Sequence[Change]) -> list[Span]:
    """What is left of each field between its Edits; an empty span where an Edit with text stands at its edge."""
    spans: list[Span] = []
    low = 0
    for name, start, end in places:
        while low < len(changes) and changes[low].start < start:
            low += 1
        high = low
        while high < len(changes) and changes[high].end <= end:
            high += 1
        within = changes[low:high]
        if within and within[0].start == start and within[0].after:
            spans.append(Span(name, start, start))
        at = start
        for change in within:
            if change.start > at:
                spans.append(Span(name, at, change.start))
            at = change.end
        if at < end:
            spans.append(Span(name, at, end))
        elif within and within[-1].after:
            spans.append(Span(name, end, end))
    return spans


def _edits(base: str, changes: Sequence[Change]) -> list[Edit]:
    return [
        Edit(rule, start, end, base[start:end], after, undoable)
        for start, end, after, rule, undoable in changes
        if start < end or after
    ]
