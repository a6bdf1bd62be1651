"""Web pages: the story without its page, and nothing invented about who wrote it or when."""

from datetime import UTC, datetime

from tests.wire.formats.samples import everything_shown, items, items_of, texts


def test_a_page_with_its_evidence() -> None:
    (item,) = items("html/quay.html")
    assert item.headline == "Quay workers end their strike at Marchbank"
    assert item.guid == "https://courier.example/2026/05/12/quay-strike"
    assert item.bylines == ("Ilse Tarn",)
    assert item.published == datetime(2026, 5, 12, 13, 32, tzinfo=UTC)
    assert item.sent == datetime(2026, 5, 12, 15, 0, tzinfo=UTC)
    assert (item.language, item.genre) == ("en-GB", "Harbour")
    assert item.rights.copyright == "© 2026 Marchbank Courier"
    assert item.rights.usage == "https://courier.example/terms"
    assert item.origins["published"] == "JSON-LD datePublished"


def test_menus_newsletters_related_stories_and_contacts_are_no_story() -> None:
    (item,) = items("html/quay.html")
    shown = everything_shown(item)
    assert texts(item)[-1].startswith("The harbour master said")
    assert [block.type for block in item.blocks if block.type in ("subhead", "list")] == ["subhead", "list"]
    for words in ("Home", "newsletter", "Brackmoor", "desk@", "By Ilse"):
        assert words not in shown
    assert any("desk@courier.example" in text for text in item.nonpublic)


def test_a_page_that_says_neither_author_nor_date_gets_none() -> None:
    page = (
        "<html><head><title>Boats</title></head><body><h1>Boats come and go here</h1>"
        + "<p>The boats came in the morning and went in the evening, as they do.</p>" * 3
    )
    (item,) = items_of((page + "</body></html>").encode(), "html")
    assert (item.bylines, item.published, item.guid_computed) == ((), None, True)


def test_windows_1252_that_calls_itself_latin_1() -> None:
    page = '<html><head><meta charset="iso-8859-1"><title>Caf\xe9</title></head><body><h1>Caf\xe9 \x93Sael\x94 opens</h1><p>The caf\xe9 opened on Tuesday, \x93at last\x94, its owner told the paper.</p></body></html>'
    (item,) = items_of(page.encode("latin-1"), "html")
    assert item.headline == "Café “Sael” opens"
    assert item.encoding == "cp1252"
