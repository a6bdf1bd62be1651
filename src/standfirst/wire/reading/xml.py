"""XML without DTD, entities or network, within limits; and small helpers to walk it by local names."""

import codecs
import html.entities
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from standfirst.wire.item import Unreadable

MAX_BYTES = 32_000_000
MAX_DEPTH = 200
MAX_NODES = 500_000

Element = Any

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']", re.ASCII)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!#?\w{1,32};)")
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)([^>]*)")
_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_C1 = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
_OWN = frozenset(["amp", "lt", "gt", "quot", "apos"])
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(content: bytes) -> tuple[str, str]:
    """The text of an XML file and the name of its encoding.

    A mark at the start wins, then what the bytes themselves prove (UTF-8), then what is declared; bytes that are
    not what they say are read as Windows-1252, which is what is sent as ISO 8859-1 too.
    """
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace"), name
    if content[:64].count(0) > 8:
        name = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(name, "replace"), name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = _declared(content[:1024])
    if name == "cp1252":
        return content.decode(name, "replace").translate(_C1), name
    try:
        return content.decode(name), name
    except (UnicodeDecodeError, LookupError):
        return content.decode("cp1252", "replace"), "cp1252"


def _declared(head: bytes) -> str:
    found = _ENCODING.search(head)
    try:
        known = codecs.lookup(found[1].decode("ascii")) if found else None
    except LookupError:
        known = None
    if known is None or not known._is_text_encoding or known.name in ("utf-8", "ascii", "iso8859-1"):
        return "cp1252"
    return known.name


def parse(content: bytes, what: str) -> tuple[Element, str]:
    """The root element and the encoding. Raises Unreadable with the line where the file breaks or a limit is hit."""
    text, encoding = decoded(content)
    return parse_text(text, what), encoding


def parse_text(text: str, what: str) -> Element:
    """The root element of XML in a str. Raises Unreadable as `parse` does."""
    text = _ILLEGAL.sub("", _DECLARATION.sub("", text, count=1))
    _refuse_depth(text, what)
    text = _NAMED.sub(_plain_entity, text)
    try:
        return _limited(_parsed(text), what)
    except etree.XMLSyntaxError:
        pass
    try:
        return _limited(_parsed(_BARE.sub("&amp;", text)), what)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        reason = re.sub(r", line \d+, column \d+.*$", "", error.msg or "it is broken", flags=re.DOTALL)
        raise Unreadable(
            f"This {what} is not well-formed XML: line {line}: {reason[:120]}; ask the sender for a whole file."
        ) from None


def _parsed(text: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
        recover=False,
        encoding="utf-8",
    )
    return etree.fromstring(text.strip().encode("utf-8"), parser)


def _plain_entity(found: re.Match[str]) -> str:
    """HTML's named characters, which XML without a DTD does not know."""
    if found[1] in _OWN:
        return found[0]
    return html.entities.html5.get(found[1] + ";", found[0])


def _limited(root: Element, what: str) -> Element:
    count = sum(1 for _each in root.iter())
    if count > MAX_NODES:
        raise Unreadable(f"This {what} has {count:,} elements and one may have {MAX_NODES:,}; send it in parts.")
    return root


def _refuse_depth(text: str, what: str) -> None:
    """Refuse nesting that no copy has, before a parser walks it."""
    depth = 0
    for found in re.finditer(r"<(/?)[^\s<>/!?][^<>]*?(/?)>", text):
        if found[1]:
            depth -= 1
        elif not found[2]:
            depth += 1
            if depth > MAX_DEPTH:
                line = text.count("\n", 0, found.start()) + 1
                raise Unreadable(
                    f"This {what} nests its elements more than {MAX_DEPTH} deep at line {line};"
                    " no copy does, so check what was sent."
                )


def root_name(head: bytes) -> tuple[str, str] | None:
    """The local name of the root element and its attributes as written, or None where the bytes are not XML."""
    text = decoded(head)[0].lstrip("\ufeff \t\r\n\x00")
    if not text.startswith("<"):
        return None
    text = _COMMENT.sub(" ", _without_doctype(_COMMENT.sub(" ", text))).lstrip()
    found = _ROOT.match(text)
    return (found[1], found[2]) if found else None


def _without_doctype(text: str) -> str:
    start = text.upper().find("<!DOCTYPE")
    if start < 0 or text[:start].strip():
        return text
    bracket, close = text.find("[", start), text.find(">", start)
    if 0 <= bracket < close:
        end = re.compile(r"\]\s*>").search(text, bracket)
        return text[end.end() :] if end else ""
    return text[close + 1 :] if close >= 0 else ""


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for what is no element (an entity that was not resolved)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> list[Element]:
    """The child elements of these local names, or all."""
    if element is None:
        return []
    return [each for each in element if local(each) and (not names or local(each) in names)]


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of local names."""
    for name in path:
        element = next(iter(children(element, name)), None)
        if element is None:
            return None
    return element


def every(element: Element | None, *names: str) -> Iterator[Element]:
    """All descendants of these local names, in order."""
    if element is not None:
        for each in element.iter():
            if local(each) in names:
                yield each


def words(element: Element | None) -> str | None:
    """All text of an element, its spaces folded; None where there is none."""
    if element is None:
        return None
    return " ".join("".join(map(str, element.itertext(with_tail=False))).split()) or None


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name, without spaces around it; None where it is missing or empty."""
    if element is None:
        return None
    value = element.get(name)
    if value is None:
        value = next((each for key, each in element.attrib.items() if key.rpartition("}")[2] == name), None)
    return (value or "").strip() or None


def place(element: Element | None) -> str:
    """Where an element stands, as an XPath of local names."""
    steps: list[str] = []
    while element is not None:
        parent = element.getparent()
        name = local(element)
        same = children(parent, name) if parent is not None else [element]
        steps.append(f"{name}[{same.index(element) + 1}]" if len(same) > 1 else name)
        element = parent
    return "/" + "/".join(reversed(steps))


def detach(element: Element) -> None:
    """Take an element out of its tree and leave the text after it where it was."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
