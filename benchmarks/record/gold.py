"""Read labelled sentences and stories: JSON Lines written by hand, resolved to character offsets.

The format is described in `docs/record/gold.md`, the labels in `docs/record/codebook.md`. Nothing here
depends on the record library, so that labels can be written and checked without the program they judge.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale

SETS = Path(__file__).parent / "sets"
HISTORIES = Path(__file__).parent / "histories"

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal-cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material-cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal-conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material-conflict"),
    "unclear": None,
}
MODALITIES = (
    "denied",
    "negated",
    "threatened",
    "requested",
    "planned",
    "considered",
    "conditional",
    "asserted",
)
ROLES = ("headline", "standfirst", "paragraph", "caption")
ENTITY_KINDS = ("person", "state", "organisation", "place", "group")
MENTION_FORMS = ("name", "alias", "metonym", "title", "demonym", "pronoun")
STATEMENT_KINDS = ("direct", "mixed", "indirect")
RELATION_KINDS = (
    "ally",
    "relies-on",
    "partner",
    "friend",
    "rival",
    "at-war",
    "former-union",
    "leans-to",
    "member-of",
)
CHANGES = ("stands", "begun", "strengthened", "questioned", "strained", "ended")
SHAPES = ("turn", "steady", "decoy-denial", "decoy-condition", "decoy-headline")
GRANULARITIES = ("day", "week", "month", "quarter", "year", "decade", "open")

# User-assigned by ISO 3166-1, and so free for states that do not exist. XK is left out: it is in use for Kosovo.
INVENTED = frozenset(f"X{letter}" for letter in "ABCDEFGHIJLMNOPQRSTUVWXYZ")
# CLDR lists a few codes that ISO 3166-1 only reserves, and some of its own.
NOT_ISO = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
ISO = frozenset(code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)) - NOT_ISO
COUNTRIES = ISO | INVENTED


class GoldError(ValueError):
    """A label that does not stand: what, where, and what to do."""


@dataclass(frozen=True)
class Span:
    """Code points of the item's text, end exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Party:
    span: Span
    country: str | None
    entity: str | None


@dataclass(frozen=True)
class Mention:
    span: Span
    form: str


@dataclass(frozen=True)
class Entity:
    id: str
    kind: str
    name: str
    country: str | None
    role: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Statement:
    """`content` is `None` where it was not labelled, as in the sentence sets."""

    id: str
    source: Party
    cue: Span | None
    content: tuple[Span, ...] | None
    kind: str | None
    addressee: Party | None
    via: str | None


@dataclass(frozen=True)
class Again:
    trigger: Span
    statement: str | None


@dataclass(frozen=True)
class When:
    span: Span
    start: str | None
    end: str | None
    granularity: str


@dataclass(frozen=True)
class Amount:
    span: Span
    value: float | None
    unit: str
    approximate: bool


@dataclass(frozen=True)
class Event:
    id: str
    actor: Party | None
    target: Party | None
    trigger: Span
    code: str
    modality: tuple[str, ...]
    condition: str | None
    statement: str | None
    background: bool
    when: When | None
    place: Span | None
    amount: Amount | None
    also: tuple[Again, ...]

    @property
    def quad(self) -> str | None:
        return QUADS[self.code]


@dataclass(frozen=True)
class Relation:
    id: str
    kind: str
    source: Party | None
    target: Party | None
    change: str
    modality: tuple[str, ...]
    statement: str | None
    trigger: Span | None


@dataclass(frozen=True)
class Part:
    role: str
    start: int
    end: int


@dataclass(frozen=True)
class Gold:
    """One labelled sentence or story; every span points into `text`.

    A story's `dateline` and `credit` are printed with it and are no part of `text`, as in a Copy.
    """

    id: str
    frame: str | None
    published: str | None
    dateline: str | None
    credit: str | None
    text: str
    parts: tuple[Part, ...]
    entities: tuple[Entity, ...]
    traps: tuple[Span, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]


def occurrences(text: str, quoted: str) -> list[int]:
    """Where `quoted` stands as whole words: "Korvane" is not found in "Korvanes" nor in "Korvanian"."""
    before = r"(?<!\w)" if quoted[:1].isalnum() else ""
    after = r"(?!\w)" if quoted[-1:].isalnum() else ""
    return [found.start() for found in re.finditer(before + re.escape(quoted) + after, text)]


