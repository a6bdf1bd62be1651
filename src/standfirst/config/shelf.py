"""The baked site on disk, as the reader's process sees it: tombstone first, then redirect, then page."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from urllib.parse import unquote

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
LONGEST = 1024
OWN = {"index.html", "404.html", "410.html", "_chrome.json"}
"""Files of the shelf that are shown under another address, or to no reader."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: a page (`file`), a redirect (`location`), or only a status."""

    status: int
    file: Path | None = None
    location: str = ""


def parts_of(path: str) -> list[str] | None:
    """The names in this address, or None where one of them could leave the shelf or name what is not shown."""
    if len(path) > LONGEST or not path.startswith("/"):
        return None
    names = [name for name in unquote(path, errors="strict").split("/") if name]
    if any(name.startswith(".") or "\\" in name or "\0" in name or len(name.encode()) > 255 for name in names):
        return None
    return names


class Shelf:
    """The folders `pages/`, `gone/` and `moved/` below the data folder's `site/`."""

    def __init__(self, site: Path) -> None:
        self.site = site

    def gone(self, path: str) -> int | None:
        """404 or 410 where a tombstone stands at this address."""
        names = self.names(path)
        return self._tombstone(names) if names else None

    def find(self, path: str) -> Found:
        """What readers get at this address."""
        names = self.names(path)
        if names is None:
            return Found(404)
        if names:
            status = self._tombstone(names)
            if status is not None:
                return Found(status)
            moved = self.site.joinpath("moved", *names)
            if moved.is_file():
                return Found(301, location=moved.read_text("utf-8").strip())
        page = self.site.joinpath("pages", *names)
        if page.is_file() and not path.endswith("/") and page.suffix in TYPES and page.name not in OWN:
            return Found(200, file=page)
        if (page / "index.html").is_file():
            if path.endswith("/"):
                return Found(200, file=page / "index.html")
            return Found(301, location="/" + "/".join(names) + "/")
        return Found(404)

    def names(self, path: str) -> list[str] | None:
        """The names in this address, as `parts_of` gives them; None also where it is no UTF-8."""
        try:
            return parts_of(path)
        except UnicodeDecodeError:
            return None

    def _tombstone(self, names: list[str]) -> int | None:
        stone = self.site.joinpath("gone", *names)
        if not stone.is_file():
            return None
        return 404 if stone.read_text("ascii").strip() == "404" else 410


@lru_cache(maxsize=4096)
def _digest(path: str, changed: int, size: int) -> str:
    return blake2b(Path(path).read_bytes(), digest_size=9).hexdigest()


def etag(file: Path) -> str:
    """A strong ETag of the content, read once per version of the file."""
    facts = file.stat()
    return f'"{_digest(str(file), facts.st_mtime_ns, facts.st_size)}"'
