"""The fields of an Item as a person reads them, each with where in its file it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from standfirst.copydesk.copy import Copy
from standfirst.newsroom import clock
from standfirst.wire.item import CONCEPTS, Concept, Item
from standfirst.wire.reading.whereabouts import Whereabouts

LABELS = {
    "headline": "Headline",
    "kicker": "Kicker",
    "standfirst": "Standfirst",
    "slug": "Slug",
    "guid": "Identity",
    "version": "Version",
    "status": "Status",
    "corrects": "Corrects",
    "corrects_status": "Says of that one",
    "urgency": "Urgency",
    "embargo": "Embargo",
    "expires": "Expires",
    "sent": "Sent",
    "published": "Published",
    "language": "Language",
    "dateline": "Dateline",
    "bylines": "Bylines",
    "credit": "Credit",
    "genre": "Genre",
    "subjects": "Subjects",
    "places": "Places",
    "persons": "Persons",
    "organisations": "Organisations",
    "rights.copyright": "Copyright",
    "rights.usage": "Terms of use",
    "numbers": "Numbers",
    "blocks": "Text",
}
#: What an editor looks for even where the file has none of it.
ALWAYS = ("headline", "slug", "guid", "status", "urgency", "embargo", "sent", "rights.copyright")
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Row:
    """One field; `lines` are the first and last line of the file on which it stands."""

    name: str
    label: str
    value: str
    origin: str = ""
    lines: tuple[int, int] | None = None
    stops: bool = False

    @property
    def short(self) -> str:
        """The end of a path, which tells the places apart; words as they are."""
        return "/".join(self.origin.split("/")[-2:]) if self.origin.startswith("/") else self.origin


def rows_of(item: Item, copy: Copy | None, where: Whereabouts | None) -> list[Row]:
    """Every field that is filled, and those that are looked for in any case."""
    return [*_fields(item, copy, where), *_private(item, where)]


def _fields(item: Item, copy: Copy | None, where: Whereabouts | None) -> Iterator[Row]:
    for name, label in LABELS.items():
        value, sought = _value(item, name)
        origin = item.origins.get(name, "")
        if name == "dateline" and copy is not None and copy.dateline:
            value, sought = str(copy.dateline), str(copy.dateline)
            origin = origin or "by the copy desk"
        if name == "guid" and item.guid_computed:
            origin = "computed: the file has none"
        if not value and name not in ALWAYS:
            continue
        lines = where.find(origin, sought) if where and value else None
        stops = (name == "embargo" and bool(value)) or (name == "status" and value not in ("", "usable"))
        yield Row(name, label, value if len(value) <= LONGEST else value[:LONGEST] + "…", origin, lines, stops)


def _value(item: Item, name: str) -> tuple[str, str | None]:
    """A field in words, and the words by which it is found in the file."""
    if name.startswith("rights."):
        words = getattr(item.rights, name.removeprefix("rights.")) or ""
        return words, words
    if name == "blocks":
        count = len(item.blocks)
        said = f"{count} part{'' if count == 1 else 's'}, {sum(len(b.text.split()) for b in item.blocks):,} words"
        return (said, item.blocks[0].text) if count else ("", None)
    value = getattr(item, name)
    if name in CONCEPTS:
        return "; ".join(_concept(each) for each in value), _first(value)
    if isinstance(value, tuple):
        return ", ".join(value), value[0] if value else None
    if isinstance(value, datetime):
        return f"{clock.local(value):%-d %b %Y, %H:%M:%S %Z}", value.isoformat()[:16]
    return ("" if value is None else str(value)), (None if value is None else str(value))


def _concept(concept: Concept) -> str:
    named = concept.name or concept.uri or ""
    return f"{named} ({concept.uri})" if concept.uri and concept.name and concept.uri != concept.name else named


def _first(concepts: tuple[Concept, ...]) -> str | None:
    return (concepts[0].name or concepts[0].uri) if concepts else None


def _private(item: Item, where: Whereabouts | None) -> Iterator[Row]:
    for text in item.nonpublic:
        yield Row("nonpublic", "Not for publication", text, "", where.find("", text) if where else None)
    for note in item.notes:
        yield Row("note", f"Note to {note.role}", note.text, "", where.find("", note.text) if where else None)
    for picture in item.pictures:
        said = " · ".join(part for part in (picture.caption, picture.credit, picture.href) if part)
        yield Row("picture", "Picture", said, "", where.find("", picture.caption or picture.href) if where else None)
