"""What an outlet fails on: tried again until it goes through, a removal soonest, and nothing waits behind it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from standfirst.newsroom import clock, health
from standfirst.newsroom.actions import KillStory, SetFront, TryAgain
from standfirst.newsroom.models import Consumer, Dispatch, Parked, Story
from standfirst.press import bake, feeding, places, store
from standfirst.press.models import Confirmed
from standfirst.press.outlets import LATER, SOON, Outlet, catch_up, wait_after
from standfirst.press.trying_again import Again, try_again
from standfirst.press.worker import LISTS, PAGES, SEARCH, Worker

pytestmark = pytest.mark.django_db
Make = Callable[[str], Story]
Break = Callable[..., None]
NAMED = "Wrong man named"
WORK = {SEARCH: (feeding, "feed"), PAGES: (bake, "follow_stories"), LISTS: (bake, "follow_lists")}


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path):
        yield tmp_path


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Break:
    """`fails(outlet, story, times)`: its work raises so many times whenever this story is in the batch."""

    def broken(outlet: Outlet, story: Story, times: int) -> None:
        where, name = WORK[outlet]
        works, left = getattr(where, name), [times]

        def work(batch: list[Dispatch], *rest: Any, **named: Any) -> None:
            if left[0] and any(one.kind == "story" and one.object == story.pk for one in batch):
                left[0] -= 1
                raise OSError("disk full")
            works(batch, *rest, **named)

        monkeypatch.setattr(where, name, work)

    return broken


def worker_of(monkeypatch: pytest.MonkeyPatch) -> Worker:
    """A worker whose outlets look their work up anew, so that a test can break it."""
    from standfirst.press import worker as module

    monkeypatch.setattr(module, "SEARCH", Outlet("search", lambda batch: feeding.feed(batch)))
    worker = Worker()
    worker.lists = Outlet("lists", lambda batch: bake.follow_lists(batch), behind="pages")
    worker.first, worker.later = Again((module.SEARCH, PAGES), worker.holder), Again((worker.lists,), worker.holder)
    return worker


def steps(worker: Worker, moment: datetime, upto: timedelta) -> None:
    """The worker's own looks, every second of a stopped clock."""
    end = moment + upto
    while moment <= end:
        with clock.stopped_at(moment):
            worker.step()
        moment += timedelta(seconds=1)


def anywhere(words: str) -> list[str]:
    return [name for name, held in store.everything().items() if words.encode() in held]


def found(words: str) -> bool:
    index = feeding.open_index()
    try:
        return index.held(words) is not None
    finally:
        index.close()


@pytest.fixture
def killed(make_live: Make, monkeypatch: pytest.MonkeyPatch, fails: Break) -> tuple[Worker, Story]:
    """A story that stood everywhere and is killed. Each outlet fails on it in the batch, five times alone, and once
    more."""
    worker, story = worker_of(monkeypatch), make_live(NAMED)
    make_live("Another story")
    worker.start()
    assert anywhere(NAMED)
    assert found(str(story.pk))
    for outlet in WORK:
        fails(outlet, story, 7)
    KillStory(story, reason="The court office rang").execute()
    worker.once()
    return worker, story


def test_a_killed_story_leaves_every_outlet_though_each_failed_and_nobody_touches_anything(
    killed: tuple[Worker, Story],
) -> None:
    worker, story = killed
    assert Parked.objects.filter(parked=True, dispatch__change="killed").count() == 3
    steps(worker, clock.now(), SOON[0] / 2)
    assert anywhere(NAMED), "nothing is tried before its wait is over"
    steps(worker, clock.now(), timedelta(seconds=40))
    assert anywhere(NAMED) == []
    assert not found(str(story.pk))
    assert not Parked.objects.exists()
    gone = Dispatch.objects.get(change="killed")
    confirmed = Confirmed.objects.filter(seq=gone.seq).values_list("outlet", flat=True)
    assert set(confirmed) == {"search", "pages", "lists"}


def test_the_kill_counts_as_done_everywhere_once_it_went_through(killed: tuple[Worker, Story]) -> None:
    from wagtail.models import ModelLogEntry

    worker, story = killed
    entry = ModelLogEntry.objects.get(action="standfirst.kill")
    told = places.progress(story.state, entry.data["places"], entry.timestamp)
    assert {row.trouble[:23] for row in told if not row.done} == {"failed 5 times, next tr"}
    steps(worker, clock.now(), timedelta(seconds=40))
    assert all(row.done for row in places.progress(story.state, entry.data["places"], entry.timestamp))


