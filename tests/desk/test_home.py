"""Home: what needs an editor, what failed, what is live; and that looking costs the same however much there is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.newsroom import clock
from standfirst.newsroom.actions import HoldStory, KillStory, ScheduleStory
from standfirst.newsroom.models import Consumer, Dispatch, Newspaper, Parked, Section, Story, StoryState


def test_quiet_is_empty(desk: Client) -> None:
    page = desk.get("/desk/").content.decode()
    assert "Nothing needs you." in page
    assert "Nothing is published yet." in page


def test_what_waits_for_a_person_is_on_home(
    desk: Client, live: Story, make_live: Callable[[str], Story], taken_down: Any
) -> None:
    HoldStory(live, reason="Check the name.").execute()
    ScheduleStory(make_live("Tide tables"), at=clock.now() + timedelta(hours=3)).execute()
    page = desk.get("/desk/").content.decode()
    assert "Check the name. Nobody sees it until it is released." in page
    assert "Goes live by itself" in page


def test_a_change_that_an_outlet_gave_up_on_is_on_home(desk: Client, live: Story) -> None:
    change = Dispatch.objects.filter(kind="story").last()
    outlet = Consumer.objects.create(name="pages")
    Parked.objects.create(consumer=outlet, dispatch=change, failures=5, parked=True, error="disk full")
    page = desk.get("/desk/").content.decode()
    assert "gave up after 5 tries" in page
    assert f"/story/edit/{live.pk}/" in page


@pytest.mark.parametrize("path", ["/desk/", "/desk/front/"])
def test_more_stories_ask_no_more_questions_of_the_database(
    desk: Client,
    live: Story,
    make_live: Callable[[str], Story],
    path: str,
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(4):
        make_live(f"Story {number}")
    desk.get(path)
    with django_assert_max_num_queries(60) as few:
        desk.get(path)
    for number in range(6):
        make_live(f"Another {number}")
    with django_assert_max_num_queries(len(few.captured_queries)):
        desk.get(path)


def test_times_at_the_desk_are_the_newsrooms_own(desk: Client, live: Story) -> None:
    moment = datetime(2026, 7, 3, 22, 5, 9, tzinfo=UTC)
    with clock.stopped_at(moment):
        assert "<strong>00:05</strong>" in desk.get("/desk/").content.decode(), "Oslo's summer is two hours ahead"
    KillStory(live, reason="Untrue").execute()
    down = clock.local(StoryState.objects.get(pk=live.pk).changed)
    assert f"KILLED {down:%H:%M:%S}" in desk.get(f"/desk/snippets/newsroom/story/edit/{live.pk}/").content.decode()


def test_the_door_carries_the_newspapers_name(client: Client, section: Section) -> None:
    """An editor of two papers must see which one a password is for."""
    page = client.get("/desk/login/").content.decode()
    assert Newspaper.current().name in page
    assert "Sign in to Wagtail" not in page


def test_no_item_of_the_menu_leads_to_documents(admin_client: Client, section: Section) -> None:
    assert "/desk/documents/" not in admin_client.get("/desk/").content.decode().replace("/desk/api/", "")
