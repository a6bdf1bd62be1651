"""Have the outlets try at once what they were parked on, instead of when its wait is over."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from standfirst.newsroom import clock
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Newspaper, Parked, Story


class TryAgain:
    """One change, at every outlet that failed on it, or all that is parked. `user` is None for the command line."""

    def __init__(self, user: Any, *, change: Dispatch | None = None) -> None:
        self.user, self.change = user, change

    def execute(self) -> int:
        """How many tries were asked for. Raises Refused where the user may not publish, or nothing waits any more."""
        may = policy_registry.get_by_type(Story).user_has_permission
        if self.user is not None and not may(self.user, "publish"):
            raise Refused("You may not have outlets try again: ask whoever runs the desk for that right.")
        waiting = Parked.objects.filter(parked=True)
        if self.change is not None:
            waiting = waiting.filter(dispatch=self.change)
        with transaction.atomic():
            asked = waiting.update(again=clock.now())
            if not asked:
                raise Refused("It went through meanwhile: nothing waits to be tried again.")
            log(instance=self._about(), action="standfirst.try_again", user=self.user, data={"tries": asked})
        return asked

    def _about(self) -> Story | Newspaper:
        """What the audit entry stands with: the story where there is one."""
        story = None
        if self.change is not None and self.change.kind == Dispatch.Kind.STORY:
            story = Story.objects.filter(pk=self.change.object).first()
        return story or Newspaper.current()
