"""Power cuts while copy is taken in: afterwards every item is there once, none twice, none lost."""

import fcntl
import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.paper import begin, environment, standfirst

#: Items in large files, how many of these, items in files of their own, and items that are filed.
MANY, FILES, SMALL, DRAFTS = 4400, 8, 600, 60
CUTS = 10


def feed(first: int, count: int, name: str) -> str:
    """A JSON Feed of so many stories."""
    items = [
        {
            "id": f"urn:npa:{name}:{number}",
            "title": f"Ferry {number} sold",
            "content_text": f"The council sold ferry number {number} on Monday.\n\nIt had sailed for a long time.",
            "date_published": "2026-11-25T12:00:00Z",
        }
        for number in range(first, first + count)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "NPA", "items": items})


def connect(home: Path, slug: str, becomes: str) -> Path:
    folder = home.parent / slug
    folder.mkdir()
    made = standfirst(
        home, "source", "add", slug, "--delivery", "folder", "--address", str(folder), "--becomes", becomes
    )
    assert made.returncode == 0, made.stderr
    return folder


def begun(folder: Path) -> Path:
    """A newspaper whose three folders are full: two sources' copy waits in the inbox, the third's is filed."""
    home = begin(folder / "home")
    many, small = connect(home, "many", "inbox"), connect(home, "small", "inbox")
    drafts = connect(home, "drafts", "draft")
    each = MANY // FILES
    for number in range(FILES):
        (many / f"{number}.json").write_text(feed(number * each, each, "many"))
    for number in range(SMALL):
        (small / f"{number}.json").write_text(feed(number, 1, "small"))
    (drafts / "drafts.json").write_text(feed(0, DRAFTS, "drafts"))
    return home


def start(home: Path) -> "subprocess.Popen[bytes]":
    """The wire room, once it is at work."""
    process = subprocess.Popen(
        [sys.executable, "-m", "standfirst", "wireroom"],
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    lock = home / "wireroom.lock"
    while process.poll() is None:
        if lock.exists():
            with lock.open() as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except BlockingIOError:
                    return process
        time.sleep(0.05)
    raise AssertionError("the wire room ended before it began")


def asked(home: Path, query: str) -> Any:
    with sqlite3.connect(f"file:{home / 'newsroom.sqlite3'}?mode=ro", uri=True, timeout=30) as database:
        return database.execute(query).fetchone()[0]


def finished(home: Path) -> bool:
    return bool(
        asked(home, "SELECT count(*) FROM wire_take WHERE state = 'read'") == FILES + SMALL + 1
        and asked(home, "SELECT max(seq) FROM wire_settlement")
        == asked(home, "SELECT max(seq) FROM newsroom_followed")
    )


def check(folder: Path, seed: int) -> None:
    home, chance = begun(folder), random.Random(seed)
    for _ in range(CUTS):
        process = start(home)
        time.sleep(chance.uniform(0.0, 3.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    process = start(home)
    deadline = time.monotonic() + 400
    while not finished(home) and time.monotonic() < deadline:
        time.sleep(0.5)
    process.terminate()
    assert process.wait(60) == 0
    total = MANY + SMALL + DRAFTS
    assert asked(home, "SELECT count(DISTINCT guid) FROM wire_item") == total, "items were lost"
    assert asked(home, "SELECT count(*) FROM wire_item") == total, "items came twice"
    assert asked(home, "SELECT count(*) FROM wire_settlement") == total
    assert asked(home, "SELECT count(DISTINCT item_id) FROM wire_settlement") == total
    assert asked(home, "SELECT count(*) FROM wire_item WHERE copy = '{}'") == 0, "items were never cleaned"
    assert asked(home, "SELECT count(*) FROM newsroom_story") == DRAFTS
    assert asked(home, "SELECT count(DISTINCT headline) FROM newsroom_story") == DRAFTS
    for slug, count in (("many", FILES), ("small", SMALL), ("drafts", 1)):
        assert len(list((folder / slug / "done").iterdir())) == count, "files stayed behind, or were moved twice"
        assert [path.name for path in (folder / slug).iterdir()] == ["done"]


def test_every_item_is_there_once_after_ten_cuts(tmp_path: Path) -> None:
    check(tmp_path, 1)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(2, 22))
def test_every_item_is_there_once_after_two_hundred_cuts(tmp_path: Path, seed: int) -> None:
    check(tmp_path, seed)
