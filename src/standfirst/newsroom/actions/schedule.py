"""Schedule: publish at a moment to come."""

from datetime import datetime
from typing import Any

from django.db import transaction

from standfirst.newsroom import clock
from standfirst.newsroom.actions.publish import PublishStory
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Story


class ScheduleStory:
    """Hands the newest revision, with its go-live moment, to the one publishing action."""

    def __init__(self, story: Story, user: Any = None, *, at: datetime) -> None:
        self.story, self.user, self.at = story, user, at

    def execute(self) -> Story:
        if self.at <= clock.now():
            raise Refused("That moment has passed: choose a later one, or publish now.", field="at")
        with transaction.atomic():
            draft = self.story.get_latest_revision_as_object()
            draft.go_live_at = self.at
            revision = draft.save_revision(user=self.user)
            scheduled: Story = PublishStory(revision, user=self.user).execute()
        return scheduled
