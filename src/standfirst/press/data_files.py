"""The read-only API: files of JSON beside the pages that they tell of, baked and taken away with them.

`/archive/stories.json` leads to every month, a month to its days, a day to its stories; `lines.json` stands beside
each page of the record. The names are those of `standfirst schema stories` and `standfirst schema record-row`. A
story's text is not among them: who lets a newspaper print a text does not thereby let it hand the text on.
"""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import Newspaper, StoryState
from standfirst.press import months
from standfirst.press.months import between, month_after
from standfirst.press.rows import NEWEST, byline_path, public_states
from standfirst.record.kept import told

SCHEMA = 1
SHOWN = 40
MOST = 5_000
"""So many lines of the record stand in one file; the files of the years and the export have all."""
NAME = "stories.json"


def packed(what: dict[str, Any]) -> bytes:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def newest() -> bytes:
    """The newest stories of the newspaper, and where those of each month are listed."""
    paper = Newspaper.current()
    return packed(
        {
            "schema": SCHEMA,
            "name": paper.name,
            "address": f"{paper.address}/",
            "language": paper.language,
            "stories": _stories(public_states(), SHOWN),
            "months": [f"{paper.address}/archive/{y}/{m:02}/{NAME}" for y, m in months.having_stories()],
        }
    )


def month(year: int, number: int) -> bytes | None:
    """The days of a month that have stories, newest first. None where none has."""
    moments = between(public_states(), date(year, number, 1), month_after(year, number))
    days = {clock.local(moment).date() for moment in moments.values_list("first_published", flat=True) if moment}
    base = Newspaper.current().address
    there = [f"{base}/archive/{on:%Y/%m/%d}/{NAME}" for on in sorted(days, reverse=True)]
    return packed({"schema": SCHEMA, "month": f"{year}-{number:02}", "days": there}) if there else None


def day(on: date) -> bytes | None:
    """The stories first published on this day, newest first. None where there is none."""
    there = _stories(between(public_states(), on, on + timedelta(days=1)), None)
    return packed({"schema": SCHEMA, "day": on.isoformat(), "stories": there}) if there else None


def _stories(states: QuerySet[StoryState], most: int | None) -> list[dict[str, Any]]:
    read = states.select_related("story__section", "storyline").defer("story__body").order_by(*NEWEST)
    read = read.prefetch_related("story__bylines", "story__topics", "story__corrections")
    base = Newspaper.current().address
    return [_story(state, base) for state in read[:most]]


def _story(state: StoryState, base: str) -> dict[str, Any]:
    story, line = state.story, state.storyline
    return {
        "address": base + state.path,
        "headline": story.headline,
        "kicker": story.kicker or None,
        "standfirst": story.standfirst or None,
        "bylines": [{"name": row.name, "address": base + byline_path(row.name)} for row in story.bylines.all()],
        "dateline": story.dateline or None,
        "credit": story.agency or None,
        "section": {"name": story.section.name, "address": f"{base}/{story.section.slug}/"},
        "topics": [{"name": one.name, "address": f"{base}/topic/{one.slug}/"} for one in story.topics.all()],
        "storyline": {"name": line.title, "address": f"{base}/storyline/{line.slug}/"} if line else None,
        "language": story.language,
        "published": _moment(state.first_published),
        "updated": _moment(state.last_published),
        "corrections": [{"at": _moment(row.made), "text": row.text} for row in story.corrections.all()],
    }


def _moment(moment: Any) -> str | None:
    return clock.local(moment).isoformat(timespec="seconds") if moment else None


def record(slugs: Iterable[str], year: int | None = None) -> bytes:
    """The reviewed lines of the body about an actor or a pair, or of one year of it, the newest first."""
    found = told.lines(of=slugs).exclude(part="headline")
    if year is not None:
        found = found.filter(first__year=year)
    rows = list(told.rows(found.order_by("-first", "-pk")[: MOST + 1]))
    return packed({"schema": SCHEMA, "more": len(rows) > MOST, "lines": [told.as_json(row) for row in rows[:MOST]]})
