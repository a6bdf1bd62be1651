"""Search as you type: what it asks, what it shows, and what it never does."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, Route, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


def opened(visit: Visit, **how: object) -> Page:
    page = visit("/front/", **how)
    page.keyboard.press("/")
    page.wait_for_selector(".over[open]")
    return page


def answer(q: str, headline: str = "A headline") -> str:
    story = {"href": "/story/", "headline": [[headline, False]], "section": "Town", "when": "18 Nov, 12:00"}
    return json.dumps({"q": q, "total": 1, "pages": [], "stories": [story], "suggestion": None})


@pytest.mark.parametrize("way", ["slash", "link"])
def test_it_opens_on_its_field_with_the_prompt(visit: Visit, way: str) -> None:
    page = visit("/front/")
    page.keyboard.press("/") if way == "slash" else page.click(".find")
    page.wait_for_selector(".over[open]")
    field = page.get_by_role("combobox", name="Search The Ebb & Flow")
    assert field.get_attribute("placeholder") == "Begin typing your search..."
    assert field.evaluate("(n) => n === document.activeElement")
    assert field.input_value() == ""
    close = page.get_by_role("button", name="Close the search").bounding_box()
    assert close
    assert (close["width"], close["height"]) == (48, 48)
    assert page.get_by_role("button", name="Search", exact=True).is_visible()


@pytest.mark.parametrize("typed", ["", "ferr"])
def test_escape_closes_it_and_the_focus_returns(visit: Visit, typed: str) -> None:
    page = visit("/front/")
    page.focus(".find")
    page.keyboard.press("Enter")
    page.wait_for_selector(".over[open]")
    page.keyboard.type(typed)
    page.keyboard.press("Escape")
    page.wait_for_selector(".over[open]", state="detached")
    assert page.evaluate("document.activeElement.className") == "find"


def test_a_slash_in_a_field_stays_a_slash(visit: Visit) -> None:
    page = visit("/404/")
    page.fill("main input", "")
    page.focus("main input")
    page.keyboard.type("a/b")
    assert page.input_value("main input") == "a/b"
    assert page.locator(".over[open]").count() == 0


def test_arrows_choose_while_the_focus_stays_and_enter_opens(visit: Visit) -> None:
    page = opened(visit)
    page.keyboard.type("ferr")
    page.wait_for_selector(".over mark")
    field = page.locator("#ask")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert field.evaluate("(n) => n === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert "Gale warning" in page.locator("[aria-selected=true]").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/weather/2025/11/18/gale-warning*/", wait_until="commit")


def test_enter_without_a_choice_asks_the_search_page_and_is_remembered(visit: Visit) -> None:
    page = opened(visit)
    page.keyboard.type("mole")
    page.wait_for_selector(".over mark")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=mole")
    page.keyboard.press("Tab")
    page.click(".find")
    page.wait_for_selector(".over [role=option] >> text=mole")
    page.get_by_role("button", name="Clear").click()
    page.wait_for_selector(".over [role=option] >> text=mole", state="detached")
    assert page.evaluate("localStorage.searches") is None


def test_the_empty_field_shows_the_topics_of_the_day(visit: Visit) -> None:
    page = opened(visit)
    page.wait_for_selector("[role=option] >> text=Cooper Row")
    assert page.locator(".own").is_hidden()


def test_a_paper_without_topics_still_searches(visit: Visit) -> None:
    page = visit("/front/")
    page.route("**/_topics.json", lambda route: route.fulfill(status=404, body="none"))
    page.keyboard.press("/")
    page.wait_for_selector(".over[open]")
    page.keyboard.type("mole")
    page.wait_for_selector(".over mark")


def test_what_is_found_is_text_whatever_it_holds(visit: Visit) -> None:
    page = opened(visit)
    hostile = "<img src=x onerror=alert(1)> & <b>bold</b>"
    page.route(
        "**/search/typed*", lambda route: route.fulfill(body=answer("x", hostile), content_type="application/json")
    )
    page.keyboard.type("x")
    page.wait_for_selector("[role=option] >> text=onerror")
    assert page.locator(".over img").count() == 0
    assert hostile in page.locator(".over [role=option]").first.inner_text()


def test_typing_fast_asks_once(visit: Visit) -> None:
    page = opened(visit)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "typed" in request.url else None)
    page.evaluate(
        """() => {
          const field = document.querySelector('#ask');
          for (const words of ['m', 'mo', 'mol', 'mole']) {
            field.value = words;
            field.dispatchEvent(new Event('input'));
          }
        }"""
    )
    page.wait_for_selector(".over mark")
    assert [url.rpartition("=")[2] for url in asked] == ["mole"]


def test_a_late_answer_never_replaces_a_newer_one(visit: Visit) -> None:
    page = opened(visit)
    held: list[Route] = []

    def slow_first(route: Route) -> None:
        if route.request.url.endswith("q=mo"):
            held.append(route)
        else:
            route.fulfill(body=answer("mol", "The newer answer"), content_type="application/json")

    page.route("**/search/typed*", slow_first)
    page.keyboard.type("mo")
    page.wait_for_timeout(200)
    page.keyboard.type("l")
    page.wait_for_selector("text=The newer answer")
    assert len(held) == 1
    # The browser has let go of the request already where it was aborted in time.
    with suppress(Error):
        held[0].fulfill(body=answer("mo", "The stale answer"), content_type="application/json")
    page.wait_for_timeout(150)
    assert page.locator("text=The stale answer").count() == 0
    assert page.locator("text=The newer answer").count() == 1


def test_the_number_found_is_said_politely(visit: Visit) -> None:
    page = opened(visit)
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.keyboard.type("mole")
    page.clock.run_for(60)
    page.wait_for_selector(".over mark")
    status = page.locator(".over [role=status]")
    page.clock.run_for(599)
    expect(status).to_have_text("")
    page.clock.run_for(1)
    expect(status).to_have_text("1 story")


def test_without_its_script_the_link_leads_to_the_search_page(visit: Visit, newspaper: str) -> None:
    page = visit("/front/")
    page.route("**/_/search.*.js", lambda route: route.abort())
    page.click(".find")
    page.wait_for_url(newspaper + "/search/")
