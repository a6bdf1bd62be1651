"""Every time that the desk prints or takes is on the newsroom's wall clock, whoever sits at it."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin import localization

from standfirst.newsroom import clock
from standfirst.newsroom.errors import Refused

TYPED = "%Y-%m-%dT%H:%M"
"""As a browser sends a field for day and hour."""


def newsrooms(name: Any) -> Any:
    """In the place of the `override_tz` that Wagtail 8.0 runs each view of the desk in, by a person's own choice, and
    by UTC for those who made none."""
    return timezone.override(clock.zone())


def install() -> None:
    """Called once when the desk's app is ready."""
    localization.override_tz = newsrooms


def told(moment: datetime | None) -> str:
    """A moment on the newsroom's clock, without what goes without saying: the day of today, the year of this year."""
    if moment is None:
        return ""
    local, today = clock.local(moment), clock.today()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{local:%-d %b, %H:%M}" if local.year == today.year else f"{local:%-d %b %Y}"


def age(then: datetime, now: datetime) -> str:
    """The time between, to the minute: 4 min, 3 h 33 min, 2 days."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes >= 2 * 24 * 60:
        return f"{minutes // (24 * 60)} days"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"


def read_typed(written: str) -> datetime | None:
    """What stands in a field for day and hour; None where it is empty. Raises Refused where it cannot be read."""
    if not written.strip():
        return None
    try:
        return datetime.strptime(written.strip(), TYPED).replace(tzinfo=clock.zone())
    except ValueError:
        raise Refused(f"“{written.strip()}” is no day and hour: write it like 2026-11-25T18:00.") from None
