"""Unpublish: the story leaves its readers, who are told that it is gone."""

from typing import Any

from wagtail.signals import unpublished

from standfirst.newsroom.actions.base import TakeDown
from standfirst.newsroom.models import Standing, Story, StoryState


class UnpublishStory(TakeDown):
    """Takes the story down, live or only scheduled. Takes Wagtail's own arguments, so that its views may call it."""

    action_name = "unpublish"
    standing = Standing.UNPUBLISHED
    needs_reason = False
    change = "unpublished"
    audit = "wagtail.unpublish"

    def __init__(
        self,
        story: Story,
        user: Any = None,
        *,
        reason: str = "",
        set_expired: bool = False,
        commit: bool = True,
        log_action: bool | str = True,
    ) -> None:
        super().__init__(story, user, reason=reason)
        self.set_expired = set_expired
        if isinstance(log_action, str):
            self.audit = log_action

    def apply(self, state: StoryState) -> None:
        kept = state.standing
        super().apply(state)
        if kept in (Standing.HELD, Standing.KILLED):
            state.standing = kept
        elif not state.was_public:
            state.standing = Standing.DRAFT
        state.save(update_fields=["standing", "changed"])
        if self.set_expired:
            Story.objects.filter(pk=self.story.pk).update(expired=True)
        unpublished.send(sender=Story, instance=self.story)
