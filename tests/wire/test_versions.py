"""Which version is the newer: an old one that comes late must never stand where a newer one does."""

from datetime import UTC, datetime, timedelta

import pytest

from standfirst.wire.versions import Version

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        (Version("10", NOON, NOON), Version("9", LATER, LATER)),
        (Version("2026-11-25T13:00:00Z", None, NOON), Version("2026-11-25T12:30:00+00:00", None, LATER)),
        (Version("", LATER, NOON), Version("", NOON, LATER)),
        (Version("3rd lead", LATER, NOON), Version("2nd lead", NOON, LATER)),
        (Version("", None, LATER), Version("", None, NOON)),
        (Version("7", None, LATER), Version("7", None, NOON)),
    ],
    ids=["numbers, not letters", "moments", "sent", "words go by when they were sent", "came", "the same number"],
)
def test_the_newer_one(newer: Version, older: Version) -> None:
    assert newer.newer_than(older)
    assert not older.newer_than(newer)
