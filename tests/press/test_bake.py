"""What readers get after a change: the same bytes as if the whole site were baked anew, and no trace of a kill."""

import gzip
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import Model
from django.test import override_settings

from standfirst.config.shelf import Shelf
from standfirst.newsroom import clock, ports
from standfirst.newsroom.actions import (
    CorrectStory,
    HoldStory,
    KillStory,
    MoveStory,
    PlaceInStoryline,
    SetBreaking,
    SetFront,
    publish_latest,
)
from standfirst.newsroom.models import Consumer, Dispatch, Newspaper, Section, Story, StoryState, Topic
from standfirst.press import bake, store, tombstones
from standfirst.press.outlets import Outlet, catch_up
from standfirst.press.worker import LISTS, PAGES

pytestmark = pytest.mark.django_db
Make = Callable[[str], Story]


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path):
        yield tmp_path


def follow() -> None:
    for outlet in (PAGES, LISTS):
        catch_up(outlet, "test")


def path(story: Story) -> str:
    return StoryState.objects.get(pk=story.pk).path


def found_anywhere(text: str) -> list[str]:
    return [name for name, content in store.everything().items() if text.encode() in content]


def test_a_published_story_is_on_its_page_and_the_front(make_live: Make, home: Path) -> None:
    story = make_live("Council buys the night ferry")
    follow()
    found = Shelf(home / "site").find(path(story))
    assert found.file is not None
    html = found.file.read_text()
    assert "Eleven votes to ten." in html
    assert "ASKVIK" in html
    assert "&lt;b&gt;bought&lt;/b&gt;" in html
    for listed in ("index.html", "harbour/index.html", "feed.xml", "harbour/feed.xml", "by/runa-holt/index.html"):
        assert listed in found_anywhere("Council buys the night ferry"), listed


@pytest.mark.parametrize(("stop", "status"), [(KillStory, 410), (HoldStory, 404)])
def test_a_stopped_story_leaves_no_trace(make_live: Make, home: Path, stop: type, status: int) -> None:
    story, other = make_live("Mayor arrested"), make_live("Another story")
    follow()
    assert found_anywhere("Mayor arrested")
    stop(story, reason="Wrong man").execute()
    assert Shelf(home / "site").find(path(story)).status == status, "the stone must stand before anything is baked"
    follow()
    assert found_anywhere("Mayor arrested") == []
    assert Shelf(home / "site").find(path(other)).status == 200


def test_a_page_written_late_by_a_slow_worker_is_never_seen(make_live: Make, home: Path) -> None:
    story = make_live("Mayor arrested")
    follow()
    KillStory(story, reason="Wrong man").execute()
    store.put(path(story), b"<p>Mayor arrested</p>")
    assert Shelf(home / "site").find(path(story)).status == 410


def test_the_old_address_leads_to_the_new_one_and_dies_with_the_story(make_live: Make, home: Path) -> None:
    story = make_live("Council buys the night ferry")
    follow()
    old = path(story)
    new = MoveStory(story, slug="the-vote").execute()
    follow()
    shelf = Shelf(home / "site")
    assert shelf.find(old).location == new
    assert shelf.find(new).status == 200
    KillStory(story, reason="Untrue").execute()
    follow()
    assert (shelf.find(old).status, shelf.find(new).status) == (410, 410)


def test_stones_are_settled_by_the_state_after_a_crash(make_live: Make, home: Path) -> None:
    live, killed = make_live("Alive"), make_live("Dead")
    follow()
    KillStory(killed, reason="Untrue").execute()
    tombstones.lift(path(killed))
    tombstones.lay(path(live), 410)
    tombstones.settle()
    shelf = Shelf(home / "site")
    assert shelf.find(path(killed)).status == 410
    assert shelf.find(path(live)).status == 200


