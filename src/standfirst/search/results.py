"""The results page: every story of a query, ranked by relevance and freshness, narrowed by filters.

What is ranked is bounded: the newest stories that match, and the newest that match in more telling places. So a
word that half the archive holds costs no more than one that a thousand stories hold.
"""

import json
import math
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from standfirst.search import matching
from standfirst.search.marks import Marker, Segments
from standfirst.search.matching import Query, newest
from standfirst.search.query import COUNTED, Found, IsGone, Offer, find, never_gone, offers, suggestion
from standfirst.search.rows import EPOCH, SLOTS, tag, unpacked
from standfirst.search.searcher import Searcher
from standfirst.search.words import tokens

SIZE = 20
_HEADLINE, _HEAD, _LEAD, _BODY = 6.0, 3.0, 1.7, 1.0
_COMPLETED = 0.85
"""What a completed or corrected word counts beside a whole one."""
_IN_A_ROW = 1.25
_TIERS = (("headline", _HEADLINE, 300), ("headline head", _HEAD, 200), ("headline head lead", _LEAD, 200))
_DAY = 86_400
_FADING_DAYS = 60
_AT_ONCE = 400

_FACTS = "row, href, headline, section, section_slug, published, topics, type"


@dataclass(frozen=True, slots=True)
class Filters:
    """Slugs, "" for all. `since` and `until` are seconds since 1970 UTC, from the one up to without the other."""

    section: str = ""
    topic: str = ""
    type: str = ""
    since: int | None = None
    until: int | None = None

    def tags(self) -> list[str]:
        chosen = (("section", self.section), ("topic", self.topic), ("type", self.type))
        return [tag(field, value) for field, value in chosen if value]

    def rows(self) -> tuple[int | None, int | None]:
        return _row_at(self.since), _row_at(self.until)


@dataclass(frozen=True, slots=True)
class Hit:
    href: str
    headline: Segments
    snippet: Segments
    section: str
    when: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One value to filter by and how many of the counted stories have it, under the other filters."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of one field, the most common first; `total` is the stories that any of them, or none, would give."""

    name: str
    total: int
    values: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """`total` stories under the filters (`more` than those were not counted); `facets` by section, topic and type."""

    q: str
    page: int
    total: int = 0
    more: bool = False
    offers: tuple[Offer, ...] = ()
    hits: tuple[Hit, ...] = ()
    facets: tuple[Facets, ...] = ()
    has_next: bool = False
    suggestion: str | None = None
    dropped: str | None = None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What ranking and counting need of a story."""

    row: int
    headline: str
    section: tuple[str, str]
    published: int
    topics: tuple[tuple[str, str], ...]
    type: str


def search(
    index: Searcher,
    q: str,
    filters: Filters | None = None,
    page: int = 1,
    size: int = SIZE,
    *,
    is_gone: IsGone = never_gone,
    now: float | None = None,
) -> Results:
    """Page `page` (from 1) of the stories found. `now` is in seconds since 1970, by default the present.

    Raises IndexMissing or IndexUnreadable.
    """
    query = Query.of(q)
    shown = q[: matching.MOST_LETTERS]
    filters = filters or Filters()
    if not query.words:
        return Results(shown, page)
    with index.reading() as base:
        found = find(base, query, is_gone)
        marker = found.marker()
        levels, counted = _candidates(base, found, filters)
        facts = _facts(base, levels, is_gone)
        ranked = _ranked(base, found, marker, facts, levels, time.time() if now is None else now)
        first = (max(page, 1) - 1) * size
        total = sum(1 for row in counted if row in facts)
        return Results(
            q=shown,
            page=page,
            total=min(total, COUNTED),
            more=total > COUNTED,
            offers=tuple(offers(base, query, is_gone)),
            hits=tuple(_hit(base, row, marker) for row in ranked[first : first + size]),
            facets=_facets(base, found, filters, [facts[row] for row in counted if row in facts], is_gone),
            has_next=len(ranked) > first + size,
            suggestion=None if found.exact or not found.rows else suggestion(base, found, is_gone),
            dropped=found.dropped,
        )


def _row_at(second: int | None) -> int | None:
    return None if second is None else (max(-EPOCH, min(second, EPOCH)) + EPOCH) * SLOTS


def _candidates(base: sqlite3.Connection, found: Found, filters: Filters) -> tuple[dict[int, float], list[int]]:
    """The rows to rank, with the weight of the place where they match; and of these the ones to count."""
    since, until = filters.rows()
    tags = "".join(f' AND tags : "{word}"' for word in filters.tags())
    expression = matching.anywhere(base, found.query)
    levels: dict[int, float] = {}
    if expression is not None:
        for columns, weight, most in _TIERS:
            narrowed = f"({{{columns}}} : ({expression})){tags}"
            for row in newest(base, "everything", narrowed, most, since, until):
                levels.setdefault(row, weight)
    counted = newest(base, "everything", f"({expression}){tags}" if expression else None, COUNTED + 1, since, until)
    for row in counted:
        levels.setdefault(row, _BODY)
    # Short beginnings and slips are looked for in headlines only, by a table that knows no filters.
    in_headlines = [matching.in_headlines(base, found.query), found.slipped]
    for others in (newest(base, "typed", text, COUNTED + 1, since, until) for text in in_headlines):
        held = _with_tags(base, others, filters)
        counted.extend(row for row in held if row not in levels)
        levels.update((row, _HEADLINE) for row in held)
    return levels, list(dict.fromkeys(counted))[: COUNTED + 1]


def _with_tags(base: sqlite3.Connection, rows: list[int], filters: Filters) -> list[int]:
    if not filters.tags():
        return rows
    facts = _facts(base, rows, never_gone)
    return [row for row in rows if row in facts and _passes(facts[row], filters)]


def _passes(facts: _Facts, filters: Filters) -> bool:
    return (
        filters.section in ("", facts.section[0])
        and filters.type in ("", facts.type)
        and (not filters.topic or any(slug == filters.topic for slug, _ in facts.topics))
    )


def _facts(base: sqlite3.Connection, rows: Iterable[int], is_gone: IsGone) -> dict[int, _Facts]:
    wanted = list(rows)
    found: dict[int, _Facts] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        for row, href, headline, section, slug, published, topics, kind in base.execute(
            f"SELECT {_FACTS} FROM document WHERE row IN ({marks})",  # noqa: S608  only marks
            some,
        ):
            if not is_gone(href):
                pairs = tuple((topic, name) for topic, name in json.loads(topics))
                found[row] = _Facts(row, headline, (slug, section), published, pairs, kind)
    return found


def _ranked(
    base: sqlite3.Connection,
    found: Found,
    marker: Marker,
    facts: dict[int, _Facts],
    levels: dict[int, float],
    now: float,
) -> list[int]:
    """The rows, best first. A story's score is its relevance, faded by its age."""
    weights = _weights(base, found.query)
    asked = [way[0] for word in found.query.words for way in word.ways[:1]]

    def score(one: _Facts) -> float:
        held = tokens(one.headline)
        best = dict.fromkeys(range(len(weights)), levels[one.row] if levels[one.row] < _HEADLINE else _BODY)
        for token in held:
            match = marker.match(token)
            if match:
                place, length = match
                whole = 1.0 if length == len(token) and token in asked else _COMPLETED
                best[place] = max(best[place], _HEADLINE * whole)
        relevance = sum(weight * best[place] for place, weight in enumerate(weights))
        if len(asked) > 1 and " ".join(asked) in " ".join(held):
            relevance *= _IN_A_ROW
        age = max(0.0, now - one.published) / _DAY
        return relevance / math.sqrt(1 + age / _FADING_DAYS)

    scored = [(-score(one), -row) for row, one in facts.items()]
    return [-row for _, row in sorted(scored)]