class _Reader:
    """Resolves the quotes of one item; every refusal names the item and the quote."""

    def __init__(self, item: str, text: str) -> None:
        self.item = item
        self.text = text

    def refuse(self, why: str) -> GoldError:
        return GoldError(f"{self.item}: {why}")

    def known(self, value: object, allowed: Any, what: str) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise self.refuse(f"{what} {value!r} is not in the list")
        return value

    def fields(self, row: dict[str, Any], allowed: str, what: str) -> None:
        surplus = set(row) - set(allowed.split())
        if surplus:
            raise self.refuse(f"{what} has fields that the format does not know: {', '.join(sorted(surplus))}")

    def line(self, raw: dict[str, Any], field: str) -> str | None:
        """A line that is printed with a story of several parts: its dateline or its credit."""
        value = raw.get(field)
        if value is not None and (not isinstance(value, str) or not value.strip() or not raw.get("parts")):
            raise self.refuse(f"a {field} is words, and stands only with the parts of a story")
        return value

    def span(self, quote: str | dict[str, Any]) -> Span:
        spans = self.spans(quote)
        if len(spans) != 1:
            raise self.refuse(f"{quote!r} must name one place here")
        return spans[0]

    def spans(self, quote: str | dict[str, Any]) -> list[Span]:
        """One span, or all of them where `nth` is "all". `nth` counts from 1."""
        quoted, nth = (quote, None) if isinstance(quote, str) else (quote["text"], quote.get("nth"))
        found = occurrences(self.text, quoted) if quoted else []
        if not found:
            raise self.refuse(f"{quoted!r} is not in the text")
        if nth is None and len(found) > 1:
            raise self.refuse(f'{quoted!r} stands {len(found)} times in the text; say which with "nth"')
        if isinstance(nth, int) and not 1 <= nth <= len(found):
            raise self.refuse(f"{quoted!r} stands {len(found)} times in the text, so there is no number {nth}")
        chosen = found if nth in (None, "all") else [found[nth - 1]]
        return [Span(start, start + len(quoted), quoted) for start in chosen]

    def country(self, code: str | None) -> str | None:
        if code is not None and code not in COUNTRIES:
            raise self.refuse(f"{code!r} is neither an ISO 3166-1 alpha-2 code nor one that it leaves free")
        return code

    def party(self, raw: str | dict[str, Any] | None) -> Party | None:
        if raw is None:
            return None
        if isinstance(raw, str):
            return Party(self.span(raw), None, None)
        self.fields(raw, "text nth country entity", "a party")
        return Party(self.span(raw), self.country(raw.get("country")), raw.get("entity"))

    def modality(self, raw: list[str]) -> tuple[str, ...]:
        for value in raw:
            self.known(value, MODALITIES, "modality")
        if not raw or sorted(set(raw), key=MODALITIES.index) != raw:
            raise self.refuse(f"modality {raw} must be a list, never empty, strongest first")
        if "asserted" in raw and len(raw) > 1:
            raise self.refuse("asserted stands only alone")
        return tuple(raw)

    def entity(self, raw: dict[str, Any]) -> Entity:
        self.fields(raw, "id kind name country role mentions", "an entity")
        mentions = [
            Mention(span, self.known(mention.get("as"), MENTION_FORMS, "mention"))
            for mention in raw["mentions"]
            for span in self.spans(mention)
        ]
        kind = self.known(raw["kind"], ENTITY_KINDS, "entity kind")
        if kind == "state" and raw.get("country") is None:
            raise self.refuse(f"the state {raw['name']!r} needs a country")
        return Entity(
            raw["id"], kind, raw["name"], self.country(raw.get("country")), raw.get("role"), tuple(mentions)
        )

    def statement(self, raw: dict[str, Any]) -> Statement:
        self.fields(raw, "id source cue content kind addressee via", "a statement")
        source = self.party(raw["source"])
        if source is None:
            raise self.refuse(f"statement {raw['id']} needs a source; an unnamed one still has its words")
        content = None if raw.get("content") is None else tuple(self.span(quote) for quote in raw["content"])
        kind = None if raw.get("kind") is None else self.known(raw["kind"], STATEMENT_KINDS, "statement kind")
        if content is not None and kind is None:
            raise self.refuse(f"statement {raw['id']} has content and so needs a kind")
        cue = None if raw.get("cue") is None else self.span(raw["cue"])
        return Statement(raw["id"], source, cue, content, kind, self.party(raw.get("addressee")), raw.get("via"))

    def when(self, raw: dict[str, Any] | None) -> When | None:
        if raw is None:
            return None
        self.fields(raw, "text nth from to granularity", "a time")
        granularity = self.known(raw["granularity"], GRANULARITIES, "granularity")
        return When(self.span(raw), raw.get("from"), raw.get("to"), granularity)

    def amount(self, raw: dict[str, Any] | None) -> Amount | None:
        if raw is None:
            return None
        self.fields(raw, "text nth value unit approximate", "an amount")
        return Amount(self.span(raw), raw.get("value"), raw["unit"], raw.get("approximate", False))

    def event(self, raw: dict[str, Any]) -> Event:
        self.fields(
            raw,
            "id actor target trigger code modality condition statement background when place amount also",
            "an event",
        )
        return Event(
            id=raw["id"],
            actor=self.party(raw.get("actor")),
            target=self.party(raw.get("target")),
            trigger=self.span(raw["trigger"]),
            code=self.known(raw["code"], QUADS, "code"),
            modality=self.modality(raw["modality"]),
            condition=raw.get("condition"),
            statement=raw.get("statement"),
            background=raw.get("background", False),
            when=self.when(raw.get("when")),
            place=None if raw.get("place") is None else self.span(raw["place"]),
            amount=self.amount(raw.get("amount")),
            also=tuple(Again(self.span(one["trigger"]), one.get("statement")) for one in raw.get("also", [])),
        )

    def relation(self, raw: dict[str, Any]) -> Relation:
        self.fields(raw, "id kind from to change modality statement trigger", "a relation")
        return Relation(
            id=raw["id"],
            kind=self.known(raw["kind"], RELATION_KINDS, "relation kind"),
            source=self.party(raw["from"]),
            target=self.party(raw["to"]),
            change=self.known(raw["change"], CHANGES, "change"),
            modality=self.modality(raw["modality"]),
            statement=raw.get("statement"),
            trigger=None if raw.get("trigger") is None else self.span(raw["trigger"]),
        )


