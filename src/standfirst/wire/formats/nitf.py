"""NITF 2.5 to 3.6: the News Industry Text Format, alone or inside another format.

Names are local, since versions with a DTD have no namespace and those with a schema have one. Source: IPTC, NITF 3.6
schema and its documentation; what agencies do with it beyond that is read too (HTML escaped inside the body, dates in
extended ISO form, a body without its head).
"""

from collections.abc import Iterator
from typing import BinaryIO

from standfirst.wire.item import Concept, Item, Status, Unreadable
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
    parse,
    parse_text,
    place,
    root_name,
    words,
)

_STATUS: dict[str, Status] = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
}
_LIMITS = ("type", "limitations", "geography", "startdate", "enddate", "agent")


def sniff(head: bytes) -> str | None:
    root = root_name(head)
    return "root element nitf" if root and root[0].casefold() == "nitf" else None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    root, encoding = parse(whole(file, MAX_BYTES, "NITF file"), "NITF file")
    if child(root, "head") is None and child(root, "body") is None:
        raise Unreadable("This NITF file has neither a head nor a body; ask the sender for a whole file.")
    draft = Draft()
    draft.say("encoding", encoding, "")
    _head(draft, child(root, "head"), root, hints)
    body_of(draft, root, "")
    _identity(draft, root, hints)
    yield draft.item()


def into(draft: Draft, text: str, at: str, hints: Hints) -> None:
    """Fill a draft from an NITF document that stands as text inside another format.

    What is no whole NITF is read as the text that it is.
    """
    try:
        root = parse_text(text, "NITF body")
    except Unreadable:
        draft.body(markup.read_text(text), at)
        return
    embedded(draft, root, at, hints)


def embedded(draft: Draft, root: Element, at: str, hints: Hints) -> None:
    """Fill a draft from an NITF element inside another format, whose own fields hold where both speak."""
    head = child(root, "head")
    if head is not None:
        _messages(draft, head)
        _rights(draft, head)
    body_of(draft, root, at)


def _head(draft: Draft, head: Element | None, root: Element, hints: Hints) -> None:
    draft.say("language", attribute(root, "baselang") or attribute(root, "lang"), "/nitf/@baselang")
    data = child(head, "docdata")
    _dates(draft, data, hints)
    _status(draft, head, data)
    urgency = child(data, "urgency")
    level = markup.int_of(attribute(urgency, "ed-urg"))
    if level is not None and 1 <= level <= 9:
        draft.say("urgency", level, place(urgency) + "/@ed-urg")
    _messages(draft, head)
    _rights(draft, head)
    _about(draft, head, data)


def _dates(draft: Draft, data: Element | None, hints: Hints) -> None:
    issue, release, expire = (child(data, name) for name in ("date.issue", "date.release", "date.expire"))
    issued = times.when(attribute(issue, "norm"), hints.zone)
    draft.say("sent", issued, place(issue) + "/@norm" if issue is not None else "")
    draft.say("published", issued, place(issue) + "/@norm" if issue is not None else "")
    until, status = attribute(release, "norm"), (attribute(data, "management-status") or "").casefold()
    if until and not _no_later_day(until, attribute(issue, "norm")):
        since = None if status == "embargoed" else issued or hints.now
        draft.say("embargo", times.embargo(until, hints.zone, since), place(release) + "/@norm")
    end = attribute(expire, "norm")
    if end:
        draft.say("expires", times.when(end, hints.zone), place(expire) + "/@norm")
        draft.note("expiry", f"Not to be used after {end}.")


def _no_later_day(until: str, issue: str | None) -> bool:
    """A release that is a day alone holds nothing back on the day of issue or after it."""
    one, other = times.day(until), times.day(issue)
    return "T" not in until and one is not None and other is not None and one <= other


