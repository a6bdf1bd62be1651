"""The process that reads stories for the record: beside the worker, so that nobody waits for it to publish."""

import logging
import os
import signal
import threading
from datetime import timedelta

from django.db import close_old_connections

from standfirst.newsroom import clock
from standfirst.press.heartbeat import Lease
from standfirst.press.outlets import Busy, Outlet, catch_up, let_go, me, take_lease
from standfirst.press.trying_again import Again
from standfirst.press.worker import PAUSE, version
from standfirst.record.kept import annotator

log = logging.getLogger("standfirst.record")

RECORD = Outlet(annotator.CONSUMER, annotator.follow)
NICENESS = 10
FRESHEN = timedelta(minutes=1)


def main() -> None:
    """Read what the log of changes names, until a signal says stop."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    os.nice(NICENESS)
    annotator.warm_up()
    while not stopping.is_set():
        try:
            run(stopping)
        except Busy as busy:
            log.warning("%s", busy)
            stopping.wait(2)


def run(stopping: threading.Event) -> None:
    """Hold the lease and follow. Raises Busy where another process holds it."""
    holder = me()
    take_lease(RECORD.name, holder)
    lease = Lease([RECORD.name], holder)
    lease.start()
    log.info("reading what changed for the record")
    try:
        _follow(stopping, holder)
    finally:
        lease.stopping.set()
        lease.join()
        let_go(RECORD.name, holder)


def _follow(stopping: threading.Event, holder: str) -> None:
    seen, since = -1, clock.now()
    again = Again([RECORD], holder)
    while not stopping.is_set():
        now_at = version()
        if now_at != seen:
            seen = now_at
            catch_up(RECORD, holder)
            again.look()
        again.step()
        if clock.now() - since > FRESHEN:
            # A new connection counts the changes of others anew.
            seen, since = -1, clock.now()
            close_old_connections()
        stopping.wait(PAUSE)
