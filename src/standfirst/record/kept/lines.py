"""The lines of a reading, as they stand once the verdicts are laid over them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from standfirst.record.kept import actors
from standfirst.record.kept.matching import keys_of, normal
from standfirst.record.kept.models import Actor, Line, Mention, Reading, Verdict
from standfirst.record.kept.text import present

NAMED = frozenset(Actor.Kind.values)
SETTLED = ("actor_words", "target_words", "code", "quad", "modality", "change", "told")
"""What a verdict holds of a line, besides its actors and days."""
EDITOR = "editor"
"""The rule of a line that only a verdict still knows."""


@dataclass(frozen=True, slots=True)
class _Parties:
    """The actors of one reading, by the ids of its entities and by country."""

    by_entity: dict[str, Actor]
    by_country: dict[str, Actor]

    def of(self, party: dict[str, Any] | None) -> Actor | None:
        """Who this party is. “Armenia’s prime minister” is nobody by name, and speaks for Armenia."""
        if party is None:
            return None
        if party.get("entity"):
            return self.by_entity.get(party["entity"])
        return self.by_country.get(party.get("country") or "")


def lay(reading: Reading) -> None:
    """Make the lines and mentions of this reading, and nothing of an older one of the story. Within a transaction."""
    Line.objects.filter(story=reading.story_id).delete()
    Mention.objects.filter(story=reading.story_id).delete()
    parties = _parties(reading)
    made = list(_read_off(reading, parties))
    verdicts = {verdict.key: verdict for verdict in Verdict.objects.filter(story=reading.story_id)}
    for line in made:
        verdict = verdicts.pop(line.key, None)
        if verdict is not None:
            apply(line, verdict)
    for line in made:
        verdict = _near(line, verdicts.values()) if line.verdict is None else None
        if verdict is not None:
            line.key = verdicts.pop(verdict.key).key
            apply(line, verdict)
    made += _kept_by_verdict(reading, verdicts.values())
    Line.objects.bulk_create(made)
    _mentions(reading, parties)


def _parties(reading: Reading) -> _Parties:
    """Actors for everybody who speaks, acts or undergoes here, and for those who are known already."""
    shape = reading.shape
    used = set(_used(shape))
    by_entity: dict[str, Actor] = {}
    for entity in shape.get("entities", ()):
        kind, name, country = entity["kind"], entity["name"], entity["country"]
        if kind not in NAMED:
            continue
        wanted = entity["id"] in used
        row = actors.actor_of(kind, name, country, entity["role"]) if wanted else actors.known(kind, name, country)
        if row is not None:
            by_entity[entity["id"]] = row
    named = {row.country: row for row in by_entity.values() if row.kind == Actor.Kind.STATE and row.country}
    for country in set(_countries(shape)) - set(named):
        row = Actor.objects.filter(kind=Actor.Kind.STATE, country=country).first()
        if row is not None:
            named[country] = row
    return _Parties(by_entity, named)


def _each_party(shape: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kind, ends in (("statements", ("source",)), ("events", ("actor", "target")), ("relations", ("from", "to"))):
        for line in shape.get(kind, ()):
            yield from (line[end] for end in ends if line[end])


def _used(shape: dict[str, Any]) -> Iterator[str]:
    return (party["entity"] for party in _each_party(shape) if party["entity"])


def _countries(shape: dict[str, Any]) -> Iterator[str]:
    return (party["country"] for party in _each_party(shape) if party.get("country"))


def _mentions(reading: Reading, parties: _Parties) -> None:
    spans: dict[int, list[dict[str, Any]]] = {}
    roles: dict[int, str] = {}
    for entity in reading.shape.get("entities", ()):
        actor = parties.by_entity.get(entity["id"])
        if actor is not None:
            spans.setdefault(actor.pk, []).extend(entity["mentions"])
            roles[actor.pk] = (entity["role"] or roles.get(actor.pk, ""))[:120]
    Mention.objects.bulk_create(
        Mention(reading=reading, story_id=reading.story_id, actor_id=pk, role=roles[pk], spans=found)
        for pk, found in spans.items()
    )


def _read_off(reading: Reading, parties: _Parties) -> list[Line]:
    """Every statement, event and relation of the shape as a line, in the order of the text."""
    shape = reading.shape
    events = [in_the_text(one, shape) for one in shape.get("events", ())]
    made = [_statement(one, reading.text, parties) for one in shape.get("statements", ())]
    made += [_event(one, parties) for one in events]
    made += [_relation(one, parties) for one in shape.get("relations", ())]
    printed = [*shape.get("statements", ()), *events, *shape.get("relations", ())]
    for line, one in zip(made, printed, strict=True):
        line.ref, line.rule, line.confidence = one["id"], one["rule"], one["confidence"]
        _place(line, one["sentence"], reading)
    made.sort(key=lambda line: (line.start, line.kind, line.end, line.target_words))
    for line, key in zip(made, keys_of((line.kind, _content(line), line.sentence) for line in made), strict=True):
        line.key = key
    keys = {line.ref: line.key for line in made}
    by_id = {one["id"]: one for one in printed}
    for line in made:
        one = by_id[line.ref]
        line.said_in = keys.get(one.get("statement") or one.get("via") or "", "")
        line.hangs_on = keys.get(one.get("condition") or "", "")
    return made


def in_the_text(event: dict[str, Any], shape: dict[str, Any]) -> dict[str, Any]:
    """The event as the text tells it, where a headline told it first: a headline's claim is the paper's own."""
    if _part_of(event["sentence"], shape) != "headline":
        return event
    below = next((one for one in event["also"] if _part_of(one["sentence"], shape) != "headline"), None)
    return {**event, **below} if below is not None else event


def _part_of(number: int, shape: dict[str, Any]) -> str:
    """The role of the part in which this sentence stands."""
    at = shape["sentences"][number]["start"]
    return next((part["role"] for part in shape["parts"] if part["start"] <= at < part["end"]), "paragraph")


def _content(line: Line) -> str:
    """What makes a line the one it is, whatever else is later read of it."""
    if line.kind == Line.Kind.RELATION:
        return f"{line.actor_words} {line.code} {line.target_words}"
    return line.words


def _place(line: Line, number: int, reading: Reading) -> None:
    """The sentence in which it stands, and the day where it has none of its own."""
    span = reading.shape["sentences"][number]
    line.reading, line.story_id = reading, reading.story_id
    line.number, line.start, line.end = number, span["start"], span["end"]
    line.sentence = reading.text[line.start : line.end]
    line.part = _part_of(number, reading.shape)
    line.first = line.first or reading.published
    line.last = line.last or line.first


def _statement(one: dict[str, Any], text: str, parties: _Parties) -> Line:
    return Line(
        kind=Line.Kind.STATEMENT,
        words=" … ".join(text[span["start"] : span["end"]] for span in one["content"]),
        code=one["kind"],
        modality=["asserted"],
        **_ends(one["source"], one["addressee"], parties),
    )


def _event(one: dict[str, Any], parties: _Parties) -> Line:
    when = one["when"] or {}
    return Line(
        kind=Line.Kind.EVENT,
        words=one["trigger"]["text"],
        code=one["code"],
        quad=one["quad"] or "",
        modality=one["modality"],
        background=one["background"],
        first=_day(when.get("from")),
        last=_day(when.get("to")),
        **_ends(one["actor"], one["target"], parties),
    )


def _relation(one: dict[str, Any], parties: _Parties) -> Line:
    return Line(
        kind=Line.Kind.RELATION,
        words=one["change"],
        code=one["kind"],
        modality=one["modality"],
        change=one["change"],
        **_ends(one["from"], one["to"], parties),
    )


def _ends(actor: dict[str, Any] | None, target: dict[str, Any] | None, parties: _Parties) -> dict[str, Any]:
    return {
        "actor": parties.of(actor),
        "actor_words": actor["text"][:300] if actor else "",
        "target": parties.of(target),
        "target_words": target["text"][:300] if target else "",
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def settled_of(line: Line) -> dict[str, Any]:
    """The line as a verdict keeps it."""
    kept = {name: getattr(line, name) for name in SETTLED}
    ends = {"actor": line.actor_id, "target": line.target_id}
    days = {"first": line.first and line.first.isoformat(), "last": line.last and line.last.isoformat()}
    place = {"words": line.words, "content": _content(line), "said_in": line.said_in, "hangs_on": line.hangs_on}
    return {**kept, **ends, **days, **place}


def apply(line: Line, verdict: Verdict) -> None:
    """What an editor settled stands, whatever was read this time. A rejected line keeps what the machine read."""
    line.verdict = verdict
    if not verdict.shown:
        return
    settled = verdict.settled
    for name in SETTLED:
        if name in settled:
            setattr(line, name, settled[name])
    for end in ("actor", "target"):
        wanted = settled.get(end)
        setattr(line, end, Actor.objects.filter(pk=wanted).first() if wanted else None)
    line.first, line.last = _day(settled.get("first")) or line.first, _day(settled.get("last")) or line.last


def _near(line: Line, verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict on the same sentence whose words are most nearly those of this line: other rules may take
    “signed” where “no agreements were signed” was taken before. None where they share no word."""
    words, sentence = set(normal(_content(line)).split()), normal(line.sentence)
    best: tuple[int, Verdict | None] = (0, None)
    for verdict in verdicts:
        if verdict.kind == line.kind and normal(verdict.sentence) == sentence:
            shared = len(words & set(normal(verdict.settled["content"]).split()))
            best = (shared, verdict) if shared > best[0] else best
    return best[1]


