"""The reader's server: what each address answers, and that no database stands behind any of them."""

import gzip
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.config.reader import Reader, words_of
from standfirst.search.index import SearchIndex
from standfirst.site import engine, policy
from standfirst.site.pages import ASKED


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


def ask(
    reader: Reader, path: str, method: str = "GET", *, query: str = "", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    told: list[Any] = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    environ |= {"HTTP_" + name.upper(): value for name, value in headers.items()}
    body = b"".join(reader(environ, lambda status, given: told.extend([status, given])))
    return int(told[0].split()[0]), dict(told[1]), body


def test_a_page_comes_packed_fresh_and_under_the_policy(reader: Reader) -> None:
    status, headers, body = ask(reader, "/", accept_encoding="br, gzip")
    assert (status, gzip.decompress(body)) == (200, b"<p>front</p>")
    assert headers["Content-Security-Policy"] == policy.readers()
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


def heard(home: Path, ago: timedelta, *wrong: str) -> None:
    told = {"at": (datetime.now(UTC) - ago).isoformat(), "wrong": wrong}
    (home / "site" / "heartbeat.json").write_text(json.dumps(told))


def test_healthz_says_what_is_wrong(tmp_path: Path, reader: Reader) -> None:
    assert b"search index is not there" in ask(reader, "/healthz")[2]
    SearchIndex.rebuild(tmp_path / "search", [], [], 0).close()
    assert b"No worker has run yet" in ask(reader, "/healthz")[2]
    heard(tmp_path, timedelta(seconds=5))
    assert ask(reader, "/healthz")[0] == 200
    heard(tmp_path, timedelta(seconds=5), "The outlet “pages” is 7 changes behind.")
    assert "7 changes behind" in ask(reader, "/healthz")[2].decode()
    heard(tmp_path, timedelta(minutes=2))
    assert b"last heard of at" in ask(reader, "/healthz")[2]
    heard(tmp_path, timedelta(minutes=-20))
    assert b"clock went back" in ask(reader, "/healthz")[2]
    heard(tmp_path, timedelta())
    (tmp_path / "site" / "pages" / "index.html").unlink()
    status, _, body = ask(reader, "/healthz")
    assert (status, b"not baked yet" in body) == (503, True)


@given(
    st.text(st.characters(max_codepoint=255)) | st.text("./%e2\\\0éa", min_size=1, max_size=400),
    st.text(st.characters(max_codepoint=255)) | st.text("q=&page-9from%20<\"'*:()^", max_size=400),
    st.sampled_from(["", "/", "/media/", "/_/", "/search/", "/search/typed"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_address_leads_out_of_the_shelf_or_to_an_error(
    tmp_path: Path, reader: Reader, path: str, query: str, below: str
) -> None:
    (tmp_path / "secret-key").write_text("never to be read")
    if not (tmp_path / "search").exists():
        SearchIndex.rebuild(tmp_path / "search", [], [], 0).close()
    status, _, body = ask(reader, below + path, query=query)
    assert status in (200, 301, 304, 404, 410)
    assert b"never to be read" not in body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret-key", "/%2e%2e/secret-key", "/%252e%252e/secret-key", "/media/..%2f..%2fsecret-key",
        "/a/../../secret-key", "/\\..\\secret-key", "/media/" + "a" * 300 + ".avif", "/" + "a/" * 900,
        "/.part-x", "//evil.example/..", "/404.html", "/410.html", "/_chrome.json", "/x%00.html", "/%ff%fe",
    ],
)  # fmt: skip
def test_odd_addresses_are_nothing(tmp_path: Path, reader: Reader, path: str) -> None:
    (tmp_path / "secret-key").write_text("never to be read")
    (tmp_path / "site" / "pages" / "_chrome.json").write_text('{"chrome": {"name": "x"}}')
    assert ask(reader, path)[0] == 404


def test_two_slashes_do_not_lead_to_another_host(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "site" / "pages" / "evil.example").mkdir()
    (tmp_path / "site" / "pages" / "evil.example" / "index.html").write_text("<p>ours</p>")
    assert ask(reader, "//evil.example")[1]["Location"] == "/evil.example/"


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><svg/onload=1>"]
)
def test_what_a_reader_typed_comes_back_as_text(tmp_path: Path, reader: Reader, hostile: str) -> None:
    SearchIndex.rebuild(tmp_path / "search", [], [], 0).close()
    asked = "&".join(f"{name}={quote(hostile)}" for name in ("q", "section", "topic", "type", "from", "to", "page"))
    status, headers, body = ask(reader, "/search/", query=asked)
    assert status == 200
    assert "'unsafe" not in headers["Content-Security-Policy"]
    for piece in (b"<script>alert", b"<img src=x", b"<svg/onload"):
        assert piece not in body


def test_search_answers_are_not_sent_twice(tmp_path: Path, reader: Reader) -> None:
    SearchIndex.rebuild(tmp_path / "search", [], [], 0).close()
    for path in ("/search/", "/search/typed"):
        tag = ask(reader, path, query="q=ferry")[1]["ETag"]
        assert ask(reader, path, query="q=ferry", if_none_match=tag)[0] == 304
        assert ask(reader, path, query="q=boats", if_none_match=tag)[0] == 200


def test_packing_is_asked_for_and_can_be_refused(reader: Reader) -> None:
    assert "Content-Encoding" in ask(reader, "/", accept_encoding="gzip;q=0.5")[1]
    for refused in ("gzip;q=0", "gzip; q=0.0", "br", "identity, notgzip"):
        assert "Content-Encoding" not in ask(reader, "/", accept_encoding=refused)[1]


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


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/town/2025/11/18/ferry-runs-aground-nycchpq/", "ferry runs aground"),
        ("/harbour/lamp_is_lit.php", "lamp is lit"),
        ("/2025/11/", ""),
        ("/x/<script>alert(1)</script>", "script"),
        ("/a-b-of-the-very-long-address-that-nobody-types", "of the very long address that"),
    ],
)
def test_the_words_of_a_mistyped_address_are_offered_for_the_search(path: str, words: str) -> None:
    assert words_of(path) == words


def test_a_missing_page_holds_those_words_and_never_markup(reader: Reader, tmp_path: Path) -> None:
    pages = tmp_path / "site" / "pages"
    (pages / "404-words.html").write_text(f'<input value="{ASKED}">', "utf-8")
    assert ask(reader, "/town/night-ferry/")[2] == b'<input value="night ferry">'
    assert b"<b>" not in ask(reader, '/town/"><b>-ferry/')[2]
