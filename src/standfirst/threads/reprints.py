"""Reprints: what came that tells a story which another item has told, found in the background and shown as one line.

Candidates come by marks that few items have (a sample of the shingles, and the names); `alike` decides on the texts.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count

from standfirst.newsroom import clock
from standfirst.newsroom.models import Arrival
from standfirst.threads import alike
from standfirst.threads.models import Mark, Told
from standfirst.wire.models import Item, Source

#: Marks are kept for so long: no take of a story comes later (`alike.REACH`), but may itself come late.
KEPT = alike.REACH + timedelta(hours=24)
BATCH = 200
#: One shingle in so many is a mark, and an item has so many of each kind at the most.
SAMPLE, SHINGLES, NAMES = 8, 48, 32
#: A mark that more items have tells nothing; and so many candidates are compared.
COMMON, CANDIDATES = 200, 12
#: How far behind the newest number looked at an item may still turn up unseen.
BEHIND = 500


def catch_up(limit: int = BATCH) -> int:
    """Look at the items that nobody has looked at yet, the oldest first; returns how many there were."""
    newest = Told.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    waiting = Item.objects.filter(pk__gt=newest - BEHIND, told__isnull=True).exclude(copy={})
    items = list(waiting.select_related("source").order_by("pk")[:limit])
    for item in items:
        recognise(item)
    if items:
        Mark.objects.filter(told__came__lt=clock.now() - KEPT).delete()
    return len(items)


def recognise(item: Item) -> int:
    """Say which story the item tells, and let all open lines of that story be one; returns its number."""
    traits = alike.traits_of(text_of(item.copy), moment_of(item), item.source.slug)
    known = Told.objects.filter(item__source=item.source_id, item__line=item.line).values_list("story", flat=True)
    found = {*known, *(other.story for other in same_as(traits))}
    with transaction.atomic():
        story = min(found, default=item.pk)
        if len(found) > 1:
            Told.objects.filter(story__in=found).update(story=story)
        told = Told.objects.create(item=item, story=story, moment=traits.moment, came=item.created)
        Mark.objects.bulk_create([Mark(told=told, value=value) for value in _marks(traits)])
        _as_one_line(story)
    return story


def same_as(traits: alike.Traits) -> list[Told]:
    """What tells the same story as this text, the likeliest first."""
    having = dict(
        Mark.objects.filter(value__in=_marks(traits)).values_list("value").annotate(count=Count("pk")).order_by()
    )
    rare = [value for value, count in having.items() if count <= COMMON]
    sharing = Mark.objects.filter(value__in=rare).values("told").annotate(shared=Count("pk"))
    near = [row["told"] for row in sharing.filter(shared__gt=1).order_by("-shared", "-told")[:CANDIDATES]]
    stories = Told.objects.filter(came__gte=clock.now() - KEPT).count()

    def weight(name: str) -> float:
        return alike.rarity(stories, having.get(alike.mark(name), 0))

    rows = Told.objects.filter(pk__in=near).select_related("item__source")
    order = {pk: place for place, pk in enumerate(near)}
    return [
        row
        for row in sorted(rows, key=lambda row: order[row.pk])
        if alike.one_story(traits, alike.traits_of(text_of(row.item.copy), row.moment, row.item.source.slug), weight)
    ]


def takes_of(item: Item) -> list[Item]:
    """The other items that tell its story, the newest first."""
    told = Told.objects.filter(item=item).first()
    if told is None:
        return []
    others = Item.objects.filter(told__story=told.story, newest=True).exclude(pk=item.pk)
    return list(others.select_related("source").order_by("-created", "-pk"))


def text_of(copy: dict[str, Any]) -> str:
    """Headline, standfirst and paragraphs of a Copy as it is kept."""
    parts = [copy.get("headline"), copy.get("standfirst"), *(block["text"] for block in copy.get("blocks", []))]
    return "\n\n".join(filter(None, parts))


def dated_by(copy: dict[str, Any]) -> str:
    """The day that a take says it is of, as it writes it: in its dateline, else when it was published."""
    dateline = copy.get("dateline") or {}
    return str(dateline.get("date") or (copy.get("published") or "")[:10])


def moment_of(item: Item) -> datetime | None:
    """When it was sent; of a paste nobody knows."""
    return None if item.source.delivery == Source.Delivery.PASTE else item.sent or item.created


def _marks(traits: alike.Traits) -> list[int]:
    sampled = sorted(value for value in map(alike.mark, traits.shingles) if value % SAMPLE == 0)
    return list({*sampled[:SHINGLES], *sorted(map(alike.mark, traits.names))[:NAMES]})


def _as_one_line(story: int) -> None:
    """The newest open line of the story stands for all of them."""
    lines: Iterable[Arrival] = Arrival.objects.filter(item__told__story=story, state=Arrival.State.OPEN)
    pks = [line.pk for line in sorted(lines, key=lambda line: (line.came, line.pk), reverse=True)]
    Arrival.objects.filter(pk__in=pks[:1]).update(shown_under=None)
    Arrival.objects.filter(pk__in=pks[1:]).update(shown_under=pks[0] if pks else None)
