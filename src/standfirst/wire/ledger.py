"""The ledger: each take kept before it is read, each item settled exactly once, no newer version overwritten.

It calls nobody. The newsroom's intake follows the Settlements that it writes.
"""

import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from standfirst.wire import contained, names, parts, stops
from standfirst.wire import item as wire
from standfirst.wire.models import Item, Settlement, Source, Stop, Take
from standfirst.wire.reading.format import Hints, Recognised
from standfirst.wire.stored import from_json, to_json
from standfirst.wire.takes import keep_file, opened
from standfirst.wire.versions import Version, continues

#: How many items one transaction settles at most, so that an editor never waits long for the database.
BATCH = 100
#: A lead stands for the whole in the order of versions, whether or not it picks up what stood before.
WHOLE = ("whole", "lead")
Reader = Callable[[BinaryIO, Hints], tuple[Recognised, Iterator[wire.Item]]]


def take_in(
    home: Path,
    source: Source,
    content: bytes | BinaryIO,
    *,
    filename: str = "",
    part_of: Take | None = None,
    refused: str = "",
) -> Take:
    """Keep a delivery: the bytes on disk, then the row. The same bytes from the same source are one take.

    What is `refused` before it is read, and why, goes to quarantine with that.
    """
    digest, size = keep_file(home, io.BytesIO(content) if isinstance(content, bytes) else content)
    take, _ = Take.objects.get_or_create(
        source=source,
        sha256=digest,
        defaults={
            "size": size,
            "state": Take.State.QUARANTINED if refused else Take.State.KEPT,
            "reason": refused[:600],
            "filename": re.sub(r"[\x00-\x1f/\\]", "_", filename)[:255],
            "received": timezone.now(),
            "part_of": part_of,
        },
    )
    return take


def read(home: Path, take: Take, reader: Reader = contained.read) -> Take:
    """Read a kept take, settle its items, and go on where an earlier reading was cut short or refused.

    What cannot be read is quarantined with the reason; the items before it stay settled, and after a mend the same
    call tries again.
    """
    take.state, take.reason = Take.State.READ, ""
    batch: list[wire.Item] = []
    try:
        with opened(home, take.sha256) as file:
            known, items = reader(file, hints_of(take.source))
        take.format, take.because = known.name, known.because[:300]
        for item in islice(items, take.place, None):
            batch.append(item)
            if len(batch) == BATCH:
                _settle_batch(home, take, batch)
                batch = []
    except FileNotFoundError:
        take.state, take.reason = Take.State.QUARANTINED, "Its bytes are gone from the data folder: restore a backup."
    except wire.Unreadable as refusal:
        take.state, take.reason = Take.State.QUARANTINED, str(refusal)[:600]
    told = {name: getattr(take, name) for name in ("state", "reason", "format", "because")}
    _settle_batch(home, take, batch, **told)
    return take


def read_unread(home: Path, source: Source, before: datetime | None = None) -> int:
    """Read every take of this source that was kept and not read to its end, what came attached among them; how many.

    `before` leaves those alone that came later, which whoever brought them may be reading just now.
    """
    count = 0
    while True:
        waiting = unread().filter(source=source)
        take = (waiting.filter(received__lt=before) if before else waiting).first()
        if take is None:
            return count
        read(home, take)
        count += 1


def unread() -> "QuerySet[Take]":
    """Takes that were kept and not read to their end, the oldest first: what a crash left."""
    return Take.objects.filter(state=Take.State.KEPT).select_related("source").order_by("pk")


def hints_of(source: Source) -> Hints:
    """What the source says that its files do not."""
    return Hints(
        source=source.slug,
        zone=ZoneInfo(source.time_zone) if source.time_zone else None,
        encoding=source.encoding or None,
        national=source.national or None,
        day_first=source.day_first,
    )


def _settle_batch(home: Path, take: Take, batch: list[wire.Item], **told: str) -> None:
    """Settle the items, and with them keep how far the take is read and what is `told` of it.

    A place that is too low costs a second look at what is settled; one too high would lose items, so it is kept
    with them.
    """
    for item in batch:
        for attachment in item.attachments:
            take_in(home, take.source, attachment.content, filename=attachment.name, part_of=take)
    with transaction.atomic():
        if connection.features.has_select_for_update:
            Source.objects.select_for_update().get(pk=take.source_id)
        if not _settle_together(take, batch):
            for item in batch:
                settle(take, item)
        Take.objects.filter(pk=take.pk).update(place=take.place + len(batch), **told)
    take.place += len(batch)


