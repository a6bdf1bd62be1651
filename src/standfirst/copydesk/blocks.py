"""Lines into paragraphs: hard-wrapped lines and parts of a message are joined; lists, subheads and set-
apart text told apart."""

import itertools
import re
from collections.abc import Callable, Sequence

from standfirst.copydesk.copy import BlockType
from standfirst.copydesk.lines import Line, ends_sentence

_BULLET = re.compile(r"^(?:[•▪◦‣●]\s*|[*-]\s+(?=\S)|\d{1,2}[.)]\s+(?=\S))")
_PART = re.compile(r"^\(?([1-9])/([2-9])\)?[:.]?\s+")
_PART_END = re.compile(r"(?<!\s)\s*\(?([1-9])/([2-9])\)?$")
_CELL_END = re.compile(r"(?<![ \t\xa0])[ \xa0]*\t[ \t\xa0]*")
_SET_APART = 4
_LABEL = 6
_WIDEST = 100
_NARROWEST = 40


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines with those joined that were one line before someone wrapped or sent them in parts."""
    parts = _parts(lines)
    if parts:
        return parts
    width = _width(lines)
    if not width:
        return lines
    joined: list[list[Line]] = []
    for line in lines:
        if (
            joined
            and line.gap == 0
            and "\t" not in line.text
            and _wraps(joined[-1][-1], line, width)
            and not _BULLET.match(line.text)
        ):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_joined(run) if len(run) > 1 else run[0] for run in joined]


def table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are rows of a table: two and more in a row, each with as many tabs between its words."""
    if not any("\t" in line.text for line in lines):
        return frozenset()
    rows: list[int] = []
    for cells, run in itertools.groupby(
        range(len(lines)), key=lambda count: len(_CELL_END.findall(lines[count].text))
    ):
        counts = list(run)
        if cells and len(counts) > 1:
            rows += counts
    return frozenset(rows)


def cells(text: str) -> list[tuple[int, int]]:
    """Where each cell of a row begins and ends."""
    ends = [found.span() for found in _CELL_END.finditer(text)]
    return list(zip([0, *(end for _start, end in ends)], [*(start for start, _end in ends), len(text)], strict=True))


def _joined(run: list[Line]) -> Line:
    """Lines as the one that they were."""
    return Line(" ".join(line.text for line in run), run[0].start, run[-1].end, run[0].indent, run[0].gap)


def _width(lines: list[Line]) -> int:
    """The column at which the text was wrapped; 0 where it was not."""
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if other.gap == 0]
    width = max((len(line.text) for line in lines), default=0)
    if len(pairs) < 3 or not _NARROWEST <= width <= _WIDEST:
        return 0
    open_pairs = [(one, other) for one, other in pairs if not ends_sentence(one.text)]
    open_ended = len(open_pairs)
    full = sum(_wraps(one, other, width) for one, other in open_pairs)
    return width if open_ended >= 3 and full >= 0.75 * open_ended and open_ended >= 0.5 * len(pairs) else 0


def _wraps(one: Line, other: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    if one.text.endswith("-") and other.text[0].islower():
        return True
    return len(one.text) + 1 + len(other.text.split(" ", 1)[0]) > width - 6


def _parts(lines: list[Line]) -> list[Line]:
    """A message sent in parts, "(1/3)" to "(3/3)", as one line; empty where the text is none."""
    if not 2 <= len(lines) <= 9:
        return []
    for pattern in (_PART, _PART_END):
        marks = [pattern.search(line.text) for line in lines]
        if all(mark and int(mark[1]) == count and int(mark[2]) == len(lines) for count, mark in enumerate(marks, 1)):
            text = " ".join(pattern.sub("", line.text) for line in lines)
            joined = Line(text, lines[0].start, lines[-1].end, lines[0].indent, lines[0].gap)
            joined.parts = [
                (line.start + mark.start(), line.start + mark.end())
                for line, mark in zip(lines, marks, strict=True)
                if mark
            ]
            return [joined]
    return []


def bullet(text: str) -> int:
    """How many characters of a line are its bullet or number."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def kinds(lines: Sequence[Line], parted: Callable[[Line, Line], bool]) -> list[tuple[BlockType, list[int]]]:
    """The blocks of the body: each its type and the lines it is made of; `parted` says that something else stands
    between two of them."""
    blocks: list[tuple[BlockType, list[int]]] = []
    margin = min((line.indent for line in lines), default=0) + _SET_APART
    # Where a page indents its lead, or much of its text, that is layout.
    setting = sum(line.indent >= margin for line in lines) * 3 <= len(lines)
    listed = [False, *(bool(bullet(line.text)) for line in lines), False]
    rows = table_rows(lines)
    for count, line in enumerate(lines):
        if count in rows:
            if blocks and blocks[-1][0] == "table" and count - 1 in rows and not parted(lines[count - 1], line):
                blocks[-1][1].append(count)
            else:
                blocks.append(("table", [count]))
        elif listed[count + 1] and (listed[count] or listed[count + 2]):
            if (
                blocks
                and blocks[-1][0] == "list"
                and blocks[-1][1][-1] == count - 1
                and not parted(lines[count - 1], line)
            ):
                blocks[-1][1].append(count)
            else:
                blocks.append(("list", [count]))
        elif line.text.startswith("> ") or (count and setting and line.indent >= margin and line.words > _LABEL):
            blocks.append(("quote", [count]))
        elif _heads(lines, count):
            blocks.append(("subhead", [count]))
        else:
            blocks.append(("paragraph", [count]))
    return blocks


def _heads(lines: Sequence[Line], count: int) -> bool:
    """A short line without an end, between paragraphs, that the next one belongs to."""
    line = lines[count]
    if not 0 < count < len(lines) - 1 or line.words > 9 or ends_sentence(line.text) or line.text[-1] in ",”\"'’":
        return False
    return (
        lines[count + 1].words >= 10
        and lines[count - 1].words >= 10
        and (line.text[0].isupper() or line.text[0].isdigit())
    )
