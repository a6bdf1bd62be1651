"""Questions to the desk that only the record can raise; each is a sentence, and none changes the copy."""

from collections import defaultdict

from standfirst.record.shapes import Event, Part, Query, Span

_NOT_SO = frozenset({"denied", "negated"})
_OPEN = frozenset({"denied", "negated", "threatened", "requested", "planned", "considered", "conditional"})


def raise_all(parts: tuple[Part, ...], sentences: tuple[Span, ...], events: tuple[Event, ...]) -> tuple[Query, ...]:
    head = {number for number, span in enumerate(sentences) if _role(parts, span) == "headline"}
    return (*_headline_stronger(events, head), *_told_twice(events), *_descriptions_disagree(events))


def _role(parts: tuple[Part, ...], span: Span) -> str:
    return next((part.role for part in parts if part.start <= span.start < part.end), "paragraph")


def _pair(event: Event) -> tuple[str | None, str | None]:
    return tuple(party.country or party.entity if party else None for party in (event.actor, event.target))  # type: ignore[return-value]


def _headline_stronger(events: tuple[Event, ...], head: set[int]) -> list[Query]:
    """A headline that tells as done what the body denies, plans or hangs on an *if*."""
    found = []
    for event in events:
        if event.sentence not in head or event.modality != ("asserted",) or not any(_pair(event)):
            continue
        body = [
            one
            for one in events
            if one.sentence not in head and one.code == event.code and _pair(one) == _pair(event)
        ]
        if body and all(one.modality[0] in _OPEN for one in body):
            said = body[0].modality[0]
            message = f"The headline tells “{event.trigger.text}” as done; in the text it is {said}."
            found.append(Query("headline-stronger", message, event.trigger.start, event.trigger.end))
    return found


def _told_twice(events: tuple[Event, ...]) -> list[Query]:
    """One event told in two sentences of the same speaker."""
    found = []
    for event in events:
        for again in event.also:
            if again.statement is not None and event.statement is not None and again.sentence - event.sentence < 6:
                message = f"“{again.trigger.text}” is told twice; it stands already as “{event.trigger.text}”."
                found.append(Query("told-twice", message, again.trigger.start, again.trigger.end))
    return found


def _descriptions_disagree(events: tuple[Event, ...]) -> list[Query]:
    """One deed of one pair that is told as done in one place and as not done, or with another amount, elsewhere."""
    groups: defaultdict[tuple[str, tuple[str | None, str | None]], list[Event]] = defaultdict(list)
    for event in events:
        if all(_pair(event)) and not event.background:
            groups[event.code, _pair(event)].append(event)
    found = []
    for group in groups.values():
        first = group[0]
        for other in group[1:]:
            differs = (first.modality[0] in _NOT_SO) != (other.modality[0] in _NOT_SO)
            if differs and "asserted" in (first.modality[0], other.modality[0]):
                message = f"“{other.trigger.text}” is {other.modality[0]} here and {first.modality[0]} before."
                found.append(Query("descriptions-disagree", message, other.trigger.start, other.trigger.end))
    return found
