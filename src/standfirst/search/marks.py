"""Where in a text the words of a query stand. Everything is plain text; a template turns a mark into an element."""

import re
from collections.abc import Iterable, Sequence

from standfirst.search.matching import Correction, Query
from standfirst.search.words import Token, spans

Segments = tuple[tuple[str, bool], ...]
"""Pieces of a text in order, each with whether it is a match; joined they are the text."""
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？։؟।])[\"'”’»)\]]*\s+|\n+")
_SNIPPET = 240
_BODY_READ = 20_000


class Marker:
    """Marks the words of one query: whole words, the typed beginning of the last, and what a slip meant."""

    def __init__(self, query: Query, meant: Sequence[dict[str, Correction]] = ()) -> None:
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._meant: dict[str, tuple[int, int]] = {}
        for place, word in enumerate(query.words):
            for way in word.ways:
                self._whole.update((token, place) for token in way)
                if place == len(query.words) - 1:
                    self._beginnings[way[-1]] = place
        for place, found in enumerate(meant):
            self._meant.update((text, (place, one.length)) for text, one in found.items())

    def match(self, token: str) -> tuple[int, int] | None:
        """Which word of the query a token is found by, and how many of its letters to mark."""
        if token in self._whole:
            return self._whole[token], len(token)
        for beginning, place in self._beginnings.items():
            if token.startswith(beginning):
                return place, len(beginning)
        return self._meant.get(token)

    def marks(self, tokens: Iterable[Token]) -> list[tuple[int, int]]:
        """Start and end of every match, in code points, in order and apart."""
        found = []
        for token in tokens:
            match = self.match(token.text)
            if match:
                found.append((token.starts[0], token.until(match[1])))
        merged: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def words_in(self, text: str) -> set[int]:
        """Which words of the query a text holds."""
        matches = (self.match(token.text) for token in spans(text))
        return {match[0] for match in matches if match}

    def segments(self, text: str) -> Segments:
        found: list[tuple[str, bool]] = []
        reached = 0
        for start, end in self.marks(spans(text)):
            if start > reached:
                found.append((text[reached:start], False))
            found.append((text[start:end], True))
            reached = end
        if reached < len(text):
            found.append((text[reached:], False))
        return tuple(found)

    def snippet(self, standfirst: str, body: str) -> Segments:
        """The standfirst, unless only a sentence of the story shows why it was found."""
        if standfirst and self.words_in(standfirst):
            return self.segments(_cut(standfirst, 0))
        best, held = "", 0
        for sentence in _SENTENCE_END.split(body[:_BODY_READ]):
            count = len(self.words_in(sentence))
            if count > held:
                best, held = sentence, count
        if not best:
            return self.segments(_cut(standfirst, 0))
        first = self.marks(spans(best))[0][0]
        return self.segments(_cut(best, first))


def _cut(text: str, at: int) -> str:
    """At most about 240 characters around a place, cut between words."""
    if len(text) <= _SNIPPET:
        return text
    start = max(0, min(at - _SNIPPET // 3, len(text) - _SNIPPET))
    if start:
        space = text.find(" ", start, at)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        space = text.rfind(" ", max(start, at), end)
        end = space if space > start else end
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
