"""What the copy desk did to a paste, as an editor sees it: numbered, named, and tied to its place in the story."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from standfirst.copydesk import Copy, Edit
from standfirst.desk.change_words import KINDS, kind_of, told_of
from standfirst.desk.story_fields import Place, label_of, place_of, places_of

# Line breaks and indents are told in one folded line, and never as marks.
FOLDED = ("spaces.layout", "spaces.line-break")
CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Change:
    """One Edit. `place` is where it stands in the story, None where it left nothing there; `undone` where an
    editor has taken it back."""

    edit: Edit
    number: int
    place: Place | None
    undone: bool = False
    context: tuple[str, str] = ("", "")

    @property
    def id(self) -> str:
        return self.edit.id

    @property
    def key(self) -> str:
        """The Edit as a form sends it: rule and place, from which its id follows."""
        return f"{self.edit.rule}:{self.edit.start}:{self.edit.end}"

    @property
    def kind(self) -> str:
        return kind_of(self.edit.rule)

    @property
    def tag(self) -> str:
        return KINDS[self.kind].tag

    @property
    def title(self) -> str:
        return told_of(self.edit).title

    @property
    def told(self) -> str:
        return told_of(self.edit).told

    @property
    def removed(self) -> bool:
        """Whether a whole stretch was taken out, and not a sign changed inside a field."""
        return self.kind in ("furniture", "repeat")

    @property
    def before(self) -> str:
        if not self.edit.before.strip():
            return _named(self.edit.before)
        return self.edit.before.replace(" ", "␣") if self.kind == "space" else self.edit.before

    @property
    def after(self) -> str:
        return self.edit.after if self.edit.after.strip() else "a space" if self.edit.after else ""

    @property
    def blank(self) -> bool:
        """Whether only space was there: it is drawn by its name."""
        return not self.edit.before.strip()


def _named(space: str) -> str:
    if not space or set(space) == {" "}:
        return "␣" * len(space)
    names = {"\xa0": "no-break space", "\t": "tab", "\n": "line end", "\r": "line end"}
    return ", ".join(dict.fromkeys(names.get(sign) or unicodedata.name(sign, "sign").lower() for sign in space))


def changes_of(copy: Copy, undone: Iterable[Edit]) -> list[Change]:
    """Every Edit that is shown, and those taken back, numbered in the order of the original."""
    edits = [edit for edit in copy.edits if not edit.rule.startswith(FOLDED)]
    back = {edit.id: edit for edit in undone}
    found = sorted([*edits, *back.values()], key=lambda edit: (edit.start, edit.end))
    places = places_of(copy)
    return [
        Change(
            edit,
            number,
            place_of(copy, edit, places),
            edit.id in back,
            (
                copy.original[max(0, edit.start - CONTEXT) : edit.start].rpartition("\n")[2].partition(" ")[2],
                copy.original[edit.end : edit.end + CONTEXT].partition("\n")[0].rpartition(" ")[0],
            ),
        )
        for number, edit in enumerate(found, 1)
    ]


def worded(copy: Copy) -> Copy:
    """The Copy of an item, whose original names each of its fields, with those names drawn as no marks."""
    edits = (e._replace(rule="spaces.layout.label") if e.rule == "sheet.label" else e for e in copy.edits)
    return replace(copy, edits=tuple(edits))


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a row: words, the label of the field that begins here, or a change."""

    text: str = ""
    label: str = ""
    field: str = ""
    change: Change | None = None


@dataclass(slots=True)
class Row:
    """A paragraph of the original, with the changes whose numbers stand beside it."""

    bits: list[Bit] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self.changes and not any(bit.text.strip() or bit.label for bit in self.bits)


def rows_of(copy: Copy, changes: list[Change]) -> list[Row]:
    """The original as pasted, paragraph by paragraph."""
    rows = [Row()]
    for bits in _bits(copy, changes):
        if bits is None:
            rows.append(Row())
            continue
        rows[-1].bits.append(bits)
        if bits.change is not None and bits.change not in rows[-1].changes:
            rows[-1].changes.append(bits.change)
    return [row for row in rows if not row.empty]


def _bits(copy: Copy, changes: list[Change]) -> Iterator[Bit | None]:
    """The pieces in order; None where a new row begins."""
    done = {change.id: change for change in changes if not change.undone}
    back = [change for change in changes if change.undone]
    named: set[str] = set()
    at = 0
    pieces = [(span.start, span.end, span.field, None) for span in copy.spans]
    pieces += [(edit.start, edit.end, "", edit) for edit in copy.edits]  # type: ignore[misc]
    for start, end, name, edit in sorted(pieces, key=lambda piece: (piece[0], piece[1])):
        if start > at:
            yield from _words(copy.original, at, start, back)
        if edit is not None:
            if edit.id in done:
                yield Bit(change=done[edit.id])
            elif "\n" in edit.before and edit.rule == "spaces.layout":
                yield None
            else:
                yield Bit(" ")
        else:
            field_name, label = label_of(name)
            if label not in named:
                named.add(label)
                yield Bit(label=label, field=field_name)
            yield from _words(copy.original, start, end, back)
        at = max(at, end)
    yield from _words(copy.original, at, len(copy.original), back)


def _words(text: str, start: int, end: int, back: list[Change]) -> Iterator[Bit]:
    """Words, parted where an undone change begins or ends."""
    for change in back:
        if change.edit.start < end and change.edit.end > start:
            a, b = max(start, change.edit.start), min(end, change.edit.end)
            if a > start:
                yield Bit(text[start:a])
            yield Bit(text[a:b], change=change)
            start = b
    if start < end:
        yield Bit(text[start:end])


@dataclass(frozen=True, slots=True)
class Chip:
    kind: str
    label: str
    sample: str
    count: int
    on: bool


def chips_of(changes: list[Change], shown: Iterable[str]) -> list[Chip]:
    """A filter for each kind that there is."""
    chosen = set(shown)
    counts = {kind: sum(change.kind == kind for change in changes) for kind in KINDS}
    return [
        Chip(kind, words.label, words.sample, counts[kind], kind in chosen)
        for kind, words in KINDS.items()
        if counts[kind]
    ]


def folded(copy: Copy) -> int:
    """How many line breaks and indents were put right."""
    return sum(edit.rule.startswith(FOLDED) for edit in copy.edits)


def at_field(changes: list[Change], name: str) -> list[Change]:
    """The changes whose place is in this field of the story, in order."""
    return [change for change in changes if change.place is not None and change.place.field == name]


def moved(change: Change, start: int, end: int) -> Change:
    """The same change at another place of its field."""
    assert change.place is not None  # noqa: S101
    return replace(change, place=replace(change.place, start=start, end=end))
