"""NewsML-G2 2.x: news items, packages and news messages.

A QCode is resolved by the catalogs that the item itself names, from the vendored IPTC catalogs (never fetched); an
attribute that holds a URI wins over the QCode beside it. Source: IPTC, NewsML-G2 specification and schema 2.35.
"""

from collections.abc import Iterator
from typing import BinaryIO

from standfirst.wire.formats import nitf
from standfirst.wire.item import Block, Concept, Item, NoteRole, Picture, Status, Unreadable
from standfirst.wire.reading import markup, names, times, vocabulary
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.xml import (
    MAX_BYTES,
    Element,
    attribute,
    child,
    children,
    detach,
    every,
    local,
    parse,
    place,
    root_name,
    words,
)

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
MAX_ITEMS = 5_000

_READ = ("newsItem", "packageItem")
_OTHERS = {
    "conceptItem": "a concept item, which describes a concept and holds no news",
    "knowledgeItem": "a knowledge item, which lists concepts and holds no news",
    "planningItem": "a planning item, which announces coverage and holds no news",
    "catalogItem": "a catalog, which names vocabularies and holds no news",
    "eventItem": "an event item, which announces an event and holds no news",
}
_FRAGMENTS = frozenset(
    ["contentSet", "contentMeta", "groupSet", "itemMeta", "rightsInfo", "partMeta", "itemSet", "catalog"]
)
_STATUS: dict[str, Status] = {"usable": "usable", "withheld": "withheld", "canceled": "canceled"}
_STATUS_SCHEME = "http://cv.iptc.org/newscodes/pubstatusg2/"
_SUMMARIES = frozenset(["", "summary", "abstract", "lead", "teaser", "synopsis", "standfirst"])
_KEPT_UNDER_CONSTRAINT = frozenset(["embargoed", "pubStatus", "expires", "signal"])
_NOTE_ROLES: dict[str, NoteRole] = {
    "correction": "correction",
    "kill": "kill",
    "embargo": "embargo",
    "rights": "rights",
}
_PICTURES = frozenset(["picture", "graphic"])


def sniff(head: bytes) -> str | None:
    root = root_name(head)
    if not root:
        return None
    name, attributes = root
    if name in (*_READ, *_OTHERS, "newsMessage"):
        where = "in the NewsML-G2 namespace" if NAMESPACE in attributes else "as NewsML-G2 has"
        return f"root element {name} {where}"
    if name in _FRAGMENTS:
        return f"root element {name}, a part of a NewsML-G2 document"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    root, encoding = parse(whole(file, MAX_BYTES, "NewsML-G2 file"), "NewsML-G2 file")
    name = local(root)
    if name in _READ:
        yield _item(root, hints, encoding)
    elif name == "newsMessage":
        yield from _message(root, hints, encoding)
    elif name in _OTHERS:
        raise Unreadable(f"This is {_OTHERS[name]}; there is nothing to print, so nothing was read.")
    else:
        raise Unreadable(
            f"This is a bare {name}, a part of a NewsML-G2 document without its item; ask the sender for the whole item."
        )


def _message(root: Element, hints: Hints, encoding: str) -> Iterator[Item]:
    listed = children(child(root, "itemSet"))
    items = [each for each in listed if local(each) in _READ]
    others = [_OTHERS[local(each)].partition(",")[0] for each in listed if local(each) in _OTHERS]
    if not items:
        held = f" but {', '.join(others[:5])}" if others else ""
        raise Unreadable(f"This NewsML-G2 message holds no news item{held}; there is nothing to print.")
    if len(items) > MAX_ITEMS:
        raise Unreadable(
            f"This NewsML-G2 message holds {len(items):,} items and one may hold {MAX_ITEMS:,}; split it."
        )
    for each in items:
        yield _item(each, hints, encoding, others if each is items[0] else [])


def _item(element: Element, hints: Hints, encoding: str, left_out: list[str] | None = None) -> Item:
    """One news item or package, which knows the aliases of its own catalogs only."""
    return _Reader(element, hints, encoding).item(left_out or [])


