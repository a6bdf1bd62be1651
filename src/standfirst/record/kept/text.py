"""The text of a story as the record reads it: the live one where readers can see the story, else the newest draft."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from html import unescape
from typing import Any

import nh3

from standfirst.copydesk.copy import Block, Copy, Edit, Picture
from standfirst.newsroom import clock
from standfirst.newsroom.models import Story, StoryState
from standfirst.record import parts
from standfirst.record.shapes import Part

REPEATS = "repeats."
_PARAGRAPH = re.compile(r"</p>|<p[^>]*>")


@dataclass(frozen=True, slots=True)
class Told:
    """One version of a story: its Copy, the text and parts that are read of it, and its day."""

    copy: Copy
    text: str
    parts: tuple[Part, ...]
    published: date | None

    @property
    def version(self) -> str:
        """Hash of all that the record depends on."""
        said = f"{self.copy.language}\0{self.published}\0{self.text}"
        return blake2b(said.encode(), digest_size=16).hexdigest()


def plain(html: str) -> str:
    return unescape(nh3.clean(html, tags=set())).strip()


def paragraphs(html: str) -> list[str]:
    """The paragraphs of a rich text in plain words."""
    return [text for piece in _PARAGRAPH.split(html) if (text := plain(piece))]


def blocks_of(story: Story) -> list[Block]:
    """The body as the record reads it, in the order of the page."""
    made: list[Block] = []
    for block in story.body:
        made += _block(block.block_type, block.value)
    return made


def _block(kind: str, value: Any) -> list[Block]:
    match kind:
        case "paragraph":
            return [Block("paragraph", text) for text in paragraphs(value.source)]
        case "subhead":
            return [Block("subhead", str(value))]
        case "list":
            items = tuple(plain(item.source) for item in value["items"])
            return [Block("list", "\n".join(items), items=items)]
        case "quote":
            return [Block("quote", str(value["text"]))]
        case _:
            return []


def told(story: Story, state: StoryState) -> Told:
    """This row of the story, saved or as a revision has it."""
    captions = [Picture(row.caption) for row in story.pictures.all() if row.caption]
    copy = Copy(
        original="",
        encoding="utf-8",
        headline=story.headline,
        standfirst=story.standfirst or None,
        blocks=tuple(blocks_of(story)),
        pictures=tuple(captions),
        language=story.language,
        edits=_repeats(story),
    )
    text, found = parts.read(copy)
    first = state.first_published
    return Told(copy, text, found, clock.local(first).date() if first else None)


def _repeats(story: Story) -> tuple[Edit, ...]:
    """The paragraphs that the copy desk took off the page because they said a thing again: they are read too."""
    rows = story.items.values_list("item__copy", flat=True).order_by("pk") if story.pk else []
    return tuple(
        Edit(edit["rule"], edit["start"], edit["end"], edit["before"], edit["after"])
        for copy in rows
        for edit in (copy or {}).get("edits", ())
        if edit["rule"].startswith(REPEATS)
    )


def present(story_id: int) -> Told | None:
    """The story as it stands; None where there is none any more."""
    state = StoryState.objects.select_related("story").filter(pk=story_id).first()
    if state is None:
        return None
    story = state.story
    if not state.public_at(clock.now()):
        story = story.get_latest_revision_as_object() or story
    return told(story, state)
