"""Keeping the bytes of a take: on disk before anything reads them."""

import hashlib
import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

_PIECE = 1 << 20


def fsync_folder(folder: Path) -> None:
    """Make a rename in this folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fsync_file(path: Path) -> None:
    """Make the content of this file outlive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write a file so that every process sees it whole or not at all; `lasting`, not even a power cut tears it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all: temporary file, fsync, rename, fsync of the folder."""
    put_in_place(path, content, lasting=True)
    fsync_folder(path.parent)


def keep(home: Path, content: bytes) -> str:
    """Store the bytes below `takes/` and return their SHA-256; the same bytes are stored once."""
    return keep_files(home, [io.BytesIO(content)])[0][0]


def keep_files(home: Path, files: Sequence[BinaryIO]) -> list[tuple[str, int]]:
    """Store what each file holds from here on below `takes/`; returns their SHA-256 and sizes. Memory stays flat.

    All are written before the first is forced to the disk, which then has the rest of them on its way already.
    """
    folder = home / "takes"
    folder.mkdir(parents=True, exist_ok=True)
    parts: dict[Path, Path] = {}
    kept = []
    try:
        for file in files:
            part, digest, size = _written(folder, file)
            kept.append((digest, size))
            path = folder / digest[:2] / digest
            if path.exists() or path in parts:
                part.unlink()
            else:
                parts[path] = part
        for part in parts.values():
            fsync_file(part)
        for path, part in parts.items():
            path.parent.mkdir(exist_ok=True)
            part.replace(path)
    except BaseException:
        for part in parts.values():
            part.unlink(missing_ok=True)
        raise
    for each in {path.parent for path in parts}:
        fsync_folder(each)
    if parts:
        fsync_folder(folder)
    return kept


def _written(folder: Path, file: BinaryIO) -> tuple[Path, str, int]:
    digest, size = hashlib.sha256(), 0
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as part:
            os.fchmod(descriptor, 0o644)
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                part.write(piece)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name), digest.hexdigest(), size


def opened(home: Path, digest: str) -> BinaryIO:
    """The bytes of a take, as a file to read. Raises FileNotFoundError where they are gone."""
    return (home / "takes" / digest[:2] / digest).open("rb")
