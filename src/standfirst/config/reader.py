"""The reader's server: baked files and a search index of its own. It has no database, and Django is not set up here.

A WSGI application; `build(home)` makes one for a data folder. Where an address has a tombstone, nothing else is
looked at.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from standfirst.config import pulse
from standfirst.config.home import existing_home
from standfirst.config.results import Searching
from standfirst.config.shelf import TYPES, Shelf, etag
from standfirst.site import engine, policy
from standfirst.site.pages import ASKED

SECURE = [
    ("Content-Security-Policy", policy.readers()),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
]
LONGEST_QUERY, MOST_WORDS = 4096, 6
_OF_A_STORY = re.compile(r"/\d{4}/\d\d/\d\d/[^/]+$")
FRESH = ("Cache-Control", "no-cache")
FOREVER = ("Cache-Control", "public, max-age=31536000, immutable")
REASONS = {
    200: "OK",
    301: "Moved Permanently",
    304: "Not Modified",
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    410: "Gone",
    503: "Service Unavailable",
}
PLAIN = {
    404: "There is nothing at this address.",
    410: "This story has been withdrawn.",
    503: "The search is not ready yet. Please try again in a moment.",
}

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Environ = dict[str, Any]


class Answer(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: bytes


def words_of(path: str) -> str:
    """The words in the last part of an address, at most MOST_WORDS; a story's short id and numbers are none."""
    whole = path.rstrip("/")
    last = whole.rpartition("/")[2].partition(".")[0]
    if _OF_A_STORY.search(whole):
        last = last.rpartition("-")[0]
    words = [word for word in re.split(r"[\W_]+", last) if len(word) > 1 and word.isalpha()]
    return " ".join(words[:MOST_WORDS])


class Reader:
    """Answers GET and HEAD; everything it shows stands on disk."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.shelf = Shelf(home / "site")
        self.media = home / "site" / "media"
        self.searching = Searching(home, self.shelf)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        answer = self.answer(environ)
        headers = [*answer.headers, *SECURE, ("Content-Length", str(len(answer.body)))]
        start_response(f"{answer.status} {REASONS[answer.status]}", headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else answer.body]

    def answer(self, environ: Environ) -> Answer:
        """What this request gets."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return Answer(
                405, [("Allow", "GET, HEAD"), ("Content-Type", TYPES[".txt"])], b"Only reading is done here.\n"
            )
        path = environ.get("PATH_INFO", "/").encode("latin-1", "replace").decode("utf-8", "replace")
        if path.startswith(engine.PREFIX):
            return self._asset(path.removeprefix(engine.PREFIX), environ)
        if path.startswith("/media/"):
            return self._picture(path.removeprefix("/media/"))
        if path == "/healthz":
            return self._health()
        if path in ("/search/", "/search/typed"):
            return self._search(path, environ)
        return self._page(path, environ)

    def _search(self, path: str, environ: Environ) -> Answer:
        query = environ.get("QUERY_STRING", "")[:LONGEST_QUERY]
        asked = {name: values[0] for name, values in parse_qs(query, errors="replace").items()}
        if path == "/search/typed":
            typed = self.searching.typed(asked.get("q", ""))
            if typed is None:
                return self._plain(503)
            body = json.dumps(typed, ensure_ascii=False).encode()
            return _fresh(TYPES[".json"], body, environ)
        html = self.searching.results(asked)
        if html is None:
            return self._plain(503)
        return _fresh(TYPES[".html"], html.encode(), environ)

    def _asset(self, name: str, environ: Environ) -> Answer:
        data = engine.assets().get(name)
        if data is None:
            return self._plain(404)
        kind = TYPES.get(Path(name).suffix, "application/octet-stream")
        headers = [("Content-Type", kind), FOREVER]
        if not _compressible(kind):
            return Answer(200, headers, data)
        headers.append(("Vary", "Accept-Encoding"))
        if _takes_gzip(environ):
            return Answer(200, [*headers, ("Content-Encoding", "gzip")], _packed(data))
        return Answer(200, headers, data)

    def _picture(self, name: str) -> Answer:
        names = self.shelf.names("/" + name)
        if names is None or len(names) != 1:
            return self._plain(404)
        file = self.media / names[0]
        if file.suffix not in TYPES or not file.is_file():
            return self._plain(404)
        return Answer(200, [("Content-Type", TYPES[file.suffix]), FOREVER], file.read_bytes())

    def _page(self, path: str, environ: Environ) -> Answer:
        found = self.shelf.find(path)
        if found.status == 301:
            return Answer(301, [("Location", found.location), FRESH], b"")
        if found.file is None:
            return self._missing(found.status, path)
        return _file(found.file, environ)

    def _missing(self, status: int, path: str) -> Answer:
        """The page that says so; a 404 offers the words of the address in its search field."""
        words = words_of(path) if status == 404 else ""
        page = self.shelf.site / "pages" / ("404-words.html" if words else f"{status}.html")
        if not page.is_file():
            return self._plain(status)
        body = page.read_bytes()
        if words:
            body = body.replace(ASKED.encode(), escape(words).encode())
        return Answer(status, [("Content-Type", TYPES[".html"]), FRESH], body)

    def _plain(self, status: int) -> Answer:
        return Answer(status, [("Content-Type", TYPES[".txt"]), FRESH], (PLAIN[status] + "\n").encode())

    def _health(self) -> Answer:
        said = [*self._complaints()]
        body = "\n".join(said or ["Nothing is wrong."]) + "\n"
        return Answer(503 if said else 200, [("Content-Type", TYPES[".txt"]), FRESH], body.encode())

    def _complaints(self) -> Iterator[str]:
        yield from pulse.complaints(self.home)
        if not (self.shelf.site / "pages" / "index.html").is_file():
            yield "The front is not baked yet: is the worker running?"
        if not self.searching.ready():
            yield "The search index is not there yet: is the worker running?"


