"""Updated copy of a story that an editor has touched: what it would change, and whose words stand in that place."""

import html
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags

from standfirst.copydesk.copy import Copy
from standfirst.newsroom.actions.file import body_of
from standfirst.newsroom.differences import Difference, alike, differences
from standfirst.newsroom.filing import copy_for
from standfirst.newsroom.models import Byline, NewerCopy, Story

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the version that the story stood on and the newer one.

    `ours` is what the story has in that place now, None where it has nothing of it; `changed` says that those are an
    editor's own words, which taking this would replace; `taken` that it was taken already.
    """

    difference: Difference
    ours: str | None
    changed: bool
    taken: bool

    @property
    def key(self) -> str:
        return self.difference.key


def waiting_for(story: Story) -> NewerCopy | None:
    """The newer version that waits beside this story, None where nothing does."""
    waiting = NewerCopy.objects.filter(story=story, verdict="")
    return waiting.select_related("item__source", "item__take", "base__source", "base__take").order_by("-pk").first()


def changes_of(newer: NewerCopy, story: Story | None = None) -> list[Change]:
    """What the newer version would change, in the order of the page; `story` is the latest version unless given."""
    ours = story or latest(newer.story)
    base = copy_for(newer.base)
    texts, was = texts_of(raw_body(ours)), [block.text for block in base.blocks]
    return [_change(each, ours, texts, was, newer.taken) for each in differences(base, copy_for(newer.item))]


def latest(story: Story) -> Story:
    """The story as the desk last saved it, live or not."""
    found: Story = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    return found


def _change(each: Difference, ours: Story, texts: list[str], was: list[str], taken: list[str]) -> Change:
    done = each.key in taken
    if each.place != "body":
        present = field_of(ours, each.place)
        return Change(each, present, not done and present != each.before, done)
    if each.old is None:
        return Change(each, None, False, done)
    at = place_of(texts, was, each.old)
    return Change(
        each, None if at is None else texts[at], not done and (at is None or texts[at] != each.before), done
    )


def field_of(story: Story, place: str) -> str:
    """A field of the story as `differences` names it."""
    if place == "bylines":
        return ", ".join(byline.name for byline in story.bylines.all())
    return str(getattr(story, "agency" if place == "credit" else place))


def raw_body(story: Story) -> list[Raw]:
    prepared: list[Raw] = list(story.body.get_prep_value())
    return prepared


def texts_of(body: list[Raw]) -> list[str]:
    """The plain words of each block; nothing for a picture, a table or a link."""
    return [_text(block["type"], block["value"]) for block in body]


def _text(kind: str, value: Any) -> str:
    match kind:
        case "paragraph":
            return html.unescape(strip_tags(value)).strip()
        case "subhead":
            return str(value)
        case "quote":
            return str(value["text"])
        case "list":
            items = (item["value"] if isinstance(item, dict) else item for item in value["items"])
            return "\n".join(html.unescape(strip_tags(item)).strip() for item in items)
        case _:
            return ""


def place_of(texts: list[str], was: list[str], number: int) -> int | None:
    """Where a paragraph of the older version stands now: the same words, else an editor's wording of them."""
    sought = was[number]
    if sought in texts:
        return texts.index(sought)
    return next((at for at, text in enumerate(texts) if text and text not in was and alike(text, sought)), None)


def take(story: Story, newer: NewerCopy, chosen: Iterable[Change]) -> None:
    """Give a story in memory what these changes say; every other word of it stays as it is."""
    wanted = list(chosen)
    base, fresh = copy_for(newer.base), copy_for(newer.item)
    for change in wanted:
        if change.difference.place != "body":
            _take_field(story, change.difference, fresh)
    body = raw_body(story)
    was = [block.text for block in base.blocks]
    for change in wanted:
        if change.difference.place == "body" and change.difference.old is not None:
            _replace(body, was, change.difference, fresh)
    for change in wanted:
        if change.difference.place == "body" and change.difference.old is None:
            _insert(body, change.difference, fresh)
    story.body = story._meta.get_field("body").to_python(json.dumps(body))


def _take_field(story: Story, difference: Difference, fresh: Copy) -> None:
    if difference.place == "bylines":
        story.bylines = [Byline(name=name[:120]) for name in fresh.bylines]
        return
    name = "agency" if difference.place == "credit" else difference.place
    setattr(story, name, difference.after[: story._meta.get_field(name).max_length])


def _replace(body: list[Raw], was: list[str], difference: Difference, fresh: Copy) -> None:
    assert difference.old is not None  # noqa: S101 - its caller looked
    at = place_of(texts_of(body), was, difference.old)
    made = [] if difference.new is None else _made(fresh, difference.new)
    if at is not None:
        body[at : at + 1] = made
    elif made:
        _insert(body, difference, fresh)


def _insert(body: list[Raw], difference: Difference, fresh: Copy) -> None:
    """After the nearest paragraph before it that the story has; at the top where it has none of them."""
    assert difference.new is not None  # noqa: S101 - its caller looked
    texts = texts_of(body)
    for number in range(difference.new - 1, -1, -1):
        text = fresh.blocks[number].text
        at = next((at for at, ours in enumerate(texts) if ours and (ours == text or alike(ours, text))), None)
        if at is not None:
            body[at + 1 : at + 1] = _made(fresh, difference.new)
            return
    body[0:0] = _made(fresh, difference.new)


def _made(fresh: Copy, number: int) -> list[Raw]:
    block = fresh.blocks[number]
    return [{"type": kind, "value": value} for kind, value in body_of((block,))]
