"""Break news: a live story across the head of the front, until a moment that the clock keeps."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from standfirst.newsroom import clock
from standfirst.newsroom.actions.front import check_may_change_front
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Breaking, Dispatch, Newspaper, Story, StoryState, dispatch

LONGEST = timedelta(hours=24)


class SetBreaking:
    """Put `story` on the strip until `until`, in place of what stands there; None takes the strip away.

    The story that stands there already gets another end, and is not announced again.
    """

    def __init__(self, user: Any, *, story: Story | None, until: datetime | None = None) -> None:
        self.user, self.story, self.until = user, story, until

    def execute(self) -> None:
        """Raises Refused where the story is not public, or its end is missing, past, or more than a day away."""
        check_may_change_front(self.user)
        now = clock.now()
        with transaction.atomic():
            stands = Breaking.objects.select_for_update().filter(story=self.story, until__gt=now).first()
            Breaking.objects.all().delete()
            if self.story is not None:
                until = self._checked_end(now)
                if not StoryState.objects.get(pk=self.story.pk).public_at(now):
                    raise Refused(f"“{self.story}” is not live: publish it before it breaks.", field="story")
                announced = stands.announced if stands else now
                Breaking.objects.create(story=self.story, until=until, announced=announced, by=self.user)
            log(instance=Newspaper.current(), action="standfirst.breaking", user=self.user, data=self._record())
            dispatch(Dispatch.Kind.FRONT, None, self._change(stands))

    def _record(self) -> dict[str, Any]:
        """What the audit entry keeps."""
        if self.story is None or self.until is None:
            return {"story": None}
        return {"story": self.story.pk, "until": self.until.isoformat()}

    def _change(self, stands: Breaking | None) -> str:
        if self.story is None:
            return "not breaking"
        return "breaking until" if stands else "breaking"

    def _checked_end(self, now: datetime) -> datetime:
        if self.until is None:
            raise Refused("Say until when the strip stands: news does not break for ever.", field="until")
        if self.until <= now:
            raise Refused("That end has passed: choose a later one.", field="until")
        if self.until - now > LONGEST:
            raise Refused("The strip stands for at most a day: what leads for longer is the lead.", field="until")
        return self.until
