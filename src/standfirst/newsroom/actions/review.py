"""Review: send a story to whoever approves, approve it, send it back with words, or call it off."""

from typing import Any

from wagtail.models import TaskState, WorkflowState

from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Standing, Story, StoryState

LONGEST = 600
STOPPED = {
    Standing.KILLED: "This story was killed: there is nothing to review.",
    Standing.HELD: "This story is held: release it before it is sent for review.",
}


class ReviewAction(StoryAction):
    """One step of a review. Raises Refused where it is not that story's turn or not that person's.

    Wagtail's own task and workflow write the audit entry, and a publication that ends the review is the Dispatch of
    PublishStory: a second of each would tell one thing twice.
    """

    permission_policy_action = "change"

    def tell(self) -> None:
        """Told already, by Wagtail's task and by PublishStory."""

    def under_way(self) -> WorkflowState:
        """The review as it stands now. Raises Refused where there is none."""
        review = Story.objects.get(pk=self.story.pk).current_workflow_state
        if review is None:
            raise Refused("This story is not under review any more: open it again to see where it stands.")
        return review


class Decision(ReviewAction):
    """What the one who reviews says. `decision` is Wagtail's name for it, and each task knows who may say it."""

    decision: str

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks=skip_permission_checks)
        if self.user is None or skip_permission_checks:
            return
        if self.decision not in decisions(self.story, self.user):
            raise Refused(f"You may not {self.action_name} this story: another person reviews it.")

    def task(self) -> TaskState:
        """What is to be settled now. Raises Refused where the story is not, or no longer, under review."""
        review = self.under_way()
        if review.status != WorkflowState.STATUS_IN_PROGRESS or review.current_task_state is None:
            raise Refused("This story was sent back already: it is with the one who wrote it.")
        return review.current_task_state.specific

    def words(self) -> str:
        if len(self.reason) > LONGEST:
            raise Refused(f"That is too long: {LONGEST} characters at most.", field="reason")
        return self.reason


class SendForReview(ReviewAction):
    """Hand the newest version to whoever approves it; one that was sent back goes to the same person's turn again."""

    action_name = "send for review"

    def apply(self, state: StoryState) -> WorkflowState:
        if state.standing in STOPPED:
            raise Refused(STOPPED[Standing(state.standing)])
        story = Story.objects.get(pk=self.story.pk)
        workflow, review = story.get_workflow(), story.current_workflow_state
        if workflow is None:
            raise Refused("Nobody reviews here: an administrator makes a workflow for stories under Settings.")
        if story.get_latest_revision() is None:
            story.save_revision(user=self.user, log_action=False)
        if review is None:
            return workflow.start(story, self.user)
        if review.status == WorkflowState.STATUS_IN_PROGRESS:
            raise Refused("This story is under review already.")
        review.requested_by = self.user or review.requested_by
        review.resume(user=self.user)
        return review


class ApproveStory(Decision):
    """Settle the task at hand; with the last of them the newest version is published, by PublishStory."""

    action_name = "approve"
    decision = "approve"

    def apply(self, state: StoryState) -> None:
        self.task().approve(user=self.user, comment=self.words())
        state.refresh_from_db()


class SendBack(Decision):
    """Give the story back to the one who sent it, with what to change. Readers see nothing of it."""

    action_name = "send back"
    decision = "reject"

    def apply(self, state: StoryState) -> None:
        if not self.reason:
            raise Refused("Say what to change: the one who wrote it reads these words.", field="reason")
        self.task().reject(user=self.user, comment=self.words())


class CallOffReview(ReviewAction):
    """End a review without an answer: by the one who sent it, or by one who may decide it."""

    action_name = "call off the review of"

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks=skip_permission_checks)
        if self.user is None or skip_permission_checks:
            return
        review = Story.objects.get(pk=self.story.pk).current_workflow_state
        if review is not None and not review.user_can_cancel(self.user):
            raise Refused("You may not call off this review: whoever sent the story may, and whoever decides it.")

    def apply(self, state: StoryState) -> None:
        self.under_way().cancel(user=self.user)


def decisions(story: Story, user: Any) -> set[str]:
    """What this person may say of the story now, by Wagtail's names: `approve`, `reject`; empty for nothing."""
    task = Story.objects.get(pk=story.pk).current_workflow_task
    return {name for name, _, _ in task.get_actions(story, user)} if task is not None else set()


def sent_back(story: Story) -> TaskState | None:
    """Who sent the story back, when and with which words, while it waits to be sent again; else None."""
    review = story.current_workflow_state
    if review is None or review.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return review.current_task_state
