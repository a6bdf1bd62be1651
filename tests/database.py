"""The empty database of the tests, migrated once and kept in pytest's cache until a model or a library changes.

Migrating takes several seconds of processor time, and every run of a single test file would pay for it again.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).parents[1]


def kept_at(folder: Path) -> Path:
    """Its name tells what it was made of: our models and migrations, and the versions of all libraries."""
    made_of = sorted([*ROOT.glob("src/standfirst/**/migrations/*.py"), *ROOT.glob("requirements*.lock")])
    made_of += sorted([*ROOT.glob("src/standfirst/**/models.py"), *ROOT.glob("src/standfirst/**/models/*.py")])
    made_of += sorted(ROOT.glob("src/standfirst/**/apps.py"))
    digest = hashlib.sha256()
    for file in [ROOT / "src" / "standfirst" / "config" / "settings.py", *made_of]:
        digest.update(file.read_bytes())
    return folder / f"{digest.hexdigest()[:20]}.sqlite3"


@pytest.fixture(scope="session")
def kept_database(pytestconfig: pytest.Config) -> Iterator[Path]:
    """Where the migrated database is kept; while this stands, an empty one in memory is filled from it."""
    assert pytestconfig.cache is not None
    file = kept_at(pytestconfig.cache.mkdir("database"))

    def fill(sender: object, connection: Any, **rest: object) -> None:
        if not file.exists() or not connection.is_in_memory_db():
            return
        (tables,) = connection.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            with closing(sqlite3.connect(file)) as kept:
                kept.backup(connection.connection)

    connection_created.connect(fill, weak=False)
    yield file
    connection_created.disconnect(fill)


@pytest.fixture(scope="session")
def django_db_setup(kept_database: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """As pytest-django's own; what it made is kept for the next run."""
    if kept_database.exists():
        return
    for old in kept_database.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    part = kept_database.with_suffix(f".{id(kept_database)}.part")
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with closing(sqlite3.connect(part)) as kept:
            connection.connection.backup(kept)
    part.replace(kept_database)
