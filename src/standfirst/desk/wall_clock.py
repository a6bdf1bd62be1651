"""Every time that the desk prints or takes is on the newsroom's wall clock, whoever sits at it."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin import localization

from standfirst.newsroom import clock


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
