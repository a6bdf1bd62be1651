"""Move: change the address of a story that has one; the old one redirects for good."""

from typing import Any

from standfirst.newsroom import clock
from standfirst.newsroom.actions.addresses import path_of, slug_of
from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Move, Story, StoryState


class MoveStory(StoryAction):
    """Gives the story a new slug, in its present section; day and short id stay."""

    action_name = "move"
    change = "moved"
    audit = "standfirst.move"

    def __init__(self, story: Story, user: Any = None, *, slug: str) -> None:
        super().__init__(story, user)
        self.slug = slug_of(slug)

    def apply(self, state: StoryState) -> str:
        if state.first_published is None:
            raise Refused("This story has no address yet: it gets one when it is first published.")
        path = path_of(self.story, state, self.slug, state.first_published)
        if path == state.path:
            raise Refused("That is its address already.", field="slug")
        Move.objects.filter(path=path, story=self.story).delete()
        Move.objects.update_or_create(path=state.path, defaults={"story": self.story, "moved": clock.now()})
        state.path = path
        state.save(update_fields=["path", "changed"])
        return path

    def record(self) -> dict[str, Any]:
        return {"slug": self.slug}
