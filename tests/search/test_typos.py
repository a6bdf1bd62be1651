"""A slip not forgiven hides a story; one forgiven too much shows others in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.search.typos import STEMS, keys, matched_length, slips_allowed, slips_between, stems

SMALL = st.text("abc", min_size=1, max_size=11)


def distance(ours: str, theirs: str) -> list[int]:
    """Slips from `ours` to each beginning of `theirs`, by the textbook table."""
    rows = [list(range(len(theirs) + 1))]
    for i, mine in enumerate(ours, 1):
        row = [i]
        for j, other in enumerate(theirs, 1):
            cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (mine != other))
            if i > 1 and j > 1 and mine == theirs[j - 2] and ours[i - 2] == other:
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1]


@pytest.mark.parametrize(
    ("word", "allowed"),
    [
        ("iran", 0),
        ("minsk", 1),
        ("yerevan", 1),
        ("zelensky", 1),
        ("pashinyan", 2),
        ("1945", 0),
        ("120000", 0),
        ("g20abc", 0),
    ],
)
def test_slips_grow_with_the_word(word: str, allowed: int) -> None:
    assert slips_allowed(word) == allowed


@given(SMALL, SMALL)
def test_slips_are_counted_as_by_the_textbook(typed: str, word: str) -> None:
    table = distance(typed, word)
    for most in (0, 1, 2):
        whole, beginning = table[-1], min(table)
        assert slips_between(typed, word, most, beginning=False) == (whole if whole <= most else None)
        assert slips_between(typed, word, most, beginning=True) == (beginning if beginning <= most else None)


@pytest.mark.parametrize(("slips", "shortest", "longest"), [(1, 5, 8), (2, 9, 14)])
def test_every_word_within_the_slips_is_met(slips: int, shortest: int, longest: int) -> None:
    @given(st.text("abc", min_size=shortest, max_size=longest), SMALL)
    def check(typed: str, word: str) -> None:
        if min(distance(typed, word)) > slips:
            return
        held = [stem for count, stem in stems(word) if count == slips]
        assert held
        assert keys(slips, held[0]) & keys(slips, typed[: STEMS[slips]])

    check()


@pytest.mark.parametrize(
    ("typed", "word", "length"),
    [
        ("pahsin", "pashinyan", 6),
        ("pashn", "pashinyan", 5),
        ("paashin", "pashinyan", 6),
        ("pahsinyan", "pashinyan", 9),
    ],
)
def test_as_much_is_marked_as_was_typed(typed: str, word: str, length: int) -> None:
    assert matched_length(typed, word, slips_allowed(typed)) == length
