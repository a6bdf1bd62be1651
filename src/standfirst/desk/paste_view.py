"""What the paste screen shows of a paste."""

from dataclasses import dataclass
from typing import Any

from standfirst.desk import changes as told
from standfirst.desk import languages
from standfirst.desk.changes import Change
from standfirst.desk.checks import Checks, checks_of
from standfirst.desk.pasted import Pasted
from standfirst.desk.story_fields import NAMES, kept_place
from standfirst.newsroom.filing import story_made_of
from standfirst.newsroom.models import Licence, Section, Story, Storyline, Topic
from standfirst.threads.alike import traits_of
from standfirst.threads.reprints import dated_by, same_as, text_of
from standfirst.wire.models import Item

TITLE = "New from pasted text"
HEADLINE = 90
WORDS_A_MINUTE = 230
STORYLINES = 60
EMPTY = {
    "headline": "Missing, and must be there",
    "standfirst": "None found",
    "bylines": "No name found",
    "caption": "No caption found",
    "dateline": "None found",
    "body": "Missing, and must be there",
    "credit": "No agency found",
}
MARKED = ("headline", "standfirst", "caption", "body")


@dataclass(frozen=True, slots=True)
class Ink:
    """A stretch of a field's text, drawn beneath it; with a change, or plain."""

    text: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the story: `inks` are its text, parted at each change that left something there."""

    name: str
    label: str
    value: str
    was: str
    empty: str
    meter: str
    changes: list[Change]
    inks: list[list[Ink]]
    found: bool
    missing: bool


def field_of(pasted: Pasted, name: str, changes: list[Change]) -> Field:
    value, was = pasted.values[name], pasted.cleaned[name]
    here = [
        told.moved(change, place.start, place.end)
        for change in told.at_field(changes, name)
        if change.place is not None and (place := kept_place(change.place, was, value)) is not None
    ]
    return Field(
        name=name,
        label=NAMES[name],
        value=value,
        was=was,
        empty=EMPTY.get(name, ""),
        meter=_meter(name, value),
        changes=here,
        inks=inks_of(value, here) if name in MARKED else [],
        found=bool(was),
        missing=name in ("headline", "body") and not value.strip(),
    )


def _meter(name: str, value: str) -> str:
    if name == "headline":
        return f"{len(value)} of {HEADLINE}"
    if name == "body":
        count = sum(bool(text.strip()) for text in value.split("\n\n"))
        return f"{count} paragraph" + ("" if count == 1 else "s")
    return ""


def inks_of(text: str, changes: list[Change]) -> list[list[Ink]]:
    """The text by paragraph, each parted at its changes; undone ones and those of a whole field are not drawn."""
    paragraphs: list[list[Ink]] = [[]]
    at = 0
    for change in sorted(changes, key=lambda change: change.place.start if change.place else 0):
        place = change.place
        if place is None or change.undone or place.start < at or (place.start, place.end) == (0, len(text)):
            continue
        _plain(paragraphs, text[at : place.start])
        paragraphs[-1].append(Ink(text[place.start : place.end], change))
        at = place.end
    _plain(paragraphs, text[at:])
    return paragraphs


def _plain(paragraphs: list[list[Ink]], text: str) -> None:
    for count, part in enumerate(text.split("\n\n")):
        if count:
            paragraphs.append([])
        if part:
            paragraphs[-1].append(Ink(part))


def blocked(pasted: Pasted, checks: Checks) -> tuple[str, str]:
    """What must be done before publishing, as the button's words, and where; empty where nothing must."""
    if not pasted.rights.stated:
        return "state the rights first", "rights"
    if checks.stops:
        return "settle what the copy says first", "stops"
    if not pasted.values["headline"].strip():
        return "write a headline first", "headline"
    if not pasted.values["body"].strip():
        return "write the text first", "body"
    return "", ""


def _length(pasted: Pasted) -> str:
    words = len(pasted.values["body"].split())
    return f"{words:,} word{'' if words == 1 else 's'} · {max(1, round(words / WORDS_A_MINUTE))} min"


def view_of(pasted: Pasted) -> dict[str, Any]:
    """The context of `desk/paste.html`."""
    changes = told.changes_of(pasted.copy, pasted.undone)
    chosen = next((change for change in changes if change.id == pasted.at), changes[0] if changes else None)
    checks = checks_of(pasted.copy, changes, pasted.left)
    words, where = blocked(pasted, checks)
    return {
        "pasted": pasted,
        "copy": pasted.copy,
        "changes": changes,
        "undone": [change for change in changes if change.undone],
        "chosen": chosen,
        "around": _around(changes, chosen),
        "rows": told.rows_of(pasted.copy, changes),
        "chips": told.chips_of(changes, pasted.shown),
        "folded": told.folded(pasted.copy),
        "field": {name: field_of(pasted, name, changes) for name in NAMES},
        "checks": checks,
        "captions_alone": any(flag.code == "caption-without-picture" for flag in pasted.copy.flags),
        "again": told_before(pasted),
        "blocked": words,
        "blocked_at": where,
        "length": _length(pasted),
        "sections": Section.objects.all(),
        "topics": Topic.objects.all(),
        "languages": languages.offered(),
        "found_language": languages.name_of(pasted.copy.language),
        "storylines": Storyline.objects.order_by("-pk")[:STORYLINES],
        "new_storyline": bool(pasted.storyline) and pasted.in_storyline is None,
        "licences": [choice for choice in Licence.choices if choice[0] != Licence.UNKNOWN],
        "licence_words": dict(Licence.choices).get(pasted.rights.licence, ""),
    }


@dataclass(frozen=True, slots=True)
class Again:
    """That a story of ours tells the same as the paste, and the date that one of its takes carries."""

    story: Story
    takes: int
    dated: str
    by: str


def told_before(pasted: Pasted) -> Again | None:
    """The story that another take of this paste was made; None where there is none."""
    copy = pasted.copy.to_dict()
    story = story_made_of([told.item for told in same_as(traits_of(text_of(copy), None))])
    if story is None:
        return None
    mine = Item.objects.filter(stories__story=story).select_related("source").order_by("pk")
    day, by = next(((day, item.source.name) for item in mine if (day := dated_by(item.copy))), ("", ""))
    return Again(story, len(mine), day, by)


def _around(changes: list[Change], chosen: Change | None) -> tuple[str, str]:
    """The changes before and after the chosen one, by id."""
    if chosen is None:
        return "", ""
    at = changes.index(chosen)
    return changes[max(0, at - 1)].id, changes[min(len(changes) - 1, at + 1)].id
