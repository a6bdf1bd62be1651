"""Delivers the demo's copy through the sources of its newspaper: two watched folders, and a feed on this machine."""

import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from demo import wire
from demo.wire import Entry

FEED = "gauge"


class FeedServer:
    """Serves the observatory's feed on this machine for as long as this process lives."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = [each for each in entries if wire.formats_of(entries)[each["id"]] == "feed"]
        self.upto: datetime | None = None
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                served.answer(self)

            def log_message(self, *_: Any) -> None:
                """Says nothing between the lines of the newspaper's own log."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/sea-and-sky.xml"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """What had been published up to that moment; 304 for who has it."""
        known = [each for each in self.entries if self.upto is None or each["published"] <= self.upto]
        tag = f'"{len(known)}"'
        if handler.headers.get("If-None-Match") == tag:
            handler.send_response(304)
            handler.end_headers()
            return
        body = wire.rss(known)
        handler.send_response(200)
        handler.send_header("ETag", tag)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


def connect(home: Path, feed: str) -> None:
    """The three sources, with the rights under which their copy comes. Each is filed as a draft for the editor."""
    from standfirst.newsroom.models import Handling
    from standfirst.wire.models import Source

    shared = {"language": "en-GB", "time_zone": "Europe/Copenhagen", "every": 5}
    contract = {"licence": "agency", "licence_ground": "Under contract with Sextant News, no. 14 of 2024"}
    own = {"licence": "own", "licence_ground": "Written by our own staff"}
    for slug, told in {
        "sextant": {"name": "Sextant News", "delivery": "folder", "credit": "SXN", **contract},
        "newsroom": {"name": "Our reporters", "delivery": "folder", **own},
        FEED: {"name": "The rain gauge", "delivery": "feed", "address": feed, "private_network": True, **own},
    }.items():
        if told["delivery"] == "folder":
            folder = home / "wire" / slug
            folder.mkdir(parents=True)
            told["address"] = str(folder)
        source = Source(slug=slug, **{**shared, **told})
        source.full_clean()
        source.save()
        Handling.objects.create(source=source, becomes=Handling.Becomes.DRAFT)


def deliver(home: Path, entry: Entry, format: str, feed: FeedServer) -> Any:
    """Have one entry arrive; returns the draft that was made of it."""
    from standfirst.newsroom.models import Story
    from standfirst.newsroom.settled import follow_ledger
    from standfirst.wire.models import Source
    from standfirst.wire.watch import look

    slug = FEED if format == "feed" else "sextant" if entry["licence"] == "agency" else "newsroom"
    source = Source.objects.get(slug=slug)
    if format == "feed":
        feed.upto = entry["published"]
    else:
        name, content = wire.file_of(entry, format)
        (Path(source.address) / name).write_bytes(content)
    look(home, source)
    said = follow_ledger()
    if len(said) != 1:
        raise RuntimeError(f"{entry['id']} made no story of its own: {said}")
    return Story.objects.latest("pk")
