"""The breaking strip as the front's screen holds it: what stands there and until when, and what is about to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from standfirst.desk.wall_clock import TYPED, age, read_typed, told
from standfirst.newsroom import clock
from standfirst.newsroom.actions import SetBreaking
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Breaking, Story, StoryState

PLACE = "strip"
USUAL, LONGER = timedelta(hours=2), timedelta(hours=1)
QUARTER = 15


@dataclass(frozen=True, slots=True)
class Strip:
    """`hidden` says why readers do not see it. `longer` is the end that “+ 1 hour” gives, as a moment: pressed once
    and sent twice, it is still one hour."""

    story: Story
    ends: str
    left: str
    until: str
    longer: str
    hidden: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A story that was chosen and does not break yet, and the end that is offered for it, or was typed."""

    story: Story
    until: str


def strip() -> Strip | None:
    """What breaks now."""
    row, now = Breaking.objects.select_related("story__state").first(), clock.now()
    if row is None or row.until <= now:
        return None
    state: StoryState = row.story.state
    return Strip(
        row.story,
        told(row.until),
        age(now, row.until),
        clock.local(row.until).strftime(TYPED),
        (row.until + LONGER).isoformat(),
        "" if state.public_at(now) else state.get_standing_display().lower(),
    )


def pending(sent: Any) -> Pending | None:
    """The story that is chosen by the button pressed, or was before."""
    pressed, until = sent.get("do", ""), sent.get(f"{PLACE}-until", "").strip()
    number = sent.get(PLACE, "")
    if pressed.startswith(f"choose:{PLACE}="):
        number, until = pressed.rpartition("=")[2], usual_end()
    if pressed == f"out:{PLACE}" or not number.isdecimal():
        return None
    story = Story.objects.filter(pk=int(number)).first()
    return Pending(story, until) if story else None


def usual_end() -> str:
    """In two hours, at the next quarter: where an editor does not think of it, the strip ends before it is stale."""
    then = clock.local(clock.now() + USUAL + timedelta(minutes=QUARTER))
    return then.replace(minute=then.minute - then.minute % QUARTER).strftime(TYPED)


def press(user: Any, sent: Any) -> str:
    """What a button of the strip says, done at once; returns what is so now.

    Raises Refused, as the newsroom's action does, and where the end that was sent cannot be read.
    """
    verb, _, moment = sent["do"].removeprefix(f"{PLACE}:").partition("=")
    if verb == "end":
        SetBreaking(user, story=None).execute()
        return "Nothing breaks any more."
    if verb == "now":
        chosen = pending(sent)
        story = chosen.story if chosen else None
    else:
        stands = Breaking.objects.select_related("story").first()
        story = stands.story if stands else None
    if story is None:
        raise Refused("The strip is empty by now: choose a story for it.", field=PLACE)
    until = _moment(moment) if moment else read_typed(sent.get(f"{PLACE}-until", ""))
    SetBreaking(user, story=story, until=until).execute()
    return f"“{story}” breaks until {told(until)}."


def _moment(carried: str) -> datetime:
    """The end that a button carries."""
    try:
        moment = datetime.fromisoformat(carried)
    except ValueError:
        raise Refused("That is no moment: type the end of the strip.", field=PLACE) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=clock.zone())
