"""Feeds: the same entry must be the same item tomorrow, and what its publisher took back must go."""

from datetime import UTC, datetime

import pytest

from standfirst.wire.formats import read
from standfirst.wire.item import Unreadable
from standfirst.wire.reading.format import Hints
from tests.wire.formats.samples import everything_shown, items, items_of, texts

NOON = Hints(now=datetime(2026, 5, 12, 12, tzinfo=UTC))


def test_rss_2_with_content_and_media() -> None:
    first, withdrawn, held = items("feed/rss-2.0.xml", NOON)
    assert (first.guid, first.headline, first.language) == ("courier-1", "Quay & lock reopen", "en-gb")
    assert first.published == datetime(2026, 5, 12, 8, tzinfo=UTC)
    assert (first.bylines, first.standfirst) == (("Ilse Tarn",), "The quay is open again.")
    assert texts(first) == ["The quay and lock opened.", "One"]
    assert first.blocks[0].links[0].href == "https://courier.example/lock"
    assert [(p.href, p.caption, p.credit) for p in first.pictures] == [
        ("https://courier.example/l.jpg", "The quay.", "Mara Lind")
    ]
    assert [(c.uri, c.name) for c in first.subjects] == [("medtop:20000533", "20000533"), (None, "Harbour")]
    assert (first.rights.copyright, first.rights.usage) == (
        "© 2026 Marchbank Courier",
        "https://courier.example/terms",
    )
    assert first.origins["headline"] == "/rss/channel/item[1]/title"
    assert (withdrawn.guid, withdrawn.status) == ("https://courier.example/w", "canceled")
    assert (held.embargo, texts(held)) == ("unreadable", ["First.", "Second."])


def test_addresses_of_people_leave_by_no_exit() -> None:
    first = items("feed/rss-2.0.xml", NOON)[0]
    assert first.nonpublic == ("desk@courier.example (Odo Venn)",)
    entry = items("feed/atom.xml", NOON)[0]
    assert entry.nonpublic == ("it@post.example",)
    assert "@" not in everything_shown(first) + everything_shown(entry)


def test_atom_with_a_draft_and_a_tombstone() -> None:
    entry, draft, gone = items("feed/atom.xml", NOON)
    assert (entry.headline, entry.standfirst, entry.language) == ("Die Fähre fährt", "Kurz.", "de")
    assert [(block.type, block.text) for block in entry.blocks] == [("paragraph", "Sie fährt."), ("subhead", "Preis")]
    assert entry.sent == datetime(2026, 5, 12, 11, tzinfo=UTC)
    assert draft.status == "withheld"
    assert (gone.guid, gone.status, gone.corrects, gone.nonpublic) == (
        "urn:post:0",
        "canceled",
        "urn:post:0",
        ("Ring 555 0100",),
    )


def test_rss_1_by_its_address() -> None:
    (item,) = items("feed/rss-1.0.xml", NOON)
    assert (item.guid, item.headline, texts(item)) == (
        "https://old.example/1",
        "Lock gate shut",
        ["Shut since noon."],
    )


def test_json_feed_with_a_date_to_come_and_an_entry_without_an_id() -> None:
    seven, other = items("feed/json-feed-1.1.json", NOON)
    assert (seven.guid, seven.standfirst) == ("7", "They came.")
    assert seven.embargo == datetime(2126, 5, 12, 10, tzinfo=UTC)
    assert (other.guid_computed, texts(other)) == (True, ["One.", "Two."])
    assert other.guid == items("feed/json-feed-1.1.json", NOON)[1].guid


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_can_be() -> None:
    text = "<rss version='2.0'><channel><item><title>Boats</title><guid>b1</guid><description>Two <b>boats & more</description></item></channel>"
    (item,) = items_of(text.encode(), "feed", NOON)
    assert (item.guid, item.headline) == ("b1", "Boats")
    assert any(note.role == "warning" for note in item.notes)


def test_a_broken_feed_with_entities_is_refused_and_not_given_to_a_looser_parser() -> None:
    text = "<!DOCTYPE r [<!ENTITY a 'b'>]><rss version='2.0'><channel><item><title>&a;</title></channel>"
    with pytest.raises(Unreadable, match="not well-formed"):
        list(read(text.encode())[1])


def test_a_feed_without_entries_is_no_error() -> None:
    assert items_of(b"<rss version='2.0'><channel><title>Empty</title></channel></rss>", "feed") == []
