"""Entering what a reader found: each item once, in its line, under the stops that stand. The ledger's other half.

All of it runs within the caller's transaction.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from standfirst.wire import item as wire
from standfirst.wire import names, parts, stops
from standfirst.wire.models import Item, Settlement, Source, Stop, Take
from standfirst.wire.stored import from_json, to_json
from standfirst.wire.versions import Version, continues

#: A lead stands for the whole in the order of versions, whether or not it picks up what stood before.
WHOLE = ("whole", "lead")


@dataclass
class Found:
    """An item as its reader gave it, and what is told of it once only."""

    take: Take
    item: wire.Item

    @property
    def source(self) -> Source:
        return self.take.source

    @cached_property
    def told(self) -> dict[str, Any]:
        return to_json(self.item)

    @cached_property
    def _digest(self) -> str:
        told = {name: value for name, value in self.told.items() if name != "origins"}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    @cached_property
    def guid(self) -> str:
        guid = self.item.guid or f"{self.source.slug}:{self._digest}"
        return guid if len(guid) <= 255 else f"sha256:{hashlib.sha256(guid.encode()).hexdigest()}"

    @cached_property
    def version(self) -> str:
        """An item without a version is told from others of its guid by what it holds."""
        return (self.item.version or f"sha256:{self._digest[:24]}")[:80]

    @cached_property
    def names(self) -> list[str]:
        return names.of(self.item)

    @cached_property
    def lines(self) -> list[str]:
        """Every line that it could join: its own, and across midnight that of the day before or after."""
        own = (self.item.joins or self.guid)[:255]
        slug, day = _dated(self.item.joins or "")
        if day is None:
            return [own]
        return [own, *(f"{slug}{day + timedelta(days=days)}" for days in (-1, 1))]

    def row(self, line: str) -> Item:
        """The row, not yet saved: whether it is the newest of its line is not known yet."""
        item = self.item
        return Item(
            source=self.source,
            take=self.take,
            guid=self.guid,
            version=self.version,
            line=line,
            newest=False,
            status=item.status,
            slug=(item.slug or "")[:120],
            sent=item.sent,
            embargo=item.embargo if not isinstance(item.embargo, str) else None,
            embargo_unreadable=item.embargo == "unreadable",
            content=self.told,
            created=timezone.now(),
        )


def _dated(joins: str) -> tuple[str, date | None]:
    """The key of a line without its day, and the day, where it has one that has a day before and after it."""
    found = re.fullmatch(r"(.+:)(\d{4}-\d\d-\d\d)", joins)
    try:
        day = date.fromisoformat(found[2]) if found else None
    except ValueError:
        day = None
    return (found[1], day) if found and day and date.min < day < date.max else (joins, None)


def settle_all(source: Source, found: Sequence[tuple[Take, wire.Item]]) -> None:
    """Enter the items of one source in their order.

    What is new and can meet no other item and no stop is entered with its like in bulk; whatever might meet one is
    settled by itself, after those before it.
    """
    if connection.features.has_select_for_update:
        Source.objects.select_for_update().get(pk=source.pk)
    every = [Found(take, item) for take, item in found]
    ledger = _Known(source, every)
    free: list[Found] = []
    for each in every:
        if ledger.has(each):
            continue
        if ledger.may_meet(each):
            _enter(free)
            free = []
            if _settle(each).kind in stops.KINDS.values():
                ledger.look_at_stops()
        else:
            free.append(each)
        ledger.add(each)
    _enter(free)


class _Known:
    """What the items of a batch could meet, looked up for all of them at once."""

    def __init__(self, source: Source, every: Sequence[Found]) -> None:
        self.above = list(stops.above(source))
        self.ids = {name for each in every for name in (each.guid, *each.lines)}
        mine = Item.objects.filter(source=source).values_list("guid", "version", "line")
        rows = {*mine.filter(guid__in=self.ids), *mine.filter(line__in=self.ids)}
        self.versions = {(guid, version) for guid, version, _line in rows}
        self.taken = {name for guid, _version, line in rows for name in (guid, line)}
        self.look_at_stops()

    def look_at_stops(self) -> None:
        """Which guids, slugs and names are stopped; some of them perhaps for other items only."""
        standing = Stop.objects.filter(source__in=self.above, lifted__isnull=True)
        standing = standing.filter(Q(guid__in=self.ids) | Q(until__gt=timezone.now()))
        found = list(standing.prefetch_related("names"))
        self.guids = {stop.guid for stop in found}
        self.slugs = {stop.slug.casefold() for stop in found if stop.slug}
        self.names = {name.name for stop in found for name in stop.names.all()}

    def has(self, each: Found) -> bool:
        """Whether this very version came before."""
        return (each.guid, each.version) in self.versions

    def add(self, each: Found) -> None:
        self.versions.add((each.guid, each.version))
        self.taken |= {each.guid, *each.lines}

    def may_meet(self, each: Found) -> bool:
        """Whether another version, a part of the same, or a stop may have to do with it, or it with another item."""
        item = each.item
        return bool(
            item.corrects
            or item.status in stops.KINDS
            or item.status == "repeat"
            or not self.taken.isdisjoint({each.guid, *each.lines})
            or not self.guids.isdisjoint({each.guid, *each.lines})
            or (item.slug or "")[:120].casefold() in self.slugs
            or not self.names.isdisjoint(each.names)
        )


def _enter(free: Sequence[Found]) -> None:
    """Enter items that meet nothing, each the first and newest of its line."""
    if not free:
        return
    rows = [each.row(each.lines[0]) for each in free]
    for row in rows:
        row.newest = True
    names.keep(zip(Item.objects.bulk_create(rows), (each.names for each in free), strict=True))
    Settlement.objects.bulk_create([Settlement(kind=Settlement.Kind.NEW, item=row) for row in rows])


def settle(take: Take, item: wire.Item) -> Settlement | None:
    """Enter one item. None where it had come before: it changes nothing."""
    found = Found(take, item)
    if Item.objects.filter(source=take.source, guid=found.guid, version=found.version).exists():
        return None
    return _settle(found)


def _settle(found: Found) -> Settlement:
    item, row = found.item, found.row(_line_of(found))
    stop = stops.stop_by(row, item)
    if stop is not None:
        return _stopping(row, found, stop)
    standing = stops.standing_on(row, found.names)
    if standing is not None and standing.kind == Stop.Kind.HOLD and _newest_of_its_line(row):
        stops.lift(standing, f"A newer version came: {row.version or row.guid}.")
        standing = stops.standing_on(row, found.names)
    kind = _place_in_line(row, repeat=standing is not None or item.status == "repeat")
    row.save()
    names.keep([(row, found.names)])
    if standing is not None:
        return Settlement.objects.create(kind=Settlement.Kind.STOPPED, item=row, stop=standing)
    return Settlement.objects.create(kind=kind, item=row)


def _line_of(found: Found) -> str:
    source, item = found.source, found.item
    if item.corrects:
        corrected = Item.objects.filter(source__in=stops.below(source), guid=item.corrects).first()
        if corrected is None and item.guid_computed:
            corrected = names.latest(source, names.referred(item), item.sent, timezone.now())
        if corrected is not None:
            return corrected.line
    return _across_midnight(source, item) or found.lines[0]


def _across_midnight(source: Source, item: wire.Item) -> str | None:
    """The line of the day before, where what was sent in the night goes on with a story of that day; and the other
    way round, where its continuation came first.

    A slug that comes anew each day (weather, stocks) begins a line of its own: only a lead, an add, a substitution, a
    correction, a kill or a later number goes on with another.
    """
    slug, day = _dated(item.joins or "")
    if day is None or item.sent is None:
        return None
    local = item.sent.astimezone(stops.hours_of(source))
    known = Item.objects.filter(source=source)
    if local.date() == day and (local - stops.NIGHT).date() < day and continues(item):
        line = f"{slug}{day - timedelta(days=1)}"
        return line if known.filter(line=line).exists() and not known.filter(line=item.joins).exists() else None
    if local.date() == day and (local + stops.NIGHT).date() > day and not known.filter(line=item.joins).exists():
        line = f"{slug}{day + timedelta(days=1)}"
        after = known.filter(line=line, sent__lt=item.sent + stops.NIGHT * 2).order_by("sent").first()
        return line if after is not None and continues(from_json(after.content)) else None
    return None


def _stopping(row: Item, found: Found, stop: Stop) -> Settlement:
    if row.guid == stop.guid:
        _place_in_line(row, repeat=False)
    row.save()
    stop.save()
    names.keep([(row, found.names)])
    names.name(stop, found.item)
    return Settlement.objects.create(kind=stop.kind, item=row, stop=stop)


def _newest_of_its_line(row: Item) -> bool:
    others = Item.objects.filter(source=row.source, line=row.line)
    return all(_version(row).newer_than(_version(other)) for other in others)


def _place_in_line(row: Item, *, repeat: bool) -> str:
    """Make the row, which is not yet saved, the newest of its line where it is; say what it is to the line.

    An add or a substitution goes with the whole story before it, so it is older only where a whole one came after it;
    and a whole story that comes late is the newest where nothing but such parts came before it.
    """
    line = Item.objects.filter(source=row.source, line=row.line)
    others = list(line.exclude(status__in=list(stops.KINDS)).only("version", "sent", "created"))
    whole = newest_of([other for other in others if parts.kind_of_version(_told(other)) in WHOLE])
    if repeat or (whole is not None and not _version(row).newer_than(_version(whole))):
        return "older"
    line.filter(newest=True).update(newest=False)
    row.newest = True
    return "newer" if others else "new"


def newest_of(rows: list[Item]) -> Item | None:
    """The newest version of these; of equals the one that came last."""
    newest: Item | None = None
    for row in sorted(rows, key=lambda row: row.pk):
        if newest is None or _version(row).newer_than(_version(newest)):
            newest = row
    return newest


def _told(row: Item) -> str:
    return "" if row.version.startswith("sha256:") else row.version


def _version(row: Item) -> Version:
    return Version(_told(row), row.sent, row.created)
