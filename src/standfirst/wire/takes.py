"""Keeping the bytes of a take: on disk before anything reads them."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO


def fsync_folder(folder: Path) -> None:
    """Make a rename in this folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all: temporary file, fsync, rename, fsync of the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    fsync_folder(path.parent)


def keep(home: Path, content: bytes) -> str:
    """Store the bytes below `takes/` and return their SHA-256; the same bytes are stored once."""
    digest = hashlib.sha256(content).hexdigest()
    path = home / "takes" / digest[:2] / digest
    if not path.exists():
        write_whole(path, content)
    return digest


def opened(home: Path, digest: str) -> BinaryIO:
    """The bytes of a take, as a file to read. Raises FileNotFoundError where they are gone."""
    return (home / "takes" / digest[:2] / digest).open("rb")
