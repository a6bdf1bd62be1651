"""Bring in: a file that an editor has in hand enters as copy of a source."""

from pathlib import Path
from typing import Any

from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Story
from standfirst.wire import ledger
from standfirst.wire.models import Source, Take


class BringIn:
    """Keeps the bytes, reads them and settles what they hold, as if the source had delivered them."""

    def __init__(self, home: Path, source: Source, content: bytes, *, filename: str, user: Any = None) -> None:
        self.home, self.source, self.content, self.filename, self.user = home, source, content, filename, user

    def execute(self) -> Take:
        """The take, read or in quarantine. Raises Refused where the user may not."""
        from standfirst.newsroom.settled import follow_ledger

        if self.user is not None and not policy_registry.get_by_type(Story).user_has_permission(self.user, "add"):
            raise Refused("You may not bring in copy: ask whoever runs the desk for that right.")
        kept = ledger.take_in(self.home, self.source, self.content, filename=self.filename)
        take = ledger.read(self.home, kept) if kept.state != Take.State.READ else kept
        log(instance=take, action="standfirst.bring_in", user=self.user, data={"source": self.source.slug})
        follow_ledger()
        return take
