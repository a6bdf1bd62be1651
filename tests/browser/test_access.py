"""Readers with a keyboard, a screen reader, large text, a small screen, another direction of writing."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site.samples import EVERY

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def violations(page: Page) -> list[tuple[str, list[Any]]]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", list(EVERY))
def test_every_page_is_free_of_barriers(visit: Visit, name: str, scheme: str) -> None:
    assert violations(visit(f"/{name}/", color_scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["", "ferr"])
def test_the_open_search_is_free_of_barriers(visit: Visit, words: str, scheme: str) -> None:
    page = visit("/front/", color_scheme=scheme)
    page.evaluate("localStorage.searches = JSON.stringify(['tide table'])")
    page.keyboard.press("/")
    page.wait_for_selector(".over[open] [role=option]")
    if words:
        page.keyboard.type(words)
        page.wait_for_selector(".over mark")
        page.keyboard.press("ArrowDown")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_opened_large_is_free_of_barriers(visit: Visit, scheme: str) -> None:
    page = visit("/story/", color_scheme=scheme)
    page.click(".big")
    page.wait_for_selector(".box[open]")
    assert violations(page) == []


@pytest.mark.parametrize("name", list(EVERY))
def test_no_page_scrolls_sideways_on_any_screen_nor_at_twice_the_text(visit: Visit, name: str) -> None:
    page = visit(f"/{name}/", device_scale_factor=1)
    over = {}
    for text, widths in (("100%", (320, 390, 820, 1280)), ("200%", (390, 820, 1280))):
        # As a reader's own setting would: the root size, on which every length of ours stands.
        page.evaluate(f"document.documentElement.style.setProperty('font-size', '{text}')")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            over[text, width] = page.evaluate(OVERFLOW)
    assert {where: by for where, by in over.items() if by > 0} == {}


def test_search_and_menu_can_be_hit_with_a_thumb(visit: Visit) -> None:
    page = visit("/front/", viewport={"width": 390, "height": 844})
    sizes = page.eval_on_selector_all(
        ".bar a, .find, .foot a, .more, .strip .tap",
        """nodes => nodes.filter((n) => n.getClientRects().length).map((n) => {
          const after = getComputedStyle(n, '::after');
          const box = n.getBoundingClientRect();
          const grown = after.content === 'none' ? 0 : -2 * parseFloat(after.insetBlockStart || 0);
          return [n.textContent, Math.round(box.height + grown)];
        })""",
    )
    assert sizes
    assert [(text, height) for text, height in sizes if height < 44] == []


def test_the_focus_ring_is_the_marker(visit: Visit) -> None:
    page = visit("/story/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    ring = page.evaluate(
        "(({ outlineWidth, boxShadow }) => [outlineWidth, boxShadow])(getComputedStyle(document.activeElement))"
    )
    assert ring[0] == "3px"
    assert "255, 210, 63" in ring[1]


def test_the_first_tab_leads_past_the_menu(visit: Visit) -> None:
    page = visit("/story/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_an_arabic_story_runs_from_right_to_left_without_tracking(visit: Visit) -> None:
    page = visit("/story-arabic/")
    style = "(n) => { const s = getComputedStyle(n); return [s.direction, s.letterSpacing, s.textTransform]; }"
    assert page.eval_on_selector("h1", style) == ["rtl", "0px", "none"] or page.eval_on_selector("h1", style) == [
        "rtl",
        "normal",
        "none",
    ]
    assert page.eval_on_selector(".dl", style)[2] == "none"
    assert page.eval_on_selector("html", style)[0] == "ltr"


def test_paper_gets_the_story_and_its_address_but_no_menu(visit: Visit) -> None:
    page = visit("/story/")
    page.emulate_media(media="print")
    assert not page.is_visible(".bar")
    assert not page.is_visible(".foot")
    assert not page.is_visible(".next")
    assert page.is_visible(".corr")
    assert "https://ebb.example/town/2025/11/18/" in page.inner_text(".ver")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
