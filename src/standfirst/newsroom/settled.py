"""What the ledger settled, brought into the newsroom: kills and holds act on stories, the rest becomes Copy."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from standfirst.copydesk import Unreadable, clean
from standfirst.copydesk.copy import Copy
from standfirst.copydesk.items import copy_of
from standfirst.copydesk.marks import marks_of
from standfirst.newsroom import arrivals, clock
from standfirst.newsroom.actions import FileStory, HoldStory, KillStory, RenewStory, StateRights, publish_latest
from standfirst.newsroom.actions.renew import untouched
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import (
    Followed,
    Handling,
    Licence,
    NewerCopy,
    Newspaper,
    Section,
    Standing,
    Story,
    StoryItem,
    StoryState,
)
from standfirst.newsroom.obeying import obey_item, obey_marks
from standfirst.wire import stops
from standfirst.wire.models import Item, Settlement, Source, Stop
from standfirst.wire.stored import from_json
from standfirst.wire.takes import opened

BATCH = 100
STOPS = (Settlement.Kind.KILL, Settlement.Kind.HOLD)
FRESH = (Settlement.Kind.NEW, Settlement.Kind.NEWER)


def follow_ledger() -> list[str]:
    """Act on every Settlement that has come since the last time; a line for the log for each story that is stopped.

    In each batch kills and holds go first, and no transaction waits for the copy desk; then new copy becomes what its
    source's rule says. Cut short, a batch is done once more, which is harmless.
    """
    said: list[str] = []
    while batch := _next():
        for settlement in batch:
            if settlement.stop is not None and settlement.kind in STOPS:
                said += _stop(settlement.stop)
        items = [settlement.item for settlement in batch if not settlement.item.copy]
        for item in items:
            item.copy = _copied(item)
        with transaction.atomic():
            Item.objects.bulk_update(items, ["copy"])
            arrivals.enter(batch)
        handlings = Handling.objects.select_related("section").in_bulk({each.item.source_id for each in batch})
        for settlement in batch:
            if settlement.kind in FRESH:
                said += _deal(settlement, handlings.get(settlement.item.source_id))
        _tell(batch)
        with transaction.atomic():
            Followed.objects.update_or_create(pk=1, defaults={"seq": batch[-1].seq})
    return said


def _tell(batch: list[Settlement]) -> None:
    """Let each kill, hold and correction of the batch stand over the inbox until someone has seen it."""
    for settlement in batch:
        item = settlement.item
        if settlement.stop is not None and settlement.kind in STOPS:
            arrivals.tell_stop(settlement.stop, _stories_of(settlement.stop))
        elif settlement.kind in FRESH and item.status == "correction":
            arrivals.tell_correction(item, story_of(item))


def _copied(item: Item) -> dict[str, Any]:
    try:
        return copy_for(item).to_dict()
    except Unreadable:
        return copy_of(from_json(item.content)).to_dict()


def copy_for(item: Item) -> Copy:
    """The clean copy of an item, with what its source says where the file does not.

    Plain text is cleaned as a paste is; every other format by its fields.
    """
    source = item.source
    if item.take.format == "text":
        with opened(Path(settings.HOME), item.take.sha256) as file:
            copy = clean(file.read(), language=source.language or None)
    else:
        read = from_json(item.content)
        copy = copy_of(replace(read, language=read.language or source.language or None))
    return replace(copy, credit=copy.credit or source.credit or None)


def file_item(item: Item, *, section: Section, user: Any = None) -> Story | None:
    """Make a draft of an item, with the rights of its source and in the state that came with it.

    None where there is nothing to make: another version of it is a story already, a newer one has come, or it is no
    copy but a word to the desk. Raises Refused where the user may not file, or a kill or hold stands on it.
    """
    copy = copy_for(item)
    with transaction.atomic():
        Source.objects.select_for_update().get(pk=item.source_id)
        if story_of(item) is not None or not item.newest or item.status == "advisory":
            return None
        story = FileStory(copy, section=section, user=user, item=item).execute()
        if item.source.licence != Licence.UNKNOWN:
            StateRights(story, licence=item.source.licence, ground=item.source.licence_ground).execute()
        obey_item(story, item)
        if item.take.format == "text":
            obey_marks(story, marks_of(copy, ZoneInfo(item.source.time_zone) if item.source.time_zone else None))
    return story


def story_of(item: Item) -> Story | None:
    """The story that was made of this item, or of another version of it."""
    return Story.objects.filter(items__item__source=item.source, items__item__line=item.line).first()


def _deal(settlement: Settlement, handling: Handling | None) -> list[str]:
    """Do with new copy what its source's rule says, and all of it or nothing; what is refused waits at the desk."""
    item = settlement.item
    if not item.newest:
        return []
    try:
        with transaction.atomic():
            known = story_of(item) if settlement.kind == Settlement.Kind.NEWER else None
            if known is not None:
                return _update(known, item, handling)
            if handling is None or handling.becomes == Handling.Becomes.INBOX:
                return []
            return _file(item, handling)
    except (Refused, Unreadable) as why:
        arrivals.say(item, f"It waits for an editor: {why}")
        return [f"“{item}” of {item.source} waits in the inbox: {why}"]


