"""The places where a story stands in a handful of groups, as an editor reads them before taking it down."""

from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.newsroom.models import Breaking, FrontSlot, StoryState
from standfirst.press import front
from standfirst.press.keys import RECORD, Key
from standfirst.press.places import label
from standfirst.site.pages import ROOM

NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDER = ("page", "front", "lists", "archive", "feeds", "others", "record", "search")
KINDS = {
    "story": "page",
    "front": "front",
    **dict.fromkeys(("section", "topic", "storyline", "byline", "corrections"), "lists"),
    **dict.fromkeys(("section-month", "topic-month", "day", "month", "year", "sitemap"), "archive"),
    **dict.fromkeys(("feed", "section-feed", "topic-feed"), "feeds"),
    "other": "others",
    **dict.fromkeys(RECORD, "record"),
    "search": "search",
}
SPANS = {"the month": ("month", "section-month", "topic-month"), "the year": ("year",)}
NAMED = 3
"""So many of the stories that show it are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one kind: what they are in words, and how many. `kind` is one of ORDER."""

    kind: str
    label: str
    count: int
    detail: str = ""


def grouped(state: StoryState, keys: Sequence[Sequence[str]]) -> list[Group]:
    """These places of the story, the keys that `shown_on` gave, in the order in which readers meet them."""
    found: dict[str, list[Key]] = {}
    for key in keys:
        found.setdefault(KINDS[key[0]], []).append(tuple(key))
    return [_group(kind, found[kind], state) for kind in ORDER if kind in found]


def _group(kind: str, keys: list[Key], state: StoryState) -> Group:
    count = len(keys)
    match kind:
        case "page":
            return Group(kind, "The story page", count, state.path)
        case "front":
            return Group(kind, f"Front page{_on_the_front(state)}", count)
        case "lists":
            return Group(kind, _lists(keys), count)
        case "archive":
            return Group(kind, _archive(keys), count)
        case "feeds":
            names = [label(key).removeprefix("Feed: ").removeprefix("Topic ") for key in keys]
            return Group(kind, f"{'Feed' if count == 1 else 'Feeds'}: {', '.join(names)}", count)
        case "others":
            more = f", and {count - NAMED} more" if count > NAMED else ""
            titles = ", ".join(label(key).removeprefix("Under ") for key in keys[:NAMED])
            beside = "Beside another story" if count == 1 else f"Beside {count} other stories"
            return Group(kind, beside, count, titles + more)
        case "record":
            return Group(kind, f"Record: {', '.join(label(key).removeprefix('Record: ') for key in keys)}", count)
        case _:
            return Group(kind, "Search", count)


def _lists(keys: list[Key]) -> str:
    """City, the topics Courts and East quay, the storyline The bridge, stories by Ada Quill"""
    words = [label(key) for key in keys if key[0] == "section"]
    topics = [label(key).removeprefix("Topic ") for key in keys if key[0] == "topic"]
    if topics:
        words.append(f"the topic{'s' if len(topics) > 1 else ''} {_and(topics)}")
    words += [label(key).replace("Storyline ", "the storyline ", 1) for key in keys if key[0] == "storyline"]
    words += [label(key).replace("Stories", "stories", 1) for key in keys if key[0] == "byline"]
    words += [label(key) for key in keys if key[0] == "corrections"]
    return _first_large(", ".join(words))


def _archive(keys: list[Key]) -> str:
    """Archive of 24 November, of the month and the year, and the sitemap"""
    words = [label(key) for key in keys if key[0] == "day"] or ["Archive"]
    spans = [name for name, kinds in SPANS.items() if any(key[0] in kinds for key in keys)]
    if spans:
        words.append(f"of {_and(spans)}")
    sitemap = any(key[0] == "sitemap" for key in keys)
    return ", ".join(words) + (", and the sitemap" if sitemap else "")


def _on_the_front(state: StoryState) -> str:
    """Where on it: , breaking, the lead · , fourth in the river · nothing where it is further down."""
    recent = front.recently()
    chosen = front.chosen(recent, front.by_editors())
    words = ["breaking"] if Breaking.objects.filter(story=state.pk).exists() else []
    place = next((place for place, other in chosen.items() if other.pk == state.pk), None)
    led = {other.pk for other in chosen.values()}
    river = [other.pk for other in recent if other.pk not in led][:ROOM]
    if place is not None:
        words.append("the lead" if place == FrontSlot.Place.LEAD else "one of the seconds")
    elif state.pk in river:
        at = river.index(state.pk)
        words.append(f"{NTH[at]} in the river" if at < len(NTH) else "in the river")
    return "".join(f", {word}" for word in words)


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _first_large(words: str) -> str:
    return words[:1].upper() + words[1:]
