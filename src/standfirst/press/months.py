"""Which months have stories: of the newspaper, of a section, of a topic. Kept, for an old archive has hundreds."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TypeAlias

from django.db.models import QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import StoryState
from standfirst.press.keys import Key, month_of
from standfirst.press.models import Month
from standfirst.press.rows import public_states

States: TypeAlias = "QuerySet[StoryState]"
KINDS = {"month": "", "section-month": "section", "topic-month": "topic"}
"""The keys of pages that show one month, and of what."""


def between(states: States, first: date, after: date) -> States:
    """Those first published from the start of `first` to the start of `after`, as days run in the newsroom."""
    zone = clock.zone()
    start = datetime.combine(first, time(), tzinfo=zone)
    end = datetime.combine(after, time(), tzinfo=zone)
    return states.filter(first_published__gte=start, first_published__lt=end)


def month_after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def having_stories(kind: str = "", slug: str = "") -> list[tuple[int, int]]:
    """The months of the newspaper, or of one section or topic, newest first."""
    kept = Month.objects.filter(kind=kind, slug=slug).order_by("-month")
    return [month_of(month) for month in kept.values_list("month", flat=True)]


def settle(now: Iterable[Key], before: Iterable[Key]) -> None:
    """Keep what changed: the months that list stories now, and those that did and may be empty."""
    listing = {_row(key) for key in now if key[0] in KINDS}
    asked = Month.objects.filter(month__in={month for _, _, month in listing})
    known = set(asked.values_list("kind", "slug", "month"))
    Month.objects.bulk_create([Month(kind=k, slug=s, month=m) for k, s, m in sorted(listing - known)])
    for kind, slug, month in sorted({_row(key) for key in before if key[0] in KINDS} - listing):
        if not _has_stories(kind, slug, month):
            Month.objects.filter(kind=kind, slug=slug, month=month).delete()


def settle_all(now: Iterable[Key]) -> None:
    """Keep these and no others."""
    wanted = {_row(key) for key in now if key[0] in KINDS}
    stale = [row.pk for row in Month.objects.all() if (row.kind, row.slug, row.month) not in wanted]
    Month.objects.filter(pk__in=stale).delete()
    settle(now, ())


def _row(key: Key) -> tuple[str, str, str]:
    return KINDS[key[0]], key[1] if len(key) == 3 else "", key[-1]


def _has_stories(kind: str, slug: str, month: str) -> bool:
    field = {"section": "story__section__slug", "topic": "story__topics__slug"}.get(kind)
    states = public_states().filter(**({field: slug} if field else {}))
    year, number = month_of(month)
    return between(states, date(year, number, 1), month_after(year, number)).exists()
