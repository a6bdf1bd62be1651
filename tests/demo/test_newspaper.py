"""The invented part of the demo newspaper: what `make demo` loads must be whole, consistent and invented."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from standfirst.copydesk import Copy, clean

DEMO = Path(__file__).parents[2] / "demo"
PAPER: dict[str, Any] = tomllib.loads((DEMO / "newspaper.toml").read_text(encoding="utf-8"))
STORIES: list[dict[str, Any]] = PAPER["story"]

REAL = [
    "Armenia",
    "Azerbaijan",
    "Russia",
    "Ukraine",
    "Korea",
    "America",
    "United States",
    "Britain",
    "England",
    "Scotland",
    "France",
    "Germany",
    "Denmark",
    "Norway",
    "Sweden",
    "Finland",
    "Poland",
    "Netherlands",
    "China",
    "Japan",
    "India",
    "Europe",
    "Moscow",
    "London",
    "Washington",
    "Paris",
    "Reuters",
    "Associated Press",
    "AFP",
    "IANS",
    "Bloomberg",
    "CNN",
    "BBC",
    "Facebook",
    "WhatsApp",
    "Twitter",
    "Google",
]


def text_of(story: dict[str, Any]) -> str:
    return (DEMO / story["file"]).read_text(encoding="utf-8")


def slugs(kind: str) -> set[str]:
    return {entry["slug"] for entry in PAPER[kind]}


def test_there_is_enough_of_a_newspaper_to_believe_in() -> None:
    days = Counter(story["published"].date() for story in STORIES)
    assert len(STORIES) >= 60
    assert len({story["section"] for story in STORIES}) >= 6
    assert days[PAPER["newspaper"]["now"].date()] >= 20
    assert sum("picture" in story for story in STORIES) >= 15


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_each_story_points_at_things_that_are_there(story: dict[str, Any]) -> None:
    assert len(text_of(story)) > 300
    assert story["section"] in slugs("section")
    assert set(story["topics"]) <= slugs("topic")
    assert set(story["bylines"]) <= {reporter["name"] for reporter in PAPER["reporter"]}
    assert story["bylines"] or story["agency"] in slugs("agency"), "somebody must answer for the story"
    assert story["licence"] in {"own", "agency", "permission", "public-domain", "cc-by", "cc-by-sa"}
    assert story["ground"]


def test_times_are_told_apart_and_never_after_the_papers_present() -> None:
    times = [story["published"] for story in STORIES]
    assert len(set(times)) == len(times), "the river could not be put in order"
    now = PAPER["newspaper"]["now"]
    later = [story["id"] for story in STORIES for at in moments(story) if at > now]
    assert later == []
    backwards = [story["id"] for story in STORIES if any(at < story["published"] for at in moments(story))]
    assert backwards == []


def moments(story: dict[str, Any]) -> list[Any]:
    updated = [story["updated"]] if "updated" in story else []
    return [story["published"], *updated, *(note["at"] for note in story.get("correction", []))]


def test_parts_of_a_storyline_follow_one_another() -> None:
    for slug in slugs("storyline"):
        parts = [story for story in STORIES if story.get("storyline", {}).get("slug") == slug]
        parts.sort(key=lambda story: story["published"])
        assert [story["storyline"]["part"] for story in parts] == list(range(1, len(parts) + 1)), slug
        assert 3 <= len(parts) <= 7, slug


def test_the_front_has_one_lead_and_two_seconds_with_pictures() -> None:
    placed = [story for story in STORIES if "front" in story]
    assert Counter(story["front"] for story in placed) == {"lead": 1, "second": 2}
    assert all("picture" in story for story in placed)
    assert PAPER["newspaper"]["breaking"] in {story["id"] for story in STORIES}


def test_no_two_headlines_are_alike() -> None:
    def words(story: dict[str, Any]) -> frozenset[str]:
        return frozenset(re.findall(r"\w{4,}", story["headline"].lower()))

    alike = [
        (one["id"], two["id"])
        for place, one in enumerate(STORIES)
        for two in STORIES[place + 1 :]
        if len(words(one) & words(two)) > 0.6 * min(len(words(one)), len(words(two)))
    ]
    assert alike == []


def test_nothing_real_is_named() -> None:
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, REAL)) + r")\b")
    files = [*DEMO.glob("copy/*.txt"), DEMO / "newspaper.toml", DEMO / "paste-me.txt"]
    allowed = ('time_zone = "Europe/Copenhagen"', "The running story “Armenia turns” is the other kind.")

    def invented(path: Path) -> str:
        text = path.read_text(encoding="utf-8")
        for each in allowed:
            text = text.replace(each, "")
        return text

    found = {path.name: pattern.findall(invented(path)) for path in files}
    assert {name: names for name, names in found.items() if names} == {}


def test_sentences_can_be_read_in_one_breath() -> None:
    too_long = [
        (story["id"], sentence[:60])
        for story in STORIES
        for line in text_of(story).splitlines()
        for sentence in re.split(r"(?<=[.!?])[\"”’]?\s+", line)
        if len(sentence.split()) > 60
    ]
    assert too_long == []


PICTURED = [story for story in STORIES if "picture" in story]


@pytest.mark.parametrize("story", PICTURED, ids=lambda story: story["id"])
def test_each_picture_is_there_says_what_it_is_and_owns_to_be_drawn(story: dict[str, Any]) -> None:
    picture = story["picture"]
    with Image.open(DEMO / picture["file"]) as image:
        assert image.format == "JPEG"
        assert image.size == (1600, 1067)
    assert "Drawn by program" in picture["credit"]
    assert len(picture["alt"]) > 40
    assert picture["caption"]
    assert picture["alt"] != picture["caption"]


def test_pictures_are_a_sensible_download_and_none_lies_idle() -> None:
    files = sorted((DEMO / "pictures").glob("*.jpg"))
    assert sum(path.stat().st_size for path in files) < 12_000_000
    used = [DEMO / story["picture"]["file"] for story in PICTURED]
    assert sorted(used) == files, "one picture, one story"


def test_a_third_of_the_copy_arrives_nearly_clean_and_the_rest_does_not() -> None:
    clean = sum(story["nearly_clean"] for story in STORIES)
    assert 0.15 * len(STORIES) < clean < 0.5 * len(STORIES)


def cleaned(story: dict[str, Any]) -> Copy:
    return clean((DEMO / story["file"]).read_bytes())


def plain(text: str | None) -> str:
    return (text or "").translate(str.maketrans("“”‘’\u00a0", "\"\"'' "))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_the_copy_desk_finds_headline_and_byline_in_the_mess(story: dict[str, Any]) -> None:
    copy = cleaned(story)
    assert plain(copy.headline) == plain(story["headline"])
    assert list(copy.bylines) == (story["bylines"] if story["byline_in_copy"] else [])


def test_what_the_copy_desk_gets_wrong_stays_within_what_an_editor_would_bear() -> None:
    datelines = standfirsts = 0
    for story in STORIES:
        copy = cleaned(story)
        dateline = copy.dateline
        filed = list(dateline.places or (dateline.place,)) if dateline else []
        datelines += filed == story.get("dateline", {}).get("places", [])
        standfirsts += plain(copy.standfirst) == plain(story.get("standfirst"))
    assert datelines >= 0.85 * len(STORIES)
    assert standfirsts >= 0.55 * len(STORIES)
