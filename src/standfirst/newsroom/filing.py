"""From an item to its Copy and to a draft: what an editor's hand, a rule and the command line file by."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from standfirst.copydesk import clean
from standfirst.copydesk.copy import Copy
from standfirst.copydesk.items import copy_of
from standfirst.copydesk.marks import marks_of
from standfirst.newsroom.actions import FileStory, StateRights
from standfirst.newsroom.models import Licence, Section, Standing, Story, StoryItem
from standfirst.newsroom.obeying import obey_item, obey_marks
from standfirst.wire import item as wire
from standfirst.wire import parts
from standfirst.wire.models import Item, Source
from standfirst.wire.settling import newest_of
from standfirst.wire.stored import from_json
from standfirst.wire.takes import opened


def put_together(item: Item) -> wire.Item:
    """The item as its reader gave it; with the adds and subs of its line that had come by then, where it has any."""
    read = from_json(item.content)
    if not read.joins:
        return read
    line = Item.objects.filter(source=item.source_id, line=item.line, pk__lte=item.pk).order_by("pk")
    mine = [(row, from_json(row.content)) for row in line.exclude(status__in=("canceled", "withheld"))]
    if all(parts.kind_of(each) == "whole" for _row, each in mine):
        return read
    wholes = [(row, each) for row, each in mine if parts.kind_of(each) == "whole"]
    whole = newest_of([row for row, _each in wholes])
    since = next((each for row, each in wholes if whole is not None and row.pk == whole.pk), None)
    later = [
        each for _row, each in mine if parts.kind_of(each) != "whole" and (since is None or not _before(each, since))
    ]
    return parts.together(since, sorted(later, key=lambda each: (each.sent is None, each.sent)))


def lacks_its_beginning(item: Item) -> bool:
    """Whether it is an add or the like of a story of which no whole text has come."""
    read = from_json(item.content) if item.content else None
    if read is None or parts.kind_of(read) == "whole":
        return False
    line = Item.objects.filter(source=item.source_id, line=item.line).exclude(pk=item.pk)
    return all(parts.kind_of(from_json(row.content)) != "whole" for row in line)


def _before(one: wire.Item, other: wire.Item) -> bool:
    return one.sent is not None and other.sent is not None and one.sent < other.sent


def copy_for(item: Item) -> Copy:
    """The clean copy of an item, with what its source says where the file does not.

    Plain text is cleaned as a paste is; every other format by its fields.
    """
    source = item.source
    if item.take.format == "text":
        with opened(Path(settings.HOME), item.take.sha256) as file:
            copy = clean(file.read(), language=source.language or None)
    else:
        read = put_together(item)
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


def story_made_of(takes: Collection[Item]) -> Story | None:
    """The first story that a version of one of these items was made, or was added to; none that was killed."""
    lines = {(take.source_id, take.line) for take in takes}
    made = StoryItem.objects.filter(
        item__source__in={source for source, _line in lines}, item__line__in={line for _source, line in lines}
    ).exclude(story__state__standing=Standing.KILLED)
    found = made.select_related("story", "item").defer("item__content", "item__copy").order_by("pk")
    return next((each.story for each in found if (each.item.source_id, each.item.line) in lines), None)
