"""Adds, substitutions and leads that pick up: parts of one story, put together as a wire desk would.

Source: AP's published filing guide (adds, subs, inserts, writethrus, "picks up"). A part says by its version what it
is, and by a note or its first line which paragraphs it stands for. One that cannot be placed changes nothing, and is
told. Knows no Django.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from standfirst.wire.item import Block, Item, Note

Kind = Literal["whole", "add", "sub", "insert", "lead"]
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("whole", re.compile(r"\bwrite-?\s?thr(?:u|ough)\b|\bwriteth", re.IGNORECASE)),
    ("sub", re.compile(r"\bsubs?\b|\bsubstitut", re.IGNORECASE)),
    ("insert", re.compile(r"\binserts?\b", re.IGNORECASE)),
    ("add", re.compile(r"\badds?\b|\b(?:[2-9]|1\d)(?:nd|rd|th)?\s+take\b|\btake\s+(?:[2-9]|1\d)\b", re.IGNORECASE)),
    ("lead", re.compile(r"\b(?:ld|lead)\b", re.IGNORECASE)),
)
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_GRAFS = r"\s*(?:(?:gra(?:f|ph)|para(?:graph)?)s?)"
_SUBS = re.compile(
    rf"\bsub(?:s|stitutes?)?\b[^\d\n]{{0,20}}{_GRAFS}?\s*{_NTH}(?:\s*(?:-|–|to|and|thru)\s*{_NTH})?", re.IGNORECASE
)
_INSERTS = re.compile(rf"\binserts?\b[^\d\n]{{0,20}}\bafter\b[^\d\n]{{0,8}}{_GRAFS}?\s*{_NTH}", re.IGNORECASE)
_PICKS_UP = re.compile(rf"\bpicks?\s*up\b[^\d\n]{{0,12}}{_NTH}{_GRAFS}", re.IGNORECASE)
#: The last words of what stands before, given so that the desk finds the place; and the words that end a part.
_CATCHLINE = re.compile(r"\s*(?:x\s?){3,}", re.IGNORECASE)
_ENDS = re.compile(rf"\W*(?:{_NTH}{_GRAFS}\b.{{0,40}}|picks? up\b.{{0,60}}|more|mtc|mtf)\W*", re.IGNORECASE)
_FIRST = re.compile(r"\W*(?:subs?|inserts?|substitutes?)\b.{0,120}", re.IGNORECASE)
UNPLACED = "A {kind} came that does not say which paragraphs it stands for; it was left out: “{text}”"


def kind_of(item: Item) -> Kind:
    """What the item is to its story, by its version; what says nothing is the whole story."""
    kind = kind_of_version(item.version or "")
    return "whole" if kind == "lead" and _said(item, _PICKS_UP) is None else kind


def kind_of_version(version: str) -> Kind:
    return next((kind for kind, pattern in _KINDS if pattern.search(version)), "whole")


def together(whole: Item | None, parts: Sequence[Item]) -> Item:
    """The story as it stands after these parts, in the order of their sending; what it says of itself is the last's.

    Raises ValueError where there is neither a whole nor a part.
    """
    if whole is None and not parts:
        raise ValueError("nothing to put together")
    last = parts[-1] if parts else whole
    story = whole or replace(parts[0], blocks=())
    blocks, notes = list(story.blocks), list(story.notes)
    for part in sorted(parts, key=lambda part: kind_of(part) == "add" and _number(part)):
        placed = _place(blocks, part)
        notes += part.notes
        if placed is None:
            text = " ".join(block.text for block in part.blocks)[:160]
            notes.append(Note("editors", UNPLACED.format(kind=kind_of(part), text=text)))
        else:
            blocks = placed
    headline = next((part.headline for part in reversed(parts) if kind_of(part) == "lead"), None)
    assert last is not None  # noqa: S101 - one of the two was given
    return replace(
        story,
        headline=headline or story.headline or last.headline,
        status=last.status,
        sent=last.sent,
        version=last.version,
        numbers=last.numbers,
        blocks=tuple(blocks),
        notes=tuple(dict.fromkeys(notes)),
    )


def _place(blocks: list[Block], part: Item) -> list[Block] | None:
    """The blocks with this part in its place; None where it says none, or one that is not there."""
    kind, own = kind_of(part), _own(part)
    if kind == "add":
        return [*blocks, *own]
    if kind == "lead":
        found = _said(part, _PICKS_UP)
        first = int(found[1]) if found else 0
        return [*own, *blocks[first - 1 :]] if 1 <= first <= len(blocks) else None
    found = _said(part, _INSERTS if kind == "insert" else _SUBS)
    if found is None or not own:
        return None
    first = int(found[1])
    last = first if kind == "insert" else int(found[2] or first)
    if not 1 <= first <= last <= len(blocks):
        return None
    return (
        [*blocks[:first], *own, *blocks[first:]] if kind == "insert" else [*blocks[: first - 1], *own, *blocks[last:]]
    )


def _said(part: Item, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What the notes, or the first or last words of the text, say of the place."""
    texts = [note.text for note in part.notes] + [block.text for block in (*part.blocks[:1], *part.blocks[-1:])]
    return next((found for text in texts if (found := pattern.search(text))), None)


def _own(part: Item) -> list[Block]:
    """The paragraphs of a part that are for readers: without directions to the desk and catchlines."""
    blocks = list(part.blocks)
    if blocks and kind_of(part) in ("sub", "insert") and _FIRST.fullmatch(blocks[0].text):
        del blocks[0]
    if blocks and _CATCHLINE.match(blocks[0].text):
        del blocks[0]
    while len(blocks) > 1 and _ENDS.fullmatch(blocks[-1].text):
        del blocks[-1]
    return blocks


def _number(part: Item) -> int:
    """Which add it is; what gives no number comes as it was sent."""
    found = re.search(r"\d{1,2}(?!\d)", re.sub(r"\b[a-z]\d{4}\b", "", part.version or ""))
    return int(found[0]) if found else 0
