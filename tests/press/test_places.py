"""Where a story stands, and that "done" is said only of a place that has let go of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from standfirst.newsroom import clock
from standfirst.newsroom.actions import KillStory
from standfirst.newsroom.models import Consumer, Story, StoryState
from standfirst.press import places, store, tombstones
from standfirst.press.outlets import Outlet, catch_up
from standfirst.press.worker import OUTLETS


@pytest.fixture
def baked(make_live: Callable[[str], Story], settings: Any, tmp_path: Path) -> Story:
    settings.HOME = tmp_path
    story = make_live("Council buys the night ferry")
    for outlet in OUTLETS:
        catch_up(outlet, "test")
    return story


def told(story: Story) -> dict[str, places.Place]:
    from wagtail.models import ModelLogEntry

    entry = ModelLogEntry.objects.filter(action="standfirst.kill").get()
    rows = places.progress(StoryState.objects.get(pk=story.pk), entry.data["places"], entry.timestamp)
    return {row.label: row for row in rows}


def test_every_place_that_shows_a_story_is_named(baked: Story) -> None:
    named = [places.label(tuple(key)) for key in places.shown_on(baked.state)]
    assert named[:3] == ["The story page", "Search", "Front page"]
    assert {"Harbour", "Feed: front", "Feed: Harbour", "Sitemap", "Stories by Runa Holt"} <= set(named)


def test_done_is_said_only_by_the_outlet(baked: Story) -> None:
    KillStory(baked, reason="The figures were invented").execute()
    before = told(baked)
    assert before["The story page"].done is not None
    assert before["Front page"].done is None
    assert before["Search"].done is None
    for outlet in OUTLETS:
        catch_up(outlet, "test")
    assert all(row.done for row in told(baked).values())


def test_done_is_the_moment_that_the_outlet_gave_and_not_a_files(baked: Story) -> None:
    KillStory(baked, reason="The figures were invented").execute()
    killed = clock.now()
    with clock.stopped_at(killed + timedelta(seconds=3)):
        for outlet in OUTLETS:
            catch_up(outlet, "test")
    with clock.stopped_at(killed + timedelta(hours=1)):
        store.put("/", b"<p>Another front</p>")
        Consumer.objects.update(cursor=0)
        for outlet in OUTLETS:
            catch_up(outlet, "test")
    rows = told(baked)
    assert {row.done for name, row in rows.items() if name != "The story page"} == {killed + timedelta(seconds=3)}


def test_a_place_that_shows_it_again_is_not_done(baked: Story) -> None:
    KillStory(baked, reason="The figures were invented").execute()
    for outlet in OUTLETS:
        catch_up(outlet, "test")
    store.put("/", f'<a href="{baked.state.path}">'.encode())
    assert told(baked)["Front page"].done is None
    tombstones.lift(baked.state.path)
    assert told(baked)["The story page"].done is None


def test_what_an_outlet_failed_on_is_said(baked: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    KillStory(baked, reason="The figures were invented").execute()

    def full(batch: Any) -> None:
        raise OSError("disk full")

    catch_up(Outlet("pages", full), "test")
    trouble = told(baked)["Front page"].trouble
    assert trouble.startswith("failed 5 times, next try ")
