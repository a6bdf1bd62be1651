"""Photographs with IPTC-IIM and XMP metadata: caption, credit, rights, and what the sender asks of the desk.

XMP holds where both speak, since every program of the last twenty years writes it. The place of the camera (GPS) and
everybody's telephone numbers are not for publication. Sources: IPTC Photo Metadata Standard, IIM 4.2, XMP part 2.
"""

import re
import warnings
from collections.abc import Iterator
from typing import Any, BinaryIO

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from standfirst.wire.item import Concept, Item, Picture, Unreadable
from standfirst.wire.reading import times, webtext
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.names import is_house
from standfirst.wire.reading.xml import Element, attribute, children, every, local, parse_text, words

MAX_BYTES = 128_000_000
MAX_PIXELS = 250_000_000

_MAGIC = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"II*\x00": "TIFF", b"MM\x00*": "TIFF"}
_ERRORS = (
    ValueError,
    OSError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    EOFError,
    OverflowError,
    MemoryError,
    LookupError,
    ZeroDivisionError,
    RuntimeError,
    Image.DecompressionBombError,
)
#: IIM dataset numbers of record 2.
_IIM = {5: "title", 15: "category", 25: "keyword", 40: "instructions", 55: "date", 80: "byline", 90: "city", 95: "state", 101: "country", 105: "headline", 110: "credit", 115: "source", 116: "copyright", 118: "contact", 120: "caption", 122: "writer", 10: "urgency", 42: "action", 45: "reference", 47: "reference_date", 50: "reference_number", 30: "release", 35: "release_time", 37: "expiry", 38: "expiry_time"}  # fmt: skip
#: Of record 1, by which a later picture names this one.
_ENVELOPE = {30: "service", 40: "envelope", 70: "sent"}
_XMP = {"title": "title", "description": "caption", "creator": "byline", "rights": "copyright", "Headline": "headline", "Credit": "credit", "Source": "source", "Instructions": "instructions", "CaptionWriter": "writer", "City": "city", "State": "state", "Country": "country", "Urgency": "urgency", "UsageTerms": "usage", "WebStatement": "statement", "DigitalSourceType": "made", "TransmissionReference": "slug", "DateCreated": "date", "DataMining": "mining"}  # fmt: skip
_MADE = re.compile(r"trainedalgorithmic|compositewithtrained|algorithmicmedia|compositesynthetic", re.IGNORECASE)


def sniff(head: bytes) -> str | None:
    for magic, name in _MAGIC.items():
        if head.startswith(magic):
            return f"begins as a {name} picture does"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "begins as a WebP picture does"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    whole(file, MAX_BYTES, "picture")
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file) as image:
                size = image.size
                iim = _iim(image)
                xmp = _xmp(image)
                exif = dict(image.getexif())
                located = bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except _ERRORS:
        raise Unreadable("This picture is damaged or of a kind that is not read; send it as JPEG.") from None
    if size[0] * size[1] > MAX_PIXELS:
        raise Unreadable(
            f"This picture has {size[0]:,} by {size[1]:,} pixels and one may have {MAX_PIXELS:,} in all; send it smaller."
        )
    draft = Draft()
    found = iim | xmp
    _words(draft, found, exif)
    _orders(draft, found, hints)
    if located:
        draft.private("The file holds the place of the camera (GPS).")
    text = repr(sorted(found.items()))
    draft.say(
        "guid",
        computed_guid(hints.source, draft.get("slug") or draft.get("headline"), draft.get("sent"), text),
        "computed from source, title and date",
    )
    draft.say("guid_computed", True, "computed from source, title and date")
    yield draft.item()


def _iim(image: ImageFile.ImageFile) -> dict[str, list[str]]:
    """The IIM datasets that a picture carries, as words; their encoding is UTF-8 where the bytes prove it."""
    info: Any = IptcImagePlugin.getiptcinfo(image) or {}
    found: dict[str, list[str]] = {}
    for (record, dataset), value in info.items():
        name = _IIM.get(dataset) if record == 2 else _ENVELOPE.get(dataset) if record == 1 else None
        for each in value if isinstance(value, list) else [value]:
            if name and isinstance(each, bytes):
                found.setdefault(name, []).append(webtext.decoded(each[:20_000], "cp1252")[0].strip("\x00 "))
    return found