def _settle_together(take: Take, batch: list[wire.Item]) -> bool:
    """Enter a batch at once where all of it is new and none of it meets another item or a stop; else nothing."""
    if len(batch) < 2 or any(item.corrects or item.status in stops.KINDS for item in batch):
        return False
    rows = [_row(take, item, *identity(take.source, item)) for item in batch]
    ids = {row.guid for row in rows} | {row.line for row in rows}
    if len({row.line for row in rows}) < len(rows) or len({row.guid for row in rows}) < len(rows):
        return False
    if Item.objects.filter(Q(guid__in=ids) | Q(line__in=ids), source=take.source).exists():
        return False
    standing = Stop.objects.filter(source__in=list(stops.above(take.source)), lifted__isnull=True)
    if standing.filter(Q(guid__in=ids) | Q(until__gt=timezone.now())).exists():
        return False
    for row in rows:
        row.newest = True
    made = Item.objects.bulk_create(rows)
    names.keep(zip(made, batch, strict=True))
    Settlement.objects.bulk_create([Settlement(kind=Settlement.Kind.NEW, item=row) for row in made])
    return True


def settle(take: Take, item: wire.Item) -> Settlement | None:
    """Enter one item; within the caller's transaction. None where it had come before: it changes nothing."""
    guid, version = identity(take.source, item)
    if Item.objects.filter(source=take.source, guid=guid, version=version).exists():
        return None
    row = _row(take, item, guid, version)
    stop = stops.stop_by(row, item)
    if stop is not None:
        return _stopping(row, item, stop)
    standing = stops.standing_on(row, names.of(item))
    if standing is not None and standing.kind == Stop.Kind.HOLD and _newest_of_its_line(row):
        stops.lift(standing, f"A newer version came: {row.version or row.guid}.")
        standing = stops.standing_on(row, names.of(item))
    kind = _place_in_line(row, repeat=standing is not None or item.status == "repeat")
    row.save()
    names.keep([(row, item)])
    if standing is not None:
        return Settlement.objects.create(kind=Settlement.Kind.STOPPED, item=row, stop=standing)
    return Settlement.objects.create(kind=kind, item=row)


def identity(source: Source, item: wire.Item) -> tuple[str, str]:
    """Guid and version. An item without a version is told from others of its guid by what it holds."""
    told = to_json(item)
    del told["origins"]
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    guid = item.guid or f"{source.slug}:{digest}"
    if len(guid) > 255:
        guid = f"sha256:{hashlib.sha256(guid.encode()).hexdigest()}"
    return guid, (item.version or f"sha256:{digest[:24]}")[:80]


def _row(take: Take, item: wire.Item, guid: str, version: str) -> Item:
    """The row, not yet saved: whether it is the newest of its line is not known yet."""
    line = _across_midnight(take.source, item) or (item.joins or guid)[:255]
    if item.corrects:
        corrected = Item.objects.filter(source__in=stops.below(take.source), guid=item.corrects).first()
        if corrected is None and item.guid_computed:
            corrected = names.latest(take.source, names.referred(item), item.sent, timezone.now())
        line = corrected.line if corrected else line
    return Item(
        source=take.source,
        take=take,
        guid=guid,
        version=version,
        line=line,
        newest=False,
        status=item.status,
        slug=(item.slug or "")[:120],
        sent=item.sent,
        embargo=item.embargo if not isinstance(item.embargo, str) else None,
        embargo_unreadable=item.embargo == "unreadable",
        content=to_json(item),
        created=timezone.now(),
    )


def _across_midnight(source: Source, item: wire.Item) -> str | None:
    """The line of the day before, where what was sent in the night goes on with a story of that day; and the other
    way round, where its continuation came first.

    A slug that comes anew each day (weather, stocks) begins a line of its own: only a lead, an add, a substitution, a
    correction, a kill or a later number goes on with another.
    """
    joins = re.fullmatch(r"(.+:)(\d{4}-\d\d-\d\d)", item.joins or "")
    if joins is None or item.sent is None:
        return None
    local = item.sent.astimezone(stops.hours_of(source))
    day, known = date.fromisoformat(joins[2]), Item.objects.filter(source=source)
    if local.date() == day and (local - stops.NIGHT).date() < day and continues(item):
        line = f"{joins[1]}{day - timedelta(days=1)}"
        return line if known.filter(line=line).exists() and not known.filter(line=item.joins).exists() else None
    if local.date() == day and (local + stops.NIGHT).date() > day and not known.filter(line=item.joins).exists():
        line = f"{joins[1]}{day + timedelta(days=1)}"
        after = known.filter(line=line, sent__lt=item.sent + stops.NIGHT * 2).order_by("sent").first()
        return line if after is not None and continues(from_json(after.content)) else None
    return None


def _stopping(row: Item, item: wire.Item, stop: Stop) -> Settlement:
    if row.guid == stop.guid:
        _place_in_line(row, repeat=False)
    row.save()
    stop.save()
    names.keep([(row, item)])
    names.name(stop, item)
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