def _file(item: Item, handling: Handling) -> list[str]:
    section = handling.section or Newspaper.current().default_section
    if section is None:
        raise Refused("There is no section to file it in: give the source one.")
    story = file_item(item, section=section)
    if story is None:
        return []
    return _publish(story) if handling.becomes == Handling.Becomes.PUBLISHED else [f"“{story}” is filed"]


def _update(story: Story, item: Item, handling: Handling | None) -> list[str]:
    """Newer copy of a story: in place of the older where no person has worked on it, else it waits at the desk.

    What is live is only replaced where the source's rule says so.
    """
    standing = StoryState.objects.get(pk=story.pk).standing
    if standing == Standing.KILLED or StoryItem.objects.filter(story=story, item=item).exists():
        return []
    live = standing == Standing.LIVE
    renewed = standing != Standing.HELD and (not live or (handling is not None and handling.republish))
    if not renewed or not untouched(story):
        return _wait(story, item)
    RenewStory(story, copy=copy_for(item), item=item).execute()
    obey_item(story, item)
    published = handling is not None and handling.becomes == Handling.Becomes.PUBLISHED
    return _publish(story) if live or published else [f"“{story}” is renewed"]


def _wait(story: Story, item: Item) -> list[str]:
    """Put the newer version beside the story, where an editor takes it or leaves it."""
    base = Item.objects.filter(stories__story=story, source=item.source, line=item.line).order_by("-pk").first()
    NewerCopy.objects.filter(story=story, verdict="").exclude(item=item).update(
        verdict=NewerCopy.Verdict.SUPERSEDED, settled=clock.now()
    )
    NewerCopy.objects.get_or_create(story=story, item=item, defaults={"base": base})
    return [f"a newer version of “{story}” waits at the desk"]


def _publish(story: Story) -> list[str]:
    try:
        with transaction.atomic():
            publish_latest(story)
    except Refused as why:
        return [f"“{story}” is filed and not published: {why}"]
    return [f"“{story}” is published"]


def _next() -> list[Settlement]:
    place = Followed.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    wanted = Settlement.objects.filter(seq__gt=place).select_related("item__source", "item__take", "stop__source")
    return list(wanted.order_by("seq")[:BATCH])


def _stop(stop: Stop) -> list[str]:
    """Take down every story that was made of what the stop reaches.

    A story that is made of other items as well is held whole, and the desk decides.
    """
    reached = set(stops.reached(stop).values_list("pk", flat=True))
    said = []
    for story in _stories_of(stop):
        others = StoryItem.objects.filter(story=story).exclude(item__in=reached).exists()
        said += _stop_story(story, stop, whole=not others)
    return said


def _stories_of(stop: Stop) -> list[Story]:
    return list(Story.objects.filter(items__item__in=stops.reached(stop)).distinct())


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
