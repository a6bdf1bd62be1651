"""The review at the desk: who is asked, what the bar offers, and that Wagtail's own buttons end in the actions."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import WorkflowState

from standfirst.newsroom.actions import SendBack, SendForReview, StateRights
from standfirst.newsroom.models import Dispatch, Standing, Story, StoryState
from standfirst.newsroom.roles import EDITOR, REPORTER, make_review, make_roles
from tests.desk.walk_forms import story_form


@pytest.fixture
def signed_in(desk: Client) -> Callable[[str, str], Client]:
    """`signed_in("jonas", REPORTER)`: a browser of that person's own; made where there is no such person yet."""
    make_roles()
    make_review()

    def sign_in(name: str, role: str) -> Client:
        person, made = get_user_model().objects.get_or_create(username=name)
        if made:
            person.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def asked(draft: Story, signed_in: Any) -> Story:
    """Jonas, a reporter, asks for his draft to be approved."""
    StateRights(draft, licence="own").execute()
    signed_in("jonas", REPORTER)
    SendForReview(draft, get_user_model().objects.get(username="jonas")).execute()
    return Story.objects.get(pk=draft.pk)


def edit(story: Story) -> str:
    return f"/desk/snippets/newsroom/story/edit/{story.pk}/"


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def form(story: Story, topic: Any, **more: str) -> dict[str, Any]:
    return {**story_form(story.section, topic), **more}


@pytest.fixture
def topic(section: Any) -> Any:
    from standfirst.newsroom.models import Topic

    return Topic.objects.create(slug="ferries", name="Ferries")


def test_only_who_may_approve_is_asked_on_home(asked: Story, signed_in: Any) -> None:
    told = page(signed_in("nora", EDITOR), "/desk/")
    assert "jonas asks you to approve it" in told
    assert edit(asked) in told
    assert "asks you to approve it" not in page(signed_in("jonas", REPORTER), "/desk/")


def test_the_bar_offers_each_what_they_may_do(asked: Story, signed_in: Any) -> None:
    editors, writers = page(signed_in("nora", EDITOR), edit(asked)), page(signed_in("jonas", REPORTER), edit(asked))
    assert 'name="action-approve"' in editors
    assert "Send back…" in editors
    assert 'name="action-publish"' not in editors, "it would call the review off"
    assert "jonas</strong> sent it for review" in editors
    assert "Read only: It is under review" in writers
    assert "Call off the review" in writers
    assert 'name="action-approve"' not in writers


def test_approving_in_the_editor_saves_what_stands_there_and_publishes_it_once(
    asked: Story, signed_in: Any, topic: Any, taken_down: Any
) -> None:
    before = Dispatch.objects.count()
    answer = signed_in("nora", EDITOR).post(edit(asked), form(asked, topic, **{"action-approve": "1"}), follow=True)
    assert "Approved: “Council buys two ferries”" in answer.content.decode()
    assert StoryState.objects.get(pk=asked.pk).standing == Standing.LIVE
    assert Story.objects.get(pk=asked.pk).headline == "Council buys two ferries"
    assert list(Dispatch.objects.order_by("seq")[before:].values_list("change", flat=True)) == ["published"]


def test_the_writer_reads_what_the_editor_wrote_on_home_and_beside_the_story(
    asked: Story, signed_in: Any, topic: Any
) -> None:
    answer = signed_in("nora", EDITOR).post(
        f"/desk/story/{asked.pk}/send-back/", {"reason": "Who counted <the> votes?"}, follow=True
    )
    assert "Sent back: “Council buys the night ferry”" in answer.content.decode()
    jonas = signed_in("jonas", REPORTER)
    assert "“Who counted &lt;the&gt; votes?”" in page(jonas, "/desk/")
    story = page(jonas, edit(asked))
    assert "Sent back by nora" in story
    assert "Who counted &lt;the&gt; votes?" in story
    assert "Send it again" in story
    jonas.post(edit(asked), form(asked, topic, **{"action-submit": "1"}))
    assert Story.objects.get(pk=asked.pk).workflow_in_progress
    assert "Who counted" not in page(jonas, "/desk/")


