"""Mail: signatures, recipients and the chain of forwarding must not be printed, and attachments must not be lost."""

from tests.wire.formats.samples import everything_shown, items, items_of, texts


def test_a_forward_with_a_signature_and_an_attachment() -> None:
    (item,) = items("email/forward-with-nitf.eml")
    assert (item.guid, item.status, item.urgency) == ("7@wx.example", "correction", 3)
    assert item.headline == "Ferry to Brackmoor sails a month late"
    assert len(texts(item)) == 2
    shown = everything_shown(item)
    for words in ("555", "press@", "Please use", "desk@"):
        assert words not in shown
    assert any("555 0100" in text for text in item.nonpublic)


def test_an_attachment_is_a_take_of_its_own_and_its_name_no_path() -> None:
    (item,) = items("email/forward-with-nitf.eml")
    (attached,) = item.attachments
    assert "/" not in attached.name
    assert not attached.name.startswith(".")
    (kill,) = items_of(attached.content, "nitf")
    assert kill.corrects_status == "canceled"


def test_html_alone_with_a_mark_of_confidence() -> None:
    (item,) = items("email/html-only.eml")
    assert item.status == "withheld"
    assert [block.type for block in item.blocks] == ["paragraph", "list"]
    assert "555" not in everything_shown(item)
