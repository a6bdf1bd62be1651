"""The gates of the reader's side: what a page may weigh, ask for and hold. Over one, readers on slow phones wait."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.conftest import PHONE
from tests.site import drawn
from tests.site.prose import PARAGRAPHS

pytestmark = pytest.mark.browser
KB = 1000
Visit = Callable[..., Page]


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


@dataclass
class FirstView:
    """What one first visit fetched: bytes on the wire by kind, and from whom."""

    html: int = 0
    css: int = 0
    js: int = 0
    fonts: dict[str, int] = field(default_factory=dict)
    pictures: int = 0
    requests: list[str] = field(default_factory=list)
    elements: int = 0

    @property
    def code(self) -> int:
        return self.html + self.css + self.js

    @property
    def total(self) -> int:
        return self.code + sum(self.fonts.values()) + self.pictures

    def add(self, response: Response) -> None:
        url = response.url
        if "favicon" in url:
            return
        self.requests.append(url)
        body = response.body()
        kind = response.headers.get("content-type", "").split(";")[0]
        if kind == "text/html":
            self.html += packed(body)
        elif kind == "text/css":
            self.css += packed(body)
        elif kind == "text/javascript":
            self.js += packed(body)
        elif kind == "font/woff2":
            self.fonts[url] = len(body)
        else:
            self.pictures += len(body)


def first_view(browser: Browser, address: str) -> FirstView:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    view = FirstView()
    for response in responses:
        view.add(response)
    view.elements = page.evaluate("document.getElementsByTagName('*').length")
    context.close()
    return view


@pytest.fixture(scope="module")
def views(browser: Browser, newspaper: str) -> dict[str, FirstView]:
    return {
        name: first_view(browser, f"{newspaper}/{name}/")
        for name in ("story", "story-says", "front", "section", "topic")
    }


def test_the_gated_story_is_the_one_that_was_agreed() -> None:
    assert len(PARAGRAPHS) == 25
    assert sum(len(paragraph.split()) for paragraph in PARAGRAPHS) == 1000
    assert len(drawn.encode("dusk", 1080, "avif")) >= 60 * KB


@pytest.mark.parametrize(
    ("name", "code", "total", "requests", "elements"),
    [
        ("story", 10, 110, 6, 250),
        ("story-says", 12, 112, 6, 320),
        ("front", 14, 200, 14, 800),
        ("section", 14, 200, 14, 800),
        ("topic", 14, 200, 14, 800),
    ],
)
def test_a_first_view_stays_under_its_gate(
    views: dict[str, FirstView], name: str, code: int, total: int, requests: int, elements: int
) -> None:
    view = views[name]
    assert min(view.html, view.css, view.js) > 0
    assert view.code <= code * KB
    assert view.css <= 5 * KB
    assert view.js <= 4 * KB
    assert view.total <= total * KB
    assert len(view.requests) <= requests, view.requests
    assert view.elements <= elements


@pytest.mark.parametrize("name", ["story", "front", "section", "topic"])
def test_fonts_are_two_light_files(views: dict[str, FirstView], name: str) -> None:
    fonts = views[name].fonts
    assert len(fonts) == 2
    assert sum(fonts.values()) <= 45 * KB


@pytest.mark.parametrize("name", ["story", "front", "section", "topic"])
def test_nothing_comes_from_anyone_else(views: dict[str, FirstView], newspaper: str, name: str) -> None:
    assert [url for url in views[name].requests if not url.startswith(newspaper)] == []


def test_all_scripts_together_stay_under_the_gate_too() -> None:
    """What is fetched when a reader reaches for it counts as well: search must not become heavy out of sight."""
    from standfirst.site import engine

    scripts = [data for name, data in engine.assets().items() if name.endswith(".js")]
    assert len(scripts) == 3
    assert sum(map(packed, scripts)) <= 4 * KB


def test_nothing_moves_while_a_story_loads(visit: Visit) -> None:
    page = visit("/story/")
    shift = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
            .observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift == 0
