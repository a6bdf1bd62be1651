"""The newsroom's clock: one place to ask the time, one time zone for what people read and type."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _source()


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """For tests and for loading dated copy: within it, `now()` is this aware moment."""
    global _source
    before, _source = _source, lambda: moment
    try:
        yield
    finally:
        _source = before


def zone() -> ZoneInfo:
    """The newsroom's one time zone, as `standfirst init` asked for it."""
    from standfirst.newsroom.models import Newspaper

    return ZoneInfo(Newspaper.current().time_zone)


def local(moment: datetime) -> datetime:
    """The same moment on the newsroom's wall clock."""
    return moment.astimezone(zone())


def today() -> date:
    """The day it is in the newsroom."""
    return local(now()).date()
