"""The record of one story. The names are a promise (docs/developers/shapes.md); spans count code points of `text`."""

from dataclasses import dataclass, field
from typing import Any, Literal

SCHEMA = 1

Role = Literal["headline", "standfirst", "paragraph", "caption"]
EntityKind = Literal["person", "state", "organisation", "place", "group"]
MentionForm = Literal["name", "alias", "metonym", "title", "demonym", "pronoun"]
StatementKind = Literal["direct", "mixed", "indirect"]

#: Every modality, strongest first (docs/record/codebook.md, section 4).
MODALITIES = ("denied", "negated", "threatened", "requested", "planned", "considered", "conditional", "asserted")

#: The quad class of each code; `unclear` has none.
QUADS: dict[str, str | None] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal-cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material-cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal-conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material-conflict"),
    "unclear": None,
}


def strongest_first(modality: set[str]) -> tuple[str, ...]:
    """A set of modalities in the promised order; nothing else applies where it is empty, and it is asserted."""
    return tuple(name for name in MODALITIES if name in modality and name != "asserted") or ("asserted",)


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end}

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Words:
    """A span with its words."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Part:
    role: Role
    start: int
    end: int
    seen: bool = True

    def to_dict(self) -> dict[str, Any]:
        return {"role": self.role, "start": self.start, "end": self.end, "seen": self.seen}


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    form: MentionForm

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "as": self.form}


@dataclass(frozen=True, slots=True)
class Entity:
    id: str
    kind: EntityKind
    name: str
    country: str | None
    role: str | None
    mentions: tuple[Mention, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "country": self.country,
            "role": self.role,
            "mentions": [mention.to_dict() for mention in self.mentions],
        }


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts, undergoes or speaks, in the words of the text; without an entity where it is not named."""

    text: str
    start: int
    end: int
    entity: str | None = None
    country: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        return {
            "entity": self.entity,
            "country": self.country,
            "text": self.text,
            "start": self.start,
            "end": self.end,
        }

    def as_source(self) -> dict[str, Any]:
        return {"entity": self.entity, "text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Statement:
    id: str
    source: Party
    cue: Words | None
    content: tuple[Span, ...]
    kind: StatementKind
    addressee: Party | None
    via: str | None
    sentence: int
    rule: str
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "source": self.source.as_source(),
            "cue": self.cue.to_dict() if self.cue else None,
            "content": [span.to_dict() for span in self.content],
            "kind": self.kind,
            "addressee": self.addressee.as_source() if self.addressee else None,
            "via": self.via,
            "sentence": self.sentence,
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text has it; `first` and `last` are ISO dates, both included, where they can be known."""

    text: str
    first: str | None
    last: str | None
    granularity: str

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "from": self.first, "to": self.last, "granularity": self.granularity}


@dataclass(frozen=True, slots=True)
class Amount:
    text: str
    value: int | float | None
    unit: str
    approximate: bool

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "value": self.value, "unit": self.unit, "approximate": self.approximate}


@dataclass(frozen=True, slots=True)
class Telling:
    """Another place of the story that tells the same event."""

    sentence: int
    trigger: Words
    statement: str | None

    def to_dict(self) -> dict[str, Any]:
        return {"sentence": self.sentence, "trigger": self.trigger.to_dict(), "statement": self.statement}


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    actor: Party | None
    target: Party | None
    trigger: Words
    code: str
    modality: tuple[str, ...]
    when: When | None
    background: bool
    place: Words | None
    amount: Amount | None
    condition: str | None
    statement: str | None
    sentence: int
    rule: str
    confidence: float
    also: tuple[Telling, ...] = ()

    @property
    def quad(self) -> str | None:
        return QUADS[self.code]

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "actor": self.actor.to_dict() if self.actor else None,
            "target": self.target.to_dict() if self.target else None,
            "trigger": self.trigger.to_dict(),
            "code": self.code,
            "quad": self.quad,
            "modality": list(self.modality),
            "when": self.when.to_dict() if self.when else None,
            "background": self.background,
            "place": self.place.to_dict() if self.place else None,
            "amount": self.amount.to_dict() if self.amount else None,
            "condition": self.condition,
            "statement": self.statement,
            "sentence": self.sentence,
            "also": [telling.to_dict() for telling in self.also],
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Relation:
    """`subject` is printed as `from`, `object` as `to`."""

    id: str
    kind: str
    subject: Party | None
    object: Party | None
    change: str
    modality: tuple[str, ...]
    statement: str | None
    sentence: int
    rule: str
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "kind": self.kind,
            "from": self.subject.to_dict() if self.subject else None,
            "to": self.object.to_dict() if self.object else None,
            "change": self.change,
            "modality": list(self.modality),
            "statement": self.statement,
            "sentence": self.sentence,
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the desk that only the record can raise."""

    kind: Literal["headline-stronger", "told-twice", "descriptions-disagree"]
    message: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        return {"code": "query", "kind": self.kind, "message": self.message, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Record:
    language: str
    published: str | None
    text: str
    parts: tuple[Part, ...]
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    queries: tuple[Query, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Exactly what `standfirst record --json` prints."""
        return {
            "schema": SCHEMA,
            "language": self.language,
            "published": self.published,
            "text": self.text,
            "parts": [part.to_dict() for part in self.parts],
            "sentences": [sentence.to_dict() for sentence in self.sentences],
            "entities": [entity.to_dict() for entity in self.entities],
            "statements": [statement.to_dict() for statement in self.statements],
            "events": [event.to_dict() for event in self.events],
            "relations": [relation.to_dict() for relation in self.relations],
            "queries": [query.to_dict() for query in self.queries],
        }
