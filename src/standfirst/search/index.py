"""The index, as its one writer sees it: what changed goes in together with the cursor, or not at all.

Readers (query.py) look at the same file from other processes and see every committed change with their next query.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from standfirst.search import dictionary, files
from standfirst.search.document import Document, Page
from standfirst.search.rows import (
    COLUMNS,
    Words,
    document_of,
    first_row,
    name_row,
    names_of,
    packed,
    row_of,
    unpacked,
    words_of,
)

_FIELDS = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * (len(COLUMNS) + 1))
_EVERYTHING = "everything (rowid, headline, head, lead, body, tags"
_LETTERS_IN_MEMORY = 64 << 20


class SearchIndex:
    """The index in a folder, open for writing; one process writes, any number read.

    Raises IndexMissing where the folder holds none and IndexUnreadable where it is damaged or another version's;
    in both cases `SearchIndex.rebuild` makes it anew.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamp = files.stamp(folder)
        self._base = files.connect(files.current(folder), writing=True)

    @classmethod
    def rebuild(
        cls, folder: Path, documents: Iterable[Document], pages: Iterable[Page], cursor: int
    ) -> "SearchIndex":
        """Make the index from nothing and let it take the old one's place; readers go on with the old until then.

        `cursor` is where the log of changes stood before the first document was read: what came later is
        applied afterwards.
        """
        with files.making(folder) as base:
            _fill(base, documents, pages, cursor)
        return cls(folder)

    def close(self) -> None:
        self._base.close()

    def cursor(self) -> int:
        """Up to which Dispatch the index has followed."""
        self._follow()
        return int(self._base.execute("SELECT value FROM meta WHERE name='cursor'").fetchone()[0])

    def held(self, identity: str) -> Document | None:
        """The document of this id as the index holds it."""
        self._follow()
        change = _Change(self._base)
        row = change.row_of(identity)
        return None if row is None else change.document(row)

    def apply(
        self, removals: Iterable[str], documents: Iterable[Document], pages: Iterable[Page], cursor: int
    ) -> None:
        """Remove, then add or replace, and move the cursor, in one transaction: all of it is seen, or nothing.

        `removals` are ids of documents or pages; unknown ones are passed over, so that a replay is harmless.
        Raises ValueError for a document that cannot be placed in time; then nothing has changed.
        """
        fresh = {document.id: (first_row(document.published, document.id), document) for document in documents}
        offered = {page.id: page for page in pages}
        gone = list(dict.fromkeys(removals))
        self._follow()
        base = self._base
        base.execute("BEGIN IMMEDIATE")
        try:
            change = _Change(base)
            change.remove(gone)
            change.put(fresh)
            change.offer(offered.values())
            change.finish()
            base.execute("UPDATE meta SET value=? WHERE name='cursor'", (cursor,))
            base.execute("COMMIT")
        except BaseException:
            if base.in_transaction:
                base.execute("ROLLBACK")
            raise

    def _follow(self) -> None:
        """Go over to the index that another process has put in place meanwhile."""
        stamp = files.stamp(self.folder)
        if stamp != self._stamp:
            self._base.close()
            self._base = files.connect(files.current(self.folder), writing=True)
            self._stamp = stamp


