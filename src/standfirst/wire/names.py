"""The numbers and headlines by which a supplier refers to its items, and which item of the day is meant by one."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from standfirst.wire import item as wire
from standfirst.wire.models import Item, Name, Source, Stop
from standfirst.wire.reading.references import headline_key, keys_of, number_key

#: Numbers begin again each day, so one names nothing that was sent longer ago than a day and a night.
REACH = timedelta(hours=36)


def of(item: wire.Item) -> list[str]:
    """The keys by which others may name this item."""
    keys = [*map(number_key, item.numbers), headline_key(item.headline or "")]
    return list(dict.fromkeys(filter(None, keys)))


def referred(item: wire.Item) -> list[str]:
    """The keys of what this item names."""
    return keys_of(item.refers)


def keep(made: Iterable[tuple[Item, list[str]]]) -> None:
    """Keep the keys by which others may name saved rows."""
    Name.objects.bulk_create(
        [Name(source_id=row.source_id, name=key, item=row) for row, keys in made for key in keys]
    )


def name(stop: Stop, item: wire.Item) -> None:
    """Keep what a saved stop names, where it has an end: what stands for ever goes by guid alone."""
    if stop.until is not None:
        Name.objects.bulk_create(
            [Name(source=stop.source, name=key, item=stop.item, stop=stop) for key in referred(item)]
        )


def latest(source: Source, keys: Collection[str], sent: datetime | None, came: datetime) -> Item | None:
    """The item that was last called one of these before that moment."""
    return _called([source.pk], keys, sent, came).first()


def meant_by(stop: Stop, sources: list[int]) -> list[tuple[int, str]]:
    """Key and line of the items that a stop means: of a number the last that had it, of a headline each."""
    found: list[tuple[int, str]] = []
    for key in stop.names.values_list("name", flat=True):
        called = _called(sources, [key], stop.item.sent, stop.item.created).exclude(pk=stop.item_id)
        pairs = called.values_list("pk", "line")
        found += pairs[:1] if key.startswith("n:") else pairs
    return found


def _called(sources: list[int], keys: Collection[str], sent: datetime | None, came: datetime) -> "QuerySet[Item]":
    """The newest first: by when they were sent, or came where they do not say."""
    since = sent or came
    dated = Q(sent__gt=since - REACH, sent__lte=since)
    undated = Q(sent__isnull=True, created__gt=came - REACH, created__lte=came)
    called = Item.objects.filter(names__name__in=keys, names__stop__isnull=True, source__in=sources)
    return called.filter(dated | undated).order_by(Coalesce("sent", "created").desc(), "-pk")
