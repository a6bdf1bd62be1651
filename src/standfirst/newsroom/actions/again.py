"""Have the outlets try at once what they were parked on, instead of when its wait is over."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from standfirst.newsroom import clock
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Newspaper, Parked, Story


class TryAgain:
    """All that is parked, or what is parked of the thing that `change` is about, as one story. `user` is None for the
    command line."""

    def __init__(self, user: Any, *, change: Dispatch | None = None) -> None:
        self.user, self.change = user, change

    def execute(self) -> int:
        """How many tries were asked for. Raises Refused where the user may not publish, or nothing waits any more."""
        may = policy_registry.get_by_type(Story).user_has_permission
        if self.user is not None and not may(self.user, "publish"):
            raise Refused("You may not have outlets try again: ask whoever runs the desk for that right.")
        with transaction.atomic():
            asked = self.waiting(self.change).update(again=clock.now())
            if not asked:
                raise Refused("It went through meanwhile: nothing waits to be tried again.")
            log(instance=self._about(), action="standfirst.try_again", user=self.user, data={"tries": asked})
        return asked

    @staticmethod
    def waiting(change: Dispatch | None) -> "QuerySet[Parked]":
        """What waits to be tried again of the thing that this change is about; of all, where it is None."""
        parked = Parked.objects.filter(parked=True)
        if change is None:
            return parked
        return parked.filter(dispatch__kind=change.kind, dispatch__object=change.object)

    def _about(self) -> Story | Newspaper:
        """What the audit entry stands with: the story where there is one."""
        story = None
        if self.change is not None and self.change.kind == Dispatch.Kind.STORY:
            story = Story.objects.filter(pk=self.change.object).first()
        return story or Newspaper.current()
