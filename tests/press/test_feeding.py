"""What search answers after a change: a published story is found, a killed one by no query."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from standfirst.config.results import Searching
from standfirst.config.shelf import Shelf
from standfirst.newsroom.actions import CorrectStory, KillStory
from standfirst.newsroom.models import Consumer, Dispatch, Newspaper, Section, Story, Topic, newest_seq
from standfirst.press import feeding
from standfirst.press.outlets import Outlet, catch_up
from standfirst.search.searcher import Searcher

pytestmark = pytest.mark.django_db
Make = Callable[[str], Story]
SEARCH = Outlet("search", feeding.feed)


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path):
        yield tmp_path


def found(home: Path, query: str) -> list[str]:
    typed = Searching(home, Shelf(home / "site")).typed(query)
    assert typed is not None
    return ["".join(text for text, _ in story["headline"]) for story in typed["stories"]]


def test_a_published_story_is_found_while_it_is_typed(make_live: Make, home: Path) -> None:
    make_live("Council buys the night ferry")
    catch_up(SEARCH, "test")
    for query in ("counc", "night fer", "counsil", "FERRY coun"):
        assert found(home, query) == ["Council buys the night ferry"], query
    assert found(home, "mayor") == []


def test_sections_and_topics_are_offered(make_live: Make, home: Path) -> None:
    story = make_live("Council buys the night ferry")
    story.topics.add(Topic.objects.create(slug="ferry", name="Night ferries"))
    story.save_revision().publish()
    catch_up(SEARCH, "test")
    typed = Searching(home, Shelf(home / "site")).typed("night ferr")
    assert typed is not None
    assert [(page["title"], page["kind"]) for page in typed["pages"]] == [("Night ferries", "Topic")]


def offered(home: Path, query: str) -> list[tuple[str, str]]:
    typed = Searching(home, Shelf(home / "site")).typed(query)
    assert typed is not None
    return [(page["title"], page["kind"]) for page in typed["pages"]]


def test_who_writes_here_is_offered(make_live: Make, home: Path) -> None:
    make_live("Council buys the night ferry")
    catch_up(SEARCH, "test")
    assert offered(home, "runa") == [("Runa Holt", "Byline")]


def test_what_lost_its_last_story_is_offered_no_longer(make_live: Make, home: Path) -> None:
    story = make_live("Council buys the night ferry")
    story.topics.add(Topic.objects.create(slug="ferry", name="Night ferries"))
    story.save_revision().publish()
    catch_up(SEARCH, "test")
    assert all(offered(home, query) for query in ("harb", "night", "runa"))
    KillStory(story, reason="Untrue").execute()
    catch_up(SEARCH, "test")
    assert [offered(home, query) for query in ("harb", "night", "runa")] == [[], [], []]


def held(home: Path) -> list[list[tuple[object, ...]]]:
    """All that the index can answer from, but for where the log stands."""
    with Searcher(home / "search").reading() as base:
        return [
            sorted(base.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608 - the names below
            for table in ("document", "body", "page", "name", "term")
        ]


def test_following_the_log_gives_the_index_of_a_rebuild(make_live: Make, home: Path) -> None:
    """Each kind of change in turn; after each one the index must hold what a fresh one would."""

    def compare() -> None:
        catch_up(SEARCH, "test")
        followed = held(home)
        feeding.rebuild().close()
        assert held(home) == followed, Dispatch.objects.order_by("-seq").first()

    ferry = Topic.objects.create(slug="ferry", name="Night ferries")
    stories = [make_live(f"Story {n}") for n in range(3)]
    compare()
    for story in stories[:2]:
        story.topics.add(ferry)
        story.save_revision().publish()
    compare()
    ferry.name, ferry.slug = "Boats by night", "night-boats"
    ferry.save()
    compare()
    section = Section.objects.get()
    section.slug, section.name = "sea", "Sea"
    section.save()
    compare()
    CorrectStory(stories[0], text="Eleven, not twelve.").execute()
    compare()
    stories[1].bylines.clear()
    stories[1].save_revision().publish()
    compare()
    Newspaper.objects.get().save()
    compare()
    paper = Newspaper.objects.get()
    paper.time_zone = "Asia/Kolkata"
    paper.save()
    compare()
    ferry.delete()
    compare()
    KillStory(stories[2], reason="Untrue").execute()
    compare()


def test_a_killed_story_is_found_by_no_query_even_while_the_index_lags(make_live: Make, home: Path) -> None:
    story = make_live("Mayor arrested")
    catch_up(SEARCH, "test")
    assert found(home, "mayor")
    KillStory(story, reason="Wrong man").execute()
    assert found(home, "mayor") == [], "the stone must be enough"
    catch_up(SEARCH, "test")
    index = feeding.open_index()
    index.close()
    html = Searching(home, Shelf(home / "nowhere")).results({"q": "mayor arrested"})
    assert html is not None
    assert "Mayor arrested" not in html.replace("mayor arrested", "")


def test_opened_behind_the_index_catches_up_before_it_answers(make_live: Make, home: Path) -> None:
    first = make_live("First story")
    catch_up(SEARCH, "test")
    make_live("Second story")
    KillStory(first, reason="Untrue").execute()
    Consumer.objects.update(cursor=newest_seq())
    feeding.set_back(SEARCH.name)
    catch_up(SEARCH, "test")
    assert found(home, "story") == ["Second story"]


def test_a_renamed_section_is_renamed_in_every_result(make_live: Make, home: Path) -> None:
    make_live("Council buys the night ferry")
    catch_up(SEARCH, "test")
    section = Section.objects.get()
    section.name = "Sea and harbour"
    section.save()
    catch_up(SEARCH, "test")
    typed = Searching(home, Shelf(home / "site")).typed("ferry")
    assert typed is not None
    assert typed["stories"][0]["section"] == "Sea and harbour"
