"""Add a take: another item that tells the same story is kept with it. The story's words stay as they are."""

from typing import Any

from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Arrival, Standing, Story, StoryItem, StoryState
from standfirst.wire.models import Item
from standfirst.wire.stops import standing_on


class AddTake(StoryAction):
    """From then on a kill of that item holds the story, and the desk decides, as of any story of several items."""

    action_name = "add takes to"
    permission_policy_action = "change"
    change = "take"
    audit = "standfirst.add_take"

    def __init__(self, story: Story, user: Any = None, *, item: Item) -> None:
        super().__init__(story, user)
        self.item = item

    def apply(self, state: StoryState) -> None:
        if state.standing == Standing.KILLED:
            raise Refused(f"“{self.story}” was killed: nothing is added to it.")
        stop = standing_on(self.item)
        if stop is not None:
            raise Refused(f"{stop.source} sent a {stop.kind} of this item: it belongs to no story.")
        line = {"item__source": self.item.source_id, "item__line": self.item.line}
        other = StoryItem.objects.filter(**line).exclude(story=self.story).select_related("story").first()
        if other is not None:
            raise Refused(f"It is in another story already: “{other.story}”.")
        StoryItem.objects.get_or_create(story=self.story, item=self.item)
        lines = Arrival.objects.filter(source=self.item.source_id, line=self.item.line, story__isnull=True)
        lines.update(story=self.story, by=self.user)

    def record(self) -> dict[str, Any]:
        return {"item": self.item.pk, "source": self.item.source.name}
