"""Correct: put a live story right, and tell its readers so."""

from typing import Any

from standfirst.newsroom import clock
from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.actions.publish import PublishStory
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Correction, Standing, Story, StoryState

LONGEST = 600


class CorrectStory(StoryAction):
    """Adds a dated correction, and publishes the given revision with it as one change."""

    action_name = "correct"
    change = "corrected"
    audit = "standfirst.correct"

    def __init__(self, story: Story, user: Any = None, *, text: str, revision: Any = None) -> None:
        super().__init__(story, user)
        self.text = text.strip()
        self.revision = revision

    def apply(self, state: StoryState) -> Correction:
        if state.standing != Standing.LIVE:
            raise Refused("Only a live story can be corrected: publish it first, or simply change the draft.")
        if not self.text:
            raise Refused("Say what was wrong and what is right: readers see it.", field="text")
        if len(self.text) > LONGEST:
            raise Refused(f"The correction is too long: {LONGEST} characters at most.", field="text")
        if self.revision is not None:
            PublishStory(self.revision, user=self.user).apply()
        now = clock.now()
        StoryState.objects.filter(pk=state.pk).update(last_published=now)
        return Correction.objects.create(story=self.story, text=self.text, made=now, by=self.user)

    def record(self) -> dict[str, Any]:
        return {"text": self.text}
