"""Set the front: the lead and the two seconds, by hand and until when."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from standfirst.newsroom import clock
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, FrontSlot, Newspaper, Story, StoryState, dispatch


def check_may_change_front(user: Any) -> None:
    """Raises Refused for a person who may not publish; None is the clock or the command line."""
    if user is not None and not policy_registry.get_by_type(Story).user_has_permission(user, "publish"):
        raise Refused("You may not change the front: ask whoever runs the desk for that right.")


class SetFront:
    """`places` maps a place to its story, or to None to let it run itself; places not named stay as they are."""

    def __init__(
        self, user: Any, *, places: dict[str, Story | None], until: dict[str, datetime | None] | None = None
    ) -> None:
        self.user, self.places, self.until = user, places, until or {}

    def execute(self) -> None:
        """Raises Refused where a story is not public, is named twice, or its end has passed."""
        check_may_change_front(self.user)
        now = clock.now()
        with transaction.atomic():
            for place, story in self.places.items():
                self._fill(place, story, now)
            shown = list(FrontSlot.objects.values_list("story", flat=True))
            if len(shown) != len(set(shown)):
                raise Refused("One story stands in two places of the front: take it out of one.")
            log(instance=Newspaper.current(), action="standfirst.front", user=self.user, data=self._record())
            dispatch(Dispatch.Kind.FRONT, None, "chosen")

    def _fill(self, place: str, story: Story | None, now: datetime) -> None:
        if place not in FrontSlot.Place.values:
            raise Refused(f"The front has no place “{place}”: it has {', '.join(FrontSlot.Place.values)}.")
        until = self.until.get(place)
        if story is None:
            FrontSlot.objects.filter(place=place).delete()
            return
        if not StoryState.objects.get(pk=story.pk).public_at(now):
            raise Refused(f"“{story}” is not live: publish it before it goes on the front.", field=place)
        if until is not None and until <= now:
            raise Refused("That end has passed: choose a later one.", field=place)
        FrontSlot.objects.update_or_create(
            place=place, defaults={"story": story, "until": until, "chosen": now, "by": self.user}
        )

    def _record(self) -> dict[str, Any]:
        return {place: story.pk if story else None for place, story in self.places.items()}
