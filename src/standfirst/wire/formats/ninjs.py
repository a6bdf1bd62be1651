"""ninjs 1.x, 2.x and 3.x: the IPTC's news in JSON.

The three generations differ in case and in lists for single values (`body_xhtml`, `bodies`, `bodies` with
`contentType`), so names are compared without case and both shapes of each field are read. A file's fit to its schema
is advice only: what can be read is read. Source: IPTC, ninjs user guide and JSON Schemas 1.4 to 3.1.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from standfirst.wire.formats import nitf
from standfirst.wire.item import Concept, Item, Picture, Unreadable
from standfirst.wire.reading import markup, times, vocabulary
from standfirst.wire.reading.draft import Draft
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.xml import decoded

MAX_BYTES = 32_000_000
MAX_OBJECTS = 10_000
MAX_PARTS = 200

_KEYS = re.compile(
    r'"(versioncreated|pubstatus|\$standard|standard|headline|headlines|bod(?:y_\w+|ies)|descriptions?(?:_\w+)?|'
    r"copyrightholder|renditions|firstcreated|slugline|urgency|associations|representationtype|ednote|profile|"
    r'located|byline|by|title|type|language|eventdetails)"\s*:',
    re.IGNORECASE,
)
_URI = re.compile(r'"uri"\s*:', re.IGNORECASE)
_STANDARD = re.compile(r'"\$?standard"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"]{0,40})"', re.IGNORECASE)
_INTERNAL = re.compile(r"internal|non-?public|not.?for.?publication", re.IGNORECASE)
_CAPTION = ("caption", "description_caption")
_HEADLINE_ROLES = {
    **dict.fromkeys(("main", "", "headline", "hl1", "title"), "headline"),
    **dict.fromkeys(("kicker", "vignette", "overline"), "kicker"),
    **dict.fromkeys(("sub", "subheadline", "subhead", "hl2", "summary", "lead"), "standfirst"),
}
_STATUS = {"usable": "usable", "withheld": "withheld", "canceled": "canceled", "cancelled": "canceled"}
_PICTURES = frozenset(["picture", "graphic", "photo", "image"])
_BODY_ORDER = ("xhtml", "html5", "html", "nitf", "richhtml5", "text", "")


def sniff(head: bytes) -> str | None:
    text = decoded(head)[0].lstrip("\ufeff \t\r\n")
    if text[:1] not in ("{", "[") or "jsonfeed.org/version" in text[:2000]:
        return None
    standard = _STANDARD.search(text)
    if standard and "ninjs" in standard[1].casefold():
        return f"JSON whose standard is named {standard[1]}"
    keys = dict.fromkeys(found[1] for found in _KEYS.finditer(text))
    if _URI.search(text) and keys:
        return f"JSON object with uri and {', '.join(list(keys)[:3])}, as ninjs has"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    text, encoding = decoded(whole(file, MAX_BYTES, "ninjs file"))
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"This ninjs file is not valid JSON: line {error.lineno}, column {error.colno}: {error.msg.lower()};"
            " ask the sender for a whole file."
        ) from None
    except (RecursionError, ValueError):
        raise Unreadable(
            "This ninjs file nests deeper, or holds longer numbers, than any news does; check it."
        ) from None
    objects = data if isinstance(data, list) else [data]
    if len(objects) > MAX_OBJECTS:
        raise Unreadable(f"This ninjs file has {len(objects):,} objects and one may have {MAX_OBJECTS:,}; split it.")
    found = 0
    for count, each in enumerate(objects):
        if isinstance(each, Mapping) and _text(_Object(each, "").value("uri")):
            found += 1
            yield from _items(_Object(each, f"/{count}" if isinstance(data, list) else ""), hints, encoding)
    if not found:
        raise Unreadable(
            "This JSON holds no ninjs object with a “uri”, which every ninjs object must have; check it."
        )


class _Object:
    """A JSON object whose names are compared without case, with the JSON Pointer (RFC 6901) of what was found."""

    def __init__(self, data: Mapping[str, Any], at: str) -> None:
        self.at = at
        self.names = {str(name).casefold(): str(name) for name in data}
        self.data = data

    def key(self, *names: str) -> str | None:
        return next((self.names[name] for name in names if name in self.names), None)

    def value(self, *names: str) -> Any:
        """The value of the first of these names that the object has."""
        key = self.key(*names)
        return None if key is None else self.data[key]

    def pointer(self, *names: str) -> str:
        return f"{self.at}/{(self.key(*names) or names[0]).replace('~', '~0').replace('/', '~1')}"

    def objects(self, *names: str) -> list["_Object"]:
        """The objects of a list, or the one object that stands where a list should."""
        key = self.key(*names)
        found = None if key is None else self.data[key]
        listed = found if isinstance(found, list) else [found]
        made = []
        for count, each in enumerate(listed[:MAX_PARTS]):
            if isinstance(each, Mapping):
                at = self.pointer(key or "")
                made.append(_Object(each, f"{at}/{count}" if isinstance(found, list) else at))
        return made


def _text(value: Any) -> str:
    """The text of a value that should be one."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _items(news: _Object, hints: Hints, encoding: str) -> Iterator[Item]:
    draft = Draft()
    draft.say("encoding", encoding, "")
    _management(draft, news, hints)
    _about(draft, news)
    _rights(draft, news)
    kind = _text(news.value("type")).casefold()
    _lines(draft, news, kind)
    _bodies(draft, news, hints)
    if kind in _PICTURES:
        _own_picture(draft, news)
    elif kind in ("event", "planning"):
        draft.note(
            "advisory",
            f"This is {'an event for the diary' if kind == 'event' else 'a plan of coverage'}, not a story.",
        )
    further = _associated(draft, news, hints)
    yield draft.item()
    for each in further:
        yield from _items(each, hints, encoding)


