"""Which routing rule fits an item, and why; and what a rule would have done with the copy of the last days."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from standfirst.newsroom.models import Arrival, Handling, RoutingRule, Standing
from standfirst.wire.models import Item
from standfirst.wire.rights import Licence

#: How many lines of the inbox a rule is tried out on.
TRIED = 500
FIELDS = {
    "section": "section is",
    "topic": "topic is",
    "urgency": "urgency is",
    "place": "place is",
    "words": "the text says",
}
Condition = dict[str, str]
Groups = list[list[Condition]]
_URGENCY = re.compile(r"\s*([1-9])\s*(?:(?:-|–|to)\s*([1-9])\s*)?")


@dataclass(frozen=True)
class Facts:
    """What a rule can ask of an item: as its file and its clean copy say, in small letters."""

    item: Item

    @cached_property
    def text(self) -> str:
        copy = self.item.copy or {}
        parts = [copy.get("headline"), copy.get("standfirst"), *(block["text"] for block in copy.get("blocks", []))]
        return "\n".join(part for part in parts if part)

    def names(self, *lists: str) -> set[str]:
        """The names and codes of these lists of concepts."""
        found: set[str] = set()
        for concept in (each for name in lists for each in self.item.content.get(name, [])):
            uri = concept.get("uri") or ""
            found |= {said.casefold() for said in (concept.get("name"), uri, uri.rpartition(":")[2]) if said}
        return found

    @cached_property
    def sections(self) -> set[str]:
        genre = self.item.content.get("genre")
        return self.names("subjects") | ({genre.casefold()} if genre else set())

    @cached_property
    def places(self) -> set[str]:
        dateline = (self.item.copy or {}).get("dateline") or {}
        named = [*dateline.get("places", []), dateline.get("region"), dateline.get("place")]
        return self.names("places") | {name.casefold() for name in named if name}


def urgencies(value: str) -> range | None:
    """`1`, `1-4` or `1 to 4`; None for what is neither."""
    found = _URGENCY.fullmatch(value)
    if not found:
        return None
    low, high = int(found[1]), int(found[2] or found[1])
    return range(min(low, high), max(low, high) + 1)


def wrong_with(condition: Condition) -> str:
    """What is wrong with a condition, in a sentence; nothing where it can be asked."""
    if condition["field"] not in FIELDS:
        return "Choose what the condition asks for."
    if not condition["value"].strip():
        return f"Say what {FIELDS[condition['field']]}…"
    if condition["field"] == "urgency" and urgencies(condition["value"]) is None:
        return f"“{condition['value']}” is no urgency: write 2, or 1 to 4."
    return ""


def said(condition: Condition) -> str:
    """A condition in words."""
    value = f"“{condition['value']}”" if condition["field"] == "words" else condition["value"]
    return f"{FIELDS[condition['field']]} {value}"


def holds(condition: Condition, facts: Facts) -> str:
    """Why this condition holds, in words; empty where it does not."""
    value = condition["value"].strip()
    sought = value.casefold()
    match condition["field"]:
        case "section":
            return said(condition) if sought in facts.sections else ""
        case "topic":
            names = facts.names("subjects")
            return said(condition) if sought in names or any(sought in name for name in names) else ""
        case "place":
            return said(condition) if sought in facts.places else ""
        case "urgency":
            span, urgency = urgencies(value), facts.item.content.get("urgency")
            return f"urgency is {urgency}" if span is not None and urgency in span else ""
        case "words":
            count = len(re.findall(rf"(?<!\w){re.escape(value)}(?!\w)", facts.text, re.IGNORECASE))
            times = {1: "once", 2: "twice"}.get(count, f"{count} times")
            return f"{said(condition)}, {times}" if count else ""
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a rule sits on an item: why it fits, or how many of its conditions do not."""

    why: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.missed


