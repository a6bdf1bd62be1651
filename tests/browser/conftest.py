"""The sample newspaper that Chromium visits: a fresh visitor for each test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.served import serving

PHONE = {"viewport": {"width": 412, "height": 915}, "device_scale_factor": 1.75}


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