def _assemble(raw: dict[str, Any]) -> tuple[str, tuple[Part, ...]]:
    rows = raw.get("parts") or [{"role": "paragraph", "text": raw["text"]}]
    parts: list[Part] = []
    at = 0
    for row in rows:
        parts.append(Part(row["role"], at, at + len(row["text"])))
        at += len(row["text"]) + 2
    return "\n\n".join(row["text"] for row in rows), tuple(parts)


def _check_references(reader: _Reader, item: Gold) -> None:
    groups = (item.entities, item.statements, item.events, item.relations)
    ids = [row.id for group in groups for row in group]
    if len(ids) != len(set(ids)):
        raise reader.refuse("two labels have the same id")
    entities = {row.id for row in item.entities}
    statements = {row.id for row in item.statements}
    events = {row.id for row in item.events}
    parties = [p for s in item.statements for p in (s.source, s.addressee)]
    parties += [p for e in item.events for p in (e.actor, e.target)]
    parties += [p for r in item.relations for p in (r.source, r.target)]
    named = [
        *((party.entity, entities) for party in parties if party),
        *((s.via, statements) for s in item.statements),
        *((e.condition, events - {e.id}) for e in item.events),
        *((e.statement, statements) for e in (*item.events, *item.relations)),
        *((a.statement, statements) for e in item.events for a in e.also),
    ]
    for reference, allowed in named:
        if reference is not None and reference not in allowed:
            raise reader.refuse(f"{reference!r} points at no label of this item")


def resolve(raw: dict[str, Any], where: str = "item") -> Gold:
    """One decoded line as a Gold.

    Raises `GoldError` where a quote is absent or ambiguous, or a code, modality, country or reference unknown.
    """
    reader = _Reader(f"{where} ({raw.get('id')})", "")
    try:
        reader.fields(
            raw,
            "id frame published dateline credit text parts entities traps statements events relations note",
            "the item",
        )
        text, parts = _assemble(raw)
        reader.text = text
        for part in parts:
            reader.known(part.role, ROLES, "role")
        item = Gold(
            id=raw["id"],
            frame=raw.get("frame"),
            published=raw.get("published"),
            dateline=reader.line(raw, "dateline"),
            credit=reader.line(raw, "credit"),
            text=text,
            parts=parts,
            entities=tuple(reader.entity(row) for row in raw.get("entities", [])),
            traps=tuple(span for quote in raw.get("traps", []) for span in reader.spans(quote)),
            statements=tuple(reader.statement(row) for row in raw.get("statements", [])),
            events=tuple(reader.event(row) for row in raw.get("events", [])),
            relations=tuple(reader.relation(row) for row in raw.get("relations", [])),
        )
    except KeyError as missing:
        raise reader.refuse(f"the field {missing} is missing") from missing
    _check_references(reader, item)
    return item


