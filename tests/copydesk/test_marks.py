"""A mark missed prints what was killed or embargoed; one seen where there is none takes a true story off the page."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.copydesk import clean, marks

STORY = (
    "\n\nHarbour board votes to sell the east pier\n\n"
    "The harbour board voted on Tuesday to sell the east pier to the town for one crown.\n\n"
    "Nobody spoke against it at the meeting, which ended before the ferry came in.\n"
)
HEADLINE = "Harbour board votes to sell the east pier"
SAID = [
    ("KILL", "canceled"),
    ("MANDATORY KILL", "canceled"),
    ("(Withdrawn)", "canceled"),
    ("KILL: harbour story a0212", "canceled"),
    ("Meldung zurückgezogen", "canceled"),
    ("Dépêche annulée", "canceled"),
    ("HOLD", "withheld"),
    ("Hold for release", "withheld"),
    ("Not for publication", "withheld"),
    ("NICHT ZUR VERÖFFENTLICHUNG", "withheld"),
    ("ADVISORY", "advisory"),
    ("Note to editors", "advisory"),
    ("(Corrects the name of the pier)", "correction"),
]
SILENT = [
    "Kill", "Withdrawn", "Embargo", "Kill bill passes in the harbour board", "Kill: a love story", "Hold the line, says pilot",
    "Embargo: what the new rules mean", "EMBARGO: Cuba marks sixty years", "Embargo until 2030 agreed for whales",
    "Hold until dawn, sailors are told", "Frei für immer", "For immediate release", "Advisory board to meet on harbour",
    "Withdrawal from the pier begins", "Rückruf: Werft ruft Boote zurück",
]  # fmt: skip
TIMES = [
    ("EMBARGOED UNTIL 6 P.M. GMT, 12 MARCH 2027", datetime(2027, 3, 12, 18, tzinfo=UTC)),
    ("*** EMBARGOED UNTIL 0001 GMT 12 MARCH 2027 ***", datetime(2027, 3, 12, 0, 1, tzinfo=UTC)),
    ("Embargoed until 00:01 GMT on Friday 12 March 2027.", datetime(2027, 3, 12, 0, 1, tzinfo=UTC)),
    ("Not for publication before 2027-03-12T10:00+02:00", datetime(2027, 3, 12, 8, tzinfo=UTC)),
    ("FOR RELEASE: 10:00 GMT 12 March 2027", datetime(2027, 3, 12, 10, tzinfo=UTC)),
    ("Frei ab 12. März 2027, 10 Uhr MEZ", datetime(2027, 3, 12, 9, tzinfo=UTC)),
    ("Sperrfrist: 12.03.2027, 10.00 Uhr MEZ", datetime(2027, 3, 12, 9, tzinfo=UTC)),
    ("Sous embargo jusqu'au 12 mars 2027 à 18h00 GMT", datetime(2027, 3, 12, 18, tzinfo=UTC)),
    ("EMBARGO HASTA EL 12 DE MARZO DE 2027 A LAS 10:00 UTC", datetime(2027, 3, 12, 10, tzinfo=UTC)),
    ("Embargoed until 6pm EST March 12, 2027", datetime(2027, 3, 12, 23, tzinfo=UTC)),
]
UNREADABLE = [
    "EMBARGO", "Embargoed until noon", "EMBARGOED UNTIL 6 P.M. GMT", "EMBARGOED: 12/03/2027 10:00 GMT",
    "Embargoed until 10:00, 12 March 2027", "Embargoed until 6pm IST March 12, 2027", "NOT FOR RELEASE UNTIL MONDAY",
    "Embargoed until midnight GMT 12 March 2027", "EMBARGOED UNTIL THE SPEECH AT 6PM", "Embargoed until 30 February 2027, 10:00 GMT",
    "Embargoed until 12 March 2027, 18:00 CET (17:00 GMT)",
]  # fmt: skip


@pytest.mark.parametrize(("line", "status"), SAID)
def test_a_header_line_is_status_and_not_text(line: str, status: str) -> None:
    copy = clean(line + STORY)
    assert marks.marks_of(copy, None).status == status
    assert copy.headline == HEADLINE
    assert line.strip("()") not in " ".join(block.text for block in copy.blocks)


@pytest.mark.parametrize("headline", SILENT)
def test_a_headline_with_such_a_word_says_nothing(headline: str) -> None:
    said = marks.marks_of(clean(headline + STORY.replace(HEADLINE, "")), None)
    assert (said.status, said.embargo) == ("usable", None)


def test_the_words_in_the_body_say_nothing() -> None:
    copy = clean(
        STORY
        + "\nThe board lifted its embargo.\n\nEMBARGO\n\nThey said on Tuesday that nobody would kill the plan.\n"
    )
    assert marks.marks_of(copy, None) == marks.Marks()


@pytest.mark.parametrize(("line", "moment"), TIMES)
def test_an_embargo_is_read_to_the_minute(line: str, moment: datetime) -> None:
    assert marks.marks_of(clean(line + STORY), None).embargo == moment


@pytest.mark.parametrize("line", UNREADABLE)
def test_a_time_that_could_be_two_or_none_keeps_the_embargo(line: str) -> None:
    assert marks.marks_of(clean(line + STORY), None).embargo == "unreadable"


def test_a_time_without_a_zone_is_in_its_sources() -> None:
    copy = clean("Embargoed until 10:00, 12 March 2027" + STORY)
    assert marks.marks_of(copy, ZoneInfo("Europe/Oslo")).embargo == datetime(2027, 3, 12, 9, tzinfo=UTC)


def test_the_strongest_of_several_holds() -> None:
    copy = clean("ADVISORY\nMANDATORY KILL\nEMBARGOED UNTIL 6 P.M. GMT, 12 MARCH 2027" + STORY)
    said = marks.marks_of(copy, None)
    assert (said.status, said.said) == ("canceled", "MANDATORY KILL")
    assert said.embargo is not None


@given(
    st.integers(0, 47_000_000).map(lambda minutes: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.integers(-12, 14),
    st.sampled_from(
        ["{0:%H:%M} {2}, {1} {0:%B} {0:%Y}", "{1} {0:%b} {0:%Y} {0:%H:%M} {2}", "{0:%B} {1}, {0:%Y}, {0:%H:%M} {2}"]
    ),
)
def test_a_moment_written_out_is_that_moment(moment: datetime, hours: int, shape: str) -> None:
    zone = timezone(timedelta(hours=hours))
    written = shape.format(moment, moment.day, f"GMT{hours:+03d}:00")
    assert marks.moment_of(f"Embargoed until {written}", None) == moment.replace(tzinfo=zone)


@given(st.text(max_size=80))
def test_no_line_breaks_the_reading_of_a_moment(text: str) -> None:
    for line in (text, f"EMBARGOED UNTIL {text}"):
        marks.rule_of(line)
        marks.moment_of(line, UTC)
