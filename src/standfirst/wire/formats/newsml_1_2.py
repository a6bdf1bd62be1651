"""NewsML 1.0 to 1.2: an envelope with news items, each a tree of components round the content.

Names are local, since files with the DTD have no namespace and those with the schema have one; no DTD or catalog is
ever loaded. Source: IPTC, NewsML 1.2 DTD and vocabularies.
"""

from collections.abc import Iterator
from typing import BinaryIO

from standfirst.wire.formats import nitf
from standfirst.wire.item import Concept, Item, Picture, Status, Unreadable
from standfirst.wire.reading import markup, times, vocabulary
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.xml import (
    MAX_BYTES,
    Element,
    attribute,
    child,
    children,
    every,
    local,
    parse,
    place,
    root_name,
    words,
)

MAX_ITEMS = 5_000

_STATUS: dict[str, Status] = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
}
_KILLS = ("delete", "kill", "cancel", "withdraw")
_CORRECTS = ("correct", "rectif", "berichtig")
_LINES = {
    "HeadLine": "headline",
    "SubHeadLine": "standfirst",
    "DateLine": "dateline",
    "CreditLine": "credit",
    "SlugLine": "slug",
}
_NO_TEXT = frozenset(
    ["picture", "image", "thumbnail", "quicklook", "video", "audio", "graphic", "stylesheet", "caption", "icon"]
)
_STILLS = frozenset(["picture", "image", "photo", "graphic"])


def sniff(head: bytes) -> str | None:
    root = root_name(head)
    return "root element NewsML, as NewsML 1 has" if root and root[0] == "NewsML" else None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    root, encoding = parse(whole(file, MAX_BYTES, "NewsML file"), "NewsML file")
    found = list(every(root, "NewsItem"))
    if not found:
        raise Unreadable("This NewsML file holds no NewsItem; there is nothing to print, so check what was sent.")
    if len(found) > MAX_ITEMS:
        raise Unreadable(f"This NewsML file holds {len(found):,} items and one may hold {MAX_ITEMS:,}; split it.")
    sent = times.when(words(child(root, "NewsEnvelope", "DateAndTime")), hints.zone)
    lead = next(
        (
            each
            for each in found
            if any((attribute(role, "FormalName") or "").casefold() == "main" for role in _own(each, "Role"))
        ),
        found[0],
    )
    for each in sorted(found, key=lambda item: item is not lead):
        draft = Draft()
        draft.say("encoding", encoding, "")
        _item(draft, each, hints)
        draft.say("sent", sent, "/NewsML/NewsEnvelope/DateAndTime")
        yield draft.item()


def _own(item: Element, *names: str) -> Iterator[Element]:
    """The descendants of an item that belong to no item inside it."""
    for each in every(item, *names):
        above = each.getparent()
        while above is not None and local(above) != "NewsItem":
            above = above.getparent()
        if above is item:
            yield each


def _name(element: Element | None) -> str:
    return attribute(element, "FormalName") or ""


def _item(draft: Draft, item: Element, hints: Hints) -> None:
    management = child(item, "NewsManagement")
    identifier = child(item, "Identification", "NewsIdentifier")
    _identity(draft, item, identifier)
    _management(draft, management, hints)
    draft.say("language", attribute(item, "lang"), f"{place(item)}/@xml:lang")
    texts = [each for each in _own(item, "ContentItem") if _is_text(each)]
    _lines(draft, item, texts)
    for component in _own(item, "NewsComponent"):
        _about(draft, component)
        _rights(draft, component)
    _contents(draft, texts, hints)
    _pictures(draft, item)
    for each in _own(item, "Comment"):
        draft.note("editors", words(each))
    if children(item, "Update"):
        draft.note("hold", "This item only changes parts of an earlier revision; it cannot be read without that one.")
        draft.mark("withheld", f"{place(item)}/Update")
    if not draft.get("guid"):
        day = draft.get("sent")
        text = (draft.get("headline") or "") + "".join(block.text for block in draft.blocks)
        draft.say(
            "guid", computed_guid(hints.source, draft.get("slug"), day, text), "computed from source, slug and date"
        )
        draft.say("guid_computed", True, "computed from source, slug and date")


def _identity(draft: Draft, item: Element, identifier: Element | None) -> None:
    provider, day, own = (words(child(identifier, name)) for name in ("ProviderId", "DateId", "NewsItemId"))
    revision = child(identifier, "RevisionId")
    public = child(identifier, "PublicIdentifier")
    draft.say("version", words(revision), place(revision) if revision is not None else "")
    if provider and own:
        guid = f"urn:newsml:{provider}:{(day or '')[:8]}:{own}"
        draft.say("guid", guid, place(identifier))
    elif words(public):
        parts = (words(public) or "").split(":")
        draft.say("guid", ":".join(parts[:5]) if len(parts) == 6 else words(public), place(public))
    if attribute(revision, "Update") == "A":
        draft.note("editors", "This message changes only what is known of the item, under the same revision.")
    identification = child(item, "Identification")
    draft.say(
        "slug",
        words(child(identification, "NameLabel")),
        place(identification) + "/NameLabel" if identification is not None else "",
    )


