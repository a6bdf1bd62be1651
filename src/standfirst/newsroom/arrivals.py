"""The inbox as it fills: what the ledger settled, entered as one line for each item, and what must be seen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from standfirst.newsroom.models import Arrival, Handling, NewerCopy, Notice, RoutingRule, Story, StoryItem, StoryState
from standfirst.newsroom.routing import route
from standfirst.wire import stops
from standfirst.wire.models import Item, Settlement, Stop
from standfirst.wire.rows import update_each

HEADLINE = 300
STOPS = (Settlement.Kind.KILL, Settlement.Kind.HOLD)
STOPPING = ("canceled", "withheld")
CHANGED = ["item", "came", "headline", "slug", "urgency", "versions", "state", "section", "queue", "rule", "said"]
Line = tuple[int, str]


def enter(settlements: Iterable[Settlement], handlings: Mapping[int, Handling]) -> dict[Line, Arrival]:
    """Enter what was settled, in a fixed number of queries; within the caller's transaction.

    What nobody has decided on yet is put where the first routing rule that fits says, else into the section of its
    source's handling. Returns the lines. Done twice, it does nothing the second time.
    """
    shown = [settlement for settlement in settlements if settlement.kind not in STOPS]
    newest = {(each.item.source_id, each.item.line): each.item for each in shown if each.item.newest}
    stopped = {(each.item.source_id, each.item.line) for each in shown if each.kind == Settlement.Kind.STOPPED}
    for each in shown:
        newest.setdefault((each.item.source_id, each.item.line), each.item)
    wanted = _of_lines(newest)
    known = {(row.source_id, row.line): row for row in Arrival.objects.filter(wanted)}
    counts = {
        (row["source"], row["line"]): row["count"]
        for row in Item.objects.filter(wanted)
        .exclude(status__in=STOPPING)
        .values("source", "line")
        .annotate(count=Count("pk"))
    }
    rules = list(RoutingRule.objects.select_related("section", "source"))
    fresh = []
    for line, item in newest.items():
        row = known.get(line)
        if row is None:
            row = Arrival(source_id=line[0], line=line[1])
            fresh.append(row)
        if row.item_id is None or item.newest:
            _show(row, item)
        row.versions = counts.get(line, 1)
        if line in stopped:
            row.state = Arrival.State.STOPPED
        if row.state == Arrival.State.OPEN and row.story_id is None:
            route(row, row.item, rules, handlings.get(line[0]))
    Arrival.objects.bulk_create(fresh)
    changed = [row for line, row in known.items() if line in newest]
    update_each(changed, CHANGED)
    return {(row.source_id, row.line): row for row in (*fresh, *changed)}


def _of_lines(lines: Iterable[Line]) -> Q:
    by_source: dict[int, list[str]] = {}
    for source, line in lines:
        by_source.setdefault(source, []).append(line)
    wanted = Q(pk__in=[])
    for source, names in by_source.items():
        wanted |= Q(source=source, line__in=names)
    return wanted


def _show(row: Arrival, item: Item) -> None:
    row.item, row.came = item, item.created
    row.headline, row.slug = headline_of(item), item.slug
    row.urgency = item.content.get("urgency")


def headline_of(item: Item) -> str:
    """What an item is called at the desk: its headline, else its first words, else its slug or name."""
    copy: dict[str, Any] = item.copy or {}
    first = next((block["text"] for block in copy.get("blocks", []) if block.get("text")), "")
    return str(copy.get("headline") or item.content.get("headline") or first or item.slug or item.guid)[:HEADLINE]


def tell_stop(stop: Stop, stories: Iterable[Story]) -> None:
    """Let a kill or hold stand over the inbox until someone has seen it, and mark the lines that it reaches."""
    reached = stops.reached(stop)
    for source, lines in _by_source(reached).items():
        Arrival.objects.filter(source=source, line__in=lines).update(state=Arrival.State.STOPPED)
    first = reached.exclude(pk=stop.item_id).order_by("-newest", "-pk").first() or stop.item
    states = list(StoryState.objects.filter(story__in=stories).select_related("story"))
    done = " ".join(f"Our story “{state.story}” is {state.get_standing_display().lower()}." for state in states)
    Notice.objects.get_or_create(
        item=stop.item,
        kind=Notice.Kind.KILL if stop.kind == Stop.Kind.KILL else Notice.Kind.HOLD,
        defaults={
            "headline": headline_of(first),
            "said": said_in(stop.item),
            "done": (done or "No story of ours was made of it.")[:300],
            "story": states[0].story if states else None,
        },
    )


def _by_source(items: "QuerySet[Item]") -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for source, line in items.values_list("source", "line").distinct():
        found.setdefault(source, []).append(line)
    return found


def tell_correction(item: Item, story: Story | None) -> None:
    """Let a correction stand over the inbox until someone has seen it."""
    if story is None:
        done = "We have made no story of it."
    elif StoryItem.objects.filter(story=story, item=item).exists():
        done = "Our story was renewed with it, by the rule of its source."
    elif NewerCopy.objects.filter(story=story, item=item).exists():
        done = "An editor has worked on our story, so it was left alone; the new version waits beside it."
    else:
        done = "Our story was left as it is."
    Notice.objects.get_or_create(
        item=item,
        kind=Notice.Kind.CORRECTION,
        defaults={"headline": headline_of(item), "said": said_in(item), "done": done, "story": story},
    )


def say(item: Item, said: str) -> None:
    """Tell at the desk what a rule did with this line, or why it could not."""
    Arrival.objects.filter(source=item.source_id, line=item.line).update(said=said[:300])


def said_in(item: Item) -> str:
    """What the source says of its own kill or correction: the notes that came with it."""
    return " ".join(note["text"] for note in item.content.get("notes", []))[:600]
