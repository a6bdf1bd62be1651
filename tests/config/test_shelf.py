"""What readers get at an address: a tombstone wins over a redirect, a redirect over a page, and nothing leaks."""

from pathlib import Path

import pytest

from standfirst.config.shelf import Shelf, etag


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    for path, text in {
        "pages/index.html": "front",
        "pages/town/2026/11/24/a-b/index.html": "story",
        "pages/feed.xml": "<rss/>",
        "secret-key": "secret",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return Shelf(tmp_path)


def lay(shelf: Shelf, folder: str, path: str, text: str) -> None:
    file = shelf.site / folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_pages_and_files_are_found(shelf: Shelf) -> None:
    assert shelf.find("/").file == shelf.site / "pages/index.html"
    assert shelf.find("/feed.xml").status == 200
    assert shelf.find("/town/2026/11/24/a-b/").status == 200
    assert shelf.find("/town/2026/11/24/a-b").location == "/town/2026/11/24/a-b/"
    assert shelf.find("/town/").status == 404


@pytest.mark.parametrize(("text", "status"), [("410", 410), ("404", 404), ("", 410)])
def test_a_tombstone_wins_over_page_and_redirect(shelf: Shelf, text: str, status: int) -> None:
    lay(shelf, "moved", "town/2026/11/24/a-b", "/elsewhere/")
    assert shelf.find("/town/2026/11/24/a-b/").location == "/elsewhere/"
    lay(shelf, "gone", "town/2026/11/24/a-b", text)
    for spelt in ("/town/2026/11/24/a-b/", "/town/2026/11/24/a-b", "/town//2026/11/24/a%2Db/"):
        assert shelf.find(spelt).status == status


@pytest.mark.parametrize(
    "path",
    ["/../secret-key", "/%2e%2e/secret-key", "/town/..%2f..%2fsecret-key", "/a%00b", "//etc/passwd", "/.hidden",
     "/" + "x" * 2000, "/%ff%fe", "/index.html/", "/feed.xml/", "/town\\..\\secret-key"],
)  # fmt: skip
def test_no_address_leaves_the_shelf(shelf: Shelf, path: str) -> None:
    assert shelf.find(path).status == 404


def test_the_etag_follows_the_content(shelf: Shelf) -> None:
    file = shelf.site / "pages/feed.xml"
    before = etag(file)
    file.write_text("<rss version='2.0'/>")
    assert etag(file) != before
