"""What is wrong with the newsroom, in sentences. Nothing wrong gives an empty list."""

import shutil
from datetime import timedelta
from pathlib import Path

from django.db.models import Count

from standfirst.newsroom import clock
from standfirst.newsroom.models import REMOVALS, Consumer, Dispatch, Parked, newest_seq
from standfirst.wire.models import Health

LEAST_FREE = 500 * 1024 * 1024
LAG = timedelta(seconds=60)
SKEW = timedelta(minutes=5)
RECORD = "record"
"""The consumer that reads stories; no page waits for it."""


def complaints(home: Path) -> list[str]:
    """Disk, worker, consumers that lag, parked work, clock; each one sentence with what to do."""
    return [*_disk(home), *_worker(), *_lag(), *_parked(), *_sources(), *_clock()]


def _disk(home: Path) -> list[str]:
    free = shutil.disk_usage(home).free
    if free >= LEAST_FREE:
        return []
    return [f"The disk has only {free // 1024**2} MB left: make room before copy can not be kept."]


def _worker() -> list[str]:
    held = {row.name: bool(row.held_until and row.held_until > clock.now()) for row in Consumer.objects.all()}
    record = held.pop(RECORD, True)
    if not held or not all(held.values()):
        return ["No worker is running, so nothing that changes reaches the readers: start `standfirst serve`."]
    return [] if record else ["Nobody reads the stories for the record: see the log of `standfirst serve`."]


def _lag() -> list[str]:
    newest = newest_seq()
    said = []
    for consumer in Consumer.objects.filter(cursor__lt=newest):
        oldest = Dispatch.objects.filter(seq__gt=consumer.cursor).first()
        if oldest is not None and clock.now() - oldest.made > LAG:
            said.append(
                f"The outlet “{consumer.name}” is {newest - consumer.cursor} changes behind, the oldest from "
                f"{clock.local(oldest.made):%H:%M}: see the log of `standfirst serve`."
            )
    return said


def _sources() -> list[str]:
    ill = Health.objects.filter(source__paused=False).select_related("source")
    troubled = sum(1 for health in ill if health.error)
    silent = sum(1 for health in ill if health.silent(clock.now()))
    return [
        f"{count} {one if count == 1 else many}: see Sources at the desk."
        for count, one, many in (
            (troubled, "source of copy does not answer", "sources of copy do not answer"),
            (
                silent,
                "source of copy is silent for too long",
                "sources of copy are silent for too long",
            ),
        )
        if count
    ]


def _parked() -> list[str]:
    """Removals by story, all else by change; of each kind one sentence, without a name: `/healthz` is public."""
    gone = Parked.removals().aggregate(n=Count("dispatch__object", distinct=True))["n"]
    rest = Parked.objects.filter(parked=True).exclude(dispatch__change__in=REMOVALS)
    others = rest.aggregate(n=Count("dispatch", distinct=True))["n"]
    said = []
    if gone:
        were = "story that was taken down" if gone == 1 else "stories that were taken down"
        said.append(f"{gone} {were} may still be listed or found: an outlet fails on it every minute.")
    if others:
        are = "change has not reached" if others == 1 else "changes have not reached"
        said.append(f"{others} {are} every reader: an outlet fails on it, and tries again within the hour.")
    return [f"{sentence} See Home at the desk, and the log of `standfirst serve`." for sentence in said]


def _clock() -> list[str]:
    newest = Dispatch.objects.order_by("-seq").first()
    if newest is None or newest.made <= clock.now() + SKEW:
        return []
    return ["This machine's clock is behind the newest change by more than five minutes: set it right."]
