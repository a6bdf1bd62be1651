"""What a reader gets while typing: pages, then stories, newest first.

Stories whose headline holds the words come first, then those that hold them elsewhere. Only where these are few,
words with a slip are taken for what they may have meant; where nothing is found, a word is left out.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from standfirst.search import matching
from standfirst.search.marks import Marker, Segments
from standfirst.search.matching import Correction, Query, newest
from standfirst.search.searcher import Searcher
from standfirst.search.words import tokens

COUNTED = 1000
"""Stories are counted no further; `more` says that there are more."""
FEW = 8
"""With fewer stories than this, slips are forgiven."""
_OFFERS = 4
_NAMES_READ = 60
_CHECKED = 100
_CORRECTED_READ = 20

IsGone = Callable[[str], bool]
"""Whether an address has a tombstone, which wins over an index that lags behind."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A page above the stories."""

    href: str
    title: str
    marked: Segments
    kind: str


@dataclass(frozen=True, slots=True)
class TypedStory:
    href: str
    headline: Segments
    section: str
    when: str


@dataclass(frozen=True, slots=True)
class Typed:
    """The answer to a keystroke. `dropped` is the word left out because nothing held all of them."""

    q: str
    total: int = 0
    more: bool = False
    pages: tuple[Offer, ...] = ()
    stories: tuple[TypedStory, ...] = ()
    suggestion: str | None = None
    dropped: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The body of /search/typed. Segments are [text, whether it is a match]; all of it is text, never HTML."""
        return {
            "q": self.q,
            "total": self.total,
            "more": self.more,
            "pages": [
                {"href": page.href, "title": page.title, "marked": _pairs(page.marked), "kind": page.kind}
                for page in self.pages
            ],
            "stories": [
                {"href": story.href, "headline": _pairs(story.headline), "section": story.section, "when": story.when}
                for story in self.stories
            ],
            "suggestion": self.suggestion,
            "dropped": self.dropped,
        }


@dataclass(slots=True)
class Found:
    """The rows of the stories that a query finds, in the order in which a typing reader sees them.

    `slipped` is the expression for `typed` that also finds what slips may have meant, None if none was needed.
    """

    query: Query
    rows: list[int]
    meant: list[dict[str, Correction]] = field(default_factory=list)
    slipped: str | None = None
    exact: bool = True
    dropped: str | None = None

    def marker(self) -> Marker:
        return Marker(self.query, self.meant)


def never_gone(href: str) -> bool:
    return False


def typed(index: Searcher, q: str, limit: int = 8, is_gone: IsGone = never_gone) -> Typed:
    """The first `limit` stories and a few pages for what has been typed so far.

    Raises IndexMissing or IndexUnreadable.
    """
    query = Query.of(q)
    shown = q[: matching.MOST_LETTERS]
    if not query.words:
        return Typed(shown)
    with index.reading() as base:
        found = find(base, query, is_gone)
        marker = found.marker()
        stories, gone = _stories(base, found, marker, limit, is_gone)
        return Typed(
            q=shown,
            total=min(len(found.rows) - gone, COUNTED),
            more=len(found.rows) - gone > COUNTED,
            pages=tuple(offers(base, query, is_gone)),
            stories=tuple(stories),
            suggestion=None if found.exact or not stories else suggestion(base, found, is_gone),
            dropped=found.dropped,
        )


def find(base: sqlite3.Connection, query: Query, is_gone: IsGone) -> Found:
    """The stories of a query; with slips forgiven, then with a word dropped, where there are few or none."""
    found = _with_all(base, query, is_gone)
    if found.rows or len(query.words) < 2:
        return found
    for place in _least_telling(base, query):
        fewer = _with_all(base, query.without(place), is_gone)
        if fewer.rows:
            fewer.dropped = query.words[place].shown
            fewer.exact = True
            return fewer
    return found


def offers(base: sqlite3.Connection, query: Query, is_gone: IsGone) -> Iterator[Offer]:
    """At most four pages with a name that holds all the words, the nearest and then the weightiest first."""
    meant: list[dict[str, Correction]] = []
    rows = _name_rows(base, matching.in_names(query))
    if not rows:
        expression, meant = matching.forgiving(base, query, all_words=False)
        rows = _name_rows(base, expression)
    asked = tokens(query.text)
    best: dict[str, tuple[tuple[object, ...], tuple[str, str, str]]] = {}
    for page, name, weight, href, title, kind in rows:
        have = name.split()
        rank = (
            have != asked,
            have[: len(asked)] != asked,
            not name.startswith(" ".join(asked)),
            -weight,
            len(name),
            title,
            page,
        )
        if page not in best or rank < best[page][0]:
            best[page] = (rank, (href, title, kind))
    marker = Marker(query, meant)
    standing = ((href, title, kind) for _, (href, title, kind) in sorted(best.values()) if not is_gone(href))
    for _, (href, title, kind) in zip(range(_OFFERS), standing, strict=False):
        yield Offer(href, title, marker.segments(title), kind)


def suggestion(base: sqlite3.Connection, found: Found, is_gone: IsGone) -> str | None:
    """The spelling under which most of the first stories were found."""
    spelt: Counter[str] = Counter()
    for row in found.rows[:_CORRECTED_READ]:
        href, headline = base.execute("SELECT href, headline FROM document WHERE row=?", (row,)).fetchone()
        if not is_gone(href):
            spelt[" ".join(_spelling(found, set(tokens(headline))))] += 1
    return spelt.most_common(1)[0][0] if spelt else None


def _with_all(base: sqlite3.Connection, query: Query, is_gone: IsGone) -> Found:
    rows = newest(base, "typed", matching.in_headlines(base, query), COUNTED + 1)
    if len(rows) <= COUNTED:
        seen = set(rows)
        others = newest(base, "everything", matching.anywhere(base, query), COUNTED + 1)
        rows.extend(row for row in others if row not in seen)
    found = Found(query, rows)
    if len(rows) < FEW:
        rows = _drop_gone(base, found, is_gone)
        expression, meant = matching.forgiving(base, query, all_words=not rows)
        seen = set(rows)
        slipped = [row for row in newest(base, "typed", expression, COUNTED + 1) if row not in seen]
        if slipped:
            found.exact = bool(found.rows)
            found.rows.extend(slipped)
            found.meant = meant
            found.slipped = expression
    if len(found.rows) <= _CHECKED:
        _drop_gone(base, found, is_gone)
    return found


def _drop_gone(base: sqlite3.Connection, found: Found, is_gone: IsGone) -> list[int]:
    """So few that each can be looked at: not even the count may tell of a story that is gone."""
    if is_gone is never_gone:
        return found.rows
    found.rows = [
        row
        for row in found.rows
        if not is_gone(base.execute("SELECT href FROM document WHERE row=?", (row,)).fetchone()[0])
    ]
    return found.rows


def _least_telling(base: sqlite3.Connection, query: Query) -> list[int]:
    """The places of the words, those first that no story holds, then from the commonest to the rarest."""
    counts = [matching.stories_holding(base, (token for way in word.ways for token in way)) for word in query.words]
    return sorted(range(len(counts)), key=lambda place: (counts[place] > 0, -counts[place], -place))


def _stories(
    base: sqlite3.Connection, found: Found, marker: Marker, limit: int, is_gone: IsGone
) -> tuple[list[TypedStory], int]:
    """The first stories that are not gone, and how many were."""
    stories: list[TypedStory] = []
    gone = 0
    for row in found.rows:
        if len(stories) == limit:
            break
        href, headline, section, when = base.execute(
            "SELECT href, headline, section, printed FROM document WHERE row=?", (row,)
        ).fetchone()
        if is_gone(href):
            gone += 1
        else:
            stories.append(TypedStory(href, marker.segments(headline), section, when))
    return stories, gone


def _name_rows(base: sqlite3.Connection, expression: str | None) -> list[tuple[str, str, int, str, str, str]]:
    if expression is None:
        return []
    return base.execute(
        "SELECT page, words, weight, href, title, kind"
        " FROM (SELECT rowid AS row FROM named WHERE named MATCH ? ORDER BY rowid LIMIT ?)"
        " JOIN name USING (row) JOIN page ON page.id = name.page",
        (expression, _NAMES_READ),
    ).fetchall()


def _spelling(found: Found, held: set[str]) -> Iterator[str]:
    """Each word of the query as a headline spells it."""
    for place, word in enumerate(found.query.words):
        typed_word = word.ways[0][0]
        beginning = place == len(found.query.words) - 1 and any(text.startswith(typed_word) for text in held)
        meant = found.meant[place] if found.meant else {}
        near = [one for one in meant.values() if one.word in held]
        if typed_word in held or beginning or not near:
            yield word.shown
        else:
            yield min(near, key=lambda one: (one.slips, -one.heads, one.word)).word


def _pairs(segments: Segments) -> list[list[object]]:
    return [[text, match] for text, match in segments]
