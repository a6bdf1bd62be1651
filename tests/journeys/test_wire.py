"""From a file on the bench to a story taken from the inbox, by an editor's own keys in Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_desk_access import barriers
from tests.journeys.house import House, open_house
from tests.journeys.paper import begin, standfirst
from tests.journeys.test_paste_to_page import open_page, sign_in

__all__ = ["open_page"]
pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parent.parent / "fixtures" / "wire"
SCREENS = ("/desk/wire/", "/desk/wire/rules/", "/desk/wire/rules/new/", "/desk/wire/quarantine/", "/desk/wire/try/")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[House]:
    home = begin(tmp_path_factory.mktemp("wire") / "home", section="City")
    done = standfirst(home, "ingest", str(FOLDER / "ninjs" / "1.4-text.json"))
    assert done.returncode == 0, done.stderr
    with open_house(home) as opened:
        yield opened


def read_on_the_bench(page: Page, house: House, name: str) -> None:
    page.goto(f"{house.desk}/desk/wire/try/")
    page.set_input_files("#file", FOLDER / name)
    page.select_option("#source", label="Ingested on the command line")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector("[data-tried]")


def test_from_the_bench_into_the_inbox_and_taken(house: House, open_page: Any) -> None:
    page = open_page()
    sign_in(page, house)
    read_on_the_bench(page, house, "feed/rss-2.0.xml")
    expect(page.locator(".wire-would")).to_contain_text("It would wait")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".wire-lines .is-lit")).not_to_have_count(0)
    page.get_by_role("button", name="Put it in the inbox").click()

    page.goto(f"{house.desk}/desk/wire/")
    waiting = page.locator(".inbox-row.is-unread")
    expect(waiting).not_to_have_count(0)
    first = page.locator(".inbox-row.is-chosen b").inner_text()
    page.keyboard.press("j")
    expect(page.locator(".inbox-row.is-chosen b")).not_to_have_text(first)
    at = page.locator(".inbox-row.is-chosen").get_attribute("data-row")
    expect(page.locator(f"#wire-preview[data-at='{at}']")).to_be_visible()
    page.keyboard.press("k")
    expect(page.locator(".inbox-row.is-chosen b")).to_have_text(first)

    page.goto(f"{house.desk}/desk/wire/?at={waiting.first.get_attribute('data-row')}")
    page.keyboard.press("t")
    page.wait_for_url(re.compile("/story/edit/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screens_of_the_wire_are_free_of_barriers(house: House, open_page: Any, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    sign_in(page, house)
    for screen in SCREENS:
        page.goto(f"{house.desk}{screen}")
        assert barriers(page) == [], screen
    read_on_the_bench(page, house, "newsml-1.2/embargoed.xml")
    assert barriers(page) == []
