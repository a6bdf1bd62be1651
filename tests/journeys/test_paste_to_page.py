"""A pasted page becomes a published story that is found by typing: at the desk, without scripts, by command."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.house import House, get, open_house, until
from tests.journeys.paper import PASSWORD, begin, standfirst

expect.set_options(timeout=30_000)
pytestmark = pytest.mark.browser
FERRY = (Path(__file__).parents[1] / "fixtures" / "pasted" / "ferry.txt").read_text("utf-8")
EARLIER = "Lighthouse lamp is lit again\n\nThe lamp of Askvik burned through the night, its keeper said on Monday.\n"
GROUND = "E-mail of the editor"
ELEMENTS = ("fewer doors", "STAITHE", "turned its back", "poor bargain", "six-hour", "no such plans", "LNS")
STATED = "Rights: Permission"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("paste")
    home = begin(folder / "home", section="World")
    (folder / "earlier.txt").write_text(EARLIER, "utf-8")
    done = standfirst(home, "ingest", str(folder / "earlier.txt"), "--publish", "--licence", "own")
    assert done.returncode == 0, done.stderr
    with open_house(home) as opened:
        yield opened


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    contexts = []

    def opened(**how: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **how})
        context.set_default_timeout(60_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def text_of(town: str) -> str:
    """The same page from another town: each test pastes bytes that nobody pasted before."""
    return FERRY.replace("Vessmark", town)


def sign_in(page: Page, house: House) -> None:
    page.goto(f"{house.desk}/desk/login/")
    page.fill("input[name=username]", "runa")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.goto(f"{house.desk}/desk/paste/")


def paste(page: Page, text: str) -> None:
    """As a person does: the text in the clipboard, the field in focus, one key."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    expect(page.locator("#source")).to_be_focused()
    page.keyboard.press("ControlOrMeta+v")
    page.wait_for_selector("[data-paste]")


def chosen(page: Page) -> str:
    return page.locator("[data-says]:not([hidden]) strong").inner_text()


def headline(town: str) -> str:
    return f"{town} stands alone over fishing row as old partner Ondal turns to Marchbank"


def on_the_front(house: House, words: str) -> None:
    until(lambda: words in get(f"{house.reader}/")[1], f"“{words}” is on the front")


def every_element_in_order(page: Page, words: str) -> None:
    assert page.locator("h1").inner_text().replace("\n", " ") == words
    told = re.sub(r"\s+", " ", page.locator("main").inner_text().partition("Next story")[0])
    places = [told.casefold().find(element.casefold()) for element in ELEMENTS]
    assert -1 not in places, dict(zip(ELEMENTS, places, strict=True))
    assert places == sorted(places)
    assert told.count("Last winter's closing") <= 1, "what was doubled stands once at most"
    assert "“dead letter”" in told
    for furniture in ("Start typing to search", "Next Story"):
        assert furniture not in told.partition(ELEMENTS[0])[2].partition("With inputs from LNS")[0]


def leads_on(page: Page) -> None:
    """The next story is another one, and opens."""
    here = page.locator("h1").inner_text()
    link = page.locator(".next h3 a")
    words = link.inner_text()
    assert words != here
    link.click()
    expect(page.locator("h1")).to_have_text(words)


def test_from_paste_to_page(house: House, open_page: Any) -> None:
    page = open_page()
    sign_in(page, house)
    paste(page, text_of("Vessmark"))

    expect(page.locator(".paste-original .paste-mark--furniture").first).to_contain_text("Start typing to search")
    expect(page.locator(".paste-tag--repeat").first).to_have_text("said again")
    while "button on the page’s picture" not in chosen(page):
        before = chosen(page)
        page.keyboard.press("j")
        assert chosen(page) != before, "there is no next change"
    number = page.locator(".paste-gutter [aria-pressed=true]").inner_text()
    body = page.locator("#body")
    assert "\n\nX\n\n" not in f"\n\n{body.input_value()}\n\n"

    page.fill("#standfirst", "Mayor Tove Ahlgren and her port find fewer doors open.")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.wait_for_selector("[name=veto]", state="attached")
    expect(page.locator("[data-says]:not([hidden]) strong")).to_contain_text("undone")
    assert page.locator(".paste-gutter [aria-pressed=true]").inner_text() == number, "nothing moves under the hand"
    assert re.search(r"(^|\n)X(\n|$)", body.input_value() + page.locator("#caption").input_value())
    page.keyboard.press("u")
    page.wait_for_selector("[name=veto]", state="detached")
    assert not re.search(r"(^|\n)X(\n|$)", body.input_value())
    assert page.locator("#standfirst").input_value().startswith("Mayor Tove Ahlgren and her port"), "typing survives"

    page.keyboard.press("2")
    phone = page.frame_locator("[title='The page on a phone']")
    expect(phone.locator(".notice")).to_have_text("Not published: rights unknown")
    expect(phone.locator("h1")).to_have_text(headline("Vessmark"))
    assert page.locator(".paste-frame--desktop iframe").evaluate("(f) => f.contentWindow.innerWidth") == 1280
    page.get_by_role("radio", name="Print").check()
    paper = page.frame_locator("[title='The page on paper']")
    expect(paper.locator("h1")).to_have_text(headline("Vessmark"))
    expect(paper.locator("header.bar, .bar").first).to_be_hidden()
    expect(phone.locator("h1")).to_be_hidden()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Open in a tab").click()
    expect(opened.value.locator(".notice")).to_have_text("Not published: rights unknown")
    opened.value.close()
    page.keyboard.press("1")

    page.get_by_role("link", name="Publish: state the rights first").click()
    expect(page.locator("[name=licence]").first).to_be_focused()
    page.get_by_label("Permission").check()
    page.fill("#ground", GROUND)
    page.get_by_role("button", name="State the rights").click()
    expect(page.locator("#rights")).to_contain_text(STATED)
    assert headline("Vessmark") not in get(f"{house.reader}/")[1]

    page.keyboard.press("ControlOrMeta+s")
    page.wait_for_url("**/edit/**")
    expect(page.locator(".messages")).to_contain_text("Saved as a draft")
    story = re.search(r"/edit/(\d+)/", page.url)
    assert story
    page.goto(f"{house.desk}/desk/story/{story[1]}/publish/")
    page.locator("[data-desk-do]").click()
    on_the_front(house, headline("Vessmark"))

    page.goto(f"{house.reader}/")
    page.get_by_role("link", name=headline("Vessmark")).first.click()
    every_element_in_order(page, headline("Vessmark"))
    leads_on(page)
    page.keyboard.press("/")
    page.wait_for_selector(".over[open]")
    page.keyboard.type("vessm")
    page.wait_for_selector(".over mark")
    page.locator(".over [role=option]", has_text="stands alone over").click()
    expect(page.locator("h1")).to_have_text(headline("Vessmark"))


