"""One moment of the database in one file, and the way back, for each engine that Standfirst runs on."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

PAGES_AT_ONCE = 4096
DUMPS = {"sqlite": "database/newsroom.sqlite3", "postgresql": "database/newsroom.pgdump"}


class NotDumped(Exception):
    """The database could not be copied or loaded; the message says why and what to do."""


def applied() -> dict[str, list[str]]:
    """By app, the migrations that this database has seen."""
    seen: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        seen.setdefault(app, []).append(name)
    return seen


def unknown(migrations: dict[str, list[str]]) -> list[str]:
    """Those of them that this program does not have: its database was made by a newer one."""
    known = set(MigrationLoader(None).disk_migrations)
    return [f"{app}.{name}" for app, names in migrations.items() for name in names if (app, name) not in known]


def pending() -> list[str]:
    """The migrations of this program that this database has not seen."""
    loader = MigrationLoader(connection)
    plan = set(loader.disk_migrations) - set(loader.applied_migrations)
    replaced = {key for key, migration in loader.disk_migrations.items() if migration.replaces}
    return sorted(f"{app}.{name}" for app, name in plan - replaced)


def dump(target: Path) -> None:
    """Copy the database as it is at one moment, while others go on writing. Raises NotDumped."""
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(connection.settings_dict["NAME"]), target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(target), _address())


def _copy_sqlite(source: Path, target: Path) -> None:
    """By SQLite's own backup, then one look through the copy: a backup that cannot be read is none."""
    with closing(sqlite3.connect(source, timeout=20)) as theirs, closing(sqlite3.connect(target)) as ours:
        theirs.backup(ours, pages=PAGES_AT_ONCE)
        ours.execute("PRAGMA journal_mode=DELETE")
        sound: tuple[str] = ours.execute("PRAGMA quick_check(1)").fetchone()
    if sound[0] != "ok":
        raise NotDumped(f"The database is damaged ({sound[0]}): restore the last backup that was good.")


def load(dumped: Path) -> None:
    """Fill the empty PostgreSQL database that DATABASE_URL names. Raises NotDumped where it holds something."""
    if connection.introspection.table_names():
        raise NotDumped("The database that DATABASE_URL names is not empty: make a new one and restore into that.")
    _run("pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname", _address(), str(dumped))


def _address() -> str:
    """Without the password, which every user of the machine could read off the list of processes."""
    said = connection.settings_dict
    parts = {"host": said["HOST"], "port": said["PORT"], "user": said["USER"], "dbname": said["NAME"]}
    return f"postgresql:///?{urlencode({name: value for name, value in parts.items() if value})}"


def _run(*command: str) -> None:
    environment = {**os.environ, "PGPASSWORD": str(connection.settings_dict["PASSWORD"] or "")}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise NotDumped(
            f"{command[0]} is not installed: it comes with PostgreSQL's client programs (Debian: postgresql-client)."
        ) from None
    if done.returncode:
        raise NotDumped(
            f"{command[0]} failed: {done.stderr.strip().splitlines()[-1] if done.stderr else 'no reason'}"
        )
