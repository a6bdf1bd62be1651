"""Home: what needs an editor, what failed, what is live; and that looking costs the same however much there is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from standfirst.newsroom import clock
from standfirst.newsroom.actions import HoldStory, KillStory, ScheduleStory
from standfirst.newsroom.models import Consumer, Dispatch, Newspaper, Parked, Section, Story, StoryState
from standfirst.newsroom.roles import REPORTER, make_roles

AT_NOON = datetime(2100, 1, 1, 12, tzinfo=UTC)


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
    assert "which does not show yet in its page and the front. Failed 5 times: disk full." in page
    assert f"/story/edit/{live.pk}/" in page


@pytest.fixture
def parked(live: Story) -> Dispatch:
    """A kill that two outlets fail on, and a choice for the front that one fails on."""
    KillStory(live, reason="Untrue").execute()
    change = Dispatch.objects.get(change="killed")
    for name in ("pages", "search"):
        outlet = Consumer.objects.create(name=name)
        Parked.objects.create(
            consumer=outlet, dispatch=change, failures=7, parked=True, error="disk full", again=AT_NOON
        )
    front = Dispatch.objects.create(kind="front", change="chosen")
    Parked.objects.create(consumer=outlet, dispatch=front, failures=5, parked=True, error="x", again=AT_NOON)
    return change


def test_a_kill_that_has_not_reached_every_outlet_comes_first_and_is_tried_by_a_press(
    desk: Client, parked: Dispatch, live: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.desk.parked.AWAITED", 0)
    page = desk.get("/desk/").content.decode()
    needs = page.partition("What failed")[0]
    assert needs.index("Not gone") < needs.index("Killed, but may still show in its page and the front and in")
    assert f"/desk/story/{live.pk}/down/" in needs
    assert "Try all 2 again" in needs
    told = desk.post(f"/desk/again/{parked.seq}/", follow=True).content.decode()
    assert "The outlets are at it" in told
    assert Parked.objects.filter(again__lt=AT_NOON).values_list("dispatch", flat=True).distinct().get() == parked.seq
    history = desk.get(f"/desk/snippets/newsroom/story/edit/{live.pk}/").content.decode()
    assert "Tried again at the outlets that failed" in history
    desk.post("/desk/again/")
    assert not Parked.objects.filter(again=AT_NOON).exists()


def test_a_press_says_what_came_of_it(desk: Client, parked: Dispatch, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(seconds: float) -> None:
        Parked.objects.update(again=AT_NOON, error="still full")

    def go_through(seconds: float) -> None:
        Parked.objects.all().delete()

    press = f"/desk/again/{parked.seq}/"
    monkeypatch.setattr("standfirst.desk.parked.time.sleep", fail)
    told = said(desk.post(press, follow=True))
    assert told == "It failed again: still full. The next try by itself is at 13:00:00."
    monkeypatch.setattr("standfirst.desk.parked.time.sleep", go_through)
    assert "It went through." in said(desk.post(press, follow=True))
    assert "nothing waits to be tried again" in said(desk.post(press, follow=True))


def test_who_may_not_publish_does_not_drive_the_outlets(desk: Client, parked: Dispatch) -> None:
    make_roles()
    reporter = get_user_model().objects.create_user("jonas", password="x")
    reporter.groups.add(Group.objects.get(name=REPORTER))
    desk.force_login(reporter)
    assert "You may not have outlets try again" in said(desk.post("/desk/again/", follow=True))
    assert Parked.objects.filter(again=AT_NOON).count() == 3


def said(answer: Any) -> str:
    return unescape(" ".join(str(message) for message in answer.context["messages"]))


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
