"""Times as readers see them: absolute, with their zone, never "two hours ago"."""

from dataclasses import dataclass
from datetime import date, datetime

NBSP = "\N{NO-BREAK SPACE}"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_day(day: date) -> str:
    """6 November 2025, the day and the month kept on one line."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """6 Nov 2025."""
    return f"{day.day}{NBSP}{SHORT_MONTHS[day.month - 1]}{NBSP}{day.year}"


def day_and_month(day: date) -> str:
    """6 November."""
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}"


def weekday(day: date) -> str:
    """Thursday 6 November 2025."""
    return f"{WEEKDAYS[day.weekday()]} {long_day(day)}"


def month_name(year: int, month: int) -> str:
    """November 2025."""
    return f"{MONTHS[month - 1]} {year}"


@dataclass(frozen=True, slots=True)
class When:
    """A moment as printed. `moment` must be aware and already in the newsroom's time zone.

    Raises ValueError for a moment without an offset: a printed time without its zone is a wrong time.
    """

    moment: datetime

    def __post_init__(self) -> None:
        if self.moment.utcoffset() is None:
            raise ValueError(f"A printed time needs its zone; this one has none: {self.moment.isoformat()}")

    @property
    def zone(self) -> str:
        """CET where the zone has letters of its own, else its distance from UTC (UTC+5:30)."""
        name = self.moment.tzname() or ""
        if name.isalpha():
            return name
        offset = self.moment.utcoffset()
        assert offset is not None  # noqa: S101
        minutes = int(offset.total_seconds() // 60)
        hours, rest = divmod(abs(minutes), 60)
        sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
        return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")

    @property
    def iso(self) -> str:
        return self.moment.isoformat(timespec="seconds")

    @property
    def day(self) -> date:
        return self.moment.date()

    @property
    def clock(self) -> str:
        """18:31."""
        return f"{self.moment:%H:%M}"

    @property
    def clock_and_zone(self) -> str:
        """18:31 CET."""
        return f"{self.clock}{NBSP}{self.zone}"

    @property
    def full(self) -> str:
        """12 September 2025, 18:31 CET."""
        return f"{long_day(self.day)}, {self.clock_and_zone}"

    @property
    def short(self) -> str:
        """12 Sept 2025, 18:31 CET."""
        return f"{short_day(self.day)}, {self.clock_and_zone}"

    @property
    def short_day(self) -> str:
        """12 Sept 2025."""
        return short_day(self.day)

    @property
    def brief(self) -> str:
        """12 Sept, for lists whose year stands elsewhere."""
        return f"{self.moment.day}{NBSP}{SHORT_MONTHS[self.moment.month - 1]}"

    def after(self, earlier: "When") -> str:
        """This moment as said after an earlier one: the clock alone where the day is the same."""
        return self.clock_and_zone if self.day == earlier.day else self.full
