"""Home: what needs an editor now, what failed, what is live and how old, and what the clock will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.middleware.csrf import get_token
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Revision, TaskState, WorkflowState

from standfirst.desk import to_confirm
from standfirst.desk.front import PLACES
from standfirst.desk.parked import Stuck, stuck
from standfirst.desk.wall_clock import age, told
from standfirst.desk.wire_tabs import in_quarantine
from standfirst.newsroom import clock, health
from standfirst.newsroom.actions.having import asked_for, name_of
from standfirst.newsroom.models import FrontSlot, NewerCopy, Newspaper, Notice, Standing, Story, StoryState
from standfirst.press import front as press

SHOWN, RIVER = 20, 5
HELD = "Nobody sees it until it is released."


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to see to: what kind it is, what it is about, and the one button that opens it."""

    kind: str
    tone: str
    title: str
    detail: str
    verb: str = ""
    href: str = ""
    press: str = ""
    """The address that its button is sent to, where pressing it does something; `href` is then where to look."""


def edit(story_id: int) -> str:
    return reverse("wagtailsnippets_newsroom_story:edit", args=[story_id])


def needs_you(user: Any, parked: Sequence[Stuck]) -> list[Row]:
    """What was taken down and may still show, what came from the wire and was stopped, held stories, then reviews,
    then what the clock is to publish, soonest first."""
    held = StoryState.objects.filter(standing=Standing.HELD).select_related("story").order_by("-changed")[:SHOWN]
    rows = [stuck_row(one, "Not gone", "kill") for one in parked if one.removal]
    rows += notice_rows()
    rows += [
        Row(
            "Held",
            "warn",
            state.story.headline,
            f"{state.reason} Nobody sees it until it is released.",
            "Settle it",
            edit(state.pk),
        )
        for state in held
    ]
    return [*rows, *sent_back_to(user), *to_review(user), *to_come()]


def of_stories(status: str) -> Any:
    """The reviews of stories that stand so, the longest waiting first."""
    return (
        WorkflowState.objects.filter(status=status, content_type__app_label="newsroom", content_type__model="story")
        .select_related("requested_by", "current_task_state__finished_by")
        .order_by("current_task_state__started_at", "pk")
    )


def to_review(user: Any) -> list[Row]:
    """What others ask this person to approve."""
    mine = TaskState.objects.reviewable_by(user).values("pk")
    reviews = list(of_stories(WorkflowState.STATUS_IN_PROGRESS).filter(current_task_state__in=mine)[:SHOWN])
    drafts = headlines_of(reviews)
    return [
        Row(
            "Review",
            "",
            str(drafts[review.object_id]),
            f"{name_of(review.requested_by) if review.requested_by else 'Somebody'} asks you to approve it · "
            f"{told(review.current_task_state.started_at)}",
            "Read",
            edit(int(review.object_id)),
        )
        for review in reviews
    ]


def sent_back_to(user: Any) -> list[Row]:
    """What this person sent for review and an editor gave back, with the editor's words."""
    reviews = list(of_stories(WorkflowState.STATUS_NEEDS_CHANGES).filter(requested_by=user)[:SHOWN])
    drafts = headlines_of(reviews)
    rows = []
    for review in reviews:
        answer = review.current_task_state
        by = name_of(answer.finished_by) if answer.finished_by else "Somebody"
        said = f"{by}, {told(answer.finished_at)}: “{answer.comment}”"
        rows.append(
            Row("Sent back", "warn", str(drafts[review.object_id]), said, "Open", edit(int(review.object_id)))
        )
    return rows


def headlines_of(reviews: list[WorkflowState]) -> dict[str, str]:
    """The headline of the version under review, by the story's id as reviews hold it: the live one may differ."""
    wanted = [review.current_task_state.revision_id for review in reviews]
    return dict(Revision.objects.filter(pk__in=wanted).values_list("object_id", "object_str"))


def newer_waiting() -> list[Row]:
    """The stories beside which a newer version of the wire waits, the latest first."""
    rows = NewerCopy.objects.filter(verdict="").select_related("story", "item__source").order_by("-pk")[:SHOWN]
    return [
        Row(
            "Update",
            "",
            f"{row.story}: a newer version is waiting",
            f"{row.item.source}, {clock.local(row.made):%H:%M}. Your story was left as it is.",
            "Compare",
            edit(row.story_id),
        )
        for row in rows
    ]


def asked_of(user: Any) -> list[Row]:
    """The stories that this person has and another waits for."""
    rows = []
    for story in Story.objects.filter(locked=True, locked_by=user).order_by("locked_at")[:SHOWN]:
        asked = asked_for(story)
        if asked:
            names = ", ".join(name_of(entry.user) for entry in asked if entry.user)
            said = f"Asked for at {clock.local(asked[0].timestamp):%H:%M} by {names}. You have it."
            rows.append(Row("Asked for", "", str(story), said, "Open", edit(story.pk)))
    return rows


