"""How raw copy becomes a clean, structured story. Knows no Django."""

from standfirst.copydesk.copy import Block, Copy, Dateline, Edit, Flag, Picture, Span
from standfirst.copydesk.desk import clean
from standfirst.copydesk.refusals import Unreadable

__all__ = ["Block", "Copy", "Dateline", "Edit", "Flag", "Picture", "Span", "Unreadable", "clean"]
