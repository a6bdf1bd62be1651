"""The index, as its readers see it: read-only, from any thread, always the newest committed state."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standfirst.search import files
from standfirst.search.files import IndexUnreadable


class Searcher:
    """Opens the index in a folder when it is first asked, and again when another has taken its place.

    So it may be made before there is an index; asking then raises IndexMissing, and works once there is one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._local = threading.local()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One unchanging view of the index for all the questions of one answer.

        Raises IndexMissing and IndexUnreadable.
        """
        base = self._connection()
        try:
            base.execute("BEGIN")
            try:
                yield base
            finally:
                base.execute("ROLLBACK")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            self.close()
            raise IndexUnreadable(f"the search index in {self.folder} is damaged ({error}); rebuild it") from error

    def cursor(self) -> int:
        """Up to which Dispatch the index has followed."""
        with self.reading() as base:
            return int(base.execute("SELECT value FROM meta WHERE name='cursor'").fetchone()[0])

    def close(self) -> None:
        """Close this thread's connection; the next question opens another."""
        base = getattr(self._local, "base", None)
        if base is not None:
            base.close()
        self._local.base = None

    def _connection(self) -> sqlite3.Connection:
        stamp = files.stamp(self.folder)
        base: sqlite3.Connection | None = getattr(self._local, "base", None)
        if base is None or self._local.stamp != stamp:
            self.close()
            base = files.connect(files.current(self.folder), writing=False)
            self._local.base, self._local.stamp = base, stamp
        return base