class _Change:
    """One transaction's work. Rows leave and enter in their order, as FTS5 wants them."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.heads: Counter[str] = Counter()
        self.docs: Counter[str] = Counter()
        self.stories = 0

    def remove(self, ids: Iterable[str]) -> None:
        found = [(row, identity) for identity in ids if (row := self.row_of(identity)) is not None]
        for row, _ in sorted(found):
            self._take_out(row)
        for identity in ids:
            self._withdraw(identity)

    def put(self, fresh: dict[str, tuple[int, Document]]) -> None:
        replaced: list[int] = []
        entering: list[tuple[int, Document]] = []
        for identity, (place, document) in fresh.items():
            row = self.row_of(identity)
            if row is not None and self.document(row) == document:
                continue
            if row is not None:
                replaced.append(row)
            entering.append((place, document))
        for row in sorted(replaced):
            self._take_out(row)
        for place, document in sorted(entering, key=lambda pair: (pair[0], pair[1].id)):
            words = words_of(document)
            row = _store(self.base, place, document)
            _index(self.base, row, words)
            self._count(words, 1)

    def offer(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self._withdraw(page.id)
            for name in _store_page(self.base, page):
                self.heads.update(set(name.split()))

    def finish(self) -> None:
        dictionary.change(self.base, self.heads, self.docs)
        self.base.execute("UPDATE meta SET value=value+? WHERE name='stories'", (self.stories,))

    def row_of(self, identity: str) -> int | None:
        found = self.base.execute("SELECT row FROM document WHERE id=?", (identity,)).fetchone()
        return int(found[0]) if found else None

    def document(self, row: int) -> Document:
        stored = self.base.execute(f"SELECT {_FIELDS} FROM document WHERE row=?", (row,)).fetchone()  # noqa: S608
        body = self.base.execute("SELECT text FROM body WHERE row=?", (row,)).fetchone()[0]
        return document_of(stored, unpacked(body))

    def _take_out(self, row: int) -> None:
        words = words_of(self.document(row))
        # A table without content of its own must be told what it held.
        self.base.execute(
            "INSERT INTO typed (typed, rowid, headline) VALUES ('delete', ?, ?)", (row, " ".join(words.headline))
        )
        self.base.execute(
            f"INSERT INTO {_EVERYTHING}, everything) VALUES (?,?,?,?,?,?,'delete')",  # noqa: S608
            (row, *_columns(words)),
        )
        self.base.execute("DELETE FROM document WHERE row=?", (row,))
        self.base.execute("DELETE FROM body WHERE row=?", (row,))
        self._count(words, -1)

    def _withdraw(self, identity: str) -> None:
        for row, words in self.base.execute("SELECT row, words FROM name WHERE page=?", (identity,)).fetchall():
            self.base.execute("INSERT INTO named (named, rowid, words) VALUES ('delete', ?, ?)", (row, words))
            self.heads.subtract(set(words.split()))
        self.base.execute("DELETE FROM name WHERE page=?", (identity,))
        self.base.execute("DELETE FROM page WHERE id=?", (identity,))

    def _count(self, words: Words, change: int) -> None:
        self.stories += change
        for word in words.headline:
            self.heads[word] += change
        for word in words.everywhere():
            self.docs[word] += change


def _columns(words: Words) -> tuple[str, ...]:
    return tuple(" ".join(column) for column in (words.headline, words.head, words.lead, words.body, words.tags))


def _store(base: sqlite3.Connection, place: int, document: Document) -> int:
    row = place
    while base.execute("SELECT 1 FROM document WHERE row=?", (row,)).fetchone():
        row += 1
    base.execute(f"INSERT INTO document (row, {_FIELDS}) VALUES ({_MARKS})", (row, *row_of(document)))  # noqa: S608
    base.execute("INSERT INTO body VALUES (?,?)", (row, packed(document.body)))
    return row


def _index(base: sqlite3.Connection, row: int, words: Words) -> None:
    base.execute("INSERT INTO typed (rowid, headline) VALUES (?,?)", (row, " ".join(words.headline)))
    base.execute(f"INSERT INTO {_EVERYTHING}) VALUES (?,?,?,?,?,?)", (row, *_columns(words)))  # noqa: S608


def _store_page(base: sqlite3.Connection, page: Page) -> list[str]:
    names = names_of(page)
    base.execute(
        "INSERT INTO page VALUES (?,?,?,?,?,?)",
        (page.id, page.href, page.title, page.kind, json.dumps(page.names, ensure_ascii=False), page.weight),
    )
    for name in names:
        row = name_row(page, name)
        while base.execute("SELECT 1 FROM name WHERE row=?", (row,)).fetchone():
            row += 1
        base.execute("INSERT INTO name VALUES (?,?,?)", (row, page.id, name))
        base.execute("INSERT INTO named (rowid, words) VALUES (?,?)", (row, name))
    return names


def _fill(base: sqlite3.Connection, documents: Iterable[Document], pages: Iterable[Page], cursor: int) -> None:
    """Store first, then index in order of time: FTS5 writes a segment each time that rows run backwards."""
    base.execute("BEGIN")
    for document in documents:
        base.execute("DELETE FROM body WHERE row=(SELECT row FROM document WHERE id=?)", (document.id,))
        base.execute("DELETE FROM document WHERE id=?", (document.id,))
        _store(base, first_row(document.published, document.id), document)
    for table in ("typed", "everything"):
        base.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {_LETTERS_IN_MEMORY})")  # noqa: S608
    heads: Counter[str] = Counter()
    docs: Counter[str] = Counter()
    stories = 0
    for row, *head, body in base.execute(
        f"SELECT row, {_FIELDS}, text FROM document JOIN body USING (row) ORDER BY row"  # noqa: S608
    ):
        words = words_of(document_of(tuple(head), unpacked(body)))
        _index(base, row, words)
        heads.update(words.headline)
        docs.update(words.everywhere())
        stories += 1
    for page in {page.id: page for page in pages}.values():
        for name in _store_page(base, page):
            heads.update(set(name.split()))
    dictionary.fill(base, heads, docs)
    for table in ("typed", "everything", "named"):
        base.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
    for table in ("typed", "everything"):
        base.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {1 << 20})")  # noqa: S608
    base.execute("UPDATE meta SET value=? WHERE name='cursor'", (cursor,))
    base.execute("UPDATE meta SET value=? WHERE name='stories'", (stories,))
    base.execute("COMMIT")
