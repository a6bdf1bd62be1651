"""Two editors, intake and the worker write at the same time: nobody is told that the database is locked, and nothing
that anybody was told is done gets lost."""

import json
import shutil
from pathlib import Path

import pytest

from standfirst.config.shelf import Shelf
from tests.journeys.paper import begin, python

ROLES = [("editor", "Runa"), ("editor", "Aksel"), ("intake", "Wire"), ("worker", "press")]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("paper") / "home")


def check(home: Path, seconds: int) -> None:
    processes = [(role, name, python(home, "tests.journeys.shift", role, name, str(seconds))) for role, name in ROLES]
    told: list[list[str]] = []
    for role, name, process in processes:
        printed, complained = process.communicate(timeout=seconds + 120)
        assert process.returncode == 0, f"{name}: {complained}"
        assert "locked" not in complained, complained
        assert role == "worker" or printed, f"{name} got nothing done"
        told += [line.split("\t") for line in printed.splitlines()]
    recovery = python(home, "tests.journeys.newsday", "recover")
    printed, complained = recovery.communicate(timeout=120)
    assert recovery.returncode == 0, complained
    states, shelf = json.loads(printed)["states"], Shelf(home / "site")
    killed = {words[1] for words in told if words[0] == "killed"}
    for what, *rest in told:
        if what == "ready":
            continue
        (headline,) = rest
        state = states[headline]
        if headline in killed:
            assert shelf.find(state["path"]).status == 410, headline
        elif what != "filed":
            page = (home / "site" / "pages" / state["path"].strip("/") / "index.html").read_text()
            assert headline in page
            assert what != "corrected" or "Put right by" in page, headline


def test_a_busy_quarter_of_a_minute_loses_nothing(begun: Path, tmp_path: Path) -> None:
    check(shutil.copytree(begun, tmp_path / "home"), 15)


@pytest.mark.torture
def test_a_busy_minute_loses_nothing(begun: Path, tmp_path: Path) -> None:
    check(shutil.copytree(begun, tmp_path / "home"), 60)
