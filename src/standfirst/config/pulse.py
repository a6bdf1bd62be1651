"""What the reader's process can say of the newspaper's health, from the disk alone."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

LEAST_FREE = 500 * 1024 * 1024
SILENT = timedelta(seconds=30)
SKEW = timedelta(minutes=5)


def complaints(home: Path, now: datetime | None = None) -> Iterator[str]:
    """Disk, worker and clock, and what the worker knows to be wrong. `/healthz` is public: no path and no name."""
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        yield f"The disk has only {free // 1024**2} MB left: make room before copy can not be kept."
    yield from _worker(home / "site" / "heartbeat.json", now or datetime.now(UTC))


def _worker(file: Path, now: datetime) -> Iterator[str]:
    if not file.is_file():
        yield "No worker has run yet, so nothing that changes reaches the readers: start `standfirst serve`."
        return
    told = json.loads(file.read_text("utf-8"))
    heard = datetime.fromisoformat(told["at"])
    if heard > now + SKEW:
        yield "This machine's clock went back by more than five minutes since the worker last spoke: set it right."
    elif now - heard > SILENT:
        yield (
            f"The worker was last heard of at {heard:%Y-%m-%d %H:%M:%S} UTC, so nothing that changes reaches the "
            "readers: see the log of `standfirst serve`."
        )
    else:
        yield from told["wrong"]
