"""Adds, subs, inserts and leads that pick up: one wrong paragraph, and a story says what its agency took back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.wire.item import Block, Item, Note
from standfirst.wire.parts import kind_of, together

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def item(version: str | None, *texts: str, note: str = "", **more: Any) -> Item:
    blocks = tuple(Block("paragraph", text) for text in texts)
    return Item(version=version, blocks=blocks, notes=(Note("editors", note),) if note else (), sent=NOON, **more)


WHOLE = item(None, "One.", "Two.", "Three.", headline="Ferry")


def texts(*parts: Item) -> list[str]:
    return [block.text for block in together(WHOLE, parts).blocks]


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        ("1st Add a0417", "add"),
        ("Add", "add"),
        ("2nd Take", "add"),
        ("Sub a0417", "sub"),
        ("Insert", "insert"),
        ("1st Ld-Writethru a0417", "whole"),
        ("1st Ld", "whole"),
        ("Address", "whole"),
        (None, "whole"),
    ],
)
def test_a_part_says_by_its_version_what_it_is(version: str | None, kind: str) -> None:
    assert kind_of(item(version, "Text.")) == kind


def test_adds_follow_in_the_order_of_their_numbers_without_their_catchlines() -> None:
    second, first = item("2nd Add", "x x x of it.", "Five.", "MORE"), item("1st Add", "Four.")
    assert texts(second, first) == ["One.", "Two.", "Three.", "Four.", "Five."]


@pytest.mark.parametrize("said", ["SUBS 2nd graf to correct the number", "Sub graf 2", "Subs para 2: corrects"])
def test_a_sub_takes_the_place_that_it_names(said: str) -> None:
    assert texts(item("Sub", "Zwei.", note=said)) == ["One.", "Zwei.", "Three."]
    assert texts(item("Sub", said, "Zwei.", "3rd graf pvs")) == ["One.", "Zwei.", "Three."]


def test_a_sub_of_several_paragraphs_and_an_insert() -> None:
    assert texts(item("Sub", "Both.", note="SUBS grafs 2-3")) == ["One.", "Both."]
    assert texts(item("Insert", "Between.", note="INSERTS after 1st graf")) == ["One.", "Between.", "Two.", "Three."]


def test_a_lead_picks_up_what_stood_below_and_brings_its_headline() -> None:
    lead = item("1st Ld", "New top.", note="Picks up 3rd graf previous", headline="Ferry sinks")
    made = together(WHOLE, [lead])
    assert [block.text for block in made.blocks] == ["New top.", "Three."]
    assert made.headline == "Ferry sinks"


@pytest.mark.parametrize("note", ["", "SUBS 9th graf", "SUBS 0 graf"])
def test_a_sub_without_a_place_changes_nothing_and_is_told(note: str) -> None:
    made = together(WHOLE, [item("Sub", "Lost.", note=note)])
    assert made.blocks == WHOLE.blocks
    assert any("Lost." in each.text for each in made.notes)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Add", "Sub", "Insert", "1st Ld", "2nd Add"]), st.text(max_size=30)), max_size=4
    )
)
def test_whatever_the_parts_say_something_is_put_together(found: list[tuple[str, str]]) -> None:
    parts = [item(version, note or "-", note=note) for version, note in found]
    assert together(WHOLE, parts).headline is not None or not parts
