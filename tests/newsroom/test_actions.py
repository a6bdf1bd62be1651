"""What editors do with a story, and what must never happen to a reader because of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from standfirst.newsroom import clock
from standfirst.newsroom.actions import (
    ChooseNext,
    CorrectStory,
    HoldStory,
    KillStory,
    MoveStory,
    PlaceInStoryline,
    ReleaseStory,
    ScheduleStory,
    SetBreaking,
    SetFront,
    StateRights,
    UndoKill,
    publish_latest,
)
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Breaking, Dispatch, FrontSlot, Move, NextStory, Standing, Story, StoryState

pytestmark = pytest.mark.django_db


def changes(story: Story) -> list[str]:
    return list(Dispatch.objects.filter(kind="story", object=story.pk).values_list("change", flat=True))


def test_filed_copy_is_a_draft_whose_text_can_not_become_markup(draft: Story) -> None:
    assert draft.state.standing == Standing.DRAFT
    assert not draft.live
    assert draft.body[0].value.source == "<p>The council &lt;b&gt;bought&lt;/b&gt; the ferry.</p>"
    assert [b.name for b in draft.bylines.all()] == ["Runa Holt"]
    assert draft.dateline == "ASKVIK"
    assert changes(draft) == ["filed"]


def test_nobody_prints_what_nobody_may_print(draft: Story) -> None:
    with pytest.raises(Refused, match="state the rights"):
        publish_latest(draft)
    draft.refresh_from_db()
    assert not draft.live
    assert changes(draft) == ["filed"]


@pytest.mark.parametrize("licence", ["agency", "permission", "public-domain", "cc-by", "cc-by-sa"])
def test_a_licence_needs_its_ground(draft: Story, licence: str) -> None:
    with pytest.raises(Refused, match="ground"):
        StateRights(draft, licence=licence, ground="  ").execute()
    StateRights(draft, licence=licence, ground="Contract of 3 May").execute()
    assert StoryState.objects.get(pk=draft.pk).licence == licence


def test_unknown_is_no_licence(draft: Story) -> None:
    with pytest.raises(Refused, match="Choose a licence"):
        StateRights(draft, licence="unknown", ground="because").execute()


def test_publishing_fixes_the_address_and_leaves_one_dispatch(live: Story) -> None:
    state = live.state
    assert state.path.startswith("/harbour/")
    assert state.path.endswith(f"/council-buys-the-night-ferry-{state.short_id}/")
    assert changes(live) == ["filed", "rights", "published"]
    path = state.path
    live.headline = "Another headline"
    live.save_revision()
    publish_latest(live)
    assert StoryState.objects.get(pk=live.pk).path == path


def test_a_kill_needs_a_reason_and_writes_the_tombstone(live: Story, taken_down: list[tuple[str, int]]) -> None:
    with pytest.raises(Refused, match="Say why"):
        KillStory(live, reason=" ").execute()
    assert taken_down == []
    KillStory(live, reason="The figures were invented").execute()
    assert taken_down == [(live.state.path, 410)]
    assert not Story.objects.get(pk=live.pk).live


def test_where_the_tombstone_can_not_be_written_nothing_is_killed(
    live: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    from standfirst.newsroom import ports

    def full(path: str, status: int) -> None:
        raise OSError("disk full")

    monkeypatch.setitem(ports._filled, "take_down", full)
    with pytest.raises(OSError, match="disk full"):
        KillStory(live, reason="Libel").execute()
    assert StoryState.objects.get(pk=live.pk).standing == Standing.LIVE
    assert "killed" not in changes(live)


def test_unpublished_answers_410_and_held_404(live: Story, taken_down: list[tuple[str, int]]) -> None:
    live.unpublish()
    HoldStory(live, reason="Check the name").execute()
    assert [status for _, status in taken_down] == [410, 404]


def scheduled(live: Story) -> Story:
    return ScheduleStory(live, at=clock.now() + timedelta(hours=1)).execute()


def in_review(live: Story) -> Story:
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

    workflow = Workflow.objects.create(name="Second pair of eyes")
    task = GroupApprovalTask.objects.create(name="Look")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    live.save_revision()
    workflow.start(live, None)
    return live


@pytest.mark.parametrize(
    "prepare", [lambda story: story, scheduled, in_review], ids=["live", "scheduled", "in review"]
)
@pytest.mark.parametrize("stop", [KillStory, HoldStory])
def test_no_revision_brings_a_stopped_story_back(
    live: Story, stop: Any, prepare: Callable[[Story], Story], taken_down: Any
) -> None:
    prepare(live)
    story = Story.objects.get(pk=live.pk)
    stop(story, reason="Wrong man").execute()
    for revision in story.revisions.all():
        with pytest.raises(Refused):
            revision.publish()
        with pytest.raises(Refused):
            revision.publish(log_action="wagtail.publish.scheduled")
    with clock.stopped_at(clock.now() + timedelta(days=2)):
        call_command("publish_scheduled")
    story = Story.objects.get(pk=live.pk)
    assert not story.live
    assert story.scheduled_revision is None
    assert story.current_workflow_state is None


def test_publishing_an_old_revision_changes_nothing_in_the_state(live: Story) -> None:
    first = live.revisions.order_by("id").first()
    StateRights(live, licence="agency", ground="Contract").execute()
    live.headline = "Newer"
    live.save_revision().publish()
    first.publish()
    state = StoryState.objects.get(pk=live.pk)
    assert state.licence == "agency"
    assert state.standing == Standing.LIVE


def test_a_held_story_returns_only_by_release_and_publish(live: Story) -> None:
    HoldStory(live, reason="Check").execute()
    ReleaseStory(live).execute()
    assert not Story.objects.get(pk=live.pk).live
    publish_latest(Story.objects.get(pk=live.pk))
    assert Story.objects.get(pk=live.pk).live


def test_undoing_a_kill_needs_a_reason_and_publishes_nothing(live: Story) -> None:
    KillStory(live, reason="Mistaken").execute()
    with pytest.raises(Refused, match="Say why"):
        UndoKill(live).execute()
    UndoKill(live, reason="The note was for another story").execute()
    assert not Story.objects.get(pk=live.pk).live


def test_what_was_public_is_deleted_by_no_route(live: Story, draft: Story) -> None:
    for delete in (live.delete, Story.objects.all().delete, Story.objects.filter(pk=live.pk).delete):
        with pytest.raises(Refused, match="can not be deleted"):
            delete()
    from django.contrib.admin.utils import NestedObjects

    collector = NestedObjects(using="default")
    collector.collect([live])
    with pytest.raises(Refused), transaction.atomic():
        collector.delete()
    draft.delete()
    assert list(Story.objects.all()) == [live]


def test_moving_keeps_the_old_address(live: Story) -> None:
    old = live.state.path
    new = MoveStory(live, slug="Ferry: the vote").execute()
    assert "/ferry-the-vote-" in new
    assert Move.objects.get().path == old
    MoveStory(live, slug="council-buys-the-night-ferry").execute()
    assert StoryState.objects.get(pk=live.pk).path == old
    assert [move.path for move in Move.objects.all()] == [new]


def test_a_correction_is_kept_with_its_moment(live: Story) -> None:
    CorrectStory(live, text="The vote was eleven to ten, not twelve to nine.").execute()
    assert live.corrections.get().made <= clock.now()
    assert changes(live)[-1] == "corrected"


def test_only_a_live_story_is_corrected(draft: Story) -> None:
    with pytest.raises(Refused, match="Only a live story"):
        CorrectStory(draft, text="x").execute()


def test_the_front_shows_only_live_stories_each_once(
    live: Story, draft: Story, make_live: Callable[[str], Story]
) -> None:
    with pytest.raises(Refused, match="not live"):
        SetFront(None, places={"lead": draft}).execute()
    with pytest.raises(Refused, match="two places"):
        SetFront(None, places={"lead": live, "second-1": live}).execute()
    assert not FrontSlot.objects.exists()
    SetFront(None, places={"lead": live, "second-1": make_live("Two")}).execute()
    assert Dispatch.objects.filter(kind="front").count() == 1


@pytest.mark.parametrize(("hours", "why"), [(None, "Say until when"), (-1, "has passed"), (25, "at most a day")])
def test_news_does_not_break_for_ever(live: Story, hours: int | None, why: str) -> None:
    until = None if hours is None else clock.now() + timedelta(hours=hours)
    with pytest.raises(Refused, match=why):
        SetBreaking(None, story=live, until=until).execute()
    assert not Breaking.objects.exists()


def test_another_end_of_the_strip_announces_nothing_again(live: Story, make_live: Callable[[str], Story]) -> None:
    """Who is told of breaking news is told once, however often an editor gives it an hour more."""
    noon, hour = clock.now(), timedelta(hours=1)

    def broke(story: Story, at: datetime) -> datetime:
        with clock.stopped_at(at):
            SetBreaking(None, story=story, until=at + hour).execute()
        strip = Breaking.objects.get()
        assert strip.until == at + hour
        return strip.announced

    assert broke(live, noon) == noon
    assert broke(live, noon + hour / 2) == noon, "longer, and no news"
    second = make_live("Two")
    assert broke(second, noon + hour) == noon + hour
    assert broke(live, noon + 1.5 * hour) == noon + 1.5 * hour, "back in the place of another, it breaks again"
    assert broke(live, noon + 3 * hour) == noon + 3 * hour, "its strip had ended"
    assert list(Dispatch.objects.filter(kind="front").values_list("change", flat=True)) == [
        "breaking",
        "breaking until",
        "breaking",
        "breaking",
        "breaking",
    ]


def test_one_live_story_breaks_at_a_time_and_an_editor_ends_it(
    live: Story, draft: Story, make_live: Callable[[str], Story]
) -> None:
    soon = clock.now() + timedelta(hours=1)
    SetBreaking(None, story=live, until=soon).execute()
    with pytest.raises(Refused, match="not live"):
        SetBreaking(None, story=draft, until=soon).execute()
    assert Breaking.objects.get().story == live, "a refusal leaves the strip as it was"
    second = make_live("Two")
    SetBreaking(None, story=second, until=soon).execute()
    assert Breaking.objects.get().story == second
    SetBreaking(None, story=None).execute()
    assert not Breaking.objects.exists()
    assert list(Dispatch.objects.filter(kind="front").values_list("change", flat=True)) == [
        "breaking",
        "breaking",
        "not breaking",
    ]


def test_next_story_never_goes_round_in_a_circle(live: Story, make_live: Callable[[str], Story]) -> None:
    other = make_live("Two")
    with pytest.raises(Refused, match="itself"):
        ChooseNext(live, target=live).execute()
    ChooseNext(live, target=other).execute()
    with pytest.raises(Refused, match="circle"):
        ChooseNext(other, target=live).execute()
    assert NextStory.objects.get().target == other


def test_a_storyline_is_made_in_place_and_numbers_its_parts(live: Story, make_live: Callable[[str], Story]) -> None:
    line = PlaceInStoryline(live, title="The night ferry").execute()
    second = make_live("Two")
    PlaceInStoryline(second, storyline=line).execute()
    assert [s.part for s in StoryState.objects.filter(storyline=line).order_by("part")] == [1, 2]
    with pytest.raises(Refused, match="part 1 already"):
        PlaceInStoryline(second, storyline=line, part=1).execute()


def test_a_dispatch_stands_or_falls_with_its_change() -> None:
    from standfirst.newsroom.models import dispatch

    if connection.in_atomic_block:
        connection.in_atomic_block = False
        try:
            with pytest.raises(RuntimeError):
                dispatch("front", None, "chosen")
        finally:
            connection.in_atomic_block = True
