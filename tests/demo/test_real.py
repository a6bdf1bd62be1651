"""The dated stories of the demo: nothing in them is invented, nobody is quoted, and the record of them that readers
see is the one that the demo's editor reviewed."""

import csv
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from demo import load, review
from standfirst.copydesk import clean
from standfirst.newsroom import clock
from standfirst.newsroom.actions import FileStory, PlaceInStoryline, StateRights, publish_latest
from standfirst.newsroom.beginning import make_newspaper
from standfirst.newsroom.models import Section, Story, Storyline
from standfirst.press import hangs, recorded, says
from standfirst.record.kept.models import Line
from tests.demo.test_newspaper import plain

DEMO = Path(__file__).parents[2] / "demo"
PAPER = load.truth()
DATED = [entry for entry in PAPER["story"] if entry["file"].startswith("real/")]
EARLIER = [entry for entry in DATED if entry["published"].year < 2026]
WEAK = ("pravda.ru", "armenianclub.com", "avia-pro", "ejaznews.com", "bolnews.com")
IDS = [entry["id"] for entry in DATED]


def sources() -> list[dict[str, str]]:
    with (DEMO / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


@pytest.mark.parametrize("entry", DATED, ids=IDS)
def test_nobody_is_quoted_in_a_story_about_real_people(entry: dict[str, Any]) -> None:
    texts = [(DEMO / entry["file"]).read_text("utf-8"), entry["headline"], entry["standfirst"]]
    quoted = re.compile(r"[“”\"„«»‹›‘]|’(?!s\b)|'")
    assert [quoted.findall(text) for text in texts] == [[], [], []]


@pytest.mark.parametrize("entry", DATED, ids=IDS)
def test_each_dated_story_is_as_long_as_a_story_of_an_agency(entry: dict[str, Any]) -> None:
    assert 120 <= len((DEMO / entry["file"]).read_text("utf-8").split()) <= 300


@pytest.mark.parametrize("entry", DATED, ids=IDS)
def test_the_copy_desk_finds_what_the_list_says_of_a_dated_story(entry: dict[str, Any]) -> None:
    copy = clean((DEMO / entry["file"]).read_bytes())
    assert plain(copy.headline) == plain(entry["headline"])
    assert plain(copy.standfirst) == plain(entry["standfirst"])
    assert list(copy.bylines) == entry["bylines"]
    assert [block.type for block in copy.blocks] == ["paragraph"] * entry["blocks"]["paragraphs"]


@pytest.mark.parametrize("row", sources(), ids=lambda row: row["fact"][:40])
def test_each_fact_is_stated_by_two_pages_of_two_publishers(row: dict[str, str]) -> None:
    first, second = host(row["first"]), host(row["second"])
    assert first
    assert second
    assert first != second
    assert not [name for name in WEAK if name in first or name in second]


def test_every_fact_belongs_to_a_story_and_every_story_has_its_facts() -> None:
    told = {name for row in sources() for name in row["stories"].split()}
    assert told == {entry["id"] for entry in EARLIER}, "the part that looks back tells nothing of its own"


def test_a_story_tells_nothing_that_became_known_after_it_was_published() -> None:
    days = {entry["id"]: entry["published"].date().isoformat() for entry in EARLIER}
    # An empty day is that of something which stood already, as a treaty does.
    late = [(name, row["day"]) for row in sources() for name in row["stories"].split() if row["day"] > days[name]]
    assert late == []


def test_the_parts_follow_one_another_and_the_newest_is_of_the_papers_own_day() -> None:
    assert [entry["storyline"]["part"] for entry in DATED] == list(range(1, len(DATED) + 1))
    times = [entry["published"] for entry in DATED]
    assert times == sorted(times)
    assert len(EARLIER) >= 12
    assert times[-1].date() == PAPER["newspaper"]["now"].date()


def test_the_topics_and_the_section_of_the_dated_stories_are_there() -> None:
    topics = {topic["slug"] for topic in PAPER["topic"]}
    assert {slug for entry in DATED for slug in entry["topics"]} <= topics
    assert {entry["section"] for entry in DATED} == {"world"}


@pytest.fixture
def paper(db: None, django_user_model: Any) -> None:
    told = PAPER["newspaper"]
    make_newspaper(
        name=told["name"],
        address="https://leadsman.example",
        language=told["language"],
        time_zone=told["time_zone"],
        place=told["town"],
        sections=tuple(section["name"] for section in PAPER["section"]),
    )
    load._rows(PAPER)
    django_user_model.objects.create_superuser(load.EDITOR)


def published(entry: dict[str, Any]) -> Story:
    with clock.stopped_at(entry["published"]):
        copy = clean((DEMO / entry["file"]).read_bytes())
        story = FileStory(copy, section=Section.objects.get(slug=entry["section"])).execute()
        StateRights(story, licence=entry["licence"], ground=entry["ground"]).execute()
        line = Storyline.objects.get(slug=entry["storyline"]["slug"])
        PlaceInStoryline(story, storyline=line, part=entry["storyline"]["part"]).execute()
        publish_latest(Story.objects.get(pk=story.pk))
    return Story.objects.get(pk=story.pk)


@pytest.mark.usefixtures("paper")
def test_every_verdict_finds_its_line_and_the_turn_can_be_seen() -> None:
    unjoined = [said for entry in DATED for said in load.reviewed(entry, published(entry))]
    assert [said for said in unjoined if "found no line" in said] == []

    page = recorded.pair("armenia", "russia")
    assert page is not None
    assert page.word == "Strained"
    turns = [(turn.iso, turn.title.split()[0]) for turn in reversed(page.turns)]
    assert turns[0] == ("2020-11-10", "Alliance"), "at first an ally"
    assert [day for day, _ in turns] == sorted(day for day, _ in turns)
    told = {turn.title for turn in page.turns}
    assert "Alliance strained: Armenia freezes its part in it" in told
    assert "Reliance questioned by Armenia’s prime minister" in told
    events = {event.title: event for event in page.events}
    frozen = events["Armenia freezes its part in the alliance that Russia leads"]
    assert (frozen.happened, frozen.iso, frozen.stories) == (True, "2024-02-22", 3)
    for open_or_denied in (
        "Planned: Armenia leaves the alliance that Russia leads",
        "Denied: Armenia’s departure from the alliance now",
        "Denied: exercises in Armenia of the alliance that Russia leads",
        "Asked for: Russian help in the defence of Armenia’s territory",
    ):
        assert not events[open_or_denied].happened

    named = Line.objects.filter(story__headline__startswith="Armenia will leave", part="paragraph")
    rows, _ = says.says(named[0].story, [])
    assert ("Denied", "Ararat Mirzoyan") in {(row.word, row.who) for row in rows}
    came_about = {line.told for line in hangs.lines()["came-about"]}
    assert "Russia’s withdrawal of its border guards from Yerevan’s airport" in came_about


@pytest.mark.usefixtures("paper")
def test_a_verdict_that_finds_no_line_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = {"event": "vanished", "in": "Nobody wrote this", "told": "Nothing"}
    vanished = {"event": "vanished", "in": "Nobody wrote this", "reject": "It was never there."}
    monkeypatch.setattr(review, "verdicts", lambda: {EARLIER[0]["id"]: [gone, vanished]})
    said = load.reviewed(EARLIER[0], published(EARLIER[0]))
    assert "the verdict on the event “vanished” found no line" in said[0]
    assert "demo/real/reviewed.toml" in said[0]
    assert sum("found no line" in one for one in said) == 1, "a line that was rejected may go"
    assert any("no verdict on the relation “Armenia ally Russia”" in one for one in said[1:])
