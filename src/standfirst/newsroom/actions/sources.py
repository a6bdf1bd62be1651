"""Pause a source, or resume it: what it brings stays where it is until then."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from standfirst.newsroom.errors import Refused
from standfirst.wire.models import Health, Source


class PauseSource:
    """`paused` is what it is to be. `user` is None for the command line."""

    def __init__(self, source: Source, user: Any = None, *, paused: bool) -> None:
        self.source, self.user, self.paused = source, user, paused

    def execute(self) -> None:
        """Raises Refused where the user may not, or where nobody pauses what people bring themselves."""
        if self.user is not None and not self.user.has_perm("wire.pause_source"):
            raise Refused("You may not pause sources: ask whoever runs the desk for that right.")
        if self.source.delivery in (Source.Delivery.PASTE, Source.Delivery.COMMAND):
            raise Refused("This is what people bring by hand: there is nothing to pause.")
        with transaction.atomic():
            Source.objects.filter(pk=self.source.pk).update(paused=self.paused)
            Health.objects.filter(source=self.source).update(next_look=None)
            action = "standfirst.pause" if self.paused else "standfirst.resume"
            log(instance=self.source, action=action, user=self.user)
        self.source.paused = self.paused
