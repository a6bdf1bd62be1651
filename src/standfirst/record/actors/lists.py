"""Lists of actors: the states of the world, and what a newsroom adds by a TOML file of `[[actor]]` tables."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from standfirst.record.shapes import EntityKind, MentionForm

_FAMILIAR = {"name": "Iraq", "alias": "Iraq", "metonym": "Washington", "demonym": "American", "person": "Bush"}


class ListUnreadable(ValueError):
    """A file of actors cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on a list, with every way to name it. `metonyms` stand for it only where they act."""

    kind: EntityKind
    name: str
    country: str | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One phrase that names an actor."""

    phrase: str
    form: MentionForm
    actor: Actor


class Actors:
    """Every phrase of some lists, found by its first word; the longest first."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.by_first: dict[str, list[Listed]] = {}
        for actor in actors:
            self._add(actor.name, "name", actor)
            for name in actor.names:
                self._add(name, "name" if actor.kind == "person" else "alias", actor)
            for name in actor.demonyms:
                self._add(name, "demonym", actor)
            for name in actor.metonyms:
                self._add(name, "metonym", actor)
        for listed in self.by_first.values():
            listed.sort(key=lambda one: -len(one.phrase))

    @cached_property
    def familiar(self) -> dict[str, str]:
        """Single words that name somebody, each with a word of its kind that any English treebank holds."""
        found: dict[str, str] = {"Mr": "Mr.", "Mrs": "Mrs.", "Ms": "Ms.", "Dr": "Dr."}
        for group in self.by_first.values():
            for listed in group:
                words = listed.phrase.split()
                kind = listed.form if listed.actor.kind == "state" else listed.actor.kind
                if len(words) == 1 and kind in _FAMILIAR:
                    plural = kind == "demonym" and listed.phrase.endswith(
                        "is" if listed.phrase.endswith("is") else "ns"
                    )
                    found[listed.phrase] = "Americans" if plural else _FAMILIAR[kind]
                elif kind == "person" and all(word.isalpha() for word in words):
                    found.update({words[0]: "George", words[-1]: "Bush"})
        return found

    def _add(self, phrase: str, form: MentionForm, actor: Actor) -> None:
        for written in {phrase, phrase.replace("'", "’")}:
            first = first_word(written)
            self.by_first.setdefault(first, []).append(Listed(written, form, actor))


def first_word(phrase: str) -> str:
    """The letters that a phrase begins with: *U* of *U.S.*, *Guinea* of *Guinea-Bissau*."""
    for place, letter in enumerate(phrase):
        if not (letter.isalnum() or letter == "_"):
            return phrase[:place]
    return phrase


@cache
def states() -> tuple[Actor, ...]:
    """The states of the world (`states.txt`)."""
    rows = files(__package__).joinpath("states.txt").read_text("utf-8").splitlines()
    found = []
    for row in rows:
        if row and not row.startswith("#"):
            code, name, *more = row.split("|")
            aliases, demonyms, seats = (tuple(one.strip() for one in cell.split(",") if one.strip()) for cell in more)
            found.append(Actor("state", name, code, aliases, demonyms, seats))
    return tuple(found)


def from_file(path: Path) -> tuple[Actor, ...]:
    """A newsroom's list. Raises ListUnreadable, naming the table that is wrong and how."""
    try:
        tables = tomllib.loads(path.read_text("utf-8")).get("actor", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ListUnreadable(f"The list of actors {path.name} cannot be read: {error}.") from error
    return tuple(_actor(table, f"{path.name}, actor {number}") for number, table in enumerate(tables, 1))


def _actor(table: dict[str, Any], where: str) -> Actor:
    surplus = set(table) - set(Actor.__dataclass_fields__)
    if surplus:
        raise ListUnreadable(f"{where}: there is no field {', '.join(sorted(surplus))}.")
    if not isinstance(table.get("name"), str) or not table["name"].strip():
        raise ListUnreadable(f'{where}: it needs a name, such as name = "Marchbank Town Council".')
    if table.get("kind") not in get_args(EntityKind):
        raise ListUnreadable(f"{where} ({table['name']}): kind must be one of {', '.join(get_args(EntityKind))}.")
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Actor(**fields)


@cache
def world() -> Actors:
    return Actors(states())


def with_list(more: tuple[Actor, ...]) -> Actors:
    """The world and a newsroom's own; the newsroom's names win where both are as long."""
    return Actors((*more, *states())) if more else world()
