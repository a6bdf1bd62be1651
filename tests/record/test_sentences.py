"""Every line of the record opens its sentence: a sentence torn inside a quotation loses who spoke it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.record.sentences import quotations, sentences
from standfirst.record.shapes import Part


def split(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text, (Part("paragraph", 0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Korvane signed. Ostmere did not.", ["Korvane signed.", "Ostmere did not."]),
        (
            "Mr. Harsk met Gen. Kadd at St. Orrin. They dined.",
            ["Mr. Harsk met Gen. Kadd at St. Orrin.", "They dined."],
        ),
        ("The U.S. Navy sailed. So did we.", ["The U.S. Navy sailed.", "So did we."]),
        ("It left the U.S. The crew stayed.", ["It left the U.S.", "The crew stayed."]),
        (
            "“We signed. We will sign again,” she said. He left.",
            ["“We signed. We will sign again,” she said.", "He left."],
        ),
        ("“There is no plan.” The envoy left.", ["“There is no plan.”", "The envoy left."]),
        ("It cost 3.5 million. No one paid!", ["It cost 3.5 million.", "No one paid!"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph() -> None:
    assert split("“We stand. We stay.") == ["“We stand. We stay."]


@given(st.text(alphabet='aB. "“”’?!\n', max_size=80))
def test_nothing_but_white_space_is_lost_and_no_sentence_overlaps(text: str) -> None:
    found = sentences(text, (Part("paragraph", 0, len(text)),))
    assert "".join("".join(text[one.start : one.end].split()) for one in found) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.text(alphabet='aB. "“”‘’', max_size=60))
def test_pairs_of_marks_never_overlap(text: str) -> None:
    pairs = quotations(text, 0, len(text))
    assert all(one.end <= two.start for one, two in pairwise(pairs))
