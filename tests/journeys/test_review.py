"""Two people and one story: sent for review, sent back with words, sent again, approved and read."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.house import House, get, open_house, until
from tests.journeys.paper import PASSWORD, begin, environment, standfirst

expect.set_options(timeout=30_000)
pytestmark = pytest.mark.browser
HEADLINE = "Harbour crane is sold to Drivvik"
STORY = f"{HEADLINE}\n\nThe old crane of Askvik goes to Drivvik in spring, the harbour master said on Monday.\n"
WORDS = "For how much? Ask the harbour master."
JONAS = """
from standfirst.cli._django import setup
setup()
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
jonas = get_user_model().objects.create_user("jonas", password="%s")
jonas.groups.add(Group.objects.get(name="Reporter"))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("review")
    home = begin(folder / "home")
    subprocess.run([sys.executable, "-c", JONAS % PASSWORD], env=environment(home), check=True)
    (folder / "crane.txt").write_text(STORY, "utf-8")
    done = standfirst(home, "ingest", str(Path(folder / "crane.txt")), "--licence", "own")
    assert done.returncode == 0, done.stderr
    with open_house(home) as opened:
        yield opened


def person(browser: Browser, house: House, name: str) -> Page:
    """A browser of their own, at Home."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{house.desk}/desk/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_selector(".desk-home")
    return page


def row(page: Page, kind: str) -> str:
    return f".desk-home li:has(.desk-tag:text-is('{kind}'))"


def test_a_story_is_sent_back_with_words_and_then_approved(house: House, browser: Browser) -> None:
    writer, editor = person(browser, house, "jonas"), person(browser, house, "runa")

    writer.goto(f"{house.desk}/desk/snippets/newsroom/story/")
    writer.get_by_role("link", name=HEADLINE).first.click()
    expect(writer.locator(".desk-editor__bar")).not_to_contain_text("Publish")
    writer.get_by_role("button", name="Send for review").click()
    expect(writer.locator(".messages")).to_contain_text("Sent for review")
    expect(writer.locator(".desk-editor__bar")).to_contain_text("Read only: It is under review")

    editor.goto(f"{house.desk}/desk/")
    asks = editor.locator(row(editor, "Review"))
    expect(asks).to_contain_text(HEADLINE)
    expect(asks).to_contain_text("jonas asks you to approve it")
    asks.get_by_role("link", name="Read").click()
    expect(editor.get_by_role("note", name="Review")).to_contain_text("jonas sent it for review")
    editor.get_by_role("link", name="Send back…").click()
    editor.get_by_label("What should change?").fill(WORDS)
    editor.get_by_role("button", name="Send it back").click()
    expect(editor.locator(".messages")).to_contain_text("Sent back")

    writer.goto(f"{house.desk}/desk/")
    back = writer.locator(row(writer, "Sent back"))
    expect(back).to_contain_text(WORDS)
    back.get_by_role("link", name="Open").click()
    expect(writer.get_by_role("note", name="Review")).to_contain_text(WORDS)
    writer.fill("#id_standfirst", "Drivvik pays the price of scrap.")
    writer.get_by_role("button", name="Send it again").click()
    expect(writer.locator(".messages")).to_contain_text("Sent for review")
    assert HEADLINE not in get(f"{house.reader}/")[1], "nobody has approved it yet"

    editor.goto(f"{house.desk}/desk/")
    editor.locator(row(editor, "Review")).get_by_role("link", name="Read").click()
    expect(editor.locator("#id_standfirst")).to_have_value("Drivvik pays the price of scrap.")
    editor.locator("summary", has_text="Approve").click()
    editor.get_by_role("button", name=re.compile("^Approve and publish")).click()
    expect(editor.locator(".messages")).to_contain_text("Approved")
    until(lambda: "Drivvik pays the price" in get(f"{house.reader}/")[1], "the approved story is on the front")

    writer.goto(f"{house.desk}/desk/")
    expect(writer.locator(row(writer, "Sent back"))).to_have_count(0)
    for page in (writer, editor):
        page.context.close()