def _management(draft: Draft, news: _Object, hints: Hints) -> None:
    for name, keys in (
        ("guid", ("uri",)),
        ("version", ("version",)),
        ("language", ("language",)),
        ("slug", ("slugline",)),
    ):
        draft.say(name, _text(news.value(*keys)), news.pointer(*keys))
    sent = times.when(_text(news.value("versioncreated", "firstcreated")), hints.zone)
    draft.say("sent", sent, news.pointer("versioncreated", "firstcreated"))
    draft.say("published", sent, news.pointer("versioncreated", "firstcreated"))
    urgency = _text(news.value("urgency"))
    if urgency in tuple("123456789"):
        draft.say("urgency", int(urgency), news.pointer("urgency"))
    draft.origins["status"] = news.pointer("pubstatus")
    status = _text(news.value("pubstatus"))
    if status and status.casefold() in _STATUS:
        draft.mark(_STATUS[status.casefold()], news.pointer("pubstatus"))  # type: ignore[arg-type]
    elif status:
        draft.unknown_status(status, news.pointer("pubstatus"))
    key = news.key("embargoed", "embargoeduntil")
    if key is not None and news.data[key] is not None:
        draft.say("embargo", times.embargo(_text(news.data[key]), hints.zone, sent), news.pointer(key.casefold()))
    _expiry(draft, news, hints)
    for note in news.objects("ednote"):
        draft.note("editors", _text(note.value("value")))
    draft.note("editors", _text(news.value("ednote")))
    for contact in news.objects("contactinfo"):
        draft.private(_all_words(contact.data))


def _expiry(draft: Draft, news: _Object, hints: Hints) -> None:
    text = _text(news.value("expires"))
    if text:
        draft.say("expires", times.when(text, hints.zone), news.pointer("expires"))
        draft.note("expiry", f"Not to be used after {text}.")


def _all_words(value: Any, depth: int = 0) -> str:
    """Every text inside a value, for what must be shown at the desk whole."""
    if isinstance(value, Mapping) and depth < 8:
        return ", ".join(filter(None, (_all_words(each, depth + 1) for each in list(value.values())[:MAX_PARTS])))
    if isinstance(value, list) and depth < 8:
        return ", ".join(filter(None, (_all_words(each, depth + 1) for each in value[:MAX_PARTS])))
    return _text(value)


