"""The backup file: a zip with every file of the newspaper and a manifest that names each with its SHA-256.

Layout: `manifest.json`, `database/<dump>` and `files/<path in the data folder>`. No Django here, so that a backup can
be looked at, and proved whole, where there is no newspaper yet.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from standfirst.wire.takes import fsync_folder

LAYOUT = 1
MANIFEST = "manifest.json"
MANIFEST_MOST = 512 * 1024 * 1024
PIECE = 1024 * 1024
MADE_ANEW = frozenset({"site", "search", "backups"})
"""Folders of the data folder that are baked, indexed or made from the rest."""
DATABASE = "newsroom.sqlite3"
Progress = Callable[[int, int], None]
"""Told bytes done and bytes in all."""


class BadBackup(Exception):
    """A file that cannot be restored; the message says what is wrong with it and what to do."""


@dataclass(slots=True)
class Manifest:
    """What a backup says of itself. `files` maps a member's name to its size in bytes and SHA-256."""

    newspaper: str
    made: str
    version: str
    engine: str
    database: str
    migrations: dict[str, list[str]]
    layout: int = LAYOUT
    files: dict[str, tuple[int, str]] = field(default_factory=dict)


def files_of(home: Path) -> list[Path]:
    """Every file that the newspaper cannot do without, by its path in the data folder, in order."""
    found = []
    for folder, names, files in os.walk(home):
        here = Path(folder)
        if here == home:
            names[:] = sorted(set(names) - MADE_ANEW)
        names.sort()
        found += [here / name for name in sorted(files) if not _of_the_moment(here / name, home)]
    return [file.relative_to(home) for file in found if file.is_file() and not file.is_symlink()]


def _of_the_moment(file: Path, home: Path) -> bool:
    return file.name.startswith(".part-") or (file.parent == home and file.name.startswith(DATABASE))


def pack(target: Path, manifest: Manifest, dump: Path, home: Path, files: Iterable[Path], progress: Progress) -> None:
    """Write the backup whole or not at all: a file beside it, fsync, rename, fsync of the folder.

    Raises OSError where the disk is full or the folder may not be written to; nothing is then left at `target`.
    """
    wanted = [(dump, manifest.database), *((home / file, f"files/{file.as_posix()}") for file in files)]
    total = sum(file.stat().st_size for file, _ in wanted)
    part = target.with_name(f".part-{target.name}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            with zipfile.ZipFile(raw, "w", allowZip64=True) as box:
                done = 0
                for file, name in wanted:
                    done = _pack_one(box, file, name, manifest, done, total, progress)
                box.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False), zipfile.ZIP_DEFLATED)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    fsync_folder(target.parent)


def _pack_one(
    box: zipfile.ZipFile, file: Path, name: str, manifest: Manifest, done: int, total: int, progress: Progress
) -> int:
    """Pictures are packed already, and takes are small: only the database is worth deflating."""
    how = zipfile.ZIP_DEFLATED if name == manifest.database else zipfile.ZIP_STORED
    digest, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo.from_file(file, name, strict_timestamps=False)
    info.compress_type = how
    with file.open("rb") as source, box.open(info, "w", force_zip64=True) as member:
        while piece := source.read(PIECE):
            member.write(piece)
            digest.update(piece)
            size += len(piece)
            progress(done + size, total)
    manifest.files[name] = (size, digest.hexdigest())
    return done + size


def manifest_of(file: Path) -> Manifest:
    """What the backup says of itself. Raises BadBackup where the file is none, is broken, or is too new."""
    try:
        with zipfile.ZipFile(file) as box:
            if box.getinfo(MANIFEST).file_size > MANIFEST_MOST:
                raise BadBackup(f"{file} has a list of contents of over 512 MB: this is no backup of Standfirst.")
            said = json.loads(box.read(MANIFEST))
            manifest = Manifest(**said)
            names = {info.filename for info in box.infolist()}
    except FileNotFoundError:
        raise BadBackup(f"There is no file {file}.") from None
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as why:
        raise BadBackup(f"{file} is no backup of Standfirst, or its end is missing ({why}).") from why
    if manifest.layout != LAYOUT:
        raise BadBackup(f"{file} has a layout that this Standfirst does not know: restore it with a newer one.")
    if names != {MANIFEST, *manifest.files} or manifest.database not in manifest.files:
        raise BadBackup(f"{file} does not hold what its list of contents names: take an earlier backup.")
    return manifest


def unpack(file: Path, manifest: Manifest, folder: Path, progress: Progress) -> None:
    """Write every member below `folder`, each proved by its size and SHA-256.

    Raises BadBackup for a member that is damaged, or that would stand outside of the folder.
    """
    total, done = sum(size for size, _ in manifest.files.values()), 0
    with zipfile.ZipFile(file) as box:
        for name, (size, digest) in manifest.files.items():
            target = folder / _inside(file, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
                try:
                    with box.open(name) as member:
                        proved = _copy(member, written, size)
                except zipfile.BadZipFile as why:
                    raise BadBackup(f"{name} in {file} is damaged ({why}): take an earlier backup.") from why
                written.flush()
                os.fsync(written.fileno())
            if proved != (size, digest):
                raise BadBackup(f"{name} in {file} is not what was backed up: take an earlier backup.")
            done += size
            progress(done, total)


def _copy(source: IO[bytes], target: IO[bytes], most: int) -> tuple[int, str]:
    """Size and SHA-256 of what was copied; stops one piece after `most`, so that no zip bomb fills the disk."""
    digest, size = hashlib.sha256(), 0
    while size <= most and (piece := source.read(PIECE)):
        target.write(piece)
        digest.update(piece)
        size += len(piece)
    return size, digest.hexdigest()


def _inside(file: Path, name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or path.parts[0] not in ("files", "database"):
        raise BadBackup(f"{file} names a file outside of the newspaper ({name}): do not trust where it came from.")
    return path
