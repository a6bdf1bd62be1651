"""What the page of a story shows of other stories: where it leads, a newer part, and up to three related."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from standfirst.newsroom.models import NextStory, StoryState
from standfirst.press.keys import of_record
from standfirst.press.rows import for_lines, newest, public_states
from standfirst.record.kept.shown import read_together

RELATED = 3


@dataclass(frozen=True, slots=True)
class Around:
    """The stories around one, all of them public.

    `choice` is the stored next story, and `following` the same with its target where readers can open that.
    """

    choice: NextStory | None = None
    following: tuple[StoryState, NextStory] | None = None
    newer: StoryState | None = None
    related: tuple[StoryState, ...] = ()

    def lines(self) -> list[StoryState]:
        """The stories whose lines stand on the page."""
        following = [self.following[0]] if self.following is not None else []
        return [*following, *([self.newer] if self.newer is not None else []), *self.related]

    def shown(self) -> set[int]:
        return {state.pk for state in self.lines()}

    def leads(self) -> list[int | str | None]:
        """The stored choice of where the page leads, as it is compared later; empty where there is none."""
        return [self.choice.target_id, self.choice.why] if self.choice is not None else []


def for_pages(states: QuerySet[StoryState]) -> QuerySet[StoryState]:
    """With all that the own page of each is made from."""
    return states.select_related("story__section", "storyline").prefetch_related(
        "story__bylines",
        "story__pictures__picture",
        "story__topics",
        "story__corrections",
        "story__moves",
        *of_record(),
        read_together("story__"),
    )


def around(states: Sequence[StoryState]) -> dict[int, Around]:
    """For each of these stories, by its id; one query for each story's related, and a few for all of them."""
    choices = NextStory.objects.filter(story__in=[state.pk for state in states]).in_bulk(field_name="story_id")
    targets = _lines_of({choice.target_id for choice in choices.values() if choice.target_id})
    newest_parts = _newest_parts(states)
    found = {}
    for state in states:
        choice = choices.get(state.pk)
        target = targets.get(choice.target_id) if choice is not None and choice.target_id else None
        last = newest_parts.get(state.storyline_id) if state.storyline_id and state.first_published else None
        newer = last if last is not None and last.part > state.part else None
        told = {state.pk, *(other.pk for other in (target, newer) if other is not None)}
        following = (target, choice) if target is not None and choice is not None else None
        found[state.pk] = Around(choice, following, newer, tuple(_related(state, told)))
    return found


def _newest_parts(states: Sequence[StoryState]) -> dict[int, StoryState]:
    """The newest part of each storyline."""
    found: dict[int, StoryState] = {}
    for storyline in {state.storyline_id for state in states if state.storyline_id is not None}:
        last = for_lines(public_states().filter(storyline=storyline)).order_by("-part", "-pk").first()
        if last is not None:
            found[storyline] = last
    return found


def _lines_of(story_ids: set[int]) -> dict[int, StoryState]:
    return {state.pk: state for state in for_lines(public_states().filter(pk__in=story_ids))} if story_ids else {}


def _related(state: StoryState, told: set[int]) -> list[StoryState]:
    """The three newest stories before this one that share a topic with it, but for those that are told already.

    Only earlier ones, so that a new story never changes the pages of the archive.
    """
    topics = [topic.pk for topic in state.story.topics.all()] if state.first_published is not None else []
    if not topics:
        return []
    earlier = public_states().filter(story__topics__in=topics, first_published__lt=state.first_published)
    return newest(earlier.exclude(pk__in=told).distinct(), RELATED)
