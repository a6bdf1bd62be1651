"""File: make a story of clean copy."""

from html import escape
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.permissions import policy_registry
from wagtail.signal_handlers import disable_reference_index_auto_update

from standfirst.copydesk.copy import Block, Copy
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import (
    Arrival,
    Byline,
    Dispatch,
    Section,
    Story,
    StoryItem,
    StoryPicture,
    dispatch,
)
from standfirst.wire.models import Item
from standfirst.wire.stops import standing_on

HEADLINE, STANDFIRST, CAPTION = 200, 600, 600


def body_of(blocks: tuple[Block, ...]) -> list[tuple[str, Any]]:
    """The blocks of a Copy as the story's body holds them; plain text becomes escaped markup."""
    return [made for block in blocks if (made := _block(block)) is not None]


def _block(block: Block) -> tuple[str, Any] | None:
    match block.type:
        case "subhead":
            return "subhead", block.text[:160]
        case "quote":
            return "quote", {"text": block.text, "attribution": ""}
        case "list":
            return "list", {"ordered": False, "items": [f"<p>{escape(item)}</p>" for item in block.items]}
        case "picture":
            return None
        case _:
            return "paragraph", f"<p>{escape(block.text, quote=False)}</p>"


class FileStory:
    """Makes a draft of this Copy with its first revision. Nothing is public by that.

    Raises Refused where the user may not, or where the copy has nothing to print.
    """

    def __init__(
        self,
        copy: Copy,
        *,
        section: Section,
        user: Any = None,
        item: Item | None = None,
        topics: tuple[Any, ...] = (),
    ) -> None:
        self.copy, self.section, self.user, self.item, self.topics = copy, section, user, item, topics

    def execute(self) -> Story:
        if self.user is not None and not policy_registry.get_by_type(Story).user_has_permission(self.user, "add"):
            raise Refused("You may not file stories: ask whoever runs the desk for that right.")
        stop = standing_on(self.item) if self.item is not None else None
        if stop is not None:
            raise Refused(
                f"{stop.source} sent a {stop.kind} of this item ({stop.guid or stop.slug}): it may not be used."
            )
        if not self.copy.headline and not self.copy.blocks:
            raise Refused("There is neither a headline nor any text to file.")
        with transaction.atomic():
            story = self.draft()
            # Saving its revision saves the row once more, and enters the references of both.
            with disable_reference_index_auto_update():
                story.save()
            if self.item is not None:
                StoryItem.objects.create(story=story, item=self.item)
                line = Arrival.objects.filter(source=self.item.source_id, line=self.item.line, story__isnull=True)
                line.update(story=story, by=self.user, state=Arrival.State.OPEN)
            revision = story.save_revision(user=self.user, log_action=False)
            log(instance=story, action="standfirst.file", user=self.user, revision=revision)
            dispatch(Dispatch.Kind.STORY, story.pk, "filed")
        return story

    def draft(self) -> Story:
        """The story in memory, unsaved: what a preview draws."""
        story = Story(section=self.section)
        fill(story, self.copy)
        story.topics = list(self.topics)
        return story


def fill(story: Story, copy: Copy) -> None:
    """Give a story in memory the words of a Copy."""
    headline = copy.headline or copy.blocks[0].text
    story.kicker = (copy.kicker or "")[:60]
    story.headline = headline if len(headline) <= HEADLINE else headline[: HEADLINE - 1] + "…"
    story.standfirst = (copy.standfirst or "")[:STANDFIRST]
    story.dateline = str(copy.dateline)[:120] if copy.dateline else ""
    story.body = body_of(copy.blocks)
    story.agency = (copy.credit or "")[:120]
    story.language = copy.language
    story.bylines = [Byline(name=name[:120]) for name in copy.bylines]
    story.pictures = [
        StoryPicture(caption=picture.caption[:CAPTION], credit=(picture.credit or "")[:160])
        for picture in copy.pictures
    ]
