"""Photographs the sample pages of the reader's side: phone, tablet, desktop, dark, print.

.venv/bin/python tools/site_pages.py build/site-pages [part of a name ...]
"""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, sync_playwright
from tests.site.samples import EVERY
from tests.site.served import serving

SIZES = {"phone": (390, 844, 2), "tablet": (820, 1180, 1), "desktop": (1280, 900, 1)}
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def shots() -> list[tuple[str, str, str, str]]:
    """(name, address, size, what to do): every page on phone and desktop, and the acts of a reader."""
    wanted = [(f"{name}-{size}", f"/{name}/", size, "") for name in EVERY for size in ("phone", "desktop")]
    wanted += [
        (f"{name}-tablet", f"/{name}/", "tablet", "") for name in ("front", "story-rich", "section", "results")
    ]
    wanted += [
        (f"{name}-{size}-dark", f"/{name}/", size, "dark")
        for name in ("front", "story-rich", "results")
        for size in ("phone", "desktop")
    ]
    for size in ("phone", "desktop"):
        for act in ("search-empty", "search-typed", "lightbox", "lightbox-plain"):
            wanted.append((f"{act}-{size}", "/front/" if act.startswith("search") else "/story-rich/", size, act))
    return [
        *wanted,
        ("search-typed-desktop-dark", "/front/", "desktop", "search-typed dark"),
        ("story-print", "/story-rich/", "desktop", "print"),
    ]


def act(page: Page, what: str) -> None:
    if what.startswith("search"):
        page.evaluate("localStorage.searches = JSON.stringify(['tide table', 'berth fees', '“last oven”'])")
        page.keyboard.press("/")
        page.wait_for_selector(".over[open] [role=option]")
        if what.startswith("search-typed"):
            page.keyboard.type("ferr" if "dark" not in what else "mo")
            page.wait_for_selector(".over mark")
            page.keyboard.press("ArrowDown")
    elif what == "lightbox":
        page.click(".big >> nth=0")
        page.wait_for_selector(".box[open]")
        page.keyboard.press("Tab")
    elif what == "lightbox-plain":
        page.goto(page.url + "#p0")


def photograph(browser: Browser, base: str, out: Path, shot: tuple[str, str, str, str]) -> None:
    name, path, size, what = shot
    width, height, ratio = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=ratio,
        color_scheme="dark" if "dark" in what else "light",
    )
    page = context.new_page()
    # Twice, because the text face is optional: a first visit may do without it.
    for _ in range(2):
        page.goto(base + path, wait_until="networkidle")
    page.evaluate(
        """async () => { for (const img of document.images) { img.loading = 'eager'; await img.decode(); } }"""
    )
    act(page, what)
    page.wait_for_timeout(150)
    if what == "print":
        page.emulate_media(media="print")
        page.pdf(path=str(out / f"{name}.pdf"), format="A4", print_background=True)
        page.set_viewport_size({"width": 660, "height": 900})
    page.screenshot(path=str(out / f"{name}.png"), full_page=what in {"", "dark", "print"})
    context.close()


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    parts = sys.argv[2:]
    chromium = os.environ.get("STANDFIRST_CHROMIUM") or shutil.which("chromium")
    with serving() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        for shot in shots():
            if not parts or any(part in shot[0] for part in parts):
                photograph(browser, base, out, shot)
        browser.close()


if __name__ == "__main__":
    main()