def _status(draft: Draft, head: Element | None, data: Element | None) -> None:
    at = "/nitf/head/docdata/@management-status"
    draft.origins["status"] = at
    status = attribute(data, "management-status")
    known = (status or "usable").casefold()
    if known == "embargoed":
        if draft.get("embargo") in (None, "unreadable"):
            draft.values["embargo"] = "unreadable"
            draft.origins["embargo"] = at
            draft.mark("withheld", at)
    elif known in _STATUS:
        draft.mark(_STATUS[known], at)
    else:
        draft.unknown_status(status or "", at)
    kind = child(head, "tobject")
    if (attribute(kind, "tobject.type") or "").casefold() == "advisory":
        draft.mark("advisory", place(kind) + "/@tobject.type")
    correction = child(data, "correction")
    if correction is not None:
        draft.mark("correction", place(correction))
        draft.say("corrects", attribute(correction, "id-string"), place(correction) + "/@id-string")
        draft.note("correction", attribute(correction, "info"))
    other = attribute(data, "management-doc-idref")
    if other and draft.say("corrects", other, "/nitf/head/docdata/@management-doc-idref"):
        word = (attribute(data, "management-idref-status") or "").casefold()
        if word:
            draft.say("corrects_status", _STATUS.get(word, "withheld"), "/nitf/head/docdata/@management-idref-status")
            draft.note("kill" if word.startswith("cancel") else "editors", f"The item {other} is now {word}.")


def _messages(draft: Draft, head: Element | None) -> None:
    for message in every(head, "ed-msg"):
        draft.note("editors", attribute(message, "info") or words(message))


def _rights(draft: Draft, head: Element | None) -> None:
    for notice in every(head, "doc.copyright"):
        year = (attribute(notice, "year") or "")[:4]
        holder = attribute(notice, "holder") or ""
        if holder or year:
            draft.rights(notice=f"© {f'{year} {holder}'.strip()}", origin=place(notice))
    for terms in every(head, "doc.rights"):
        for name in _LIMITS:
            draft.rights(usage=attribute(terms, name), origin=f"{place(terms)}/@{name}")


def _about(draft: Draft, head: Element | None, data: Element | None) -> None:
    genre = next(every(head, "tobject.property"), None)
    draft.say("genre", attribute(genre, "tobject.property.type"), place(genre) if genre is not None else "")
    subjects = list(every(head, "tobject.subject"))
    draft.concepts("subjects", [_subject(each, draft) for each in subjects], "/nitf/head/tobject/tobject.subject")
    located = [
        ", ".join(filter(None, (attribute(each, name) for name in ("city", "county-dist", "state-prov", "iso-cc"))))
        for each in every(data, "evloc")
    ]
    content = next(every(head, "identified-content"), None)
    draft.concepts(
        "places",
        [Concept(None, each) for each in located] + _identified(content, "location"),
        "/nitf/head/docdata/evloc",
    )
    draft.concepts("persons", _identified(content, "person"), "/nitf/head/docdata/identified-content/person")
    draft.concepts("organisations", _identified(content, "org"), "/nitf/head/docdata/identified-content/org")


def _subject(each: Element, draft: Draft) -> Concept:
    code = attribute(each, "tobject.subject.refnum") or ""
    parts = [attribute(each, f"tobject.subject.{name}") for name in ("detail", "matter", "type")]
    name = next(filter(None, parts), None)
    owner = (attribute(each, "tobject.subject.ipr") or "IPTC").upper()
    if len(code) == 8 and code.isdigit() and owner == "IPTC":
        return vocabulary.subject_code(code, name, draft.get("language"))
    return Concept(None, name or code or None)


def _identified(content: Element | None, name: str) -> list[Concept]:
    found = [(attribute(each, "idsrc"), attribute(each, "value"), words(each)) for each in children(content, name)]
    return [
        Concept(f"{source}:{value}" if source and value else None, text or value) for source, value, text in found
    ]


def _identity(draft: Draft, root: Element, hints: Hints) -> None:
    head = child(root, "head")
    data = child(head, "docdata")
    key = child(data, "du-key")
    if key is not None:
        draft.say("version", attribute(key, "version") or attribute(key, "generation"), place(key))
        draft.say("slug", attribute(key, "key"), place(key) + "/@key")
    for each in every(data, "keyword"):
        draft.say("slug", attribute(each, "key"), place(each) + "/@key")
    for each in children(data, "fixture"):
        draft.say("slug", attribute(each, "fix-id"), place(each) + "/@fix-id")
    title = words(child(head, "title"))
    draft.say("headline", title, "/nitf/head/title")
    if title != draft.get("headline"):
        draft.say("slug", title, "/nitf/head/title")
    issued = times.day(attribute(child(data, "date.issue"), "norm"))
    source = attribute(child(data, "doc-id"), "regsrc") or hints.source
    if attribute(key, "key") and issued:
        draft.say("joins", f"{source}:{attribute(key, 'key')}:{issued.date().isoformat()}", place(key))
    draft.say("guid", attribute(child(data, "doc-id"), "id-string"), "/nitf/head/docdata/doc-id/@id-string")
    draft.say("guid", attribute(root, "uno"), "/nitf/@uno")
    if not draft.get("guid"):
        text = (draft.get("headline") or "") + "".join(block.text for block in draft.blocks)
        draft.say(
            "guid", computed_guid(source, draft.get("slug"), issued, text), "computed from source, slug and date"
        )
        draft.say("guid_computed", True, "computed from source, slug and date")


