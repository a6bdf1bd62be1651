"""Renew: newer copy of the same item replaces what the wire brought before, where no person has changed it."""

from typing import Any

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.actions.file import fill
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Story, StoryItem, StoryState
from standfirst.wire.models import Item


def untouched(story: Story) -> bool:
    """Whether no person has written a version of it, locked it, or has it under review.

    What a person published as it came is the wire's wording still; what one took and has not published is being
    worked on.
    """
    written = story.revisions.filter(user__isnull=False)
    first = story.revisions.order_by("pk").first()
    if first is not None and story.live and story.latest_revision_id == first.pk:
        written = written.exclude(pk=first.pk)
    return not (written.exists() or story.locked or story.workflow_in_progress)


class RenewStory(StoryAction):
    """The words of the story as the newer item has them; section, topics and state stay. It publishes nothing."""

    action_name = "renew"
    change = "renewed"
    audit = "standfirst.renew"

    def __init__(self, story: Story, user: Any = None, *, copy: Copy, item: Item) -> None:
        super().__init__(story, user)
        self.copy, self.item = copy, item

    def apply(self, state: StoryState) -> None:
        if not untouched(self.story):
            raise Refused("A person has worked on this story: compare what came with it, and choose.")
        fill(self.story, self.copy)
        self.story.save_revision(log_action=False)
        if not state.was_public:
            self.story.save()
        StoryItem.objects.get_or_create(story=self.story, item=self.item)

    def record(self) -> dict[str, Any]:
        return {"item": self.item.pk}
