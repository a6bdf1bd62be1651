"""From the bytes of leads, adds and subs to the page that readers open, in whatever order they come."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from benchmarks.kills.wires import anpa, iptc
from django.test import override_settings

from standfirst.config.shelf import Shelf
from standfirst.newsroom.models import Handling, Section, Story, StoryState
from standfirst.newsroom.settled import follow_ledger
from standfirst.press.outlets import catch_up
from standfirst.press.worker import LISTS, PAGES
from standfirst.wire import ledger
from standfirst.wire.models import Source

pytestmark = pytest.mark.django_db
TEXT = "BRACKMOOR (WX) _ The ferry sailed.\r\n\tIt carried 30 people.\r\n\tThe quay was full."


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path):
        yield tmp_path


@pytest.fixture
def agency(section: Section) -> Source:
    agency = Source.objects.create(
        slug="wx", name="WX", delivery="command", time_zone="UTC", licence="agency", licence_ground="Contract"
    )
    Handling.objects.create(source=agency, becomes="published", republish=True)
    return agency


def at(minutes: int) -> datetime:
    return datetime.now(UTC) - timedelta(hours=1) + timedelta(minutes=minutes)


def part(minutes: int, number: str, version: str, text: str, *head: str, headline: str = "") -> bytes:
    return anpa(at(minutes), number, version=version, text=text, headline=headline, head=head)


def come(home: Path, agency: Source, *sent: bytes) -> str:
    """The page after these have come, one by one, each followed to its page."""
    for content in sent:
        take = ledger.read(home, ledger.take_in(home, agency, content))
        assert take.state == "read", take.reason
        follow_ledger()
    for outlet in (PAGES, LISTS):
        catch_up(outlet, "test")
    path = StoryState.objects.get(story=Story.objects.get()).path
    file = Shelf(home / "site").find(path).file
    assert file is not None
    return file.read_text()


def first(minutes: int = 0) -> bytes:
    return anpa(at(minutes), "a0417", text=TEXT)


def add() -> bytes:
    return part(10, "a0419", "1st Add a0417", "The harbour master wept.")


def substitute() -> bytes:
    return part(20, "a0423", "Sub a0417", "It carried 300 people.", "Eds: SUBS 2nd graf to correct the number.")


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))))
def test_a_story_its_add_and_its_sub_are_one_page_in_any_order(home: Path, agency: Source, order: list[int]) -> None:
    sent = (first(), add(), substitute())
    html = come(home, agency, *(sent[place] for place in order))
    told = ["The ferry sailed.", "It carried 300 people.", "The quay was full.", "The harbour master wept."]
    places = [html.index(text) for text in told]
    assert places == sorted(places)
    assert "30 people" not in html
    assert "SUBS 2nd graf" not in html


@pytest.mark.parametrize("order", list(permutations((0, 1, 2))))
def test_a_writethru_replaces_what_came_before_it_in_any_order(home: Path, agency: Source, order: list[int]) -> None:
    whole = part(30, "a0425", "1st Ld-Writethru a0417", "BRACKMOOR (WX) _ All is told anew.", headline="Told anew")
    sent = (first(), add(), whole)
    html = come(home, agency, *(sent[place] for place in order))
    assert "All is told anew." in html
    assert "wept" not in html
    assert "quay was full" not in html


def test_a_lead_picks_up_what_stood_below_it(home: Path, agency: Source) -> None:
    lead = part(10, "a0419", "1st Ld a0417", "BRACKMOOR (WX) _ The ferry is back.", "Eds: Picks up 3rd graf pvs.")
    html = come(home, agency, first(), lead)
    assert "The ferry is back." in html
    assert "The quay was full." in html
    assert "30 people" not in html


def test_an_add_alone_waits_for_its_beginning_and_an_edited_story_for_its_editor(
    home: Path, agency: Source, django_user_model: type
) -> None:
    ledger.read(home, ledger.take_in(home, agency, add()))
    follow_ledger()
    assert not Story.objects.exists()
    come(home, agency, first())
    story = Story.objects.get()
    runa = django_user_model.objects.create_superuser("runa", "runa@lamp.example", "x")  # type: ignore[attr-defined]
    story.save_revision(user=runa)
    html = come(home, agency, substitute())
    assert "30 people" in html
    assert story.newer_copy.get(verdict="").item.version == "Sub"


def test_a_kill_of_an_add_by_its_number_takes_the_whole_story_down(
    home: Path, agency: Source, taken_down: list[tuple[str, int]]
) -> None:
    come(home, agency, first(), add())
    kill = part(40, "a0430", "Kill a0419", "Kill a0419.", "BULLETIN KILL")
    ledger.read(home, ledger.take_in(home, agency, kill))
    follow_ledger()
    assert [status for _path, status in taken_down] == [410]


def test_an_add_of_iptc_7901_follows_its_story(home: Path, agency: Source) -> None:
    more = iptc(at(9), "0149", "ntk 0214", head=("1st add",), text="The harbour master wept.")
    html = come(home, agency, iptc(at(0)), more)
    assert html.index("sold 300 tickets") < html.index("The harbour master wept.")
