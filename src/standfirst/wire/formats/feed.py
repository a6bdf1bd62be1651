"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom 1.0 with its tombstones (RFC 6721), and JSON Feed 1.0 and 1.1.

A well-formed feed is walked as XML, so that every field is known by its place; one that is not is given to feedparser,
which reads what it can. Sources: RSS 2.0 specification, RFC 4287, RFC 5023 (app:draft), RFC 4946 (license links),
RFC 6721, Media RSS 1.5.1, Dublin Core, PRISM, jsonfeed.org/version/1.1.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, BinaryIO

import feedparser

from standfirst.wire.item import Block, Concept, Item, Picture, Unreadable
from standfirst.wire.reading import markup, times, vocabulary
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.xml import Element, attribute, decoded, parse_text, place, root_name, words

MAX_BYTES = 32_000_000
MAX_ENTRIES = 5_000
#: What feedparser raises over broken pages.
_LOOSE_ERRORS = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError, OverflowError)

_SPACES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2007/app": "app",
    "http://purl.org/net/app#": "app",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://creativecommons.org/ns#": "cc",
    "http://web.resource.org/cc/": "cc",
    "http://backend.userland.com/creativecommonsrssmodule": "cc",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}")


def sniff(head: bytes) -> str | None:
    text = decoded(head)[0].lstrip("\ufeff \t\r\n")
    if text[:1] == "{" and re.search(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', text):
        return "JSON whose version is that of a JSON Feed"
    root = root_name(head)
    if not root:
        return None
    name, attributes = root
    if name.casefold() == "rss":
        version = re.search(r"version\s*=\s*[\"']([\d.]{1,6})", attributes)
        return f"root element rss{f', version {version[1]}' if version else ''}"
    if name == "feed" and ("atom" in attributes.casefold() or "<entry" in text):
        return "root element feed, as Atom has"
    if name == "RDF" and "/rss/" in attributes + text[:4000]:
        return "root element RDF with items of RSS 1.0"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    text, encoding = decoded(whole(file, MAX_BYTES, "feed"))
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        yield from _json_feed(text, encoding, hints)
        return
    try:
        root = parse_text(text, "feed")
    except Unreadable as why:
        yield from _loose(text, encoding, hints, why)
        return
    feed = _Node(root)
    channel = next(iter(feed.all("channel")), feed)
    entries = [*channel.all("item", "atom:entry", "entry"), *(feed.all("item") if channel is not feed else [])]
    tombstones = channel.all("at:deleted-entry")
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(
            f"This feed has {len(entries):,} entries and one may have {MAX_ENTRIES:,}; ask for a shorter one."
        )
    for entry in entries:
        yield _Entry(entry, channel, hints, encoding).item()
    for tombstone in tombstones:
        yield _tombstone(tombstone, encoding)


def _name(element: Element) -> str:
    """The name of an element with the short name of its namespace; unknown namespaces are told by their last word."""
    tag = element.tag if isinstance(element.tag, str) else ""
    space, _brace, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    short = _SPACES.get(space.casefold())
    if short is None and space:
        short = "prism" if "prism" in space.casefold() else "other"
    return f"{short}:{name}" if short else name


class _Node:
    """An element whose children are found by name."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.children: dict[str, list[_Node]] = {}
        for each in element:
            if isinstance(each.tag, str):
                self.children.setdefault(_name(each), []).append(
                    _Node(each) if len(each) and len(each) < 20_000 else _Leaf(each)
                )

    def all(self, *names: str) -> list["_Node"]:
        return [each for name in names for each in self.children.get(name, ())]

    def first(self, *names: str) -> "_Node | None":
        return next(iter(self.all(*names)), None)

    def text(self, *names: str) -> str:
        """The words of the first of these that has any."""
        return next(filter(None, (each.words for each in self.all(*names))), "")

    @property
    def words(self) -> str:
        return words(self.element) or ""

    @property
    def at(self) -> str:
        return place(self.element)

    def get(self, name: str) -> str:
        return attribute(self.element, name) or ""


class _Leaf(_Node):
    def __init__(self, element: Element) -> None:
        self.element = element
        self.children = {}


class _Entry:
    """One entry with the channel that it stands in."""

    def __init__(self, entry: _Node, channel: _Node, hints: Hints, encoding: str) -> None:
        self.entry, self.channel, self.hints = entry, channel, hints
        self.draft = Draft()
        self.draft.say("encoding", encoding, "")
        self.link = self._link()

    def item(self) -> Item:
        self._identity()
        self._times()
        self._status()
        self._people()
        self._say("headline", "title", "atom:title", "dc:title", "media:title")
        self._body()
        self._pictures()
        self._about()
        self._rights()
        _compute(self.draft, self.hints)
        return self.draft.item()

    def _say(self, name: str, *elements: str) -> None:
        for each in self.entry.all(*elements):
            self.draft.say(name, markup.plain(_inner(each)), each.at)

    def _link(self) -> str:
        for each in self.entry.all("atom:link", "link"):
            if each.get("rel") in ("", "alternate"):
                found = markup.address(each.get("href") or each.words, self._base())
                if found:
                    return found
        return ""

    def _base(self) -> str | None:
        element = self.entry.element
        while element is not None:
            base = element.get("{http://www.w3.org/XML/1998/namespace}base")
            if base and markup.address(base):
                return markup.address(base)
            element = element.getparent()
        channel = self.channel.first("link")
        return markup.address(channel.words) if channel else None

    def _identity(self) -> None:
        for each in self.entry.all("guid", "atom:id", "id", "dc:identifier"):
            self.draft.say("guid", each.words, each.at)
        self.draft.say("guid", self.entry.get("about"), f"{self.entry.at}/@rdf:about")
        self.draft.say("guid", self.link, f"{self.entry.at}/link")
        if self.link and self.link != self.draft.get("guid"):
            self.draft.note("editors", f"The story stands at {self.link}.")
        language = self.entry.text("dc:language") or self.channel.text("language", "dc:language")
        for element in (self.entry.element, self.channel.element):
            language = element.get("{http://www.w3.org/XML/1998/namespace}lang") or language
        self.draft.say("language", language, f"{self.channel.at}/language")

    def _times(self) -> None:
        zone = self.hints.zone
        published = updated = None
        for each in self.entry.all(
            "pubDate", "atom:published", "dc:date", "dcterms:issued", "dcterms:created", "atom:issued"
        ):
            published = published or times.mailed(each.words) or times.when(each.words, zone)
            self.draft.say("published", published, each.at)
        for each in self.entry.all("atom:updated", "dcterms:modified", "atom:modified"):
            updated = updated or times.when(each.words, zone) or times.mailed(each.words)
            self.draft.say("sent", updated, each.at)
        self.draft.say("sent", published, self.draft.origins.get("published", ""))
        self.draft.say("published", updated, self.draft.origins.get("sent", ""))
        for each in self.entry.all("prism:embargoDate"):
            self.draft.say("embargo", times.embargo(each.words, zone, self.hints.now), each.at)
        if published and published > self.hints.now:
            self.draft.say("embargo", published, self.draft.origins["published"])
        self._expiry(zone)

    def _expiry(self, zone: Any) -> None:
        for each in self.entry.all("prism:expirationDate", "dcterms:valid"):
            end = re.search(r"end=([^;\s]+)", each.words)
            text = end[1] if end else each.words
            moment = times.when(text, zone)
            if moment or each.element.tag.endswith("expirationDate"):
                self.draft.say("expires", moment, each.at)
                self.draft.note("expiry", f"Not to be used after {text}.")

    def _status(self) -> None:
        control = self.entry.first("app:control")
        if control and control.text("app:draft").casefold() == "yes":
            self.draft.mark("withheld", control.at)
        state = self.entry.first("media:status")
        if state and state.get("state") in ("blocked", "deleted"):
            self.draft.mark("withheld" if state.get("state") == "blocked" else "canceled", f"{state.at}/@state")
            self.draft.note("kill" if state.get("state") == "deleted" else "hold", state.get("reason"))
        for each in self.entry.all("prism:killDate"):
            moment = times.when(each.words, self.hints.zone) or times.day(each.words)
            if moment is None or moment <= self.hints.now:
                self.draft.mark("canceled", each.at)
            self.draft.note("kill", f"To be killed at {each.words}.")

    def _people(self) -> None:
        for each in self.entry.all("dc:creator", "itunes:author"):
            self.draft.byline(_without_address(each.words), each.at)
        people = []
        for each in self.entry.all("atom:author", "author"):
            self.draft.private(each.text("atom:email", "email"))
            name = each.text("atom:name", "name")
            people.append(name or _without_address(each.words if not each.children else ""))
            if not name:
                for found in _ADDRESS.findall(each.words):
                    self.draft.private(found)
        self.draft.byline(", ".join(filter(None, people)), f"{self.entry.at}/author")
        for each in (*self.channel.all("managingEditor", "webMaster"), *self.channel.all("itunes:owner")):
            self.draft.private(each.words)
        self._say("credit", "source", "dc:publisher", "dc:source")

    def _body(self) -> None:
        base = self.link or self._base()
        for each in self.entry.all("content:encoded", "atom:content"):
            if not self.draft.blocks:
                self._content(each, base)
        summaries = self.entry.all(
            "description", "atom:summary", "dc:description", "media:description", "itunes:summary"
        )
        for each in summaries:
            if self.draft.blocks:
                self._say("standfirst", _name(each.element))
            else:
                self.draft.body(_read(each, base), each.at)

    def _content(self, content: _Node, base: str | None) -> None:
        if content.get("src"):
            self.draft.note("editors", f"The text stands at {content.get('src')} and did not come along.")
            return
        self.draft.body(_read(content, base), content.at)

    def _pictures(self) -> None:
        groups = self.entry.all("media:group")
        media = [[each] for each in self.entry.all("media:content")] + [each.all("media:content") for each in groups]
        seen: set[str] = set()
        for renditions in media:
            stills = [each for each in renditions if _is_still(each)]
            best = max(stills, key=lambda each: markup.int_of(each.get("width")) or 0, default=None)
            if best:
                self._picture(best, best.get("url"), seen)
            elif renditions:
                self._embed(renditions[0], renditions[0].get("url"))
        for each in (*self.entry.all("enclosure"), *self._enclosed()):
            href = each.get("url") or each.get("href")
            if each.get("type").startswith("image/"):
                self._picture(each, href, seen)
            else:
                self._embed(each, href)
        if not self.draft.pictures:
            for each in self.entry.all("media:thumbnail")[:1]:
                self._picture(each, each.get("url"), seen)

    def _enclosed(self) -> list[_Node]:
        return [each for each in self.entry.all("atom:link") if each.get("rel") == "enclosure"]

    def _picture(self, media: _Node, url: str, seen: set[str]) -> None:
        href = markup.address(url, self._base())
        if not href or href in seen:
            return
        seen.add(href)
        caption = markup.plain(media.text("media:description")) or markup.plain(self.entry.text("media:description"))
        state = media.first("media:status")
        if state and state.get("state") in ("blocked", "deleted"):
            self.draft.note("hold", f"A picture of this item is {state.get('state')} and was left out ({href}).")
            return
        credit = media.text("media:credit") or self.entry.text("media:credit") or None
        self.draft.picture(Picture(caption, credit, href, alt=media.text("media:title") or None), media.at)

    def _embed(self, media: _Node, url: str) -> None:
        href = markup.address(url, self._base())
        if href and media.get("type").startswith(("audio/", "video/")):
            self.draft.body(markup.Body([Block("embed", media.text("media:title") or href, href=href)]), media.at)

    def _about(self) -> None:
        found = []
        for each in self.entry.all("category", "atom:category", "dc:subject", "media:keywords"):
            term, scheme = each.get("term") or each.words, each.get("scheme") or each.get("domain")
            uri = scheme + term if scheme.endswith(("/", "#", ":")) else None
            found.append(vocabulary.concept(uri, each.get("label") or term or None, self.draft.get("language")))
        self.draft.concepts("subjects", found, f"{self.entry.at}/category")
        self.draft.concepts(
            "places",
            [Concept(None, each.words) for each in self.entry.all("dcterms:spatial", "prism:location")],
            f"{self.entry.at}/spatial",
        )
        self._say("genre", "prism:genre")

    def _rights(self) -> None:
        notices = ("media:copyright", "dc:rights", "atom:rights", "rights", "copyright", "dcterms:rights")
        for node in (self.entry, self.channel):
            for each in node.all(*notices):
                self.draft.rights(notice=each.words, origin=each.at)
            for each in node.all("atom:link", "link"):
                if each.get("rel") == "license":
                    self.draft.rights(usage=each.get("href"), origin=f"{each.at}/@href")
            for each in node.all("cc:license", "dcterms:license", "media:license"):
                self.draft.rights(usage=each.get("resource") or each.get("href") or each.words, origin=each.at)
            for each in node.all("media:rights", "media:restriction"):
                said = [each.get("status"), each.get("relationship"), each.get("type"), each.words]
                self.draft.rights(usage=" ".join(filter(None, said)), origin=each.at)


def _inner(node: _Node) -> str:
    """The text of an element, markup inside it left as words."""
    return "".join(map(str, node.element.itertext()))


def _read(node: _Node, base: str | None) -> markup.Body:
    kind = node.get("type").casefold()
    if kind == "xhtml" or (len(node.element) and node.element.text is not None and not node.element.text.strip()):
        return markup.read_element(node.element, base)
    text = _inner(node)
    if kind == "text" and not markup.has_markup(text):
        return markup.read_text(text, base)
    return markup.read_text(text, base) if not markup.has_markup(text) else markup.read_html(_unescaped(text), base)


def _unescaped(text: str) -> str:
    for _level in range(2):
        if "<" in text:
            break
        text = html.unescape(text)
    return text


def _is_still(media: _Node) -> bool:
    kind = media.get("type").casefold()
    return media.get("medium") == "image" or kind.startswith("image/") or (not kind and not media.get("medium"))


def _without_address(text: str) -> str:
    """The name in "mail@example (A Person)" or "A Person <mail@example>"."""
    inside = re.search(r"\(([^()@]{2,100})\)", text)
    if inside and "@" in text:
        return inside[1]
    return _ADDRESS.sub("", text).strip(" <>()")


def _tombstone(node: _Node, encoding: str) -> Item:
    """RFC 6721: the entry named is gone; its comment is between publisher and subscriber."""
    draft = Draft()
    draft.say("encoding", encoding, "")
    ref = node.get("ref")
    draft.say("guid", ref, f"{node.at}/@ref")
    draft.say("corrects", ref, f"{node.at}/@ref")
    draft.say("corrects_status", "canceled", node.at)
    draft.say("sent", times.when(node.get("when")), f"{node.at}/@when")
    draft.mark("canceled", node.at)
    draft.private(node.text("at:comment"))
    return draft.item()


def _loose(text: str, encoding: str, hints: Hints, why: Unreadable) -> Iterator[Item]:
    """A feed that is not well-formed, as feedparser reads it."""
    if "<!ENTITY" in text or "not well-formed" not in str(why):
        raise why
    try:
        feed = feedparser.parse(
            text.encode("utf-8", "replace"),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except _LOOSE_ERRORS:
        raise why from None
    entries = feed.get("entries") or []
    if not entries:
        raise why
    for count, entry in enumerate(entries[:MAX_ENTRIES], 1):
        yield _loose_item(dict(entry), feed.get("feed") or {}, f"entry {count}", encoding, hints)


def _loose_item(entry: Mapping[str, Any], feed: Mapping[str, Any], at: str, encoding: str, hints: Hints) -> Item:
    draft = Draft()
    draft.say("encoding", encoding, "")
    draft.note("warning", "The feed is not well-formed XML; it was read as far as it can be.")
    link = markup.address(_string(entry, "link"))
    draft.say("guid", _string(entry, "id") or link, f"{at}: id")
    draft.say("headline", markup.plain(_string(entry, "title")), f"{at}: title")
    for name in ("updated", "published"):
        text = _string(entry, name)
        draft.say(
            "sent" if name == "updated" else "published",
            times.mailed(text) or times.when(text, hints.zone),
            f"{at}: {name}",
        )
    published = draft.get("published")
    draft.say("sent", published, f"{at}: published")
    if published and published > hints.now:
        draft.say("embargo", published, f"{at}: published")
    draft.byline(_without_address(_string(entry, "author")), f"{at}: author")
    for content in _listed(entry, "content"):
        if not draft.blocks and isinstance(content, Mapping):
            draft.body(markup.read_text(_string(content, "value"), link), f"{at}: content")
    if not draft.blocks:
        draft.body(markup.read_text(_string(entry, "summary"), link), f"{at}: summary")
    draft.rights(notice=_string(entry, "rights") or _string(feed, "rights"), origin=f"{at}: rights")
    tags = [each for each in _listed(entry, "tags") if isinstance(each, Mapping)]
    draft.concepts("subjects", [Concept(None, _string(each, "term") or None) for each in tags], f"{at}: tags")
    _compute(draft, hints)
    return draft.item()


def _compute(draft: Draft, hints: Hints) -> None:
    if not draft.get("guid"):
        day: datetime | None = draft.get("published")
        text = "".join(block.text for block in draft.blocks)
        draft.say(
            "guid",
            computed_guid(hints.source, draft.get("headline"), day, text),
            "computed from source, headline and date",
        )
        draft.say("guid_computed", True, "computed from source, headline and date")


def _json_feed(text: str, encoding: str, hints: Hints) -> Iterator[Item]:
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"This JSON Feed is not valid JSON: line {error.lineno}: {error.msg.lower()}; ask for it again."
        ) from None
    except (RecursionError, ValueError):
        raise Unreadable(
            "This JSON Feed nests deeper, or holds longer numbers, than any feed does; check it."
        ) from None
    entries = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(entries, list):
        raise Unreadable("This JSON Feed has no list of items; ask for it again.")
    for count, entry in enumerate(entries[:MAX_ENTRIES]):
        if isinstance(entry, Mapping):
            yield _json_item(entry, feed, f"/items/{count}", encoding, hints)


def _string(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _listed(entry: Mapping[str, Any], name: str) -> list[Any]:
    value = entry.get(name)
    return value[:200] if isinstance(value, list) else []


def _json_item(entry: Mapping[str, Any], feed: Mapping[str, Any], at: str, encoding: str, hints: Hints) -> Item:
    draft = Draft()
    draft.say("encoding", encoding, "")
    link = markup.address(_string(entry, "url"))
    draft.say("guid", _string(entry, "id"), f"{at}/id")
    draft.say("guid", link, f"{at}/url")
    if link and link != draft.get("guid"):
        draft.note("editors", f"The story stands at {link}.")
    draft.say("language", _string(entry, "language") or _string(feed, "language"), f"{at}/language")
    published = times.when(_string(entry, "date_published"), hints.zone)
    draft.say("sent", times.when(_string(entry, "date_modified"), hints.zone), f"{at}/date_modified")
    draft.say("published", published, f"{at}/date_published")
    draft.say("sent", published, f"{at}/date_published")
    if published and published > hints.now:
        draft.say("embargo", published, f"{at}/date_published")
    authors = [each for each in (*_listed(entry, "authors"), entry.get("author")) if isinstance(each, Mapping)]
    authors = authors or [each for each in _listed(feed, "authors") if isinstance(each, Mapping)]
    draft.byline(", ".join(filter(None, (_string(each, "name") for each in authors))), f"{at}/authors")
    draft.say("headline", markup.plain(_string(entry, "title")), f"{at}/title")
    for name, reader in (("content_html", markup.read_html), ("content_text", markup.read_text)):
        if not draft.blocks:
            draft.body(reader(_string(entry, name), link), f"{at}/{name}")
    draft.say("standfirst", markup.plain(_string(entry, "summary")), f"{at}/summary")
    draft.concepts(
        "subjects", [Concept(None, each) for each in _listed(entry, "tags") if isinstance(each, str)], f"{at}/tags"
    )
    image = markup.address(_string(entry, "image") or _string(entry, "banner_image"), link)
    draft.picture(Picture(href=image), f"{at}/image")
    for each in _listed(entry, "attachments"):
        if isinstance(each, Mapping) and _string(each, "mime_type").startswith(("audio/", "video/")):
            href = markup.address(_string(each, "url"), link)
            if href:
                draft.body(
                    markup.Body([Block("embed", _string(each, "title") or href, href=href)]), f"{at}/attachments"
                )
    _compute(draft, hints)
    return draft.item()


FORMAT = Format("feed", "RSS, Atom or JSON Feed", 5, sniff, read)
