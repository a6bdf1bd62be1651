"""What an outlet fails on is tried again by itself until it goes through; between the tries it blocks no other."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Min, Q, QuerySet, Value, When

from standfirst.newsroom import clock
from standfirst.newsroom.models import REMOVALS, Parked
from standfirst.press import store
from standfirst.press.outlets import LATER, Outlet, confirm, said_of, take_lease, wait_after

log = logging.getLogger("standfirst.press")

LOOK = timedelta(seconds=1)
"""A person's “Try again” is no change of the log; while something is parked it is looked for so often."""


def _parked(outlets: Sequence[Outlet]) -> "QuerySet[Parked]":
    return Parked.objects.filter(parked=True, consumer__in=[outlet.name for outlet in outlets])


def _due(outlets: Sequence[Outlet]) -> "QuerySet[Parked]":
    """Those whose wait is over. One that is longer than any wait was reckoned by a clock that has been set back."""
    now = clock.now()
    return _parked(outlets).filter(Q(again__lte=now) | Q(again__gt=now + LATER[1]))


def try_again(outlet: Outlet, holder: str) -> bool:
    """Try one change of those that are due, a removal first; False where none is.

    The wait for the next try is written before this one: what ends the process is not met at once by the next.
    Raises Busy where another process holds the outlet.
    """
    removals = Case(When(dispatch__change__in=REMOVALS, then=Value(0)), default=Value(1))
    row = _due([outlet]).select_related("dispatch").order_by(removals, "again", "dispatch").first()
    if row is None:
        return False
    take_lease(outlet.name, holder)
    row.failures += 1
    row.again = clock.now() + wait_after(row.dispatch.change, row.failures)
    row.save(update_fields=["failures", "again"])
    try:
        outlet.work([row.dispatch])
        store.sync()
    # As at its first tries: whatever it raises, the changes beside it must still go out.
    except Exception as why:
        row.error = said_of(why)
        row.save(update_fields=["error"])
        log.exception("%s failed for %s, %d times by now", row.dispatch, outlet.name, row.failures)
    else:
        with transaction.atomic():
            confirm(outlet, [row.dispatch])
            row.delete()
        log.info("%s went through for %s after %d failures", row.dispatch, outlet.name, row.failures - 1)
    return True


class Again:
    """Knows when the next parked change of these outlets is due, and asks the database no more than it must."""

    def __init__(self, outlets: Sequence[Outlet], holder: str) -> None:
        self.outlets, self.holder = outlets, holder
        self.at: datetime | None = None
        self.looked = clock.now()

    def look(self) -> None:
        """To be called after the outlets have followed the log."""
        self.looked = clock.now()
        self.at = _parked(self.outlets).aggregate(at=Min("again"))["at"]
        if self.at is not None and _due(self.outlets).exists():
            self.at = self.looked

    def step(self) -> bool:
        """Try at most one change of each outlet, so that what is new comes between; True where one was tried."""
        if self.at is None:
            return False
        if abs(clock.now() - self.looked) > LOOK:
            self.look()
        if self.at is None or self.at > clock.now():
            return False
        tried = [try_again(outlet, self.holder) for outlet in self.outlets]
        self.look()
        return any(tried)
