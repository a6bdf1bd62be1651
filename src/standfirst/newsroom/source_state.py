"""How a source is doing, in a few words for a list."""

from datetime import datetime

from standfirst.newsroom import clock
from standfirst.wire.models import Health, Source


def state_of(source: Source) -> str:
    """Paused, what stands in its way, how long it is silent, or that it is well."""
    if source.paused:
        return "Paused"
    health = Health.objects.filter(source=source).first()
    if health is None:
        return "Not looked at yet" if source.looked_for else "Waiting for copy"
    if health.error:
        since = f" since {told(health.error_since)}" if health.error_since else ""
        return f"In trouble{since}: {health.error}"
    if health.silent(clock.now()):
        return f"Silent: nothing came since {told(health.last_take or source.created)}"
    return "Well"


def last_copy(source: Source) -> str:
    """When copy last came."""
    health = Health.objects.filter(source=source).first()
    return told(health.last_take) if health and health.last_take else "never"


def told(moment: datetime) -> str:
    return f"{clock.local(moment):%d %b, %H:%M}"