def test_a_story_is_sent_back_with_words_or_not_at_all(asked: Story, signed_in: Any) -> None:
    answer = signed_in("nora", EDITOR).post(f"/desk/story/{asked.pk}/send-back/", {"reason": ""})
    assert answer.status_code == 422
    assert Story.objects.get(pk=asked.pk).workflow_in_progress


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_wagtails_own_view_ends_in_the_actions(asked: Story, signed_in: Any, action: str, taken_down: Any) -> None:
    """Its address settles any task that it is given, also another story's, and sends back without a word."""
    task = asked.current_workflow_state.current_task_state_id
    address = f"/desk/snippets/newsroom/story/workflow/action/{asked.pk}/{action}/{task}/"
    writer = signed_in("jonas", REPORTER)
    writer.post(address, {"comment": "Mine"})
    assert Story.objects.get(pk=asked.pk).workflow_in_progress
    editor = signed_in("nora", EDITOR)
    if action == "reject":
        told = editor.post(address, {"comment": ""}, follow=True).content.decode()
        assert "Say what to change" in told
    before = Dispatch.objects.count()
    editor.post(address, {"comment": "Who counted?"})
    assert Dispatch.objects.count() - before == (1 if action == "approve" else 0)
    status = WorkflowState.STATUS_APPROVED if action == "approve" else WorkflowState.STATUS_NEEDS_CHANGES
    assert asked.workflow_states.get().status == status


def test_wagtails_own_button_in_the_form_ends_in_the_actions_too(asked: Story, signed_in: Any, topic: Any) -> None:
    body = form(asked, topic, **{"action-workflow-action": "1", "workflow-action-name": "reject"})
    told = signed_in("nora", EDITOR).post(edit(asked), {**body, "workflow-action-extra-data": "{}"}, follow=True)
    assert "Say what to change" in told.content.decode()
    words = json.dumps({"comment": "Who counted?"})
    signed_in("nora", EDITOR).post(edit(asked), {**body, "workflow-action-extra-data": words})
    assert asked.workflow_states.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_what_may_not_be_published_yet_can_still_be_sent_for_review(draft: Story, signed_in: Any) -> None:
    """Its menu gives way to the button that says what is first; the way to a second pair of eyes must stay."""
    bar = page(signed_in("nora", EDITOR), edit(draft)).partition('aria-label="What to do with this story"')[2]
    outside = bar.partition("</details>")[2]
    assert 'name="action-submit"' in outside
    assert "hidden" not in outside.partition('name="action-submit"')[2].partition(">")[0]


def test_one_who_wrote_it_calls_the_review_off(asked: Story, signed_in: Any, topic: Any) -> None:
    signed_in("jonas", REPORTER).post(edit(asked), form(asked, topic, **{"action-cancel-workflow": "1"}))
    assert Story.objects.get(pk=asked.pk).current_workflow_state is None


def test_twenty_reviews_ask_home_no_more_than_two(
    section: Any, copy: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    from standfirst.newsroom.actions import FileStory

    editor = signed_in("nora", EDITOR)
    signed_in("jonas", REPORTER)
    jonas = get_user_model().objects.get(username="jonas")

    def send(count: int) -> None:
        for _ in range(count):
            SendForReview(FileStory(copy, section=section).execute(), jonas).execute()

    send(2)
    page(editor, "/desk/")
    with django_assert_max_num_queries(80) as few:
        page(editor, "/desk/")
    send(6)
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(editor, "/desk/")


def test_a_sent_back_story_is_nobodys_review(asked: Story, signed_in: Any) -> None:
    signed_in("nora", EDITOR)
    SendBack(asked, get_user_model().objects.get(username="nora"), reason="Who counted?").execute()
    assert "asks you to approve it" not in page(signed_in("nora", EDITOR), "/desk/")
