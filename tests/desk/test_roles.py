"""Who may do what at the desk: a reporter writes, an editor decides what readers see."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from standfirst.newsroom.actions import TakeStory
from standfirst.newsroom.models import Dispatch, FrontSlot, Picture, Standing, Story, StoryState
from standfirst.newsroom.roles import EDITOR, REPORTER, make_roles
from tests.desk.walk_world import a_photo

DECIDED = {
    "publish": {},
    "unpublish": {},
    "hold": {"reason": "Check the name"},
    "kill": {"reason": "Untrue"},
    "correct": {"text": "It was eleven to ten."},
    "move": {"slug": "elsewhere"},
    "schedule": {"at": "2030-01-02T03:04"},
}


@pytest.fixture
def as_role(desk: Client) -> Any:
    """`as_role("Reporter")`: the desk, signed in as a person with that role and no other right."""

    def sign_in(role: str) -> Client:
        make_roles()
        person = get_user_model().objects.create_user(role.lower(), password="x")
        person.groups.add(Group.objects.get(name=role))
        desk.force_login(person)
        return desk

    return sign_in


@pytest.mark.parametrize("name", DECIDED)
def test_what_readers_see_is_refused_to_a_reporter_with_a_sentence(as_role: Any, live: Story, name: str) -> None:
    seq = Dispatch.objects.count()
    page = as_role(REPORTER).post(f"/desk/story/{live.pk}/{name}/", DECIDED[name])
    assert page.status_code == 422
    assert "ask whoever runs the desk" in page.content.decode()
    assert StoryState.objects.get(pk=live.pk).standing == Standing.LIVE
    assert Dispatch.objects.count() == seq


def test_a_reporter_does_not_set_the_front(as_role: Any, live: Story) -> None:
    page = as_role(REPORTER).post("/desk/front/", {"lead": live.pk, "do": "live"})
    assert page.status_code == 422
    assert "You may not change the front" in page.content.decode()
    assert not FrontSlot.objects.exists()


@pytest.mark.parametrize("name", ["let-go", "take"])
def test_what_is_refused_without_a_form_is_said_in_the_newsrooms_own_words(
    as_role: Any, live: Story, name: str
) -> None:
    """Wagtail's guard would say “no permission”, and leave the person to guess what to do."""
    TakeStory(live, get_user_model().objects.get(username="runa")).execute()
    answer = as_role(REPORTER).post(f"/desk/story/{live.pk}/having/{name}/", follow=True)
    said = {
        "take": "runa has this story: ask for it, or let an editor take it.",
        "let-go": "You do not have this story: there is nothing to let go.",
    }
    assert [str(message) for message in answer.context["messages"]] == [said[name]]


@pytest.mark.parametrize(("name", "sent"), [("storyline", {"title": "The night ferry"}), ("next", {})])
def test_what_leads_on_from_a_live_story_is_an_editors_and_from_a_draft_anybodys(
    as_role: Any, live: Story, draft: Story, name: str, sent: dict[str, str]
) -> None:
    desk = as_role(REPORTER)
    assert desk.post(f"/desk/story/{live.pk}/{name}/", sent).status_code == 422
    assert desk.post(f"/desk/story/{draft.pk}/{name}/", sent).status_code == 302


@pytest.mark.parametrize("role", [REPORTER, EDITOR])
def test_whoever_writes_may_bring_a_picture(as_role: Any, role: str) -> None:
    desk = as_role(role)
    assert desk.get("/desk/images/add/").status_code == 200
    shown = {"title": "Quay", "alt": "A quay", "licence": "own", "collection": 1, "file": a_photo()}
    desk.post("/desk/images/add/", {**shown, "caption": "", "credit": "", "licence_ground": "", "tags": ""})
    assert Picture.objects.get().uploaded_by_user.username == role.lower()


def test_a_reporter_opens_a_story_and_is_offered_no_way_to_publish_or_take_down(as_role: Any, live: Story) -> None:
    page = as_role(REPORTER).get(f"/desk/snippets/newsroom/story/edit/{live.pk}/").content.decode()
    assert "Save draft" in page
    assert "Take down" not in page
    assert 'name="action-publish"' not in page


def test_an_editor_kills_and_sees_it_come_down(as_role: Any, live: Story) -> None:
    page = as_role(EDITOR).post(f"/desk/story/{live.pk}/kill/", DECIDED["kill"], follow=True)
    assert "Killed by editor" in page.content.decode()
    assert StoryState.objects.get(pk=live.pk).standing == Standing.KILLED
