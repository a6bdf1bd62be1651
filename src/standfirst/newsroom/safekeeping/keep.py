"""Backing a newspaper up while it runs, and bringing it back into an empty folder."""

import shutil
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import connection

from standfirst.newsroom import clock
from standfirst.newsroom.models import Consumer, Newspaper, Picture
from standfirst.newsroom.safekeeping import box, database
from standfirst.newsroom.safekeeping.box import BadBackup, Manifest, Progress
from standfirst.wire.models import Take
from standfirst.wire.takes import fsync_folder


def back_up(home: Path, target: Path, progress: Progress) -> list[str]:
    """Everything of the newspaper in one file; returns the files that the newsroom names and that are not there.

    The database is copied first: each file is on disk before the row that names it, so the copy names none that the
    backup lacks, unless it was lost before. Raises FileExistsError, OSError and database.NotDumped.
    """
    if target.exists():
        raise FileExistsError(f"{target} is there already and was left as it is: name another file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".part-", dir=target.parent) as beside:
        name = database.DUMPS[connection.vendor]
        dump = Path(beside) / Path(name).name
        database.dump(dump)
        dump.chmod(0o600)
        box.pack(target, _manifest(name), dump, home, box.files_of(home), progress)
    return [name for name in _named() if not (home / name).is_file()]


def _manifest(database_name: str) -> Manifest:
    return Manifest(
        newspaper=Newspaper.current().name,
        made=clock.now().isoformat(timespec="seconds"),
        version=version("standfirst"),
        engine=connection.vendor,
        database=database_name,
        migrations=database.applied(),
    )


def _named() -> Iterator[str]:
    """Takes and pictures, by their path in the data folder."""
    for digest in Take.objects.values_list("sha256", flat=True).distinct().iterator():
        yield f"takes/{digest[:2]}/{digest}"
    for name in Picture.objects.values_list("file", flat=True).iterator():
        yield f"media/{name}"


def check_migrations(manifest: Manifest) -> None:
    """Raises BadBackup where a newer Standfirst made it: its rows could not be read here."""
    if newer := database.unknown(manifest.migrations):
        raise BadBackup(
            f"This backup was made by Standfirst {manifest.version}, whose database is newer than this program's "
            f"({newer[0]}): install that version or a later one, then restore."
        )


def bring_back(file: Path, manifest: Manifest, home: Path, progress: Progress) -> None:
    """Unpack into a folder beside `home`, prove every file, and only then put it in the place of `home`.

    Raises BadBackup, OSError and database.NotDumped; `home` is then as empty as it was.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".part-{home.name}-", dir=home.parent) as beside:
        box.unpack(file, manifest, Path(beside), progress)
        whole = Path(beside) / "files"
        whole.mkdir(exist_ok=True)
        dump = Path(beside) / manifest.database
        if manifest.engine == "sqlite":
            dump.rename(whole / box.DATABASE)
        else:
            database.load(dump)
        whole.chmod(0o700)
        if home.exists():
            home.rmdir()
        shutil.move(whole, home)
    fsync_folder(home.parent)


def settle() -> None:
    """After the migrations: nobody is signed in any more, and no process of the old house holds an outlet."""
    Session.objects.all().delete()
    Consumer.objects.update(holder="", held_until=None)
