"""A feed is asked politely, followed a few steps and no further, and never into the newsroom's own network."""

import gzip
import time
from typing import Any

import pytest

from standfirst.wire.sources import address, feed, http
from standfirst.wire.sources.way import Place, Trouble
from tests.wire.sources.house import Keeper, http_server, respond

RSS = b"<rss version='2.0'><channel><title>NPA</title></channel></rss>"


def look(url: str, keep: Keeper, memory: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return feed.look(Place(url, **{"private_network": True} | more), memory or {}, keep)


def test_what_has_not_changed_is_not_sent_again() -> None:
    def answer(handler: Any) -> None:
        if handler.headers.get("If-None-Match") == '"one"':
            respond(handler, 304)
        else:
            respond(handler, 200, RSS, ETag='"one"', Last_Modified="Wed, 25 Nov 2026 12:00:00 GMT")

    keep = Keeper()
    with http_server(answer) as (url, asked):
        memory = look(url, keep)
        assert look(url, keep, memory) == memory
    assert keep.kept == [("feed.xml", RSS)]
    assert asked[1]["If-Modified-Since"] == "Wed, 25 Nov 2026 12:00:00 GMT"


def test_what_was_remembered_of_one_address_is_not_said_to_another() -> None:
    with http_server(lambda handler: respond(handler, 200, RSS)) as (url, asked):
        look(url, Keeper(), {"address": "https://other.example/", "etag": '"one"'})
    assert "If-None-Match" not in asked[0]


def test_a_feed_that_cannot_be_read_is_asked_again_as_if_nothing_had_been() -> None:
    class Refuses(Keeper):
        def __call__(self, *given: Any, **more: Any) -> bool:
            return super().__call__(*given, **more) and False

    with (
        http_server(lambda handler: respond(handler, 200, b"<html>", ETag='"x"')) as (url, _),
        pytest.raises(Trouble, match="quarantine"),
    ):
        look(url, Refuses())


@pytest.mark.parametrize(
    ("said", "seconds"), [("120", 120), ("Wed, 25 Nov 1998 12:00:00 GMT", 0), ("soon", None), ("9999999", 86_400)]
)
def test_a_server_that_asks_us_to_wait_is_waited_for(said: str, seconds: float | None) -> None:
    with (
        http_server(lambda handler: respond(handler, 429, Retry_After=said)) as (url, _),
        pytest.raises(Trouble, match="429 Too Many Requests") as trouble,
    ):
        look(url, Keeper())
    assert trouble.value.after == seconds


def test_a_redirect_is_followed_without_the_secret() -> None:
    def answer(handler: Any) -> None:
        if handler.path == "/feed.xml":
            respond(handler, 301, Location="/new.xml")
        else:
            respond(handler, 200, RSS)

    keep = Keeper()
    with http_server(answer) as (url, asked):
        look(url, keep, secret="hunter2")
    assert keep.names == ["new.xml"]
    assert [each.get("Authorization") for each in asked] == ["Bearer hunter2", None]


def test_redirects_without_end_have_one() -> None:
    with (
        http_server(lambda handler: respond(handler, 302, Location=handler.path)) as (url, asked),
        pytest.raises(Trouble, match="on and on"),
    ):
        look(url, Keeper())
    assert len(asked) == http.REDIRECTS + 1


def test_a_redirect_into_a_file_is_no_web_address() -> None:
    with (
        http_server(lambda handler: respond(handler, 302, Location="file:///etc/passwd")) as (url, _),
        pytest.raises(Trouble, match="no web address"),
    ):
        look(url, Keeper())


def test_our_own_network_is_out_of_bounds_unless_the_operator_says_so() -> None:
    with (
        http_server(lambda handler: respond(handler, 200, RSS)) as (url, asked),
        pytest.raises(Trouble, match="private network"),
    ):
        look(url, Keeper(), private_network=False)
    assert asked == []


def test_a_name_that_leads_outside_and_inside_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("192.0.9.1", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr("standfirst.wire.sources.address.socket.getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Trouble, match=r"private network \(10\.0\.0\.1\)"):
        address.connected("rebinding.example", 80, private=False)


@pytest.mark.parametrize(
    "inside",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1%eth0", "::ffff:10.0.0.1", "0.0.0.0",  # noqa: S104
     "100.64.0.1", "224.0.0.1", "2002:0a00:0001::"],
)  # fmt: skip
def test_addresses_that_are_not_of_the_internet(inside: str) -> None:
    assert not address.allowed(inside)


def test_addresses_that_are() -> None:
    assert address.allowed("93.184.216.34")
    assert address.allowed("2606:2800:220:1::1")


def test_a_server_that_drips_is_cut_off() -> None:
    def answer(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            try:
                handler.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.05)

    with http_server(answer) as (url, _), pytest.raises(Trouble, match=r"longer than 0\.3 seconds"):
        http.get(url, {}, private=True, seconds=0.3)


def test_a_server_whose_headers_never_end_is_cut_off() -> None:
    def answer(handler: Any) -> None:
        for _ in range(200):
            try:
                handler.wfile.write(b"H")
            except OSError:
                return
            time.sleep(0.05)

    with http_server(answer) as (url, _), pytest.raises(Trouble, match=r"longer than 0\.3 seconds"):
        http.get(url, {}, private=True, seconds=0.3)


def test_what_is_packed_is_unpacked_and_a_bomb_is_not() -> None:
    def answer(handler: Any) -> None:
        size = 20_000_000 if handler.path == "/bomb" else 100
        respond(handler, 200, gzip.compress(b"x" * size), Content_Encoding="gzip")

    with http_server(answer) as (url, _):
        assert http.get(url, {}, private=True).body == b"x" * 100
        with pytest.raises(Trouble, match="more than 1,000,000 bytes"):
            http.get(url.replace("feed.xml", "bomb"), {}, private=True, most=1_000_000)


def test_a_body_that_breaks_off_is_not_taken_for_the_whole() -> None:
    def answer(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(RSS)

    with http_server(answer) as (url, _), pytest.raises(Trouble, match="broke off"):
        look(url, Keeper())


@pytest.mark.parametrize(
    "wrong", ["ftp://npa.example/", "npa.example/feed", "https://", "https://me:pw@npa.example/"]
)
def test_an_address_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"address"):
        feed.check(Place(wrong))
