"""ANPA 1312: archives and small wires still send it, and its kills and advances must hold."""

from datetime import UTC, datetime

from tests.wire.formats.samples import items, texts


def test_a_writethru_with_its_quotes_fractions_and_notes() -> None:
    item, _kill = items("anpa-1312/writethru-and-kill.txt")
    assert item.headline == "Ferry to Brackmoor sails a month late"
    assert (item.bylines, item.credit, item.urgency) == (("Ilse Tarn",), "Western Exchange", 3)
    assert (item.status, item.corrects, item.version) == ("correction", "a0409", "1stLd-Writethru")
    assert item.sent == datetime(2026, 5, 12, 15, 32, tzinfo=UTC)
    assert texts(item) == [
        "BRACKMOOR, Valdria (WX) – The first ferry since spring sailed Tuesday, 2 1/2 weeks late.",
        "“We sold 300 tickets before breakfast,” harbor master Odo Venn said – more than the boat holds.",
    ]
    assert any("CORRECTS number" in note.text for note in item.notes)


def test_a_kill_names_the_number_and_joins_the_story() -> None:
    item, kill = items("anpa-1312/writethru-and-kill.txt")
    assert (kill.status, kill.corrects, kill.corrects_status) == ("canceled", "a0417", "canceled")
    assert kill.corrects in item.numbers
    assert (kill.joins, kill.guid) == (item.joins, item.guid)


def test_an_advance_is_under_an_embargo_that_gives_no_hour() -> None:
    (item,) = items("anpa-1312/advance.txt")
    assert item.embargo == "unreadable"
    assert item.headline == "A year at the harbor"


def test_days_before_months_where_the_sender_writes_them_so() -> None:
    days = {name: items(f"anpa-1312/{name}.txt")[0].joins for name in ("canadian", "kyodo-like", "reuters-like")}
    assert all(day and day.endswith("2026-05-12") for day in days.values()), days


def test_dialects_give_the_same_fields() -> None:
    canadian, kyodo, reuters, bloomberg = (
        items(f"anpa-1312/{name}.txt")[0] for name in ("canadian", "kyodo-like", "reuters-like", "bloomberg-like")
    )
    assert (canadian.headline, canadian.status, canadian.credit) == (
        "Ferry fares go up in Valdria",
        "correction",
        "WESTERN EXCHANGE",
    )
    assert (kyodo.headline, kyodo.credit) == ("Ferry sails again for Brackmoor", "Sunda")
    assert (reuters.headline, reuters.bylines) == ("Brackmoor ferry sails again", ("Ilse Tarn",))
    assert (bloomberg.headline, bloomberg.rights.copyright) == (
        "Valdria Lines sells more tickets",
        "© 2026 Western Exchange",
    )


def test_a_table_keeps_its_cells() -> None:
    (item,) = items("anpa-1312/table.txt")
    assert item.blocks[0].rows[1] == ("Brackmoor", "7", "1", ".875", "_")
    assert item.blocks[0].rows[2][0] == "Port Sael"


def test_telex_copy_of_several_feeds() -> None:
    radio, results, release, tagged = (
        items(f"anpa-1312/zczc-{name}.txt")[0] for name in ("radio", "results", "release", "tagged")
    )
    assert (radio.headline, radio.dateline, texts(radio)) == (
        "Ferry sails again",
        "BRACKMOOR",
        ["The ferry is back."],
    )
    assert (results.headline, results.credit) == ("ROW: Brackmoor leads Valdria league", "WXS")
    assert (release.headline, release.credit) == ("Cars by ferry from June", "Brackmoor Port Authority")
    assert (tagged.slug, tagged.standfirst) == ("VLIN Tickets VLN.VX", "Valdria Lines sold more.")
