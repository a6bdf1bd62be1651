"""Every time that the desk prints or takes is on the newsroom's wall clock, whoever sits at it."""

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
