"""What the desk lets a browser do: nothing by default, no inline script, no frame but a preview's."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from standfirst.newsroom.models import Story


def directives(header: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.parametrize("path", ["/desk/", "/desk/paste/", "/desk/front/", "/desk/snippets/newsroom/story/add/"])
def test_no_screen_runs_an_inline_script_or_stands_in_a_frame(desk: Client, path: str) -> None:
    page = desk.get(path)
    told = directives(page.headers["Content-Security-Policy"])
    assert told["default-src"] == "'none'"
    assert told["script-src"] == "'self'"
    assert told["frame-ancestors"] == "'none'"
    assert page.headers["X-Frame-Options"] == "DENY"


def test_no_page_of_the_desk_holds_an_inline_script(desk: Client, live: Story) -> None:
    for path in (f"/desk/snippets/newsroom/story/edit/{live.pk}/", "/desk/account/", "/desk/images/"):
        page = desk.get(path).content.decode()
        assert "<script>" not in page, path


def test_a_preview_stands_in_a_frame_of_the_desk_under_the_readers_policy(desk: Client, live: Story) -> None:
    revision = live.get_latest_revision().pk
    page = desk.get(f"/desk/snippets/newsroom/story/history/{live.pk}/revisions/{revision}/view/")
    told = directives(page.headers["Content-Security-Policy"])
    assert told["frame-ancestors"] == "'self'"
    assert told["style-src"] == "'self'"


def test_a_stranger_is_told_the_policy_too(client: Client, section: object) -> None:
    assert "script-src 'self';" in client.get("/desk/login/").headers["Content-Security-Policy"]


def test_on_a_host_of_its_own_the_cookies_cannot_be_set_by_another() -> None:
    code = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH, s.ALLOWED_HOSTS)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "STANDFIRST_DESK_HOST": "desk.lamp.example",
            "DJANGO_SETTINGS_MODULE": "standfirst.config.settings",
        },
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split(maxsplit=6) == [
        "__Host-session", "__Host-csrf", "True", "True", "None", "/", "['desk.lamp.example']\n",
    ]  # fmt: skip


def test_nothing_at_the_desk_calls_outside(desk: Client) -> None:
    page = desk.get("/desk/").content.decode()
    for outside in ("gravatar.com", "releases.wagtail"):
        assert outside not in page
