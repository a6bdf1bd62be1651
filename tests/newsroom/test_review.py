"""A second pair of eyes: sent for review, approved, sent back; each by its action, whichever route asks."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from wagtail.models import (
    GroupApprovalTask,
    ModelLogEntry,
    Workflow,
    WorkflowContentType,
    WorkflowState,
    WorkflowTask,
)

from standfirst.newsroom.actions import (
    ApproveStory,
    CallOffReview,
    HoldStory,
    KillStory,
    SendBack,
    SendForReview,
    StateRights,
)
from standfirst.newsroom.actions.review import sent_back
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Standing, Story, StoryState
from standfirst.newsroom.roles import ASKS, EDITOR, REPORTER, REVIEW, make_review, make_roles


@pytest.fixture
def people(section: Any) -> dict[str, Any]:
    """A reporter, an editor, and the review that `standfirst init` makes."""
    make_roles()
    make_review()
    made = {}
    for role in (REPORTER, EDITOR):
        made[role] = get_user_model().objects.create_user(role.lower(), password="x")
        made[role].groups.add(Group.objects.get(name=role))
    return made


@pytest.fixture
def asked(draft: Story, people: dict[str, Any]) -> Story:
    """The reporter's draft, its rights stated, under review."""
    StateRights(draft, licence="own").execute()
    SendForReview(draft, people[REPORTER]).execute()
    return again(draft)


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def standing(story: Story) -> str:
    return str(StoryState.objects.get(pk=story.pk).standing)


def changes(story: Story) -> list[str]:
    return list(Dispatch.objects.filter(kind="story", object=story.pk).values_list("change", flat=True))


def audit(story: Story) -> list[str]:
    entries = ModelLogEntry.objects.filter(object_id=str(story.pk)).order_by("timestamp", "pk")
    return [
        action for action in entries.values_list("action", flat=True) if "workflow" in action or "publish" in action
    ]


def test_what_an_editor_approves_is_live_with_one_dispatch(asked: Story, people: dict[str, Any]) -> None:
    before = len(changes(asked))
    ApproveStory(asked, people[EDITOR], reason="Fine").execute()
    assert standing(asked) == Standing.LIVE
    assert again(asked).live
    assert changes(asked)[before:] == ["published"]
    assert audit(asked) == ["wagtail.workflow.start", "wagtail.workflow.approve", "wagtail.publish"]
    assert again(asked).current_workflow_state is None


def test_what_is_sent_back_reaches_its_writer_with_the_words_and_no_reader(
    asked: Story, people: dict[str, Any]
) -> None:
    before = changes(asked)
    SendBack(asked, people[EDITOR], reason="Who counted the votes?").execute()
    told = sent_back(again(asked))
    assert told is not None
    assert told.comment == "Who counted the votes?"
    assert told.finished_by == people[EDITOR]
    assert standing(asked) == Standing.DRAFT
    assert changes(asked) == before
    assert audit(asked) == ["wagtail.workflow.start", "wagtail.workflow.reject"]
    with pytest.raises(Refused, match="sent back already"):
        ApproveStory(asked, None).execute()


def test_what_was_sent_back_is_sent_again_and_answers_whoever_sent_it_last(
    asked: Story, people: dict[str, Any]
) -> None:
    SendBack(asked, people[EDITOR], reason="Who counted?").execute()
    other = get_user_model().objects.create_user("siv", password="x")
    other.groups.add(Group.objects.get(name=REPORTER))
    SendForReview(asked, other).execute()
    review = again(asked).current_workflow_state
    assert review.status == WorkflowState.STATUS_IN_PROGRESS
    assert review.requested_by == other
    assert sent_back(again(asked)) is None
    with pytest.raises(Refused, match="under review already"):
        SendForReview(asked, other).execute()
    ApproveStory(asked, people[EDITOR]).execute()
    assert standing(asked) == Standing.LIVE


def test_sending_back_without_a_word_helps_nobody(asked: Story, people: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="Say what to change") as refused:
        SendBack(asked, people[EDITOR], reason="  ").execute()
    assert refused.value.field == "reason"
    assert again(asked).workflow_in_progress


