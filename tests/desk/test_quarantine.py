"""Quarantine: what could not be read is seen everywhere, keeps its bytes, and is read again."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.newsroom.models import Arrival, Section
from standfirst.newsroom.roles import REPORTER
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.models import Source, Take
from tests.desk.test_roles import as_role
from tests.wire.test_ledger import deliver, story

__all__ = ["as_role"]
READABLE = Path(__file__).parent.parent / "fixtures" / "wire" / "newsml-g2" / "2.35-text.xml"


@pytest.fixture
def broken(tmp_path: Path, section: Section) -> Take:
    """A good take that its reader could not read when it came."""
    source = Source.objects.create(slug="npa", name="NPA", delivery="command")
    return deliver(tmp_path, source, content=READABLE.read_bytes(), breaks="This file ends on line 3.")


def test_it_is_counted_on_home_in_the_navigation_and_over_the_wire(desk: Client, broken: Take) -> None:
    home = desk.get("/desk/").content.decode()
    assert "1 delivery could not be read" in home
    assert "Wire: 1 not read" in home
    assert "</svg> 1</span>" in " ".join(desk.get("/desk/wire/").content.decode().split())
    assert "This file ends on line 3." in desk.get("/desk/wire/quarantine/").content.decode()


def test_the_bytes_come_as_they_were_kept_and_are_never_shown_as_a_page(desk: Client, broken: Take) -> None:
    answer = desk.get(f"/desk/wire/quarantine/{broken.pk}/")
    assert answer.content == READABLE.read_bytes()
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_one_is_read_again_and_its_copy_is_in_the_inbox(desk: Client, broken: Take) -> None:
    desk.post("/desk/wire/quarantine/", {"take": broken.pk})
    assert Take.objects.get().state == Take.State.READ
    assert Arrival.objects.exists()
    assert "Everything that came could be read." in desk.get("/desk/wire/quarantine/").content.decode()


def test_all_are_handed_back_to_the_wire_room(desk: Client, broken: Take) -> None:
    desk.post("/desk/wire/quarantine/", {"take": "all"})
    assert Take.objects.get().state == Take.State.KEPT
    assert desk.post("/desk/wire/quarantine/", {"take": "x"}).status_code == 404


def test_who_may_not_file_may_not_read_again(as_role: Any, broken: Take) -> None:
    desk = as_role(REPORTER)
    group = get_user_model().objects.get(username="reporter").groups.get()
    group.permissions.set(group.permissions.exclude(codename="add_story"))
    desk.post("/desk/wire/quarantine/", {"take": broken.pk})
    assert Take.objects.get().state == Take.State.QUARANTINED


def test_an_unconfirmed_kill_is_on_home(desk: Client, tmp_path: Path, section: Section) -> None:
    source = Source.objects.create(slug="npa", name="NPA", delivery="command")
    deliver(tmp_path, source, story(), story(version="2", status="canceled"))
    follow_ledger()
    home = desk.get("/desk/").content.decode()
    assert "No story of ours was made of it." in home
    assert "See it on the wire" in home