def _compressible(kind: str) -> bool:
    return kind.startswith(("text/", "image/svg", "application/json", "application/xml"))


def _takes_gzip(environ: Environ) -> bool:
    """RFC 9110, 12.5.3: what is named with a weight of nought is refused."""
    for offer in environ.get("HTTP_ACCEPT_ENCODING", "").lower().split(","):
        name, _, weight = offer.replace(" ", "").partition(";q=")
        if name == "gzip":
            return not weight or weight.strip("0.") != ""
    return False


def _has(tag: str, environ: Environ) -> bool:
    """Whether the reader holds this version already (RFC 9110, 13.1.2)."""
    given = (one.strip().removeprefix("W/") for one in environ.get("HTTP_IF_NONE_MATCH", "").split(","))
    return tag in given


def _fresh(kind: str, body: bytes, environ: Environ) -> Answer:
    """What is made for this request, with an ETag of its content."""
    tag = f'"{blake2b(body, digest_size=9).hexdigest()}"'
    headers = [("Content-Type", kind), FRESH, ("ETag", tag), ("Vary", "Accept-Encoding")]
    if _has(tag, environ):
        return Answer(304, headers, b"")
    if _takes_gzip(environ):
        return Answer(200, [*headers, ("Content-Encoding", "gzip")], gzip.compress(body, 6, mtime=0))
    return Answer(200, headers, body)


@cache
def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _file(file: Path, environ: Environ) -> Answer:
    """A baked file, packed where the reader takes it and the press has left a packed copy beside it."""
    tag = etag(file)
    headers = [("Content-Type", TYPES[file.suffix]), FRESH, ("ETag", tag), ("Vary", "Accept-Encoding")]
    if _has(tag, environ):
        return Answer(304, headers, b"")
    packed = file.with_name(file.name + ".gz")
    if _takes_gzip(environ) and packed.is_file():
        return Answer(200, [*headers, ("Content-Encoding", "gzip")], packed.read_bytes())
    return Answer(200, headers, file.read_bytes())


def build(home: Path | None = None) -> Reader:
    """The reader's application for a data folder, by default the one of this process."""
    return Reader(home or existing_home())
