"""What pages work out from what they are given."""

from dataclasses import replace
from datetime import date

import pytest

from tests.site import samples


def test_the_lead_of_a_list_is_the_newest_with_a_picture_and_is_not_told_twice() -> None:
    page = samples.section_page()
    assert page.lead is page.stories[1]
    assert len(page.rest) == 39
    assert page.lead not in page.rest


def test_a_list_without_pictures_leads_with_the_newest() -> None:
    page = samples.byline_page()
    assert page.lead is page.stories[0]


def test_an_empty_list_says_so_and_does_not_fail() -> None:
    page = replace(samples.section_page(), stories=())
    assert page.lead is None
    assert page.rest == ()


def test_a_line_of_yesterday_shows_its_day_in_the_river() -> None:
    page = samples.front()
    old = samples.line("A line of the day before", "23:50", day=17)
    labels = [label for _, label in replace(page, river=(page.river[0], old)).river_rows]
    assert labels == ["18:42", "17\N{NO-BREAK SPACE}Nov"]


def test_on_a_quiet_morning_the_river_is_of_its_newest_storys_day() -> None:
    page = replace(samples.front(), day=date(2026, 11, 23))
    assert page.river_day == "18\N{NO-BREAK SPACE}November"
    assert page.river_rows[0][1] == "18:42"


def test_parts_of_a_storyline_are_numbered_from_the_first() -> None:
    numbers = [number for number, _ in samples.storyline_page().numbered]
    assert numbers == [7, 6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("total", "query", "heading"),
    [
        (31, "sund", "31 stories for “sund”"),
        (1, "a", "1 story for “a”"),
        (0, "x", "No stories for “x”"),
        (0, "", "Search"),
        (12345, "a", "12,345 stories for “a”"),
    ],
)
def test_the_results_say_how_many(total: int, query: str, heading: str) -> None:
    assert replace(samples.search_page(), total=total, query=query).heading == heading


def test_a_chosen_filter_keeps_the_filters_open() -> None:
    page = samples.search_page()
    assert not page.narrowed
    assert replace(page, since="2025-01-01").narrowed


@pytest.mark.parametrize(
    ("name", "size"),
    [("The Tide", ""), ("The Ebb & Flow", "wide8"), ("The Saltby Morning Herald and Courier", "wide12")],
)
def test_a_long_nameplate_is_set_smaller(name: str, size: str) -> None:
    assert replace(samples.CHROME, name=name).plate == size