def _xmp(image: Image.Image) -> dict[str, list[str]]:
    packet: Any = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    text = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
    start, end = text.find("<"), text.rfind(">")
    if start < 0 or len(text) > 4_000_000:
        return {}
    text = re.sub(r"<\?.*?\?>", "", text[start : end + 1], flags=re.DOTALL)
    try:
        root = parse_text(text, "XMP packet")
    except Unreadable:
        return {}
    found: dict[str, list[str]] = {}
    for description in every(root, "Description"):
        for key, value in description.attrib.items():
            name = _XMP.get(key.rpartition("}")[2])
            if name and value.strip():
                found.setdefault(name, []).append(value)
        for each in children(description):
            name = _XMP.get(local(each))
            if name:
                found.setdefault(name, []).extend(_values(each))
            elif local(each) == "subject":
                found.setdefault("keyword", []).extend(_values(each))
            elif local(each) == "CreatorContactInfo":
                found.setdefault("contact", []).append(
                    " ".join([*(text for part in each.iter() for text in part.attrib.values()), words(each) or ""])
                )
    return {name: values for name, values in found.items() if values}


def _values(element: Element) -> list[str]:
    """The values of an XMP property: its list's members, the default language of its alternatives first, or itself."""
    members = sorted(every(element, "li"), key=lambda each: attribute(each, "lang") not in (None, "x-default"))
    return [text for text in map(words, members or [element]) if text]


def _words(draft: Draft, found: dict[str, list[str]], exif: dict[int, Any]) -> None:
    def first(name: str) -> str:
        return next(filter(None, found.get(name, [])), "")

    draft.say("headline", first("headline") or first("title"), "Headline")
    draft.say("slug", first("slug") or first("title"), "title of the object")
    people = [name for name in found.get("byline", []) if not is_house(name)]
    draft.say("bylines", tuple(dict.fromkeys(people)), "creator")
    draft.say("credit", first("credit") or first("source"), "credit")
    credit = "/".join(dict.fromkeys(filter(None, (*people[:1], first("credit") or first("source")))))
    notice = first("copyright") or str(exif.get(ExifTags.Base.Copyright) or "")
    draft.rights(notice=notice, origin="copyright notice")
    for name in ("usage", "statement"):
        draft.rights(usage=first(name), origin=name)
    if "PROHIBITED" in first("mining").upper():
        draft.rights(usage="Data mining prohibited", origin="plus:DataMining")
    draft.concepts("subjects", [Concept(None, word) for word in found.get("keyword", [])], "keywords")
    where = ", ".join(filter(None, (first("city"), first("state"), first("country"))))
    draft.concepts("places", [Concept(None, where or None)], "city, state, country")
    made = " (made with artificial intelligence)" if _MADE.search(first("made")) else ""
    if made:
        draft.note("warning", "The picture says of itself that it was made or changed with artificial intelligence.")
    caption = first("caption")
    draft.picture(
        Picture(caption or "", (credit + made).strip() or None, None, copyright=notice or None), "the picture itself"
    )
    draft.pictures = draft.pictures or [Picture(credit=(credit + made).strip() or None)]


def _orders(draft: Draft, found: dict[str, list[str]], hints: Hints) -> None:
    """Instructions, urgency, kills of an earlier object, release and expiry."""

    def first(name: str) -> str:
        return next(filter(None, found.get(name, [])), "")

    draft.note("editors", first("instructions"))
    draft.private(first("contact"))
    draft.private(first("writer"))
    if first("urgency").isascii() and first("urgency") in tuple("12345678"):
        draft.say("urgency", int(first("urgency")), "urgency")
    day = times.when(first("date"), hints.zone) or times.day(first("date"))
    draft.say("sent", day, "date created")
    draft.origins["status"] = "IIM 2:42 Action Advised"
    if first("action") in ("01", "02"):
        killed = first("action") == "01"
        draft.mark("canceled" if killed else "correction", "IIM 2:42 Action Advised")
        reference = " ".join(filter(None, (first("reference"), first("reference_date"), first("reference_number"))))
        draft.say("corrects", reference, "IIM 2:45, 2:47, 2:50")
        draft.say("corrects_status", "canceled" if killed else None, "IIM 2:42 Action Advised")
        draft.say("refers", (reference,) if reference else (), "IIM 2:45, 2:47, 2:50")
    named = (first("service"), first("sent"), first("envelope"))
    draft.say("numbers", (" ".join(named),) if all(named) else (), "IIM 1:30, 1:70, 1:40")
    if first("release"):
        moment = times.embargo(f"{first('release')}T{first('release_time')}", hints.zone, hints.now)
        draft.say("embargo", moment, "IIM 2:30 and 2:35")
    if first("expiry"):
        draft.say("expires", times.when(f"{first('expiry')}T{first('expiry_time')}", hints.zone), "IIM 2:37 and 2:38")
        draft.note("expiry", f"Not to be used after {first('expiry')} {first('expiry_time')}.")


FORMAT = Format("photo", "photograph", 0, sniff, read)
