"""The baked site on disk: pages, packed copies, redirects. Unchanged output is not written."""

import gzip
import zlib
from pathlib import Path

from django.conf import settings

from standfirst.wire.takes import fsync_file, fsync_folder, put_in_place, write_whole


def site() -> Path:
    return Path(settings.HOME) / "site"


def file_of(path: str) -> Path:
    """Where the page of this address stands: `/a/b/` is `pages/a/b/index.html`, `/feed.xml` is `pages/feed.xml`."""
    names = [name for name in path.split("/") if name]
    target = site().joinpath("pages", *names)
    return target / "index.html" if path.endswith("/") else target


_unsynced: set[Path] = set()


def put(path: str, content: bytes) -> bool:
    """Show the page and its packed copy from now on; False where both were there already, byte for byte.

    Readers see it whole or not at all. It outlives a power cut once `sync` has returned: until then the log of
    changes is not said to be followed, so that after one the page is compared and written anew.
    """
    file = file_of(path)
    packed = file.with_name(file.name + ".gz")
    if file.is_file() and file.read_bytes() == content and _unpacked(packed) == content:
        return False
    for target, held in ((packed, gzip.compress(content, 9, mtime=0)), (file, content)):
        put_in_place(target, held)
        _unsynced.add(target)
    return True


def sync() -> None:
    """Make every page that was put or removed outlive a power cut."""
    folders = {file.parent for file in _unsynced}
    for file in _unsynced:
        if file.is_file():
            fsync_file(file)
    for folder in folders:
        if folder.is_dir():
            fsync_folder(folder)
    _unsynced.clear()


def _unpacked(packed: Path) -> bytes | None:
    """What the packed copy holds; None where it is missing or a power cut has torn it."""
    try:
        return gzip.decompress(packed.read_bytes())
    except (FileNotFoundError, EOFError, gzip.BadGzipFile, zlib.error):
        return None


def get(path: str) -> bytes | None:
    """What stands at this address."""
    file = file_of(path)
    return file.read_bytes() if file.is_file() else None


def keep_only(wanted: set[Path]) -> None:
    """Take every page off the shelf that is not one of these files."""
    packed = {file.with_name(file.name + ".gz") for file in wanted}
    for file in (site() / "pages").rglob("*"):
        if file.is_file() and file not in wanted and file not in packed:
            file.unlink()


def remove(path: str) -> None:
    """Take the page off the shelf."""
    file = file_of(path)
    for each in (file, file.with_name(file.name + ".gz")):
        each.unlink(missing_ok=True)
        _unsynced.add(each)


def redirect(path: str, target: str) -> None:
    """From now on this address leads to that one."""
    file = site().joinpath("moved", *[name for name in path.split("/") if name])
    if not file.is_file() or file.read_text("utf-8") != target:
        write_whole(file, target.encode())


def no_redirect(path: str) -> None:
    site().joinpath("moved", *[name for name in path.split("/") if name]).unlink(missing_ok=True)


def everything() -> dict[str, bytes]:
    """Every page on the shelf with its bytes, for comparing two bakes."""
    pages = site() / "pages"
    return {str(file.relative_to(pages)): file.read_bytes() for file in pages.rglob("*") if file.is_file()}


def mark(fingerprint: str) -> None:
    """Keep which templates the whole site was baked with."""
    write_whole(site() / "baked-with", fingerprint.encode())


def marked() -> str:
    file = site() / "baked-with"
    return file.read_text("ascii") if file.is_file() else ""