def test_where_the_disk_is_full_nothing_is_killed(make_live: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    story = make_live("Alive")

    def full(path: str, status: int) -> None:
        raise OSError("disk full")

    monkeypatch.setitem(ports._filled, "take_down", full)
    with pytest.raises(OSError, match="disk full"):
        KillStory(story, reason="x").execute()
    assert StoryState.objects.get(pk=story.pk).standing == "live"


def test_following_the_log_gives_the_bytes_of_a_full_bake(make_live: Make, home: Path) -> None:
    """Each kind of change in turn; after each one the shelf must equal a fresh one."""
    bake.bake_all()
    ferry = Topic.objects.create(slug="ferry", name="Ferry")
    stories = [make_live(f"Story {n}") for n in range(5)]
    follow()
    for story in stories[:4]:
        story.topics.add(ferry)
        story.save_revision().publish()
    compare(home)
    line = PlaceInStoryline(stories[0], title="The ferry").execute()
    PlaceInStoryline(stories[3], storyline=line).execute()
    compare(home)
    SetFront(None, places={"lead": stories[1], "second-1": stories[2]}).execute()
    compare(home)
    CorrectStory(stories[1], text="Eleven, not <b>twelve</b>.").execute()
    compare(home)
    stories[2].topics.clear()
    stories[2].bylines.clear()
    stories[2].headline = "Story 2, changed"
    stories[2].save_revision().publish()
    compare(home)
    MoveStory(stories[0], slug="elsewhere").execute()
    compare(home)
    KillStory(stories[1], reason="Untrue").execute()
    compare(home)
    Story.objects.get(pk=stories[3].pk).unpublish()
    compare(home)
    publish_latest(Story.objects.get(pk=stories[3].pk))
    compare(home)
    Newspaper.current().save()
    compare(home)


def test_following_changes_of_what_groups_stories_gives_the_bytes_of_a_full_bake(make_live: Make, home: Path) -> None:
    ferry = Topic.objects.create(slug="ferry", name="Ferry")
    stories = [make_live(f"Story {n}") for n in range(4)]
    for story in stories[:3]:
        story.topics.add(ferry)
        story.save_revision().publish()
    line = PlaceInStoryline(stories[0], title="The ferry").execute()
    PlaceInStoryline(stories[1], storyline=line).execute()
    bake.bake_all()
    compare(home)
    rename(ferry, name="The night ferry", slug="night-ferry")
    compare(home)
    assert not [name for name in store.everything() if name.startswith("topic/ferry/")]
    rename(line, title="The ferry and the town")
    compare(home)
    rename(Section.objects.get(), description="Boats and who owns them.")
    compare(home)
    Section.objects.create(slug="town", name="Town")
    compare(home)
    rename(Section.objects.get(slug="harbour"), slug="sea", name="Sea")
    compare(home)
    assert not [name for name in store.everything() if name in ("harbour/index.html", "harbour/feed.xml")]
    rename(Newspaper.current(), tagline="Lit since 1871", time_zone="Europe/Lisbon")
    compare(home)
    line.delete()
    compare(home)
    ferry.delete()
    compare(home)
    assert not [name for name in store.everything() if name.startswith(("topic/", "storyline/"))]


def test_a_change_bakes_what_shows_it_and_not_the_archive(
    make_live: Make, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry = Topic.objects.create(slug="ferry", name="Ferry")
    on_it, other = make_live("On the ferry"), make_live("Elsewhere")
    on_it.topics.add(ferry)
    on_it.save_revision().publish()
    bake.bake_all()
    follow()
    baked: list[int] = []
    whole = bake.bake_stories

    def noted(story_ids: Iterable[int]) -> list[bake.Listed]:
        baked.extend(story_ids)
        return whole(story_ids)

    monkeypatch.setattr(bake, "bake_stories", noted)
    rename(ferry, name="The night ferry")
    follow()
    assert baked == [on_it.pk]
    rename(Section.objects.get(), description="Boats.")
    rename(Newspaper.current(), default_section=None)
    follow()
    assert baked == [on_it.pk]
    rename(Newspaper.current(), name="The Lantern")
    follow()
    assert other.pk in baked, "the name stands on every page"


def test_a_whole_bake_that_was_cut_short_begins_again(
    make_live: Make, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_live("Story")
    bake.bake_all()
    follow()
    rename(Newspaper.current(), name="The Lantern")
    missed = list(Dispatch.objects.filter(kind="settings"))
    with monkeypatch.context() as cut:
        cut.setattr(bake.lists, "corrections", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bake.follow_lists(missed)
    bake.follow_lists(missed)
    assert found_anywhere("The Lamp") == []


def test_who_publishes_while_lists_are_baked_does_not_wait_for_them(make_live: Make, home: Path) -> None:
    """In a burst, each page is there before the feeds and archives of the ones before it are."""
    bake.bake_all()
    make_live("First of many")
    catch_up(PAGES, "test")
    stories: list[Story] = []
    served: list[int] = []

    def publish_one_more() -> bool:
        if len(stories) == 3:
            return False
        stories.append(make_live(f"One more, {len(stories)}"))
        catch_up(PAGES, "test")
        served.append(Shelf(home / "site").find(path(stories[-1])).status)
        return True

    catch_up(Outlet("lists", lambda batch: bake.follow_lists(batch, publish_one_more), behind="pages"), "test")
    assert served == [200, 200, 200]
    assert "One more, 2" in (store.get("/") or b"").decode()
    compare(home)


def test_what_changes_while_lists_are_baked_is_not_written_as_it_was(make_live: Make, home: Path) -> None:
    """A kill in the middle of a long bake: nothing that was read before it may be written after it."""
    ferry = Topic.objects.create(slug="ferry", name="Ferry")
    stories = [make_live(f"Part {n} of the ferry") for n in range(3)]
    for story in stories:
        story.topics.add(ferry)
        story.save_revision().publish()
    follow()
    stories[2].headline = "Part 2, told anew"
    stories[2].save_revision().publish()
    catch_up(PAGES, "test")
    at: list[str] = []

    def kill() -> bool:
        at.append("between")
        if len(at) != 2:
            return False
        KillStory(stories[0], reason="Untrue").execute()
        return bool(catch_up(PAGES, "test"))

    catch_up(Outlet("lists", lambda batch: bake.follow_lists(batch, kill), behind="pages"), "test")
    assert found_anywhere("Part 0 of the ferry") == []
    compare(home)


def test_lists_never_run_ahead_of_pages(make_live: Make) -> None:
    make_live("Not on its own page yet")
    assert catch_up(PAGES, "test") > 0
    make_live("Too new")
    catch_up(LISTS, "test")
    assert Consumer.objects.get(name="lists").cursor == Consumer.objects.get(name="pages").cursor


def test_a_page_torn_by_a_power_cut_is_written_anew(home: Path) -> None:
    store.put("/town/", b"<p>Whole</p>")
    packed = store.file_of("/town/").with_name("index.html.gz")
    for torn in (b"", packed.read_bytes()[:-4], b"\0" * 40):
        packed.write_bytes(torn)
        assert store.put("/town/", b"<p>Whole</p>")
        assert gzip.decompress(packed.read_bytes()) == b"<p>Whole</p>"
    assert not store.put("/town/", b"<p>Whole</p>")


def rename(row: Model, **fields: object) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def test_the_strip_stands_while_its_story_is_public(make_live: Make) -> None:
    story = make_live("Surge warning raised")
    make_live("Another story")
    SetBreaking(None, story=story, until=clock.now() + timedelta(hours=1)).execute()
    follow()
    strip = b'<b class="tab">Breaking</b>'
    assert strip in store.everything()["index.html"]
    HoldStory(story, reason="Checking").execute()
    follow()
    assert strip not in store.everything()["index.html"]


def compare(home: Path) -> None:
    follow()
    followed = store.everything()
    shutil.rmtree(home / "site" / "pages")
    from standfirst.press.models import Baked

    remembered = list(Baked.objects.values("story_id", "path", "keys").order_by("story_id"))
    bake.bake_all()
    fresh = store.everything()
    last = Dispatch.objects.order_by("-seq").first()
    assert sorted(followed) == sorted(fresh), f"after {last}"
    assert [name for name in fresh if followed[name] != fresh[name]] == [], f"after {last}"
    assert list(Baked.objects.values("story_id", "path", "keys").order_by("story_id")) == remembered


def test_a_failing_change_is_parked_and_blocks_no_other(make_live: Make) -> None:
    bad, good = make_live("Bad"), make_live("Good")
    done: list[int] = []

    def work(batch: list[Dispatch]) -> None:
        if any(dispatch.kind == "story" and dispatch.object == bad.pk for dispatch in batch):
            raise ValueError("cannot")
        done.extend(dispatch.object or 0 for dispatch in batch)

    catch_up(Outlet("picky", work), "test")  # type: ignore[arg-type]
    consumer = Consumer.objects.get(name="picky")
    assert good.pk in done
    assert consumer.parked.filter(parked=True, failures=5).count() == 3
    assert consumer.cursor == Dispatch.objects.order_by("-seq")[0].seq
