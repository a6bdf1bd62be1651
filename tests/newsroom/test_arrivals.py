"""The inbox as it fills: one line for all versions, nothing twice, a kill over it until someone has seen it."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.actions.inbox import (
    ConfirmNotice,
    IgnoreCopy,
    PublishCopy,
    RestoreCopy,
    TakeCopy,
    WatchCopy,
)
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Arrival, Followed, Licence, Notice, Section, Story, StoryState
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.item import Note
from standfirst.wire.models import Item as Row
from standfirst.wire.models import Source
from tests.newsroom.test_settled import live_from
from tests.wire.test_ledger import deliver, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Source:
    return Source.objects.create(
        slug="npa", name="NPA", delivery="command", licence="agency", licence_ground="Contract of May"
    )


@pytest.fixture
def runa() -> Any:
    return get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x")


def come(home: Path, source: Source, *items: Any) -> None:
    deliver(home, source, *items)
    follow_ledger()


def test_all_versions_are_one_line_with_the_newest_shown(tmp_path: Path, agency: Source, section: Section) -> None:
    come(tmp_path, agency, story(version="2", urgency=2, slug="FERRY"))
    come(tmp_path, agency, story(version="3"), story("urn:npa:other"))
    come(tmp_path, agency, story(version="1", text="An old text."))
    line = Arrival.objects.get(line="urn:npa:ferry")
    assert (line.versions, line.item.version, line.headline) == (3, "3", "Ferry")
    assert Arrival.objects.count() == 2


def test_the_same_settlements_entered_again_change_nothing(tmp_path: Path, agency: Source, section: Section) -> None:
    come(tmp_path, agency, story(), story(version="2"), story("urn:npa:x", status="correction"))
    come(tmp_path, agency, story("urn:npa:x", version="2", status="canceled"))
    before = list(Arrival.objects.values()), list(Notice.objects.values())
    Followed.objects.update(seq=0)
    follow_ledger()
    assert (list(Arrival.objects.values()), list(Notice.objects.values())) == before


def test_a_batch_costs_the_same_queries_whatever_is_in_it(
    tmp_path: Path, agency: Source, section: Section, django_assert_max_num_queries: Any
) -> None:
    deliver(tmp_path, agency, *(story(f"urn:npa:{number}") for number in range(3)))
    with django_assert_max_num_queries(40) as few:
        follow_ledger()
    count = len(few)
    deliver(tmp_path, agency, *(story(f"urn:npa:more{number}") for number in range(30)))
    with django_assert_max_num_queries(count):
        follow_ledger()


def test_a_kill_stands_over_the_inbox_until_it_is_confirmed(
    tmp_path: Path, agency: Source, section: Section, copy: Copy, taken_down: list[Any], runa: Any
) -> None:
    come(tmp_path, agency, story())
    made = live_from(copy, section, Row.objects.get())
    come(tmp_path, agency, story(version="2", status="canceled", notes=(Note("kill", "Not confirmed."),)))
    notice = Notice.objects.get()
    assert (notice.kind, notice.story, notice.said) == ("kill", made, "Not confirmed.")
    assert "is killed" in notice.done
    assert Arrival.objects.get().state == Arrival.State.STOPPED
    ConfirmNotice(notice, runa).execute()
    notice.refresh_from_db()
    assert notice.confirmed_by == runa
    assert notice.confirmed is not None
    first = notice.confirmed
    ConfirmNotice(notice, runa).execute()
    notice.refresh_from_db()
    assert notice.confirmed == first
    assert ModelLogEntry.objects.filter(action="standfirst.confirm").count() == 1


def test_a_kill_of_what_nobody_used_is_shown_too(tmp_path: Path, agency: Source, section: Section) -> None:
    come(tmp_path, agency, story("urn:npa:kill", corrects="urn:npa:unknown", corrects_status="canceled"))
    assert Notice.objects.get().done == "No story of ours was made of it."


def test_taking_makes_one_story_with_the_rights_of_its_source(
    tmp_path: Path, agency: Source, section: Section, runa: Any
) -> None:
    come(tmp_path, agency, story())
    made = TakeCopy(Arrival.objects.get(), runa).execute()
    line = Arrival.objects.get()
    assert (line.story, line.by) == (made, runa)
    state = StoryState.objects.get(pk=made.pk)
    assert (state.licence, state.licence_ground, state.standing) == ("agency", "Contract of May", "draft")
    with pytest.raises(Refused, match="runa has made a story of it already"):
        TakeCopy(line, runa).execute()
    with pytest.raises(Refused, match="It is a story already"):
        IgnoreCopy(line, runa).execute()
    assert Story.objects.count() == 1


def test_publishing_as_it_is_stops_at_unknown_rights_and_leaves_nothing_half_done(
    tmp_path: Path, agency: Source, section: Section, runa: Any
) -> None:
    Source.objects.update(licence=Licence.UNKNOWN)
    come(tmp_path, agency, story())
    with pytest.raises(Refused, match="Nobody has said who may print this"):
        PublishCopy(Arrival.objects.get(), runa).execute()
    assert not Story.objects.exists()
    Source.objects.update(licence="agency")
    assert StoryState.objects.get(pk=PublishCopy(Arrival.objects.get(), runa).execute().pk).standing == "live"


def test_what_was_stopped_is_not_taken(tmp_path: Path, agency: Source, section: Section, runa: Any) -> None:
    come(tmp_path, agency, story())
    come(tmp_path, agency, story(version="2", status="withheld"))
    with pytest.raises(Refused, match="Its source has stopped it"):
        TakeCopy(Arrival.objects.get(), runa).execute()


def test_ignored_copy_is_kept_and_comes_back(tmp_path: Path, agency: Source, section: Section, runa: Any) -> None:
    come(tmp_path, agency, story())
    IgnoreCopy(Arrival.objects.get(), runa).execute()
    come(tmp_path, agency, story(version="2"))
    assert Arrival.objects.get().state == Arrival.State.IGNORED, "a newer version of it stays ignored"
    RestoreCopy(Arrival.objects.get(), runa).execute()
    assert Arrival.objects.get().state == Arrival.State.OPEN
    assert WatchCopy(Arrival.objects.get(), runa).execute() is True
    assert WatchCopy(Arrival.objects.get(), runa).execute() is False
    audit = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"standfirst.ignore", "standfirst.bring_back", "standfirst.watch"} <= audit
