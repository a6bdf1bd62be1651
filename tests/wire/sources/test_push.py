"""Who has a source's key may hand over copy for it, and nobody else; what is answered with 201 is stored."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from standfirst.wire.models import Source, Take
from standfirst.wire.sources.push import new_key
from standfirst.wire.watch import Watcher

pytestmark = pytest.mark.django_db
TEXT = b"Ferry sold\n\nASKVIK - The council sold the ferry on Monday. It was old.\n"


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def source() -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="push")


def push(key: str, content: bytes = TEXT, slug: str = "npa", **more: Any) -> Any:
    client = Client(enforce_csrf_checks=True)
    return client.post(
        f"/wire/{slug}/", content, content_type="application/octet-stream", headers={"Authorization": key, **more}
    )


def test_copy_is_stored_before_it_is_answered_and_read_after(home: Path, source: Source) -> None:
    key = new_key(source)
    answer = push(f"Bearer {key}", Content_Disposition='attachment; filename="../a.txt"')
    take = Take.objects.get()
    assert (answer.status_code, answer.json()) == (201, {"sha256": take.sha256, "new": True})
    assert (take.state, take.filename) == (Take.State.KEPT, ".._a.txt")
    assert push(f"Bearer {key}").status_code == 200
    Watcher(home, source, lambda: None).once()
    take.refresh_from_db()
    assert take.state == Take.State.READ
    assert Take.objects.count() == 1


def test_the_key_itself_is_kept_nowhere_and_a_new_one_ends_the_old(source: Source) -> None:
    old = new_key(source)
    new = new_key(source)
    source.refresh_from_db()
    assert new not in source.key_hash
    assert push(f"Bearer {old}").status_code == 401
    assert push(f"Bearer {new}").status_code == 201


@pytest.mark.parametrize("key", ["", "Bearer", "Bearer wrong", "Basic bnBhOng="])
def test_without_the_key_nothing_is_taken(source: Source, key: str) -> None:
    new_key(source)
    assert push(key).status_code == 401
    assert not Take.objects.exists()


def test_one_cannot_ask_which_sources_there_are(source: Source) -> None:
    Source.objects.create(slug="feed", name="Feed", delivery="feed", address="https://npa.example/")
    new_key(source)
    answers = [push("Bearer x", slug=slug) for slug in ("npa", "feed", "none")]
    assert {(answer.status_code, answer.content) for answer in answers} == {(401, answers[0].content)}


def test_a_source_without_a_key_takes_nothing(source: Source) -> None:
    assert push("Bearer ").status_code == 401


def test_a_paused_source_asks_for_it_later(source: Source) -> None:
    key = new_key(source)
    Source.objects.update(paused=True)
    answer = push(f"Bearer {key}")
    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    assert not Take.objects.exists()


def test_too_much_and_nothing_are_refused(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    key = new_key(source)
    monkeypatch.setattr("standfirst.wire.sources.push.LARGEST", 10)
    assert push(f"Bearer {key}").status_code == 413
    assert push(f"Bearer {key}", b"").status_code == 400
    assert not Take.objects.exists()


def test_only_a_post_is_a_push(source: Source) -> None:
    assert Client().get("/wire/npa/").status_code == 405
