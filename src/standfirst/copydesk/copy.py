"""Copy: the clean story, with every change that made it so. The names are a promise (docs/developers/shapes.md)."""

from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any, Literal, NamedTuple

SCHEMA = 1

BlockType = Literal["paragraph", "subhead", "list", "quote", "table", "picture", "embed"]
FlagCode = Literal[
    "no-date",
    "rights-unknown",
    "caption-without-picture",
    "vague-source",
    "unattributed-quote",
    "dateline-unlike-subject",
    "standfirst-unlike-body",
    "lost-characters",
    "query",
]
QueryKind = Literal["years-disagree", "place-not-in-region", "house-style"]


def edit_id(rule: str, start: int, end: int) -> str:
    """The id of an Edit: a hash of rule, start and end, so that a veto survives reprocessing."""
    return blake2b(f"{rule}\0{start}\0{end}".encode(), digest_size=8).hexdigest()


class Edit(NamedTuple):
    """One thing the copy desk did: `original[start:end]` was `before` and became `after`."""

    rule: str
    start: int
    end: int
    before: str
    after: str
    undoable: bool = True

    @property
    def id(self) -> str:
        return edit_id(self.rule, self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        return {"id": self.id, **self._asdict()}


class Span(NamedTuple):
    """Where a piece of a field stands in the original; code points, end exclusive."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Something for the desk to look at; never a change. `kind` stands on queries only."""

    code: FlagCode
    message: str
    start: int | None = None
    end: int | None = None
    kind: QueryKind | None = None

    def to_dict(self) -> dict[str, Any]:
        fields = asdict(self)
        if self.kind is None:
            del fields["kind"]
        return fields


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the copy was filed; `date` is as written there, never worked out."""

    place: str
    region: str | None = None
    country: str | None = None
    places: tuple[str, ...] = ()
    date: str | None = None
    agency: str | None = None

    def __str__(self) -> str:
        """As a reader sees it: the places as filed, with their region."""
        places = " and ".join(self.places or (self.place,))
        return f"{places}, {self.region}" if self.region else places


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body; each has its `text` in plain words, whatever its type."""

    type: BlockType
    text: str
    level: int | None = None
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        shape: dict[str, Any] = {"type": self.type, "text": self.text}
        if self.type == "subhead":
            shape["level"] = self.level or 2
        if self.type == "list":
            shape["items"] = list(self.items)
        if self.type == "table":
            shape["rows"] = [list(row) for row in self.rows]
        return shape


def block_of(kind: BlockType, text: str) -> Block:
    """The block that a text of this type makes: a line of a list is an item, and of a table a row, its cells parted by
    tabs."""
    return Block(
        kind,
        text,
        level=2 if kind == "subhead" else None,
        items=tuple(text.split("\n")) if kind == "list" else (),
        rows=tuple(tuple(row.split("\t")) for row in text.split("\n")) if kind == "table" else (),
    )


@dataclass(frozen=True, slots=True)
class Picture:
    caption: str
    credit: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """The cleaned text of one item. `spans` and `edits` together, in order, are the `original`."""

    original: str
    encoding: str
    headline: str | None
    blocks: tuple[Block, ...]
    kicker: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    dateline: Dateline | None = None
    pictures: tuple[Picture, ...] = ()
    credit: str | None = None
    language: str = "en"
    published: str | None = None
    rights: str = "unknown"
    spans: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()
    edits: tuple[Edit, ...] = field(default=())

    def as_text(self) -> str:
        """The clean text; `clean` reads the same fields back from it.

        Plain where that reads back, else a sheet that names each field (its first line is `standfirst-copy: 1`).
        """
        from standfirst.copydesk import desk, refusals, sheet

        text = sheet.plain(self)
        try:
            again = desk.clean(text)
        except refusals.Unreadable:
            return sheet.labelled(self)
        return text if sheet.fields(again) == sheet.fields(self) else sheet.labelled(self)

    def to_dict(self) -> dict[str, Any]:
        """Exactly what `standfirst clean --json` prints."""
        dateline = asdict(self.dateline) if self.dateline else None
        if dateline:
            dateline["places"] = list(dateline["places"])
        return {
            "schema": SCHEMA,
            "encoding": self.encoding,
            "original": self.original,
            "kicker": self.kicker,
            "headline": self.headline,
            "standfirst": self.standfirst,
            "bylines": list(self.bylines),
            "dateline": dateline,
            "blocks": [block.to_dict() for block in self.blocks],
            "pictures": [asdict(picture) for picture in self.pictures],
            "credit": self.credit,
            "language": self.language,
            "published": self.published,
            "rights": self.rights,
            "spans": [span._asdict() for span in self.spans],
            "flags": [flag.to_dict() for flag in self.flags],
            "edits": [edit.to_dict() for edit in self.edits],
        }
