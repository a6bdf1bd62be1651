"""Embargo: not before a moment, whatever else allows it; set, moved, or lifted with a reason."""

from datetime import datetime
from typing import Any

from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Story, StoryState


class SetEmbargo(StoryAction):
    """Embargo the story until `until`, an aware moment; None lifts the embargo, which needs a reason.

    `unreadable` holds the words of copy that names a moment which cannot be read: it then holds until someone
    settles it.
    """

    action_name = "embargo"
    change = "embargo"
    audit = "standfirst.embargo"

    def __init__(
        self, story: Story, user: Any = None, *, until: datetime | None, reason: str = "", unreadable: str = ""
    ) -> None:
        super().__init__(story, user, reason=reason)
        self.until, self.unreadable = until, unreadable.strip()[:200]

    def apply(self, state: StoryState) -> None:
        if self.until is None and not self.unreadable:
            if state.embargo is None and not state.embargo_unreadable:
                raise Refused("This story is not embargoed: there is nothing to lift.", field="until")
            if not self.reason:
                raise Refused("Say why the embargo is lifted: the reason is kept.", field="reason")
        state.embargo, state.embargo_unreadable = self.until, self.unreadable
        state.save(update_fields=["embargo", "embargo_unreadable", "changed"])

    def record(self) -> dict[str, Any]:
        until = self.until.isoformat() if self.until else self.unreadable or None
        return {"until": until, "reason": self.reason}