def _management(draft: Draft, management: Element | None, hints: Hints) -> None:
    revised, created = child(management, "ThisRevisionCreated"), child(management, "FirstCreated")
    for each in (revised, created):
        sent = times.when(words(each), hints.zone)
        draft.say("sent", sent, place(each) if each is not None else "")
        draft.say("published", sent, place(each) if each is not None else "")
    urgency = markup.int_of(_name(child(management, "Urgency")))
    if urgency and 1 <= urgency <= 9:
        draft.say("urgency", urgency, place(child(management, "Urgency")) + "/@FormalName")
    _status(draft, management, hints)
    for each in children(management, "Instruction"):
        _instruction(draft, each)


def _status(draft: Draft, management: Element | None, hints: Hints) -> None:
    status = child(management, "Status")
    word = _name(status)
    at = f"{place(status)}/@FormalName" if status is not None else "NewsManagement/Status is missing"
    draft.origins["status"] = at
    change = next(
        (
            each
            for each in children(management, "StatusWillChange")
            if _name(child(each, "FutureStatus")).casefold() == "usable"
        ),
        None,
    )
    if word.casefold() == "embargoed":
        until = times.embargo(words(child(change, "DateAndTime")), hints.zone)
        draft.say("embargo", until, place(change) if change is not None else at)
        if until == "unreadable":
            draft.mark("withheld", at)
    elif word.casefold() in _STATUS:
        draft.mark(_STATUS[word.casefold()], at)
    else:
        draft.unknown_status(word or "(none)", at)
    for each in children(management, "StatusWillChange"):
        if _name(child(each, "FutureStatus")).casefold() in ("canceled", "cancelled", "withheld"):
            draft.say("expires", times.when(words(child(each, "DateAndTime")), hints.zone), place(each))
            draft.note(
                "expiry",
                f"To be {_name(child(each, 'FutureStatus')).lower()} at {words(child(each, 'DateAndTime'))}.",
            )


def _instruction(draft: Draft, instruction: Element) -> None:
    """What a provider asks; with a RevisionStatus it speaks of earlier revisions of this item."""
    word = _name(instruction).casefold()
    earlier = child(instruction, "RevisionStatus")
    at = place(instruction)
    if any(each in word for each in _CORRECTS):
        draft.mark("correction", at)
    if earlier is not None:
        status = _STATUS.get(_name(child(earlier, "Status")).casefold())
        if status:
            draft.say("corrects", draft.get("guid"), at)
            draft.say("corrects_status", status, at)
    elif any(each in word for each in _KILLS):
        draft.mark("canceled", at)
    draft.note("editors", f"Instruction: {_name(instruction)} {words(instruction) or ''}" if word else None)


def _is_text(content: Element) -> bool:
    """Whether a content item holds text: by its own media type, and by the roles of the components above it."""
    kind = _name(child(content, "MediaType")).casefold()
    mime = _name(child(content, "MimeType")).casefold()
    if (kind and kind not in ("text", "complexdata", "other")) or mime.startswith(("image/", "video/", "audio/")):
        return False
    above = content.getparent()
    while above is not None and local(above) == "NewsComponent":
        if _name(child(above, "Role")).casefold() in _NO_TEXT or "internal" in _name(child(above, "Role")).casefold():
            return False
        above = above.getparent()
    return child(content, "DataContent") is not None or child(content, "Encoding") is not None


def _lines(draft: Draft, item: Element, texts: list[Element]) -> None:
    """The news lines, those nearest to the text first."""
    near: list[Element] = []
    above = texts[0].getparent() if texts else None
    while above is not None and local(above) == "NewsComponent":
        near += children(above, "NewsLines")
        above = above.getparent()
    for lines in [*near, *(each for each in _own(item, "NewsLines") if each not in near)]:
        if any(_name(role).casefold() in _NO_TEXT for role in children(lines.getparent(), "Role")):
            continue
        for each in children(lines):
            _line(draft, each)


def _line(draft: Draft, line: Element) -> None:
    name, text = local(line), words(line)
    if name in _LINES:
        draft.say(_LINES[name], text, place(line))
    elif name == "ByLine":
        draft.byline(text, place(line))
    elif name == "CopyrightLine":
        draft.rights(notice=text, origin=place(line))
    elif name == "RightsLine":
        draft.rights(usage=text, origin=place(line))
    elif name == "NewsLine":
        kind = _name(child(line, "NewsLineType")).casefold()
        text = words(child(line, "NewsLineText"))
        if any(each in kind for each in _CORRECTS):
            draft.mark("correction", place(line))
            draft.note("correction", text)
        elif "advisory" in kind:
            draft.mark("advisory", place(line))
            draft.note("advisory", text)
        elif "contact" in kind or "internal" in kind:
            draft.private(text)
        else:
            draft.note("editors", text)


