"""Chromium, and the sample newspaper that it visits. One browser for all; a fresh visitor for each test."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.site.served import serving

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 412, "height": 915}, "device_scale_factor": 1.75}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("STANDFIRST_CHROMIUM") or shutil.which("chromium")
    assert chromium, "The browser tests need chromium: see tools/browser.sh."
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def newspaper() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture
def visit(browser: Browser, newspaper: str) -> Iterator[Callable[..., Page]]:
    """`visit("/story/", java_script_enabled=False)`: a page, opened by a visitor with nothing stored."""
    contexts = []

    def open_page(path: str, **how: Any) -> Page:
        context = browser.new_context(**{**PHONE, **how})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(newspaper + path, wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
