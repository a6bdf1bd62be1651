"""Try takes again that could not be read: one at once, all by the wire room."""

from pathlib import Path
from typing import Any

from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Story
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire import ledger
from standfirst.wire.models import Take


def _check(user: Any) -> None:
    if not policy_registry.get_by_type(Story).user_has_permission(user, "add"):
        raise Refused("You may not read copy again: ask whoever runs the desk for that right.")


class RetryTake:
    """Read one take again. Raises Refused where the user may not."""

    def __init__(self, home: Path, take: Take, user: Any) -> None:
        self.home, self.take, self.user = home, take, user

    def execute(self) -> Take:
        """The take, read or in quarantine still, with its reason."""
        _check(self.user)
        if self.take.state != Take.State.QUARANTINED:
            return self.take
        take = ledger.read(self.home, self.take)
        log(instance=take, action="standfirst.retry", user=self.user, data={"read": take.state == Take.State.READ})
        follow_ledger()
        return take


class RetryAll:
    """Hand every take in quarantine back to the wire room, which reads them in the order in which they came."""

    def __init__(self, user: Any) -> None:
        self.user = user

    def execute(self) -> int:
        """How many. Raises Refused where the user may not."""
        _check(self.user)
        waiting = list(Take.objects.filter(state=Take.State.QUARANTINED))
        Take.objects.filter(pk__in=[take.pk for take in waiting]).update(state=Take.State.KEPT)
        for take in waiting:
            log(instance=take, action="standfirst.retry", user=self.user)
        return len(waiting)