class _Reader:
    def __init__(self, element: Element, hints: Hints, encoding: str) -> None:
        self.element, self.hints = element, hints
        self.draft = Draft()
        self.draft.say("encoding", encoding, "")
        self.catalogs = vocabulary.Catalogs()
        self.unresolved: list[str] = []
        for each in children(element, "catalogRef"):
            self.catalogs.refer(attribute(each, "href") or "")
        for each in children(element, "catalog"):
            for scheme in children(each, "scheme"):
                self.catalogs.define(attribute(scheme, "alias") or "", attribute(scheme, "uri") or "")

    def item(self, left_out: list[str]) -> Item:
        self._identity()
        self._constraints()
        self._management()
        self._rights()
        self._content_meta()
        self._class = self._code(child(self.element, "itemMeta", "itemClass"))
        self._descriptions()
        if local(self.element) == "packageItem":
            self._package()
        self._content_set()
        self._fallbacks()
        if left_out:
            self.draft.note(
                "warning", f"The message also held {', '.join(left_out[:10])}; these are no news and were left out."
            )
        if self.unresolved:
            listed = ", ".join(dict.fromkeys(self.unresolved[:200]))
            self.draft.note(
                "warning", f"Codes of a catalog that is not known here stand as they are: {listed[:500]}."
            )
        return self.draft.item()

    def _say(self, name: str, element: Element | None, value: object = None) -> None:
        if element is not None:
            self.draft.say(name, words(element) if value is None else value, place(element))

    def _uri(self, element: Element | None, name: str = "") -> str | None:
        """The URI of an element, or of one of its attributes that holds a QCode; the QCode where it is not resolved."""
        given = attribute(element, f"{name}uri")
        qcode = attribute(element, name or "qcode")
        if given or not qcode:
            return given
        uri = self.catalogs.uri(qcode)
        if uri is None:
            self.unresolved.append(qcode)
        return uri or qcode

    def _code(self, element: Element | None, name: str = "") -> str:
        """The last part of a URI or QCode, which is what the IPTC's own lists are told apart by."""
        uri = self._uri(element, name) or ""
        return uri.rstrip("/").replace("#", "/").rpartition("/")[2].rpartition(":")[2]

    def _identity(self) -> None:
        at = place(self.element)
        self.draft.say("guid", attribute(self.element, "guid"), f"{at}/@guid")
        self.draft.say("version", attribute(self.element, "version"), f"{at}/@version")
        language = child(self.element, "contentMeta", "language")
        self._say("language", language, attribute(language, "tag"))
        self.draft.say("language", attribute(self.element, "lang"), f"{at}/@xml:lang")

    def _constraints(self) -> None:
        """Take out whatever is not public, with all that stands in it."""
        for each in list(self.element.iter()):
            if not local(each):
                continue
            tokens = f"{attribute(each, 'pubconstraint') or ''} {attribute(each, 'pubconstrainturi') or ''}".split()
            classes = [token for token in (attribute(each, "class") or "").split() if token.endswith("nonpublic")]
            closed = [token for token in tokens if not _is_public(token)]
            if not (closed or classes) or local(each) in _KEPT_UNDER_CONSTRAINT:
                continue
            self.draft.private(words(each))
            if each is self.element:
                self.draft.mark("withheld", f"{place(each)}/@pubconstraint")
                self.draft.note("hold", f"The whole item is under the constraint {' '.join(closed or classes)}.")
            else:
                detach(each)
        for each in list(every(self.element, "contactInfo")):
            self.draft.private(_spaced(each))
            detach(each)

    def _management(self) -> None:
        meta = child(self.element, "itemMeta")
        created = child(meta, "versionCreated")
        sent = times.when(words(created), self.hints.zone)
        if sent:
            self._say("sent", created, sent)
            self._say("published", created, sent)
        self._status(meta)
        embargoed = child(meta, "embargoed")
        if embargoed is not None:
            self._say("embargo", embargoed, times.embargo(words(embargoed), self.hints.zone, sent))
        for each in children(meta, "expires"):
            self._say("expires", each, times.when(words(each), self.hints.zone))
            self.draft.note("expiry", f"Not to be used after {words(each)}.")
        for each in children(meta, "edNote"):
            self.draft.note(_NOTE_ROLES.get(self._code(each, "role"), "editors"), words(each))

    def _status(self, meta: Element | None) -> None:
        status = child(meta, "pubStatus")
        self.draft.origins["status"] = place(status) if status is not None else f"{place(self.element)}/itemMeta"
        if status is not None:
            uri = attribute(status, "uri") or self.catalogs.uri(attribute(status, "qcode"))
            qcode = attribute(status, "qcode") or ""
            code = uri.removeprefix(_STATUS_SCHEME) if uri else qcode.removeprefix("stat:")
            known = _STATUS.get(code.casefold())
            if known:
                self.draft.mark(known, place(status))
            else:
                self.draft.unknown_status(uri or qcode or "(empty)", place(status))
        for signal in children(meta, "signal"):
            code = self._code(signal)
            if code == "correction":
                self.draft.mark("correction", place(signal))
            elif code == "cwarn":
                self.draft.note("warning", "Readers should be warned of what this item shows or says.")

    def _rights(self) -> None:
        blocks = children(self.element, "rightsInfo")
        for info in blocks:
            for each in children(info, "copyrightNotice"):
                self.draft.rights(notice=words(each), origin=place(each))
        for info in blocks:
            for each in children(info, "copyrightHolder"):
                holder = words(child(each, "name")) or attribute(each, "literal")
                self.draft.rights(notice=f"© {holder}" if holder else None, origin=place(each))
            for each in children(info, "usageTerms"):
                self.draft.rights(usage=words(each) or attribute(each, "href"), origin=place(each))
            for each in children(info, "link"):
                self.draft.rights(usage=attribute(each, "href"), origin=place(each))
            if children(info, "rightsExpressionXML", "rightsExpressionData"):
                self.draft.note("rights", "The file carries machine-readable rights, which stay in the original.")

    def _content_meta(self) -> None:
        meta = child(self.element, "contentMeta")
        self._headlines(meta)
        for each in [*children(meta, "urgency"), *every(self.element, "urgency")]:
            level = markup.int_of(words(each))
            if level is not None and 1 <= level <= 9:
                self._say("urgency", each, level)
        self._say("slug", child(meta, "slugline"))
        for each in children(meta, "by"):
            self.draft.byline(words(each), place(each))
        self._say("dateline", child(meta, "dateline"))
        self._say("credit", child(meta, "creditline"))
        genre = child(meta, "genre")
        self._say("genre", genre, words(child(genre, "name")) or self._code(genre))
        self._concepts(meta)

    def _headlines(self, meta: Element | None) -> None:
        found = children(meta, "headline")
        own = [each for each in found if _in_language(each, self.draft.get("language"))]
        for each in own or found:
            role = self._code(each, "role").casefold()
            if "sub" in role or "deck" in role:
                self._say("standfirst", each)
            elif "kicker" in role or "overline" in role:
                self._say("kicker", each)
            else:
                self._say("headline", each)

    def _concepts(self, meta: Element | None) -> None:
        found: dict[str, list[Concept]] = {"subjects": [], "places": [], "persons": [], "organisations": []}
        for each in children(meta, "subject"):
            kind = self._code(each, "type").casefold()
            name = (
                "persons" if kind == "person"
                else "organisations" if kind in ("organisation", "organization")
                else "places" if kind in ("geoarea", "poi")
                else "subjects"
            )  # fmt: skip
            found[name].append(self._concept(each))
        for name, concepts in found.items():
            self.draft.concepts(name, concepts, f"{place(meta)}/subject" if meta is not None else "")

    def _concept(self, element: Element) -> Concept:
        language = self.draft.get("language")
        named = children(element, "name")
        own = next((each for each in named if _in_language(each, language)), named[0] if named else None)
        name = words(own) or attribute(element, "literal")
        qcode = attribute(element, "qcode") or ""
        uri = self._uri(element)
        if uri == qcode and qcode.startswith("medtop:"):
            return vocabulary.topic(qcode, name, language)
        return vocabulary.concept(uri, name, language)

    def _descriptions(self) -> None:
        meta = child(self.element, "contentMeta")
        own = [each for each in children(meta, "description") if _in_language(each, self.draft.get("language"))]
        for each in own or children(meta, "description"):
            role = self._code(each, "role").casefold()
            if role in _SUMMARIES and self._class not in _PICTURES:
                self._say("standfirst", each)
            elif self._class not in _PICTURES and role != "caption":
                self.draft.note("editors", words(each))
            elif self._class not in _PICTURES:
                self._say("standfirst", each)

    def _caption(self) -> str:
        found = children(child(self.element, "contentMeta"), "description")
        captions = [each for each in found if self._code(each, "role") == "caption"]
        return next(filter(None, map(words, captions or found)), "")

    def _content_set(self) -> None:
        content = child(self.element, "contentSet")
        for each in children(content, "inlineXML"):
            if not self.draft.blocks:
                self._inline(each)
        for each in children(content, "inlineData"):
            if not self.draft.blocks:
                self._data(each)
        self._remote(content)

    def _inline(self, inline: Element) -> None:
        """The first element inside decides what it is; NITF and XHTML are text, all else is data."""
        root = next(iter(children(inline)), None)
        kind = (attribute(inline, "contenttype") or "").casefold()
        if root is None:
            self.draft.body(markup.read_text(words(inline) or ""), place(inline))
        elif local(root).casefold() == "nitf" or "nitf" in kind:
            nitf.embedded(self.draft, root, "", self.hints)
        elif local(root).casefold() in ("html", "body", "div", "section", "article", "p") or "html" in kind:
            self.draft.body(markup.read_element(inline), place(inline))
        else:
            self.draft.note("warning", f"Left out, since it is data and no text: {local(root)}.")

    def _data(self, data: Element) -> None:
        kind = (attribute(data, "contenttype") or "text/plain").casefold()
        if attribute(data, "encoding"):
            self.draft.note("warning", f"Left out, since it is encoded data and no text: {kind}.")
        elif "nitf" in kind:
            nitf.into(self.draft, "".join(map(str, data.itertext())), place(data), self.hints)
        else:
            self.draft.body(markup.read_text("".join(map(str, data.itertext()))), place(data))

    def _remote(self, content: Element | None) -> None:
        stills: list[Element] = []
        others: list[Element] = []
        for each in children(content, "remoteContent"):
            kind = (attribute(each, "contenttype") or "").casefold()
            is_still = kind.startswith("image/") or (not kind and self._class in _PICTURES)
            (stills if is_still else others).append(each)
        if self._class in _PICTURES or (stills and not others):
            best = max(stills, key=lambda each: markup.int_of(attribute(each, "width")) or 0, default=None)
            creators = children(child(self.element, "contentMeta"), "creator")
            author = next(filter(None, (words(child(each, "name")) for each in creators)), None)
            credit = "/".join(dict.fromkeys(filter(None, (author, self.draft.get("credit")))))
            picture = Picture(self._caption(), credit or None, attribute(best, "href"))
            self.draft.picture(picture, place(best) if best is not None else place(self.element))
        elif others:
            first = others[0]
            href = markup.address(attribute(first, "href"))
            if href and self._class in ("video", "audio"):
                self.draft.body(
                    markup.Body([Block("embed", self.draft.get("headline") or href, href=href)]), place(first)
                )
            else:
                self.draft.note(
                    "editors", f"The content stands at {attribute(first, 'href')} and did not come along."
                )

    def _package(self) -> None:
        """What the package holds, in the order of its groups from the root on."""
        listed = list(self._members(child(self.element, "groupSet")))
        listed += list(children(self.element, "itemRef"))
        titles = [words(child(each, "title")) or words(child(each, "headline")) for each in listed]
        shown = tuple(title for title in titles if title)
        if shown:
            body = markup.Body([Block("list", "\n".join(shown), items=shown)])
            self.draft.body(body, f"{place(self.element)}/groupSet")
        guids = [attribute(each, "residref") or attribute(each, "href") for each in listed]
        members = ", ".join(filter(None, guids))
        self.draft.note("editors", f"This is a package of {len(listed)} items: {members[:2000]}." if listed else None)
        self.draft.say(
            "headline", words(child(self.element, "itemMeta", "title")), f"{place(self.element)}/itemMeta/title"
        )

    def _members(self, group_set: Element | None) -> Iterator[Element]:
        """The item references of the root group and of the groups that it names, each where it is named, once."""
        groups = {attribute(each, "id"): each for each in children(group_set, "group")}
        root = attribute(group_set, "root")
        waiting = list(groups[root]) if root in groups else [each for group in groups.values() for each in group]
        seen = {root}
        while waiting:
            each = waiting.pop(0)
            if local(each) == "itemRef":
                yield each
            elif local(each) == "groupRef" and attribute(each, "idref") not in seen:
                seen.add(attribute(each, "idref"))
                waiting = [*groups.get(attribute(each, "idref"), ()), *waiting]

    def _fallbacks(self) -> None:
        """What stands in where the fields meant for it are empty."""
        meta, item_meta = child(self.element, "contentMeta"), child(self.element, "itemMeta")
        self._say("headline", child(item_meta, "title"))
        for each in children(meta, "creator"):
            name = words(child(each, "name")) or ""
            if self._code(each, "type") != "organisation" and not names.is_house(name):
                self.draft.byline(name, place(each))
        self._say("dateline", child(meta, "located", "name"))
        self._say("credit", child(meta, "infoSource", "name"))
        self._say("credit", child(item_meta, "provider", "name"))
        if not self.draft.get("guid"):
            text = "".join(self.element.itertext())
            guid = computed_guid(self.hints.source, self.draft.get("slug"), self.draft.get("sent"), text)
            self.draft.say("guid", guid, "computed from source, slug and date")
            self.draft.say("guid_computed", True, "computed from source, slug and date")


def _is_public(token: str) -> bool:
    code = token.rstrip("/").replace("#", "/").rpartition("/")[2].rpartition(":")[2].casefold()
    return code.endswith("public") and not code.endswith(("nonpublic", "non-public", "notpublic"))


def _in_language(element: Element, language: str | None) -> bool:
    tag = attribute(element, "lang")
    return tag is None or language is None or tag.casefold().split("-")[0] == language.casefold().split("-")[0]


def _spaced(element: Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())


FORMAT = Format("newsml-g2", "NewsML-G2", 0, sniff, read)
