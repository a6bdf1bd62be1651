"""A feed that is polled: RSS, Atom, JSON Feed, or any other format at a web address; only when it has changed."""

from urllib.parse import urlsplit

from standfirst.wire.sources import http
from standfirst.wire.sources.way import Keep, Memory, Place, Trouble

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "application/json;q=0.9, */*;q=0.5"
)


def check(place: Place) -> None:
    place.url("https", "http")


def look(place: Place, memory: Memory, keep: Keep) -> Memory:
    """Ask for what has changed since the last time (RFC 9110, 13.1); a new answer is one take."""
    headers = {"Accept": _ACCEPT}
    if place.secret:
        headers["Authorization"] = f"Bearer {place.secret}"
    if memory.get("address") == place.address:
        headers |= {
            name: memory[key]
            for name, key in (("If-None-Match", "etag"), ("If-Modified-Since", "modified"))
            if memory.get(key)
        }
    answer = http.get(place.address, headers, private=place.private_network)
    if answer.status == 304:
        return memory
    name = urlsplit(answer.url).path.rsplit("/", 1)[-1] or urlsplit(answer.url).hostname or "feed"
    if not keep(answer.body, name):
        raise Trouble(f"What {place.address} gave could not be read: its reason stands in quarantine.")
    return {
        "address": place.address,
        "etag": answer.headers.get("etag", ""),
        "modified": answer.headers.get("last-modified", ""),
    }
