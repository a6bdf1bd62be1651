"""From a kill on the wire to a story that no reader can open; and a forged one that takes nothing down."""

from pathlib import Path
from typing import Any

import pytest
from wagtail.models import ReferenceIndex

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.actions import FileStory, StateRights, publish_latest
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Handling, Section, Standing, Story, StoryItem, StoryState
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.models import Item as Row
from standfirst.wire.models import Source
from tests.wire.test_ledger import deliver, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="command")


def live_from(copy: Copy, section: Section, row: Row) -> Story:
    made = FileStory(copy, section=section, item=row).execute()
    StateRights(made, licence="own").execute()
    publish_latest(made)
    return made


def standing(story: Story) -> str:
    return StoryState.objects.get(pk=story.pk).standing


def test_items_get_their_clean_copy(tmp_path: Path, agency: Source, section: Section) -> None:
    deliver(tmp_path, agency, story())
    assert follow_ledger() == []
    assert Row.objects.get().copy["headline"] == "Ferry"


def test_filing_an_item_asks_the_database_little(
    tmp_path: Path, agency: Source, section: Section, django_assert_max_num_queries: Any
) -> None:
    """A wire at its busiest brings a story every second; what each costs is what the desk waits for."""
    Handling.objects.create(source=agency, becomes="draft", section=section)
    deliver(tmp_path, agency, *(story(f"urn:npa:first{number}") for number in range(2)))
    follow_ledger()
    deliver(tmp_path, agency, *(story(f"urn:npa:{number}") for number in range(20)))
    with django_assert_max_num_queries(41 * 20):
        follow_ledger()
    assert Story.objects.count() == 22
    wanted = set(Story.objects.values_list("pk", flat=True))
    entered = ReferenceIndex.get_references_to(section).values_list("object_id", flat=True)
    assert {int(pk) for pk in entered} == wanted, "a section would look as though no story stood in it"


def test_a_kill_takes_every_story_made_of_the_item_down(
    tmp_path: Path, agency: Source, section: Section, copy: Copy, taken_down: list[Any]
) -> None:
    deliver(tmp_path, agency, story())
    follow_ledger()
    first, second = (live_from(copy, section, Row.objects.get()) for _ in range(2))
    deliver(tmp_path, agency, story(version="2", status="canceled"))
    assert len(follow_ledger()) == 2
    assert standing(first) == standing(second) == Standing.KILLED
    assert [status for _, status in taken_down] == [410, 410]
    assert follow_ledger() == []


def test_a_kill_waits_for_no_copy_that_came_before_it(
    tmp_path: Path,
    agency: Source,
    section: Section,
    copy: Copy,
    taken_down: list[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("standfirst.newsroom.settled.BATCH", 2)
    deliver(tmp_path, agency, story())
    made = live_from(copy, section, Row.objects.get())
    follow_ledger()
    deliver(tmp_path, agency, *[story(f"urn:npa:{n}") for n in range(5)], content=b"much")
    deliver(tmp_path, agency, story(version="2", status="canceled"))
    cleaned_while: list[str] = []

    def clean_slowly(item: Row) -> dict[str, Any]:
        cleaned_while.append(standing(made))
        return {"headline": "x"}

    monkeypatch.setattr("standfirst.newsroom.settled._copied", clean_slowly)
    follow_ledger()
    assert cleaned_while
    assert set(cleaned_while) == {Standing.KILLED}


def test_a_rival_cannot_kill_our_story(
    tmp_path: Path, agency: Source, section: Section, copy: Copy, taken_down: list[Any]
) -> None:
    rival = Source.objects.create(slug="rival", name="Rival", delivery="command")
    deliver(tmp_path, agency, story())
    made = live_from(copy, section, Row.objects.get())
    deliver(tmp_path, rival, story(version="2", status="canceled"))
    assert follow_ledger() == []
    assert standing(made) == Standing.LIVE


def test_a_story_of_several_items_is_held_whole_for_the_desk(
    tmp_path: Path, agency: Source, section: Section, copy: Copy, taken_down: list[Any]
) -> None:
    deliver(tmp_path, agency, story(), story("urn:npa:weather"))
    made = live_from(copy, section, Row.objects.get(guid="urn:npa:ferry"))
    StoryItem.objects.create(story=made, item=Row.objects.get(guid="urn:npa:weather"))
    deliver(tmp_path, agency, story(version="2", status="canceled"))
    follow_ledger()
    assert standing(made) == Standing.HELD
    assert "settle what may stand" in StoryState.objects.get(pk=made.pk).reason


def test_no_story_is_made_of_what_was_killed_before_it_came(
    tmp_path: Path, agency: Source, section: Section, copy: Copy
) -> None:
    deliver(tmp_path, agency, story("urn:npa:kill", corrects="urn:npa:ferry", corrects_status="canceled"))
    deliver(tmp_path, agency, story())
    with pytest.raises(Refused, match="may not be used"):
        FileStory(copy, section=section, item=Row.objects.get(guid="urn:npa:ferry")).execute()
