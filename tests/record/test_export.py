"""Researchers take the record away as a file: what it says must be what readers see, with its sentence, and nothing
of a story that left them."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from standfirst.cli import main
from standfirst.cli._export import FORMATS
from standfirst.copydesk.copy import Copy
from standfirst.newsroom.actions import KillStory
from standfirst.newsroom.models import Section, Story
from standfirst.record.kept.judging import JudgeLine
from standfirst.record.kept.models import Line
from standfirst.record.kept.told import NAMES, Row, lines, rows
from tests.record.test_kept import DENIAL, QUOTE, ROOT, WARNING, follow, publish, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(section: Section, copy: Copy) -> Story:
    made = say(section, copy, DENIAL, WARNING, QUOTE)
    publish(made)
    follow()
    for line in Line.objects.filter(story=made.pk).exclude(sentence=WARNING):
        JudgeLine(line, None, decision="accept").execute()
    return made


def written(kind: str, **asked: object) -> bytes:
    out = io.BytesIO()
    FORMATS[kind](rows(lines(**asked)), out)  # type: ignore[arg-type]
    return out.getvalue()


def told(**asked: object) -> list[Row]:
    return list(rows(lines(**asked)))  # type: ignore[arg-type]


def test_each_row_fits_the_schema_and_has_its_sentence_and_story(story: Story) -> None:
    result = CliRunner().invoke(main, ["schema", "record-row"])
    schema = Draft202012Validator(json.loads(result.output))
    found = [json.loads(line) for line in written("jsonl").splitlines()]
    assert len(found) > 2
    for row in found:
        schema.validate(row)
        assert row["sentence"] in (DENIAL, WARNING, QUOTE)
        assert row["story"].endswith(f"{story.state.path}")
        assert row["words"] in row["sentence"] or row["kind"] != "statement"
    denial = next(row for row in found if row["code"] == "AGREE")
    assert denial["modality"][0] in ("denied", "negated")
    assert {denial["who"], denial["whom"]} == {"armenia", "russia"}
    assert denial["said_by"] == "Aram Sel"


def test_what_no_editor_has_seen_is_told_only_when_asked_for_and_is_marked(story: Story) -> None:
    assert {row.reviewed for row in told()} == {True}
    both = told(unreviewed=True)
    assert {row.sentence for row in both if not row.reviewed} == {WARNING}
    for line in Line.objects.filter(story=story.pk, code="SANCTION"):
        JudgeLine(line, None, decision="reject").execute()
    assert all(row.code != "SANCTION" for row in told(unreviewed=True))


def test_nothing_of_a_killed_story_is_told_in_any_format(story: Story) -> None:
    KillStory(story, reason="Untrue").execute()
    for kind in FORMATS:
        assert b"Aram Sel" not in written(kind, unreviewed=True)
    assert told(unreviewed=True) == []


def test_the_three_formats_tell_the_same(story: Story) -> None:
    by_line = [json.loads(line) for line in written("jsonl").splitlines()]
    table = pyarrow.parquet.read_table(io.BytesIO(written("parquet")))
    assert table.column_names == list(NAMES)
    assert table.to_pylist() == by_line
    cells = list(csv.DictReader(io.StringIO(written("csv").decode())))
    assert [row["sentence"] for row in cells] == [row["sentence"] for row in by_line]
    assert [row["modality"].split() for row in cells] == [row["modality"] for row in by_line]


def test_a_spreadsheet_runs_nothing_that_a_sentence_says(story: Story) -> None:
    row = told()[0]
    out = io.BytesIO()
    FORMATS["csv"]([type(row)(**{name: getattr(row, name) for name in NAMES} | {"sentence": "=1+2"})], out)
    assert next(csv.DictReader(io.StringIO(out.getvalue().decode())))["sentence"] == "'=1+2"


def test_it_is_asked_by_actor_pair_and_day(story: Story) -> None:
    pair = told(of=["russia", "armenia"], unreviewed=True)
    assert {row.code for row in pair} >= {"AGREE", "SANCTION"}
    assert all({row.who, row.whom} == {"armenia", "russia"} for row in pair)
    assert {row.who for row in told(of=["aram-sel"])} == {"aram-sel"}
    assert told(since=date(2190, 1, 1)) == []
    assert len(told(until=date(2190, 1, 1))) == len([row for row in told() if row.first])


def test_the_command_writes_whole_files_and_says_what_it_does_not_know(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.cli._django.start", lambda: None)
    file = tmp_path / "record.csv"
    done = CliRunner().invoke(main, ["record", "export", str(file)])
    assert done.exit_code == 0, done.output
    assert f"{len(told())} lines" in done.stderr
    assert file.read_bytes() == written("csv")
    refused = CliRunner().invoke(main, ["record", "export", str(tmp_path / "record.txt")])
    assert refused.exit_code == 2
    assert ".parquet" in refused.stderr
    unknown = CliRunner().invoke(main, ["record", "export", "--of", "atlantis", "-"])
    assert "no actor “atlantis”" in unknown.stderr
    nowhere = CliRunner().invoke(main, ["record", "export", str(tmp_path / "no" / "record.csv")])
    assert nowhere.exit_code == 1
    assert "was not written" in nowhere.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["record.csv"]


def test_a_file_of_that_name_is_still_read_as_a_story(tmp_path: Path) -> None:
    (tmp_path / "export").write_text(f"Talks end\n\n{DENIAL}\n")
    done = subprocess.run(
        [sys.executable, "-m", "standfirst", "record", "--json", "./export"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["statements"]


def test_the_notebook_reads_an_export(story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell but the one that draws, which needs a library that we do not ship."""
    (tmp_path / "record.jsonl").write_bytes(written("jsonl", of=["armenia", "russia"], unreviewed=True))
    monkeypatch.chdir(tmp_path)
    notebook = json.loads((ROOT / "docs" / "record" / "relation.ipynb").read_text("utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    known: dict[str, object] = {}
    for cell in cells:
        if "matplotlib" not in cell:
            exec(cell, known)  # noqa: S102 - our own page of the documentation
    assert known["open_or_denied"], "a denied agreement is told, and not as having happened"
    assert all("AGREE" not in str(key) for key in known["happened"])  # type: ignore[attr-defined]
    assert len(cells) - sum("matplotlib" in cell for cell in cells) == 4
