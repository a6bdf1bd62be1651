"""What the database keeps of an Item is the whole Item: a field lost here is lost to every later cleaning."""

from datetime import UTC, datetime

import pytest

from standfirst.wire.item import Block, Concept, Item, Link, Note, Picture, Rights
from standfirst.wire.stored import from_json, to_json

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
FULL = Item(
    guid="urn:lamp:1", version="2", joins="ferry", status="correction", embargo=NOON, urgency=3, language="en",
    slug="ferry", sent=NOON, corrects="urn:lamp:0", corrects_status="canceled", genre="news",
    subjects=(Concept("medtop:04000000", "economy"),), places=(Concept(None, "Askvik"),),
    rights=Rights("© The Lamp", "one use"), notes=(Note("editors", "Adds vote"),), nonpublic=("call Runa",),
    kicker="Town", headline="Council buys ferry", standfirst="Eleven to ten.", bylines=("Runa Holt",),
    dateline="ASKVIK", credit="NPA", published=NOON,
    blocks=(
        Block("paragraph", "It sails.", links=(Link(0, 2, "https://lamp.example"),)),
        Block("list", "a\nb", items=("a", "b"), ordered=True),
        Block("table", "a\tb", rows=(("a", "b"),)),
    ),
    pictures=(Picture("Ferry", "R. Holt", "ferry.jpg"),), origins={"headline": "line 1"},
)  # fmt: skip


@pytest.mark.parametrize("item", [FULL, Item(), Item(embargo="unreadable")], ids=["full", "empty", "unreadable"])
def test_an_item_comes_back_as_it_was(item: Item) -> None:
    import json

    assert from_json(json.loads(json.dumps(to_json(item)))) == item
