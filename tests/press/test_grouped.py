"""What an editor reads before a story comes down: its places in a handful of groups, none of them left out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from standfirst.newsroom import clock
from standfirst.newsroom.actions import CorrectStory, PlaceInStoryline, SetBreaking, SetFront
from standfirst.newsroom.models import Story, StoryState, Topic
from standfirst.press.grouped import KINDS, ORDER, Group, grouped
from standfirst.press.keys import RECORD, keys_of
from standfirst.press.outlets import catch_up
from standfirst.press.places import shown_on
from standfirst.press.worker import OUTLETS
from tests.desk.conftest import desk

__all__ = ["desk"]


@pytest.fixture
def everywhere(make_live: Callable[[str], Story], settings: Any, tmp_path: Path) -> Story:
    """A story in every kind of list there is."""
    settings.HOME = tmp_path
    story, others = make_live("Council buys the night ferry"), [make_live(f"Tide tables {n}") for n in range(4)]
    ferries, quay = (Topic.objects.create(slug=name.lower(), name=name) for name in ("Ferries", "Quay"))
    for each in (story, *others):
        each.topics.add(ferries)
        each.save_revision().publish()
    story.topics.add(quay)
    story.save_revision().publish()
    PlaceInStoryline(story, title="The night ferry").execute()
    CorrectStory(story, text="The vote was eleven to ten.").execute()
    follow()
    return story


def follow() -> None:
    for outlet in OUTLETS:
        catch_up(outlet, "test")


def told(story: Story) -> dict[str, Group]:
    state = StoryState.objects.get(pk=story.pk)
    return {group.kind: group for group in grouped(state, shown_on(state))}


def test_every_place_stands_in_one_group_in_the_order_in_which_readers_meet_them(everywhere: Story) -> None:
    groups = told(everywhere)
    assert list(groups) == [kind for kind in ORDER if kind != "record"]
    assert sum(group.count for group in groups.values()) == len(shown_on(everywhere.state))
    assert groups["page"].detail == everywhere.state.path
    assert groups["lists"].label == (
        "Harbour, the topics Ferries and Quay, the storyline The night ferry, stories by Runa Holt, Corrections"
    )
    assert groups["feeds"].label == "Feeds: front, Harbour, Ferries, Quay"
    assert groups["archive"].label.startswith("Archive of ")
    assert groups["archive"].label.endswith(", and the sitemap")
    assert groups["others"].label == f"Beside {groups['others'].count} other stories"
    assert "“Tide tables" in groups["others"].detail


def test_no_kind_of_page_that_lists_a_story_is_without_its_group(everywhere: Story) -> None:
    """A new one must not make the kill's own screen fail."""
    assert set(KINDS.values()) == set(ORDER)
    assert {key[0] for key in keys_of(everywhere.state)} | RECORD <= set(KINDS)


def test_the_front_says_where_on_it(everywhere: Story, make_live: Callable[[str], Story]) -> None:
    SetFront(None, places={"lead": everywhere}).execute()
    follow()
    assert told(everywhere)["front"].label == "Front page, the lead"
    first = make_live("The newest")
    SetFront(None, places={"lead": first, "second-1": everywhere}).execute()
    SetBreaking(None, story=everywhere, until=clock.now() + timedelta(hours=1)).execute()
    follow()
    assert told(everywhere)["front"].label == "Front page, breaking, one of the seconds"
    SetBreaking(None, story=None).execute()
    newest = list(Story.objects.exclude(pk__in=[everywhere.pk, first.pk]).order_by("-pk"))
    SetFront(None, places={"lead": first, "second-1": newest[0], "second-2": newest[1]}).execute()
    follow()
    assert told(everywhere)["front"].label == "Front page, third in the river"


@pytest.mark.parametrize(("name", "says"), [("kill", "gone"), ("unpublish", "gone"), ("hold", "not found")])
def test_the_screen_counts_what_comes_down(desk: Client, everywhere: Story, name: str, says: str) -> None:
    page = desk.get(f"/desk/story/{everywhere.pk}/{name}/").content.decode()
    assert f"What comes down: {len(shown_on(everywhere.state))} places" in page
    assert f"will say “{says}”" in page
    assert everywhere.state.path in page
    assert 'aria-label="Back, change nothing"' in page
