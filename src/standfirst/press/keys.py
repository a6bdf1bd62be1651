"""Which pages there are, by key, and which of them a change touches. A key is a list of strings: kind, then what."""

from collections.abc import Iterable
from datetime import date

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, Section, StaticPage, Storyline, StoryState, Topic
from standfirst.press.rows import byline_path, public_states

Key = tuple[str, ...]
ALWAYS: tuple[Key, ...] = (("front",), ("404",), ("feed",), ("corrections",), ("archive",), ("sitemaps",))


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
    for slug in story.topics.values_list("slug", flat=True):
        keys += [("topic", slug), ("topic-month", slug, month)]
    keys += [("byline", byline_path(name), name) for name in story.bylines.values_list("name", flat=True)]
    if state.storyline is not None:
        keys.append(("storyline", state.storyline.slug))
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


def later_sharers(state: StoryState) -> set[int]:
    """The stories after this one whose three related stories it may be among."""
    found: set[int] = set()
    for topic in Topic.objects.filter(stories=state.pk):
        later = public_states().filter(story__topics=topic, first_published__gt=state.first_published)
        found.update(later.order_by("first_published").values_list("pk", flat=True)[:4])
    return found


def storyline_members(slugs: Iterable[str]) -> set[int]:
    return set(StoryState.objects.filter(storyline__slug__in=list(slugs)).values_list("pk", flat=True))


def month_of(text: str) -> tuple[int, int]:
    year, month = text.split("-")
    return int(year), int(month)


def day_of(text: str) -> date:
    return date.fromisoformat(text)


def every_key() -> list[Key]:
    """All pages there are, for a full bake; stories' own pages are apart."""
    keys: set[Key] = {*ALWAYS, ("410",), ("robots",), ("chrome",)}
    keys |= {("section", section.slug) for section in Section.objects.all()}
    keys |= {("topic", topic.slug) for topic in Topic.objects.all()}
    keys |= {("storyline", line.slug) for line in Storyline.objects.all()}
    keys |= {("static", page.slug) for page in StaticPage.objects.all()}
    for state in public_states().select_related("story__section", "storyline"):
        keys.update(keys_of(state))
    return sorted(keys)


def live_story_ids() -> list[int]:
    return list(public_states().order_by("pk").values_list("pk", flat=True))
