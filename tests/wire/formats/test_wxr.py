"""WordPress exports: an archive of years must come over with its drafts held and its passwords respected."""

import io

from standfirst.wire.formats import read
from tests.wire.formats.samples import everything_shown, items


def test_posts_with_authors_pictures_and_blocks() -> None:
    quay, later, secret = items("wxr/courier.xml")
    assert (quay.headline, quay.slug, quay.bylines, quay.standfirst) == (
        "Quay & lock reopen",
        "quay",
        ("Ilse Tarn",),
        "It is open.",
    )
    assert [block.type for block in quay.blocks] == ["paragraph", "subhead", "list"]
    assert quay.pictures[0].href == "https://courier.example/quay.jpg"
    assert quay.nonpublic == ("_phone: 555 0100",)
    assert "gallery" not in everything_shown(quay)
    assert (later.status, later.embargo) == ("usable", later.published)
    assert [block.type for block in later.blocks] == ["paragraph", "picture", "paragraph"]
    assert later.blocks[1].text == "A boat"
    assert secret.status == "withheld"


def test_items_come_one_by_one_while_the_file_is_still_read() -> None:
    item = b"<item><title>T</title><guid>g</guid><content:encoded>Words here.</content:encoded><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>"
    head = b'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
    file = io.BytesIO(head + item * 20_000)
    _recognised, found = read(file)
    assert next(found).headline == "T"
    assert file.tell() < 1_000_000
