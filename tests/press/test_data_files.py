"""Other programs read the files beside the pages: each must fit its schema, lead to the next, and tell what the page
beside it tells."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from standfirst.cli import main
from standfirst.config.reader import Reader
from standfirst.newsroom.actions import CorrectStory, HoldStory
from standfirst.newsroom.models import Newspaper
from standfirst.press import data_files
from standfirst.record.kept.judging import JudgeLine
from standfirst.record.kept.models import Line
from tests.press.test_no_leaks import ask
from tests.press.test_recorded import ACCUSED, ALLY, WARNING, Tell, follow, home, tell

__all__ = ["home", "tell"]
pytestmark = pytest.mark.django_db


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(CliRunner().invoke(main, ["schema", name]).output))


def read(home: Path, address: str) -> Any:
    follow()
    status, body = ask(Reader(home), address.removeprefix(Newspaper.current().address))
    return json.loads(body) if status == 200 else status


def test_the_newest_lead_to_the_month_to_the_day_and_each_fits_the_schema(tell: Tell, home: Path) -> None:
    story = tell(ALLY)
    CorrectStory(story, text="The day was Tuesday.").execute()
    newest = read(home, "/archive/stories.json")
    month = read(home, newest["months"][0])
    day = read(home, month["days"][0])
    for file in (newest, month, day):
        schema("stories").validate(file)
    (told,) = day["stories"]
    assert newest["stories"] == [told]
    assert told["headline"] == story.headline
    assert told["corrections"][0]["text"] == "The day was Tuesday."
    assert ask(Reader(home), told["address"].removeprefix(Newspaper.current().address))[0] == 200
    assert not any(ALLY in json.dumps(file) for file in (newest, day)), "a text is not handed on"


def test_a_story_that_leaves_its_readers_leaves_every_file(tell: Tell, home: Path) -> None:
    story = tell(ALLY)
    month = read(home, "/archive/stories.json")["months"][0]
    day = read(home, month)["days"][0]
    HoldStory(story, reason="Check").execute()
    assert read(home, "/archive/stories.json")["stories"] == []
    assert [read(home, file) for file in (month, day, "/record/armenia/lines.json")] == [404, 404, 404]


def test_a_pair_has_its_lines_beside_its_page_and_each_year_its_own(tell: Tell, home: Path) -> None:
    tell(ALLY, ACCUSED)
    whole = read(home, "/record/armenia/russia/lines.json")
    row = schema("record-row")
    assert {line["code"] for line in whole["lines"]} >= {"ally", "ACCUSE"}
    for line in whole["lines"]:
        row.validate(line)
        assert {line["who"], line["whom"]} == {"armenia", "russia"}
    year = whole["lines"][0]["first"][:4]
    assert read(home, f"/record/armenia/russia/{year}/lines.json") == whole
    assert read(home, "/record/armenia/lines.json")["lines"]


def test_a_line_that_no_editor_let_stand_is_in_no_file(tell: Tell, home: Path) -> None:
    story = tell(ALLY, WARNING)
    for line in Line.objects.filter(story=story.pk, code="SANCTION"):
        JudgeLine(line, None, decision="reject").execute()
    assert all(row["code"] != "SANCTION" for row in read(home, "/record/armenia/russia/lines.json")["lines"])


def test_a_file_that_cannot_hold_all_says_so(tell: Tell, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_files, "MOST", 1)
    tell(ALLY, ACCUSED)
    file = read(home, "/record/armenia/russia/lines.json")
    assert (len(file["lines"]), file["more"]) == (1, True)
