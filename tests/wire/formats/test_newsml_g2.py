"""NewsML-G2: codes mean what their catalog says, and what is under a constraint leaves by no exit."""

from datetime import UTC, datetime

import pytest

from standfirst.wire.formats import read
from standfirst.wire.item import Unreadable
from tests.wire.formats.samples import SHARED, everything_shown, items, items_of, texts


def wrapped(meta: str) -> bytes:
    catalog = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"/>'
    return f'<newsItem guid="g" version="1">{catalog}<itemMeta>{meta}</itemMeta></newsItem>'.encode()


def test_a_text_with_xhtml_codes_and_notes() -> None:
    (item,) = items("newsml-g2/2.35-text.xml")
    assert (item.guid, item.version, item.slug, item.urgency) == (
        "urn:newsml:northshore.example:20260512:quay",
        "3",
        "MARCHBANK-QUAY",
        3,
    )
    assert (item.status, item.embargo) == ("correction", datetime(2026, 5, 13, 4, tzinfo=UTC))
    assert (item.headline, item.standfirst) == ("Quay workers end their strike", "The port opens on Wednesday.")
    assert (item.bylines, item.credit, item.dateline) == (("Ilse Tarn",), "NSN", "Marchbank")
    assert texts(item) == ["Quay workers voted on Tuesday.", "Pay", "Pay rises."]
    assert [(concept.uri, concept.name) for concept in item.subjects] == [("medtop:20000533", "unemployment")]
    assert [concept.name for concept in item.persons] == ["Odo Venn"]
    assert [concept.name for concept in item.places] == ["Marchbank"]
    assert [concept.name for concept in item.organisations] == ["Quay Union"]
    assert item.rights.copyright == "© 2026 Northshore News"
    assert item.rights.usage == "Not in Valdria\nNo archive"
    assert item.origins["headline"] == "/newsItem/contentMeta/headline[2]"
    assert any(note.role == "warning" and "nsp:12" in note.text for note in item.notes)


def test_what_is_under_a_constraint_or_of_a_class_that_is_not_public_stays_inside() -> None:
    (item,) = items("newsml-g2/2.35-text.xml")
    assert set(item.nonpublic) == {"Night desk 555 0100", "Source: the union's driver."}
    assert "driver" not in everything_shown(item)


def test_a_message_gives_every_item_the_package_in_the_order_of_its_groups() -> None:
    package, killed, picture = items("newsml-g2/message.xml")
    assert package.headline == "Top stories"
    assert package.blocks[0].items == ("First", "Second")
    assert killed.status == "canceled"
    assert (picture.embargo, picture.status) == ("unreadable", "usable")
    assert (picture.pictures[0].href, picture.pictures[0].credit) == ("h.jpg", "Mara Lind/NSN")
    assert any("a concept item" in note.text for note in package.notes)


def test_a_body_in_nitf() -> None:
    (item,) = items("newsml-g2/2.24-nitf.xml")
    assert (item.status, item.bylines, texts(item)) == ("withheld", ("Ilse Tarn",), ["The gate is shut."])


@pytest.mark.parametrize(
    ("meta", "status", "embargo"),
    [
        ('<pubStatus qcode="stat:canceled"/>', "canceled", None),
        ('<pubStatus qcode="other:canceled"/>', "withheld", None),
        ('<pubStatus qcode="stat:resting"/>', "withheld", None),
        ("", "usable", None),
        ("<embargoed/>", "usable", "unreadable"),
        ("<embargoed>2026-05-13</embargoed>", "usable", "unreadable"),
        ('<embargoed pubconstraint="x:internal">soon</embargoed>', "usable", "unreadable"),
    ],
)  # fmt: skip
def test_status_and_embargo(meta: str, status: str, embargo: str | None) -> None:
    (item,) = items_of(wrapped(meta), "newsml-g2")
    assert (item.status, item.embargo) == (status, embargo)


@pytest.mark.parametrize(
    "name", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem", "contentSet", "groupSet"]
)
def test_documents_that_hold_no_news_say_what_they_are(name: str) -> None:
    recognised, found = read(f'<{name} xmlns="http://iptc.org/std/nar/2006-10-01/"/>'.encode())
    assert recognised.name == "newsml-g2"
    with pytest.raises(Unreadable, match=r"holds no news|a catalog|without its item"):
        list(found)


@pytest.mark.needs_shared
def test_every_news_item_of_the_standards_body_is_read_and_nothing_else() -> None:
    files = sorted(SHARED.glob("newsml-g2/*.xml"))
    assert files
    for path in files:
        recognised, found = read(path.read_bytes())
        assert recognised.name == "newsml-g2", path.name
        if any(word in recognised.because for word in ("newsItem", "packageItem", "newsMessage")):
            assert list(found), path.name
        else:
            with pytest.raises(Unreadable):
                list(found)
