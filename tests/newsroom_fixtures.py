"""A small newsroom of an invented town."""

from collections.abc import Callable

import pytest

from standfirst.copydesk.copy import Block, Copy, Dateline, Picture
from standfirst.newsroom import ports
from standfirst.newsroom.actions import FileStory, StateRights, publish_latest
from standfirst.newsroom.models import Newspaper, Section, Story


@pytest.fixture
def section(db: None) -> Section:
    section = Section.objects.create(slug="harbour", name="Harbour")
    Newspaper.objects.create(
        pk=1, name="The Lamp", address="https://lamp.example", time_zone="Europe/Oslo", default_section=section
    )
    return section


@pytest.fixture
def taken_down(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The tombstones that were asked for."""
    asked: list[tuple[str, int]] = []
    monkeypatch.setitem(ports._filled, "take_down", lambda path, status: asked.append((path, status)))
    return asked


@pytest.fixture
def copy() -> Copy:
    return Copy(
        original="",
        encoding="utf-8",
        headline="Council buys the night ferry",
        standfirst="Eleven votes to ten.",
        bylines=("Runa Holt",),
        dateline=Dateline(place="ASKVIK", places=("ASKVIK",)),
        blocks=(Block("paragraph", "The council <b>bought</b> the ferry."), Block("subhead", "The vote", level=2)),
        pictures=(Picture("The ferry at dusk"),),
        credit="NPA",
    )


@pytest.fixture
def draft(section: Section, copy: Copy) -> Story:
    return FileStory(copy, section=section).execute()


@pytest.fixture
def make_live(section: Section, copy: Copy) -> Callable[[str], Story]:
    def make(headline: str) -> Story:
        from dataclasses import replace

        story = FileStory(replace(copy, headline=headline), section=section).execute()
        StateRights(story, licence="own").execute()
        publish_latest(story)
        return Story.objects.get(pk=story.pk)

    return make


@pytest.fixture
def live(make_live: Callable[[str], Story], taken_down: list[tuple[str, int]]) -> Story:
    return make_live("Council buys the night ferry")
