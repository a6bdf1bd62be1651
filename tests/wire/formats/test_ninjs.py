"""ninjs: if these fail, a member's copy loses its status, its embargo or its words."""

import json
from datetime import UTC, datetime

import pytest

from standfirst.wire.formats import read
from standfirst.wire.item import Unreadable
from tests.wire.formats.samples import SHARED, everything_shown, items, items_of, texts


def test_version_1_with_its_snake_case_names() -> None:
    (item,) = items("ninjs/1.4-text.json")
    assert (item.guid, item.version, item.urgency) == ("urn:newsml:northshore.example:20260512:quay-7", "3", 4)
    assert item.headline == "Quay workers end their strike at Marchbank"
    assert item.bylines == ("Ilse Tarn", "Odo Venn")
    assert (item.credit, item.dateline, item.standfirst) == ("NSN", "Marchbank", "The port opens again on Wednesday.")
    assert item.embargo == datetime(2026, 5, 13, 4, 0, tzinfo=UTC)
    assert [block.type for block in item.blocks] == ["paragraph", "subhead", "list", "quote", "table"]
    (link,) = item.blocks[0].links
    assert item.blocks[0].text[link.start : link.end] == "back to work"
    assert item.blocks[2].items == ("Shifts end at ten", "Pay rises in June")
    assert item.blocks[4].rows == (("Vote", "Share"), ("Yes", "61"))
    assert item.rights.copyright == "© 2026 Northshore News"
    assert item.rights.usage == "No archive use"
    assert [concept.uri for concept in item.subjects] == ["medtop:20000533"]
    assert item.origins["headline"] == "/headline"
    assert item.origins["blocks"] == "/body_xhtml"


def test_a_canceled_picture_stays_out_and_the_desk_is_told() -> None:
    (item,) = items("ninjs/1.4-text.json")
    assert [picture.href for picture in item.pictures] == ["https://northshore.example/f.jpg"]
    assert item.pictures[0].credit == "Mara Lind"
    assert any(note.role == "hold" and "canceled" in note.text for note in item.notes)
    assert "withdrawn" not in everything_shown(item)


def test_version_2_internal_roles_and_contacts_leave_by_no_exit() -> None:
    (item,) = items("ninjs/2.1-text.json")
    assert item.status == "withheld"
    assert item.embargo == "unreadable"
    assert (item.kicker, item.headline) == ("Hafen", "Die Fähre nach Staithe fährt wieder")
    assert (item.bylines, item.credit) == (("Ilse Tarn",), "nsn")
    assert texts(item) == ["Erster Absatz der Meldung.", "Zweiter Absatz der Meldung."]
    assert {"Nur für die Redaktion", "Rückfragen: 555 0100"} <= set(item.nonpublic)
    assert "555 01" not in everything_shown(item)
    assert item.rights.copyright == "© Northshore News"
    assert item.rights.usage == "https://northshore.example/terms"


def test_version_3_in_camel_case_with_a_body_in_nitf_and_a_text_beside_it() -> None:
    item, beside = items("ninjs/3.0-nitf.json")
    assert item.status == "canceled"
    assert item.embargo == datetime(2026, 5, 14, tzinfo=UTC)
    assert item.expires == datetime(2026, 6, 1, tzinfo=UTC)
    assert texts(item) == ["The gate is shut."]
    assert item.bylines == ("Ilse Tarn",)
    assert item.nonpublic == ("Ring 555 0102 first.",)
    assert [note.role for note in item.notes] == ["expiry", "editors"]
    assert item.pictures[0].href == "https://northshore.example/b.jpg"
    assert item.genre == "Actuality"
    assert beside.headline == "How a lock works"
    assert beside.origins["headline"] == "/associations/1/headlines/0/value"


def test_every_object_of_a_list_is_an_item_and_a_picture_stands_alone() -> None:
    one, two = items("ninjs/1.6-list.json")
    assert (one.guid, two.guid) == ("urn:a:1", "urn:a:2")
    assert two.blocks == ()
    assert two.pictures[0].caption == "A boat."
    assert two.origins["guid"] == "/1/uri"


@pytest.mark.parametrize(("word", "status"), [("Canceled", "canceled"), ("spiked", "withheld"), ("usable", "usable")])
def test_a_status_word_that_nobody_knows_holds_the_item(word: str, status: str) -> None:
    (item,) = items_of(json.dumps({"uri": "urn:x", "headline": "H", "pubstatus": word}).encode(), "ninjs")
    assert item.status == status


def test_broken_json_is_refused_with_the_line_where_it_breaks() -> None:
    found = read(b'{"uri": "urn:x",\n "headline": "Half')[1]
    with pytest.raises(Unreadable, match="line 2"):
        list(found)


def test_a_name_that_would_break_the_output_is_mended() -> None:
    (item,) = items_of(b'{"uri": "urn:x", "headline": "A\\ud800B\\u0000C", "body_text": "x\\ud800"}', "ninjs")
    assert item.headline == "ABC"
    assert texts(item) == ["x"]


@pytest.mark.needs_shared
def test_every_news_object_of_the_standards_body_is_read() -> None:
    files = [
        path for path in SHARED.glob("ninjs/*/**/*.json") if "schema_" not in path.name and "-schema" not in path.name
    ]
    assert files
    for path in files:
        data = json.loads(path.read_bytes())
        found = items_of(path.read_bytes(), "ninjs")
        guids = [item.guid for item in found]
        for each in data if isinstance(data, list) else [data]:
            assert each["uri"] in guids, path.name
