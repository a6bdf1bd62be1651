"""From bytes that arrive to a page that readers open, to its newer words, and down again: nobody is at the desk."""

import json
import re
import urllib.request
from pathlib import Path

import pytest

from tests.journeys.house import House, get, open_house, until
from tests.journeys.paper import begin, standfirst

HEADLINE = "Council buys the night ferry"
RIGHTS = ("--licence", "agency", "--ground", "Contract of 2026", "--becomes", "published", "--republish")


def ninjs(version: int, text: str, uri: str = "urn:npa:ferry", status: str = "usable") -> bytes:
    told = {
        "uri": uri,
        "type": "text",
        "version": str(version),
        "pubstatus": status,
        "headline": HEADLINE,
        "body_text": text,
        "language": "en",
    }
    return json.dumps(told).encode()


def path_on(house: House) -> str:
    """Where the front leads to, or nothing."""
    found = re.search(r'href="(/harbour/\d{4}/\d\d/\d\d/[^"]+)"', get(f"{house.reader}/")[1])
    return found[1] if found else ""


def push(house: House, key: str, content: bytes) -> int:
    asked = urllib.request.Request(  # noqa: S310 - this machine
        f"{house.desk}/wire/pushing/", content, {"Authorization": f"Bearer {key}"}
    )
    with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310
        return int(answer.status)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def test_copy_goes_out_is_renewed_and_is_killed_with_no_person_present(tmp_path: Path, folder: Path) -> None:
    home = begin(tmp_path / "home")
    for words in (
        ("npa", "--delivery", "folder", "--address", str(folder), "--every", "2", *RIGHTS),
        ("pushing", "--delivery", "push", "--parent", "npa", *RIGHTS),
    ):
        added = standfirst(home, "source", "add", *words)
        assert added.returncode == 0, added.stderr
    key = added.stdout.split("shown this once:")[1].split()[0]
    with open_house(home) as house:
        (folder / "1.json").write_bytes(ninjs(1, "Eleven of the council voted for it."))
        until(lambda: bool(path_on(house)), "the story is on the front")
        page = house.reader + path_on(house)
        assert "Eleven of the council" in get(page)[1]
        (folder / "2.json").write_bytes(ninjs(2, "Twelve of the council voted for it."))
        until(lambda: "Twelve of the council" in get(page)[1], "the page has the newer words")
        (folder / "3.json").write_bytes(ninjs(3, "", status="canceled"))
        until(lambda: get(page)[0] == 410, "the page is gone")
        until(lambda: HEADLINE not in get(f"{house.reader}/")[1], "the front has forgotten it")
        assert push(house, key, ninjs(1, "Thirteen voted for it.", uri="urn:npa:other")) == 201
        until(lambda: bool(path_on(house)), "what was pushed is on the front")
        pushed = house.reader + path_on(house)
        (folder / "4.json").write_bytes(ninjs(2, "", uri="urn:npa:other", status="canceled"))
        until(lambda: get(pushed)[0] == 410, "a kill of the parent source reached it")
        assert get(page)[0] == 410
