"""What the tests of the sources share: a keeper that remembers, and an HTTP server that does as it is told."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, BinaryIO


@dataclass
class Keeper:
    """Keeps what a way of delivery brings; names that begin with "bad" cannot be read."""

    kept: list[tuple[str, bytes]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    def __call__(self, content: bytes | BinaryIO, name: str, *, refused: str = "") -> bool:
        self.kept.append((name, content if isinstance(content, bytes) else content.read()))
        if refused:
            self.refused[name] = refused
        return not (refused or name.startswith("bad"))

    def all(self, files: Sequence[tuple[BinaryIO, str]]) -> list[bool]:
        return [self(file, name) for file, name in files]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.kept]


Script = Any


@contextmanager
def http_server(answer: Script) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server on this machine whose every GET is given to `answer(handler)`; its address, and the headers it got."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(dict(self.headers.items()))
            answer(self)

        def log_message(self, *_: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed.xml", asked
    finally:
        server.shutdown()
        server.server_close()


def respond(handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