def load(path: Path) -> list[Gold]:
    """Every item of a JSON Lines file, in order. Raises `GoldError`, naming file and line."""
    items: list[Gold] = []
    seen: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as broken:
            raise GoldError(f"{where}: not JSON: {broken}") from broken
        item = resolve(raw, where)
        if item.id in seen:
            raise GoldError(f"{where}: the id {item.id!r} was used above")
        seen.add(item.id)
        items.append(item)
    return items


def files() -> Iterator[Path]:
    """Every labelled file that ships."""
    yield from sorted(SETS.glob("*.jsonl"))


@dataclass(frozen=True)
class Actor:
    """A state, person or organisation of an actor list, with every way to name it."""

    kind: str
    name: str
    country: str | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    role: str | None = None


def actors(path: Path) -> list[Actor]:
    """The invented states, persons and organisations that the sets are about, from a TOML list."""
    with path.open("rb") as file:
        rows = tomllib.load(file)["actor"]
    listed = [Actor(**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}) for row in rows]
    return [replace(actor, names=(actor.name, *actor.names)) for actor in listed]


@dataclass(frozen=True)
class Dated:
    """One story of a history: its date, and its text and parts as in a Gold."""

    published: date
    text: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class History:
    """What stands between two states over the years, and where it turns.

    `turn` is the index of the first story that tells the turn as a fact in its body, and `change` what the tie has
    become by then; both are `None` in a steady history, and in a decoy, whose only turns are denied, hang on an if,
    or stand in a headline.
    """

    id: str
    shape: str
    kind: str
    pair: tuple[str, str]
    turn: int | None
    change: str | None
    stories: tuple[Dated, ...]


def history(raw: dict[str, Any], where: str = "item") -> History:
    """One decoded line of a file of histories as a History. Raises `GoldError` as `resolve` does."""
    reader = _Reader(f"{where} ({raw.get('id')})", "")
    reader.fields(raw, "id shape kind pair turn stories", "a history")
    stories = tuple(Dated(date.fromisoformat(row["published"]), *_assemble(row)) for row in raw["stories"])
    first, second = (reader.country(state["country"]) or state["name"] for state in raw["pair"])
    turn, change = (raw["turn"]["story"], raw["turn"]["change"]) if raw["turn"] else (None, None)
    shape = reader.known(raw["shape"], SHAPES, "shape")
    if (shape == "turn") is (turn is None):
        raise reader.refuse("a turn has its story, and nothing else has one")
    if turn is not None and not 0 < turn < len(stories):
        raise reader.refuse(f"there is no story {turn} before which something else could have stood")
    if [story.published for story in stories] != sorted(story.published for story in stories):
        raise reader.refuse("the stories must stand in the order of their dates")
    return History(
        id=raw["id"],
        shape=shape,
        kind=reader.known(raw["kind"], RELATION_KINDS, "relation kind"),
        pair=(first, second),
        turn=turn,
        change=None if change is None else reader.known(change, CHANGES, "change"),
        stories=stories,
    )


def histories(path: Path) -> list[History]:
    """Every history of a JSON Lines file, in order. Raises `GoldError`, naming file and line."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [history(json.loads(line), f"{path.name}:{number}") for number, line in lines]


def summary(items: list[Gold]) -> str:
    """What a file holds, in a line: items, statements, relations, and events by their strongest modality."""
    events = Counter(event.modality[0] for item in items for event in item.events)
    mentions = sum(len(entity.mentions) for item in items for entity in item.entities)
    counts = {
        "items": len(items),
        "mentions": mentions,
        "traps": sum(len(item.traps) for item in items),
        "statements": sum(len(item.statements) for item in items),
        "relations": sum(len(item.relations) for item in items),
        "events": events.total(),
        **{modality: events[modality] for modality in MODALITIES},
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def main(paths: list[str]) -> int:
    """Check files of labels: `python -m benchmarks.record.gold [FILE …]`; without files, all that ship."""
    for path in map(Path, paths) if paths else files():
        try:
            print(f"{path.name}: {summary(load(path))}")
        except GoldError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
