"""Web pages: the story without its page, and nothing invented about who wrote it or when."""

from datetime import UTC, datetime

import pytest

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


SAID = "<p>The boats came in the morning and went in the evening, as they do.</p>" * 3


def byline_of(head: str, body: str) -> tuple[str, ...]:
    page = f"<html><head><title>Boats</title>{head}</head><body><h1>Boats come and go here</h1>{body}{SAID}</body></html>"
    return items_of(page.encode(), "html")[0].bylines


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#p1"}},'
            '{"@type": "Person", "@id": "#p1", "name": "Ilse Tarn"}]}</script>',
            "",
        ),
        ('<meta name="cXenseParse:author" content="Ilse Tarn">', ""),
        ('<meta name="author" content="admin"><meta name="parsely-author" content="Ilse Tarn">', ""),
        ("", '<div>In Harbour <a href="/authors/ilse-tarn/">Ilse Tarn</a></div>'),
        ("", "<p>Written by Ilse Tarn</p>"),
        (
            '<meta property="og:site_name" content="Brackmoor Boats"><meta name="author" content="Brackmoor Boats">',
            "<span>By Ilse Tarn</span>",
        ),
        ('<meta property="og:site_name" content="Ilse Tarn"><meta name="author" content="Ilse Tarn">', ""),
    ],
    ids=[
        "by her id",
        "another maker's meta tag",
        "after an account of no one",
        "a link to her page",
        "words",
        "not the site",
        "a site of one author",
    ],
)
def test_who_wrote_it_is_found_where_a_page_says_so(head: str, body: str) -> None:
    assert byline_of(head, body) == ("Ilse Tarn",)


def test_one_word_is_a_name_where_the_page_calls_it_its_author() -> None:
    assert byline_of('<meta name="author" content="Ilse">', "") == ("Ilse",)
    assert byline_of("", "<p>By Ilse</p>") == ()


@pytest.mark.parametrize(
    "body",
    [
        '<div class="comments"><span class="comment-author">Orla Fenn</span><p>By Orla Fenn</p></div>',
        '<a href="/authors/orla-fenn/">More of our writers</a>',
        '<p class="author">About The Author</p>',
        '<p class="author">Platform for harbours</p>',
        '<p class="author">Updated March</p>',
    ],
    ids=["a reader who answers", "a link with other words", "a heading", "a slogan", "a date"],
)
def test_what_only_looks_like_an_author_is_none(body: str) -> None:
    assert byline_of("", body) == ()


def test_windows_1252_that_calls_itself_latin_1() -> None:
    page = '<html><head><meta charset="iso-8859-1"><title>Caf\xe9</title></head><body><h1>Caf\xe9 \x93Sael\x94 opens</h1><p>The caf\xe9 opened on Tuesday, \x93at last\x94, its owner told the paper.</p></body></html>'
    (item,) = items_of(page.encode("latin-1"), "html")
    assert item.headline == "Café “Sael” opens"
    assert item.encoding == "cp1252"
