"""From an item to its Copy and to a draft: what an editor's hand, a rule and the command line file by."""

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
from standfirst.newsroom.models import Licence, Section, Story
from standfirst.newsroom.obeying import obey_item, obey_marks
from standfirst.wire.models import Item, Source
from standfirst.wire.stored import from_json
from standfirst.wire.takes import opened


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
