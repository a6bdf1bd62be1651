"""The files of the index: which one is current, how it is opened, and how a new one takes its place.

A folder holds `archive-….sqlite3` files, one of them named in `current`. A rebuilt index gets a file of its own,
so that no write-ahead log of the old one can ever be read into it; replacing `current` is the swap.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 1
"""Raised with every change of the schema or of what a word is; an index of another version is made anew."""
_NAME = "current"

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, href TEXT NOT NULL, headline TEXT NOT NULL,
  standfirst TEXT NOT NULL, section TEXT NOT NULL, section_slug TEXT NOT NULL, published INTEGER NOT NULL,
  printed TEXT NOT NULL, topics TEXT NOT NULL, bylines TEXT NOT NULL, agency TEXT NOT NULL,
  dateline TEXT NOT NULL, language TEXT NOT NULL, type TEXT NOT NULL);
CREATE TABLE body (row INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE page (id TEXT PRIMARY KEY, href TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  names TEXT NOT NULL, weight INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name (row INTEGER PRIMARY KEY, page TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX name_page ON name (page);
CREATE TABLE term (text TEXT PRIMARY KEY, heads INTEGER NOT NULL, docs INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE stem (slips INTEGER, text TEXT, uses INTEGER NOT NULL, PRIMARY KEY (slips, text)) WITHOUT ROWID;
CREATE TABLE slip (key INTEGER, stem TEXT, PRIMARY KEY (key, stem)) WITHOUT ROWID;
CREATE VIRTUAL TABLE typed USING fts5 (headline,
  content='', columnsize=0, detail=none, prefix='1 2 3 4 5', tokenize='ascii');
CREATE VIRTUAL TABLE everything USING fts5 (headline, head, lead, body, tags,
  content='', columnsize=0, detail=column, tokenize='ascii');
CREATE VIRTUAL TABLE named USING fts5 (words,
  content='', columnsize=0, detail=none, prefix='1 2 3 4 5', tokenize='ascii');
"""


class SearchIndexError(Exception):
    """The index cannot be used; the message says why and what to do."""


class IndexMissing(SearchIndexError):
    """There is no index in the folder."""


class IndexUnreadable(SearchIndexError):
    """The index is damaged, or was made by another version."""


def current(folder: Path) -> Path:
    """The index's file. Raises IndexMissing."""
    try:
        name = (folder / _NAME).read_text().strip()
    except FileNotFoundError:
        raise IndexMissing(f"there is no search index in {folder}; rebuild it") from None
    except UnicodeDecodeError:
        raise IndexUnreadable(f"{folder / _NAME} does not name an index; rebuild it") from None
    path = folder / name
    if not name.startswith("archive-") or path.parent != folder:
        raise IndexUnreadable(f"{folder / _NAME} does not name an index; rebuild it")
    if not path.is_file():
        raise IndexMissing(f"the search index {path} is missing; rebuild it")
    return path


def stamp(folder: Path) -> tuple[int, int]:
    """Changes whenever another index takes the place of the current one. Raises IndexMissing."""
    try:
        state = os.stat(folder / _NAME)
    except FileNotFoundError:
        raise IndexMissing(f"there is no search index in {folder}; rebuild it") from None
    return state.st_ino, state.st_mtime_ns


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """An open index of this version. Raises IndexUnreadable."""
    mode = "rw" if writing else "ro"
    try:
        base = sqlite3.connect(
            f"file:{_quoted(path)}?mode={mode}", uri=True, timeout=20, isolation_level=None, check_same_thread=False
        )
        base.execute("PRAGMA cache_size=-65536")
        base.execute(f"PRAGMA mmap_size={1 << 31}")
        base.execute("PRAGMA synchronous=NORMAL")
        found = base.execute("SELECT value FROM meta WHERE name='version'").fetchone()
    except sqlite3.DatabaseError as error:
        raise IndexUnreadable(f"the search index {path} cannot be read ({error}); rebuild it") from error
    if found != (VERSION,):
        base.close()
        raise IndexUnreadable(f"the search index {path} was made by another version of Standfirst; rebuild it")
    return base


@contextmanager
def making(folder: Path) -> Iterator[sqlite3.Connection]:
    """A new, empty index, which becomes the current one when the block ends well, and vanishes when not."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"archive-{secrets.token_hex(6)}.sqlite3"
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; PRAGMA temp_store=FILE;"
        )
        base.executescript(SCHEMA)
        base.execute("INSERT INTO meta VALUES ('version', ?), ('cursor', 0), ('stories', 0)", (VERSION,))
        yield base
        base.execute("PRAGMA journal_mode=WAL")
        base.close()
        _sync(path)
        _point(folder, path.name)
    except BaseException:
        base.close()
        _remove(path)
        raise
    for other in folder.glob("archive-*.sqlite3"):
        if other != path:
            _remove(other)


def _point(folder: Path, name: str) -> None:
    fresh = folder / f"{_NAME}.{secrets.token_hex(4)}"
    fresh.write_text(name + "\n")
    _sync(fresh)
    fresh.replace(folder / _NAME)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
