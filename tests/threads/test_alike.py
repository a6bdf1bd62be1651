"""Whether two takes tell one story: joined wrongly, a newsroom prints one and loses the other."""

from datetime import UTC, datetime, timedelta

import pytest
from benchmarks import reprints
from benchmarks.reprints.__main__ import matched
from hypothesis import given
from hypothesis import strategies as st

from standfirst.threads import alike

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FERRY = (
    "Ferry to Brackmoor sails a month late\n\nThe first ferry since spring sailed to Brackmoor on Tuesday, the "
    "harbour master, Odo Venn, said. He sold 300 tickets at 14 crowns before breakfast, more than the boat holds."
)


def same(one: str, other: str, hours: float | None = 1, sources: tuple[str, str] = ("east", "west")) -> bool:
    later = None if hours is None else NOON + timedelta(hours=hours)
    first, second = sources
    return alike.one_story(alike.traits_of(one, NOON, first), alike.traits_of(other, later, second), lambda name: 1.0)


def test_a_reprint_under_another_headline_is_the_same_story_with_a_time_or_without() -> None:
    body = FERRY.partition("\n\n")[2]
    assert same(FERRY, f"Full boat at last\n\n{body}")
    assert same(FERRY, f"Full boat at last\n\n{body}", None)


def test_the_same_words_a_week_later_are_another_story() -> None:
    assert not same(FERRY, FERRY, 24 * 7)


def test_two_agencies_on_one_event_are_one_story_on_the_day_alone() -> None:
    other = "Brackmoor has a boat again. Odo Venn of the harbour counted 300 people, at 14 crowns each, on Tuesday."
    assert same(FERRY, other, 3)
    assert not same(FERRY, other, 40)
    assert not same(FERRY, other, None)
    assert not same(FERRY, other, 3, ("east", "east")), "its next part, under an identity of its own"
    assert same(FERRY, FERRY, 3, ("east", "east"))


def test_text_without_words_is_like_nothing() -> None:
    assert not same("", "")
    assert not same(FERRY, "…")


def test_the_labelled_stories_are_told_apart_as_the_figures_say() -> None:
    found = reprints.score("dev", matched(reprints.takes("dev")))
    assert found.false == {}
    assert found.recall > 0.97


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert same(one, other) == same(other, one)


@pytest.mark.parametrize("word", ["brackmoor", "the first ferry since", ""])
def test_a_mark_fits_the_databases_numbers(word: str) -> None:
    assert 0 <= alike.mark(word) < 2**63
