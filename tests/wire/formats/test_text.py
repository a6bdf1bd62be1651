"""Pasted text and SMS: labels above the headline are status and no text, and contacts below leave by no exit."""

from datetime import UTC, datetime

import pytest

from tests.wire.formats.samples import everything_shown, items, items_of, texts


def test_labels_embargo_notice_and_contacts() -> None:
    (item,) = items("text/embargoed.txt")
    assert item.status == "correction"
    assert item.embargo == datetime(2026, 5, 13, 6, tzinfo=UTC)
    assert item.headline == "Ferry to Brackmoor sails a month late"
    assert len(item.blocks) == 2
    assert item.rights.copyright == "© 2026 Western Exchange"
    assert item.nonpublic == ("Contact: Ilse Tarn, 555 0100",)
    assert "555" not in everything_shown(item)


def test_the_parts_of_a_message_are_put_in_order() -> None:
    (item,) = items("text/sms.txt")
    assert texts(item) == [
        "Ferry news from Brackmoor: the first boat left on Tuesday, a month after the date that the port had set. More to come."
    ]


def test_a_missing_part_is_said() -> None:
    (item,) = items_of(b"(1/3) The first boat left\n(3/3) on Tuesday.\n", "text")
    assert any("Part 2 of 3" in note.text for note in item.notes)


@pytest.mark.parametrize(
    "line", ["Kill Bill returns to the Odeon", "Score 1/2 at the break", "Hold the line, says the harbour master"]
)
def test_words_that_only_look_like_labels_stay(line: str) -> None:
    (item,) = items_of(
        f"{line}\n\nThe story goes on in a paragraph that is long enough to be one.\n".encode(), "text"
    )
    assert item.status == "usable"
    assert line in everything_shown(item)


def test_the_same_words_are_the_same_item() -> None:
    one, other = (items_of(text, "text")[0].guid for text in (b"A boat came in today.\n", b"A boat came in today.\n"))
    assert one == other
