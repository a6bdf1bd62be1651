"""What comes in becomes a story: the bytes are kept first, then cleaned, then filed, each exactly once."""

import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from standfirst.copydesk import Unreadable, clean, marks
from standfirst.copydesk.copy import Copy
from standfirst.newsroom import clock
from standfirst.newsroom.actions import AddTake, FileStory
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Section, Story
from standfirst.newsroom.obeying import obey_marks
from standfirst.newsroom.settled import copy_for, file_item, follow_ledger
from standfirst.wire import formats, ledger
from standfirst.wire import item as wire
from standfirst.wire.models import Item, Source, Take
from standfirst.wire.reading.format import HEAD
from standfirst.wire.stops import standing_on
from standfirst.wire.takes import keep

log = logging.getLogger("standfirst.newsroom")


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a delivery; `new` is False where the same bytes had come from this source before."""

    story: Story
    copy: Copy
    new: bool


def source_of(delivery: str) -> Source:
    """The one source of this way of delivery."""
    label = Source.Delivery(delivery).label
    return Source.objects.get_or_create(slug=delivery, defaults={"name": label, "delivery": delivery})[0]


def receive(
    home: Path,
    content: bytes,
    *,
    section: Section,
    delivery: str,
    filename: str = "",
    user: Any = None,
    vetoes: frozenset[str] = frozenset(),
    copy: Copy | None = None,
    topics: tuple[Any, ...] = (),
) -> Received:
    """Keep, clean and file one delivery. `copy` is given where an editor has changed the cleaned fields.

    Header lines of the copy become state: killed and held copy, and copy for editors only, is filed so, and an
    embargo holds. No undo of an Edit takes that back; the actions do, with a reason. Raises copydesk.Unreadable where
    nothing can be read of it (nothing is stored then), and Refused where the user may not file. The same bytes from
    the same source give the story that they made the first time.
    """
    as_sent = clean(content)
    cleaned = copy or (clean(content, without=vetoes) if vetoes else as_sent)
    digest = keep(home, content)
    source = source_of(delivery)
    said = marks.marks_of(as_sent, ZoneInfo(source.time_zone) if source.time_zone else None)
    guid = f"{source.slug}:{digest}"
    with transaction.atomic():
        item = Item.objects.select_for_update().filter(source=source, guid=guid).first()
        if item is not None:
            story = Story.objects.filter(items__item=item).first()
            if story is not None:
                return Received(story, cleaned, new=False)
        else:
            item = _kept(source, digest, content, filename, cleaned, said, vetoes)
        story = FileStory(cleaned, section=section, user=user, item=item, topics=topics).execute()
        obey_marks(story, said)
    return Received(story, cleaned, new=True)


def _kept(
    source: Source,
    digest: str,
    content: bytes,
    filename: str,
    cleaned: Copy,
    said: marks.Marks,
    vetoes: frozenset[str] = frozenset(),
) -> Item:
    """The take, whose bytes are stored, and its one item; within the caller's transaction."""
    take, _ = Take.objects.get_or_create(
        source=source,
        sha256=digest,
        defaults={
            "size": len(content),
            "filename": re.sub(r"[\x00-\x1f/\\]", "_", filename)[:255],
            "received": clock.now(),
            "state": Take.State.READ,
            "format": "text",
            "place": 1,
        },
    )
    guid = f"{source.slug}:{digest}"
    return Item.objects.create(
        source=source,
        take=take,
        guid=guid,
        line=guid,
        status=said.status,
        embargo=said.embargo if not isinstance(said.embargo, str) else None,
        embargo_unreadable=said.embargo == "unreadable",
        copy=cleaned.to_dict(),
        vetoes=sorted(vetoes),
    )


def add_take(home: Path, content: bytes, *, story: Story, delivery: str, user: Any, copy: Copy) -> Item:
    """Keep one delivery with a story that tells the same already, as one more take of it.

    Raises Refused where the user may not change the story, where the copy says that it is killed or held, or where
    the same bytes are in another story.
    """
    digest, source = keep(home, content), source_of(delivery)
    said = marks.marks_of(clean(content), ZoneInfo(source.time_zone) if source.time_zone else None)
    if said.status in ("canceled", "withheld"):
        raise Refused(f"The copy says “{said.said}”: hold or kill the story itself; it is no take to keep with it.")
    with transaction.atomic():
        known = Item.objects.filter(source=source, guid=f"{source.slug}:{digest}").first()
        item = known or _kept(source, digest, content, "", copy, said)
        AddTake(story, user, item=item).execute()
    return item


def receive_file(home: Path, content: bytes, *, section: Section, filename: str, user: Any = None) -> list[Received]:
    """Receive a file from the command line, whatever its format: what the ledger settles of it becomes drafts.

    Text goes to the copy desk as a paste does; every other format through its reader. An empty list where all of it
    had come before, or is a kill, a hold or a word to the desk. Raises Unreadable where nothing can be read of it;
    a file of a known format is then kept in quarantine.
    """
    if not structured(content):
        return [receive(home, content, section=section, delivery="command", filename=filename, user=user)]
    take = ledger.read(home, ledger.take_in(home, source_of("command"), content, filename=filename))
    for line in follow_ledger():
        log.info("%s", line)
    if take.state == Take.State.QUARANTINED and not take.items.exists():
        raise Unreadable(take.reason)
    received = []
    for item in take.items.order_by("pk"):
        story = None if standing_on(item) else file_item(item, section=section, user=user)
        if story is not None:
            received.append(Received(story, copy_for(item), new=True))
    return received


def structured(content: bytes) -> bool:
    """Whether a format reader knows these bytes. Plain text, and what none knows, is the copy desk's."""
    try:
        return formats.recognise(content[:HEAD]).name != "text"
    except wire.Unreadable:
        return False
