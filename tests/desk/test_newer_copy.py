"""Newer copy of the wire beside an edited story: an editor sees each difference, and takes or leaves it."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.newsroom import updates
from standfirst.newsroom.actions.inbox import TakeCopy
from standfirst.newsroom.models import Arrival, NewerCopy, Section, Story
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.item import Block
from standfirst.wire.item import Item as Read
from standfirst.wire.models import Source
from tests.wire.test_ledger import deliver

OURS = "On Monday the bridge shut, for a week."


def come(home: Path, source: Source, version: int, headline: str, *texts: str) -> None:
    blocks = tuple(Block("paragraph", text) for text in texts)
    deliver(home, source, Read(guid="urn:npa:bridge", version=str(version), headline=headline, blocks=blocks))
    follow_ledger()


@pytest.fixture
def story(desk: Client, section: Section, tmp_path: Path) -> Story:
    """Taken from the wire, changed by runa in its first paragraph; then a second version came."""
    agency = Source.objects.create(slug="npa", name="NPA", delivery="command", licence="own")
    runa = get_user_model().objects.get(username="runa")
    come(tmp_path, agency, 1, "Bridge shut", "The bridge shut on Monday for a week.", "Ferries run.")
    taken = TakeCopy(Arrival.objects.get(), runa).execute()
    ours = updates.latest(taken)
    ours.body[0] = ("paragraph", type(ours.body[0].value)(f"<p>{OURS}</p>"))
    ours.save_revision(user=runa)
    come(tmp_path, agency, 2, "Bridge shut again", "The bridge shut on Tuesday for a week.", "Ferries run.")
    return Story.objects.get(pk=taken.pk)


def test_each_difference_is_shown_beside_the_editors_own_words(desk: Client, story: Story) -> None:
    page = desk.get(f"/desk/snippets/newsroom/story/edit/{story.pk}/").content.decode()
    assert "<del>Monday</del><ins>Tuesday</ins>" in page
    assert "Replace mine" in page
    assert f"Yours: {OURS}" in page
    assert "Take this" in page
    assert "a newer version is waiting" in desk.get("/desk/").content.decode()


def test_one_difference_is_taken_and_the_rest_is_kept(desk: Client, story: Story) -> None:
    newer = NewerCopy.objects.get()
    desk.post(f"/desk/story/{story.pk}/newer/", {"newer": newer.pk, "take": "headline"})
    draft = updates.latest(story)
    assert draft.headline == "Bridge shut again"
    assert OURS in updates.texts_of(updates.raw_body(draft))
    desk.post(f"/desk/story/{story.pk}/newer/", {"newer": newer.pk, "keep": "1"})
    assert updates.waiting_for(story) is None
    assert "From the wire" not in desk.get(f"/desk/snippets/newsroom/story/edit/{story.pk}/").content.decode()
