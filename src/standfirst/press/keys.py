"""Which pages there are, by key, and which of them a change touches. A key is a list of strings: kind, then what."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, Section, StaticPage, Story, Storyline, StoryState, Topic
from standfirst.newsroom.public import public
from standfirst.press.rows import byline_path, public_states
from standfirst.record.kept.models import Line, Mention

Key = tuple[str, ...]
RECORD = frozenset({"record", "hangs", "actor", "pair", "pair-year"})
"""The kinds of page that show the record, and no list of stories."""
ALWAYS: tuple[Key, ...] = (("front",), ("404",), ("feed",), ("corrections",), ("archive",), ("sitemaps",))


def for_keys(states: QuerySet[StoryState]) -> Iterator[StoryState]:
    """Each of these with what its keys are made from, many at once and without their text."""
    found = states.select_related("story__section", "storyline").defer("story__body")
    yield from found.prefetch_related("story__topics", "story__bylines", *of_record()).iterator(chunk_size=500)


def of_record() -> list[Any]:
    """What is read of the record with a story, to know its pages: reviewed lines, and who is named."""
    lines = Line.objects.filter(verdict__isnull=False).select_related("actor", "target")
    mentions = Mention.objects.select_related("actor").defer("spans")
    return [Prefetch("story__lines", lines), Prefetch("story__mentions", mentions), "story__closes"]


def keys_of(state: StoryState) -> list[Key]:
    """Every page but its own that lists this story, as it stands now."""
    story = state.story
    assert state.first_published is not None  # noqa: S101
    on = clock.local(state.first_published)
    month = f"{on:%Y-%m}"
    keys: list[Key] = [
        ("section", story.section.slug),
        ("section-month", story.section.slug, month),
        ("day", f"{on:%Y-%m-%d}"),
        ("month", month),
        ("year", f"{on:%Y}"),
        ("sitemap", month),
    ]
    for topic in story.topics.all():
        keys += [("topic", topic.slug), ("topic-month", topic.slug, month)]
    keys += [("byline", byline_path(byline.name), byline.name) for byline in story.bylines.all()]
    if state.storyline is not None:
        keys.append(("storyline", state.storyline.slug))
    return [*keys, *_record(story)]


def _record(story: Story) -> set[Key]:
    """The pages of the record that show a line of this story, or list it because it names somebody."""
    keys: set[Key] = {("actor", mention.actor.slug) for mention in story.mentions.all()}
    for line in story.lines.all():
        ends = sorted({one.slug for one in (line.actor, line.target) if one is not None})
        keys |= {("record",), ("hangs",), *(("actor", slug) for slug in ends)}
        if len(ends) == 2:
            keys.add(("pair", *ends))
            if line.first is not None:
                keys.add(("pair-year", *ends, str(line.first.year)))
    if story.closes.all():
        keys.add(("hangs",))
    return keys


def own_keys(kind: str, pk: int) -> list[Key]:
    """The pages of a section, topic, storyline or static page itself, whether or not it has a story."""
    match kind:
        case Dispatch.Kind.SECTION:
            return [("section", slug) for slug in Section.objects.filter(pk=pk).values_list("slug", flat=True)]
        case Dispatch.Kind.TOPIC:
            return [("topic", slug) for slug in Topic.objects.filter(pk=pk).values_list("slug", flat=True)]
        case Dispatch.Kind.STORYLINE:
            return [("storyline", slug) for slug in Storyline.objects.filter(pk=pk).values_list("slug", flat=True)]
        case Dispatch.Kind.PAGE:
            return [("static", slug) for slug in StaticPage.objects.filter(pk=pk).values_list("slug", flat=True)]
        case _:
            return []


def later_sharers(story_ids: Iterable[int]) -> set[int]:
    """The public stories after these whose three related stories they may be among."""
    found: set[int] = set()
    links = Story.topics.through.objects.filter(public("story__state__"), story__in=story_ids)
    for topic, moment in links.values_list("topic_id", "story__state__first_published"):
        later = public_states().filter(story__topics=topic, first_published__gt=moment)
        found.update(later.order_by("first_published").values_list("pk", flat=True)[:4])
    return found


def storyline_members(slugs: Iterable[str]) -> set[int]:
    named = list(slugs)
    return set(StoryState.objects.filter(storyline__slug__in=named).values_list("pk", flat=True)) if named else set()


def month_of(text: str) -> tuple[int, int]:
    year, month = text.split("-")
    return int(year), int(month)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def every_key() -> list[Key]:
    """All pages there are, for a full bake; stories' own pages are apart."""
    keys: set[Key] = {*ALWAYS, ("410",), ("robots",), ("chrome",), ("record",), ("hangs",)}
    keys |= {("section", section.slug) for section in Section.objects.all()}
    keys |= {("topic", topic.slug) for topic in Topic.objects.all()}
    keys |= {("storyline", line.slug) for line in Storyline.objects.all()}
    keys |= {("static", page.slug) for page in StaticPage.objects.all()}
    for state in for_keys(public_states()):
        keys.update(keys_of(state))
    return sorted(keys)


def live_story_ids() -> list[int]:
    return list(public_states().order_by("pk").values_list("pk", flat=True))
