"""What a kill names: read too much and a story falls that was true, too little and one stands that was not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.wire.reading.references import headline_key, keys_of, number_key, sentences_that_stop


@pytest.mark.parametrize("written", ["ntk 0212", "NTK-212", "ntk0212", "Ntk 00212"])
def test_one_number_is_written_in_many_ways(written: str) -> None:
    assert number_key(written) == "n:ntk212"


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Kill a0417. The story on wolves, a0415, stands.", ["Kill a0417."]),
        ("Withdraw a0417, but a0415 may be used.", ["Withdraw a0417"]),
        ("a0417 is withdrawn and will be replaced by a0418.", ["a0417 is withdrawn and will be "]),
        ("A substitute follows as a0418.", []),
        ("The boat has not sailed.", []),
    ],
)
def test_what_stands_and_what_follows_is_left_out(text: str, clauses: list[str]) -> None:
    assert sentences_that_stop(text) == clauses


def test_a_headline_is_its_words_and_two_words_are_too_few() -> None:
    assert headline_key("Ferry to Brackmoor sails") == headline_key("FERRY TO BRACKMOOR: “sails”")
    assert headline_key("Ferry sails") == ""


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_words_give_keys_that_fit_their_column(names: list[str]) -> None:
    assert all(0 < len(key) <= 80 for key in keys_of(tuple(names)))
