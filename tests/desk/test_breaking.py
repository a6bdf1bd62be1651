"""The breaking strip at the desk: chosen, seen beside its page, put up until an hour, made longer, and ended."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.html import strip_tags

from standfirst.newsroom import clock
from standfirst.newsroom.actions import HoldStory, SetBreaking
from standfirst.newsroom.models import Breaking, Dispatch, FrontSlot, Story, StoryState
from standfirst.newsroom.roles import REPORTER, make_roles

NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
"""At noon in Oslo."""


@pytest.fixture(autouse=True)
def at_noon(live: Story) -> Any:
    StoryState.objects.update(first_published=NOON)
    with clock.stopped_at(NOON):
        yield


def front(desk: Client, **sent: Any) -> str:
    page = desk.post("/desk/front/", sent, follow=True) if sent else desk.get("/desk/front/")
    return page.content.decode()


def box(page: str) -> str:
    """The words of the strip's own box."""
    held = re.search(r'<section class="desk-breaking.*?</section>', page, re.DOTALL)
    assert held is not None
    return re.sub(r"\s+", " ", unescape(strip_tags(held[0].replace("<", " <")))).strip()


def test_nothing_breaks_before_it_is_said_twice(desk: Client, live: Story) -> None:
    assert box(front(desk)) == "Nothing is breaking. Break a story…"
    assert live.headline in front(desk, do="find:strip", q="night ferry")
    page = front(desk, do=f"choose:strip={live.pk}")
    assert "Not breaking yet" in box(page)
    assert 'value="2026-11-24T14:15"' in page, "in two hours, at the next quarter"
    assert not Breaking.objects.exists()
    assert 'class="tab">Breaking' in desk.get(f"/desk/front/page/?strip={live.pk}").content.decode()
    front(desk, strip=live.pk, do="out:strip")
    assert not Dispatch.objects.filter(kind="front").exists()


def test_it_breaks_until_the_hour_that_was_typed_an_hour_longer_and_not_after_end_now(
    desk: Client, live: Story
) -> None:
    page = front(desk, strip=live.pk, **{"strip-until": "2026-11-24T13:30", "do": "strip:now"})
    assert f"“{live}” breaks until 13:30." in unescape(page)
    assert box(page).startswith(f"{live} ends 13:30 · in 1 h 30 min + 1 hour")
    (longer,) = re.findall(r'value="(strip:until=[^"]+)"', page)
    for _sent_twice in range(2):
        page = front(desk, do=longer)
    assert "ends 14:30" in box(page)
    assert Breaking.objects.get().announced == NOON
    page = front(desk, **{"strip-until": "2026-11-25T09:00", "do": "strip:until"})
    assert "ends 25 Nov, 09:00" in box(page)
    assert "Nothing is breaking." in box(front(desk, do="strip:end"))
    assert not Breaking.objects.exists()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Say until when"),
        ("tonight", "“tonight” is no day and hour"),
        ("2026-11-24T11:00", "has passed"),
        ("2026-11-26T12:00", "at most a day"),
    ],
)
def test_what_is_refused_is_said_and_what_was_typed_stays(desk: Client, live: Story, typed: str, why: str) -> None:
    page = desk.post("/desk/front/", {"strip": live.pk, "strip-until": typed, "do": "strip:now"})
    assert page.status_code == 422
    assert why in page.content.decode()
    assert f'value="{typed}"' in page.content.decode()
    assert not Breaking.objects.exists()


def test_the_strip_leaves_a_front_that_is_being_chosen_as_it_is(
    desk: Client, live: Story, make_live: Callable[[str], Story]
) -> None:
    other = make_live("Tide tables")
    page = front(desk, lead=live.pk, strip=other.pk, **{"strip-until": "2026-11-24T13:30", "do": "strip:now"})
    assert Breaking.objects.get().story == other
    assert f'name="lead" value="{live.pk}"' in page
    assert "Changes 1 place" in page
    assert not FrontSlot.objects.exists()
    page = front(desk, lead=live.pk, strip=live.pk, **{"strip-until": "2026-11-24T13:30", "do": "live"})
    assert FrontSlot.objects.get().story == live
    assert "it takes the place of “Tide tables”" in box(page), "what was about to break is still on the screen"


def test_a_story_that_was_held_is_said_to_stand_on_no_strip(desk: Client, live: Story) -> None:
    SetBreaking(None, story=live, until=NOON + timedelta(hours=1)).execute()
    HoldStory(live, reason="Check the name").execute()
    assert "readers do not see it: it is held" in box(front(desk))


def test_a_strip_that_ended_meanwhile_is_not_made_longer(desk: Client) -> None:
    page = desk.post("/desk/front/", {"do": f"strip:until={(NOON + timedelta(hours=1)).isoformat()}"})
    assert page.status_code == 422
    assert "The strip is empty by now" in page.content.decode()
    assert desk.post("/desk/front/", {"do": "strip:until=soon"}).status_code == 422


def test_a_reporter_breaks_no_news(desk: Client, live: Story) -> None:
    make_roles()
    reporter = get_user_model().objects.create_user("jonas", password="x")
    reporter.groups.add(Group.objects.get(name=REPORTER))
    desk.force_login(reporter)
    sent = {"strip": live.pk, "strip-until": "2026-11-24T13:30", "do": "strip:now"}
    assert "You may not change the front" in desk.post("/desk/front/", sent).content.decode()
    assert not Breaking.objects.exists()