def _kept_by_verdict(reading: Reading, verdicts: Iterable[Verdict]) -> Iterator[Line]:
    """Lines that an editor accepted and no rule finds any more, where the story still has their sentence."""
    text, sentences = reading.text, reading.shape.get("sentences", ())
    at = {normal(text[span["start"] : span["end"]]): number for number, span in enumerate(sentences)}
    for verdict in verdicts:
        number = at.get(normal(verdict.sentence))
        if number is None or not verdict.shown:
            continue
        settled = verdict.settled
        said_in, hangs_on = settled["said_in"], settled["hangs_on"]
        line = Line(kind=verdict.kind, key=verdict.key, words=settled["words"], said_in=said_in, hangs_on=hangs_on)
        line.rule, line.confidence = EDITOR, 1.0
        _place(line, number, reading)
        apply(line, verdict)
        yield line


def still_stand(story_ids: Iterable[int]) -> None:
    """Mark which lines of these stories their text of this moment still holds.

    Called before pages are baked: what a correction took out of a story leaves the record's pages with it, and
    does not wait until the story is read again.
    """
    for story_id in story_ids:
        lines = list(Line.objects.filter(story=story_id))
        found = present(story_id) if lines else None
        if found is not None:
            text = normal(found.text)
            changed = [line for line in lines if (normal(line.sentence) in text) != line.stands]
            for line in changed:
                line.stands = not line.stands
            Line.objects.bulk_update(changed, ["stands"])
