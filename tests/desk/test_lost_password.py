"""A lost password is found by mail, where there is mail; where there is none, nobody is sent waiting for one."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from standfirst.newsroom.models import Section


@pytest.fixture
def runa(section: Section) -> Any:
    return get_user_model().objects.create_superuser("runa", "runa@lamp.example", "the old lamp of Askvik")


def test_a_link_comes_by_mail_and_opens_once(runa: Any, client: Client, settings: Any) -> None:
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    settings.WAGTAILADMIN_BASE_URL = "https://desk.lamp.example"
    assert "/desk/password_reset/" in client.get("/desk/login/").content.decode()
    told = client.post("/desk/password_reset/", {"email": "runa@lamp.example"}, follow=True).content.decode()
    assert "Look into your mail" in told
    (sent,) = mail.outbox
    assert sent.subject == "A new password at The Lamp"
    link = re.search(r"https://desk\.lamp\.example(/\S+)", sent.body)
    assert link, sent.body
    form = client.get(link[1], follow=True)
    words = {"new_password1": "a heron on the quay", "new_password2": "a heron on the quay"}
    done = client.post(form.request["PATH_INFO"], words, follow=True).content.decode()
    assert "Your password is set" in done
    assert client.login(username="runa", password="a heron on the quay")
    client.logout()
    assert "This link is spent" in client.get(link[1], follow=True).content.decode()


def test_a_strangers_address_gets_no_mail_and_the_same_words(runa: Any, client: Client, settings: Any) -> None:
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    told = client.post("/desk/password_reset/", {"email": "nobody@lamp.example"}, follow=True).content.decode()
    assert "Look into your mail" in told
    assert not mail.outbox


def test_without_mail_the_door_says_who_can_help(section: Section, client: Client) -> None:
    page = client.get("/desk/login/").content.decode()
    assert "/desk/password_reset/" not in page
    assert "Whoever runs the newsroom can set a new one" in page
    assert client.get("/desk/password_reset/").status_code == 404
