"""The ledger: each take kept before it is read, each item settled exactly once, no newer version overwritten.

It calls nobody. The newsroom's intake follows the Settlements that it writes.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from standfirst.wire import contained, stops
from standfirst.wire import item as wire
from standfirst.wire.contained import Whole
from standfirst.wire.models import Source, Take
from standfirst.wire.reading.format import Hints, Recognised
from standfirst.wire.rows import update_each
from standfirst.wire.settling import settle_all
from standfirst.wire.sources.files import SMALL
from standfirst.wire.takes import keep_files, opened

#: How many items one transaction settles at most, so that an editor never waits long for the database.
BATCH = 100
GONE = "Its bytes are gone from the data folder: restore a backup."
Reader = Callable[[BinaryIO, Hints], tuple[Recognised, Iterator[wire.Item]]]
Readers = Callable[[Sequence[BinaryIO], Hints], Iterator[Whole]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a source brought; what is `refused` before it is read, and why, goes to quarantine with that."""

    content: bytes | BinaryIO
    filename: str = ""
    refused: str = ""


def take_in(
    home: Path,
    source: Source,
    content: bytes | BinaryIO,
    *,
    filename: str = "",
    part_of: Take | None = None,
    refused: str = "",
) -> Take:
    """Keep one delivery, as `take_in_all`; it may be `part_of` another take."""
    return take_in_all(home, source, [Delivery(content, filename, refused)], part_of=part_of)[0]


def take_in_all(
    home: Path, source: Source, deliveries: Sequence[Delivery], *, part_of: Take | None = None
) -> list[Take]:
    """Keep deliveries: the bytes of all on disk, then the rows. The same bytes from the same source are one take."""
    contents = [each.content for each in deliveries]
    kept = keep_files(home, [io.BytesIO(each) if isinstance(each, bytes) else each for each in contents])
    digests = [digest for digest, _size in kept]
    with transaction.atomic():
        known = _kept(source, digests)
        fresh: dict[str, Take] = {}
        for (digest, size), each in zip(kept, deliveries, strict=True):
            if digest not in known and digest not in fresh:
                fresh[digest] = Take(
                    source=source,
                    sha256=digest,
                    size=size,
                    state=Take.State.QUARANTINED if each.refused else Take.State.KEPT,
                    reason=each.refused[:600],
                    filename=re.sub(r"[\x00-\x1f/\\]", "_", each.filename)[:255],
                    received=timezone.now(),
                    part_of=part_of,
                )
        if fresh:
            Take.objects.bulk_create(fresh.values(), ignore_conflicts=True)
            known |= _kept(source, list(fresh))
    return [known[digest] for digest in digests]


def _kept(source: Source, digests: list[str]) -> dict[str, Take]:
    takes = {take.sha256: take for take in Take.objects.filter(source=source, sha256__in=digests)}
    for take in takes.values():
        take.source = source
    return takes


@dataclass(frozen=True, slots=True)
class Portion:
    """Items of one take that are settled in one transaction; `ends` where the take holds no more."""

    take: Take
    items: Sequence[wire.Item] = ()
    ends: bool = False


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
                _settle(home, [Portion(take, batch)])
                batch = []
    except FileNotFoundError:
        _quarantine(take, GONE)
    except wire.Unreadable as refusal:
        _quarantine(take, str(refusal))
    _settle(home, [Portion(take, batch, ends=True)])
    return take


def read_all(
    home: Path,
    source: Source,
    takes: Sequence[Take],
    told: Callable[[], None] = lambda: None,
    *,
    reader: Readers = contained.read_all,
) -> None:
    """Read kept takes of one source, as `read` does each; those that are small in one call, and settled together: at
    most `BATCH` items, and at once where one of them stops something. `told` is called when something was settled.

    Until then a take stands as kept and not read, so a crash costs a second reading.
    """
    for small, group in groupby(takes, lambda take: take.size <= SMALL and not take.place):
        if small:
            _read_small(home, source, list(group), told, reader)
            continue
        for take in group:
            read(home, take)
            told()


def _read_small(home: Path, source: Source, takes: list[Take], told: Callable[[], None], reader: Readers) -> None:
    for first in range(0, len(takes), BATCH):
        together = _Together(home, told)
        for take, items in _read_whole(home, source, takes[first : first + BATCH], reader):
            together.add(take, items)
        together.settle()


def _read_whole(
    home: Path, source: Source, takes: list[Take], reader: Readers
) -> Iterator[tuple[Take, list[wire.Item]]]:
    """Each take with all that it holds; its state says whether it could be read."""
    files: list[tuple[Take, BinaryIO]] = []
    with ExitStack() as open_files:
        for take in takes:
            try:
                files.append((take, open_files.enter_context(opened(home, take.sha256))))
            except FileNotFoundError:
                _quarantine(take, GONE)
                yield take, []
        read = reader([file for _take, file in files], hints_of(source))
        for (take, _file), whole in zip(files, read, strict=True):
            take.state, take.reason = Take.State.READ, ""
            if whole.known is not None:
                take.format, take.because = whole.known.name, whole.known.because[:300]
            if whole.refusal is not None:
                _quarantine(take, str(whole.refusal))
            yield take, whole.items


def _quarantine(take: Take, why: str) -> None:
    take.state, take.reason = Take.State.QUARANTINED, why[:600]


class _Together:
    """What was read of several takes of one source, until it is settled in one transaction."""

    def __init__(self, home: Path, told: Callable[[], None]) -> None:
        self.home, self.told = home, told
        self.portions: list[Portion] = []
        self.count = 0

    def add(self, take: Take, items: list[wire.Item]) -> None:
        """The items of a take that is read to its end."""
        stopping = any(item.status in stops.KINDS or item.corrects_status in stops.KINDS for item in items)
        while len(items) > (room := BATCH - self.count):
            self.portions.append(Portion(take, items[:room]))
            self.settle()
            items = items[room:]
        self.portions.append(Portion(take, items, ends=True))
        self.count += len(items)
        if stopping or self.count == BATCH:
            self.settle()

    def settle(self) -> None:
        if self.portions:
            _settle(self.home, self.portions)
            self.portions, self.count = [], 0
            self.told()


def _settle(home: Path, portions: Sequence[Portion]) -> None:
    """Settle the items, and with them keep how far each take is read, and where it ends what is told of it.

    A place that is too low costs a second look at what is settled; one too high would lose items, so it is kept
    with them.
    """
    for portion in portions:
        for item in portion.items:
            for attachment in item.attachments:
                take = portion.take
                take_in(home, take.source, attachment.content, filename=attachment.name, part_of=take)
    with transaction.atomic():
        settle_all(portions[0].take.source, [(portion.take, item) for portion in portions for item in portion.items])
        for portion in portions:
            portion.take.place += len(portion.items)
        update_each([portion.take for portion in portions if not portion.ends], ["place"])
        ended = [portion.take for portion in portions if portion.ends]
        update_each(ended, ["place", "state", "reason", "format", "because"])


def read_unread(
    home: Path, source: Source, before: datetime | None = None, told: Callable[[], None] = lambda: None
) -> int:
    """Read every take of this source that was kept and not read to its end, what came attached among them; how many.

    `before` leaves those alone that came later, which whoever brought them may be reading just now.
    """
    count = 0
    while True:
        waiting = unread().filter(source=source)
        takes = list((waiting.filter(received__lt=before) if before else waiting)[:BATCH])
        if not takes:
            return count
        read_all(home, source, takes, told)
        count += len(takes)


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
