"""An Item as the database keeps it, and back again. Attachments are takes of their own and not kept here."""

from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any

from standfirst.wire.item import CONCEPTS, Block, Concept, Item, Link, Note, Picture, Rights

TIMES = ("sent", "published", "expires", "embargo")
_LEFT_OUT = ("attachments",)
_TUPLES = ("nonpublic", "bylines", "numbers", "refers")


def to_json(item: Item) -> dict[str, Any]:
    """Every field but the attachments, in values that JSON has."""
    told = {each.name: getattr(item, each.name) for each in fields(item) if each.name not in _LEFT_OUT}
    for name in TIMES:
        told[name] = told[name].isoformat() if isinstance(told[name], datetime) else told[name]
    for name in (*CONCEPTS, "notes", "blocks", "pictures"):
        told[name] = [_told(each) for each in told[name]]
    told["rights"] = _told(item.rights)
    told["origins"] = dict(item.origins)
    for name in _TUPLES:
        told[name] = list(told[name])
    return told


def _told(part: Any) -> dict[str, Any]:
    """As `dataclasses.asdict`, which copies every value and costs four times as much."""
    told = {name: getattr(part, name) for name in _names(part.__class__)}
    if "links" in told:
        told["links"] = tuple(_told(link) for link in told["links"])
    return told


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def from_json(told: dict[str, Any]) -> Item:
    """What `to_json` gave, as an Item again. Raises KeyError or TypeError where it was not of that making."""
    made = dict(told)
    for name in TIMES:
        given = made[name]
        made[name] = given if given is None or given == "unreadable" else datetime.fromisoformat(given)
    for name in CONCEPTS:
        made[name] = tuple(Concept(**each) for each in made[name])
    made["notes"] = tuple(Note(**each) for each in made["notes"])
    made["pictures"] = tuple(Picture(**each) for each in made["pictures"])
    made["blocks"] = tuple(_block(each) for each in made["blocks"])
    made["rights"] = Rights(**made["rights"])
    for name in _TUPLES:
        made[name] = tuple(made.get(name, ()))
    return Item(**made)


def _block(told: dict[str, Any]) -> Block:
    return Block(
        **{
            **told,
            "items": tuple(told["items"]),
            "rows": tuple(tuple(row) for row in told["rows"]),
            "links": tuple(Link(**link) for link in told["links"]),
        }
    )
