"""The record: who said what, who did what to whom, with the sentence that says so.

from standfirst.record import annotate
record = annotate(text)          # or a Copy; see docs/developers/shapes.md

The extractors know no Django; what the newsroom keeps of them is in `kept`.
"""

from typing import TYPE_CHECKING, Any

from standfirst.copydesk import Unreadable
from standfirst.record.actors.lists import Actor, ListUnreadable
from standfirst.record.shapes import Entity, Event, Party, Record, Relation, Statement

if TYPE_CHECKING:
    from standfirst.record.story import annotate

__all__ = [
    "Actor",
    "Entity",
    "Event",
    "ListUnreadable",
    "Party",
    "Record",
    "Relation",
    "Statement",
    "Unreadable",
    "annotate",
]


def __getattr__(name: str) -> Any:
    """`annotate` brings a parser of some seconds and 100 MB: the desk's processes, which only look, go without."""
    if name == "annotate":
        from standfirst.record.story import annotate

        return annotate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
