"""What the clock does, on time and late. A reader must get the embargoed story at its second and lose the expired
one; a restart must not do the past again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from standfirst.newsroom import clock
from standfirst.newsroom.actions import KillStory, ScheduleStory, SetBreaking
from standfirst.newsroom.due import midnight, next_due, run_due
from standfirst.newsroom.models import Breaking, Dispatch, FrontSlot, Newspaper, Standing, Story, StoryState

pytestmark = pytest.mark.django_db
Make = Callable[[str], Story]

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def stopped(taken_down: list[tuple[str, int]]) -> None:
    """No stone is written to disk by these tests."""


def since_then(seq: int) -> list[tuple[str, str]]:
    return list(Dispatch.objects.filter(seq__gt=seq).values_list("kind", "change"))


def newest() -> int:
    return Dispatch.objects.values_list("seq", flat=True).last() or 0


def ran_at(moment: datetime) -> list[str]:
    with clock.stopped_at(moment):
        return run_due()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
    ],
    ids=["the day of 25 hours", "the day of 23 hours"],
)
def test_the_newsroom_day_ends_at_its_own_midnight_when_summer_time_changes(
    section: object, moment: datetime, expected: datetime
) -> None:
    with clock.stopped_at(moment):
        assert midnight() == expected


def test_the_front_gets_its_new_day_once(section: object) -> None:
    ran_at(NOON)
    before = newest()
    assert ran_at(datetime(2026, 11, 25, 23, 0, tzinfo=UTC)) == ["the front's day is now 26 November 2026"]
    assert ran_at(datetime(2026, 11, 26, 11, 0, tzinfo=UTC)) == []
    assert since_then(before) == [("clock", "day")]


def test_an_embargo_is_the_next_thing_due_and_lifts_once(make_live: Make) -> None:
    story = make_live("Bridge to open")
    lifts = NOON + timedelta(minutes=5)
    StoryState.objects.filter(pk=story.pk).update(embargo=lifts)
    ran_at(NOON)
    with clock.stopped_at(NOON):
        assert next_due() == lifts
        assert not StoryState.objects.get(pk=story.pk).public_at(clock.now())
    before = newest()
    assert ran_at(lifts) == ["the embargo on “Bridge to open” has lifted"]
    assert StoryState.objects.get(pk=story.pk).public_at(lifts)
    assert since_then(before) == [("story", "embargo lifted")]
    ran_at(lifts + timedelta(minutes=1))
    assert since_then(before) == [("story", "embargo lifted")]


def test_what_fell_due_while_nothing_ran_is_done_at_start_removals_first(
    make_live: Make, draft: Story, taken_down: list[tuple[str, int]]
) -> None:
    gone, lifted = make_live("Right runs out"), make_live("Embargo lifts")
    ran_at(NOON)
    StoryState.objects.filter(pk=gone.pk).update(rights_expire=NOON + timedelta(minutes=2))
    StoryState.objects.filter(pk=lifted.pk).update(embargo=NOON + timedelta(minutes=1))
    before, path = newest(), StoryState.objects.get(pk=gone.pk).path
    ran_at(NOON + timedelta(hours=9))
    assert since_then(before) == [("story", "rights expired"), ("story", "embargo lifted")]
    assert (path, 410) in taken_down


def test_a_restart_tells_nobody_of_embargoes_that_lifted_years_ago(make_live: Make) -> None:
    story = make_live("Old news")
    StoryState.objects.filter(pk=story.pk).update(embargo=NOON - timedelta(days=400))
    Newspaper.objects.update(clock_ran=NOON - timedelta(days=1), front_day=NOON.date())
    before = newest()
    assert ran_at(NOON) == []
    assert since_then(before) == []


def test_a_scheduled_story_goes_live_late_rather_than_never(make_live: Make) -> None:
    story = make_live("Seen already")
    now = timezone.now()
    ScheduleStory(story, at=now + timedelta(hours=1)).execute()
    with clock.stopped_at(now + timedelta(hours=5)):
        said = run_due()
    assert "“Seen already” went live as scheduled" in said


def test_a_story_killed_after_it_was_scheduled_never_goes_live(make_live: Make) -> None:
    story = make_live("Never true")
    now = timezone.now()
    ScheduleStory(story, at=now + timedelta(hours=1)).execute()
    KillStory(story, reason="Untrue").execute()
    with clock.stopped_at(now + timedelta(hours=5)):
        run_due()
    assert StoryState.objects.get(pk=story.pk).standing == Standing.KILLED
    assert not Story.objects.get(pk=story.pk).live


def test_a_place_on_the_front_ends_when_it_was_said_to(make_live: Make) -> None:
    FrontSlot.objects.create(place="lead", story=make_live("Lead"), until=NOON, chosen=NOON - timedelta(hours=3))
    assert "the place of “Lead” on the front has ended" in ran_at(NOON)
    assert not FrontSlot.objects.exists()


def test_breaking_news_ends_when_it_was_said_to(make_live: Make) -> None:
    story = make_live("Surge warning")
    with clock.stopped_at(NOON):
        StoryState.objects.update(first_published=NOON)
        SetBreaking(None, story=story, until=NOON + timedelta(hours=2)).execute()
        assert next_due() == NOON + timedelta(hours=2)
    assert "“Surge warning” is no longer breaking" not in ran_at(NOON + timedelta(hours=1))
    before = newest()
    assert "“Surge warning” is no longer breaking" in ran_at(NOON + timedelta(hours=2))
    assert ("front", "no longer breaking") in since_then(before)
    assert not Breaking.objects.exists()
