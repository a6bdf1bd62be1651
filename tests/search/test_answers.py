"""An address that a reader edits by hand must get a page that says what was not understood, never an error."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from standfirst.search.answers import results, typed_answer
from standfirst.search.searcher import Searcher
from tests.search.helpers import opened, story

VIENNA = ZoneInfo("Europe/Vienna")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    times = {"late": (2025, 9, 12, 21, 59), "next": (2025, 9, 12, 22, 0), "winter": (2025, 12, 1, 23, 30)}
    made = (
        story(name, f"Ferry {name}", published=int(datetime(*time, tzinfo=UTC).timestamp()))
        for name, time in times.items()
    )
    return opened(tmp_path_factory.mktemp("search"), *made)


def found(paper: Searcher, **params: str) -> list[str]:
    asked = {name.rstrip("_"): value for name, value in params.items()}
    return sorted(hit.href for hit in results(paper, {"q": "ferry", **asked}, zone=VIENNA).results.hits)


def test_a_day_is_the_newsroom_s_day(paper: Searcher) -> None:
    assert found(paper, to="2025-09-12") == ["/world/late/"]
    assert found(paper, from_="2025-09-13", to="2025-09-13") == ["/world/next/"]
    assert found(paper, from_="2025-12-02") == ["/world/winter/"]


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"from": "yesterday"}, "The date “from” must be written like 2026-11-24; it was left aside."),
        ({"to": "2025-02-30"}, "The date “to” must be written like 2026-11-24; it was left aside."),
        ({"page": "-1"}, "The page must be a number from 1 to 100; this is the first."),
        ({"page": "٣"}, "The page must be a number from 1 to 100; this is the first."),
        ({"page": "9" * 5000}, "The page must be a number from 1 to 100; this is the first."),
        ({"from": "2026-01-01", "to": "2025-01-01"}, "The dates are the wrong way round; they were exchanged."),
        ({"from": "0001-01-01", "to": "9999-12-31"}, ""),
    ],
)
def test_what_cannot_be_understood_is_said(paper: Searcher, params: dict[str, str], problem: str) -> None:
    answer = results(paper, {"q": "ferry", **params}, zone=VIENNA)
    assert answer.problem == problem
    assert answer.results.total == 3


def test_no_words_no_results(paper: Searcher) -> None:
    answer = results(paper, {}, zone=VIENNA)
    assert (answer.results.total, answer.results.hits, answer.problem) == (0, (), "")


def test_the_overlay_gets_the_contract(paper: Searcher, tmp_path: Path) -> None:
    answer = typed_answer(paper, "fer", is_gone="/world/late/".__eq__)
    assert set(answer) == {"q", "total", "more", "pages", "stories", "suggestion", "dropped"}
    assert answer["total"] == 2
