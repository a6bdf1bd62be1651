"""What falls due by the clock: embargoes, go-live, expiry, rights that run out, the front's day and slots."""

from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.db.models import Min
from wagtail.models import Revision

from standfirst.newsroom import clock, ports
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Breaking, Dispatch, FrontSlot, Newspaper, Standing, Story, StoryState, dispatch


def next_due() -> datetime | None:
    """The next moment at which the clock has something to do."""
    now = clock.now()
    moments = [
        StoryState.objects.filter(embargo__gt=now).aggregate(at=Min("embargo"))["at"],
        StoryState.objects.filter(rights_expire__gt=now).aggregate(at=Min("rights_expire"))["at"],
        Revision.objects.filter(approved_go_live_at__isnull=False).aggregate(at=Min("approved_go_live_at"))["at"],
        Story.objects.filter(live=True, expire_at__isnull=False).aggregate(at=Min("expire_at"))["at"],
        FrontSlot.objects.filter(until__isnull=False).aggregate(at=Min("until"))["at"],
        Breaking.objects.aggregate(at=Min("until"))["at"],
        midnight(),
    ]
    return min((moment for moment in moments if moment is not None), default=None)


def midnight() -> datetime:
    """The coming midnight of the newsroom, which is not always 24 hours after the last one."""
    tomorrow = clock.today() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=clock.zone())


def run_due() -> list[str]:
    """Do what fell due since the last run, removals first; returns a line for the log for each thing done.

    How far it came is kept: a start does what fell due while the clock stood still, and nothing of years ago
    again. Cut short, it does the same once more, which is harmless.
    """
    upto = clock.now()
    since = Newspaper.current().clock_ran or datetime.min.replace(tzinfo=UTC)
    said = [
        *_rights(since, upto),
        *_expiries(),
        *_slots(),
        *_breaking(),
        *_embargoes(since, upto),
        *_go_live(),
        *_day(),
    ]
    Newspaper.objects.filter(pk=1).update(clock_ran=upto)
    return said


def _rights(since: datetime, upto: datetime) -> list[str]:
    said = []
    due = StoryState.objects.filter(
        rights_expire__gt=since, rights_expire__lte=upto, standing=Standing.LIVE
    ).select_related("story")
    for state in due:
        with transaction.atomic():
            dispatch(Dispatch.Kind.STORY, state.pk, "rights expired")
            ports.take_down(state.path, 410)
        said.append(f"the right to print “{state.story}” has run out")
    return said


def _expiries() -> list[str]:
    said = []
    for story in Story.objects.filter(live=True, expire_at__lte=clock.now()):
        story.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        said.append(f"“{story}” has expired")
    return said


def _slots() -> list[str]:
    ended = FrontSlot.objects.filter(until__lte=clock.now())
    with transaction.atomic():
        said = [f"the place of “{slot.story}” on the front has ended" for slot in ended.select_related("story")]
        if said:
            ended.delete()
            dispatch(Dispatch.Kind.FRONT, None, "ended")
    return said


def _breaking() -> list[str]:
    ended = Breaking.objects.filter(until__lte=clock.now())
    with transaction.atomic():
        said = [f"“{strip.story}” is no longer breaking" for strip in ended.select_related("story")]
        if said:
            ended.delete()
            dispatch(Dispatch.Kind.FRONT, None, "no longer breaking")
    return said


def _embargoes(since: datetime, upto: datetime) -> list[str]:
    said = []
    lifted = StoryState.objects.filter(embargo__gt=since, embargo__lte=upto).select_related("story")
    for state in lifted:
        with transaction.atomic():
            dispatch(Dispatch.Kind.STORY, state.pk, "embargo lifted")
        said.append(f"the embargo on “{state.story}” has lifted")
    return said


def _go_live() -> list[str]:
    said = []
    for revision in Revision.objects.not_page_revisions().filter(approved_go_live_at__lte=clock.now()):
        story = revision.content_object
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
            said.append(f"“{story}” went live as scheduled")
        except Refused as why:
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            said.append(f"“{story}” was scheduled and not published: {why}")
    return said


def _day() -> list[str]:
    paper = Newspaper.current()
    today = clock.today()
    if paper.front_day == today:
        return []
    with transaction.atomic():
        Newspaper.objects.filter(pk=paper.pk).update(front_day=today)
        dispatch(Dispatch.Kind.CLOCK, None, "day")
    return [f"the front's day is now {today:%d %B %Y}"]
