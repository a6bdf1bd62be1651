"""Item: what a format reader found in a take, one dataclass for all formats. Knows no Django and nothing above it.

An Item is as the file has it: nothing is cleaned, nothing guessed, and what the file does not say is None or empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Literal

BlockType = Literal["paragraph", "subhead", "list", "quote", "table", "picture", "embed"]
Status = Literal["usable", "withheld", "canceled", "correction", "repeat", "advisory"]
NoteRole = Literal["editors", "correction", "kill", "hold", "embargo", "advisory", "rights", "warning", "expiry"]

#: The strongest mark holds where a file carries several.
STRONGEST: tuple[Status, ...] = ("canceled", "withheld", "correction", "repeat", "advisory", "usable")


class Unreadable(ValueError):
    """The input was refused. The message is one sentence for a person: what, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link on `text[start:end]` of its block; code points, end exclusive."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body; `text` is its plain words whatever its type (items and rows one a line, cells by tabs).

    A subhead has a `level` of 1 to 6, a list `items` and whether it is `ordered`, a table `rows`, a picture or an
    embed its `href`, a picture its `credit`.
    """

    type: BlockType
    text: str
    level: int | None = None
    items: tuple[str, ...] = ()
    ordered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    href: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that comes with the item; `href` is an address, or the name under which the take carries it."""

    caption: str = ""
    credit: str | None = None
    href: str | None = None
    alt: str | None = None
    copyright: str | None = None
    usage: str | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """A subject, place, person or organisation: `uri` as resolved (Media Topics as `medtop:…`), or None."""

    uri: str | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """The notice, and the terms of use in the source's own words. Neither makes copy publishable."""

    copyright: str | None = None
    usage: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Words that guide the desk and leave by no exit."""

    role: NoteRole
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came inside the take and is a take of its own; `name` is never used as a path."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item.

    `guid` is the lasting identity without the version; `guid_computed` is True where the file has none and it was
    computed from source, slug and date. `embargo` is a time with its offset, None, or "unreadable". `corrects` is
    the id of the item that this one corrects, kills or holds, as the file writes it, and `corrects_status` what the
    file says of that one (this item keeps its own `status`). `joins` is the key under which a supplier's versions,
    adds and leads of one story meet where a guid does not join them. `origins` holds, for each field that was
    filled, where in the file it came from. `numbers` are the names by which the supplier itself refers to the item in
    later kills and corrections ("ntk 0212", "a0409"), which are no identities alone. `refers` are the numbers and
    headlines by which an item that kills, holds or corrects another as people write it names that one.
    """

    guid: str | None = None
    guid_computed: bool = False
    version: str | None = None
    joins: str | None = None
    numbers: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    status: Status = "usable"
    embargo: datetime | Literal["unreadable"] | None = None
    expires: datetime | None = None
    urgency: int | None = None
    language: str | None = None
    slug: str | None = None
    sent: datetime | None = None
    corrects: str | None = None
    corrects_status: Status | None = None
    genre: str | None = None
    subjects: tuple[Concept, ...] = ()
    places: tuple[Concept, ...] = ()
    persons: tuple[Concept, ...] = ()
    organisations: tuple[Concept, ...] = ()
    rights: Rights = Rights()
    notes: tuple[Note, ...] = ()
    nonpublic: tuple[str, ...] = ()

    kicker: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    dateline: str | None = None
    credit: str | None = None
    published: datetime | None = None
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    encoding: str = "utf-8"
    attachments: tuple[Attachment, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def has_text(self) -> bool:
        """Whether there is anything that a reader could be shown."""
        return bool(self.headline or self.standfirst or self.blocks or self.pictures)

    def to_dict(self) -> dict[str, Any]:
        """What `standfirst read --json` prints of it, without the `copy` that the copy desk makes."""
        return {
            "guid": self.guid,
            "guid_computed": self.guid_computed,
            "version": self.version,
            "status": self.status,
            "embargo": self.embargo.isoformat() if isinstance(self.embargo, datetime) else self.embargo,
            "urgency": self.urgency,
            "language": self.language,
            "slug": self.slug,
            "sent": self.sent.isoformat() if self.sent else None,
            "corrects": self.corrects,
            "genre": self.genre,
            **{name: [_dict(concept) for concept in getattr(self, name)] for name in CONCEPTS},
            "rights": _dict(self.rights),
            "notes": [_dict(note) for note in self.notes],
            "nonpublic": list(self.nonpublic),
            "from": dict(self.origins),
        }


CONCEPTS = ("subjects", "places", "persons", "organisations")


def strongest(*marks: Status) -> Status:
    """Of several marks the one that holds."""
    return min(marks, key=STRONGEST.index, default="usable")


def _dict(part: Concept | Rights | Note) -> dict[str, str | None]:
    return {each.name: getattr(part, each.name) for each in fields(part)}
