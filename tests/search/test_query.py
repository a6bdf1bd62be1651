"""What a reader sees while typing: the wrong order hides the news, a wrong mark misleads, a tombstone must win."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.search.query import typed
from standfirst.search.searcher import Searcher
from tests.search.helpers import START, opened, page, shown, story


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    heads = [
        "Pashinyan calls the alliance a mistake",
        "Harbour wall holds through the storm",
        "Russia’s envoy leaves Yerevan",
        "Zelensky and Pashinyan meet in Kelmouth",
        "Ferry fares rise by six per cent",
        "Пашинян встретился с Путиным",
        "أرمينيا توقع الاتفاق",
        "中国和俄罗斯举行会谈",
        "Straße nach Jerewan gesperrt",
        "The O’Brien affair ends",
        "Nagorno-Karabakh talks resume",
    ]
    stories = [
        story(str(n), head, body="A lighthouse keeper said so." if n == 1 else "", published=START + n)
        for n, head in enumerate(heads)
    ]
    pages = (
        page("am", "Armenia", "Հայաստան", "Hayastan", kind="state", weight=9),
        page("am-ru", "Armenia and Russia", kind="pair", weight=5),
        page("ru", "Russia", "Russian Federation", kind="state", weight=8),
        page("np", "Nikol Pashinyan", kind="person"),
    )
    return opened(tmp_path_factory.mktemp("search"), *stories, pages=pages)


def heads(searcher: Searcher, q: str) -> list[str]:
    return [shown(found.headline) for found in typed(searcher, q).stories]


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("pash", "Zelensky and [Pash]inyan meet in Kelmouth"),
        ("PASHINYAN", "Zelensky and [Pashinyan] meet in Kelmouth"),
        ("pashinyan alli", "[Pashinyan] calls the [alli]ance a mistake"),
        ("pahsinyan", "Zelensky and [Pashinyan] meet in Kelmouth"),
        ("pashinian", "Zelensky and [Pashinyan] meet in Kelmouth"),
        ("pahsin", "Zelensky and [Pashin]yan meet in Kelmouth"),
        ("zelenski", "[Zelensky] and Pashinyan meet in Kelmouth"),
        ("yerevna", "Russia’s envoy leaves [Yerevan]"),
        ("eyrevan", "Russia’s envoy leaves [Yerevan]"),
        ("russia envoy", "[Russia]’s [envoy] leaves Yerevan"),
        ("пашин", "[Пашин]ян встретился с Путиным"),
        ("أرمين", "[أرمين]يا توقع الاتفاق"),
        ("ارمينيا", "[أرمينيا] توقع الاتفاق"),
        ("俄罗斯", "中国和[俄罗斯]举行会谈"),
        ("中", "[中]国和俄罗斯举行会谈"),
        ("strasse", "[Straße] nach Jerewan gesperrt"),
        ("stras", "[Straß]e nach Jerewan gesperrt"),
        ("obrien", "The [O’Brien] affair ends"),
        ("o'brien aff", "The [O’Brien] [aff]air ends"),
        ("karabakh", "Nagorno-[Karabakh] talks resume"),
        ("nagorno-kar", "[Nagorno-Kar]abakh talks resume"),
    ],
)
def test_typing_finds_and_marks(paper: Searcher, q: str, first: str) -> None:
    assert heads(paper, q)[0] == first


@pytest.mark.parametrize("q", ["yrref", "fary", "wal strom", "kelmuht abc"])
def test_too_many_slips_are_not_forgiven(paper: Searcher, q: str) -> None:
    found = typed(paper, q)
    assert found.stories == () or found.dropped


def test_a_word_of_the_story_is_found_too(paper: Searcher) -> None:
    assert heads(paper, "lightho") == ["Harbour wall holds through the storm"]


def test_newest_comes_first(paper: Searcher) -> None:
    assert [found.href for found in typed(paper, "pashinyan").stories] == ["/world/3/", "/world/0/"]


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("armenia ru", ["[Armenia] and [Ru]ssia"]),
        ("russia armenia", ["Armenia and Russia"]),
        ("armenia", ["Armenia", "Armenia and Russia"]),
        ("hayas", ["Armenia"]),
        ("հայ", ["Armenia"]),
        ("federation", ["Russia"]),
        ("pashin", ["Nikol Pashinyan"]),
        ("armennia", ["Armenia", "Armenia and Russia"]),
        ("ferry", []),
    ],
)
def test_pages_are_offered_by_any_name(paper: Searcher, q: str, titles: list[str]) -> None:
    found = [shown(offer.marked) for offer in typed(paper, q).pages]
    assert [title.replace("[", "").replace("]", "") for title in found] == [
        title.replace("[", "").replace("]", "") for title in titles
    ]
    if "[" in "".join(titles):
        assert found == titles


def test_nothing_found_suggests_and_then_drops_a_word(paper: Searcher) -> None:
    assert typed(paper, "pahsinyan").suggestion == "pashinyan"
    assert typed(paper, "zelenski meet").suggestion == "zelensky meet"
    assert typed(paper, "pashinyan").suggestion is None
    without = typed(paper, "pashinyan xqzw")
    assert (without.dropped, without.total) == ("xqzw", 2)
    assert typed(paper, "xqzwv").to_dict() == {
        "q": "xqzwv",
        "total": 0,
        "more": False,
        "pages": [],
        "stories": [],
        "suggestion": None,
        "dropped": None,
    }


def test_the_answer_is_json_of_plain_text(tmp_path: Path) -> None:
    searcher = opened(tmp_path, story("1", '<b>Ferry</b> & "fares"'))
    answer = json.loads(json.dumps(typed(searcher, "fer").to_dict()))
    assert answer["stories"] == [
        {
            "href": "/world/1/",
            "headline": [["<b>", False], ["Fer", True], ['ry</b> & "fares"', False]],
            "section": "World",
            "when": "9 October 2025, 10:53 CEST",
        }
    ]
    assert (answer["total"], answer["more"]) == (1, False)


def test_a_story_with_a_tombstone_leaves_no_trace(tmp_path: Path) -> None:
    """In the seconds in which the index lags behind a kill, the tombstone wins."""
    pages = (page("f", "Ferries"),)
    searcher = opened(tmp_path, *(story(str(n), f"Ferry {n}", published=START + n) for n in range(30)), pages=pages)
    gone = {f"/world/{n}/" for n in range(10, 30)}
    found = typed(searcher, "ferry", is_gone=gone.__contains__)
    assert [one.href for one in found.stories] == [f"/world/{n}/" for n in range(9, 1, -1)]
    assert found.total == 10
    gone.update(f"/world/{n}/" for n in range(10))
    gone.add("/topic/f/")
    for q in ("ferry", "ferru", "ferry xqzw", "ferries"):
        found = typed(searcher, q, is_gone=gone.__contains__)
        assert (found.stories, found.total, found.pages, found.suggestion, found.dropped) == ((), 0, (), None, None)


HOSTILE = [
    "x" * 10_000,
    "word " * 500,
    " ".join(f"w{n}" for n in range(500)),
    "!?…—“”()*:^\"'",
    "a\x00b",
    'headline:pash* OR "body" NEAR(a b, 3) NOT x AND -y ^z {headline}:q',
    "\"'; DROP TABLE document; --",
    "AND",
    "NOT ferry",
    "*",
    "\ud800",
    "\u202e\u200f\ufeff",
    "\ue000section776f726c64",
    "中" * 5_000,
    "é" * 10_000,
    "a-" * 5_000,
    "a" + "\u0301" * 5_000,
]


@pytest.mark.parametrize("q", HOSTILE)
def test_hostile_queries_get_an_ordinary_answer(paper: Searcher, q: str) -> None:
    found = typed(paper, q)
    assert len(found.q) <= 200
    assert found.to_dict()["q"] == q[:200]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_no_query_is_refused(paper: Searcher, q: str) -> None:
    typed(paper, q)


LETTERS = "abeinorst"


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.lists(st.text(LETTERS, min_size=2, max_size=9), min_size=1, max_size=5, unique=True),
        min_size=1,
        max_size=25,
    )
)
def test_every_beginning_finds_the_newest_headlines_that_hold_it(
    tmp_path_factory: pytest.TempPathFactory, lines: list[list[str]]
) -> None:
    stories = [story(str(n), " ".join(line), published=START + n) for n, line in enumerate(lines)]
    searcher = opened(tmp_path_factory.mktemp("search"), *stories)
    for word in {word for line in lines for word in line}:
        for length in range(2, len(word) + 1):
            holding = [n for n, line in enumerate(lines) if any(held.startswith(word[:length]) for held in line)]
            newest = [f"/world/{n}/" for n in sorted(holding, reverse=True)[:8]]
            found = [one.href for one in typed(searcher, word[:length]).stories]
            assert found[: len(newest)] == newest
