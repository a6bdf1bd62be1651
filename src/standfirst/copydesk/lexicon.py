"""Whole-line phrases of a language's table, matched in time linear in the line."""

import re
from functools import cache

from standfirst.copydesk.languages import Furniture, Header, language
from standfirst.copydesk.lines import Line, words_of

_TOKEN = re.compile(r"\d[\d.,]*[km]?(?![^\W_])|[^\W_]+")
_DIGIT = re.compile("[0-9]")
_LABEL_END = re.compile(r"\s*[:|»›→>–—]")
_REST = 6
_LONGEST = 300


def tokens(text: str) -> tuple[str, ...]:
    """The words of a line without case or punctuation, each number as `#`."""
    lowered = text.casefold()
    if lowered.isascii() and not _DIGIT.search(lowered):
        return tuple(words_of(lowered))
    return tuple(["#" if token[0].isdigit() else token for token in _TOKEN.findall(lowered)])


class Lexicon:
    """Phrases, each with what it stands for: exact, with up to six more words (`*`), or a label (`:`)."""

    def __init__(self, entries: tuple[tuple[str, str, str], ...]) -> None:
        """`entries`: phrase, rule, where."""
        self._exact: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._open: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._labels: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for phrase, rule, where in entries:
            table = self._labels if phrase.endswith(":") else self._open if phrase.endswith("*") else self._exact
            words = phrase.rstrip(":* ").split()
            key = tuple("#" if word == "#" else token for word in words for token in (tokens(word) or (word,)))
            table.setdefault(key, []).append((rule, where))
        self._lengths: dict[str, list[int]] = {key[0]: [] for key in self._exact if key}
        for key in sorted({*self._open, *self._labels}, key=len):
            lengths = self._lengths.setdefault(key[0], [])
            if len(key) not in lengths:
                lengths.append(len(key))

    def find(self, line: Line) -> list[tuple[str, str]]:
        """Every (rule, where) that the whole line fits. No phrase begins with the first word of most lines of a story,
        so their other words are not looked at."""
        lengths = self._lengths.get(line.opening)
        if lengths is None or len(line.text) > _LONGEST:
            return []
        text = line.text
        words = tokens(text)
        found = list(self._exact.get(words, ()))
        for length in lengths:
            if length > len(words):
                break
            head = words[:length]
            if head in self._open and len(words) - length <= _REST:
                found += self._open[head]
            if head in self._labels and len(words) > length and _is_label(text, head):
                found += self._labels[head]
        return found


def _is_label(text: str, head: tuple[str, ...]) -> bool:
    """Whether a colon, bar, dash or arrow stands right after the label's words."""
    at = 0
    for count, token in enumerate(_TOKEN.finditer(text.casefold()), 1):
        if count == len(head):
            at = token.end()
            break
    return bool(_LABEL_END.match(text, at))


def _furniture(entries: tuple[Furniture, ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((phrase, entry.rule, entry.where) for entry in entries for phrase in entry.phrases)


def _headers(entries: tuple[Header, ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((phrase, entry.rule, "edge") for entry in entries for phrase in entry.phrases)


@cache
def furniture(code: str) -> Lexicon:
    return Lexicon(_furniture(language(code).furniture))


@cache
def headers(code: str) -> Lexicon:
    return Lexicon(_headers(language(code).headers))


@cache
def closings(code: str) -> Lexicon:
    return Lexicon(
        tuple((phrase + end, "header.end", "edge") for phrase in language(code).closings for end in ("", ":"))
    )
