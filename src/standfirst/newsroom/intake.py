"""What comes in becomes a story: the bytes are kept first, then cleaned, then filed, each exactly once."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from standfirst.copydesk import clean
from standfirst.copydesk.copy import Copy
from standfirst.newsroom import clock
from standfirst.newsroom.actions import FileStory
from standfirst.newsroom.models import Section, Story
from standfirst.wire.models import Item, Source, Take
from standfirst.wire.takes import keep


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

    Raises copydesk.Unreadable where nothing can be read of it (nothing is stored then), and Refused where the
    user may not file. The same bytes from the same source give the story that they made the first time.
    """
    cleaned = copy or clean(content, without=vetoes)
    digest = keep(home, content)
    source = source_of(delivery)
    guid = f"{source.slug}:{digest}"
    with transaction.atomic():
        item = Item.objects.select_for_update().filter(source=source, guid=guid).first()
        if item is not None:
            story = Story.objects.filter(items__item=item).first()
            if story is not None:
                return Received(story, cleaned, new=False)
        else:
            take, _ = Take.objects.get_or_create(
                source=source,
                sha256=digest,
                defaults={
                    "size": len(content),
                    "filename": re.sub(r"[\x00-\x1f/\\]", "_", filename)[:255],
                    "received": clock.now(),
                },
            )
            item = Item.objects.create(
                source=source, take=take, guid=guid, line=guid, copy=cleaned.to_dict(), vetoes=sorted(vetoes)
            )
        story = FileStory(cleaned, section=section, user=user, item=item, topics=topics).execute()
    return Received(story, cleaned, new=True)
