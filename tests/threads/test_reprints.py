"""One story that came in many takes is one line at the desk; two stories that look alike stay two."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.desk.inbox_preview import story_told_by
from standfirst.newsroom.actions.inbox import AddToStory, IgnoreCopy, RestoreCopy, TakeCopy
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Arrival, Section, Standing, Story, StoryItem, StoryState
from standfirst.newsroom.settled import follow_ledger
from standfirst.threads.models import Mark, Told
from standfirst.threads.reprints import KEPT, catch_up
from standfirst.wire.models import Item, Source
from tests.wire.test_ledger import deliver, story

pytestmark = pytest.mark.django_db
BODY = (
    "The first ferry since spring sailed to Brackmoor on Tuesday, the harbour master, Odo Venn, said. He sold 300 "
    "tickets at 14 crowns before breakfast, more than the boat holds, and sent 60 people home with a promise."
)
MORE = "The island had waited since the storm of the second of March took the old pier with it, and its only crane."


@pytest.fixture
def runa() -> Any:
    return get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x")


@pytest.fixture
def sources(section: Section) -> list[Source]:
    return [
        Source.objects.create(slug=f"wire-{number}", name=f"Wire {number}", delivery="command") for number in range(4)
    ]


def come(home: Path, source: Source, guid: str, text: str, **more: Any) -> Arrival:
    deliver(home, source, story(guid, text=text, **more), content=f"{source.slug} {guid} {text} {more}".encode())
    follow_ledger()
    catch_up()
    return Arrival.objects.get(source=source, line=guid)


def shown() -> list[str]:
    return list(Arrival.objects.filter(shown_under=None).order_by("pk").values_list("source__slug", flat=True))


def test_four_takes_of_one_story_are_one_line_with_the_newest_shown(
    tmp_path: Path, sources: list[Source], client: Client, runa: Any
) -> None:
    for number, source in enumerate(sources):
        come(tmp_path, source, f"urn:{number}", f"{BODY} {MORE}" if number % 2 else BODY)
    come(
        tmp_path, sources[0], "urn:wolves", "Rangers began to count the wolves of Valdria on Monday. They expect 90."
    )
    assert shown() == ["wire-3", "wire-0"]
    client.force_login(runa)
    page = client.get("/desk/wire/").content.decode()
    assert page.count('data-row="') == 2
    assert "and 3 more takes" in page
    assert "All 2" in page
    one_source = client.get("/desk/wire/?source=wire-1").content.decode()
    assert one_source.count('data-row="') == 1, "a filter must not hide what its line is not in"


def test_taking_the_line_makes_one_story_of_all_its_takes(tmp_path: Path, sources: list[Source], runa: Any) -> None:
    lines = [come(tmp_path, source, f"urn:{number}", BODY) for number, source in enumerate(sources)]
    lines[-1].refresh_from_db()
    made = TakeCopy(lines[-1], runa).execute()
    assert Story.objects.count() == 1
    assert StoryItem.objects.filter(story=made).count() == 4
    assert set(Arrival.objects.values_list("story", flat=True)) == {made.pk}


def test_ignoring_the_line_ignores_its_takes_and_brings_all_back(
    tmp_path: Path, sources: list[Source], runa: Any
) -> None:
    lines = [come(tmp_path, source, f"urn:{number}", BODY) for number, source in enumerate(sources)]
    IgnoreCopy(lines[-1], runa).execute()
    assert set(Arrival.objects.values_list("state", flat=True)) == {"ignored"}
    RestoreCopy(Arrival.objects.get(pk=lines[-1].pk), runa).execute()
    assert set(Arrival.objects.values_list("state", flat=True)) == {"open"}


def test_a_take_of_a_story_that_exists_is_offered_and_added_by_an_editor_alone(
    tmp_path: Path, sources: list[Source], client: Client, runa: Any
) -> None:
    made = TakeCopy(come(tmp_path, sources[0], "urn:0", BODY), runa).execute()
    words = made.body.render_as_block()
    again = come(tmp_path, sources[1], "urn:1", BODY)
    again.refresh_from_db()
    assert (again.story, again.shown_under) == (None, None)
    client.force_login(runa)
    page = client.get(f"/desk/wire/?at={again.pk}").content.decode()
    assert "Told again" in page
    assert "Add to our story" in page
    client.post(f"/desk/wire/{again.pk}/add/")
    again.refresh_from_db()
    assert again.story == made
    assert Story.objects.get().body.render_as_block() == words


def test_a_kill_of_one_take_holds_the_story_and_the_desk_decides(
    tmp_path: Path, sources: list[Source], runa: Any, taken_down: list[Any]
) -> None:
    made = TakeCopy(come(tmp_path, sources[0], "urn:0", BODY), runa).execute()
    AddToStory(come(tmp_path, sources[1], "urn:1", BODY), runa, story=made).execute()
    come(tmp_path, sources[1], "urn:1", BODY, version="2", status="canceled")
    assert StoryState.objects.get(story=made).standing == Standing.HELD


def test_a_line_whose_newest_take_is_killed_still_shows_the_others(
    tmp_path: Path, sources: list[Source], client: Client, runa: Any
) -> None:
    come(tmp_path, sources[0], "urn:0", BODY)
    come(tmp_path, sources[1], "urn:1", BODY)
    come(tmp_path, sources[1], "urn:1", BODY, version="2", status="canceled")
    client.force_login(runa)
    assert client.get("/desk/wire/").content.decode().count('data-row="') == 1


def test_a_newer_version_of_an_added_take_waits_and_does_not_replace_the_words(
    tmp_path: Path, sources: list[Source], runa: Any
) -> None:
    first = come(tmp_path, sources[0], "urn:0", BODY)
    made = TakeCopy(first).execute()
    AddToStory(come(tmp_path, sources[1], "urn:1", BODY), runa, story=made).execute()
    come(tmp_path, sources[1], "urn:1", f"{BODY} {MORE}", version="2")
    assert MORE not in str(Story.objects.get(pk=made.pk).get_latest_revision_as_object().body)
    come(tmp_path, sources[0], "urn:0", f"{BODY} {MORE}", version="2")
    assert MORE in str(Story.objects.get(pk=made.pk).get_latest_revision_as_object().body)


def test_a_killed_story_takes_nothing_more(tmp_path: Path, sources: list[Source], runa: Any) -> None:
    made = TakeCopy(come(tmp_path, sources[0], "urn:0", BODY), runa).execute()
    StoryState.objects.filter(story=made).update(standing=Standing.KILLED)
    with pytest.raises(Refused, match="was killed"):
        AddToStory(come(tmp_path, sources[1], "urn:1", BODY), runa, story=made).execute()


def test_the_same_words_of_last_week_are_another_story(tmp_path: Path, sources: list[Source]) -> None:
    now = datetime.now(UTC)
    come(tmp_path, sources[0], "urn:0", BODY, sent=now - timedelta(days=7))
    come(tmp_path, sources[1], "urn:1", BODY, sent=now)
    assert len(shown()) == 2


def test_nothing_is_looked_at_twice_and_marks_are_forgotten(tmp_path: Path, sources: list[Source]) -> None:
    come(tmp_path, sources[0], "urn:0", BODY)
    assert Mark.objects.exists()
    assert catch_up() == 0
    Told.objects.update(came=datetime.now(UTC) - KEPT - timedelta(hours=1))
    come(tmp_path, sources[1], "urn:1", "Rangers count wolves in Valdria, ninety of them, as they do each year.")
    assert set(Mark.objects.values_list("told__item__guid", flat=True)) == {"urn:1"}


SITES = (
    "{head}\n\nSearch\n\nBRACKMOOR: {body}\n\n{more}\n\nWX",
    "Full boat at last\n\nShare\n\nBRACKMOOR, May 12 (WX): {body}\n\n{more}",
    "Islanders home again\n\nSubscribe to our newsletter\n\n{body}\n\n{more}\n\n(With inputs from WX)",
    "Venn sells three hundred\n\nAdvertisement\n\nBRACKMOOR - {body}",
)


def test_four_sites_pastes_become_one_story_with_four_takes_and_its_date_is_proposed(
    section: Section, client: Client, runa: Any
) -> None:
    client.force_login(runa)
    head = "Ferry to Brackmoor sails a month late"
    pastes = [site.format(head=head, body=BODY, more=MORE) for site in SITES]
    form = {"section": section.pk}
    client.post("/desk/paste/", {**form, "source": pastes[1], "do": "save"})
    catch_up()
    made = Story.objects.get()
    before = made.body.render_as_block()
    for paste in (pastes[0], pastes[2], pastes[3]):
        page = client.post("/desk/paste/", {**form, "source": paste}).content.decode()
        assert "Add to that story" in page
        assert "No date stands in this text" in page
        client.post("/desk/paste/", {**form, "source": paste, "do": "add"})
        catch_up()
    assert Story.objects.get().body.render_as_block() == before
    assert StoryItem.objects.filter(story=made).count() == Item.objects.count() == 4
    assert len(set(Told.objects.values_list("story", flat=True))) == 1


def test_a_paste_that_says_kill_is_no_take(section: Section, client: Client, runa: Any) -> None:
    client.force_login(runa)
    form = {"section": section.pk}
    client.post("/desk/paste/", {**form, "source": f"Ferry sails\n\n{BODY}", "do": "save"})
    catch_up()
    answer = client.post("/desk/paste/", {**form, "source": f"KILL\n\nFerry sails\n\n{BODY}", "do": "add"})
    assert answer.status_code == 422
    assert StoryItem.objects.count() == 1


def test_a_take_is_offered_also_while_a_newer_version_waits_beside_our_story(
    tmp_path: Path, sources: list[Source], runa: Any
) -> None:
    ours = TakeCopy(come(tmp_path, sources[0], "urn:0", BODY), runa).execute()
    come(tmp_path, sources[0], "urn:0", f"{BODY} {MORE}", version="2")
    assert story_told_by(come(tmp_path, sources[1], "urn:1", BODY)) == ours
