"""An editor at the desk: pasting, undoing, saving, taking down."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.newsroom.models import FrontSlot, Section, Standing, Story, StoryState

PASTE = "Home\nSign in\n\nCouncil buys ferry\n\nOslo: The  council bought <script>alert(1)</script> a ferry.\n"


@pytest.fixture
def desk(section: Section, client: Client, settings: Any, tmp_path: Path) -> Client:
    settings.HOME = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    client.force_login(get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x"))
    return client


def test_a_stranger_cannot_paste(client: Client, section: Section) -> None:
    assert client.get("/desk/paste/").status_code == 302


def test_pasted_markup_never_becomes_a_tag(desk: Client) -> None:
    page = desk.post("/desk/paste/", {"source": PASTE})
    assert page.status_code == 200
    assert "<script>alert(1)" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_an_undone_change_comes_back_and_typed_words_stay(desk: Client) -> None:
    page = desk.post("/desk/paste/", {"source": PASTE}).content.decode()
    undo = re.findall(r'name="undo" value="(\w+)"', page)
    typed = {"headline": "Ferry is ours", "was_headline": "Council buys ferry", "source": PASTE, "undo": undo[0]}
    after = desk.post("/desk/paste/", typed).content.decode()
    assert f'name="veto" value="{undo[0]}"' in after
    assert f'name="undo" value="{undo[0]}"' not in after
    assert "Ferry is ours" in after


def test_an_empty_paste_is_answered_with_a_sentence(desk: Client) -> None:
    page = desk.post("/desk/paste/", {"source": "  "})
    assert page.status_code == 422
    assert "There is no text here" in page.content.decode()


def test_publishing_without_rights_is_refused_and_files_nothing(desk: Client, section: Section) -> None:
    page = desk.post("/desk/paste/", {"source": PASTE, "section": section.pk, "do": "publish"})
    assert page.status_code == 422
    assert not Story.objects.exists()


def test_a_paste_with_rights_goes_live(desk: Client, section: Section) -> None:
    sent = {"source": PASTE, "section": section.pk, "do": "publish", "licence": "own"}
    assert desk.post("/desk/paste/", sent).status_code == 302
    assert StoryState.objects.get().standing == Standing.LIVE


def test_every_form_of_a_story_opens(desk: Client, live: Story) -> None:
    from standfirst.desk.story_actions import CHOICES

    assert desk.get(f"/desk/snippets/newsroom/story/edit/{live.pk}/").status_code == 200
    assert desk.get("/desk/snippets/newsroom/story/").status_code == 200
    for name in CHOICES:
        assert desk.get(f"/desk/story/{live.pk}/{name}/").status_code == 200


def test_a_kill_needs_its_reason(desk: Client, live: Story) -> None:
    assert desk.post(f"/desk/story/{live.pk}/kill/", {"reason": ""}).status_code == 422
    assert desk.post(f"/desk/story/{live.pk}/kill/", {"reason": "Wrong man named"}).status_code == 302
    assert StoryState.objects.get(story=live).standing == Standing.KILLED


def test_a_killed_story_is_not_published_again(desk: Client, live: Story) -> None:
    desk.post(f"/desk/story/{live.pk}/kill/", {"reason": "Wrong man named"})
    page = desk.post(f"/desk/story/{live.pk}/publish/")
    assert page.status_code == 422
    assert "undo the kill" in page.content.decode()


def test_the_front_is_chosen(desk: Client, live: Story) -> None:
    assert desk.post("/desk/front/", {"lead": live.pk}).status_code == 302
    assert FrontSlot.objects.get().story == live
    assert desk.get("/desk/front/").status_code == 200
