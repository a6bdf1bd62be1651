"""Sources are connected, tried and paused on the command line; a setting that cannot work is said at once."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from standfirst.cli import main
from standfirst.newsroom.models import Handling, Section
from standfirst.wire.models import Source, Take


@pytest.fixture
def source(section: Section, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Any:
    """`source("list")`: the command, run in this process on the newspaper of the test."""
    monkeypatch.setattr("standfirst.cli._django.existing_home", lambda: tmp_path)
    monkeypatch.setattr("standfirst.wire.sources.files.SETTLES", 0)
    settings.HOME = tmp_path

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, ["source", *words])

    return run


def folder(tmp_path: Path) -> list[str]:
    (tmp_path / "in").mkdir()
    return ["add", "npa", "--delivery", "folder", "--address", str(tmp_path / "in")]


def test_a_source_is_connected_with_what_becomes_of_its_copy(source: Any, tmp_path: Path) -> None:
    done = source(
        *folder(tmp_path), "--name", "NPA", "--licence", "agency", "--ground", "Contract", "--becomes", "published",
        "--section", "harbour", "--republish",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    handling = Handling.objects.get(source__slug="npa")
    assert (handling.becomes, handling.republish, handling.section and handling.section.slug) == (
        "published",
        True,
        "harbour",
    )
    assert handling.source.every == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "x", "--delivery", "feed", "--address", "npa.example/feed"], "begins with https://"),
        (["add", "x", "--delivery", "folder", "--address", "/no/such"], "There is no folder /no/such"),
        (["add", "x", "--delivery", "push", "--licence", "agency"], "Say on what ground"),
        (["add", "x", "--delivery", "push", "--section", "sport"], "There is no section “sport”"),
        (["pause", "x"], "There is no source “x”"),
    ],
)
def test_what_cannot_work_is_a_sentence_and_makes_nothing(source: Any, words: list[str], said: str) -> None:
    done = source(*words)
    assert done.exit_code == 1
    assert said in done.output.replace("\n", " ")
    assert not Source.objects.filter(slug="x").exists()


def test_a_source_is_paused_and_resumed_and_the_list_says_so(source: Any, tmp_path: Path) -> None:
    source(*folder(tmp_path))
    source("pause", "npa")
    assert "Paused" in source("list").output
    source("resume", "npa")
    assert "Paused" not in source("list").output


def test_a_key_is_shown_once_and_only_for_a_source_that_pushes(source: Any, tmp_path: Path) -> None:
    done = source("add", "push", "--delivery", "push")
    key = done.output.split("shown this once:")[1].split()[0]
    assert len(key) > 40
    assert key not in source("list").output
    assert key not in source("key", "push").output
    source(*folder(tmp_path))
    assert "does not push" in source("key", "npa").output


def test_a_test_says_what_would_come_and_changes_nothing(source: Any, tmp_path: Path) -> None:
    source(*folder(tmp_path))
    (tmp_path / "in" / "a.txt").write_text(
        "Ferry sold\n\nASKVIK - The council sold the ferry on Monday. It was old.\n"
    )
    done = source("test", "npa")
    assert "a.txt: pasted text or SMS, 1 items" in done.output
    assert (tmp_path / "in" / "a.txt").exists()
    assert not Take.objects.exists()
