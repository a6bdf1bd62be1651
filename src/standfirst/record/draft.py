"""A statement while its story is read: before it has its number."""

from dataclasses import dataclass

from standfirst.record.shapes import Party, Span, Words
from standfirst.record.syntax.tree import Tree, Word


@dataclass(slots=True)
class Draft:
    """A statement before it has its number."""

    tree: Tree
    source: Party
    cue: Words | None
    content: tuple[Span, ...]
    addressee: Party | None
    rule: str
    source_word: Word | None = None
