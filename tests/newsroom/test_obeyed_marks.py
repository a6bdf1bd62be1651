"""From pasted bytes to the refusal: if these fail, killed or embargoed copy reaches readers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from standfirst.copydesk import clean
from standfirst.newsroom import clock
from standfirst.newsroom.actions import (
    ReleaseStory,
    ScheduleStory,
    SetEmbargo,
    StateRights,
    UndoKill,
    publish_latest,
)
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.intake import receive
from standfirst.newsroom.models import Section, Standing, Story, StoryState
from standfirst.wire.models import Item

TEXT = (
    "\n\nHarbour board votes to sell the east pier\n\n"
    "The harbour board voted on Tuesday to sell the east pier to the town for one crown.\n"
)
NOW = datetime(2027, 3, 12, 12, tzinfo=UTC)
UNTIL = NOW + timedelta(hours=6)
EMBARGO = "EMBARGOED UNTIL 6 P.M. GMT, 12 MARCH 2027"

pytestmark = pytest.mark.django_db


def pasted(home: Path, section: Section, line: str, **how: object) -> Story:
    story = receive(home, (line + TEXT).encode(), section=section, delivery="paste", **how).story  # type: ignore[arg-type]
    StateRights(story, licence="own").execute()
    return story


def state_of(story: Story) -> StoryState:
    return StoryState.objects.get(pk=story.pk)


@pytest.mark.parametrize(
    ("line", "standing", "said"),
    [
        ("MANDATORY KILL", Standing.KILLED, "was killed (the copy says “MANDATORY KILL”)"),
        ("HOLD", Standing.HELD, "is held (the copy says “HOLD”)"),
        ("Not for publication", Standing.HELD, "Not for publication"),
        ("MEDIA ADVISORY", Standing.HELD, "MEDIA ADVISORY"),
    ],
)
def test_copy_that_says_so_is_filed_and_not_published(
    tmp_path: Path, section: Section, line: str, standing: str, said: str
) -> None:
    story = pasted(tmp_path, section, line)
    assert state_of(story).standing == standing
    with pytest.raises(Refused) as refused:
        publish_latest(story)
    assert said in refused.value.message
    assert not Story.objects.get(pk=story.pk).live


def test_undoing_the_edit_does_not_undo_the_kill(tmp_path: Path, section: Section) -> None:
    edit = next(edit for edit in clean("MANDATORY KILL" + TEXT).edits if edit.rule == "header.kill")
    story = pasted(tmp_path, section, "MANDATORY KILL", vetoes=frozenset({edit.id}))
    with pytest.raises(Refused):
        publish_latest(story)


def test_a_kill_is_undone_only_with_a_reason(tmp_path: Path, section: Section) -> None:
    story = pasted(tmp_path, section, "KILL")
    with pytest.raises(Refused):
        UndoKill(story).execute()
    UndoKill(story, reason="The agency took its kill back by telephone").execute()
    publish_latest(story)
    assert state_of(story).standing == Standing.LIVE


def test_held_copy_is_published_after_its_release(tmp_path: Path, section: Section) -> None:
    story = pasted(tmp_path, section, "HOLD")
    ReleaseStory(story).execute()
    publish_latest(story)
    assert state_of(story).standing == Standing.LIVE


def test_an_embargo_holds_to_the_second_and_then_lets_go(tmp_path: Path, section: Section) -> None:
    with clock.stopped_at(NOW):
        story = pasted(tmp_path, section, EMBARGO)
        assert state_of(story).embargo == UNTIL
        assert Item.objects.get().embargo == UNTIL
        with pytest.raises(Refused) as refused:
            publish_latest(story)
        assert "embargoed until 12 March 2027" in refused.value.message
        with pytest.raises(Refused):
            ScheduleStory(story, at=UNTIL - timedelta(seconds=1)).execute()
        ScheduleStory(story, at=UNTIL).execute()
        assert Story.objects.get(pk=story.pk).go_live_at == UNTIL
    with clock.stopped_at(UNTIL - timedelta(seconds=1)), pytest.raises(Refused):
        publish_latest(story)
    with clock.stopped_at(UNTIL):
        draft = story.get_latest_revision_as_object()
        draft.go_live_at = None
        draft.save_revision()
        publish_latest(story)
        assert state_of(story).public_at(UNTIL)
        assert not state_of(story).public_at(UNTIL - timedelta(seconds=1))


def test_an_embargo_that_cannot_be_read_holds_until_someone_settles_it(tmp_path: Path, section: Section) -> None:
    story = pasted(tmp_path, section, "Embargoed until noon")
    assert Item.objects.get().embargo_unreadable
    with pytest.raises(Refused) as refused:
        publish_latest(story)
    assert "cannot be read (“Embargoed until noon”)" in refused.value.message
    with pytest.raises(Refused) as refused:
        SetEmbargo(story, until=None).execute()
    assert refused.value.field == "reason"
    SetEmbargo(story, until=None, reason="The ministry says that it is out").execute()
    publish_latest(story)
    assert state_of(story).standing == Standing.LIVE


def test_an_embargo_put_on_a_live_story_takes_it_down(live: Story, taken_down: list[tuple[str, int]]) -> None:
    SetEmbargo(live, until=clock.now() + timedelta(hours=1), reason="Asked by the ministry").execute()
    assert taken_down[-1] == (state_of(live).path, 404)


def test_a_headline_with_such_a_word_is_published(tmp_path: Path, section: Section) -> None:
    text = "Kill bill passes as embargo is lifted on withdrawn boats" + TEXT.replace(
        "Harbour board votes", "A pilot asks"
    )
    story = receive(tmp_path, text.encode(), section=section, delivery="paste").story
    StateRights(story, licence="own").execute()
    publish_latest(story)
    assert state_of(story).standing == Standing.LIVE