def to_come() -> list[Row]:
    """What goes live by itself."""
    now = clock.now()
    due: list[tuple[datetime, int, str]] = [
        (revision.approved_go_live_at, int(revision.object_id), "Goes live by itself")
        for revision in Revision.objects.filter(
            approved_go_live_at__gt=now, content_type__app_label="newsroom", content_type__model="story"
        ).order_by("approved_go_live_at")[:SHOWN]
    ]
    embargoed = StoryState.objects.filter(embargo__gt=now).order_by("embargo").values_list("embargo", "pk")[:SHOWN]
    due += [(embargo, pk, "Its embargo lifts") for embargo, pk in embargoed]
    stories = Story.objects.in_bulk([pk for _, pk, _ in due])
    return [
        Row(
            f"{clock.local(at):%H:%M}",
            "clock",
            stories[pk].headline,
            f"{said} {clock.local(at):%-d %B, %H:%M}.",
            "Look",
            edit(pk),
        )
        for at, pk, said in sorted(due)
    ]


def wire_rows() -> list[Row]:
    """What could not be read, as one row: each take has its own reason under Quarantine."""
    count = in_quarantine()
    if not count:
        return []
    title = f"{count} delivery could not be read" if count == 1 else f"{count} deliveries could not be read"
    return [Row("Not read", "bad", title, "Kept as they came.", "Open quarantine", reverse("desk_quarantine"))]


def notice_rows() -> list[Row]:
    """Kills, holds and corrections that nobody has confirmed: they acted already."""
    tones = {Notice.Kind.KILL: "kill", Notice.Kind.HOLD: "bad"}
    wire = reverse("desk_wire")
    rows = [
        Row(
            notice.get_kind_display(),
            tones.get(Notice.Kind(notice.kind), "warn"),
            notice.headline,
            f"{notice.item.source}: {notice.done}",
            "See it on the wire",
            wire,
        )
        for notice in to_confirm.notices()[:SHOWN]
    ]
    waiting = to_confirm.counted()
    unshown = sum(waiting.values()) - waiting.get(to_confirm.STUCK, 0) - len(rows)
    if unshown > 0:
        rows.append(Row("More", "", f"{unshown} more kills, holds and corrections wait", "", "See them", wire))
    return rows


def failed(parked: Sequence[Stuck]) -> list[Row]:
    """What is wrong with the house, in its own sentences, and each change that an outlet fails on."""
    rows = [Row("Look", "bad", said, "") for said in health.complaints(settings.HOME) if "at the desk" not in said]
    rows += wire_rows()
    return [*rows, *(stuck_row(one, "Failed", "bad") for one in parked if not one.removal)]


def stuck_row(one: Stuck, kind: str, tone: str) -> Row:
    """A change that has not reached every outlet, with the button that has it tried now."""
    return Row(kind, tone, one.title, one.told, "Try again", one.href, reverse("desk_again", args=[one.change.pk]))


def on_the_front() -> list[dict[str, Any]]:
    """The stories on the front in the order of the page, how long each is live, and when it was last changed."""
    recent, now = press.recently(), clock.now()
    placed = press.chosen(recent, press.by_editors())
    led = {state.pk for state in placed.values()}
    lines = [
        ("Lead" if place == FrontSlot.Place.LEAD else "Second", placed[place]) for place in PLACES if place in placed
    ]
    lines += [("River", state) for state in recent if state.pk not in led][:RIVER]
    changed = dict(
        Story.objects.filter(Q(has_unpublished_changes=True), pk__in=[state.pk for _, state in lines]).values_list(
            "pk", "has_unpublished_changes"
        )
    )
    return [
        {
            "place": place,
            "headline": state.story.headline,
            "href": edit(state.pk),
            "live": age(state.first_published, now) if state.first_published else "",
            "changed": age(state.last_published, now) if state.last_published else "",
            "waiting": state.pk in changed,
        }
        for place, state in lines
    ]


class HomePanel(Component):
    """All of Home, in the place of Wagtail's own panels."""

    name, order = "standfirst", 0
    template_name = "desk/home.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        parked = stuck(SHOWN)
        with Newspaper.read_once():
            return {
                "now": clock.local(clock.now()),
                "place": Newspaper.current().place,
                "needs": [*asked_of(user), *newer_waiting(), *needs_you(user, parked)],
                "failed": failed(parked),
                "parked": len(parked),
                "all_under": ("needs" if parked[0].removal else "failed") if len(parked) > 1 else "",
                "csrf_token": get_token(parent_context["request"]),
                "front": on_the_front(),
            }
