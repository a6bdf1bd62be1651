"""What waits to be confirmed is said in the header of every screen, in the number that Home and the inbox say."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.desk.to_confirm import WORDS, alarm, notices
from standfirst.newsroom.actions import KillStory
from standfirst.newsroom.models import Consumer, Dispatch, Notice, Parked, Story
from tests.desk.test_inbox import agency, come
from tests.wire.test_ledger import story

__all__ = ["agency", "come"]
HEADER = 'class="desk-alarm'
SCREENS = (
    "/desk/front/",
    "/desk/paste/",
    "/desk/record/",
    "/desk/wire/rules/",
    "/desk/wire/quarantine/",
    "/desk/snippets/newsroom/story/",
    "/desk/snippets/newsroom/story/edit/{story}/",
    "/desk/images/",
    "/desk/story/{story}/rights/",
)


@pytest.fixture
def kill_waits(come: Callable[..., None]) -> None:
    come(story(), story(version="2", status="canceled"), story("urn:npa:b", status="correction"))


def not_gone(killed: Story) -> None:
    """Two outlets fail on the kill, and on the hold before it: one story, as people count."""
    KillStory(killed, reason="Untrue").execute()
    change = Dispatch.objects.get(change="killed")
    for name in ("lists", "search"):
        outlet = Consumer.objects.create(name=name)
        for failed in (change, Dispatch.objects.create(kind="story", object=killed.pk, change="held")):
            Parked.objects.create(consumer=outlet, dispatch=failed, failures=5, parked=True, error="disk full")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_says_that_a_kill_waits(desk: Client, kill_waits: None, live: Story, screen: str) -> None:
    page = desk.get(screen.format(story=live.pk))
    assert page.status_code == 200
    held = page.content.decode()
    assert "1 kill to confirm" in held[held.index(HEADER) :][:600]
    assert "+ 1 more" in held


@pytest.mark.parametrize(
    "screen", ["/desk/", "/desk/wire/", "/desk/story/{story}/kill/", "/desk/story/{story}/hold/"]
)
def test_where_it_stands_below_or_a_story_is_taken_down_the_header_is_quiet(
    desk: Client, kill_waits: None, live: Story, screen: str
) -> None:
    assert HEADER not in desk.get(screen.format(story=live.pk)).content.decode()


def test_it_leads_to_where_it_is_settled_and_goes_when_it_is(desk: Client, kill_waits: None, live: Story) -> None:
    def header() -> str:
        page = desk.get("/desk/front/").content.decode()
        return page[page.index(HEADER) :].partition("</a>")[0] if HEADER in page else ""

    not_gone(live)
    assert "1 story not gone yet" in header()
    assert 'href="/desk/"' in header()
    Parked.objects.all().delete()
    assert 'href="/desk/wire/"' in header()
    for notice in Notice.objects.filter(kind="kill"):
        desk.post(f"/desk/wire/notice/{notice.pk}/")
    assert "1 correction to confirm" in header()
    assert "desk-alarm--red" not in header()
    for notice in Notice.objects.all():
        desk.post(f"/desk/wire/notice/{notice.pk}/")
    assert header() == ""


def test_home_inbox_and_header_say_one_number(desk: Client, kill_waits: None, live: Story) -> None:
    not_gone(live)
    told = alarm()
    assert told is not None
    number = int(told.said.split()[0]) + told.more
    inbox = desk.get("/desk/wire/").content.decode()
    needs = desk.get("/desk/").content.decode().partition("What failed")[0]
    assert number == 3
    assert inbox.count('<li class="inbox-notice') == number
    assert needs.count("See it on the wire") + needs.count(">Try again<") == number


def test_more_than_a_screen_holds_is_counted_and_not_passed_over(desk: Client, come: Any) -> None:
    come(*(story(f"urn:npa:{number}", status="correction") for number in range(23)))
    assert "3 more wait" in desk.get("/desk/wire/").content.decode()
    assert "3 more kills, holds and corrections wait" in desk.get("/desk/").content.decode()


def test_the_header_asks_one_question(desk: Client, kill_waits: None, live: Story) -> None:
    not_gone(live)
    with CaptureQueriesContext(connection) as asked:
        alarm()
    assert len(asked) == 1


def test_the_gravest_is_said_first(section: Any) -> None:
    assert list(WORDS) == ["stuck", "kill", "hold", "correction"]
    assert list(notices()) == []
    assert alarm() is None
