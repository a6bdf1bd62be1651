"""News breaks: from the desk's front to the readers' and away again, by an editor with a mouse and a clock."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.test_serve import get, until
from tests.journeys.test_taken_down import served, signed_in

pytestmark = pytest.mark.browser
STRIP = 'class="tab">Breaking'


def test_news_breaks_for_as_long_as_an_editor_says(tmp_path: Path, browser: Browser) -> None:
    said: list[str] = []
    with served(tmp_path / "home", ["Surge warning raised", "Heron leads"]) as paper:
        page = signed_in(browser, paper, said)
        page.goto(f"{paper.desk}/desk/front/")
        page.get_by_role("button", name="Break a story…").click()
        page.locator("#q").fill("surge")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Surge warning raised").click()
        frame = page.frame_locator(".desk-frame--new iframe")
        expect(frame.locator(".strip")).to_contain_text("Surge warning raised")
        assert STRIP not in get(f"{paper.reader}/")[1], "it is seen at the desk before any reader sees it"
        page.get_by_role("button", name="Break it now").click()
        until(lambda: STRIP in get(f"{paper.reader}/")[1], "readers see the strip")
        box = page.get_by_role("region", name="Breaking now")
        expect(box).to_contain_text("Surge warning raised")
        before = box.inner_text()
        page.get_by_role("button", name="+ 1 hour").click()
        expect(box).not_to_have_text(before)
        assert STRIP in get(f"{paper.reader}/")[1]
        page.get_by_role("button", name="End now").click()
        until(lambda: STRIP not in get(f"{paper.reader}/")[1], "the strip is gone")
        expect(page.get_by_text("Nothing is breaking.")).to_be_visible()
    assert said == []
