"""Editors with a screen reader, a keyboard or tired eyes: axe finds no barrier on any screen of the desk."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.house import House, open_house
from tests.journeys.paper import PASSWORD, begin, standfirst

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STORY = "Lighthouse lamp is lit again\n\nThe lamp of Askvik burned through the night, its keeper said on Monday.\n"
PASTE = (
    "Type here to search...\n\nCouncil buys the ferry\n\nCouncil buys the ferry\n\nX\n\nThe ferry at dusk\n\n"
    "ASKVIK: The council bought the “night  ferry on Friday, reports said.\n\nNext Story\n"
)
FORMS = ("rights", "embargo", "storyline", "next", "move", "schedule", "correct", "kill")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("desk-access")
    home = begin(folder / "home")
    (folder / "story.txt").write_text(STORY, "utf-8")
    done = standfirst(home, "ingest", str(folder / "story.txt"), "--publish", "--licence", "own")
    assert done.returncode == 0, done.stderr
    with open_house(home) as opened:
        yield opened


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, house: House, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        base_url=house.desk, viewport={"width": 1280, "height": 800}, color_scheme=request.param
    )
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto("/desk/login/")
    page.fill("input[name=username]", "runa")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    yield page
    context.close()


def barriers(page: Page) -> list[tuple[str, Any]]:
    """What axe finds in the screen itself: the sidebar is Wagtail's own, and the frames hold the reader's page."""
    options = {"runOnly": {"type": "tag", "values": RULES}}
    context = {"include": [["#main"]], "exclude": [["iframe"]]}
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [(rule["id"], [(node["target"], node["html"][:200]) for node in rule["nodes"]]) for rule in found]


def story(page: Page) -> str:
    page.goto("/desk/snippets/newsroom/story/")
    href = page.locator("a[href*='/story/edit/']").first.get_attribute("href")
    number = re.search(r"/edit/(\d+)/", href or "")
    assert number
    return number[1]


def test_the_screens_that_an_editor_begins_on(page: Page) -> None:
    for path in ("/desk/", "/desk/front/", "/desk/snippets/newsroom/story/", "/desk/snippets/newsroom/storyline/"):
        page.goto(path)
        assert (path, barriers(page)) == (path, [])


def test_the_paste_screen_empty_its_text_and_its_page(page: Page) -> None:
    page.goto("/desk/paste/")
    assert barriers(page) == []
    page.fill("#source", PASTE)
    page.get_by_role("button", name="Sort it out").click()
    page.wait_for_selector("[data-paste]")
    page.keyboard.press("j")
    assert barriers(page) == []
    page.keyboard.press("2")
    page.wait_for_selector(".paste-frame iframe")
    assert barriers(page) == []
    page.set_viewport_size({"width": 820, "height": 1180})
    assert barriers(page) == []


def test_the_story_editor_each_of_its_panels_and_both_menus(page: Page) -> None:
    page.goto(f"/desk/snippets/newsroom/story/edit/{story(page)}/")
    page.wait_for_selector("#body-root [contenteditable=true][aria-label]")
    for panel in ("checks", "preview", "history"):
        toggle = page.locator(f"[data-side-panel-toggle='{panel}']")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        page.wait_for_selector(f"[data-side-panel='{panel}']:not([hidden])")
        assert (panel, barriers(page)) == (panel, [])
    for name in ("Update the live story", "Take down"):
        page.locator("summary", has_text=name).click()
        assert (name, barriers(page)) == (name, [])
    page.goto("/desk/snippets/newsroom/story/add/")
    page.wait_for_selector("#body-root [contenteditable=true][aria-label]")
    assert barriers(page) == []


def test_every_question_about_a_story(page: Page) -> None:
    number = story(page)
    for name in FORMS:
        page.goto(f"/desk/story/{number}/{name}/")
        assert (name, barriers(page)) == (name, [])
