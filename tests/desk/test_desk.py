"""An editor at the desk: taking down, publishing again, the front."""

from django.test import Client

from standfirst.newsroom.models import FrontSlot, Standing, Story, StoryState


def test_every_form_of_a_story_opens(desk: Client, live: Story) -> None:
    from standfirst.desk.story_actions import CHOICES

    assert desk.get(f"/desk/snippets/newsroom/story/edit/{live.pk}/").status_code == 200
    assert desk.get("/desk/snippets/newsroom/story/").status_code == 200
    for name in CHOICES:
        assert desk.get(f"/desk/story/{live.pk}/{name}/").status_code == 200


def test_a_kill_needs_its_reason(desk: Client, live: Story) -> None:
    assert desk.post(f"/desk/story/{live.pk}/kill/", {"reason": ""}).status_code == 422
    assert desk.post(f"/desk/story/{live.pk}/kill/", {"reason": "Wrong man named"}).status_code == 302
    assert StoryState.objects.get(story=live).standing == Standing.KILLED


def test_a_killed_story_is_not_published_again(desk: Client, live: Story) -> None:
    desk.post(f"/desk/story/{live.pk}/kill/", {"reason": "Wrong man named"})
    page = desk.post(f"/desk/story/{live.pk}/publish/")
    assert page.status_code == 422
    assert "undo the kill" in page.content.decode()


def test_the_front_is_chosen(desk: Client, live: Story) -> None:
    assert desk.post("/desk/front/", {"lead": live.pk}).status_code == 302
    assert FrontSlot.objects.get().story == live
    assert desk.get("/desk/front/").status_code == 200
