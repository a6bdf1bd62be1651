"""What waits for an editor, the least certain first."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import Standing
from standfirst.record.kept.models import Line, Verdict

RECENT = timedelta(days=3)
OFFERED = 8


def waiting(story: int | None = None) -> "QuerySet[Line]":
    """The lines to settle: statements with all that stands in them, and what stands alone.

    Of one story, else of those read in the last three days: an archive is not reviewed from its worst line on.
    """
    inside = Line.objects.filter(
        story=OuterRef("story"), key=OuterRef("said_in"), kind=Line.Kind.STATEMENT, verdict__isnull=True
    )
    heads = Line.objects.filter(verdict__isnull=True, stands=True).exclude(story__state__standing=Standing.KILLED)
    heads = heads.exclude(~Q(kind=Line.Kind.STATEMENT) & Exists(inside))
    recent = Q(reading__made__gte=clock.now() - RECENT)
    heads = heads.filter(recent if story is None else Q(story=story))
    return heads.select_related("story__state", "reading", "actor", "target").order_by("confidence", "-story", "pk")


def done(since: datetime) -> "QuerySet[Verdict]":
    """What was settled since then, the newest first."""
    return Verdict.objects.filter(made__gte=since).select_related("story", "by").order_by("-made", "-pk")


def alike(line: Line) -> list[Line]:
    """Accepted lines that may tell the same: of the same kind and the same two, the nearest in time first."""
    if line.kind == Line.Kind.STATEMENT or line.actor_id is None or line.target_id is None:
        return []
    ends = (line.actor_id, line.target_id)
    found = Line.objects.filter(
        kind=line.kind, code=line.code, actor__in=ends, target__in=ends, stands=True, verdict__isnull=False
    )
    found = found.exclude(verdict__decision=Verdict.Decision.REJECT).exclude(pk=line.pk).select_related("story")
    day = line.first
    rows = list(found.order_by("-first", "-pk")[:200])
    rows.sort(key=lambda one: abs((one.first - day).days) if one.first and day else 0)
    return rows[:OFFERED]
