"""From bytes to text: the encoding declared, else the one detected. What no encoding explains becomes U+FFFD."""

import codecs
import re
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from standfirst.copydesk.refusals import refuse_bytes, refuse_noise

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,30})", re.ASCII)
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ODD = re.compile("[\udc80-\udcff]+")
#: What is left of a cut character of UTF-8: its first byte alone, or with one of those that follow.
_CUT = (b"\xc2", b"\xc3", b"\xe2\x80", b"\xe2\x82", b"\xf0\x9f")
_HEAD = 1024
_NUL_SHARE = 0.2
#: A Western page keeps most of its letters in ASCII; above this share of high bytes it is another script.
_WESTERN_SHARE = 0.5
_SCORED = 2000
_WESTERN = ("cp1252", "mac_roman", "cp1250", "cp850")
_LIKELY = set("“”‘’–—…•€£«»„‚°§éèêëáàâäãåæçíìîïñóòôöõøœúùûüýßÉÈÊÁÀÂÄÅÆÇÍÎÑÓÖØÜšžčćłśźżőűřěąęń")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, its encoding's name, and for each place (a code point of U+FFFD) the character its odd byte stands for
    in Windows-1252, where the rest of the text is UTF-8."""

    text: str
    encoding: str
    stray: dict[int, str] = field(default_factory=dict)


def decode(source: bytes) -> Decoded:
    """Decode bytes. Raises Unreadable for bytes that are too many or are no text."""
    refuse_bytes(source)
    for bom, name in _BOMS:
        if source.startswith(bom):
            return _marked(source[len(bom) :], name)
    if source.count(0) > _NUL_SHARE * len(source):
        name = "utf-16-le" if source[1::2].count(0) >= source[::2].count(0) else "utf-16-be"
        return Decoded(source.decode(name, "replace"), name)
    refuse_noise(source)
    return _plain(source)


def _marked(source: bytes, name: str) -> Decoded:
    if name == "utf-8":
        return _plain(source)
    return Decoded(source.decode(name, "replace"), name)


def _plain(source: bytes) -> Decoded:
    try:
        return Decoded(source.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return _mixed(source)
    declared = _declared(source[:_HEAD])
    if declared and declared != "utf-8":
        return Decoded(source.decode(declared, "replace"), declared)
    valid = sum(len(found) for found in _MULTIBYTE.findall(source))
    high = len(_HIGH.findall(source))
    if declared == "utf-8" or 2 * valid >= high:
        return _mixed(source)
    detected = _detected(source, high)
    return Decoded(source.decode(detected, "replace"), detected)


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    if not found:
        return None
    name = found[1].decode("ascii")
    try:
        known = codecs.lookup(name)
    except LookupError:
        return None
    if not known._is_text_encoding:
        return None
    return {"iso8859-1": "cp1252", "ascii": "utf-8"}.get(known.name, known.name)


def _mixed(source: bytes) -> Decoded:
    """UTF-8 in which some bytes are Windows-1252: decoded as UTF-8, each odd byte as U+FFFD and remembered.

    A character of UTF-8 that was cut in two is lost, and not read as two of Windows-1252.
    """
    text = source.decode("utf-8", "surrogateescape")
    stray: dict[int, str] = {}
    for run in _ODD.finditer(text):
        odd = run[0].encode("utf-8", "surrogateescape")
        if odd.startswith(_CUT):
            continue
        for place, meant in enumerate(odd.decode("cp1252", "replace"), run.start()):
            if meant != "\ufffd" and meant.isprintable():
                stray[place] = meant
    return Decoded(_ODD.sub(lambda run: "\ufffd" * len(run[0]), text), "utf-8", stray)


def _detected(source: bytes, high: int) -> str:
    letters = sum(source.count(byte) for byte in range(0x41, 0x7B))
    if high < _WESTERN_SHARE * (letters + high):
        likely, score = max(((name, _western(source, name)) for name in _WESTERN), key=lambda scored: scored[1])
        return likely if 3 * score >= min(high, _SCORED) else "utf-8"
    best = from_bytes(source).best()
    return best.encoding if best else "cp1252"


def _western(source: bytes, name: str) -> float:
    """How far the high bytes read as letters and marks that Western copy uses; earlier names win ties."""
    read = b" ".join(_HIGH.findall(source)[:_SCORED]).decode(name, "replace").split(" ")
    good = sum(sign in _LIKELY for sign in read)
    return good - 2 * read.count("\ufffd") - _WESTERN.index(name) / 10
