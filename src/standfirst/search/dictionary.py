"""The words that occur, how often, and the stems under which a mistyped one is looked up."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from standfirst.search.typos import STEMS, keys, stems


def change(base: sqlite3.Connection, heads: Counter[str], docs: Counter[str]) -> None:
    """Add to the counts of words, or take from them; a word that is left nowhere is forgotten.

    `heads` counts headlines and page names that hold the word, `docs` stories that hold it anywhere.
    """
    appeared: list[str] = []
    vanished: list[str] = []
    for word in sorted(heads.keys() | docs.keys()):
        if not heads[word] and not docs[word]:
            continue
        held = base.execute("SELECT heads, docs FROM term WHERE text=?", (word,)).fetchone() or (0, 0)
        after = (held[0] + heads[word], held[1] + docs[word])
        if after == (0, 0):
            base.execute("DELETE FROM term WHERE text=?", (word,))
        else:
            base.execute("INSERT OR REPLACE INTO term VALUES (?,?,?)", (word, *after))
        if bool(held[0]) != bool(after[0]):
            (appeared if after[0] else vanished).append(word)
    _use(base, appeared, 1)
    _use(base, vanished, -1)


def fill(base: sqlite3.Connection, heads: Counter[str], docs: Counter[str]) -> None:
    """The same for an empty dictionary, and much faster."""
    words = sorted(heads.keys() | docs.keys(), key=str.encode)
    base.executemany("INSERT INTO term VALUES (?,?,?)", ((word, heads[word], docs[word]) for word in words))
    uses = Counter(stem for word, count in heads.items() if count for stem in stems(word))
    base.executemany("INSERT INTO stem VALUES (?,?,?)", ((*stem, count) for stem, count in uses.items()))
    base.execute("CREATE TEMP TABLE found (key INTEGER, stem TEXT)")
    base.executemany(
        "INSERT INTO found VALUES (?,?)", ((key, text) for slips, text in uses for key in keys(slips, text))
    )
    base.execute("INSERT INTO slip SELECT DISTINCT key, stem FROM found ORDER BY key, stem")
    base.execute("DROP TABLE found")


def _use(base: sqlite3.Connection, words: Iterable[str], change: int) -> None:
    uses = Counter(stem for word in words for stem in stems(word))
    for (slips, text), count in uses.items():
        held = base.execute("SELECT uses FROM stem WHERE slips=? AND text=?", (slips, text)).fetchone()
        before = held[0] if held else 0
        after = before + change * count
        if not before:
            base.executemany("INSERT INTO slip VALUES (?,?)", ((key, text) for key in keys(slips, text)))
        if after:
            base.execute("INSERT OR REPLACE INTO stem VALUES (?,?,?)", (slips, text, after))
        else:
            base.execute("DELETE FROM stem WHERE slips=? AND text=?", (slips, text))
            base.executemany("DELETE FROM slip WHERE key=? AND stem=?", ((key, text) for key in keys(slips, text)))


def met_by(base: sqlite3.Connection, slips: int, word: str) -> list[str]:
    """The stems that a mistyped word may have meant."""
    wanted = list(keys(slips, word[: STEMS[slips]]))
    marks = ",".join("?" * len(wanted))
    found = base.execute(f"SELECT DISTINCT stem FROM slip WHERE key IN ({marks})", wanted)  # noqa: S608  only marks
    return [stem for (stem,) in found]
