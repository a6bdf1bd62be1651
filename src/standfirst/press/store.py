"""The baked site on disk: pages, packed copies, redirects. Unchanged output is not written."""

import gzip
from pathlib import Path

from django.conf import settings

from standfirst.wire.takes import fsync_folder, write_whole


def site() -> Path:
    return Path(settings.HOME) / "site"


def file_of(path: str) -> Path:
    """Where the page of this address stands: `/a/b/` is `pages/a/b/index.html`, `/feed.xml` is `pages/feed.xml`."""
    names = [name for name in path.split("/") if name]
    target = site().joinpath("pages", *names)
    return target / "index.html" if path.endswith("/") else target


def put(path: str, content: bytes) -> bool:
    """Write the page and its packed copy; False where it was there already, byte for byte."""
    file = file_of(path)
    if file.is_file() and file.read_bytes() == content:
        return False
    write_whole(file.with_name(file.name + ".gz"), gzip.compress(content, 9, mtime=0))
    write_whole(file, content)
    return True


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
    if file.parent.is_dir():
        fsync_folder(file.parent)


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
