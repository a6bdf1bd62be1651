"""A reader never meets “27” at the end of a line and “March” on the next; nothing else of the text changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from standfirst.press.kept_together import NBSP, kept_together


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("on 27 March the ferry", "on 27~March the ferry"),
        ("am 3. Oktober war", "am 3.~Oktober war"),
        ("le 14 juillet, dit-il", "le 14~juillet, dit-il"),
        ("cost 3.5 million crowns", "cost 3.5~million crowns"),
        ("2,5 Millionen Kronen", "2,5~Millionen Kronen"),
        ("up 4 per cent", "up 4~per cent"),
        ("27 marchers and 3 millions", "27 marchers and 3~millions"),
        ("it was 27, March said", "it was 27, March said"),
    ],
)
def test_what_belongs_together_stands_on_one_line(text: str, kept: str) -> None:
    assert kept_together(text) == kept.replace("~", NBSP)


def test_an_address_is_left_alone() -> None:
    link = '<a href="https://x.example/?q=27 March">27 March</a>'
    assert kept_together(link) == f'<a href="https://x.example/?q=27 March">27{NBSP}March</a>'


@given(some.text(alphabet="27 .,<>/aMarchmilon\n", max_size=60))
def test_only_spaces_change_and_once_is_enough(text: str) -> None:
    kept = kept_together(text)
    assert kept.replace(NBSP, " ") == text
    assert kept_together(kept) == kept