def body_of(draft: Draft, root: Element, at: str) -> None:
    """Everything below `body`: headline, byline, dateline, abstract, text, notes. `at` is where the NITF stands."""
    body = child(root, "body") if child(root, "body") is not None else root
    head, content = child(body, "body.head"), child(body, "body.content")
    _headlines(draft, head, at)
    for each in every(head, "note"):
        _note(draft, each)
    for each in children(head, "byline"):
        _byline(draft, each, at)
    for each in children(head, "distributor"):
        draft.say("credit", words(each), at + place(each))
    for each in children(head, "dateline"):
        draft.say("dateline", words(each), at + place(each))
    for each in children(head, "abstract"):
        draft.say("standfirst", words(each), at + place(each))
    for each in children(head, "rights"):
        draft.rights(usage=words(each), origin=at + place(each))
    _ends(draft, child(body, "body.end"), at)
    main = content if content is not None else body
    if main is not None and (content is not None or head is None):
        origin = at + place(main)
        _apart(draft, main, at)
        draft.body(markup.read_element(main), origin)


def _headlines(draft: Draft, head: Element | None, at: str) -> None:
    lines = child(head, "hedline")
    main = child(lines, "hl1")
    draft.say("headline", words(main), at + place(main) if main is not None else "")
    for each in children(lines, "hl2"):
        text = words(each)
        if not text or text == draft.get("headline"):
            continue
        if not draft.get("headline"):
            draft.say("headline", text, at + place(each))
        elif text.endswith(":") and len(text) < 40:
            draft.say("kicker", text.rstrip(":"), at + place(each))
        else:
            draft.say("standfirst", text, at + place(each))


def _note(draft: Draft, note: Element) -> None:
    if (attribute(note, "type") or "").casefold() == "npa":
        draft.private(words(note))
    else:
        draft.note("editors" if attribute(note, "noteclass") == "editorsnote" else "advisory", words(note))


def _byline(draft: Draft, byline: Element, at: str) -> None:
    """A title in `byttl` is no person; where it names a house, it is the credit."""
    people = [words(each) or "" for each in every(byline, "person")]
    for title in list(every(byline, "byttl", "location", "virtloc")):
        text = words(title) or ""
        if names.is_house(text) and title.tag.endswith("byttl"):
            draft.say("credit", text, at + place(title))
        detach(title)
    if people:
        draft.say("bylines", tuple(people), at + place(byline))
    else:
        draft.byline(words(byline), at + place(byline))


def _apart(draft: Draft, main: Element, at: str) -> None:
    """Take out of the body what is not its text: bylines, datelines, abstracts and notices of its blocks, notes."""
    for each in list(every(main, "note")):
        _note(draft, each)
        detach(each)
    for each in list(every(main, "copyrite")):
        draft.rights(notice=words(each), origin=at + place(each))
        detach(each)
    for block in list(every(main, "block")):
        for each in children(block, "byline", "dateline", "abstract"):
            name = each.tag.rpartition("}")[2]
            origin = at + place(each)
            if name == "byline":
                _byline(draft, each, at)
            else:
                draft.say("standfirst" if name == "abstract" else "dateline", words(each), origin)
            detach(each)
    for each in list(every(main, "p")):
        if attribute(each, "summary") == "true" and draft.say("standfirst", words(each), at + place(each)):
            detach(each)


def _ends(draft: Draft, end: Element | None, at: str) -> None:
    for line in children(end, "tagline"):
        if (attribute(line, "type") or "").casefold() == "npa":
            draft.private(words(line))
        elif not draft.say("credit", words(line), at + place(line)):
            credit = f"{draft.get('credit')}; {words(line)}"
            draft.values["credit"] = credit
    for each in children(end, "bibliography"):
        draft.note("editors", words(each))


FORMAT = Format("nitf", "NITF", 0, sniff, read)
