"""Clean copy as text: a plain layout that reads back to the same fields, or a sheet that names each of them."""

from typing import Any

from standfirst.copydesk.assemble import Field, assemble
from standfirst.copydesk.copy import BlockType, Copy, Dateline, Picture, block_of
from standfirst.copydesk.layers import Change, Layered

MARK = "standfirst-copy: 1"
_FIELDS = ("kicker", "headline", "standfirst", "credit", "language", "published", "rights")
_TYPES: tuple[BlockType, ...] = ("paragraph", "subhead", "list", "quote", "table", "picture", "embed")


def fields(copy: Copy) -> dict[str, Any]:
    """What a reader sees of a Copy: everything but where it came from and what was done to it."""
    shape = copy.to_dict()
    return {name: shape[name] for name in (*_FIELDS, "bylines", "dateline", "blocks", "pictures")}


def plain(copy: Copy) -> str:
    """The copy as a person would type it, one blank line between its parts."""
    parts = ["\n".join(part for part in (copy.kicker, copy.headline) if part), copy.standfirst or ""]
    parts += [f"By {' and '.join(copy.bylines)}"] if copy.bylines else []
    for picture in copy.pictures:
        lines = [f"Caption: {picture.caption}"] if picture.caption else []
        parts.append("\n".join([*lines, f"Photo: {picture.credit}"] if picture.credit else lines))
    for count, block in enumerate(copy.blocks):
        lead = f"{_dateline(copy.dateline)} — " if copy.dateline and not count else ""
        text = "\n".join(f"• {item}" for item in block.items) if block.type == "list" else block.text
        parts.append(f"{lead}{'    ' if block.type == 'quote' else ''}{text}")
    parts.append(copy.credit or "")
    return "\n\n".join(part for part in parts if part) + "\n"


def _dateline(dateline: Dateline) -> str:
    text = str(dateline)
    if dateline.date:
        text += f", {dateline.date}"
    return f"{text} ({dateline.agency})" if dateline.agency else text


def labelled(copy: Copy) -> str:
    """The copy with every field named, which reads back exactly."""
    lines = [MARK]
    lines += [f"{name}: {value}" for name in _FIELDS if (value := getattr(copy, name)) is not None]
    lines += [f"byline: {name}" for name in copy.bylines]
    if copy.dateline:
        names = ("place", "region", "country", "date", "agency")
        lines += [
            f"dateline-{name}: {value}" for name in names if (value := getattr(copy.dateline, name)) is not None
        ]
        lines += [f"dateline-also: {place}" for place in copy.dateline.places[1:]]
    for picture in copy.pictures:
        lines += [
            f"caption: {picture.caption}",
            f"picture-credit: {picture.credit or ''}",
            f"picture-href: {picture.href or ''}",
        ]
    for block in copy.blocks:
        first, *more = block.text.split("\n")
        lines += [f"{block.type}: {first}", *(f"{block.type}-more: {line}" for line in more)]
    return "\n".join(lines) + "\n"


def is_sheet(text: str) -> bool:
    return text.startswith(MARK + "\n")


def read_sheet(mended: Layered, encoding: str) -> Copy:
    """Read a sheet as it stands; nothing but its characters is mended."""
    reader = _Sheet(mended)
    made = assemble(mended, reader.places, reader.changes)
    texts = made.texts
    dated = texts.get("dateline.place")
    places = tuple(texts[f"dateline.places.{count}"] for count in range(1, reader.count["dateline.places"]))
    dateline = None
    if dated is not None:
        dateline = Dateline(
            dated,
            texts.get("dateline.region"),
            reader.plain.get("dateline-country"),
            (dated, *places),
            texts.get("dateline.date"),
            texts.get("dateline.agency"),
        )
    return Copy(
        original=mended.base,
        encoding=encoding,
        headline=texts.get("headline"),
        blocks=tuple(block_of(kind, texts[f"blocks.{count}"]) for count, kind in enumerate(reader.types)),
        kicker=texts.get("kicker"),
        standfirst=texts.get("standfirst"),
        bylines=tuple(texts[f"bylines.{count}"] for count in range(reader.count["bylines"])),
        dateline=dateline,
        pictures=tuple(
            Picture(
                texts[f"pictures.{count}.caption"],
                texts.get(f"pictures.{count}.credit") or None,
                texts.get(f"pictures.{count}.href") or None,
            )
            for count in range(reader.count["pictures"])
        ),
        credit=texts.get("credit"),
        language=reader.plain.get("language", "en"),
        published=reader.plain.get("published"),
        rights=reader.plain.get("rights", "unknown"),
        spans=made.spans,
        edits=made.edits,
    )


class _Sheet:
    """The named fields of a sheet and where they stand."""

    def __init__(self, mended: Layered) -> None:
        self.places: list[Field] = []
        self.changes: list[Change] = []
        self.types: list[BlockType] = []
        self.plain: dict[str, str] = {}
        self.named: set[str] = set()
        self.count = {"bylines": 0, "pictures": 0, "dateline.places": 1}
        at = 0
        for line in mended.text.split("\n"):
            label, _colon, value = line.partition(": ")
            start, end = at + len(label) + 2, at + len(line)
            name = self._name(label.rstrip(":"), value)
            if name == "+":
                self.changes.append(Change(self.places[-1].end, start, "\n", "sheet.label", undoable=False))
                self.places[-1] = Field(self.places[-1].name, self.places[-1].start, end)
            elif name and name not in self.named:
                self.named.add(name)
                start = min(start, end)
                self.changes.append(Change(at, start, "", "sheet.label", undoable=False))
                self.places.append(Field(name, start, end))
            elif line:
                self.changes.append(Change(at, end, "", "sheet.label", undoable=False))
            at = end + 1

    def _name(self, label: str, value: str) -> str | None:
        if label.endswith("-more") and label[:-5] in _TYPES and self.types:
            return "+"
        if label in _TYPES:
            self.types.append(label)
            return f"blocks.{len(self.types) - 1}"
        if label in ("language", "published", "rights", "dateline-country"):
            self.plain[label] = value
            return None
        if label == "byline":
            self.count["bylines"] += 1
            return f"bylines.{self.count['bylines'] - 1}"
        if label == "caption":
            self.count["pictures"] += 1
        if label in ("caption", "picture-credit", "picture-href") and self.count["pictures"]:
            return f"pictures.{self.count['pictures'] - 1}.{label.removeprefix('picture-')}"
        if label == "dateline-also":
            self.count["dateline.places"] += 1
            return f"dateline.places.{self.count['dateline.places'] - 1}"
        if label.startswith("dateline-"):
            return label.replace("-", ".", 1)
        return label if label in _FIELDS else None
