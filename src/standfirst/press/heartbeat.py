"""The worker's word that it is alive, with what it knows to be wrong, left on disk for the reader's process."""

import json
import logging
import threading
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connection

from standfirst.newsroom import clock
from standfirst.newsroom.health import complaints
from standfirst.press.outlets import Busy, take_lease

log = logging.getLogger("standfirst.press")

EVERY = 5.0
FILE = "heartbeat.json"


def beat(home: Path) -> None:
    """Say so now. Not synced to disk: after a power cut there is no worker to speak of."""
    file = home / "site" / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(
        json.dumps({"at": clock.now().isoformat(), "wrong": complaints(home)}, ensure_ascii=False), "utf-8"
    )
    new.replace(file)


class Lease(threading.Thread):
    """Keeps the leases of these outlets beside the work, so that a long piece of it loses none."""

    def __init__(self, outlets: list[str], holder: str) -> None:
        super().__init__(name="lease", daemon=True)
        self.outlets, self.holder = outlets, holder
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.is_set():
            try:
                for name in self.outlets:
                    take_lease(name, self.holder)
            except Busy as busy:
                log.warning("%s", busy)
            self.beat()
            close_old_connections()
            self.stopping.wait(EVERY)
        connection.close()

    def beat(self) -> None:
        """What is done besides, at every beat."""


class Heart(Lease):
    """The worker's: it also says what is wrong."""

    def beat(self) -> None:
        beat(Path(settings.HOME))
