"""Where in a file the field of an Item stands, by line: what its origin names, else where its words are found.

Knows no format: an origin is an XPath of local names, a JSON pointer, or words for a person.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from standfirst.wire.item import Unreadable
from standfirst.wire.reading import xml

Lines = tuple[int, int]
_STEP = re.compile(r"([^\[\]/@]+)(?:\[(\d+)\])?")
_LINE = re.compile(r"\bline (\d{1,6})\b")
#: So many words in a row are enough to know the place of a field by.
RUN = 5


class Whereabouts:
    """One file as text, and the lines (counted from 1, the last one included) on which its fields stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._folded = [" ".join(line.split()).casefold() for line in self.lines]
        head = text.lstrip("\ufeff \t\r\n")[:1]
        self._root = _tree(text) if head == "<" else None
        self._skew = _skew(text)
        self._json = head in ("{", "[")

    def find(self, origin: str, words: str | None = None) -> Lines | None:
        """The lines of a field with this origin, whose value reads so; None where neither is found."""
        if origin.startswith("/"):
            found = self._of_pointer(origin) if self._json else self._of_path(origin)
            if found:
                return found
        named = _LINE.search(origin)
        if named and 0 < int(named[1]) <= len(self.lines):
            return int(named[1]), int(named[1])
        return (self._of_words(words) if words else None) or self._of_end(origin)

    def _of_path(self, origin: str) -> Lines | None:
        """The lines of the element at an XPath of local names, or of the one that carries the attribute."""
        steps = [step for step in origin.split("/") if step and not step.startswith("@")]
        at = self._root
        if at is None or not steps or xml.local(at) != _name(steps[0]):
            return None
        for step in steps[1:]:
            found = _STEP.fullmatch(step)
            same = xml.children(at, _name(step)) if found else []
            number = int(found[2] or 1) if found else 1
            if not 0 < number <= len(same):
                return None
            at = same[number - 1]
        if at.sourceline is None:
            return None
        start = at.sourceline + self._skew
        inside = "" if origin.rpartition("/")[2].startswith("@") else "".join(at.itertext(with_tail=False))
        return start, min(start + inside.rstrip().count("\n"), len(self.lines))

    def _of_pointer(self, origin: str) -> Lines | None:
        place = _json_place(self.text, [step.replace("~1", "/") for step in origin.split("/")[1:]])
        if place is None:
            return None
        first = self.text.count("\n", 0, place[0]) + 1
        return first, first + self.text.count("\n", place[0], place[1])

    def _of_words(self, words: str) -> Lines | None:
        """The first line that holds these words, or some of their first ones, whole or carried on by the next."""
        every = " ".join(words.split()).casefold()
        parts = every.split(" ")
        tries = [every, *(" ".join(parts[at : at + RUN]) for at in range(0, min(len(parts), 16), RUN // 2))]
        for sought in dict.fromkeys(tries):
            found = self._of_run(sought) if len(sought) > 1 else None
            if found:
                return found
        return None

    def _of_run(self, sought: str) -> Lines | None:
        for number, line in enumerate(self._folded, 1):
            if sought in line:
                return number, number
            after = self._folded[number] if number < len(self._folded) else ""
            if sought in f"{line} {after}" and sought not in after:
                return number, number + 1
        return None

    def _of_end(self, origin: str) -> Lines | None:
        """The header of a telex is its first line with words, the trailer its last."""
        written = [number for number, line in enumerate(self._folded, 1) if any(map(str.isalnum, line))]
        if not written or not re.match(r"header\b|trailer\b", origin):
            return None
        number = written[-1] if origin.startswith("trailer") else written[0]
        return number, number


def _name(step: str) -> str:
    return step.partition("[")[0]


def _tree(text: str) -> Any:
    """The tree of a text that is well-formed XML; None where it is not, and its words must do."""
    try:
        return xml.parse_text(text, "file")
    except Unreadable:
        return None


def _skew(text: str) -> int:
    """How many lines the parser was not given: the XML declaration and the empty lines round it."""
    before = re.match(r"\ufeff?\s*(?:<\?xml[^>]*\?>)?\s*", text)
    return text.count("\n", 0, before.end()) if before else 0


def _json_place(text: str, steps: list[str]) -> tuple[int, int] | None:
    """Where the value at these steps begins and ends; None where there is none."""
    decoder = json.JSONDecoder()
    at = _space(text, 0)
    try:
        for step in steps:
            member = next((place for name, place in _members(text, at, decoder) if name == step), None)
            if member is None:
                return None
            at = member
        return at, decoder.raw_decode(text, at)[1]
    except (ValueError, RecursionError):
        return None


def _members(text: str, at: int, decoder: json.JSONDecoder) -> Iterator[tuple[str, int]]:
    """The name of each member of the object or array that begins here, and where its value does."""
    opened = text[at : at + 1]
    if opened not in ("{", "["):
        return
    at, count = _space(text, at + 1), 0
    while at < len(text) and text[at] not in "}]":
        name = str(count)
        if opened == "{":
            name, at = decoder.raw_decode(text, at)
            at = _space(text, _space(text, at) + 1)
        yield name, at
        at = _space(text, decoder.raw_decode(text, at)[1])
        at, count = _space(text, at + (text[at : at + 1] == ",")), count + 1


def _space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n\ufeff":
        at += 1
    return at
