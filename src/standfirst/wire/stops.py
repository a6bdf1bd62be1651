"""Kills and holds from the wire: what they reach, how long, and how they are lifted. Called within a transaction."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from standfirst.wire import item as wire
from standfirst.wire import names
from standfirst.wire.models import Item, Name, Source, Stop

#: How long a stop by slug outlives the cycle day on which it was sent: the wire's own night and the next day.
AFTER_THE_DAY = timedelta(hours=36)
#: How long after midnight a stop may still mean what was sent the day before.
NIGHT = timedelta(hours=6)
KINDS = {"canceled": "kill", "withheld": "hold"}


def stop_by(row: Item, item: wire.Item) -> Stop | None:
    """The stop that this item is or carries, not yet saved; None where it stops nothing.

    A kill that names another item stops that one; the item that carries it keeps its own status.
    """
    if item.corrects and item.corrects_status in KINDS:
        kind, target, computed = KINDS[item.corrects_status], item.corrects, item.guid_computed
    elif item.status in KINDS:
        kind, target = KINDS[item.status], item.corrects or row.guid
        computed = (item.guid_computed or item.joins is not None) and not item.corrects
    else:
        return None
    if not computed and not item.refers:
        return Stop(source=row.source, kind=kind, guid=target, item=row)
    since, until = cycle(row.source, row.sent or row.created)
    slug = (item.slug or target)[:120] if computed else ""
    return Stop(source=row.source, kind=kind, guid=target, slug=slug, since=since, until=until, item=row)


def cycle(source: Source, moment: datetime) -> tuple[datetime, datetime]:
    """From the start of the source's day to 36 hours after its end; the night belongs to the day before as well."""
    zone = hours_of(source)
    day = moment.astimezone(zone).date()
    begins = datetime.combine((moment.astimezone(zone) - NIGHT).date(), time(), tzinfo=zone)
    ends = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
    return begins, ends + AFTER_THE_DAY


def hours_of(source: Source) -> tzinfo:
    """The zone by whose midnight the source's days begin."""
    return ZoneInfo(source.time_zone) if source.time_zone else UTC


def above(source: Source) -> Iterator[Source]:
    """The source and those whose stops reach its copy."""
    seen: set[int] = set()
    at: Source | None = source
    while at is not None and at.pk not in seen:
        seen.add(at.pk)
        yield at
        at = at.parent


def below(source: Source) -> list[int]:
    """The source and those that its stops reach."""
    found, fresh = {source.pk}, {source.pk}
    while fresh:
        fresh = set(Source.objects.filter(parent__in=fresh).values_list("pk", flat=True)) - found
        found |= fresh
    return sorted(found)


def reached(stop: Stop) -> "QuerySet[Item]":
    """The items that the stop reaches, the one that carried it among them where it is a version of the same."""
    lines = Item.objects.filter(source__in=below(stop.source), guid=stop.guid).values("line") if stop.guid else []
    wanted = Q(guid=stop.guid) | Q(line__in=lines) if stop.guid else Q(pk__in=[])
    if stop.slug:
        wanted |= Q(slug__iexact=stop.slug, created__gte=stop.since, created__lt=stop.until)
    if stop.until is not None:
        named = names.meant_by(stop, below(stop.source))
        wanted |= Q(pk__in=[pk for pk, _line in named]) | Q(line__in={line for _pk, line in named})
    return Item.objects.filter(wanted, source__in=below(stop.source))


def standing_on(row: Item, called: Collection[str] | None = None) -> Stop | None:
    """The strongest stop that stands on this item: a kill before a hold. `called` so, where it is not saved yet."""
    standing = Stop.objects.filter(source__in=list(above(row.source)), lifted__isnull=True)
    mine = Q(guid__in=[row.guid, row.line])
    # Most items meet none: then no name has to be looked up.
    if not standing.filter(mine | Q(until__gt=row.created)).exists():
        return None
    if called is None:
        called = list(Name.objects.filter(item=row, stop__isnull=True).values_list("name", flat=True))
    if row.slug:
        mine |= Q(slug__iexact=row.slug, since__lte=row.created, until__gt=row.created)
    if called:
        sent = Q(item__sent__isnull=True) | Q(item__sent__gte=row.sent) if row.sent else Q()
        mine |= Q(names__name__in=called, since__lte=row.created, until__gt=row.created) & sent
    found = [*standing.filter(mine).distinct(), *_naming_its_line(row, standing)]
    return min(found, key=lambda stop: (stop.kind != Stop.Kind.KILL, stop.pk), default=None)


def _naming_its_line(row: Item, standing: "QuerySet[Stop]") -> list[Stop]:
    """Stops that mean another version or part of the same line by its number or headline."""
    line = Name.objects.filter(item__source=row.source, item__line=row.line, stop__isnull=True).values("name")
    naming = standing.filter(names__name__in=line, until__gt=row.created).distinct()
    return [
        stop for stop in naming if any(line == row.line for _pk, line in names.meant_by(stop, below(stop.source)))
    ]


def lift(stop: Stop, why: str) -> None:
    """Let the stop stop nothing any more. Raises ValueError without a reason, which is kept."""
    if not why.strip():
        raise ValueError("Say why the stop is lifted: the reason is kept.")
    stop.lifted, stop.lifted_why = timezone.now(), why.strip()
    stop.save(update_fields=["lifted", "lifted_why"])
