"""What stands before publishing: the flags and queries of the copy desk as rows that an editor can settle."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.copydesk import Copy, Flag
from standfirst.desk.changes import Change
from standfirst.desk.story_fields import Place, spot

STOPS = {"header.kill", "header.hold", "header.embargo", "header.not-for-publication", "header.advisory"}
SETTLE = "Undo this change if it is not so; else save the draft, and it is kept from readers."
FIELD_OF = {"no-date": ("date", "Date")}


@dataclass(frozen=True, slots=True)
class Check:
    """One row: a sentence, the places that it speaks of, and whether the editor has left it as it is."""

    key: str
    message: str
    places: tuple[Place, ...] = ()
    left: bool = False


@dataclass(frozen=True, slots=True)
class Checks:
    """`stops` block publishing from here, whatever is left as it is; `missing` are flags and `ask` queries."""

    stops: tuple[Check, ...]
    missing: tuple[Check, ...]
    ask: tuple[Check, ...]

    @property
    def left(self) -> tuple[Check, ...]:
        return tuple(check for check in (*self.missing, *self.ask) if check.left)

    @property
    def open_missing(self) -> tuple[Check, ...]:
        return tuple(check for check in self.missing if not check.left)

    @property
    def open_ask(self) -> tuple[Check, ...]:
        return tuple(check for check in self.ask if not check.left)

    @property
    def count(self) -> int:
        return len(self.open_missing) + len(self.open_ask) + len(self.stops)


def checks_of(copy: Copy, changes: Iterable[Change], left: Iterable[str]) -> Checks:
    """The rows in the order of the story. Rights are no row: they have a box of their own."""
    settled = set(left)
    flags = [flag for flag in copy.flags if flag.code not in ("query", "rights-unknown")]
    vague = [flag for flag in flags if flag.code == "vague-source"]
    rows = [_check(copy, flag, settled) for flag in flags if flag.code != "vague-source"]
    if vague:
        rows.append(_together(copy, vague, settled) if len(vague) > 1 else _check(copy, vague[0], settled))
    stops = tuple(
        Check(change.key, f"{change.title}: “{change.edit.before.strip()[:80]}”. {change.told} {SETTLE}")
        for change in changes
        if change.edit.rule in STOPS and not change.undone
    )
    asked = tuple(_check(copy, flag, settled) for flag in copy.flags if flag.code == "query")
    return Checks(stops, tuple(rows), asked)


def _check(copy: Copy, flag: Flag, settled: set[str]) -> Check:
    key = f"{flag.kind or flag.code}:{flag.start}"
    place = spot(copy, flag.start, flag.end or flag.start) if flag.start is not None else None
    if flag.code in FIELD_OF:
        name, label = FIELD_OF[flag.code]
        place = Place(name, label, 0, 0)
    return Check(key, flag.message, (place,) if place else (), key in settled)


def _together(copy: Copy, flags: list[Flag], settled: set[str]) -> Check:
    """Sources without a name are one row, with a link to each."""
    words = dict.fromkeys(found[1] for flag in flags if (found := re.match("“(.+?)”", flag.message)))
    said = ", ".join(f"“{word}”" for word in list(words)[:3])
    places = {
        place.label: place
        for flag in flags
        if flag.start is not None and (place := spot(copy, flag.start, flag.end or flag.start))
    }
    return Check(
        "vague-source",
        f"{said} name nobody, {len(flags)} times; who said it?"
        if len(words) > 1
        else f"{said} names nobody, {len(flags)} times; who said it?",
        tuple(places.values()),
        "vague-source" in settled,
    )
