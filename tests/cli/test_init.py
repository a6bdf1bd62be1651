"""Starting a newspaper: what a newsroom gets on its first day, and what it is told when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from standfirst.cli import init
from standfirst.cli._django import check_database_url

ANSWERS = [
    "--name", "The Lamp", "--address", "https://lamp.example/", "--time-zone", "Europe/Oslo", "--language", "en",
    "--section", "Town", "--section", "Sea & Harbour", "--editor", "runa",
]  # fmt: skip


GOOD = "a-long-fishing-rod-9"


def standfirst(folder: Path, *arguments: str, password: str = GOOD) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "STANDFIRST_HOME": str(folder), "STANDFIRST_EDITOR_PASSWORD": password}
    environment.pop("STANDFIRST_SECRET_KEY", None)
    return subprocess.run(
        [sys.executable, "-c", "from standfirst.cli import main; main()", *arguments],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_init_makes_a_newspaper_once(tmp_path: Path) -> None:
    done = standfirst(tmp_path / "paper", "init", *ANSWERS)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "paper" / "secret-key").stat().st_mode & 0o077 == 0
    assert (tmp_path / "paper" / "newsroom.sqlite3").is_file()
    again = standfirst(tmp_path / "paper", "init", *ANSWERS)
    assert again.returncode == 1
    assert "already" in again.stderr


def test_init_refuses_a_weak_password_and_leaves_the_folder_free(tmp_path: Path) -> None:
    weak = standfirst(tmp_path / "paper", "init", *ANSWERS, password="password")
    assert weak.returncode == 1
    assert "too weak" in weak.stderr
    assert standfirst(tmp_path / "paper", "init", *ANSWERS).returncode == 0


def test_a_database_that_cannot_be_used_is_told_in_a_sentence_and_leaves_the_folder_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://a@b/c")
    told = standfirst(tmp_path / "paper", "init", *ANSWERS)
    assert told.returncode == 1
    assert "runs on SQLite" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "paper" / "secret-key").exists()


def test_a_missing_driver_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(click.ClickException, match=r"standfirst\[postgres\]"):
        check_database_url("postgres://runa@127.0.0.1/paper")


def test_a_command_without_a_newspaper_says_how_to_make_one(tmp_path: Path) -> None:
    told = standfirst(tmp_path / "nowhere", "check")
    assert told.returncode == 1
    assert "standfirst init" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        ("--address", "lamp", "whole address"),
        ("--address", "https://lamp.example:99999", "no web address"),
        ("--address", "https://lamp.example/paper", "leave the path out"),
        ("--time-zone", "Oslo", "Europe/Oslo"),
        ("--language", "norwegian bokmål", "pt-BR"),
        ("--name", "   ", "empty"),
        ("--editor", "two words", "user name has letters"),
        ("--section", "Search", "/search/ is a page of every newspaper"),
        ("--section", "Sea and harbour", "would both stand at /sea-and-harbour/"),
        ("--section", "?!", "no letter or figure"),
    ],
)
def test_init_says_in_a_sentence_what_is_wrong_and_makes_nothing(
    tmp_path: Path, option: str, given: str, said: str
) -> None:
    answers = [*ANSWERS, "--section", "Sea, and Harbour", option, given]
    told = standfirst(tmp_path / "paper", "init", *answers)
    assert told.returncode == 2
    assert said in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "paper").exists()


def test_a_wrong_answer_is_asked_for_again() -> None:
    answers = ["The Lamp", "lamp", "https://lamp.example", "en", "Oslo", "Europe/Oslo", "runa"]
    made: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(init, "make_folder", lambda folder: None)
        patch.setattr(init, "begin", lambda **given: made.update(given))
        patch.setattr(init, "home", lambda: Path("nowhere"))
        answered = "\n".join([*answers, GOOD, GOOD, "Search", "Harbour"]) + "\n"
        done = CliRunner().invoke(init.command, [], input=answered, env={"STANDFIRST_EDITOR_PASSWORD": ""})
    assert done.exit_code == 0, done.output
    assert "whole address" in done.output
    assert (made["address"], made["time_zone"], made["sections"]) == (
        "https://lamp.example",
        "Europe/Oslo",
        ("Harbour",),
    )