def _weights(base: sqlite3.Connection, query: Query) -> list[float]:
    """How telling each word is: the fewer stories hold it, the more."""
    stories = base.execute("SELECT value FROM meta WHERE name='stories'").fetchone()[0]
    return [
        math.log(1 + (stories + 1) / (1 + matching.stories_holding(base, (t for way in word.ways for t in way))))
        for word in query.words
    ]


def _facets(
    base: sqlite3.Connection, found: Found, filters: Filters, counted: list[_Facts], is_gone: IsGone
) -> tuple[Facets, ...]:
    """Counts by each field, the field's own filter left aside."""
    groups = []
    for name in ("section", "topic", "type"):
        facts = counted
        if getattr(filters, name):
            _, rows = _candidates(base, found, _without(filters, name))
            held = _facts(base, rows, is_gone)
            facts = [held[row] for row in rows if row in held]
        counts: Counter[tuple[str, str]] = Counter()
        for one in facts:
            counts.update({"section": (one.section,), "topic": one.topics, "type": ((one.type, one.type),)}[name])
        order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        values = tuple(Facet(value, label, count) for (value, label), count in order)
        groups.append(Facets(name, min(len(facts), COUNTED), values))
    return tuple(groups)


def _without(filters: Filters, name: str) -> Filters:
    if name == "section":
        return replace(filters, section="")
    return replace(filters, topic="") if name == "topic" else replace(filters, type="")


def _hit(base: sqlite3.Connection, row: int, marker: Marker) -> Hit:
    href, headline, standfirst, section, when, body = base.execute(
        "SELECT href, headline, standfirst, section, printed, text FROM document JOIN body USING (row) WHERE row=?",
        (row,),
    ).fetchone()
    return Hit(href, marker.segments(headline), marker.snippet(standfirst, unpacked(body)), section, when)
