"""Keeping the bytes of a take: on disk before anything reads them."""

import hashlib
import io
import os
import tempfile
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
    return keep_file(home, io.BytesIO(content))[0]


def keep_file(home: Path, file: BinaryIO) -> tuple[str, int]:
    """Store what a file holds from here on below `takes/`; returns its SHA-256 and size. Memory stays flat."""
    folder = home / "takes"
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".part-", delete=False) as part:
        try:
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                part.write(piece)
            name = digest.hexdigest()
            path = folder / name[:2] / name
            if path.exists():
                Path(part.name).unlink()
                return name, size
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).chmod(0o644)
            path.parent.mkdir(exist_ok=True)
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    fsync_folder(path.parent)
    fsync_folder(folder)
    return name, size


def opened(home: Path, digest: str) -> BinaryIO:
    """The bytes of a take, as a file to read. Raises FileNotFoundError where they are gone."""
    return (home / "takes" / digest[:2] / digest).open("rb")
