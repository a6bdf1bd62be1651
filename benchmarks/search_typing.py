"""How long one keystroke takes, beside FTS5 as it comes out of the box, on the same stories and in the same run.

    python -m benchmarks.search_typing [--stories 1000000] [--folder KEPT] [--no-peer]

With --folder the index is kept there, and used again if it is there. Times are of the processor, one core, so that
other work on the machine does not count.
"""

import argparse
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.archive import keystrokes, pages, queries, stories
from standfirst.search.files import current
from standfirst.search.index import SearchIndex
from standfirst.search.query import typed
from standfirst.search.results import search
from standfirst.search.searcher import Searcher


def measure(name: str, ask: Callable[[str], object], keys: list[str]) -> None:
    times = []
    for key in keys:
        begun = time.thread_time()
        ask(key)
        times.append(1000 * (time.thread_time() - begun))
    cut = statistics.quantiles(times, n=100)
    shown = (cut[49], cut[94], cut[98], max(times))
    print(f"| {name} | {len(keys)} | " + " | ".join(f"{value:.2f}" for value in shown) + " |", flush=True)


def built(folder: Path, count: int) -> Searcher:
    if not (folder / "current").is_file():
        begun = time.time()
        SearchIndex.rebuild(folder, stories(count), pages(3_000), 1).close()
        print(f"built in {time.time() - begun:.0f} s with the making of the stories")
    size = current(folder).stat().st_size / 1e6
    print(f"index {size:.0f} MB")
    return Searcher(folder)


def peer(folder: Path, count: int) -> sqlite3.Connection:
    base = sqlite3.connect(folder / "peer.sqlite3")
    with base:
        base.execute("CREATE VIRTUAL TABLE story USING fts5(headline, body)")
        rows = ((one.published, one.headline, one.body) for one in stories(count))
        base.executemany("INSERT INTO story (rowid, headline, body) VALUES (?,?,?)", rows)
    return base


def compare(folder: Path, count: int, with_peer: bool) -> None:
    index = built(folder, count)
    with index.reading() as base:
        every = base.execute("SELECT headline FROM document WHERE row % ? = 0", (max(1, count // 2_000),))
        headlines = [headline for (headline,) in every]
    wanted = queries(headlines, 300)
    keys = keystrokes(wanted)
    hard = [f"{text.split()[0]} {letter}" for text in wanted[:60] for letter in "aems"]
    for key in keys[:300]:
        typed(index, key)
    print("| milliseconds of one core | keystrokes | p50 | p95 | p99 | slowest |\n|---|---|---|---|---|---|")
    measure("Standfirst, every keystroke", lambda key: typed(index, key), keys)
    measure("Standfirst, a word and one letter", lambda key: typed(index, key), hard)
    measure("Standfirst, results page", lambda key: search(index, key), wanted)
    print(f"memory of this process, at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if not with_peer:
        return
    base = peer(folder, count)

    def ask(key: str) -> object:
        match = " ".join(f'"{word}"' for word in key.split()) + "*"
        return base.execute(
            "SELECT rowid FROM story WHERE story MATCH ? ORDER BY rowid DESC LIMIT 8", (match,)
        ).fetchall()

    measure("FTS5 out of the box, newest first, no slips", ask, keys[::10])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    if asked.folder:
        compare(asked.folder, asked.stories, not asked.no_peer)
        return
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), asked.stories, not asked.no_peer)


if __name__ == "__main__":
    main()
