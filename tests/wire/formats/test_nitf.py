"""NITF: what an agency may not see printed, and what it killed, must come out as such."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from standfirst.wire.formats import read
from standfirst.wire.item import Unreadable
from standfirst.wire.reading.format import Hints
from tests.wire.formats.samples import everything_shown, items, items_of, texts


def test_a_whole_document_with_an_embargo() -> None:
    (item,) = items("nitf/3.4-embargoed.xml")
    assert (item.guid, item.version, item.slug, item.urgency) == ("wx-20260512-7", "1", "WX-VAL-Ferry", 4)
    assert item.joins == "WX:WX-VAL-Ferry:2026-05-12"
    assert item.status == "usable"
    assert item.embargo == datetime(2026, 5, 13, 4, 0, tzinfo=UTC)
    assert item.expires == datetime(2026, 6, 13, 6, 0, tzinfo=UTC)
    assert item.headline == "Ferry to Brackmoor sails a month late"
    assert (item.bylines, item.dateline) == (("Ilse Tarn",), "BRACKMOOR")
    assert item.standfirst == "It carries cars from June, the port says."
    assert [block.type for block in item.blocks] == [
        "paragraph",
        "subhead",
        "paragraph",
        "quote",
        "quote",
        "picture",
    ][:6]
    assert item.rights.copyright == "© 2026 Western Exchange"
    assert item.rights.usage == "no archive\nValdria"
    assert item.origins["guid"] == "/nitf/head/docdata/doc-id/@id-string"


def test_notes_that_are_not_for_publication_are_in_no_text() -> None:
    (item,) = items("nitf/3.4-embargoed.xml")
    assert item.nonpublic == ("Check the number of tickets.", "Desk 555 0102", "Reporters: 555 0101.")
    assert "555" not in everything_shown(item)
    assert "Check the number" not in everything_shown(item)
    assert any(note.role == "editors" and note.text.startswith("Not before 6 a.m.") for note in item.notes)


def test_a_kill_names_the_other_item_and_keeps_its_own_status() -> None:
    (item,) = items("nitf/kill.xml")
    assert (item.status, item.corrects, item.corrects_status) == ("usable", "wx-20260512-7", "canceled")


def test_a_correction_with_an_escaped_body_in_windows_1252() -> None:
    (item,) = items("nitf/correction-escaped.xml", Hints(source="wx", zone=ZoneInfo("Europe/Oslo")))
    assert (item.status, item.corrects) == ("correction", "wx-20260512-7")
    assert texts(item) == ["The port “sold” 300 tickets", "Cars follow."]
    assert item.sent is not None
    assert item.sent.astimezone(UTC) == datetime(2026, 5, 12, 15, tzinfo=UTC)
    assert (item.guid, item.guid_computed) == ("urn:standfirst:wx:2026-05-12:ferry", True)


@pytest.mark.parametrize(
    ("head", "status", "embargo"),
    [
        ('<docdata management-status="embargoed"/>', "withheld", "unreadable"),
        ('<docdata management-status="canceled"/>', "canceled", None),
        ('<docdata management-status="embargoed"><date.release norm="soon"/></docdata>', "withheld", "unreadable"),
        ('<docdata><date.issue norm="20260512T1000Z"/><date.release norm="20260512T0900Z"/></docdata>', "usable", None),
        ('<docdata><date.issue norm="20260512T1000Z"/><date.release norm="20260513T0900"/></docdata>', "usable", "unreadable"),
        ('<tobject tobject.type="Advisory"/>', "advisory", None),
        ('<docdata management-status="resting"/>', "withheld", None),
    ],
)  # fmt: skip
def test_status_and_embargo(head: str, status: str, embargo: str | None) -> None:
    text = f"<nitf><head>{head}</head><body><body.content><p>Words.</p></body.content></body></nitf>"
    (item,) = items_of(text.encode(), "nitf")
    assert (item.status, item.embargo) == (status, embargo)


def test_a_document_type_is_never_loaded_and_entities_never_expanded() -> None:
    text = (
        '<!DOCTYPE nitf [<!ENTITY % nitf SYSTEM "file:///etc/hostname"> %nitf;<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
        "<nitf><body><body.content><p>A&nbsp;b &secret; c</p></body.content></body></nitf>"
    )
    (item,) = items_of(text.encode(), "nitf")
    assert "root:" not in everything_shown(item)
    assert texts(item)[0].startswith("A\xa0b")


def test_an_empty_shell_is_refused() -> None:
    with pytest.raises(Unreadable, match="neither a head nor a body"):
        list(read(b"<nitf></nitf>")[1])
