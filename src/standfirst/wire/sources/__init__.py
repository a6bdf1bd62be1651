"""The ways in which copy is delivered: one file each, found by the name of the delivery.

Each holds `check(place)`, which raises ValueError with a sentence where a setting cannot work, and
`look(place, memory, keep)`, which goes there once, gives what it finds to `keep`, and returns what it wants to
remember until the next look. Nothing is moved, deleted or marked as seen before `keep` has stored it.
"""

import importlib
from typing import cast

from standfirst.wire.sources.way import Way

#: Those that go and look; what is pasted, ingested or pushed comes by itself.
LOOKED_FOR = ("folder", "feed", "ftp", "sftp", "mailbox")


def way_of(delivery: str) -> Way:
    """The way of a delivery. Raises KeyError for one that nobody looks for."""
    if delivery not in LOOKED_FOR:
        raise KeyError(delivery)
    return cast(Way, importlib.import_module(f"{__name__}.{delivery}"))
