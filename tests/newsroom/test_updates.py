"""Updated copy: an untouched story is renewed by its source's rule; an editor's work is never overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from standfirst.newsroom import updates
from standfirst.newsroom.actions.inbox import PublishCopy, TakeCopy
from standfirst.newsroom.actions.newer import KeepMine, TakeNewer
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Arrival, Dispatch, Handling, NewerCopy, Section, Story
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.item import Block
from standfirst.wire.item import Item as Read
from standfirst.wire.models import Source
from tests.wire.test_ledger import deliver

pytestmark = pytest.mark.django_db
FIRST = ("The bridge shut on Monday for a week.", "Ferries run every ten minutes.", "Buses go round by the quay.")


@pytest.fixture
def agency(section: Section) -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="command", licence="own")


@pytest.fixture
def runa() -> Any:
    return get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x")


@pytest.fixture
def come(tmp_path: Path, agency: Source) -> Callable[..., None]:
    def delivered(
        version: int, *texts: str, headline: str = "Bridge shut for a week", status: Any = "usable"
    ) -> None:
        blocks = tuple(Block("paragraph", text) for text in texts)
        read = Read(guid="urn:npa:bridge", version=str(version), headline=headline, blocks=blocks, status=status)
        deliver(tmp_path, agency, read)
        follow_ledger()

    return delivered


def edited(story: Story, user: Any, number: int, text: str) -> None:
    """An editor's own wording of one paragraph."""
    story = updates.latest(story)
    story.body[number] = ("paragraph", type(story.body[number].value)(f"<p>{text}</p>"))
    story.save_revision(user=user)


def words(story: Story) -> list[str]:
    return updates.texts_of(updates.raw_body(updates.latest(Story.objects.get(pk=story.pk))))


def test_an_untouched_live_story_is_republished_only_by_its_sources_rule(
    agency: Source, come: Any, runa: Any
) -> None:
    come(1, *FIRST)
    made = PublishCopy(Arrival.objects.get(), runa).execute()
    come(2, *FIRST, headline="Bridge shut for two weeks")
    assert Story.objects.get(pk=made.pk).headline == "Bridge shut for a week"
    assert updates.waiting_for(made).item.version == "2"
    Handling.objects.create(source=agency, republish=True)
    come(3, *FIRST, headline="Bridge shut for three weeks")
    assert Story.objects.get(pk=made.pk).headline == "Bridge shut for three weeks"


def test_a_story_that_an_editor_has_worked_on_waits_with_its_differences(
    come: Any, runa: Any, agency: Source
) -> None:
    Handling.objects.create(source=agency, republish=True)
    come(1, *FIRST)
    made = TakeCopy(Arrival.objects.get(), runa).execute()
    edited(made, runa, 0, "On Monday the bridge shut, for a week.")
    seq = Dispatch.objects.count()
    come(2, FIRST[0].replace("Monday", "Tuesday"), "Nobody was hurt.", FIRST[1], headline="Bridge shut again")
    assert Dispatch.objects.count() == seq
    newer = updates.waiting_for(made)
    told = {each.key: each for each in updates.changes_of(newer)}
    assert set(told) == {"headline", "body:0:0", "body::1", "body:2:"}
    assert told["body:0:0"].changed
    assert told["body:0:0"].ours == "On Monday the bridge shut, for a week."
    assert not told["headline"].changed
    assert told["body:2:"].difference.removed


def test_taking_a_part_leaves_the_rest_and_an_editors_own_words(come: Any, runa: Any) -> None:
    come(1, *FIRST)
    made = TakeCopy(Arrival.objects.get(), runa).execute()
    edited(made, runa, 1, "A ferry runs every ten minutes, day and night.")
    come(2, FIRST[0], "Nobody was hurt.", *FIRST[1:], headline="Bridge shut again")
    newer = updates.waiting_for(made)
    assert TakeNewer(newer, runa, keys=frozenset({"headline"})).execute() is False
    assert updates.latest(made).headline == "Bridge shut again"
    with pytest.raises(Refused, match="taken already"):
        TakeNewer(newer, runa, keys=frozenset({"headline"})).execute()
    assert TakeNewer(newer, runa).execute() is True
    assert words(made) == [FIRST[0], "Nobody was hurt.", "A ferry runs every ten minutes, day and night.", FIRST[2]]
    assert updates.waiting_for(made) is None
    with pytest.raises(Refused, match="settled already"):
        KeepMine(newer, runa).execute()


def test_taking_replaces_and_removes_paragraphs(come: Any, runa: Any) -> None:
    come(1, *FIRST)
    made = TakeCopy(Arrival.objects.get(), runa).execute()
    edited(made, runa, 2, "Buses go round by the quay, the city says.")
    come(2, FIRST[0].replace("Monday", "Tuesday"), FIRST[2].replace("quay", "north quay"))
    TakeNewer(updates.waiting_for(made), runa).execute()
    assert words(made) == [FIRST[0].replace("Monday", "Tuesday"), "Buses go round by the north quay."]


def test_keeping_leaves_the_story_and_the_next_version_is_compared_with_the_one_left(come: Any, runa: Any) -> None:
    come(1, *FIRST)
    made = TakeCopy(Arrival.objects.get(), runa).execute()
    come(2, *FIRST, headline="Bridge shut again")
    before = made.revisions.count()
    KeepMine(updates.waiting_for(made), runa).execute()
    assert made.revisions.count() == before
    assert NewerCopy.objects.get().settled_by == runa
    come(3, *FIRST, "A third line came.", headline="Bridge shut again")
    assert [each.key for each in updates.changes_of(updates.waiting_for(made))] == ["body::3"]


def test_only_the_newest_version_waits(come: Any, runa: Any) -> None:
    come(1, *FIRST)
    made = TakeCopy(Arrival.objects.get(), runa).execute()
    come(2, *FIRST, headline="Two")
    come(3, *FIRST, headline="Three")
    assert NewerCopy.objects.filter(verdict="").get().item.version == "3"
    assert updates.waiting_for(made).base.version == "1"


def test_nobody_without_the_right_takes_or_keeps(come: Any, runa: Any) -> None:
    come(1, *FIRST)
    made = TakeCopy(Arrival.objects.get(), runa).execute()
    come(2, *FIRST, headline="Two")
    stranger = get_user_model().objects.create_user("stranger")
    for action in (TakeNewer, KeepMine):
        with pytest.raises(Refused, match="ask whoever runs the desk"):
            action(updates.waiting_for(made), stranger).execute()
