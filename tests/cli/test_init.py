"""Starting a newspaper: what a newsroom gets on its first day, and what it is told when it cannot."""

import os
import subprocess
import sys
from pathlib import Path

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


def test_a_command_without_a_newspaper_says_how_to_make_one(tmp_path: Path) -> None:
    told = standfirst(tmp_path / "nowhere", "check")
    assert told.returncode == 1
    assert "standfirst init" in told.stderr
    assert "Traceback" not in told.stderr


def test_init_names_what_is_wrong_with_an_address_or_a_zone(tmp_path: Path) -> None:
    wrong = [*ANSWERS]
    wrong[wrong.index("https://lamp.example/")] = "lamp"
    assert "whole address" in standfirst(tmp_path / "paper", "init", *wrong).stderr
    wrong = [*ANSWERS]
    wrong[wrong.index("Europe/Oslo")] = "Oslo"
    assert "Europe/Oslo" in standfirst(tmp_path / "paper", "init", *wrong).stderr
    assert not (tmp_path / "paper" / "secret-key").exists()
