"""A story in the hands of its reader: its order, its picture, the way on; with JavaScript and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]

ORDER = [".slug", "h1", ".sf", ".by", ".lead", ".dl", ".corr", ".cred", ".next", "#r", "#t", ".copy"]


def test_everything_stands_in_the_order_that_readers_know(visit: Visit) -> None:
    page = visit("/story/", java_script_enabled=True)
    tops = [page.locator(selector).first.bounding_box() for selector in ORDER]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == len(ORDER)
    assert heights == sorted(heights)


def test_the_picture_opens_and_closes_without_javascript(visit: Visit) -> None:
    page = visit("/story/", java_script_enabled=False)
    page.click(".big")
    box = page.locator("#p0").bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 412, 915)
    close = page.locator("#p0 .x").bounding_box()
    assert close
    assert (close["width"], close["height"]) == (48, 48)
    assert page.is_visible("#p0 figcaption")
    page.click("#p0 .x")
    assert not page.is_visible("#p0 .x")
    assert page.url.endswith("#p0-in")


@pytest.mark.parametrize("way", ["Escape", "Back", "X"])
def test_the_opened_picture_closes_each_way_and_gives_the_focus_back(visit: Visit, way: str) -> None:
    page = visit("/story/")
    address = page.url
    page.focus(".big")
    page.keyboard.press("Enter")
    page.wait_for_selector(".box[open]")
    assert page.evaluate("document.activeElement.className") == "x"
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "Back":
        page.evaluate("history.back()")
    else:
        page.click(".box .x")
    page.wait_for_selector(".box", state="detached")
    expect(page.locator(".big")).to_be_focused()
    assert page.url == address
    assert page.evaluate("history.state") is None


def test_copying_the_link_says_so(visit: Visit) -> None:
    page = visit("/story/", permissions=["clipboard-read", "clipboard-write"])
    page.click(".copy")
    expect(page.locator(".copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("https://ebb.example/town/")


def test_without_javascript_every_way_on_is_a_plain_link(visit: Visit, newspaper: str) -> None:
    page = visit("/story/", java_script_enabled=False)
    for selector in (".next h3 a", ".find", ".bar a", "#r + ul a", ".foot a"):
        assert page.locator(selector).first.get_attribute("href")
    page.click(".find")
    assert page.url == newspaper + "/search/"
    page.fill("main input[name=q]", "mole")
    page.click("main .field .btn")
    assert page.url.startswith(newspaper + "/search/?q=mole")


def test_a_tap_beside_the_words_of_a_row_still_opens_it(visit: Visit) -> None:
    page = visit("/story/")
    row = page.locator("#r + ul li").first
    href = row.locator("a").get_attribute("href")
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    page.wait_for_url("**" + str(href), wait_until="commit")


def test_the_earlier_part_says_at_its_top_that_a_newer_one_is_there(visit: Visit) -> None:
    page = visit("/story-newer/")
    strip, headline = page.locator(".strip").bounding_box(), page.locator("h1").bounding_box()
    assert strip
    assert headline
    assert strip["y"] < headline["y"]
    # One mark per screenful: the section keeps its word and gives up its colour.
    assert page.locator("article .tab").count() == 1


def test_nothing_breaks_the_policy_of_the_reader_server(visit: Visit, browser: object) -> None:
    page = visit("/story-rich/")
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.reload(wait_until="networkidle")
    page.keyboard.press("/")
    page.wait_for_selector(".over[open]")
    page.keyboard.press("Escape")
    page.click(".big >> nth=0")
    page.wait_for_selector(".box[open]")
    assert broken == []


def test_only_the_opening_mark_of_a_pulled_quotation_hangs_in_the_margin(visit: Visit) -> None:
    page = visit("/story-rich/", viewport={"width": 320, "height": 700})
    lefts: list[float] = page.evaluate("""() => {
        const words = document.querySelector('.pull .i').firstChild
        const range = document.createRange()
        range.selectNodeContents(words)
        return [...range.getClientRects()].map((line) => line.left)
    }""")
    text = page.locator(".pull blockquote").bounding_box()
    assert text is not None
    first, *others = lefts
    assert 0 <= first < text["x"]
    assert others == [text["x"]] * len(others) != []
