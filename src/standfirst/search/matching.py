"""From the words of a query to the rows of the stories and pages that hold them.

Every question is bounded: a list of rows is read no further than it is shown or counted, a beginning stands for a
limited number of words, and a query has a limited number of words.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from standfirst.search.dictionary import met_by
from standfirst.search.typos import matched_length, slips_allowed, slips_between
from standfirst.search.words import Word, unspaced, words

MOST_WORDS = 8
MOST_LETTERS = 200
"""Of a query; what follows is not looked at."""
RARE = 8
"""In fewer headlines than this, a word may be a slip of another."""
_INDEXED_PREFIX = 5
_COMPLETIONS = 64
_COMMON_COMPLETIONS = 32
_SHORTEST_COMPLETED = 3
_CORRECTIONS = 48
_COMPARED_PER_STEM = 200
_COMPARED = 1200
_LAST = "\U0010ffff"

Pieces = list[str] | None
"""FTS5 phrases of which any one will do; None if nothing can be found."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as words. The last one may be the beginning of a word."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> "Query":
        return cls(text, tuple(words(text[:MOST_LETTERS], MOST_WORDS)))

    def without(self, place: int) -> "Query":
        left = (*self.words[:place], *self.words[place + 1 :])
        return Query(" ".join(word.shown for word in left), left)


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that may have been meant: how many slips away, and how many of its letters were typed."""

    word: str
    slips: int
    length: int
    heads: int


def in_headlines(base: sqlite3.Connection, query: Query) -> str | None:
    """The expression for `typed`; a last word of any length is completed."""
    return _expression(query, lambda token: _complete_in_headlines(base, token))


def in_names(query: Query) -> str | None:
    """The expression for `named`."""
    return _expression(query, lambda token: [f"{_quoted(token)} *"])


def anywhere(base: sqlite3.Connection, query: Query) -> str | None:
    """The expression for `everything`; a last word is completed from its third letter on."""
    return _expression(query, lambda token: _complete_anywhere(base, token))


def forgiving(
    base: sqlite3.Connection, query: Query, *, all_words: bool
) -> tuple[str | None, list[dict[str, Correction]]]:
    """The expression for `typed` and `named` that allows slips, and for each word what it may have meant.

    A word that many headlines hold is taken as it is, unless `all_words` may be mistyped.
    """
    meant = [
        corrections(base, word, last=word is query.words[-1])
        if all_words or _rare(base, word, last=word is query.words[-1])
        else {}
        for word in query.words
    ]
    if not any(meant):
        return None, meant
    parts = []
    for word, found in zip(query.words, meant, strict=True):
        ways = [_way(way, None) for way in word.ways]
        if word is query.words[-1]:
            ways = _completed(word, lambda token: _complete_in_headlines(base, token))
        ways += [_quoted(text) for text in found]
        if not ways:
            return None, meant
        parts.append(f"({' OR '.join(ways)})")
    return " AND ".join(parts), meant


def corrections(base: sqlite3.Connection, word: Word, *, last: bool) -> dict[str, Correction]:
    """The words of headlines and names within the slips allowed, nearest and commonest first."""
    typed = word.ways[0][0]
    slips = slips_allowed(typed)
    if not slips or len(word.ways[0]) > 1:
        return {}
    found: list[Correction] = []
    compared = 0
    for stem in met_by(base, slips, typed):
        if compared > _COMPARED:
            break
        for text, heads in base.execute(
            "SELECT text, heads FROM term WHERE text>=? AND text<? AND heads>0 LIMIT ?",
            (stem, stem + _LAST, _COMPARED_PER_STEM),
        ):
            compared += 1
            away = slips_between(typed, text, slips, beginning=last)
            if away is not None:
                found.append(Correction(text, away, 0, heads))
    found.sort(key=lambda one: (one.slips, -one.heads, one.word))
    return {
        one.word: Correction(one.word, one.slips, _typed_length(typed, one, slips, last), one.heads)
        for one in found[:_CORRECTIONS]
    }


def newest(
    base: sqlite3.Connection,
    table: str,
    expression: str | None,
    most: int,
    since: int | None = None,
    until: int | None = None,
) -> list[int]:
    """At most `most` rows that match, newest first, from row `since` up to but without row `until`."""
    if expression is None:
        return []
    bounds = (("rowid >= ?", since), ("rowid < ?", until))
    where = "".join(f" AND {text}" for text, bound in bounds if bound is not None)
    given = [bound for _, bound in bounds if bound is not None]
    found = base.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ?{where} ORDER BY rowid DESC LIMIT ?",  # noqa: S608
        (expression, *given, most),
    )
    return [row for (row,) in found]


def stories_holding(base: sqlite3.Connection, tokens: Iterable[str]) -> int:
    """In how many stories the commonest of these words occurs."""
    counts = (base.execute("SELECT docs FROM term WHERE text=?", (token,)).fetchone() for token in tokens)
    return max((count[0] for count in counts if count), default=0)


def _rare(base: sqlite3.Connection, word: Word, *, last: bool) -> bool:
    token = word.ways[0][0]
    until = token + (_LAST if last else "\0")
    found = base.execute("SELECT heads FROM term WHERE text>=? AND text<? AND heads>0 LIMIT ?", (token, until, RARE))
    return sum(heads for (heads,) in found) < RARE


def _typed_length(typed: str, one: Correction, slips: int, last: bool) -> int:
    return matched_length(typed, one.word, slips) if last else len(one.word)


def _expression(query: Query, complete: Callable[[str], Pieces]) -> str | None:
    if not query.words:
        return None
    *whole, last = query.words
    parts = [[_way(way, None) for way in word.ways] for word in whole]
    parts.append(_completed(last, complete))
    if not all(parts):
        return None
    return " AND ".join(f"({' OR '.join(ways)})" for ways in parts)


def _completed(word: Word, complete: Callable[[str], Pieces]) -> list[str]:
    ways = []
    for way in word.ways:
        pieces = complete(way[-1])
        if pieces:
            ways.append(_way(way[:-1], pieces))
    return ways


def _way(tokens: Sequence[str], pieces: Pieces) -> str:
    parts = [_quoted(token) for token in tokens]
    if pieces:
        parts.append(f"({' OR '.join(pieces)})")
    return f"({' AND '.join(parts)})"


def _complete_in_headlines(base: sqlite3.Connection, token: str) -> Pieces:
    if len(token) <= _INDEXED_PREFIX:
        return [f"{_quoted(token)} *"]
    # Past the indexed lengths FTS5 gathers every row of a prefix before the first; whole words it reads as needed.
    found = base.execute(
        "SELECT text FROM term WHERE text>=? AND text<? AND heads>0 LIMIT ?", (token, token + _LAST, _COMPLETIONS + 1)
    ).fetchall()
    if len(found) > _COMPLETIONS:
        return [f"{_quoted(token)} *"]
    return [_quoted(text) for (text,) in found] or None


def _complete_anywhere(base: sqlite3.Connection, token: str) -> Pieces:
    if len(token) < _SHORTEST_COMPLETED and not unspaced(token):
        return [_quoted(token)]
    found = base.execute(
        "SELECT text FROM term WHERE text>=? AND text<? ORDER BY docs DESC, text LIMIT ?",
        (token, token + _LAST, _COMMON_COMPLETIONS),
    ).fetchall()
    return [_quoted(text) for (text,) in found] or None


def _quoted(token: str) -> str:
    return f'"{token}"'
