"""The lines of a text, and the keys by which lines are compared."""

import re
from dataclasses import dataclass, field
from functools import cached_property

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WORDS = re.compile(r"[^\W_]+")
_TAB = 4


@dataclass
class Line:
    """One line that is not blank, without the space around it; `start` and `end` point into the mended text.

    `indent` is in columns; `gap` counts the blank lines before it. Where lines were joined, `tail` is the
    length of the last  # noqa: E501
    of them and `parts` are the places of the marks that numbered them.
    """

    text: str
    start: int
    end: int
    indent: int
    gap: int
    tail: int = 0
    parts: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def key(self) -> str:
        """The words without case, punctuation or spacing: equal for lines that say the same."""
        return key_of(self.text)

    @cached_property
    def words(self) -> int:
        return self.text.count(" ") + 1


def words_of(text: str) -> list[str]:
    return _WORDS.findall(text)


def key_of(text: str) -> str:
    return " ".join(words_of(text.casefold()))


def split(text: str) -> tuple[list[Line], list[int]]:
    """The lines of a text that are not blank, and the length of every line."""
    lines: list[Line] = []
    lengths: list[int] = []
    at = gap = 0
    for piece in _BREAK.split(text):
        stripped = piece.strip()
        lengths.append(len(piece))
        if stripped:
            lead = piece[: len(piece) - len(piece.lstrip())]
            start = at + len(lead)
            indent = len(lead) + (_TAB - 1) * lead.count("\t")
            lines.append(Line(stripped, start, start + len(stripped), indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(piece) + 1 + (text.startswith("\r\n", at + len(piece)))
    return lines, lengths
