"""From an Item to its Copy: what stands in one field stays in it."""

import pytest

from standfirst.copydesk.items import copy_of
from standfirst.wire.item import Block, Item


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It began with <!-- and", "ended with --> at last."),
        ("Write <script> so", "and </script> so."),
        ("A <p> B", "C"),
    ],
)
def test_markup_that_one_paragraph_opens_and_another_closes_swallows_nothing(first: str, second: str) -> None:
    blocks = tuple(Block("paragraph", text) for text in (first, second, "The end."))
    assert [block.text for block in copy_of(Item(headline="Ferry", blocks=blocks)).blocks] == [
        first,
        second,
        "The end.",
    ]