def _about(draft: Draft, news: _Object) -> None:
    language = draft.get("language")
    for name, keys in (
        ("subjects", ("subject", "subjects")),
        ("places", ("place", "places")),
        ("persons", ("person", "people")),
        ("organisations", ("organisation", "organisations")),
    ):
        draft.concepts(name, [_concept(each, language) for each in news.objects(*keys)], news.pointer(*keys))
    genre = next(iter(news.objects("genre", "genres")), None)
    if genre:
        draft.say("genre", _text(genre.value("name", "code", "literal", "uri")).rpartition("/")[2], genre.at)


def _concept(each: _Object, language: str | None) -> Concept:
    scheme, code = _text(each.value("scheme")), _text(each.value("code"))
    uri = _text(each.value("uri")) or (scheme + code if scheme and code else "")
    return vocabulary.concept(uri or None, _text(each.value("name", "literal")) or None, language)


def _rights(draft: Draft, news: _Object) -> None:
    notice, holder = _text(news.value("copyrightnotice")), _text(news.value("copyrightholder"))
    draft.rights(notice=notice, origin=news.pointer("copyrightnotice"))
    draft.rights(notice=f"© {holder}" if holder else None, origin=news.pointer("copyrightholder"))
    draft.rights(usage=_text(news.value("usageterms")), origin=news.pointer("usageterms"))
    for info in news.objects("rightsinfo"):
        for linked in info.objects("linkedrights", "langid"):
            draft.rights(usage=_text(linked.value("href", "uri", "value")), origin=linked.at)
        draft.rights(usage=_text(info.value("linkedrights")), origin=info.pointer("linkedrights"))
        encoded = info.value("encodedrights")
        if encoded:
            draft.note("rights", f"The file carries machine-readable rights at {info.pointer('encodedrights')}.")


def _lines(draft: Draft, news: _Object, kind: str) -> None:
    _headlines(draft, news)
    draft.byline(_text(news.value("byline", "by")), news.pointer("byline", "by"))
    draft.say("dateline", _text(news.value("located")), news.pointer("located"))
    for source in news.objects("infosource", "infosources"):
        draft.say("credit", _text(source.value("name", "literal")), source.at)
    for role, text, at in _descriptions(news):
        if _INTERNAL.search(role) or role in ("writer", "captionwriter"):
            draft.private(text)
        elif role in ("creditline", "credit"):
            draft.say("credit", text, at)
        elif kind not in _PICTURES and role not in _CAPTION:
            draft.say("standfirst", text, at)


def _headlines(draft: Draft, news: _Object) -> None:
    others: list[tuple[str, str]] = []
    for each in news.objects("headlines"):
        role, text = _text(each.value("role")).casefold(), markup.plain(_text(each.value("value")))
        field = _HEADLINE_ROLES.get(role)
        if _INTERNAL.search(role):
            draft.private(text)
        elif field:
            draft.say(field, text, f"{each.at}/value")
        else:
            others.append((text, f"{each.at}/value"))
    names = ["headline", *(name for name in news.names if name.startswith("headline_")), "title"]
    others += [(markup.plain(_text(news.value(name))), news.pointer(name)) for name in names]
    for text, at in others:
        draft.say("headline", text, at)


def _descriptions(news: _Object) -> Iterator[tuple[str, str, str]]:
    """Role, words and place of each description, the plain one of two before its HTML."""
    for each in news.objects("descriptions"):
        yield _text(each.value("role")).casefold(), markup.plain(_text(each.value("value"))), f"{each.at}/value"
    for name in sorted(news.names, key=lambda each: ("html" in each, each)):
        if name.startswith("description_"):
            text = markup.plain(_text(news.data[news.names[name]]))
            yield name.removeprefix("description_"), text, f"{news.at}/{news.names[name]}"


def _bodies(draft: Draft, news: _Object, hints: Hints) -> None:
    """The best of the bodies, which say the same thing: XHTML, HTML, NITF, then plain text."""
    bodies: list[tuple[int, str, str, str]] = []
    for each in news.objects("bodies"):
        role, kind = _text(each.value("role")).casefold(), _text(each.value("contenttype")).casefold()
        bodies.append(_ranked(role, kind, _raw(each.value("value")), f"{each.at}/value"))
    for name, key in news.names.items():
        if name.startswith("body_"):
            bodies.append(_ranked(name.removeprefix("body_"), "", _raw(news.data[key]), f"{news.at}/{key}"))
    for _rank, kind, text, at in sorted(bodies, key=lambda each: each[0]):
        if kind == "internal":
            draft.private(markup.plain(text))
        elif text.strip() and not draft.blocks:
            if kind == "nitf" and "<" in text:
                nitf.into(draft, text, at, hints)
            else:
                draft.body(markup.read_text(text), at)


