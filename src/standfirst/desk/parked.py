"""What an outlet fails on, in an editor's words, and the button that has it tried at once."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from standfirst.newsroom import clock
from standfirst.newsroom.actions.again import TryAgain
from standfirst.newsroom.models import REMOVALS, Dispatch, Parked, Story

AWAITED = 2.0
"""Seconds that a press of “Try again” waits for the worker's answer; it may come later."""
WHERE = {"pages": "its page and the front", "lists": "lists and feeds", "search": "search", "record": "the record"}
WHAT = {
    Dispatch.Kind.PICTURE: "A picture",
    Dispatch.Kind.SECTION: "A section",
    Dispatch.Kind.TOPIC: "A topic",
    Dispatch.Kind.STORYLINE: "A storyline",
    Dispatch.Kind.FRONT: "The front",
    Dispatch.Kind.PAGE: "A static page",
    Dispatch.Kind.SETTINGS: "The newspaper's settings",
    Dispatch.Kind.CLOCK: "The day of the front",
}
OF_A_STORY = (Dispatch.Kind.STORY, Dispatch.Kind.RECORD)


@dataclass(frozen=True, slots=True)
class Stuck:
    """What of one story, or of one other thing, has not reached every outlet; the newest change first."""

    rows: Sequence[Parked]
    story: Story | None

    @property
    def change(self) -> Dispatch:
        """The one that it is about: the newest removal, or else the newest of all."""
        changes = [row.dispatch for row in self.rows]
        return next((change for change in changes if change.change in REMOVALS), changes[0])

    @property
    def removal(self) -> bool:
        return self.change.change in REMOVALS

    @property
    def title(self) -> str:
        return str(self.story) if self.story else WHAT.get(Dispatch.Kind(self.change.kind), "A story")

    @property
    def href(self) -> str:
        """Where to look: the places that a story must leave, or its editor."""
        if self.story is None:
            return ""
        name = "desk_story_down" if self.removal else "wagtailsnippets_newsroom_story:edit"
        return reverse(name, args=[self.story.pk])

    @property
    def told(self) -> str:
        """What is so for readers, why, and when it is tried again."""
        outlets = dict.fromkeys(row.consumer_id for row in self.rows)
        where = " and in ".join(words for name, words in WHERE.items() if name in outlets)
        still = "but may still show in" if self.removal else "which does not show yet in"
        failed = max(self.rows, key=lambda row: row.failures)
        again = min(row.again for row in self.rows)
        when = f"Next try {clock.local(again):%H:%M:%S}." if again > clock.now() else "Being tried now."
        return (
            f"{self.change.change.capitalize()}, {still} {where}. "
            f"Failed {failed.failures} times: {failed.error[:160]}. {when}"
        )


def stuck(limit: int) -> list[Stuck]:
    """What is parked, each story once; the newest, removals first."""
    found: dict[tuple[str, int | None], list[Parked]] = {}
    rest = Parked.objects.filter(parked=True).exclude(dispatch__change__in=REMOVALS)
    for some in (Parked.removals(), rest):
        for row in some.select_related("dispatch").order_by("-dispatch", "consumer")[: limit * len(WHERE)]:
            found.setdefault((row.dispatch.kind, row.dispatch.object), []).append(row)
    stories = Story.objects.in_bulk([pk for kind, pk in found if kind in OF_A_STORY])
    return [Stuck(rows, stories.get(pk) if kind in OF_A_STORY else None) for (kind, pk), rows in found.items()]


@require_POST
def again(request: HttpRequest, seq: int = 0) -> HttpResponse:
    """Try again at once all that failed, or what did of the thing that this change is about; then Home, and what came
    of it."""
    change = get_object_or_404(Dispatch, pk=seq) if seq else None
    TryAgain(request.user, change=change).execute()
    waiting = TryAgain.waiting(change)
    untried, until = waiting.filter(again__lte=clock.now()), time.monotonic() + AWAITED
    while untried.exists() and time.monotonic() < until:
        time.sleep(0.05)
    failed = waiting.order_by("again").first()
    if failed is None:
        messages.success(request, "It went through." if change else "All of it went through.")
    elif untried.exists():
        messages.info(request, "The outlets are at it; what stands here now is what is left.")
    else:
        next_try = f"{clock.local(failed.again):%H:%M:%S}"
        messages.error(request, f"It failed again: {failed.error[:160]}. The next try by itself is at {next_try}.")
    return redirect("wagtailadmin_home")