def test_by_hand_it_is_tried_at_once(killed: tuple[Worker, Story]) -> None:
    worker, _ = killed
    change = Dispatch.objects.get(change="killed")
    with clock.stopped_at(clock.now()):
        worker.step()
        for _press in range(2):
            assert TryAgain(None, change=change).execute() == 3
            worker.first.look()
            worker.later.look()
            worker.step()
    assert anywhere(NAMED) == []
    assert not Parked.objects.filter(dispatch=change).exists()


def test_what_is_pressed_is_seen_though_the_log_does_not_change(killed: tuple[Worker, Story]) -> None:
    """On PostgreSQL the worker hears of new rows of the log only, and a press is none."""
    worker, _ = killed
    worker.step()
    with clock.stopped_at(clock.now() + timedelta(seconds=2)):
        TryAgain(None).execute()
        worker.seen = worker.glanced = -2
        worker.first.step()
    assert Parked.objects.filter(consumer="search", failures=6).count() == 1


def test_a_parked_change_blocks_no_other(killed: tuple[Worker, Story], make_live: Make, fails: Break) -> None:
    worker, story = killed
    for outlet in WORK:
        fails(outlet, story, 10_000)
    fresh = make_live("The morning after")
    SetFront(None, places={"lead": fresh}).execute()
    steps(worker, clock.now(), timedelta(minutes=3))
    assert "index.html" in anywhere("The morning after")
    assert found(str(fresh.pk))
    assert set(Consumer.objects.values_list("cursor", flat=True)) == {Dispatch.objects.latest("seq").seq}
    tried = Parked.objects.filter(dispatch__change="killed").values_list("failures", flat=True)
    assert all(9 < failures < 20 for failures in tried), "5, 10, 20, 40 and then 60 seconds apart"


def test_a_restart_in_between_loses_nothing(killed: tuple[Worker, Story], monkeypatch: pytest.MonkeyPatch) -> None:
    killed[0].stopping.set()
    Consumer.objects.update(holder="", held_until=None)
    again = worker_of(monkeypatch)
    again.start()
    steps(again, clock.now(), timedelta(seconds=40))
    assert anywhere(NAMED) == []
    assert not Parked.objects.exists()


def test_what_ends_the_process_is_not_met_at_once_by_the_next(make_live: Make) -> None:
    """A change that crashes the worker must leave the next one time for all the others."""
    story = make_live(NAMED)

    def work(batch: Any) -> None:
        raise OSError("disk full")

    def crash(batch: Any) -> None:
        raise KeyboardInterrupt

    catch_up(Outlet("pages", work), "test")
    with clock.stopped_at(clock.now() + LATER[1]):
        with pytest.raises(KeyboardInterrupt):
            try_again(Outlet("pages", crash), "test")
        row = Parked.objects.filter(dispatch__object=story.pk, failures=6).get()
        assert row.again == clock.now() + 2 * LATER[0]


def test_removals_are_tried_first_and_a_wait_has_its_bound(make_live: Make) -> None:
    story = make_live(NAMED)
    KillStory(story, reason="Untrue").execute()
    seen: list[str] = []

    def work(batch: list[Dispatch]) -> None:
        seen.extend(one.change for one in batch)
        raise OSError("disk full")

    outlet = Outlet("pages", work)  # type: ignore[arg-type]
    catch_up(outlet, "test")
    seen.clear()
    with clock.stopped_at(clock.now() + LATER[1]):
        try_again(outlet, "test")
    assert seen == ["killed"]
    assert wait_after("killed", 5) == SOON[0]
    assert wait_after("held", 30_000) == SOON[1]
    assert wait_after("published", 5) == LATER[0]
    assert wait_after("published", 30_000) == LATER[1]


def test_a_clock_that_was_set_back_makes_no_kill_wait_for_a_year(killed: tuple[Worker, Story]) -> None:
    worker, _ = killed
    Parked.objects.update(again=clock.now() + timedelta(days=365))
    worker.step()
    steps(worker, clock.now(), timedelta(seconds=60))
    assert anywhere(NAMED) == []


def test_the_house_says_so_in_a_sentence_without_a_name(killed: tuple[Worker, Story], home: Path) -> None:
    said = [line for line in health.complaints(home) if "taken down" in line]
    assert said == [
        "1 story that was taken down may still be listed or found: an outlet fails on it every minute. See Home at "
        "the desk, and the log of `standfirst serve`."
    ]
    steps(killed[0], clock.now(), timedelta(seconds=40))
    assert "taken down" not in " ".join(health.complaints(home))
