"""A deed while its story is read: an event before it has its number."""

from dataclasses import dataclass, field

from standfirst.record.draft import Draft
from standfirst.record.reading import Reading
from standfirst.record.shapes import Party
from standfirst.record.syntax.tree import Tree, Word

#: Codes of deeds that two do together; the first named is the actor.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


@dataclass(slots=True)
class Deed:
    """`word` tells it, and `named` is the noun that belongs to its name (*impose sanctions*)."""

    tree: Tree
    word: Word
    code: str
    trigger: tuple[int, int]
    actor: Party | None
    target: Party | None
    reading: Reading
    rule: str
    named: Word | None = None
    draft: Draft | None = None
    modality: tuple[str, ...] = ("asserted",)
    background: bool = False
    also: list["Deed"] = field(default_factory=list)
    condition: "Deed | None" = None


def is_same(one: Party | None, other: Party | None) -> bool:
    """Whether two parties are one, or of one state."""
    if one is None or other is None:
        return False
    if one.entity is not None and one.entity == other.entity:
        return True
    if one.country is not None:
        return one.country == other.country
    return one.text.casefold() == other.text.casefold()


def key(party: Party | None) -> str | None:
    """What a party is compared by across the sentences of a story."""
    return (party.country or party.entity or party.text.casefold()) if party is not None else None
