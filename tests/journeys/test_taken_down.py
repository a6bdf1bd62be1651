"""An editor at the desk, a reader outside: what is killed, held, corrected, moved or made the lead is so for both."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.test_serve import free_port, get, standfirst, until

pytestmark = pytest.mark.browser
PASSWORD = "a-long-fishing-rod-9"
PUBLISH = """
from standfirst.cli._django import setup; setup()
from standfirst.copydesk.copy import Block, Copy
from standfirst.newsroom.actions import FileStory, StateRights, publish_latest
from standfirst.newsroom.models import Section, StoryState
for headline in {headlines!r}:
    copy = Copy('', 'utf-8', headline, (Block('paragraph', 'It stood.'),))
    story = FileStory(copy, section=Section.objects.get()).execute()
    StateRights(story, licence='own').execute(); publish_latest(story)
    print(story.pk, StoryState.objects.get(pk=story.pk).path)
"""


@dataclass(frozen=True)
class Paper:
    reader: str
    desk: str
    stories: dict[str, tuple[str, str]]
    """By headline: the story's number at the desk and its path for readers."""


@contextmanager
def served(home: Path, headlines: list[str]) -> Iterator[Paper]:
    environment = {**os.environ, "STANDFIRST_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment.pop("STANDFIRST_SECRET_KEY", None)
    begun = standfirst(
        environment, "init", "--name", "The Lamp", "--address", "http://localhost", "--language", "en",
        "--time-zone", "Europe/Oslo", "--section", "Harbour", "--editor", "runa", "--password", PASSWORD,
    )  # fmt: skip
    assert begun.returncode == 0, begun.stderr
    code = PUBLISH.format(headlines=headlines)
    made = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    rows = [tuple(line.split()) for line in made.stdout.splitlines()]
    reader, desk = free_port(), free_port()
    serving = subprocess.Popen(
        [sys.executable, "-m", "standfirst", "serve", "--port", str(reader), "--desk-port", str(desk)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    paper = Paper(f"http://127.0.0.1:{reader}", f"http://127.0.0.1:{desk}", dict(zip(headlines, rows, strict=True)))
    try:
        until(lambda: get(f"{paper.reader}/")[0] == 200, "the front answers")
        until(lambda: get(f"{paper.desk}/desk/login/")[0] == 200, "the desk answers")
        yield paper
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.wait(timeout=60)


def signed_in(browser: Browser, paper: Paper, said: list[str], *, scripts: bool = True) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=scripts)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    page.goto(f"{paper.desk}/desk/login/")
    page.fill("input[name=username]", "runa")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    return page


HEADLINES = ["Wrong man named", "Held over a name", "Vote told wrongly", "Old address", "Heron leads"]


def test_an_editors_decisions_reach_readers(tmp_path: Path, browser: Browser) -> None:
    said: list[str] = []
    with served(tmp_path / "home", HEADLINES) as paper:
        page = signed_in(browser, paper, said)
        for step in (kill, hold, correct, move, lead):
            step(page, paper)
        plain = signed_in(browser, paper, said, scripts=False)
        kill_without_scripts(plain, paper)
    assert said == []


def at(page: Page, paper: Paper, headline: str, name: str) -> str:
    story, path = paper.stories[headline]
    page.goto(f"{paper.desk}/desk/story/{story}/{name}/")
    return paper.reader + path


def kill(page: Page, paper: Paper) -> None:
    """Asked for from the editor's own menu, mildest first; off until there is a reason; every place turns to done."""
    story, path = paper.stories["Wrong man named"]
    page.goto(f"{paper.desk}/desk/snippets/newsroom/story/edit/{story}/")
    page.locator("summary", has_text="Take down").click()
    assert [text.split("…")[0].strip() for text in page.locator(".desk-menu[open] b").all_inner_texts()] == [
        "Unpublish", "Hold", "Kill",
    ]  # fmt: skip
    page.locator(".desk-menu[open] a", has_text="Kill").click()
    button = page.get_by_role("button", name="Kill it everywhere")
    expect(button).to_be_disabled()
    page.get_by_label("Why?").fill("The court office rang.")
    button.click()
    expect(page.get_by_role("heading", name="Down in all")).to_be_visible(timeout=60_000)
    rows = page.locator(".desk-places li")
    assert rows.count() >= 5
    assert all("done" in row for row in rows.all_inner_texts())
    assert get(paper.reader + path)[0] == 410
    assert "Wrong man named" not in get(f"{paper.reader}/")[1]
    assert "Wrong man named" not in get(f"{paper.reader}/feed.xml")[1]


def hold(page: Page, paper: Paper) -> None:
    address = at(page, paper, "Held over a name", "hold")
    page.get_by_label("Why?").fill("Check the name")
    page.get_by_role("button", name="Hold it").click()
    until(lambda: get(address)[0] == 404, "a held story is not found")


def correct(page: Page, paper: Paper) -> None:
    address = at(page, paper, "Vote told wrongly", "correct")
    page.get_by_label("What was wrong").fill("The vote was eleven to ten, not twelve to nine.")
    page.get_by_role("button", name="Publish the correction").click()
    until(lambda: "eleven to ten, not twelve" in get(address)[1], "the correction stands on the page")


def move(page: Page, paper: Paper) -> None:
    address = at(page, paper, "Old address", "move")
    page.get_by_label("New words of the address").fill("The new address")
    page.get_by_role("button", name="Change the address").click()

    def leads_on() -> bool:
        """It answers at every moment: with the page, then with the way on."""
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - this machine
            return "/the-new-address-" in str(answer.url)

    until(leads_on, "the old address leads to the new one")


def lead(page: Page, paper: Paper) -> None:
    """By keys alone: find a story for the lead, and put the front live."""
    page.goto(f"{paper.desk}/desk/front/")
    page.keyboard.press("f")
    page.locator("#q").fill("heron")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Heron leads").click()
    expect(page.locator(".desk-frame--new iframe")).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/desk/front/")

    def leads() -> bool:
        front = get(f"{paper.reader}/")[1]
        return front.index("Heron leads") < front.index("Old address") and "Heron leads" in front.split("<article")[1]

    until(leads, "the heron leads the front")


def kill_without_scripts(page: Page, paper: Paper) -> None:
    address = at(page, paper, "Heron leads", "kill")
    page.get_by_label("Why?").fill("It was a crane.")
    page.get_by_role("button", name="Kill it everywhere").click()
    assert get(address)[0] == 410
    for _ in range(60):
        if page.get_by_role("heading", name="Down in all").is_visible():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="See how far it is").click()
    else:
        pytest.fail("the story never came down")
