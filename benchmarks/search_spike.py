"""Which engine can find as you type: SQLite FTS5 or Tantivy, on the same stories and the same keystrokes.

python -m benchmarks.search_spike [--stories 100000]
"""

import argparse
import itertools
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import tantivy

from benchmarks.archive import keystrokes, queries, stories

LIMIT = 8


def quantiles(times: list[float]) -> str:
    cut = statistics.quantiles(times, n=100)
    shown = (("p50", cut[49]), ("p95", cut[94]), ("p99", cut[98]), ("max", max(times)))
    return "  ".join(f"{name} {time * 1000:7.2f}" for name, time in shown) + " ms"


def measure(name: str, ask: Callable[[str], int], keys: list[str]) -> None:
    times, found = [], 0
    for key in keys:
        begun = time.perf_counter()
        found += bool(ask(key))
        times.append(time.perf_counter() - begun)
    print(f"{name:44} {quantiles(times)}  answered {100 * found / len(keys):3.0f} %", flush=True)


def match(text: str) -> str:
    words = [f'"{word}"' for word in text.split()]
    return " ".join(words) + "*"


def build_fts5(folder: Path, count: int) -> sqlite3.Connection:
    """`typed` and `full` name the rows by their time and hold no text; `naive` is FTS5 out of the box."""
    base = sqlite3.connect(folder / "fts5.sqlite3")
    base.executescript(
        "PRAGMA journal_mode=WAL;"
        "CREATE VIRTUAL TABLE typed USING fts5(headline,"
        "content='', detail=none, prefix='1 2 3 4 5', tokenize='ascii');"
        "CREATE VIRTUAL TABLE full USING fts5(headline, body, content='', detail=column, tokenize='ascii');"
        "CREATE VIRTUAL TABLE naive USING fts5(headline, body);"
    )
    for name, columns in (("typed", 1), ("full", 2), ("naive", 2)):
        begun = time.perf_counter()
        fields = ("headline", "body")[:columns]
        marks = ",".join("?" * (columns + 1))
        # Each word once, as a match needs it; the naive table takes the text as it stands.
        rows = (
            (d.published, d.headline, d.body)[: columns + 1]
            if name == "naive"
            else (d.published, d.headline.lower(), " ".join(set(d.body.lower().split())))[: columns + 1]
            for d in stories(count)
        )
        with base:
            base.executemany(f"INSERT INTO {name}(rowid,{','.join(fields)}) VALUES ({marks})", rows)  # noqa: S608
        size = base.execute(f"SELECT sum(length(block)) FROM {name}_data").fetchone()[0]  # noqa: S608
        print(f"  fts5 {name}: {time.perf_counter() - begun:.0f} s with the making, {size / 1e6:.0f} MB", flush=True)
    return base


def build_tantivy(folder: Path, count: int) -> tantivy.Index:
    schema = (
        tantivy.SchemaBuilder()
        .add_text_field("headline")
        .add_text_field("body", index_option="freq")
        .add_integer_field("published", fast=True, stored=True)
        .build()
    )
    place = folder / "tantivy"
    place.mkdir()
    index = tantivy.Index(schema, path=str(place))
    begun = time.perf_counter()
    writer = index.writer(200_000_000, 1)
    for d in stories(count):
        writer.add_document(tantivy.Document(headline=d.headline, body=d.body, published=d.published))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    size = sum(path.stat().st_size for path in place.iterdir())
    print(f"  tantivy: {time.perf_counter() - begun:.0f} s with the making, {size / 1e6:.0f} MB", flush=True)
    return index


def tantivy_query(index: tantivy.Index, text: str, forgiving: bool) -> tantivy.Query:
    schema, parts = index.schema, []
    *whole, last = text.lower().split()
    for word in whole:
        edits = 0 if len(word) < 5 or not forgiving else 1 if len(word) < 9 else 2
        if edits:
            part = tantivy.Query.fuzzy_term_query(schema, "headline", word, distance=edits)
        else:
            part = tantivy.Query.term_query(schema, "headline", word)
        parts.append((tantivy.Occur.Must, part))
    edits = 0 if len(last) < 5 or not forgiving else 1 if len(last) < 9 else 2
    part = tantivy.Query.fuzzy_term_query(schema, "headline", last, distance=edits, prefix=True)
    return tantivy.Query.boolean_query([*parts, (tantivy.Occur.Must, part)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000)
    count = parser.parse_args().stories
    keys = keystrokes(queries([d.headline for d in itertools.islice(stories(count), 0, None, count // 1_000)], 150))
    with tempfile.TemporaryDirectory() as folder:
        few = keys[::10]
        print(f"{count} stories, {len(keys)} keystrokes, {len(few)} of them for the slow ones")
        base = build_fts5(Path(folder), count)

        def rows(table: str, order: str) -> Callable[[str], int]:
            statement = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY {order} LIMIT {LIMIT}"  # noqa: S608
            return lambda key: len(base.execute(statement, (match(key),)).fetchall())

        index = build_tantivy(Path(folder), count)
        searcher = index.searcher()

        def ranked(forgiving: bool, by: str | None) -> Callable[[str], int]:
            def ask(key: str) -> int:
                query = tantivy_query(index, key, forgiving)
                hits = (
                    searcher.search(query, LIMIT, order_by_field=by, count=False)
                    if by
                    else searcher.search(query, LIMIT)
                )
                return len(hits.hits)

            return ask

        measure("fts5 headlines, 5 prefixes, newest first", rows("typed", "rowid DESC"), keys)
        measure("fts5 headline+body, no prefixes, newest", rows("full", "rowid DESC"), few)
        measure("fts5 out of the box, newest first", rows("naive", "rowid DESC"), few)
        measure("fts5 out of the box, bm25", rows("naive", "bm25(naive)"), few)
        measure("tantivy headlines, prefix, newest first", ranked(False, "published"), keys)
        measure("tantivy headlines, prefix+typos, newest", ranked(True, "published"), keys)
        measure("tantivy headlines, prefix+typos, bm25", ranked(True, None), keys)


if __name__ == "__main__":
    main()
