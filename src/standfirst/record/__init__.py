"""The record: who said what, who did what to whom, with the sentence that says so. Knows no Django.

from standfirst.record import annotate
record = annotate(text)          # or a Copy; see docs/developers/shapes.md
"""

from standfirst.copydesk import Unreadable
from standfirst.record.actors.lists import Actor, ListUnreadable
from standfirst.record.shapes import Entity, Event, Party, Record, Relation, Statement
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
