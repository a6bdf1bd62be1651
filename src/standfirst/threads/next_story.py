"""Where a story leads on to: chosen once, stored with its reason, and chosen again only when something changed.

The order (reader.md, "Next story"): an editor's choice; the next newer part of its storyline, else the nearest
earlier part; the newest story within 72 hours that shares its rarest topic; the lead of its section at that
moment. Never itself, never one that the text leads to already, and never a story that leads straight back.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import FrontSlot, NextStory, Story, StoryState, Topic
from standfirst.newsroom.protection import ALPHABET
from standfirst.newsroom.public import public_states

WINDOW = timedelta(hours=72)
AFFECTED = 200
OFFERED = 5
"""So many of the newest stories of a topic or section are looked at for one that may follow."""
EARLIER_PARTS = 3
Choice = tuple[int, Any]


def affected_by(story_ids: Iterable[int]) -> set[int]:
    """The stories whose choice may change because these did: themselves, those that lead to them, their storylines,
    and the newest that share a topic with them within the window; at most a few hundred for each."""
    states = list(StoryState.objects.filter(pk__in=set(story_ids)).order_by("pk"))
    found = {state.pk for state in states}
    for state in states:
        found.update(NextStory.objects.filter(target=state.pk).values_list("story_id", flat=True)[:AFFECTED])
        if state.storyline_id:
            members = StoryState.objects.filter(storyline=state.storyline_id)
            found.update(members.values_list("pk", flat=True)[:AFFECTED])
        if state.first_published is not None:
            topics = Story.topics.through.objects.filter(story_id=state.pk).values("topic_id")
            near = _within(state.first_published).filter(story__topics__in=topics)
            found.update(near.order_by("-first_published").values_list("pk", flat=True)[:AFFECTED])
    return found


def settle(story_ids: Iterable[int]) -> set[int]:
    """Choose again for every story that these changes touch; returns the stories whose page now leads elsewhere."""
    return choose(affected_by(story_ids))


def choose(story_ids: Iterable[int]) -> set[int]:
    """Choose again for these stories, and store what changed; returns the stories that now lead elsewhere."""
    found = public_states().filter(pk__in=set(story_ids)).select_related("story").order_by("first_published", "pk")
    states = list(found)
    choosing = _Choosing(states)
    changed = [row for state in states if (row := choosing.anew(state)) is not None]
    NextStory.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["story"], update_fields=["target", "why", "made"]
    )
    return {row.story_id for row in changed}


def _within(moment: datetime, until: datetime | None = None) -> QuerySet[StoryState]:
    """The public stories of the window around this moment, or around all moments from this one to `until`."""
    return public_states().filter(
        first_published__gte=moment - WINDOW, first_published__lte=(until or moment) + WINDOW
    )


class _Choosing:
    """The choices for a batch of stories, oldest first; whatever several of them need is read once."""

    def __init__(self, states: Sequence[StoryState]) -> None:
        ids = [state.pk for state in states]
        self.kept = {row.story_id: row for row in NextStory.objects.filter(story__in=ids)}
        targets = {row.target_id for row in self.kept.values() if row.target_id}
        self.open = set(public_states().filter(pk__in=targets).values_list("pk", flat=True)) if targets else set()
        self.led_from: defaultdict[int | None, set[int]] = defaultdict(set)
        for story_id, target in NextStory.objects.filter(target__in=ids).values_list("story_id", "target_id"):
            self.led_from[target].add(story_id)
        self.linked = _linked_in_text(states)
        self.topics = _topics_of(ids)
        self.members: dict[int, list[tuple[int, int]]] = {}
        self.near: dict[int, tuple[datetime, datetime, list[tuple[datetime, int]]]] = {}
        self.leads: dict[int, list[int]] = {}
        self.placed: list[int] | None = None

    def anew(self, state: StoryState) -> NextStory | None:
        """The row to store for this story; None where its choice stands."""
        before = self.kept.get(state.pk)
        if before is not None and before.why == NextStory.Why.EDITOR and before.target_id in self.open:
            return None
        target, why = self._first(state)
        if (before.target_id, before.why) == (target, why) if before is not None else target is None:
            return None
        if before is not None:
            self.led_from[before.target_id].discard(state.pk)
        self.led_from[target].add(state.pk)
        return NextStory(story_id=state.pk, target_id=target, why=why)

    def _first(self, state: StoryState) -> tuple[int | None, Any]:
        passed = self.led_from[state.pk] | self.linked.get(state.pk, set()) | {state.pk}
        return next((choice for choice in self._ranked(state) if choice[0] not in passed), (None, ""))

    def _ranked(self, state: StoryState) -> Iterator[Choice]:
        yield from self._parts(state)
        yield from self._same_topic(state)
        yield from self._section_lead(state)

    def _parts(self, state: StoryState) -> Iterator[Choice]:
        if state.storyline_id is None:
            return
        if state.storyline_id not in self.members:
            parts = public_states().filter(storyline=state.storyline_id).order_by("part", "pk")
            self.members[state.storyline_id] = [(pk, part) for pk, part in parts.values_list("pk", "part")]
        others = [(pk, part) for pk, part in self.members[state.storyline_id] if pk != state.pk]
        for pk, _ in [found for found in others if found[1] > state.part][:1]:
            yield pk, NextStory.Why.NEWER_PART
        for pk, _ in [found for found in reversed(others) if found[1] < state.part][:EARLIER_PARTS]:
            yield pk, NextStory.Why.EARLIER_PART

    def _same_topic(self, state: StoryState) -> Iterator[Choice]:
        topics, moment = self.topics.get(state.pk), state.first_published
        if not topics or moment is None:
            return
        rarest = min(topics, key=lambda topic: (_counted_today(topic), topic.slug))
        near = [pk for at, pk in self._around(rarest, moment) if abs(at - moment) <= WINDOW and pk != state.pk]
        for pk in near[:OFFERED]:
            yield pk, NextStory.Why.TOPIC

    def _around(self, topic: Topic, moment: datetime) -> list[tuple[datetime, int]]:
        """The topic's stories of the window around this moment, and of the days after it, newest first.

        The next stories of a batch are a little later, and so mostly find theirs here too.
        """
        first, last, found = self.near.get(topic.pk, (moment, moment, None))
        if found is None or not first <= moment <= last:
            last = moment + WINDOW
            rows = _within(moment, last).filter(story__topics=topic.pk).order_by("-first_published", "-pk")
            found = [(at, pk) for at, pk in rows.values_list("first_published", "pk") if at is not None]
            self.near[topic.pk] = (moment, last, found)
        return found

    def _section_lead(self, state: StoryState) -> Iterator[Choice]:
        kept = self.kept.get(state.pk)
        if kept is not None and kept.why == NextStory.Why.SECTION_LEAD and kept.target_id in self.open:
            yield kept.target_id, NextStory.Why.SECTION_LEAD
        section = state.story.section_id
        if section not in self.leads:
            self.leads[section] = self._leads_of(section)
        for pk in self.leads[section]:
            yield pk, NextStory.Why.SECTION_LEAD

    def _leads_of(self, section: int) -> list[int]:
        """What leads the section: its first story in a place of the front, then its newest."""
        of_section = public_states().filter(story__section=section)
        if self.placed is None:
            self.placed = list(FrontSlot.objects.order_by("place").values_list("story_id", flat=True))
        shown = set(of_section.filter(pk__in=self.placed).values_list("pk", flat=True)) if self.placed else set()
        newest = of_section.order_by("-first_published", "-pk").values_list("pk", flat=True)
        # One more than is offered, for one of them may be the story that asks.
        return [*[pk for pk in self.placed if pk in shown][:1], *newest[: OFFERED + 1]]


def _linked_in_text(states: Sequence[StoryState]) -> dict[int, set[int]]:
    """The stories of ours that each text itself leads to, by the short ids at the end of addresses."""
    named = {
        state.pk: set(re.findall(rf"-([{ALPHABET}]{{7}})/", json.dumps(state.story.body.get_prep_value())))
        for state in states
    }
    asked = set().union(*named.values())
    if not asked:
        return {}
    known = dict(StoryState.objects.filter(short_id__in=asked).values_list("short_id", "pk"))
    return {pk: {known[short] for short in ids & known.keys()} for pk, ids in named.items()}


def _topics_of(story_ids: Sequence[int]) -> dict[int, list[Topic]]:
    links = list(Story.topics.through.objects.filter(story__in=story_ids).values_list("story_id", "topic_id"))
    if not links:
        return {}
    topics = Topic.objects.in_bulk({topic for _, topic in links})
    found: defaultdict[int, list[Topic]] = defaultdict(list)
    for story_id, topic in links:
        found[story_id].append(topics[topic])
    return found


def _counted_today(topic: Topic) -> int:
    """How many stories the topic has, counted once a day and kept: the archive is not counted for every choice."""
    today = clock.today()
    if topic.counted_on != today:
        topic.counted, topic.counted_on = Story.objects.filter(topics=topic).count(), today
        Topic.objects.filter(pk=topic.pk).update(counted=topic.counted, counted_on=today)
    return topic.counted
