"""The demo shows that copy is the same in whatever format it comes: so it must be."""

from collections import Counter
from typing import Any

import pytest

from demo import wire
from standfirst.copydesk import clean
from standfirst.copydesk.items import copy_of
from standfirst.wire.formats import read
from tests.demo.test_newspaper import STORIES

FORMATS = wire.formats_of(STORIES)
SENT = [story for story in STORIES if FORMATS[story["id"]] != "text"]


def test_the_demo_receives_its_copy_in_at_least_six_formats() -> None:
    assert len(Counter(FORMATS.values())) >= 6


@pytest.mark.parametrize("story", SENT, ids=lambda story: f"{story['id']} {FORMATS[story['id']]}")
def test_what_is_sent_is_recognised_and_says_what_was_written(story: dict[str, Any]) -> None:
    written = clean(wire.content_of(story))
    _, content = wire.file_of(story, FORMATS[story["id"]])
    known, items = read(content)
    (item,) = items
    got = copy_of(item)
    assert known.name == FORMATS[story["id"]]
    assert (item.status, item.embargo) == ("usable", None)
    assert wire.typed(got.headline or "") == wire.typed(written.headline or "")
    assert str(got.dateline) == str(written.dateline)
    assert [wire.typed(block.text) for block in got.blocks] == [wire.typed(block.text) for block in written.blocks]