def fit(rule: RoutingRule, facts: Facts) -> Fit:
    """Every group must hold, of each any condition. A rule of another source misses by that."""
    why: list[str] = []
    missed: list[str] = []
    if rule.source_id is not None and rule.source_id != facts.item.source_id:
        missed.append("another source")
    for group in rule.conditions:
        reasons = [reason for condition in group if (reason := holds(condition, facts))]
        why += reasons
        if not reasons:
            missed.append(" or ".join(said(condition) for condition in group))
    return Fit(tuple(why), tuple(missed))


def first_fit(rules: Iterable[RoutingRule], item: Item) -> RoutingRule | None:
    """The rule that decides: the first from the top that fits."""
    facts = Facts(item)
    return next((rule for rule in rules if fit(rule, facts).fits), None)


def route(arrival: Arrival, item: Item, rules: Sequence[RoutingRule], handling: Handling | None) -> None:
    """Put a line of the inbox, in memory, where the first rule that fits says, else its source's handling."""
    rule = first_fit(rules, item)
    arrival.rule = rule
    if rule is None:
        arrival.section = handling.section if handling else None
        arrival.queue = arrival.said = ""
        return
    arrival.section, arrival.queue = rule.section, rule.queue
    arrival.said = f"By rule {rule.position}: {outcome(rule)}."


def outcome(rule: RoutingRule) -> str:
    """What becomes of copy by this rule, in a few words."""
    where = ", ".join(part for part in (str(rule.section) if rule.section else "", rule.queue) if part)
    words = {"wait": "waits", "publish": "published at once", "ignore": "ignored"}[rule.then]
    return f"{where}, {words}" if where else words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the inbox under the rule that is tried: what happened to it, and what would."""

    arrival: Arrival
    fit: Fit
    happened: str
    would: str
    changes: bool
    stopped: bool


@dataclass(slots=True)
class Trial:
    """What came of trying a rule on the last lines of the inbox, the newest first."""

    lines: list[Line] = field(default_factory=list)
    missed: list[Line] = field(default_factory=list)
    elsewhere: int = 0
    waits: int = 0
    unread: int = 0
    unrighted: int = 0
    tried: int = 0
    since: Any = None

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.changes]

    @property
    def same(self) -> int:
        return len(self.lines) - len(self.changed)


def try_out(rule: RoutingRule, others: Sequence[RoutingRule]) -> Trial:
    """What this rule would have done with the last lines of the inbox, `others` being the rules beside it.

    A rule above it that fits decides before it. Nothing is changed.
    """
    above = [other for other in others if other.pk != rule.pk and other.position < rule.position]
    present = sorted(others, key=lambda other: other.position)
    trial = Trial()
    rows = Arrival.objects.select_related("item", "source", "section", "story__state", "rule__section")
    for row in rows.defer("story__body").order_by("-came", "-pk")[:TRIED]:
        trial.tried += 1
        trial.since = row.came
        facts = Facts(row.item)
        if any(fit(other, facts).fits for other in above):
            continue
        _tried(trial, rule, row, facts, next((other for other in present if fit(other, facts).fits), None))
    return trial


def _tried(trial: Trial, rule: RoutingRule, row: Arrival, facts: Facts, now: RoutingRule | None) -> None:
    found = fit(rule, facts)
    live = row.story is not None and row.story.state.standing == Standing.LIVE
    alone = live and row.by is None
    where = str(row.section) if row.section else "the inbox"
    happened = (
        "published at once" if alone else "ignored" if row.state == Arrival.State.IGNORED else f"went to {where}"
    )
    changes = found.fits and (now is None or outcome(now) != outcome(rule))
    line = Line(row, found, happened, outcome(rule), changes, row.state == Arrival.State.STOPPED)
    if not found.fits:
        if len(found.missed) == 1 and found.why:
            trial.missed.append(line)
        return
    trial.lines.append(line)
    trial.elsewhere += rule.section is not None and row.section_id != rule.section_id
    trial.waits += rule.then == RoutingRule.Then.WAIT and alone
    if rule.then == RoutingRule.Then.PUBLISH:
        known = row.source.licence != Licence.UNKNOWN
        trial.unread += known
        trial.unrighted += not known
