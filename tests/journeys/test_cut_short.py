"""The machine dies in the middle of a publish or a kill. Readers must get no half page, the newsroom must lose no
story, and a killed one must leave no trace."""

import json
import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from standfirst.config.results import Searching
from standfirst.config.shelf import Shelf
from tests.journeys.paper import begin, python


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("paper") / "home")


def cut_short(home: Path, moment: float) -> list[list[str]]:
    """Let it work, kill it this many seconds after its first story, and return what it had said was done."""
    process = python(home, "tests.journeys.newsday", "work")
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    time.sleep(moment)
    process.kill()
    lines += process.stdout.readlines()
    process.wait()
    return [line.rstrip("\n").split("\t") for line in lines if line.endswith("\n")]


def recovered(home: Path) -> dict[str, Any]:
    process = python(home, "tests.journeys.newsday", "recover")
    printed, complained = process.communicate(timeout=120)
    assert process.returncode == 0, complained
    told: dict[str, Any] = json.loads(printed)
    return told


def check(home: Path, moment: float) -> None:
    told = cut_short(home, moment)
    after = recovered(home)
    states, shelf = after["states"], Shelf(home / "site")
    pages = {file: file.read_text() for file in (home / "site" / "pages").rglob("*.html")}
    for file, html in pages.items():
        assert html.rstrip().endswith("</html>"), f"half a page at {file}"
    everything = "\n".join(
        file.read_text() for file in (home / "site" / "pages").rglob("*") if file.suffix in {".html", ".xml", ".json"}
    )
    killed = {words[1] for words in told if words[0] == "killed"}
    for words in told:
        if words[0] in ("filed", "published", "killed"):
            assert words[1] in states, f"{words[1]} was lost"
        if words[0] == "killed":
            assert shelf.find(words[2]).status == 410
            assert after["settled"][words[2]] == 410, "the stone must stand before the listener opens"
            assert words[1] not in everything, f"a trace of {words[1]}"
        if words[0] == "published" and words[1] not in killed and states[words[1]]["standing"] == "live":
            assert shelf.find(states[words[1]]["path"]).status == 200
    indexed = Searching(home, Shelf(home / "no-stones-here"))
    for headline, state in states.items():
        found = headline in found_by(indexed, headline)
        if state["standing"] == "live":
            assert found, f"{headline} is live and can not be found"
        else:
            assert headline not in everything, f"{headline} is shown, though it is {state['standing']}"
            assert not found, f"the index holds {headline}, though it is {state['standing']}"


def found_by(index: Searching, query: str) -> list[str]:
    """The headlines that the index itself gives, without a look at the tombstones."""
    typed = index.typed(query)
    assert typed is not None, "there is no index to ask"
    return ["".join(text for text, _ in story["headline"]) for story in typed["stories"]]


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_half_done_after_a_power_cut(begun: Path, tmp_path: Path, seed: int) -> None:
    home = shutil.copytree(begun, tmp_path / "home")
    check(home, random.Random(seed).uniform(0.0, 2.5))


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(10, 200))
def test_nothing_is_half_done_after_many_power_cuts(begun: Path, tmp_path: Path, seed: int) -> None:
    home = shutil.copytree(begun, tmp_path / "home")
    check(home, random.Random(seed).uniform(0.0, 4.0))
