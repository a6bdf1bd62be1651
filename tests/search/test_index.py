"""An index that disagrees with its cursor shows a killed story, or hides a published one, for ever."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.search import files
from standfirst.search.document import Document, Page
from standfirst.search.files import IndexMissing, IndexUnreadable
from standfirst.search.index import SearchIndex
from standfirst.search.query import typed
from standfirst.search.results import search
from standfirst.search.searcher import Searcher
from tests.search.helpers import START, opened, page, story

WORDS = ["harbour", "harbours", "ferry", "pashinyan", "pashinian", "treaty", "sundmark", "election", "elections"]
TABLES = ("document", "body", "page", "name", "term", "stem", "slip")


def headlines(searcher: Searcher, q: str) -> list[str]:
    return ["".join(text for text, _ in found.headline) for found in typed(searcher, q, limit=50).stories]


def dump(folder: Path) -> list[object]:
    """All that the index holds, and what FTS5 answers for every word and beginning."""
    base = sqlite3.connect(files.current(folder))
    held: list[object] = [sorted(base.execute(f"SELECT * FROM {table}")) for table in TABLES]  # noqa: S608
    held.append(base.execute("SELECT value FROM meta WHERE name='stories'").fetchone())
    for table in ("typed", "everything", "named"):
        for word in [*WORDS, "h*", "pa*", "elec*", "sundm*", "new", "old"]:
            match = f'"{word[:-1]}" *' if word.endswith("*") else f'"{word}"'
            rows = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC"  # noqa: S608
            asked = base.execute(rows, (match,))
            held.append([row for (row,) in asked])
    base.close()
    return held


def test_what_is_put_is_found_and_what_is_removed_is_not(tmp_path: Path) -> None:
    index = SearchIndex.rebuild(tmp_path, [], [], 3)
    searcher = Searcher(tmp_path)
    index.apply([], [story("1", "Ferry runs aground", body="Nobody drowned.")], [page("f", "Ferries")], 4)
    assert (index.cursor(), searcher.cursor()) == (4, 4)
    assert headlines(searcher, "ferry") == headlines(searcher, "drowned") == ["Ferry runs aground"]
    assert [offer.title for offer in typed(searcher, "ferr").pages] == ["Ferries"]
    index.apply(["1", "page-f", "unknown"], [], [], 5)
    for q in ("ferry", "f", "drowned", "ferru"):
        assert typed(searcher, q).to_dict() == {**typed(searcher, "").to_dict(), "q": q}
        assert search(searcher, q).total == 0


def test_a_story_that_is_removed_and_put_in_one_go_is_there(tmp_path: Path) -> None:
    """Removals go first: a replay of an unpublishing and a publishing ends with the story."""
    searcher = opened(tmp_path, story("1", "Old words"))
    SearchIndex(tmp_path).apply(["1"], [story("1", "New words")], [], 2)
    assert headlines(searcher, "words") == ["New words"]
    assert headlines(searcher, "old") == []


def test_a_story_that_cannot_be_placed_changes_nothing(tmp_path: Path) -> None:
    searcher = opened(tmp_path, story("1", "Ferry"))
    index = SearchIndex(tmp_path)
    with pytest.raises(ValueError, match="story 2 says it was published"):
        index.apply(["1"], [story("2", "Ferry", published=1 << 50)], [], 9)
    assert index.cursor() == 1
    assert headlines(searcher, "ferry") == ["Ferry"]


def test_an_archive_imported_without_times_keeps_every_story(tmp_path: Path) -> None:
    searcher = opened(tmp_path, *(story(str(n), f"Ferry {n}") for n in range(300)))
    assert typed(searcher, "ferry").total == 300


def test_stories_of_the_last_century_come_last(tmp_path: Path) -> None:
    searcher = opened(tmp_path, story("1", "Ferry of 1951", published=-600_000_000), story("2", "Ferry of 2025"))
    assert headlines(searcher, "ferry") == ["Ferry of 2025", "Ferry of 1951"]


stories_of_words = st.builds(
    lambda n, head, body, day: story(str(n), " ".join(head), body=" ".join(body), published=START + day * 86_400),
    st.integers(0, 5),
    st.lists(st.sampled_from([*WORDS, "old", "new"]), min_size=1, max_size=4),
    st.lists(st.sampled_from([*WORDS, "old", "new"]), max_size=6),
    st.integers(0, 2),
)
pages_of_words = st.builds(
    lambda n, title, weight: page(str(n), title, weight=weight),
    st.integers(0, 2),
    st.sampled_from(WORDS),
    st.integers(0, 2),
)
Step = tuple[list[str], list[Document], list[Page], bool]
steps = st.tuples(
    st.lists(st.sampled_from([*map(str, range(6)), "page-0", "page-1", "page-2"]), max_size=3),
    st.lists(stories_of_words, max_size=3),
    st.lists(pages_of_words, max_size=2),
    st.booleans(),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, max_size=8))
def test_followed_step_by_step_it_equals_one_made_at_once(
    changes: list[tuple[list[str], list[Document], list[Page], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        step_by_step, at_once = Path(folder, "a"), Path(folder, "b")
        index = SearchIndex.rebuild(step_by_step, [], [], 0)
        documents: dict[str, Document] = {}
        offered: dict[str, Page] = {}
        for removals, put, offers, again in changes:
            for _ in range(1 + again):
                index.apply(removals, put, offers, 7)
            for identity in removals:
                documents.pop(identity, None)
                offered.pop(identity, None)
            documents.update({document.id: document for document in put})
            offered.update({one.id: one for one in offers})
        index.close()
        SearchIndex.rebuild(at_once, documents.values(), offered.values(), 7).close()
        assert dump(step_by_step) == dump(at_once)


def test_readers_see_a_commit_with_their_next_query(tmp_path: Path) -> None:
    """The worker writes and the reader's process reads: a publication must be live without a restart."""
    index = SearchIndex.rebuild(tmp_path, [story("0", "Ferry 0")], [], 0)
    code = (
        "import sys; from pathlib import Path; from standfirst.search.searcher import Searcher\n"
        "from standfirst.search.query import typed\n"
        "searcher = Searcher(Path(sys.argv[1]))\n"
        "for line in sys.stdin: print(typed(searcher, 'ferry').total, searcher.cursor(), flush=True)\n"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdin
    assert reader.stdout
    for n in range(1, 6):
        index.apply([], [story(str(n), f"Ferry {n}")], [], n)
        if n == 3:
            index = SearchIndex.rebuild(tmp_path, [story(str(k), f"Ferry {k}") for k in range(n + 1)], [], n)
        reader.stdin.write("ask\n")
        reader.stdin.flush()
        assert reader.stdout.readline().split() == [str(n + 1), str(n)]
    reader.stdin.close()
    assert reader.wait(10) == 0


def test_a_reader_keeps_one_view_for_one_answer(tmp_path: Path) -> None:
    searcher = opened(tmp_path, story("1", "Ferry"))
    index = SearchIndex(tmp_path)
    with searcher.reading() as base:
        before = base.execute("SELECT count(*) FROM document").fetchone()
        index.apply(["1"], [], [], 2)
        assert base.execute("SELECT count(*) FROM document").fetchone() == before
    assert typed(searcher, "ferry").total == 0


def test_a_writer_follows_an_index_that_took_the_place_of_its_own(tmp_path: Path) -> None:
    index = SearchIndex.rebuild(tmp_path, [], [], 0)
    SearchIndex.rebuild(tmp_path, [story("1", "Ferry")], [], 5).close()
    index.apply([], [story("2", "Ferry")], [], 6)
    assert typed(Searcher(tmp_path), "ferry").total == 2
    assert len(list(tmp_path.glob("archive-*.sqlite3"))) == 1


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    searcher = opened(tmp_path, story("1", "Ferry"))

    def broken():  # type: ignore[no-untyped-def]
        yield story("2", "Treaty")
        raise RuntimeError("the newsroom went away")

    with pytest.raises(RuntimeError):
        SearchIndex.rebuild(tmp_path, broken(), [], 2)
    assert headlines(searcher, "ferry") == ["Ferry"]
    assert len(list(tmp_path.glob("archive-*"))) <= 3


def test_what_is_missing_or_damaged_says_so(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="rebuild"):
        SearchIndex(tmp_path)
    with pytest.raises(IndexMissing):
        typed(Searcher(tmp_path), "ferry")
    searcher = opened(tmp_path, *(story(str(n), f"Ferry {n}", body="words " * 50) for n in range(200)))
    assert typed(searcher, "ferry").total == 200
    searcher.close()
    path = files.current(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(IndexUnreadable, match="rebuild"):
        typed(searcher, "ferry")
    with pytest.raises(IndexUnreadable, match="rebuild"):
        SearchIndex(tmp_path)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(IndexUnreadable, match="rebuild"):
        typed(searcher, "ferry")
    (tmp_path / "current").write_text("../elsewhere.sqlite3")
    with pytest.raises(IndexUnreadable):
        SearchIndex(tmp_path)
    SearchIndex.rebuild(tmp_path, [story("1", "Ferry")], [], 1).close()
    assert typed(searcher, "ferry").total == 1


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    opened(tmp_path)
    base = sqlite3.connect(files.current(tmp_path))
    with base:
        base.execute("UPDATE meta SET value=value+1 WHERE name='version'")
    base.close()
    with pytest.raises(IndexUnreadable, match="another version"):
        SearchIndex(tmp_path)


WRITER = """
import sys
from pathlib import Path
from standfirst.search.index import SearchIndex
from tests.search.helpers import page, story
index = SearchIndex(Path(sys.argv[1]))
n = index.cursor()
print("ready", flush=True)
while True:
    n += 1
    fresh = [story(f"{n}-{k}", f"Ferry number{n} part{k}", body="sea " * 200) for k in range(5)]
    index.apply([f"{n - 3}-{k}" for k in range(5)], fresh, [page("now", f"Wave {n}")], n)
"""


def cut_short(folder: Path, times: int) -> None:
    SearchIndex.rebuild(folder, [], [], 0).close()
    searcher = Searcher(folder)
    rng = random.Random(5)
    for _ in range(times):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(rng.uniform(0.0, 0.12))
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        cursor = SearchIndex(folder).cursor()
        held = {f"{n}-{k}" for n in range(max(1, cursor - 2), cursor + 1) for k in range(5)}
        with searcher.reading() as base:
            assert {row for (row,) in base.execute("SELECT id FROM document")} == held
            assert base.execute("SELECT title FROM page").fetchall() == ([(f"Wave {cursor}",)] if cursor else [])
        assert typed(searcher, "ferry").total == len(held)
        assert typed(searcher, f"number{cursor - 3} ferry").dropped or cursor < 4
        assert len(typed(searcher, f"number{cursor}").stories) == (5 if cursor else 0)
    assert SearchIndex(folder).cursor() > 0


def test_killed_at_any_moment_content_and_cursor_agree(tmp_path: Path) -> None:
    cut_short(tmp_path, 10)


@pytest.mark.torture
def test_killed_at_many_moments_content_and_cursor_agree(tmp_path: Path) -> None:
    cut_short(tmp_path, 200)


def test_the_same_story_again_is_no_work(tmp_path: Path) -> None:
    """A replay of the log must not grow the index."""
    one = story("1", "Ferry", body="sea " * 100)
    opened(tmp_path, one)
    index = SearchIndex(tmp_path)
    before = dump(tmp_path)
    for cursor in range(20):
        index.apply([], [replace(one)], [], cursor)
    assert dump(tmp_path) == before
