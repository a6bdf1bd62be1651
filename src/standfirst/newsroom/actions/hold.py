"""Hold and release: a story out of sight until someone has settled what is wrong with it."""

from standfirst.newsroom.actions.base import StoryAction, TakeDown
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Standing, StoryState


class HoldStory(TakeDown):
    """Out of every outlet at once; its address answers 404 and nothing publishes it until it is released."""

    action_name = "hold"
    standing = Standing.HELD
    change = "held"
    audit = "standfirst.hold"

    def apply(self, state: StoryState) -> None:
        if state.standing == Standing.KILLED:
            raise Refused("This story was killed, which holds it already.")
        super().apply(state)


class ReleaseStory(StoryAction):
    """Undo a hold. The story is not live by that: publishing it is a step of its own."""

    action_name = "release"
    change = "released"
    audit = "standfirst.release"

    def apply(self, state: StoryState) -> None:
        if state.standing != Standing.HELD:
            raise Refused("This story is not held: there is nothing to release.")
        state.standing = Standing.UNPUBLISHED if state.was_public else Standing.DRAFT
        state.reason = self.reason
        state.save(update_fields=["standing", "reason", "changed"])
