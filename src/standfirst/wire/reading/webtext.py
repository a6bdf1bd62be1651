"""Bytes of a web page as text: a mark at its start, UTF-8 where the bytes prove it, else what it declares."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.ASCII | re.IGNORECASE)


def decoded(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a page, a mail's part or a plain file, and the name of its encoding (WHATWG: Latin-1 is cp1252)."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace"), name
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.end >= len(content) - 1:
            return content[: error.start].decode("utf-8"), "utf-8"
    found = _CHARSET.search(content[:4096])
    name = known(declared or (found[1].decode("ascii") if found else "cp1252"))
    text = content.decode(name, "replace")
    if name == "cp1252" and _is_mostly_utf8(content):
        return content.decode("utf-8", "replace"), "utf-8"
    return text, name


def known(name: str) -> str:
    """The codec of a declared name; Windows-1252 for one that is not known, says too little, or is no text."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return "cp1252"
    if not codec._is_text_encoding or codec.name in ("utf-8", "ascii", "iso8859-1", "utf-7", "idna", "punycode"):
        return "cp1252"
    return codec.name


def _is_mostly_utf8(content: bytes) -> bool:
    valid = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", content))
    return valid > 4 and valid * 2 > len(re.findall(rb"[\x80-\xff]", content)) / 3