def _about(draft: Draft, component: Element) -> None:
    meta = child(component, "DescriptiveMetadata")
    language = child(meta, "Language")
    draft.say("language", _name(language), place(language) if language is not None else "")
    genre = child(meta, "Genre")
    draft.say("genre", _name(genre), place(genre) if genre is not None else "")
    codes = [_name(each) for each in every(meta, "Subject", "SubjectMatter", "SubjectDetail")]
    subjects = [
        vocabulary.subject_code(code) if len(code) == 8 and code.isdigit() else Concept(None, code)
        for code in codes
        if code
    ]
    draft.concepts("subjects", subjects, f"{place(component)}/DescriptiveMetadata")
    places = []
    for each in children(meta, "Location"):
        named = ", ".join(filter(None, (attribute(part, "Value") for part in children(each, "Property"))))
        if attribute(each, "HowPresent") == "Origin":
            draft.say("dateline", named, place(each))
        elif named:
            places.append(Concept(None, named))
    draft.concepts("places", places, f"{place(component)}/DescriptiveMetadata/Location")
    for party in every(child(component, "AdministrativeMetadata"), "Provider", "Source"):
        draft.say("credit", _name(child(party, "Party")), place(party))


def _rights(draft: Draft, component: Element) -> None:
    rights = child(component, "RightsMetadata")
    for each in children(rights, "Copyright"):
        holder, year = words(child(each, "CopyrightHolder")), words(child(each, "CopyrightDate"))
        draft.rights(
            notice=f"© {f'{year or str()} {holder or str()}'.strip()}" if holder else None, origin=place(each)
        )
    for each in children(rights, "UsageRights"):
        for name in ("UsageType", "Limitations", "Geography", "StartDate", "EndDate"):
            draft.rights(usage=words(child(each, name)), origin=f"{place(each)}/{name}")


def _contents(draft: Draft, texts: list[Element], hints: Hints) -> None:
    """The text; of components that say the same thing the first, of several that make one text each in turn."""
    for content in texts:
        if draft.blocks and _is_equivalent(content):
            continue
        role = _name(child(content.getparent(), "Role")).casefold()
        data = next(every(content, "DataContent"), None)
        encoding = child(content, "Encoding")
        if data is None or (encoding is not None and _name(encoding) + (attribute(encoding, "Notation") or "")):
            draft.note("warning", f"Left out, since it is encoded data: {place(content)}.")
        elif role in ("title", "abstract", "short"):
            draft.say("headline" if role == "title" else "standfirst", words(data), place(data))
        else:
            _data(draft, data, hints)


def _is_equivalent(content: Element) -> bool:
    above = content.getparent()
    while above is not None and local(above) == "NewsComponent":
        if (attribute(above, "EquivalentsList") or "").casefold() == "yes":
            return True
        above = above.getparent()
    return False


def _data(draft: Draft, data: Element, hints: Hints) -> None:
    root = next(iter(children(data)), None)
    if root is not None and local(root) == "nitf":
        nitf.embedded(draft, root, "", hints)
        title = words(child(root, "head", "title"))
        draft.say("headline", title, f"{place(root)}/head/title")
    elif root is not None:
        draft.body(markup.read_element(data), place(data))
    else:
        draft.body(markup.read_text("".join(map(str, data.itertext()))), place(data))


def _pictures(draft: Draft, item: Element) -> None:
    """One picture for each component of pictures, with its largest rendition."""
    seen: set[Element] = set()
    for component in _own(item, "NewsComponent"):
        contents = [
            each for each in every(component, "ContentItem") if _name(child(each, "MediaType")).casefold() in _STILLS
        ]
        contents = [each for each in contents if each not in seen and attribute(each, "Href")]
        role = _name(child(component, "Role")).casefold()
        if not contents or not (role in _NO_TEXT or not children(component, "NewsComponent")):
            continue
        seen |= set(contents)
        best = max(contents, key=_width)
        lines = next(every(component, "NewsLines"), None)
        caption = next(
            (
                words(each)
                for each in every(component, "ContentItem")
                if _name(child(each.getparent(), "Role")).casefold() == "caption"
            ),
            None,
        )
        credit = words(child(lines, "CreditLine")) or words(child(lines, "ByLine"))
        draft.picture(
            Picture(caption or words(child(lines, "HeadLine")) or "", credit, attribute(best, "Href")), place(best)
        )


def _width(content: Element) -> int:
    found = [each for each in every(content, "Property") if _name(each).casefold() == "width"]
    return markup.int_of(attribute(found[0], "Value")) or 0 if found else 0


FORMAT = Format("newsml-1.2", "NewsML 1", 0, sniff, read)
