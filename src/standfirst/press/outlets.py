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
from standfirst.newsroom.models import REMOVALS, Consumer, Dispatch, Parked
from standfirst.press import store
from standfirst.press.models import Confirmed

log = logging.getLogger("standfirst.press")

BATCH = 200
FAILURES = 5
LEASE = timedelta(seconds=30)
SOON = timedelta(seconds=5), timedelta(minutes=1)
LATER = timedelta(minutes=1), timedelta(hours=1)
"""The first and the longest wait of a parked change. What readers may still see of a removed story does not wait
longer than a minute; what fails for another reason than the moment's is not tried all day long."""
Work = Callable[[Sequence[Dispatch]], None]


class Busy(RuntimeError):
    """Another process holds the lease of this outlet; it is left alone until that one lets go."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Something that follows the log. `work` is done from the present state, so that a replay is harmless.

    With `behind`, it never follows the log further than that other outlet has.
    """

    name: str
    work: Work
    behind: str = ""


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


def _held(name: str, holder: str) -> Consumer:
    """The outlet, its lease renewed where less than half of it is left. Raises Busy as `take_lease` does."""
    consumer = Consumer.objects.filter(name=name, holder=holder, held_until__gt=clock.now() + LEASE / 2).first()
    return consumer or take_lease(name, holder)


def catch_up(outlet: Outlet, holder: str) -> int:
    """Do all that the log holds beyond the outlet's cursor; returns how many Dispatches it saw.

    Where there is nothing to do nothing is written: each write would wake every other follower of the log, and
    theirs this one, for ever.
    """
    seen = 0
    while True:
        consumer = _held(outlet.name, holder)
        waiting = Dispatch.objects.filter(seq__gt=consumer.cursor)
        if outlet.behind:
            waiting = waiting.filter(seq__lte=Consumer.objects.get(name=outlet.behind).cursor)
        batch = list(waiting[:BATCH])
        if not batch:
            return seen
        failed = _do(outlet, removals_first(batch))
        _passed(outlet, batch, failed)
        seen += len(batch)


def _passed(outlet: Outlet, batch: Sequence[Dispatch], failed: set[int]) -> None:
    """Move the cursor on, and keep the outlet's word that what was removed is gone."""
    store.sync()
    with transaction.atomic():
        Consumer.objects.filter(name=outlet.name).update(cursor=batch[-1].seq)
        confirm(outlet, [change for change in batch if change.seq not in failed])


def confirm(outlet: Outlet, done: Sequence[Dispatch]) -> None:
    """Keep its word for each removal among these. Done again after a crash, it is not done earlier than it was first
    said to be."""
    let_go_of = [change for change in done if change.change in REMOVALS]
    Confirmed.objects.bulk_create(
        [Confirmed(outlet=outlet.name, seq=change.seq, at=clock.now()) for change in let_go_of],
        ignore_conflicts=True,
    )


def said_of(why: Exception) -> str:
    """What went wrong, in the words that an editor can read to whoever runs the machine."""
    return f"{type(why).__name__}: {why}"


def wait_after(change: str, failures: int) -> timedelta:
    """How long a parked change waits for its next try: doubled with each failure, up to its bound."""
    # An embargo that is lifted brings a story back, and need not wait longer for that.
    first, longest = SOON if change in (*REMOVALS, "embargo") else LATER
    return min(first * 2 ** min(failures - FAILURES, 16), longest)


def removals_first(batch: Sequence[Dispatch]) -> list[Dispatch]:
    return sorted(batch, key=lambda dispatch: (dispatch.change not in REMOVALS, dispatch.seq))


def _do(outlet: Outlet, batch: Sequence[Dispatch]) -> set[int]:
    """The whole batch at once; where that fails, one by one, so that one bad Dispatch blocks no other.

    Returns the `seq` of those that were parked.
    """
    try:
        outlet.work(batch)
    # Whatever one change makes a consumer raise, the kills and stories beside it must still go out.
    except Exception:
        log.exception("%s failed on a batch of %d changes; doing them one by one", outlet.name, len(batch))
        return {dispatch.seq for dispatch in batch if not _do_one(outlet, dispatch)}
    return set()


def _do_one(outlet: Outlet, dispatch: Dispatch) -> bool:
    """Whether it went through in the end."""
    for attempt in range(1, FAILURES + 1):
        try:
            outlet.work([dispatch])
        except Exception as why:
            Parked.objects.update_or_create(
                consumer_id=outlet.name,
                dispatch=dispatch,
                defaults={
                    "failures": attempt,
                    "error": said_of(why),
                    "parked": attempt == FAILURES,
                    "again": clock.now() + wait_after(dispatch.change, attempt),
                },
            )
            if attempt == FAILURES:
                log.exception("%s is parked for %s after %d failures", dispatch, outlet.name, FAILURES)
        else:
            Parked.objects.filter(consumer_id=outlet.name, dispatch=dispatch).delete()
            return True
    return False
