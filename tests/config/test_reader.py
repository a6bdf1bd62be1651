"""The reader's server: what each address answers, and that no database stands behind any of them."""

import gzip
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from standfirst.config.reader import CSP, Reader
from standfirst.search.index import SearchIndex
from standfirst.site import engine


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    pages = tmp_path / "site" / "pages"
    for path, text in {"index.html": "<p>front</p>", "feed.xml": "<rss/>", "410.html": "<p>withdrawn</p>"}.items():
        (pages / path).parent.mkdir(parents=True, exist_ok=True)
        (pages / path).write_text(text)
    (pages / "index.html.gz").write_bytes(gzip.compress(b"<p>front</p>", mtime=0))
    gone = tmp_path / "site" / "gone" / "town" / "x"
    gone.parent.mkdir(parents=True)
    gone.write_text("410")
    return Reader(tmp_path)


def ask(reader: Reader, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    told: list[Any] = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": ""}
    environ |= {"HTTP_" + name.upper(): value for name, value in headers.items()}
    body = b"".join(reader(environ, lambda status, given: told.extend([status, given])))
    return int(told[0].split()[0]), dict(told[1]), body


def test_a_page_comes_packed_fresh_and_under_the_policy(reader: Reader) -> None:
    status, headers, body = ask(reader, "/", accept_encoding="br, gzip")
    assert (status, gzip.decompress(body)) == (200, b"<p>front</p>")
    assert headers["Content-Security-Policy"] == CSP
    assert headers["Cache-Control"] == "no-cache"
    assert ask(reader, "/")[2] == b"<p>front</p>"


def test_a_reader_who_has_the_page_is_told_so(reader: Reader) -> None:
    tag = ask(reader, "/")[1]["ETag"]
    assert ask(reader, "/", if_none_match=f'"other", W/{tag}')[:1] == (304,)
    assert ask(reader, "/", if_none_match='"other"')[0] == 200


def test_a_killed_story_answers_410_with_a_page_that_says_nothing_of_it(reader: Reader) -> None:
    status, headers, body = ask(reader, "/town/x/")
    assert (status, body) == (410, b"<p>withdrawn</p>")
    assert "Content-Security-Policy" in headers


def test_only_reading_is_done_here(reader: Reader) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert ask(reader, "/", method)[0] == 405


def test_head_says_the_length_and_sends_nothing(reader: Reader) -> None:
    status, headers, body = ask(reader, "/", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, "12", b"")


def test_assets_last_for_ever_and_unknown_ones_are_missing(reader: Reader) -> None:
    name = next(name for name in engine.assets() if name.endswith(".css"))
    status, headers, body = ask(reader, f"/_/{name}", accept_encoding="gzip")
    assert (status, gzip.decompress(body)) == (200, engine.assets()[name])
    assert "immutable" in headers["Cache-Control"]
    assert ask(reader, "/_/common.0000.css")[0] == 404
    assert ask(reader, "/media/../../secret-key")[0] == 404


def test_search_without_an_index_asks_for_patience(reader: Reader) -> None:
    assert ask(reader, "/search/typed")[0] == 503
    assert ask(reader, "/search/")[0] == 200, "the form itself needs no index"


def test_healthz_says_what_is_wrong(tmp_path: Path, reader: Reader) -> None:
    assert b"search index is not there" in ask(reader, "/healthz")[2]
    SearchIndex.rebuild(tmp_path / "search", [], [], 0).close()
    assert ask(reader, "/healthz")[0] == 200
    (tmp_path / "site" / "pages" / "index.html").unlink()
    status, _, body = ask(reader, "/healthz")
    assert (status, b"not baked yet" in body) == (503, True)


def test_the_readers_process_has_no_database(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from standfirst.config.reader import build; "
        f"reader = build(Path({str(tmp_path)!r})); "
        "list(reader({'REQUEST_METHOD': 'GET', 'PATH_INFO': '/'}, lambda *_: None)); "
        "from django.conf import settings; assert not settings.configured; "
        "assert 'django.db.models' not in sys.modules"
    )
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
