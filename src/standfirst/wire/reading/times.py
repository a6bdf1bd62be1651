"""Times as files write them: ISO 8601 in its basic and extended forms, and those of mail. Never guessed."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal

Embargo = datetime | Literal["unreadable"] | None

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII
)


def when(text: str | None, zone: tzinfo | None = None) -> datetime | None:
    """A moment, or None where date, time and offset are not all there; `zone` stands in for a missing offset.

    A date without a time is no moment. 24:00:00 is midnight at the day's end (ISO 8601).
    """
    found = _ISO.fullmatch((text or "").strip())
    if not found or found[4] is None:
        return None
    year, month, day, hour, minute = (int(found[count]) for count in range(1, 6))
    second = min(int(found[6] or 0), 59)
    offset = _offset(found[7]) if found[7] else zone
    if offset is None:
        return None
    late = timedelta(days=1) if (hour, minute, second) == (24, 0, 0) else timedelta()
    try:
        moment = datetime(year, month, day, 0 if late else hour, minute, second, tzinfo=offset) + late
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment


def day(text: str | None) -> datetime | None:
    """The day that a text begins with, at its first moment in UTC; for identities and orders, never for print."""
    found = _ISO.match((text or "").strip())
    if not found:
        return None
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
    except ValueError:
        return None


def mailed(text: str | None) -> datetime | None:
    """A moment as RFC 5322 and RSS write it, or None; `-0000` says that the zone is not known."""
    if not text or len(text) > 100:
        return None
    try:
        moment = parsedate_to_datetime(text)
        moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _offset(text: str) -> timezone | None:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 14 or minutes > 59:
        return None
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def embargo(text: str | None, hints_zone: tzinfo | None, issued: datetime | None = None) -> Embargo:
    """An embargo from the text of its field; "unreadable" where it is no moment. None where it is not later than
    `issued`, since a release that is past when the item is sent holds nothing back."""
    moment = when(text, hints_zone)
    if moment is None:
        return "unreadable"
    return None if issued is not None and moment <= issued else moment
