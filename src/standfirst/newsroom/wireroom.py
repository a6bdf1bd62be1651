"""The wire room: every source looked after in a thread of its own, and what is settled brought to the desk."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from django.db import close_old_connections

from standfirst.newsroom.settled import follow_ledger
from standfirst.wire import contained
from standfirst.wire.models import Source
from standfirst.wire.watch import Watcher

log = logging.getLogger("standfirst.wire")

#: Seconds between two looks at the ledger where nobody tells that there is something; and at the list of sources.
LOOK, SOURCES = 0.5, 5.0


class WireRoom:
    """Runs until `stopping` is set. A source that fails, hangs or is slow delays no other, and none delays a kill."""

    def __init__(
        self, home: Path, stopping: threading.Event, afterwards: Callable[[], object] = lambda: None
    ) -> None:
        """`afterwards` is done once what was settled is at the desk: work of a higher floor that may wait."""
        self.home, self.stopping, self.afterwards = home, stopping, afterwards
        self.told = threading.Event()
        self.watchers: dict[int, Watcher] = {}

    def run(self) -> None:
        contained.warm()
        waited = SOURCES
        try:
            while not self.stopping.is_set():
                if waited >= SOURCES:
                    self.staff()
                    waited = 0.0
                self.follow()
                self.afterwards()
                self.told.wait(LOOK)
                self.told.clear()
                waited += LOOK
        finally:
            for watcher in self.watchers.values():
                watcher.stopping.set()

    def staff(self) -> None:
        """A watcher for each source, a new one where one has died of a mistake of ours (its thread said so)."""
        close_old_connections()
        there = {source.pk: source for source in Source.objects.exclude(delivery=Source.Delivery.PASTE)}
        for pk in self.watchers.keys() - there.keys():
            self.watchers.pop(pk).stopping.set()
        for pk, source in there.items():
            if pk not in self.watchers or not self.watchers[pk].is_alive():
                self.watchers[pk] = Watcher(self.home, source, self.told.set)
                self.watchers[pk].start()

    def follow(self) -> None:
        """Bring what was settled to the desk, and take down what was killed."""
        for line in follow_ledger():
            log.info("%s", line)
