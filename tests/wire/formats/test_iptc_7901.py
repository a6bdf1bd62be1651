"""IPTC 7901: a kill in a header line must be seen, and a telephone number after the stars must not."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from standfirst.wire.reading import labels, times
from standfirst.wire.reading.format import Hints
from tests.wire.formats.samples import everything_shown, items, texts

GERMAN = Hints(source="ntk", zone=ZoneInfo("Europe/Berlin"), national="de")


def test_a_lead_with_byline_notes_and_contacts() -> None:
    (item,) = items("iptc-7901/english-lead.txt")
    assert (item.slug, item.urgency, item.version) == ("Valdria/transport/ferry", 3, "2ND LEAD")
    assert item.headline == "Ferry to Brackmoor sails a month late"
    assert (item.bylines, item.credit) == (("Ilse Tarn",), "ntk")
    assert item.sent == datetime(2026, 5, 12, 15, 32, tzinfo=UTC)
    assert item.numbers == ("xen0147", "ntk 0212")
    assert texts(item)[0].startswith(
        "Brackmoor (ntk) - The first ferry since the spring storms left Brackmoor on Tuesday"
    )
    assert any("555 0100" in text for text in item.nonpublic)
    assert "555" not in everything_shown(item)
    assert "Notebook" not in everything_shown(item)


def test_a_kill_names_what_it_kills_and_joins_its_story() -> None:
    (lead,) = items("iptc-7901/english-lead.txt")
    (kill,) = items("iptc-7901/kill.txt")
    assert (kill.status, kill.corrects, kill.corrects_status) == ("canceled", "ntk 0212", "canceled")
    assert kill.corrects in lead.numbers
    assert kill.joins == lead.joins
    assert kill.guid == lead.guid


def test_a_telex_without_its_control_bytes_corrects_by_number() -> None:
    (item,) = items("iptc-7901/telex-correction.txt", Hints(zone=ZoneInfo("Europe/Paris")))
    assert (item.status, item.corrects, item.slug, item.version) == ("correction", "019", "TRANSPORT", "2")
    assert item.headline == "Le bac de Brackmoor repart"
    assert texts(item) == [
        "BRACKMOOR 12/05 (SUNDA) = Le premier bac depuis les tempêtes a quitté Brackmoor mardi, avec un mois de retard."
    ]


def test_a_kicker_and_guillemets_in_latin_1() -> None:
    (item,) = items("iptc-7901/ats-like.txt")
    assert (item.genre, item.kicker) == ("Patrimoine", "Montreval")
    assert item.headline == "Le moulin rouvre ses «ailes» aux visiteurs"
    assert item.sent is None


def test_german_national_characters_an_embargo_in_words_and_bells() -> None:
    held, urgent = items("iptc-7901/german-iso646.txt", GERMAN)
    assert held.headline == "Fähre nach Brackmoor legt wieder ab"
    assert held.embargo == datetime(2026, 5, 13, 4, 0, tzinfo=UTC)
    assert urgent.urgency == 2
    assert urgent.headline == "Fähre vor Brackmoor auf Grund"


def test_an_embargo_without_a_zone_keeps_the_item() -> None:
    assert items("iptc-7901/german-iso646.txt")[0].embargo == "unreadable"


@pytest.mark.parametrize(
    "line", ["KILL KILL KILL", "KILL KILL KILL '''''", "MANDATORY KILL", "WITHDRAWN", "Kill", "ELIMINAR"]
)
def test_kill_lines(line: str) -> None:
    found = labels.label(line)
    assert found is not None
    assert found.status == "canceled"


@pytest.mark.parametrize(
    "line",
    [
        "Kill Bill returns to the Marchbank Odeon",
        "Hold the line",
        "Correction of course needed at port",
        "Repeat offender jailed",
        "Police withdraw claim",
    ],
)
def test_headlines_that_only_look_like_one(line: str) -> None:
    assert labels.label(line) is None


@pytest.mark.parametrize(
    ("line", "hour"),
    [("EMBARGOED UNTIL 0600 GMT May 13", 6), ("EMBARGOED until 13 May 2026, 18:30 CET", 17), ("Embargoed until 6 a.m. EDT, May 13", 10), ("For Release Saturday, May 16", None), ("Sperrfrist bis morgen", None)],
)  # fmt: skip
def test_embargo_lines(line: str, hour: int | None) -> None:
    found = labels.embargo_of(line, None, times.day("20260512"))
    assert labels.is_embargo(line)
    assert (
        found == "unreadable"
        if hour is None
        else not isinstance(found, str) and found is not None and found.astimezone(UTC).hour == hour
    )