def test_all_of_it_without_scripts(house: House, open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    sign_in(page, house)
    page.fill("#source", text_of("Skarnvik"))
    page.get_by_role("button", name="Sort it out").click()

    page.get_by_role("button", name=re.compile(r"Change \d+: A button on the page’s picture")).click()
    assert "A button on the page’s picture" in chosen(page)
    page.fill("#headline", "Skarnvik stands alone on its quay")
    page.get_by_role("button", name=re.compile("^Undo")).click()
    assert "undone" in chosen(page)
    assert page.locator("#headline").input_value() == "Skarnvik stands alone on its quay"
    page.get_by_role("button", name=re.compile("^Do it again")).click()
    assert "undone" not in chosen(page)

    page.get_by_role("button", name=re.compile("^Page")).click()
    desktop = page.frame_locator("[title='The page on a desktop']")
    expect(desktop.locator("h1")).to_have_text("Skarnvik stands alone on its quay")
    page.get_by_role("button", name=re.compile("^Text")).click()

    page.get_by_label("Permission").check()
    page.get_by_role("button", name="State the rights").click()
    expect(page.locator("#rights-refused")).to_contain_text("Say on what ground")
    page.fill("#ground", GROUND)
    page.get_by_role("button", name="State the rights").click()
    expect(page.locator("#rights")).to_contain_text(STATED)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("Published")

    on_the_front(house, "Skarnvik stands alone on its quay")
    page.goto(f"{house.reader}/")
    page.get_by_role("link", name="Skarnvik stands alone on its quay").first.click()
    every_element_in_order(page, "Skarnvik stands alone on its quay")
    leads_on(page)
    page.goto(f"{house.reader}/search/?q=skarnv")
    expect(page.get_by_role("link", name=re.compile("Skarnvik stands")).first).to_be_visible()


def test_a_file_becomes_a_page_by_one_command(house: House, open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(text_of("Brennvik"), "utf-8")
    done = standfirst(
        house.home, "ingest", str(file), "--section", "world", "--publish", "--licence", "permission",
        "--ground", GROUND,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    on_the_front(house, headline("Brennvik"))
    page = open_page()
    page.goto(f"{house.reader}/")
    page.get_by_role("link", name=headline("Brennvik")).first.click()
    every_element_in_order(page, headline("Brennvik"))
    page.keyboard.press("/")
    page.wait_for_selector(".over[open]")
    page.keyboard.type("brenn")
    page.wait_for_selector(".over mark")
    page.keyboard.press("Escape")
    leads_on(page)


def test_a_picture_in_the_clipboard_is_refused_with_a_sentence(house: House, open_page: Any) -> None:
    page = open_page()
    sign_in(page, house)
    page.locator("#source").evaluate(
        """(field) => {
          const data = new DataTransfer();
          data.items.add(new File(["x"], "x.png", { type: "image/png" }));
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(page.get_by_role("alert")).to_have_text("This is a picture, not text. Add it to a story as a picture.")


def test_what_was_typed_outlives_a_desk_that_does_not_answer(house: House, open_page: Any) -> None:
    page = open_page()
    sign_in(page, house)
    page.fill("#source", text_of("Hammernes"))
    page.get_by_role("button", name="Sort it out").click()
    page.wait_for_selector("[data-paste]")
    page.fill("#headline", "A headline of mine")
    page.route("**/desk/paste/", lambda route: route.abort())
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator(".messages")).to_contain_text("The desk cannot be reached")
    assert page.locator("#headline").input_value() == "A headline of mine"
