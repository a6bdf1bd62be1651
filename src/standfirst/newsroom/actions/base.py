"""What every action on a story shares: permission, one transaction, one audit entry, one Dispatch."""

from abc import ABC, abstractmethod
from typing import Any

from django.db import transaction
from wagtail.actions.base import BaseAction
from wagtail.log_actions import log

from standfirst.newsroom import clock, ports
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Story, StoryState, dispatch


def locked_state(story: Story) -> StoryState:
    """The present state of the story, locked for this transaction."""
    return StoryState.objects.select_for_update().get(story_id=story.pk)


def settle_address(state: StoryState) -> None:
    """Write the tombstone of a story that has left its readers, before the transaction can succeed.

    The other way round, a tombstone is lifted by the press, once the page stands.
    """
    status = state.gone_with(clock.now())
    if status is not None:
        ports.take_down(state.path, status)


def clear_schedule(story: Story, user: Any) -> None:
    """Cancel each scheduled go-live and any review under way, so that neither brings the story back."""
    story.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    Story.objects.filter(pk=story.pk).update(go_live_at=None)
    workflow = story.current_workflow_state
    if workflow is not None:
        workflow.cancel(user=user)


class StoryAction(BaseAction, ABC):
    """One thing an editor does to a story. `user` is None for the clock and for the command line."""

    permission_policy_action = "publish"
    permission_error_class = Refused
    change: str
    audit: str

    def __init__(self, story: Story, user: Any = None, *, reason: str = "") -> None:
        super().__init__(story, user=user)
        self.story = story
        self.reason = reason.strip()

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.user is None or skip_permission_checks:
            return
        if not self.permission_policy.user_has_permission(self.user, self.permission_policy_action):
            raise Refused(f"You may not {self.action_name} stories: ask whoever runs the desk for that right.")

    def execute(self, skip_permission_checks: bool = False) -> Any:
        """Check, then change state, audit and log of changes together, or not at all.

        Raises Refused with a sentence that says what to do first.
        """
        self.check(skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            state = locked_state(self.story)
            result = self.apply(state)
            self.tell()
            settle_address(state)
        return result

    @abstractmethod
    def apply(self, state: StoryState) -> Any:
        """Change the rows. Within the transaction."""

    def tell(self) -> None:
        """Write the audit entry and the one Dispatch. Within the transaction."""
        log(instance=self.story, action=self.audit, user=self.user, data=self.record())
        dispatch(Dispatch.Kind.STORY, self.story.pk, self.change)

    def record(self) -> dict[str, Any]:
        """What the audit entry keeps."""
        return {"reason": self.reason} if self.reason else {}


class TakeDown(StoryAction):
    """What unpublishing, holding and killing share: the story leaves its readers and nothing brings it back."""

    standing: Any
    needs_reason = True
    places: list[list[str]] = []

    def execute(self, skip_permission_checks: bool = False) -> Any:
        """As every action; the audit entry also keeps where readers saw the story until now."""
        self.places = ports.shown_on(StoryState.objects.get(story_id=self.story.pk))
        return super().execute(skip_permission_checks=skip_permission_checks)

    def record(self) -> dict[str, Any]:
        return {**super().record(), "places": self.places}

    def apply(self, state: StoryState) -> None:
        if self.needs_reason and not self.reason:
            raise Refused(f"Say why: a {self.action_name} is kept with its reason.", field="reason")
        clear_schedule(self.story, self.user)
        Story.objects.filter(pk=self.story.pk).update(live=False, has_unpublished_changes=True, live_revision=None)
        self.story.refresh_from_db(fields=["live", "has_unpublished_changes", "live_revision", "go_live_at"])
        state.standing, state.reason = self.standing, self.reason
        state.save(update_fields=["standing", "reason", "changed"])
