"""What the ledger settled, brought into the newsroom: kills and holds act on stories, the rest becomes Copy."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from standfirst.copydesk import Unreadable
from standfirst.copydesk.items import copy_of
from standfirst.newsroom import arrivals, clock
from standfirst.newsroom.actions import HoldStory, KillStory, RenewStory, publish_latest
from standfirst.newsroom.actions.inbox import IgnoreCopy, PublishCopy
from standfirst.newsroom.actions.renew import untouched
from standfirst.newsroom.arrivals import Line
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.filing import copy_for, file_item, lacks_its_beginning, story_of
from standfirst.newsroom.models import (
    Arrival,
    Followed,
    Handling,
    NewerCopy,
    Newspaper,
    RoutingRule,
    Standing,
    Story,
    StoryItem,
    StoryState,
)
from standfirst.newsroom.obeying import obey_item
from standfirst.wire import stops
from standfirst.wire.models import Item, Settlement, Stop
from standfirst.wire.rows import update_each
from standfirst.wire.stored import from_json

BATCH = 100
STOPS = (Settlement.Kind.KILL, Settlement.Kind.HOLD)
FRESH = (Settlement.Kind.NEW, Settlement.Kind.NEWER)


def follow_ledger() -> list[str]:
    """Act on every Settlement that has come since the last time; a line for the log for each story that is stopped.

    Kills and holds go first, before each batch and past all that waits; no transaction waits for the copy desk; then
    new copy becomes what its source's rule says. Cut short, a batch is done once more, which is harmless.
    """
    said: list[str] = []
    stopped = 0
    while batch := _next():
        for settlement in _waiting().filter(kind__in=STOPS, seq__gt=stopped):
            stopped = settlement.seq
            if settlement.stop is not None:
                said += _stop(settlement.stop)
        items = [settlement.item for settlement in batch if not settlement.item.copy]
        for item in items:
            item.copy = _copied(item)
        handlings = Handling.objects.select_related("section").in_bulk({each.item.source_id for each in batch})
        with transaction.atomic():
            update_each(items, ["copy"])
            entered = arrivals.enter(batch, handlings)
        for settlement in batch:
            if settlement.kind in FRESH:
                said += _deal(settlement, handlings.get(settlement.item.source_id), entered)
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


def _deal(settlement: Settlement, handling: Handling | None, entered: dict[Line, Arrival]) -> list[str]:
    """Do with new copy what the routing rule says that fits, else what its source's handling says.

    All of it or nothing; what is refused waits at the desk.
    """
    item = settlement.item
    arrival = entered.get((item.source_id, item.line))
    rule = arrival.rule if arrival is not None else None
    waits = rule.then == RoutingRule.Then.WAIT if rule else handling is None or handling.becomes == "inbox"
    if not item.newest or (waits and settlement.kind == Settlement.Kind.NEW):
        return []
    try:
        with transaction.atomic():
            known = story_of(item) if settlement.kind == Settlement.Kind.NEWER else None
            if known is not None:
                return _update(known, item, handling)
            if lacks_its_beginning(item):
                arrivals.say(item, "It is a part of a story whose beginning has not come yet: it waits for that.")
                return []
            if arrival is not None and rule is not None:
                return _by_rule(arrival, rule)
            return [] if handling is None or waits else _file(item, handling)
    except (Refused, Unreadable) as why:
        arrivals.say(item, f"It waits for an editor: {why}")
        return [f"“{item}” of {item.source} waits in the inbox: {why}"]


def _by_rule(arrival: Arrival, rule: RoutingRule) -> list[str]:
    """Through the same actions as an editor, so that rights, embargo, kills and holds rule over every rule."""
    if arrival.story_id is not None or arrival.state != Arrival.State.OPEN:
        return []
    if rule.then == RoutingRule.Then.IGNORE:
        IgnoreCopy(arrival).execute()
    elif rule.then == RoutingRule.Then.PUBLISH:
        return [f"“{PublishCopy(arrival).execute()}” is published, by rule {rule.position}"]
    return []


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
    if not renewed or not untouched(story) or not _told_by(story, item):
        return _wait(story, item)
    RenewStory(story, copy=copy_for(item), item=item).execute()
    obey_item(story, item)
    published = handling is not None and handling.becomes == Handling.Becomes.PUBLISHED
    return _publish(story) if live or published else [f"“{story}” is renewed"]


def _told_by(story: Story, item: Item) -> bool:
    """Whether the story has its words from this line, and not from another take of the same."""
    first = StoryItem.objects.filter(story=story).select_related("item").order_by("pk").first()
    return first is None or (first.item.source_id, first.item.line) == (item.source_id, item.line)


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
    return list(_waiting()[:BATCH])


def _waiting() -> "QuerySet[Settlement]":
    """What was settled and not yet acted upon, the oldest first."""
    place = Followed.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    wanted = Settlement.objects.filter(seq__gt=place).select_related("item__source", "item__take", "stop__source")
    return wanted.order_by("seq")


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
