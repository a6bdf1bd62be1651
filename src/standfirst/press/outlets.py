"""The consumers of the log of changes: each with its own cursor, one holder each, failures parked."""

import logging
import os
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from standfirst.newsroom import clock
from standfirst.newsroom.models import Consumer, Dispatch, Parked

log = logging.getLogger("standfirst.press")

BATCH = 200
FAILURES = 5
LEASE = timedelta(seconds=30)
REMOVALS = ("killed", "held", "unpublished")
Work = Callable[[Sequence[Dispatch]], None]


class Busy(RuntimeError):
    """Another process holds the lease of this outlet; it is left alone until that one lets go."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Something that follows the log. `work` is done from the present state, so that a replay is harmless."""

    name: str
    work: Work


def me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def take_lease(name: str, holder: str) -> Consumer:
    """Hold the outlet for thirty seconds more. Raises Busy where a living process holds it."""
    now = clock.now()
    with transaction.atomic():
        Consumer.objects.get_or_create(name=name)
        free = Q(holder=holder) | Q(holder="") | Q(held_until__lt=now) | Q(held_until__isnull=True)
        if not Consumer.objects.filter(free, name=name).update(holder=holder, held_until=now + LEASE):
            raise Busy(f"The outlet “{name}” is being run by another process; stop that one first, or wait.")
        return Consumer.objects.get(name=name)


def let_go(name: str, holder: str) -> None:
    """Give the lease back, so that the next process need not wait for it to run out."""
    Consumer.objects.filter(name=name, holder=holder).update(holder="", held_until=None)


def catch_up(outlet: Outlet, holder: str) -> int:
    """Do all that the log holds beyond the outlet's cursor; returns how many Dispatches it saw.

    Where there is nothing to do nothing is written: each write would wake every other follower of the log, and
    theirs this one, for ever.
    """
    seen = 0
    while _behind(outlet.name):
        consumer = take_lease(outlet.name, holder)
        batch = list(Dispatch.objects.filter(seq__gt=consumer.cursor)[:BATCH])
        if not batch:
            break
        _do(outlet, removals_first(batch))
        Consumer.objects.filter(name=outlet.name).update(cursor=batch[-1].seq)
        seen += len(batch)
    return seen


def _behind(name: str) -> bool:
    consumer = Consumer.objects.filter(name=name).first()
    return consumer is None or Dispatch.objects.filter(seq__gt=consumer.cursor).exists()


def removals_first(batch: Sequence[Dispatch]) -> list[Dispatch]:
    return sorted(batch, key=lambda dispatch: (dispatch.change not in REMOVALS, dispatch.seq))


def _do(outlet: Outlet, batch: Sequence[Dispatch]) -> None:
    """The whole batch at once; where that fails, one by one, so that one bad Dispatch blocks no other."""
    try:
        outlet.work(batch)
    # Whatever one change makes a consumer raise, the kills and stories beside it must still go out.
    except Exception:
        log.exception("%s failed on a batch of %d changes; doing them one by one", outlet.name, len(batch))
        for dispatch in batch:
            _do_one(outlet, dispatch)


def _do_one(outlet: Outlet, dispatch: Dispatch) -> None:
    for attempt in range(1, FAILURES + 1):
        try:
            outlet.work([dispatch])
        except Exception as why:
            Parked.objects.update_or_create(
                consumer_id=outlet.name,
                dispatch=dispatch,
                defaults={"failures": attempt, "error": repr(why), "parked": attempt == FAILURES},
            )
            if attempt == FAILURES:
                log.exception("%s is parked for %s after %d failures", dispatch, outlet.name, FAILURES)
        else:
            Parked.objects.filter(consumer_id=outlet.name, dispatch=dispatch).delete()
            return
