"""Every floor above reads Items: a name that changes here breaks the ledger and whoever reads the printed JSON."""

from datetime import UTC, datetime

from standfirst.wire.item import Item, Note, strongest


def test_a_kill_wins_over_every_other_mark() -> None:
    assert strongest("usable", "advisory", "canceled", "correction") == "canceled"
    assert strongest("repeat", "correction") == "correction"
    assert strongest() == "usable"


def test_times_are_printed_with_their_offset_and_an_unreadable_embargo_as_the_word() -> None:
    sent = datetime(2026, 5, 12, 15, 32, tzinfo=UTC)
    shape = Item(sent=sent, embargo="unreadable").to_dict()
    assert shape["sent"] == "2026-05-12T15:32:00+00:00"
    assert shape["embargo"] == "unreadable"
    assert Item(embargo=sent).to_dict()["embargo"] == "2026-05-12T15:32:00+00:00"


def test_what_is_not_for_publication_is_in_no_field_of_the_text() -> None:
    item = Item(notes=(Note("editors", "Desk only"),), nonpublic=("555 0100",))
    assert not item.has_text()
    assert item.to_dict()["nonpublic"] == ["555 0100"]
