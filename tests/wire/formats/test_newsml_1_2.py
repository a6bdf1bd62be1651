"""NewsML 1: its envelopes nest, and a change of status alone may be a kill."""

from datetime import UTC, datetime

import pytest

from tests.wire.formats.samples import everything_shown, items, items_of, texts


def test_an_item_with_an_embargo_a_body_in_nitf_and_a_picture() -> None:
    (item,) = items("newsml-1.2/embargoed.xml")
    assert (item.guid, item.version, item.slug, item.urgency) == (
        "urn:newsml:agency.example:20260512:ferry-7",
        "2",
        "VALDRIA-FERRY",
        4,
    )
    assert (item.status, item.embargo) == ("usable", datetime(2026, 5, 13, 4, tzinfo=UTC))
    assert (item.headline, item.bylines, item.dateline) == (
        "Ferry to Brackmoor sails a month late",
        ("Ilse Tarn",),
        "Brackmoor, May 12",
    )
    assert texts(item)[1] == "Cars are taken from June."
    assert [(picture.href, picture.caption, picture.credit) for picture in item.pictures] == [
        ("big.jpg", "The ferry at the quay", "Mara Lind")
    ]
    assert (item.rights.copyright, item.rights.usage) == ("© 2026 Western Exchange", "No archive use\nValdria")
    assert item.nonpublic == ("Ring 555 0100",)
    assert "555" not in everything_shown(item)


def test_a_kill_without_content_has_the_guid_of_what_it_kills() -> None:
    (kill,) = items("newsml-1.2/kill.xml")
    (item,) = items("newsml-1.2/embargoed.xml")
    assert (kill.status, kill.guid, kill.blocks) == ("canceled", item.guid, ())


@pytest.mark.parametrize(
    ("management", "status", "embargo"),
    [
        ('<Status FormalName="Embargoed"/>', "withheld", "unreadable"),
        ('<Status FormalName="withheld"/>', "withheld", None),
        ('<Status FormalName="Resting"/>', "withheld", None),
        ('<Status FormalName="Usable"/><Instruction FormalName="Rectify"/>', "correction", None),
        ('<Status FormalName="Usable"/><Instruction FormalName="Delete"/>', "canceled", None),
    ],
)  # fmt: skip
def test_status(management: str, status: str, embargo: str | None) -> None:
    text = f"<NewsML><NewsItem><NewsManagement>{management}</NewsManagement></NewsItem></NewsML>"
    (item,) = items_of(text.encode(), "newsml-1.2")
    assert (item.status, item.embargo) == (status, embargo)


def test_earlier_revisions_are_killed_and_this_one_lives() -> None:
    text = '<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId><DateId>20260512</DateId><NewsItemId>x</NewsItemId></NewsIdentifier></Identification><NewsManagement><Status FormalName="Usable"/><Instruction FormalName="Update"><RevisionStatus><Status FormalName="Canceled"/></RevisionStatus></Instruction></NewsManagement></NewsItem></NewsML>'
    (item,) = items_of(text.encode(), "newsml-1.2")
    assert (item.status, item.corrects, item.corrects_status) == ("usable", item.guid, "canceled")
