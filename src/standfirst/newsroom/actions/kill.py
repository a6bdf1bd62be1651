"""Kill: everywhere, at once, for good."""

from standfirst.newsroom.actions.base import StoryAction, TakeDown
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Standing, StoryState


class KillStory(TakeDown):
    """Take the story down everywhere. Never waits for a lock."""

    action_name = "kill"
    standing = Standing.KILLED
    change = "killed"
    audit = "standfirst.kill"


class UndoKill(StoryAction):
    """Allow a killed story to be published again; with a reason, and not live by that."""

    action_name = "undo the kill of"
    change = "kill undone"
    audit = "standfirst.undo_kill"

    def apply(self, state: StoryState) -> None:
        if state.standing != Standing.KILLED:
            raise Refused("This story was not killed: there is nothing to undo.")
        if not self.reason:
            raise Refused("Say why the kill is undone: the reason is kept.", field="reason")
        state.standing = Standing.UNPUBLISHED if state.was_public else Standing.DRAFT
        state.reason = self.reason
        state.save(update_fields=["standing", "reason", "changed"])
