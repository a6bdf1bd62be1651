"""The record as rows for other programs: the same for the export and for the files beside the pages.

A row is a statement, an event or a relation with the sentence that says so. Its names are those of
`standfirst schema record-row`, and a promise like those of the other shapes. Only stories that readers can see now
are told of; an editor's name never is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import Newspaper
from standfirst.newsroom.public import public
from standfirst.record.kept.models import Actor, Line
from standfirst.record.kept.shown import reviewed

SCHEMA = 1
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One line, flat, so that it is the same in every format; what is absent is None."""

    schema: int
    id: str
    kind: str
    story: str
    headline: str
    credit: str | None
    published: str
    who: str | None
    who_name: str | None
    who_kind: str | None
    who_country: str | None
    who_words: str | None
    whom: str | None
    whom_name: str | None
    whom_kind: str | None
    whom_country: str | None
    whom_words: str | None
    code: str
    quad: str | None
    modality: tuple[str, ...]
    change: str | None
    first: str | None
    last: str | None
    background: bool
    said_in: str | None
    said_by: str | None
    hangs_on: str | None
    outcome: str | None
    words: str
    told: str | None
    sentence: str
    part: str
    reviewed: bool
    decision: str | None
    same_as: str | None
    rule: str
    confidence: float


NAMES = tuple(field.name for field in fields(Row))


def as_json(row: Row) -> dict[str, Any]:
    """As the schema has it."""
    return {name: getattr(row, name) for name in NAMES}


def lines(
    *,
    of: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    unreviewed: bool = False,
) -> QuerySet[Line]:
    """The lines of public stories that an editor let stand; with `unreviewed`, those too that nobody has looked at.

    `of` names actors by the last part of their address: one, for all that is said and done by and to it; two, for what
    is between them. `since` and `until` are days of what is told, both included.
    """
    found = reviewed()
    if unreviewed:
        new = Line.objects.filter(public("story__state__"), stands=True, verdict__isnull=True)
        found = Line.objects.filter(Q(pk__in=found.values("pk")) | Q(pk__in=new.values("pk")))
    slugs = list(of)
    if len(slugs) == 2:
        a, b = slugs
        found = found.filter(Q(actor__slug=a, target__slug=b) | Q(actor__slug=b, target__slug=a))
    elif slugs:
        found = found.filter(Q(actor__slug=slugs[0]) | Q(target__slug=slugs[0]))
    if since is not None:
        found = found.filter(last__gte=since)
    if until is not None:
        found = found.filter(first__lte=until)
    return found.order_by("pk")


def rows(found: QuerySet[Line]) -> Iterator[Row]:
    """These lines as rows, some hundreds at a time, in their order."""
    read = found.select_related("actor", "target", "verdict__same_as", "verdict__outcome", "story__state")
    read = read.defer("story__body")
    base = Newspaper.current().address
    one_by_one = read.iterator(chunk_size=AT_ONCE)
    while some := list(islice(one_by_one, AT_ONCE)):
        speakers = _speakers(some)
        yield from (_row(line, base, speakers) for line in some)


def _speakers(some: Sequence[Line]) -> dict[tuple[int, str], str]:
    """Who says the statements in which these lines stand, by story and key."""
    asked = {line.said_in for line in some if line.said_in}
    found = Line.objects.filter(story__in={line.story_id for line in some}, key__in=asked).select_related("actor")
    return {(line.story_id, line.key): line.actor.name if line.actor else line.actor_words for line in found}


def _row(line: Line, base: str, speakers: dict[tuple[int, str], str]) -> Row:
    verdict = line.verdict
    outcome = getattr(verdict, "outcome", None)
    published = line.story.state.first_published
    assert published is not None  # noqa: S101 - of public stories only
    return Row(
        schema=SCHEMA,
        id=line.key,
        kind=line.kind,
        story=base + line.story.state.path,
        headline=line.story.headline,
        credit=line.story.agency or None,
        published=clock.local(published).isoformat(timespec="seconds"),
        **_end("who", line.actor, line.actor_words),
        **_end("whom", line.target, line.target_words),
        code=line.code,
        quad=line.quad or None,
        modality=tuple(line.modality),
        change=line.change or None,
        first=line.first.isoformat() if line.first else None,
        last=line.last.isoformat() if line.last else None,
        background=line.background,
        said_in=line.said_in or None,
        said_by=speakers.get((line.story_id, line.said_in)),
        hangs_on=line.hangs_on or None,
        outcome=outcome.state if outcome else None,
        words=line.words,
        told=line.told or None,
        sentence=line.sentence,
        part=line.part,
        reviewed=verdict is not None,
        decision=verdict.decision if verdict else None,
        same_as=verdict.same_as.key if verdict and verdict.same_as else None,
        rule=line.rule,
        confidence=round(line.confidence, 3),
    )


def _end(name: str, actor: Actor | None, words: str) -> dict[str, Any]:
    return {
        name: actor.slug if actor else None,
        f"{name}_name": actor.name if actor else None,
        f"{name}_kind": actor.kind if actor else None,
        f"{name}_country": (actor.country or None) if actor else None,
        f"{name}_words": words or None,
    }
