"""Which lines of a whole page are its story: the run of lines that reads like one.

A line that reads like a sentence counts its words for the run, any other line counts a few against it; the best run is
found in one pass. A paste with little around its story is left whole, so that no clean paste loses a line.
"""

import re
from collections.abc import Sequence

from standfirst.copydesk.languages import Language

_SENTENCE = re.compile(r"[.!?…:][\"'”’»“)\]]*$")
_WORDS = 8
_AGAINST = -5.0
_LEAST = 60
_OUTSIDE = 8
_HEAD = 14


def story_lines(lines: Sequence[str], language: Language) -> list[bool]:
    """True for each line that belongs to the story or stands at its head; pure, and linear in the text."""
    counts = [len(line.split()) for line in lines]
    worth = [
        float(count) if count >= _WORDS and _SENTENCE.search(line) else _AGAINST
        for line, count in zip(lines, counts, strict=True)
    ]
    start, end, best = _best(worth)
    if best < _LEAST or len(lines) - (end - start) < _OUTSIDE:
        return [True] * len(lines)
    head = max(0, start - _HEAD)
    return [start <= place < end or (head <= place < start and counts[place] >= 4) for place in range(len(lines))]


def _best(worth: Sequence[float]) -> tuple[int, int, float]:
    """The contiguous run with the highest sum."""
    best, run, total, start = 0.0, (0, 0), 0.0, 0
    for place, value in enumerate(worth):
        total += value
        if total <= 0:
            total, start = 0.0, place + 1
        elif total > best:
            best, run = total, (start, place + 1)
    return (*run, best)
