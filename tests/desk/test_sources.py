"""Sources at the desk: connected by an administrator, paused by an editor, and out of a reporter's hands."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from standfirst.newsroom.models import Handling, Section
from standfirst.newsroom.roles import EDITOR, REPORTER, make_roles
from standfirst.wire.models import Health, Source

LIST = "/desk/snippets/wire/source/"


@pytest.fixture
def feed(section: Section) -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="feed", address="https://npa.example/feed")


def sign_in(desk: Client, role: str) -> None:
    make_roles()
    person = get_user_model().objects.create_user(role.lower(), password="x")
    person.groups.add(Group.objects.get(name=role))
    desk.force_login(person)


def form(**more: Any) -> dict[str, Any]:
    sent = {
        "name": "NPA",
        "slug": "npa",
        "delivery": "feed",
        "address": "https://npa.example/feed",
        "afterwards": "move",
        "every": "60",
        "licence": "agency",
        "licence_ground": "Contract of 2026",
        "becomes": "draft",
        "day_first": "unknown",
    }
    return sent | more


def test_an_administrator_connects_a_source_and_says_what_becomes_of_its_copy(desk: Client, section: Section) -> None:
    page = desk.post(f"{LIST}add/", form(section=section.pk, republish="on"), follow=True)
    assert "error" not in [str(message.level_tag) for message in page.context["messages"]]
    handling = Handling.objects.get(source__slug="npa")
    assert (handling.becomes, handling.section, handling.republish) == ("draft", section, True)
    shown = desk.get(f"{LIST}edit/{handling.source_id}/").content.decode()
    assert 'value="draft"' in shown
    desk.post(f"{LIST}edit/{handling.source_id}/", form(becomes="inbox"))
    handling.refresh_from_db()
    assert (handling.becomes, handling.section, handling.republish) == ("inbox", None, False)


def test_a_setting_that_cannot_work_is_said_beside_its_field(desk: Client, section: Section) -> None:
    page = desk.post(f"{LIST}add/", form(address="npa.example", secret="hunter2"))
    assert "never the secret" in page.content.decode()
    assert not Source.objects.filter(slug="npa").exists()


def test_the_list_says_what_stands_in_the_way(desk: Client, feed: Source) -> None:
    Health.objects.create(source=feed, error="There is no server npa.example.", failures=3)
    page = desk.get(LIST).content.decode()
    assert "There is no server npa.example." in page
    assert f"/desk/sources/{feed.pk}/pause/" in page


def test_an_editor_pauses_a_source_and_may_not_change_where_it_looks(desk: Client, feed: Source) -> None:
    sign_in(desk, EDITOR)
    assert desk.get(LIST).status_code == 200
    assert desk.post(f"/desk/sources/{feed.pk}/pause/").status_code == 302
    feed.refresh_from_db()
    assert feed.paused
    desk.post(f"{LIST}edit/{feed.pk}/", form(address="https://elsewhere.example/"))
    feed.refresh_from_db()
    assert feed.address == "https://npa.example/feed"


def test_a_reporter_pauses_nothing(desk: Client, feed: Source, tmp_path: Path) -> None:
    sign_in(desk, REPORTER)
    page = desk.post(f"/desk/sources/{feed.pk}/pause/")
    assert page.status_code == 422
    assert "ask whoever runs the desk" in page.content.decode()
    assert not Source.objects.get(pk=feed.pk).paused


def test_a_mere_look_pauses_nothing(desk: Client, feed: Source) -> None:
    assert "Nothing is taken in from it" in desk.get(f"/desk/sources/{feed.pk}/pause/").content.decode()
    assert not Source.objects.get(pk=feed.pk).paused
