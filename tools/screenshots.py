"""Photographs the running demo for the docs: `make screenshots`, while `make demo` runs beside it.

usage: screenshots.py [READER] [DESK]    (the addresses that `make demo` prints, by default)
"""

import os
import re
import sys
import urllib.request
from pathlib import Path
from typing import Any

from demo.load import EDITOR, PASSWORD
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SIZES = {"phone": (390, 844), "desktop": (1280, 1400)}


def photograph(page: Page, name: str) -> None:
    page.wait_for_timeout(600)
    page.screenshot(path=OUT / f"{name}.png")


def reader_pages(browser: Any, reader: str) -> None:
    """Front, story and search, on a phone and a desktop, light and dark."""
    with urllib.request.urlopen(reader) as front:  # noqa: S310 - the demo on this machine
        found = re.search(r'href="(/town/\d[^"]+)"', front.read().decode())
    story = found[1] if found else "/"
    for size, (width, height) in SIZES.items():
        for theme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
            page = context.new_page()
            for name, path in (("front", "/"), ("story", story)):
                page.goto(reader + path)
                photograph(page, f"{name}-{size}-{theme}")
            page.keyboard.press("/")
            page.wait_for_timeout(1000)
            page.keyboard.type("bridge")
            photograph(page, f"search-{size}-{theme}")
            context.close()


def desk_pages(browser: Any, desk: str) -> None:
    """The paste screen with the demo's page pasted, its page, a story in its editor, the front and Home."""
    for theme in ("light", "dark"):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme)
        page = context.new_page()
        page.goto(f"{desk}/desk/login/")
        page.fill("input[name=username]", EDITOR)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.goto(f"{desk}/desk/paste/")
        page.fill("#source", (ROOT / "demo" / "paste-me.txt").read_text("utf-8"))
        page.click("text=Sort it out")
        page.wait_for_selector("[data-paste]")
        page.wait_for_timeout(600)
        page.keyboard.press("j")
        photograph(page, f"desk-paste-{theme}")
        page.keyboard.press("2")
        page.wait_for_selector(".paste-frame iframe")
        photograph(page, f"desk-paste-page-{theme}")
        page.click("text=Throw this paste away…")
        page.click("text=Throw it away")
        page.goto(f"{desk}/desk/snippets/newsroom/story/")
        page.locator("a[href*='/story/edit/']").first.click()
        page.wait_for_selector("#body-root [contenteditable=true]")
        checks = page.locator("[data-side-panel-toggle='checks']")
        if checks.get_attribute("aria-expanded") != "true":
            checks.click()
        photograph(page, f"desk-story-{theme}")
        page.goto(f"{desk}/desk/front/")
        photograph(page, f"desk-front-{theme}")
        page.goto(f"{desk}/desk/")
        photograph(page, f"desk-home-{theme}")
        context.close()


def main() -> None:
    reader = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    desk = sys.argv[2] if len(sys.argv) > 2 else "http://localhost:8001"
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        chromium = os.environ.get("STANDFIRST_CHROMIUM", "/usr/bin/chromium")
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        reader_pages(browser, reader)
        desk_pages(browser, desk)
        browser.close()


if __name__ == "__main__":
    main()
