"""The worker: follows the log of changes within a fraction of a second, and does what falls due by the clock."""

import logging
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from django.db import close_old_connections, connection

from standfirst.newsroom import clock
from standfirst.newsroom.due import next_due, run_due
from standfirst.newsroom.models import Dispatch, newest_seq
from standfirst.press import bake, feeding, tombstones
from standfirst.press.heartbeat import Heart
from standfirst.press.outlets import Busy, Outlet, catch_up, let_go, me, take_lease
from standfirst.press.trying_again import Again
from standfirst.record.kept.lines import still_stand

log = logging.getLogger("standfirst.press")

PAUSE = 0.02
SETTLE_EVERY = timedelta(minutes=1)
COUNT_EVERY = timedelta(hours=6)


def follow_pages(batch: Sequence[Dispatch]) -> None:
    """Let go of what a story no longer says, then bake what readers wait for."""
    still_stand({row.object for row in batch if row.kind == Dispatch.Kind.STORY and row.object})
    bake.follow_stories(batch)


SEARCH = Outlet("search", feeding.feed)
PAGES = Outlet("pages", follow_pages)
LISTS = Outlet("lists", bake.follow_lists, behind=PAGES.name)
OUTLETS = (SEARCH, PAGES, LISTS)
"""In this order; the last does what may take long, and makes way for the others after each page."""


def version() -> int:
    """A number that changes whenever another connection has committed; one cheap look."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            row: tuple[int] = cursor.fetchone()
            return row[0]
    return newest_seq()


def count_rows() -> None:
    """Let SQLite count its tables anew where they have grown, so that it begins a question at the table where the
    fewest rows answer (its documentation of PRAGMA optimize). PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=400")
            cursor.execute("PRAGMA optimize=0x10002")


class Worker:
    """Holds the leases of all outlets while it runs."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.holder = me()
        self.settled = self.counted = clock.now() - timedelta(days=3650)
        self.due: datetime | None = None
        self.seen = self.glanced = -1
        self.lists = replace(LISTS, work=partial(bake.follow_lists, between=self.urgent))
        self.first, self.later = Again((SEARCH, PAGES), self.holder), Again((self.lists,), self.holder)

    def start(self) -> None:
        """Settle the stones, do what fell due, and bring every outlet up to the newest change."""
        self.take_leases()
        tombstones.settle()
        self.clock()
        feeding.set_back(SEARCH.name)
        self.once()
        bake.bake_missing()

    def run(self, ready: Callable[[], None]) -> None:
        """Start, say that all is ready, and follow until told to stop."""
        self.take_leases()
        heart = Heart([outlet.name for outlet in OUTLETS], self.holder)
        heart.start()
        try:
            self.start()
            ready()
            while not self.stopping.wait(PAUSE):
                self.step()
        finally:
            heart.stopping.set()
            heart.join()
        for outlet in OUTLETS:
            let_go(outlet.name, self.holder)

    def step(self) -> None:
        """One look: follow what others changed, and do what is due. What the clock did is followed at once,
        for `version` tells only of other connections."""
        now_at = version()
        if now_at != self.seen:
            self.seen = now_at
            self.once()
            self.due = next_due()
        if self.due is not None and self.due <= clock.now():
            self.clock()
            self.once()
            self.due = next_due()
        if any([self.first.step(), self.later.step()]):
            self.once()
        self.housekeeping()

    def once(self) -> None:
        """Every outlet, up to the newest change."""
        for outlet in (SEARCH, PAGES, self.lists):
            catch_up(outlet, self.holder)
        self.first.look()
        self.later.look()

    def urgent(self) -> bool:
        """What readers and editors wait for, while the lists are being baked; True where there was any."""
        tried = self.first.step()
        now_at = version()
        if now_at == self.glanced:
            return tried
        self.glanced = now_at
        done = catch_up(SEARCH, self.holder) + catch_up(PAGES, self.holder)
        self.first.look()
        return tried or bool(done)

    def clock(self) -> None:
        """Do what fell due since the clock last ran."""
        for line in run_due():
            log.info("%s", line)

    def take_leases(self) -> None:
        for outlet in OUTLETS:
            take_lease(outlet.name, self.holder)

    def housekeeping(self) -> None:
        now = clock.now()
        if now - self.settled > SETTLE_EVERY:
            self.settled = now
            tombstones.settle()
            close_old_connections()
        if now - self.counted > COUNT_EVERY:
            self.counted = now
            count_rows()


def main() -> None:
    """Run until a signal says stop."""
    worker = Worker()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: worker.stopping.set())
    while not worker.stopping.is_set():
        try:
            worker.run(lambda: print("ready", flush=True))
        except Busy as busy:
            log.warning("%s", busy)
            worker.stopping.wait(2)
