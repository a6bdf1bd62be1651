"""What the reader's process answers at /search/typed and /search/: from the parameters of an address to plain data.

The caller says which addresses have a tombstone, so that a story taken down is not shown in the seconds in which
the index still holds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from standfirst.search.query import IsGone, never_gone, typed
from standfirst.search.results import Filters, Results, search
from standfirst.search.searcher import Searcher

_MOST_PAGES = 100
_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What the results page shows. `since` and `until` are yyyy-mm-dd or "", as the form is filled in again.

    `problem` is one sentence about a parameter that cannot be understood and was left aside, else "".
    """

    results: Results
    section: str
    topic: str
    type: str
    since: str
    until: str
    problem: str


def typed_answer(index: Searcher, q: str, is_gone: IsGone = never_gone) -> dict[str, object]:
    """The JSON body of /search/typed. Raises IndexMissing or IndexUnreadable."""
    return typed(index, q, is_gone=is_gone).to_dict()


def results(
    index: Searcher,
    params: Mapping[str, str],
    *,
    is_gone: IsGone = never_gone,
    zone: tzinfo = UTC,
    now: float | None = None,
) -> SearchResults:
    """What /search/ shows for `q, section, topic, from, to, type, page`; dates are days of the newsroom's `zone`.

    Raises IndexMissing or IndexUnreadable.
    """
    problems: list[str] = []
    since = _day(params.get("from", ""), "from", problems)
    until = _day(params.get("to", ""), "to", problems)
    if since and until and until < since:
        problems.append("The dates are the wrong way round; they were exchanged.")
        since, until = until, since
    section, topic, kind = (params.get(name, "").strip()[:_LONGEST_VALUE] for name in ("section", "topic", "type"))
    filters = Filters(
        section=section,
        topic=topic,
        type=kind,
        since=_midnight(since, zone),
        until=_midnight(until and _after(until), zone),
    )
    page = _page(params.get("page", ""), problems)
    return SearchResults(
        results=search(index, params.get("q", ""), filters, page, is_gone=is_gone, now=now),
        section=section,
        topic=topic,
        type=kind,
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        problem=" ".join(problems),
    )


def _day(text: str, name: str, problems: list[str]) -> date | None:
    text = text.strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text[:_LONGEST_VALUE])
    except ValueError:
        problems.append(f"The date “{name}” must be written like 2026-11-24; it was left aside.")
        return None


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _midnight(day: date | None, zone: tzinfo) -> int | None:
    """The day's first second, since 1970 UTC."""
    if day is None:
        return None
    naive = datetime(day.year, day.month, day.day, tzinfo=UTC)
    offset = zone.utcoffset(naive.replace(tzinfo=None)) or timedelta()
    return int((naive - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() - offset.total_seconds())


def _page(text: str, problems: list[str]) -> int:
    text = text.strip()
    if not text:
        return 1
    if text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= _MOST_PAGES:
        return int(text)
    problems.append(f"The page must be a number from 1 to {_MOST_PAGES}; this is the first.")
    return 1
