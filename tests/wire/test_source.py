"""A source that is set up wrongly is told so when it is saved, and not by copy that stays away."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from standfirst.wire.ledger import hints_of
from standfirst.wire.models import Health, Source


def source(**more: Any) -> Source:
    return Source(**{"slug": "npa", "name": "NPA", "delivery": "feed", "address": "https://npa.example/feed"} | more)


@pytest.mark.parametrize(
    ("field", "setting"),
    [
        ("address", {"address": " "}),
        ("every", {"every": 0}),
        ("licence_ground", {"licence": "agency"}),
        ("secret", {"secret": "hunter2"}),
        ("time_zone", {"time_zone": "Europe/Askvik"}),
    ],
)
def test_a_setting_that_cannot_work_is_refused_by_its_name(field: str, setting: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        source(**setting).clean()
    assert list(refused.value.message_dict) == [field]


def test_a_source_that_is_given_its_copy_needs_no_address() -> None:
    source(delivery="push", address="").clean()


def test_what_the_files_do_not_say_is_said_to_their_reader() -> None:
    hints = hints_of(source(time_zone="Europe/Oslo", encoding="cp850", national="de", day_first=True))
    assert str(hints.zone) == "Europe/Oslo"
    assert (hints.source, hints.encoding, hints.national, hints.day_first) == ("npa", "cp850", "de", True)


NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("setting", "silent"),
    [
        ({"silent_after": 30}, True),
        ({"silent_after": 90}, False),
        ({}, False),
        ({"silent_after": 30, "paused": True}, False),
    ],
)
def test_the_desk_is_told_of_silence_where_the_source_asks_for_it(setting: dict[str, Any], silent: bool) -> None:
    health = Health(source=source(**setting), last_take=NOON - timedelta(hours=1))
    assert health.silent(NOON) is silent


def test_a_source_that_never_sent_anything_is_silent_since_it_was_made() -> None:
    assert Health(source=source(silent_after=30, created=NOON - timedelta(hours=1))).silent(NOON)
