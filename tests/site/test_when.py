"""Printed times: wrong ones, or ones without their zone, mislead readers."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.site.when import When, weekday


def at(zone: str, *parts: int) -> When:
    return When(datetime(*parts, tzinfo=ZoneInfo(zone)))  # type: ignore[arg-type, misc]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_time_is_printed_whole_with_its_zone() -> None:
    assert plain(at("Europe/Copenhagen", 2025, 9, 12, 18, 31).full) == "12 September 2025, 18:31 CEST"
    assert plain(at("Europe/Copenhagen", 2025, 11, 6, 7, 5).short) == "6 Nov 2025, 07:05 CET"


def test_both_hours_of_the_night_when_clocks_go_back_can_be_told_apart() -> None:
    first = datetime(2025, 10, 26, 2, 30, tzinfo=ZoneInfo("Europe/Copenhagen"), fold=0)
    second = first.replace(fold=1)
    assert When(first).clock_and_zone != When(second).clock_and_zone


@pytest.mark.parametrize(
    ("zone", "printed"),
    [("Asia/Kathmandu", "UTC+5:45"), ("America/Sao_Paulo", "UTC−3"), ("Asia/Yerevan", "UTC+4"), ("UTC", "UTC")],
)
def test_a_zone_without_letters_is_told_by_its_distance(zone: str, printed: str) -> None:
    assert at(zone, 2025, 6, 1, 12, 0).zone == printed


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its zone"):
        When(datetime(2025, 6, 1, 12, 0))  # noqa: DTZ001


def test_a_change_on_the_same_day_is_told_by_the_clock_alone() -> None:
    first, later = at("Europe/Copenhagen", 2025, 11, 6, 17, 5), at("Europe/Copenhagen", 2025, 11, 6, 18, 31)
    assert plain(later.after(first)) == "18:31 CET"
    assert plain(When(later.moment + timedelta(days=1)).after(first)) == "7 November 2025, 18:31 CET"


def test_the_day_of_the_front_is_said_in_full() -> None:
    assert plain(weekday(date(2025, 11, 6))) == "Thursday 6 November 2025"


@given(st.datetimes(timezones=st.just(UTC)), st.integers(-14 * 60, 14 * 60))
def test_what_machines_read_is_the_same_moment(moment: datetime, minutes: int) -> None:
    local = moment.replace(microsecond=0)
    try:
        local = local.astimezone(timezone(timedelta(minutes=minutes)))
    except OverflowError:
        return
    assert datetime.fromisoformat(When(local).iso) == moment.replace(microsecond=0)
