"""What would happen to an item is told by the ledger itself, and nothing of the rehearsal stays."""

from pathlib import Path
from typing import Any

import pytest

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.models import Handling, Section
from standfirst.newsroom.rehearsal import rehearse
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.models import Item as Row
from standfirst.wire.models import Settlement, Source, Stop, Take
from tests.newsroom.test_settled import live_from, standing
from tests.wire.test_ledger import deliver, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="command")


def told(source: Source, *items: Any) -> str:
    return " | ".join(f"{step.title}: {step.text}" for step in rehearse(source, items))


def test_a_new_item_would_wait_and_nothing_is_stored(agency: Source, section: Section) -> None:
    said = told(agency, story())
    assert "New: no version of it has come before" in said
    assert "Rights unknown" in said
    assert "It would wait" in said
    assert not Take.objects.exists()
    assert not Row.objects.exists()
    assert not Settlement.objects.exists()


def test_known_newer_and_older_versions_are_told_apart(tmp_path: Path, agency: Source, section: Section) -> None:
    deliver(tmp_path, agency, story(version="2"))
    assert "Known already" in told(agency, story(version="2"))
    assert "Not new: a newer version" in told(agency, story(version="3"))
    assert "Late: an older version" in told(agency, story(version="1"))
    assert "Not new" in told(agency, story("urn:npa:b"), story("urn:npa:b", version="2"))


def test_a_kill_names_what_it_would_take_down_and_takes_nothing_down(
    tmp_path: Path, agency: Source, section: Section, copy: Copy, taken_down: list[Any]
) -> None:
    deliver(tmp_path, agency, story())
    follow_ledger()
    made = live_from(copy, section, Row.objects.get())
    assert f"Taken down: “{made}” would be killed" in told(agency, story(version="2", status="canceled"))
    assert not Stop.objects.exists()
    assert standing(made) == "live"
    assert taken_down == []


def test_the_sources_own_rule_is_told(agency: Source, section: Section) -> None:
    Handling.objects.create(source=agency, section=section, becomes="published")
    assert "It would be published: in Harbour at once" in told(agency, story())
    assert "makes no story" in told(agency, story(status="advisory"))