@pytest.mark.parametrize("decide", [ApproveStory, SendBack])
def test_a_reporter_decides_nothing_not_even_of_his_own(
    asked: Story, people: dict[str, Any], decide: Callable[..., Any]
) -> None:
    with pytest.raises(Refused, match="another person reviews it"):
        decide(asked, people[REPORTER], reason="Mine").execute()
    assert again(asked).workflow_in_progress
    assert standing(asked) == Standing.DRAFT


def test_one_who_may_review_and_not_publish_makes_nothing_public(asked: Story, people: dict[str, Any]) -> None:
    """Whoever is given the task in Wagtail's settings is not given the right to publish by that."""
    GroupApprovalTask.objects.get(name=ASKS).groups.add(Group.objects.get(name=REPORTER))
    with pytest.raises(Refused, match="You may not publish"):
        ApproveStory(asked, people[REPORTER]).execute()
    assert standing(asked) == Standing.DRAFT
    assert again(asked).workflow_in_progress, "nothing is half done"


def test_a_first_step_that_is_approved_publishes_nothing_yet(asked: Story, people: dict[str, Any]) -> None:
    workflow = Workflow.objects.get(name=REVIEW)
    second = GroupApprovalTask.objects.create(name="The lawyer reads it")
    second.groups.set(Group.objects.filter(name=EDITOR))
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=1)
    before = changes(asked)
    ApproveStory(asked, people[EDITOR]).execute()
    assert standing(asked) == Standing.DRAFT
    assert changes(asked) == before
    ApproveStory(asked, people[EDITOR]).execute()
    assert standing(asked) == Standing.LIVE


def test_approving_what_may_not_be_published_changes_nothing(draft: Story, people: dict[str, Any]) -> None:
    SendForReview(draft, people[REPORTER]).execute()
    with pytest.raises(Refused, match="state the rights"):
        ApproveStory(draft, people[EDITOR]).execute()
    assert again(draft).workflow_in_progress
    assert "wagtail.workflow.approve" not in audit(draft)


def test_a_story_that_comes_back_by_review_keeps_no_tombstone(
    live: Story, people: dict[str, Any], taken_down: list[tuple[str, int]]
) -> None:
    live.unpublish()
    SendForReview(again(live), people[REPORTER]).execute()
    taken_down.clear()
    ApproveStory(again(live), people[EDITOR]).execute()
    assert standing(live) == Standing.LIVE
    assert taken_down == [], "readers would be told that it is gone"


@pytest.mark.parametrize("stop", [KillStory, HoldStory])
def test_a_review_brings_no_stopped_story_back(
    asked: Story, people: dict[str, Any], stop: Callable[..., Any], taken_down: Any
) -> None:
    task = again(asked).current_workflow_task_state
    stop(asked, reason="Wrong man").execute()
    with pytest.raises(Refused, match="not under review any more"):
        ApproveStory(asked, None).execute()
    with pytest.raises(Refused):
        SendForReview(asked, people[REPORTER]).execute()
    task.refresh_from_db()
    with pytest.raises(PermissionDenied):
        task.specific.approve(user=people[EDITOR])
    assert not again(asked).live


def test_only_sender_and_reviewer_call_a_review_off(asked: Story, people: dict[str, Any]) -> None:
    other = get_user_model().objects.create_user("siv", password="x")
    other.groups.add(Group.objects.get(name=REPORTER))
    with pytest.raises(Refused, match="may not call off"):
        CallOffReview(asked, other).execute()
    CallOffReview(asked, people[REPORTER]).execute()
    assert again(asked).current_workflow_state is None
    assert audit(asked)[-1] == "wagtail.workflow.cancel"


def migrate() -> None:
    import_module("standfirst.newsroom.migrations.0016_review").make_review(apps, None)


def test_a_newspaper_that_stands_already_gets_its_review_once(draft: Story) -> None:
    make_roles()
    migrate()
    workflow = again(draft).get_workflow()
    assert workflow.name == REVIEW
    (task,) = workflow.tasks.specific()
    assert [group.name for group in task.groups.all()] == [EDITOR]
    migrate()
    assert WorkflowContentType.objects.count() == 1
    assert Workflow.objects.filter(name=REVIEW).count() == 1


def test_a_new_database_has_no_review_before_there_is_a_newspaper(db: None) -> None:
    migrate()
    assert not WorkflowContentType.objects.exists()
