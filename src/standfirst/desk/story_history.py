"""A story's history in plain words: who did what, when, and why; from the audit entries and the log of changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.dateparse import parse_datetime
from wagtail.models import ModelLogEntry

from standfirst.newsroom import clock
from standfirst.newsroom.models import Dispatch, Licence, Story, Storyline

MOST = 60
# Saves of one person that follow each other within this are one line.
SITTING = timedelta(minutes=30)
DID = {
    "wagtail.create": "Begun",
    "wagtail.edit": "Changed",
    "wagtail.revert": "An earlier version brought back",
    "wagtail.publish": "Published",
    "wagtail.publish.schedule": "Scheduled",
    "wagtail.publish.scheduled": "Published",
    "wagtail.schedule.cancel": "Schedule cancelled",
    "wagtail.unpublish": "Unpublished",
    "wagtail.unpublish.scheduled": "Unpublished, as its end had come",
    "wagtail.lock": "Taken",
    "wagtail.unlock": "Let go",
    "wagtail.workflow.start": "Sent for review",
    "wagtail.workflow.approve": "Approved",
    "wagtail.workflow.reject": "Sent back",
    "wagtail.workflow.resume": "Sent for review again",
    "wagtail.workflow.cancel": "Review called off",
    "standfirst.file": "Filed",
    "standfirst.renew": "Renewed from the wire",
    "standfirst.keep_mine": "Newer copy of the wire left",
    "standfirst.take_newer": "Newer copy of the wire taken",
    "standfirst.take_copy": "Taken from the wire",
    "standfirst.add_take": "Another take of it was added",
    "standfirst.take": "Taken",
    "standfirst.let_go": "Let go",
    "standfirst.ask": "Asked for",
    "standfirst.hold": "Held",
    "standfirst.release": "Released",
    "standfirst.kill": "Killed everywhere",
    "standfirst.undo_kill": "The kill undone",
    "standfirst.embargo": "Embargo changed",
    "standfirst.correct": "Corrected",
    "standfirst.rights": "Rights stated",
    "standfirst.move": "Address changed",
    "standfirst.storyline": "Storyline changed",
    "standfirst.try_again": "Tried again at the outlets that failed",
    "standfirst.next_story": "Next story chosen",
}
# What the house does by itself, and no audit entry tells of.
BY_ITSELF = {
    "rights expired": "The right to print it ran out: taken from readers",
    "embargo lifted": "The embargo lifted",
    "left topic": "A topic of it was deleted",
    "left storyline": "Its storyline was deleted",
}
UNSEEN = {"wagtail.workflow.finish", "wagtail.rename"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was done. `until` is the last of several saves in a row, `times` how many there were."""

    at: datetime
    did: str
    by: str
    why: str = ""
    until: datetime | None = None
    times: int = 1

    @property
    def day(self) -> str:
        return f"{self.at:%-d %B %Y}"


def history_of(story: Story) -> list[Line]:
    """The newest first, at most MOST; times on the newsroom's clock."""
    entries = ModelLogEntry.objects.filter(
        content_type__app_label="newsroom", content_type__model="story", object_id=str(story.pk)
    ).exclude(action__in=UNSEEN)
    told = [_line(entry) for entry in entries.select_related("user").order_by("-timestamp", "-pk")[: MOST * 2]]
    itself = Dispatch.objects.filter(kind=Dispatch.Kind.STORY, object=story.pk, change__in=BY_ITSELF)
    told += [
        Line(clock.local(change.made), BY_ITSELF[change.change], "the clock")
        for change in itself.order_by("-seq")[:MOST]
    ]
    told.sort(key=lambda line: line.at, reverse=True)
    return list(_sittings(told))[:MOST]


def _line(entry: ModelLogEntry) -> Line:
    by = (entry.user.get_full_name() or entry.user.get_username()) if entry.user else "the house"
    if entry.action.endswith(".scheduled"):
        by = "the clock"
    did = DID.get(entry.action) or entry.message
    return Line(clock.local(entry.timestamp), did, by, _why(entry.action, entry.data or {}))


def _why(action: str, data: dict[str, Any]) -> str:
    """What the entry keeps beside its name: a reason, or what was chosen."""
    match action:
        case "standfirst.correct":
            return str(data.get("text", ""))
        case "standfirst.rights":
            licence = dict(Licence.choices).get(data.get("licence", ""), "")
            return ": ".join(str(part) for part in (licence, data.get("ground")) if part)
        case "standfirst.move":
            return f"now …/{data.get('slug', '')}-…"
        case "standfirst.embargo":
            until = parse_datetime(data["until"]) if data.get("until") else None
            when = f"Until {clock.local(until):%-d %B %Y, %H:%M}. " if until else "Lifted. "
            return (when + str(data.get("reason", ""))).strip()
        case "standfirst.storyline":
            return _storyline(data)
        case "standfirst.next_story":
            target = Story.objects.filter(pk=data.get("target") or 0).first()
            return f"“{target}”" if target else "The house chooses"
        case "wagtail.workflow.reject" | "wagtail.workflow.approve":
            return str(data.get("comment", ""))
        case _:
            return str(data.get("reason", ""))


def _storyline(data: dict[str, Any]) -> str:
    named = data.get("storyline")
    found = Storyline.objects.filter(pk=named).first() if isinstance(named, int) else named
    return f"Part {data.get('part') or 'next'} of “{found}”" if found else "In none"


def _sittings(lines: Iterable[Line]) -> Iterator[Line]:
    """Saves of one person in a row as one line, from the first to the last."""
    last: Line | None = None
    for line in lines:
        if (
            last
            and (line.did, line.by) == (last.did, last.by) == ("Changed", line.by)
            and last.at - line.at < SITTING
        ):
            last = replace(last, at=line.at, until=last.until or last.at, times=last.times + 1)
            continue
        if last:
            yield last
        last = line
    if last:
        yield last
