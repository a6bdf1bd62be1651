"""From bytes in a watched folder to a live story, to its newer version, and down again, with no person present."""

import json
import threading
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from standfirst.newsroom.actions import HoldStory
from standfirst.newsroom.models import Handling, Section, Standing, Story, StoryState
from standfirst.newsroom.settled import follow_ledger
from standfirst.newsroom.wireroom import WireRoom
from standfirst.wire import watch
from standfirst.wire.models import Health, Item, Source, Take
from standfirst.wire.sources.way import Trouble

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_home(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    monkeypatch.setattr("standfirst.wire.sources.files.SETTLES", 0)
    return Path(settings.HOME)


@pytest.fixture
def agency(section: Section, tmp_path: Path) -> Source:
    """An agency whose copy is published at once and renewed by newer copy."""
    (tmp_path / "in").mkdir()
    source = Source.objects.create(
        slug="npa",
        name="NPA",
        delivery="folder",
        address=str(tmp_path / "in"),
        licence="agency",
        licence_ground="Contract of 2026",
        credit="NPA",
        time_zone="Europe/Oslo",
    )
    Handling.objects.create(source=source, becomes="published", republish=True)
    return source


def ninjs(version: int, text: str, **more: Any) -> str:
    return json.dumps(
        {
            "uri": "urn:npa:ferry",
            "type": "text",
            "version": str(version),
            "pubstatus": "usable",
            "headline": "Council buys the night ferry",
            "body_text": text,
            "language": "en",
        }
        | more
    )


def arrives(agency: Source, home: Path, name: str, content: str) -> list[str]:
    (Path(agency.address) / name).write_text(content)
    watch.look(home, agency)
    return follow_ledger()


def standing(story: Story) -> str:
    return StoryState.objects.get(pk=story.pk).standing


def test_copy_is_published_renewed_and_killed_by_files_alone(
    agency: Source, at_home: Path, taken_down: list[Any]
) -> None:
    assert arrives(agency, at_home, "1.json", ninjs(1, "Eleven voted for it.")) == [
        "“Council buys the night ferry” is published"
    ]
    story = Story.objects.get()
    assert (standing(story), story.agency, story.section.slug) == (Standing.LIVE, "NPA", "harbour")
    arrives(agency, at_home, "2.json", ninjs(2, "Twelve voted for it."))
    story.refresh_from_db()
    assert "Twelve" in str(story.body)
    assert standing(story) == Standing.LIVE
    arrives(agency, at_home, "1-again.json", ninjs(1, "Eleven voted for it."))
    arrives(agency, at_home, "late.json", ninjs(0, "Nobody voted yet."))
    story.refresh_from_db()
    assert "Twelve" in str(story.body)
    assert arrives(agency, at_home, "3.json", ninjs(3, "", pubstatus="canceled")) == [
        "“Council buys the night ferry” is killed, as NPA asked"
    ]
    assert standing(story) == Standing.KILLED
    assert [status for _, status in taken_down] == [410]
    arrives(agency, at_home, "4.json", ninjs(4, "Thirteen voted for it."))
    assert standing(story) == Standing.KILLED
    assert Story.objects.count() == 1


def test_an_editors_work_is_not_overwritten(agency: Source, at_home: Path, django_user_model: Any) -> None:
    arrives(agency, at_home, "1.json", ninjs(1, "Eleven voted for it."))
    story = Story.objects.get()
    story.headline = "Night ferry is bought"
    story.save_revision(user=django_user_model.objects.create_user("runa")).publish()
    said = arrives(agency, at_home, "2.json", ninjs(2, "Twelve voted for it."))
    story.refresh_from_db()
    assert story.headline == "Night ferry is bought"
    assert "waits at the desk" in said[0]


def test_what_an_editor_holds_is_not_brought_back_by_newer_copy(
    agency: Source, at_home: Path, taken_down: list[Any]
) -> None:
    arrives(agency, at_home, "1.json", ninjs(1, "Eleven voted for it."))
    HoldStory(Story.objects.get(), reason="Is it so?").execute()
    said = arrives(agency, at_home, "2.json", ninjs(2, "Twelve voted for it."))
    assert standing(Story.objects.get()) == Standing.HELD
    assert "waits at the desk" in said[0]


def test_copy_under_embargo_or_without_rights_is_filed_and_not_published(agency: Source, at_home: Path) -> None:
    said = arrives(agency, at_home, "1.json", ninjs(1, "Eleven.", embargoed="2099-01-01T00:00:00Z"))
    assert "filed and not published" in said[0]
    assert "embargoed until" in said[0]
    Source.objects.update(licence="unknown")
    agency.refresh_from_db()
    said = arrives(agency, at_home, "2.json", ninjs(1, "Twelve.", uri="urn:npa:pier", headline="Pier sold"))
    assert "who may print this" in said[0]


def test_plain_text_is_cleaned_as_a_paste_and_its_header_lines_are_obeyed(
    agency: Source, at_home: Path, taken_down: list[Any]
) -> None:
    text = (
        "HOLD\n\nHarbour board votes to sell the east pier\n\n"
        "ASKVIK (NPA) - The harbour board voted on Tuesday to sell the east pier to the town for one crown.\n\n"
        "It will be closed for a week. The town has asked for a report by the spring.\n\nShare this article\n"
    )
    arrives(agency, at_home, "1.txt", text)
    item = Item.objects.get()
    assert item.copy["headline"] == "Harbour board votes to sell the east pier"
    assert not Story.objects.filter(state__standing=Standing.LIVE).exists()
    Handling.objects.update(becomes="draft")
    arrives(agency, at_home, "2.txt", text.removeprefix("HOLD\n\n"))
    story = Story.objects.get()
    assert "Share this" not in str(story.body)
    assert story.dateline.startswith("ASKVIK")


def test_copy_waits_in_the_inbox_where_nobody_has_said_otherwise(agency: Source, at_home: Path) -> None:
    Handling.objects.all().delete()
    arrives(agency, at_home, "1.json", ninjs(1, "Eleven voted for it."))
    assert Item.objects.count() == 1
    assert not Story.objects.exists()


def test_what_cannot_be_read_is_kept_and_told(agency: Source, at_home: Path) -> None:
    arrives(agency, at_home, "bad.xml", "<nitf>")
    take = Take.objects.get()
    assert (take.state, take.filename) == (Take.State.QUARANTINED, "bad.xml")
    assert (Path(agency.address) / "refused" / "bad.xml").is_file()


def test_a_secret_that_is_not_there_is_asked_for_by_its_name(agency: Source, at_home: Path) -> None:
    agency.secret = "NPA_PASSWORD"
    with pytest.raises(Trouble, match="holds no NPA_PASSWORD"):
        watch.look(at_home, agency)


def test_a_source_that_fails_is_asked_less_and_less_often(agency: Source) -> None:
    waits = [watch.ill(agency, Trouble("It does not answer.")) for _ in range(9)]
    assert 48 <= waits[0] <= 72
    assert all(later > 1.2 * before for before, later in pairwise(waits[:5]))
    assert max(waits) <= watch.RARELY * 1.2
    health = Health.objects.get()
    assert (health.failures, health.error) == (9, "It does not answer.")
    assert watch.ill(agency, Trouble("Wait.", after=9000)) == 9000
    watch.well(agency, 60)
    health.refresh_from_db()
    assert (health.failures, health.error, health.last_error) == (0, "", "Wait.")


@pytest.mark.django_db(transaction=True)
def test_a_source_that_hangs_delays_no_other(
    agency: Source, at_home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hanging, done = threading.Event(), threading.Event()

    def hang(*_: Any, **__: Any) -> Any:
        hanging.set()
        done.wait(30)
        raise Trouble("It hung.")

    monkeypatch.setattr("standfirst.wire.sources.feed.look", hang)
    Source.objects.create(slug="slow", name="Slow", delivery="feed", address="https://slow.example/")
    stopping = threading.Event()

    def arrived() -> None:
        """The folder's copy is live while the feed still hangs."""
        hanging.wait(20)
        (Path(agency.address) / "1.json").write_text(ninjs(1, "Eleven voted for it."))

    Source.objects.filter(pk=agency.pk).update(every=2)
    threading.Thread(target=arrived, daemon=True).start()
    room = WireRoom(at_home, stopping)
    follow = room.follow

    def follow_and_stop() -> None:
        follow()
        if Story.objects.filter(live=True).exists():
            stopping.set()

    monkeypatch.setattr(room, "follow", follow_and_stop)
    deadline = threading.Timer(40, stopping.set)
    deadline.start()
    room.run()
    deadline.cancel()
    hung = not done.is_set()
    done.set()
    for watcher in room.watchers.values():
        watcher.join(20)
    assert hung
    assert Story.objects.filter(live=True).count() == 1
