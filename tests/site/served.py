"""The sample pages behind a real address, with the headers that the reader's server sends."""

import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from standfirst.site import engine
from standfirst.site.parts import Link
from tests.site import drawn, samples

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "webp": "image/webp",
    "json": "application/json",
}
HEADLINES = [
    (
        line.headline,
        line.href,
        line.section.title if line.section else "",
        f"{line.when.brief}, {line.when.clock}",
    )
    for line in samples.RIVER
]


def typed(query: str) -> dict[str, Any]:
    """What `/search/typed` answers, by the same contract, over the sample river."""
    words = query.lower().split()
    last = words[-1] if words else "\0"
    stories = []
    for headline, href, section, when in HEADLINES:
        at = headline.lower().find(last)
        if at >= 0:
            end = at + len(last)
            pieces = [[headline[:at], False], [headline[at:end], True], [headline[end:], False]]
            stories.append({"href": href, "headline": pieces, "section": section, "when": when})
    pages = (
        [{"href": "/topic/ferries/", "title": "Night ferries", "kind": "topic"}] if "ferr".startswith(last) else []
    )
    return {"q": query, "total": len(stories), "pages": pages, "stories": stories[:5], "suggestion": None}


@cache
def pages() -> dict[str, bytes]:
    return {f"/{name}/": engine.render(make()).encode() for name, make in samples.EVERY.items()}


@cache
def files() -> dict[str, bytes]:
    topics = [Link(title, f"/topic/{title}/") for title in ("Cooper Row", "The surge of 18 November", "Bread")]
    return {
        **{f"/_/{name}": data for name, data in engine.assets().items()},
        **drawn.files(),
        "/_topics.json": engine.topics(topics),
    }


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Tests read their own output."""

    def _answer(self) -> tuple[int, str, bytes]:
        url = urlsplit(self.path)
        if url.path == "/search/typed":
            query = parse_qs(url.query).get("q", [""])[0]
            return 200, "application/json", json.dumps(typed(query)).encode()
        if url.path == "/search/":
            return 200, "text/html; charset=utf-8", pages()["/results/"]
        if url.path in pages():
            return 200, "text/html; charset=utf-8", pages()[url.path]
        if url.path in files():
            return 200, TYPES[url.path.rpartition(".")[2]], files()[url.path]
        return 404, "text/html; charset=utf-8", pages()["/404/"]

    def do_GET(self) -> None:
        status, kind, body = self._answer()
        self.send_response(status)
        if not kind.startswith(("image/", "font/")):
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        if kind.startswith("text/html"):
            self.send_header("Content-Security-Policy", CSP)
        immutable = self.path.startswith("/_/")
        self.send_header("Cache-Control", "max-age=31536000, immutable" if immutable else "no-cache")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no news; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving() -> Iterator[str]:
    """The address of the sample newspaper, for as long as the block lasts."""
    # Drawn and rendered before the first visitor, who would otherwise wait for it.
    pages()
    files()
    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
