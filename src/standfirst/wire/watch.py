"""Looking after one source: when to look, what became of it, and when to try again. Each has its own thread."""

import logging
import os
import random
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.db import close_old_connections, connection
from django.utils import timezone

from standfirst.wire import ledger
from standfirst.wire.models import Health, Source, Take
from standfirst.wire.sources import LOOKED_FOR, way_of
from standfirst.wire.sources.way import Place, Trouble

log = logging.getLogger("standfirst.wire")

#: Seconds. A source that fails is asked ever less often, up to this.
RARELY = 3600.0
#: Seconds between two looks for what was pushed, and for a change of a source's settings.
OFTEN, SETTINGS = 0.5, 5.0
#: Copy of the command line and of the desk is read by those who bring it; what lies for longer, they left behind.
LEFT = timedelta(minutes=2)


def place_of(source: Source) -> Place:
    """The settings of a source for its way of delivery. Raises Trouble where its secret is not in the environment."""
    secret = ""
    if source.secret:
        secret = os.environ.get(source.secret, "")
        if not secret:
            raise Trouble(
                f"The environment holds no {source.secret}: set it where `standfirst serve` starts, and start "
                "that anew."
            )
    return source.place(secret)


def look(home: Path, source: Source, told: Callable[[], None] = lambda: None) -> int:
    """Look once and read what is there; returns how many takes were new. Raises Trouble where the look failed."""
    health, _ = Health.objects.get_or_create(source=source)
    keeper = _Keeper(home, source, told)
    try:
        memory = way_of(source.delivery).look(place_of(source), health.memory, keeper)
    except OSError as why:
        raise Trouble(
            f"The look was broken off ({why.strerror or why}): see whether there is room and a way."
        ) from why
    finally:
        if keeper.came:
            Health.objects.filter(source=source).update(last_take=timezone.now())
            keeper.came += ledger.read_unread(home, source, told=told)
    Health.objects.filter(source=source).update(memory=memory)
    return keeper.came


class _Keeper:
    """Keeps what a look finds and reads it, counting what was new."""

    def __init__(self, home: Path, source: Source, told: Callable[[], None]) -> None:
        self.home, self.source, self.told = home, source, told
        self.came = 0

    def __call__(self, content: bytes | BinaryIO, name: str, *, refused: str = "") -> bool:
        return self._keep([ledger.Delivery(content, name, refused)])[0]

    def all(self, files: Sequence[tuple[BinaryIO, str]]) -> list[bool]:
        return self._keep([ledger.Delivery(file, name) for file, name in files])

    def _keep(self, deliveries: Sequence[ledger.Delivery]) -> list[bool]:
        takes = ledger.take_in_all(self.home, self.source, deliveries)
        new = list({take.pk: take for take in takes if take.state == Take.State.KEPT}.values())
        self.came += len(new)
        ledger.read_all(self.home, self.source, new, self.told)
        return [take.state == Take.State.READ for take in takes]


def look_now(source: Source) -> None:
    """Have the source looked at within seconds, whatever its wait: its settings have changed."""
    Health.objects.filter(source=source).update(next_look=None)


def well(source: Source, wait: float) -> None:
    """Write down that the source answered."""
    now = timezone.now()
    Health.objects.update_or_create(
        source=source,
        defaults={
            "last_look": now,
            "next_look": now + timedelta(seconds=wait),
            "error": "",
            "error_since": None,
            "failures": 0,
        },
    )


def ill(source: Source, trouble: Trouble) -> float:
    """Write down that a look failed; returns the seconds until the next, which grow, with jitter, up to an hour."""
    health, _ = Health.objects.get_or_create(source=source)
    now, said = timezone.now(), str(trouble)[:600]
    health.failures += 1
    wait = min(RARELY, max(source.every, 5) * 2.0 ** min(health.failures - 1, 12))
    wait *= random.uniform(0.8, 1.2)  # noqa: S311
    wait = max(wait, trouble.after or 0.0)
    Health.objects.filter(source=source).update(
        error=said,
        last_error=said,
        error_since=health.error_since or now,
        failures=health.failures,
        next_look=now + timedelta(seconds=wait),
    )
    return wait


class Watcher(threading.Thread):
    """Looks after one source until told to stop. `told` is called whenever something has been settled."""

    def __init__(self, home: Path, source: Source, told: Callable[[], None]) -> None:
        super().__init__(name=f"source {source.slug}", daemon=True)
        self.home, self.pk, self.told = home, source.pk, told
        self.stopping = threading.Event()

    def run(self) -> None:
        try:
            left = 0.0
            while not self.stopping.is_set():
                if left <= 0:
                    left = self.once()
                wait = min(left, SETTINGS)
                left -= wait
                self.stopping.wait(wait)
                if Health.objects.filter(source=self.pk, next_look__isnull=True).exists():
                    left = 0.0
        finally:
            connection.close()

    def once(self) -> float:
        """One look; returns the seconds until the next."""
        close_old_connections()
        source = Source.objects.filter(pk=self.pk).first()
        if source is None or source.paused:
            return SETTINGS
        if source.delivery not in LOOKED_FOR:
            pushed = source.delivery == Source.Delivery.PUSH
            ledger.read_unread(self.home, source, None if pushed else timezone.now() - LEFT, self.told)
            return OFTEN if pushed else SETTINGS
        ledger.read_unread(self.home, source, told=self.told)
        try:
            came = look(self.home, source, self.told)
        except Trouble as trouble:
            wait = ill(source, trouble)
            log.warning("%s: %s Next look in %.0f s.", source, trouble, wait)
            return wait
        if came:
            log.info("%s: %d new", source, came)
        wait = source.every * random.uniform(0.95, 1.05)  # noqa: S311
        well(source, wait)
        return wait
