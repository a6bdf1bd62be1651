"""The worker by itself: what the clock does must reach the readers though nobody else touches the newsroom."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from standfirst.config import pulse
from standfirst.config.shelf import Shelf
from standfirst.newsroom import clock
from standfirst.newsroom.actions import SetBreaking
from standfirst.newsroom.models import Story, StoryState
from standfirst.press import heartbeat, store
from standfirst.press.worker import Worker

pytestmark = pytest.mark.django_db
Make = Callable[[str], Story]


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path):
        yield tmp_path


def test_what_the_clock_does_reaches_the_readers_though_nobody_else_writes(make_live: Make, home: Path) -> None:
    story, now = make_live("Bridge to open"), clock.now()
    StoryState.objects.filter(pk=story.pk).update(embargo=now + timedelta(hours=1))
    SetBreaking(None, story=make_live("Surge warning"), until=now + timedelta(hours=1)).execute()
    worker = Worker()
    worker.start()
    worker.step()
    path = StoryState.objects.get(pk=story.pk).path
    shelf = Shelf(home / "site")
    assert shelf.find(path).status == 404
    assert b'class="tab">Breaking' in (store.get("/") or b"")
    with clock.stopped_at(now + timedelta(hours=1)):
        worker.step()
    assert shelf.find(path).status == 200
    assert b'class="tab">Breaking' not in (store.get("/") or b"")


def test_the_readers_process_hears_what_the_worker_knows_to_be_wrong(make_live: Make, home: Path) -> None:
    make_live("Nobody follows this one")
    Worker().take_leases()
    with clock.stopped_at(clock.now() + timedelta(minutes=3)):
        heartbeat.beat(home)
        told = json.loads((home / "site" / heartbeat.FILE).read_text())
        assert any("changes behind" in sentence for sentence in told["wrong"])
        assert list(pulse.complaints(home, clock.now())) == told["wrong"]


def test_a_worker_with_nothing_to_do_writes_nothing(make_live: Make, home: Path) -> None:
    """Its writes would wake the annotator, whose writes would wake it: two processes that never sleep again."""
    make_live("Bridge to open")
    worker = Worker()
    worker.start()
    worker.step()
    with CaptureQueriesContext(connection) as asked:
        worker.seen = -1
        worker.step()
    assert [query["sql"] for query in asked if not query["sql"].startswith(("SELECT", "PRAGMA"))] == []


def test_the_worker_has_the_database_count_its_rows(make_live: Make, home: Path) -> None:
    make_live("Bridge to open")
    worker = Worker()
    worker.start()
    worker.step()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
        assert cursor.fetchone() == (1,)
