"""An Item as it is being filled: each field with where in the file it came from."""

import hashlib
import re
import unicodedata
from datetime import datetime
from typing import Any, get_args

from standfirst.wire.item import Block, Concept, Item, Note, NoteRole, Picture, Rights, Status, strongest
from standfirst.wire.reading.markup import Body
from standfirst.wire.reading.names import named

MAX_FIELD = 20_000
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE = ("guid", "version", "slug", "genre", "kicker", "headline", "standfirst", "dateline", "credit", "corrects")


def tidy(text: str) -> str:
    """Text without control codes and lone surrogates, its spaces folded to one line."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


def computed_guid(source: str, slug: str | None, day: datetime | None, text: str = "") -> str:
    """An identity for a format that has none: of source, slug and date; of the words too where one is missing."""
    parts = [re.sub(r"[^\w-]+", "-", part.casefold()).strip("-") for part in (source, slug or "")]
    stamp = day.date().isoformat() if day else ""
    if not (parts[1] and stamp):
        parts.append(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16])
    name = ":".join(part for part in (parts[0], stamp, *parts[1:]) if part)
    return "urn:standfirst:" + (name if len(name) < 200 else hashlib.sha256(name.encode()).hexdigest())


class Draft:
    """Collects the fields of one Item; the first value said of a field holds, an empty one is not said."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.origins: dict[str, str] = {}
        self.marks: list[Status] = []
        self.notes: list[Note] = []
        self.nonpublic: list[str] = []
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.usage: list[str] = []

    def say(self, name: str, value: Any, origin: str) -> bool:
        """Set a field that is not set yet; True where it was."""
        if name in _LINE and isinstance(value, str):
            value = tidy(value)[:MAX_FIELD]
        if value is None or value in ("", ()) or name in self.values:
            return False
        self.values[name] = value
        self.origins[name] = origin
        return True

    def get(self, name: str) -> Any:
        return self.values.get(name)

    def mark(self, status: Status, origin: str) -> None:
        """One mark of the item's status; the strongest of them holds."""
        self.marks.append(status)
        if strongest(*self.marks) == status:
            self.origins["status"] = origin

    def unknown_status(self, word: str, origin: str) -> None:
        """A status word that no standard knows holds the item back, and the desk is shown the word."""
        self.mark("withheld", origin)
        self.note("hold", f"The file gives the status “{tidy(word)[:80]}”, which is not known; the item is withheld.")

    def note(self, role: NoteRole, text: str | None) -> None:
        words = tidy(text or "")[:MAX_FIELD]
        if words and not any(note.text == words for note in self.notes):
            self.notes.append(Note(role, words))

    def private(self, text: str | None) -> None:
        """Words that must not even be quoted in a note."""
        words = tidy(text or "")[:MAX_FIELD]
        if words and words not in self.nonpublic:
            self.nonpublic.append(words)

    def concepts(self, name: str, found: list[Concept], origin: str) -> None:
        kept = tuple(dict.fromkeys(each for each in map(_printable, found) if each.uri or each.name))
        self.say(name, kept[:500], origin)

    def rights(self, *, notice: str | None = None, usage: str | None = None, origin: str) -> None:
        if notice and tidy(notice) and self.say("copyright", tidy(notice)[:MAX_FIELD], origin):
            self.origins["rights.copyright"] = self.origins.pop("copyright")
        words = tidy(usage or "")[:MAX_FIELD]
        if words and words not in self.usage:
            self.usage.append(words)
            self.origins.setdefault("rights.usage", origin)

    def byline(self, text: str | None, origin: str) -> None:
        """Authors of a byline; an agency in it is the credit."""
        people, agency = named(tidy(text or ""))
        self.say("bylines", tuple(people), origin)
        if agency:
            self.say("credit", agency, origin)

    def body(self, body: Body, origin: str, *, hidden: bool = True) -> None:
        """Take over the blocks of a body; what it hid is not for publication."""
        if body.blocks and not self.blocks:
            self.origins["blocks"] = origin
        self.blocks += body.blocks
        self.note("warning", body.warning())
        if hidden:
            for text in body.hidden:
                self.private(text)

    def picture(self, picture: Picture, origin: str) -> None:
        if picture.caption or picture.href:
            self.origins.setdefault(f"pictures.{len(self.pictures)}", origin)
            self.pictures.append(picture)

    def item(self) -> Item:
        """The Item. What a file says twice (headline above the body, abstract that is its first paragraph) is said
        once."""
        values = {name: value for name, value in self.values.items() if name != "copyright"}
        blocks = [each for each in map(_clean, self.blocks) if each.text.strip() or each.href]
        headline, standfirst = values.get("headline"), values.get("standfirst")
        if headline and blocks and _same(blocks[0].text, headline) and len(blocks) > 1:
            del blocks[0]
        if standfirst and (_same(standfirst, headline or "") or (blocks and _opens(blocks[0].text, standfirst))):
            values.pop("standfirst")
            self.origins.pop("standfirst", None)
        return Item(
            **values,
            status=strongest(*self.marks),
            rights=Rights(self.values.get("copyright"), "\n".join(self.usage) or None),
            notes=tuple(self.notes),
            nonpublic=tuple(self.nonpublic),
            blocks=tuple(blocks),
            pictures=tuple(map(_pictured, self.pictures)),
            origins=self.origins,
        )


def note_role(word: str) -> NoteRole | None:
    return next((role for role in get_args(NoteRole) if role == word), None)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def _same(one: str, other: str) -> bool:
    return bool(_key(one)) and _key(one) == _key(other)


def _opens(paragraph: str, standfirst: str) -> bool:
    """Whether a standfirst is the paragraph, or its beginning cut short."""
    key = _key(standfirst)
    return len(key) > 20 and _key(paragraph).startswith(key)


def _printable(concept: Concept) -> Concept:
    uri = concept.uri and tidy(concept.uri)[:2000]
    return Concept(uri or None, (concept.name and tidy(concept.name)[:500]) or None)


def _clean(block: Block) -> Block:
    if not _UNPRINTABLE.search(block.text) and not any(
        _UNPRINTABLE.search(each) for row in block.rows for each in row
    ):
        return block
    return Block(
        block.type,
        _UNPRINTABLE.sub("", block.text),
        level=block.level,
        items=tuple(_UNPRINTABLE.sub("", each) for each in block.items),
        ordered=block.ordered,
        rows=tuple(tuple(_UNPRINTABLE.sub("", each) for each in row) for row in block.rows),
        href=block.href,
        credit=block.credit,
    )


def _pictured(picture: Picture) -> Picture:
    texts = {
        name: tidy(value) or None if isinstance(value := getattr(picture, name), str) else None
        for name in ("credit", "href", "alt", "copyright", "usage")
    }
    return Picture(tidy(picture.caption), **texts)
