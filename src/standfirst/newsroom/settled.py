"""What the ledger settled, brought into the newsroom: kills and holds act on stories, the rest becomes Copy."""

from typing import Any

from django.db import transaction

from standfirst.copydesk.items import copy_of
from standfirst.newsroom.actions import FileStory, HoldStory, KillStory, SetEmbargo
from standfirst.newsroom.models import Followed, Section, Standing, Story, StoryItem, StoryState
from standfirst.wire import stops
from standfirst.wire.models import Item, Settlement, Stop
from standfirst.wire.stored import from_json

BATCH = 100
STOPS = (Settlement.Kind.KILL, Settlement.Kind.HOLD)


def follow_ledger() -> list[str]:
    """Act on every Settlement that has come since the last time; a line for the log for each story that is stopped.

    In each batch kills and holds go first, and no transaction waits for the copy desk. Cut short, a batch is done
    once more, which is harmless.
    """
    said: list[str] = []
    while batch := _next():
        for settlement in batch:
            if settlement.stop is not None and settlement.kind in STOPS:
                said += _stop(settlement.stop)
        items = [settlement.item for settlement in batch if not settlement.item.copy]
        for item in items:
            item.copy = copy_of(from_json(item.content)).to_dict()
        with transaction.atomic():
            Item.objects.bulk_update(items, ["copy"])
            Followed.objects.update_or_create(pk=1, defaults={"seq": batch[-1].seq})
    return said


def file_item(item: Item, *, section: Section, user: Any = None) -> Story | None:
    """Make a draft of an item, with the embargo that came with it.

    None where there is nothing to make: another version of it is a story already, a newer one has come, or it is no
    copy but a word to the desk. Raises Refused where the user may not file, or a kill or hold stands on it.
    """
    known = Story.objects.filter(items__item__source=item.source, items__item__line=item.line).first()
    if known is not None or not item.newest or item.status == "advisory":
        return None
    with transaction.atomic():
        story = FileStory(copy_of(from_json(item.content)), section=section, user=user, item=item).execute()
        if item.embargo is not None or item.embargo_unreadable:
            unreadable = "" if item.embargo else "the time in the file"
            reason = f"{item.source} sent it under embargo."
            SetEmbargo(story, until=item.embargo, unreadable=unreadable, reason=reason).execute()
    return story


def _next() -> list[Settlement]:
    place = Followed.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    wanted = Settlement.objects.filter(seq__gt=place).select_related("item", "stop__source", "stop__item")
    return list(wanted.order_by("seq")[:BATCH])


def _stop(stop: Stop) -> list[str]:
    """Take down every story that was made of what the stop reaches.

    A story that is made of other items as well is held whole, and the desk decides.
    """
    reached = set(stops.reached(stop).values_list("pk", flat=True))
    said = []
    for story in Story.objects.filter(items__item__in=reached).distinct():
        others = StoryItem.objects.filter(story=story).exclude(item__in=reached).exists()
        said += _stop_story(story, stop, whole=not others)
    return said


def _stop_story(story: Story, stop: Stop, *, whole: bool) -> list[str]:
    standing = StoryState.objects.get(pk=story.pk).standing
    source, what = stop.source.name, stop.guid or stop.slug
    if standing == Standing.KILLED:
        return []
    if stop.kind == Stop.Kind.KILL and whole:
        KillStory(story, reason=f"Killed by {source}: {what}"[:300]).execute()
        return [f"“{story}” is killed, as {source} asked"]
    if standing == Standing.HELD:
        return []
    why = f"Held by {source}: {what}" if whole else f"{source} stopped a part of it, {what}: settle what may stand"
    HoldStory(story, reason=why[:300]).execute()
    return [f"“{story}” is held, as {source} asked"]
