"""Where a story leads on to: chosen once, stored with its reason, and chosen again only when something changed.

The order (reader.md, "Next story"): an editor's choice; the next newer part of its storyline, else the nearest
earlier part; the newest story within 72 hours that shares its rarest topic; the lead of its section at that
moment. Never itself, never one that the text leads to already, and never a story that leads straight back.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import Licence, NextStory, Section, Standing, Story, StoryState, Topic
from standfirst.newsroom.protection import ALPHABET

WINDOW = timedelta(hours=72)
AFFECTED = 200
Choice = tuple[int, Any]


def public_states() -> QuerySet[StoryState]:
    """The states of all stories that readers can see now."""
    now = clock.now()
    return StoryState.objects.filter(
        Q(embargo__isnull=True) | Q(embargo__lte=now),
        Q(rights_expire__isnull=True) | Q(rights_expire__gt=now),
        standing=Standing.LIVE,
        embargo_unreadable="",
    ).exclude(licence=Licence.UNKNOWN)


def affected_by(story_id: int) -> set[int]:
    """The stories whose choice may change because this one did: itself, those that lead to it, its storyline,
    and the newest that share a topic with it within the window; at most a few hundred."""
    state = StoryState.objects.filter(pk=story_id).first()
    if state is None:
        return set()
    found = {story_id}
    found.update(NextStory.objects.filter(target_id=story_id).values_list("story_id", flat=True)[:AFFECTED])
    if state.storyline_id:
        found.update(StoryState.objects.filter(storyline=state.storyline_id).values_list("pk", flat=True)[:AFFECTED])
    if state.first_published is not None:
        topics = Topic.objects.filter(stories=story_id)
        near = public_states().filter(
            first_published__gte=state.first_published - WINDOW,
            first_published__lte=state.first_published + WINDOW,
            story__topics__in=topics,
        )
        found.update(near.order_by("-first_published").values_list("pk", flat=True)[:AFFECTED])
    return found


def settle(story_ids: Iterable[int]) -> set[int]:
    """Choose again for every story that these changes touch; returns the stories whose page now leads elsewhere."""
    touched: set[int] = set()
    for story_id in sorted(set(story_ids)):
        touched |= affected_by(story_id)
    states = public_states().filter(pk__in=touched).select_related("story").order_by("first_published", "pk")
    return {state.pk for state in states if _choose(state)}


def _choose(state: StoryState) -> bool:
    """Store the choice for one story; True where it changed."""
    before = NextStory.objects.filter(story_id=state.pk).first()
    if before is not None and _stands(before):
        return False
    target, why = next(_candidates(state), (None, ""))
    if before is not None and (before.target_id, before.why) == (target, why):
        return False
    if before is None and target is None:
        return False
    NextStory.objects.update_or_create(story_id=state.pk, defaults={"target_id": target, "why": why})
    return True


def _stands(choice: NextStory) -> bool:
    """An editor's choice stands while its target is public."""
    return (
        choice.why == NextStory.Why.EDITOR
        and choice.target_id is not None
        and public_states().filter(pk=choice.target_id).exists()
    )


def _candidates(state: StoryState) -> Iterator[Choice]:
    passed = set(NextStory.objects.filter(target_id=state.pk).values_list("story_id", flat=True)) | {state.pk}
    passed |= _linked_in_text(state)
    for choice in _ranked(state):
        if choice[0] not in passed:
            yield choice


def _linked_in_text(state: StoryState) -> set[int]:
    """The stories of ours that the text itself leads to, by the short ids at the end of addresses."""
    ids = set(re.findall(rf"-([{ALPHABET}]{{7}})/", json.dumps(state.story.body.get_prep_value())))
    return set(StoryState.objects.filter(short_id__in=ids).values_list("pk", flat=True)) if ids else set()


def _ranked(state: StoryState) -> Iterator[Choice]:
    yield from _parts(state)
    yield from _same_topic(state)
    yield from _section_lead(state)


def _parts(state: StoryState) -> Iterator[Choice]:
    if state.storyline_id is None:
        return
    others = public_states().filter(storyline=state.storyline_id).exclude(pk=state.pk)
    newer = others.filter(part__gt=state.part).order_by("part").values_list("pk", flat=True)[:1]
    earlier = others.filter(part__lt=state.part).order_by("-part").values_list("pk", flat=True)[:3]
    for pk in newer:
        yield pk, NextStory.Why.NEWER_PART
    for pk in earlier:
        yield pk, NextStory.Why.EARLIER_PART


def _same_topic(state: StoryState) -> Iterator[Choice]:
    assert state.first_published is not None  # noqa: S101
    topics = list(Topic.objects.filter(stories=state.pk))
    if not topics:
        return
    rarest = min(topics, key=lambda topic: (_counted_today(topic), topic.slug))
    near = public_states().filter(
        story__topics=rarest,
        first_published__gte=state.first_published - WINDOW,
        first_published__lte=state.first_published + WINDOW,
    )
    for pk in near.exclude(pk=state.pk).order_by("-first_published", "-pk").values_list("pk", flat=True)[:5]:
        yield pk, NextStory.Why.TOPIC


def _counted_today(topic: Topic) -> int:
    """How many stories the topic has, counted once a day and kept: the archive is not counted for every choice."""
    today = clock.today()
    if topic.counted_on != today:
        topic.counted, topic.counted_on = Story.objects.filter(topics=topic).count(), today
        Topic.objects.filter(pk=topic.pk).update(counted=topic.counted, counted_on=today)
    return topic.counted


def _section_lead(state: StoryState) -> Iterator[Choice]:
    kept = NextStory.objects.filter(story_id=state.pk, why=NextStory.Why.SECTION_LEAD).first()
    if kept is not None and kept.target_id and public_states().filter(pk=kept.target_id).exists():
        yield kept.target_id, NextStory.Why.SECTION_LEAD
    section = Section.objects.get(stories=state.pk)
    chosen = Story.objects.filter(front_slots__isnull=False, section=section).order_by("front_slots__place")
    lead = public_states().filter(pk__in=chosen).values_list("pk", flat=True)[:1]
    newest = public_states().filter(story__section=section).exclude(pk=state.pk)
    for pk in [*lead, *newest.order_by("-first_published", "-pk").values_list("pk", flat=True)[:5]]:
        if pk != state.pk:
            yield pk, NextStory.Why.SECTION_LEAD
