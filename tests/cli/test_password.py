"""Who forgot a password gets a new one from whoever runs the newsroom; the old one opens nothing any more."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.contrib.auth import get_user_model
from django.test import Client

from standfirst.cli import main
from standfirst.newsroom.models import Section


@pytest.fixture
def password(section: Section, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setattr("standfirst.cli._django.existing_home", lambda: tmp_path)
    get_user_model().objects.create_superuser("runa", "runa@lamp.example", "the old lamp of Askvik")

    def run(name: str, typed: str) -> Result:
        return CliRunner().invoke(main, ["password", name], input=f"{typed}\n{typed}\n")

    return run


def test_the_new_one_opens_and_the_old_one_does_not(password: Any, client: Client) -> None:
    assert client.login(username="runa", password="the old lamp of Askvik")
    done = password("runa", "a heron on the quay")
    assert done.exit_code == 0, done.output
    assert "a heron" not in done.output
    assert "/login/" in client.get("/desk/").headers["Location"], "who held the old one is signed out"
    assert not client.login(username="runa", password="the old lamp of Askvik")
    assert client.login(username="runa", password="a heron on the quay")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [("rune", "a heron on the quay", "Who does: runa"), ("runa", "heron", "too weak"), ("runa", "runa@lamp", "weak")],
)
def test_a_wrong_name_or_a_weak_password_changes_nothing(
    password: Any, client: Client, name: str, typed: str, said: str
) -> None:
    done = password(name, typed)
    assert done.exit_code == 1
    assert said in done.output
    assert client.login(username="runa", password="the old lamp of Askvik")