def _raw(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _ranked(role: str, kind: str, text: str, at: str) -> tuple[int, str, str, str]:
    if _INTERNAL.search(role):
        return (0, "internal", text, at)
    words = f"{role} {kind}"
    for rank, name in enumerate(_BODY_ORDER, 1):
        if name in role.split() or role.endswith("_" + name):
            return (rank, name, text, at)
    if "nitf" in words:
        return (4, "nitf", text, at)
    if "html" in words:
        return (3, "html", text, at)
    return (6, "text", text, at)


def _picture(news: _Object) -> Picture | None:
    """A picture with its largest rendition that is a still."""
    best: tuple[int, str] | None = None
    for each in _renditions(news):
        href, mime = _text(each.value("href")), _text(each.value("mimetype", "contenttype")).casefold()
        if href and not mime.startswith(("video/", "audio/", "text/")):
            width = markup.int_of(_text(each.value("width")))
            best = max(best or (-1, ""), (width or 0, href))
    caption = credit = ""
    for role, text, _at in _descriptions(news):
        if role in ("creditline", "credit"):
            credit = credit or text
        elif not _INTERNAL.search(role) and role not in ("writer", "captionwriter"):
            caption = caption or text
    if not best and not caption:
        return None
    return Picture(
        caption,
        credit or _text(news.value("byline", "by")) or _text(news.value("copyrightholder")) or None,
        best[1] if best else None,
        alt=markup.plain(_text(news.value("title"))) or None,
        copyright=_text(news.value("copyrightnotice")) or None,
        usage=_text(news.value("usageterms")) or None,
    )


def _renditions(news: _Object) -> list[_Object]:
    found = news.value("renditions")
    if isinstance(found, Mapping) and not news.objects("renditions")[0].key("href"):
        at = news.pointer("renditions")
        return [
            _Object(each, f"{at}/{name}")
            for name, each in list(found.items())[:MAX_PARTS]
            if isinstance(each, Mapping)
        ]
    return news.objects("renditions")


def _own_picture(draft: Draft, news: _Object) -> None:
    picture = _picture(news)
    if picture:
        draft.picture(picture, news.pointer("renditions"))


def _associated(draft: Draft, news: _Object, hints: Hints) -> list[_Object]:
    """Pictures join the item, unless they may not be used; other parts that hold words are items of their own."""
    found = news.value("associations")
    at = news.pointer("associations")
    parts = news.objects("associations")
    if isinstance(found, Mapping) and not (parts and parts[0].key("uri") and isinstance(parts[0].value("uri"), str)):
        parts = [
            _Object(each, f"{at}/{name}")
            for name, each in list(found.items())[:MAX_PARTS]
            if isinstance(each, Mapping)
        ]
    further = []
    for part in parts:
        if part.at.count("/") > 40:
            continue
        if _text(part.value("type")).casefold() in _PICTURES:
            _join_picture(draft, part, hints)
        elif _text(part.value("uri")) and part.key(
            "headline", "headlines", "bodies", "body_text", "body_xhtml", "descriptions"
        ):
            further.append(part)
    return further


def _join_picture(draft: Draft, part: _Object, hints: Hints) -> None:
    mark = Draft()
    _management(mark, part, hints)
    own = mark.item()
    picture = _picture(part)
    if picture is None:
        return
    if own.status in ("canceled", "withheld"):
        draft.note("hold", f"A picture of this item is {own.status} and was left out ({own.guid or part.at}).")
    elif own.embargo is not None:
        until = own.embargo if isinstance(own.embargo, str) else own.embargo.isoformat()
        draft.note(
            "embargo", f"A picture of this item is under embargo ({until}) and was left out ({own.guid or part.at})."
        )
    else:
        draft.picture(picture, part.at)
    for note in own.notes:
        draft.note(note.role, note.text)
    for words in own.nonpublic:
        draft.private(words)


FORMAT = Format("ninjs", "ninjs 1, 2 and 3", 10, sniff, read)
