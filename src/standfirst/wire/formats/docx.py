"""Word documents (.docx): styles become fields, tracked changes are taken as accepted, comments are left out and said.

Text comes by mammoth; what mammoth does not look at (status, comments, hidden text, headers) is read from the package
itself. The archive is measured before anything in it is unpacked.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import mammoth

from standfirst.wire.item import Block, Item, Unreadable
from standfirst.wire.reading import markup, times, typed
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.page import parsed
from standfirst.wire.reading.xml import Element, attribute, child, every, local, parse, words

MAX_BYTES = 64_000_000
MAX_UNPACKED = 256_000_000
MAX_PART = 64_000_000
MAX_PARTS = 5_000
MAX_RATIO = 200

_STYLES = """
p[style-name='Title'] => h1.headline:fresh
p[style-name='Headline'] => h1.headline:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Standfirst'] => p.standfirst:fresh
p[style-name='Kicker'] => p.kicker:fresh
p[style-name='Byline'] => p.byline:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Dateline'] => p.dateline:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_FIELDS = ("kicker", "headline", "standfirst", "byline", "dateline")
_ERRORS = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    LookupError,
    AssertionError,
    RecursionError,
    OSError,
    EOFError,
    SyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # zipfile, of a way of packing that it does not know
    RuntimeError,
)


def sniff(head: bytes) -> str | None:
    if not head.startswith(b"PK\x03\x04"):
        return None
    if b"word/" in head:
        return "a ZIP archive with a folder named word, as Word documents have"
    if b"[Content_Types].xml" in head and not any(name in head for name in (b"xl/", b"ppt/")):
        return "a ZIP archive that names its parts as office documents do"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    content = whole(file, MAX_BYTES, "Word document")
    parts = _parts(content)
    draft = Draft()
    _package(draft, parts, hints)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
        )
    except _ERRORS:
        raise Unreadable("This Word document is damaged inside; open it, save it again and send that.") from None
    _fields(draft, made.value, hints)
    if not draft.blocks and not draft.get("headline"):
        raise Unreadable("This Word document holds no text; check that the right file was sent.")
    text = (draft.get("headline") or "") + "".join(block.text for block in draft.blocks)
    draft.say(
        "guid",
        computed_guid(hints.source, draft.get("headline"), draft.get("sent"), text),
        "computed from source, headline and date",
    )
    draft.say("guid_computed", True, "computed from source, headline and date")
    yield draft.item()


def _parts(content: bytes) -> dict[str, bytes]:
    """The XML parts of the archive, once its declared sizes and the sizes met are within limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            total = sum(each.file_size for each in listed)
            if len(listed) > MAX_PARTS or total > MAX_UNPACKED:
                raise Unreadable(
                    f"This Word document unpacks to {total:,} bytes in {len(listed):,} parts, far more than any text; it was not opened."
                )
            for each in listed:
                if each.file_size > MAX_PART or (
                    each.file_size > 1_000_000 and each.file_size > MAX_RATIO * max(each.compress_size, 1)
                ):
                    raise Unreadable(
                        f"A part of this Word document ({each.filename[:60]}) unpacks to {each.file_size:,} bytes; it was not opened."
                    )
            names = {each.filename for each in listed}
            if "word/document.xml" not in names:
                raise Unreadable(
                    "This ZIP archive is no Word document (it has no word/document.xml); unpack it and send the files."
                )
            wanted = [
                each
                for each in listed
                if re.fullmatch(
                    r"(?:word/(?:document|comments|header\d*|footer\d*)|docProps/(?:core|custom))\.xml", each.filename
                )
            ]
            return {each.filename: _unpacked(archive, each) for each in wanted}
    except _ERRORS as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(
            "This Word document is damaged or locked with a password; save it again without one and send that."
        ) from None


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as opened:
        content = opened.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise Unreadable(
            f"A part of this Word document ({part.filename[:60]}) is larger than it says; it was not opened."
        )
    return content


def _package(draft: Draft, parts: dict[str, bytes], hints: Hints) -> None:
    """Status, dates and everything that is not for publication: comments, hidden and deleted text, headers, footers."""
    core = parse(parts["docProps/core.xml"], "Word document")[0] if "docProps/core.xml" in parts else None
    for each in every(core, "contentStatus"):
        word = (words(each) or "").casefold()
        if word == "draft":
            draft.mark("withheld", "docProps/core.xml: contentStatus")
            draft.note("hold", "The document says that it is a draft.")
        elif word and word != "final":
            draft.unknown_status(word, "docProps/core.xml: contentStatus")
    for each in every(core, "modified"):
        draft.say("sent", times.when(words(each), hints.zone), "docProps/core.xml: modified")
    for each in every(core, "language"):
        draft.say("language", words(each), "docProps/core.xml: language")
    for each in every(core, "lastModifiedBy"):
        draft.private(words(each))
    if b"MSIP_Label_" in parts.get("docProps/custom.xml", b""):
        draft.mark("withheld", "docProps/custom.xml: sensitivity label")
        draft.note("hold", "The document carries a label of sensitivity.")
    _set_aside(draft, parts)
    _unseen(draft, parse(parts["word/document.xml"], "Word document")[0])


def _set_aside(draft: Draft, parts: dict[str, bytes]) -> None:
    """Headers, footers and comments."""
    comments = 0
    for name, content in parts.items():
        if name.startswith(("word/header", "word/footer")):
            draft.private(words(parse(content, "Word document")[0]))
        elif name == "word/comments.xml":
            for each in every(parse(content, "Word document")[0], "comment"):
                comments += 1
                draft.private(words(each))
    if comments:
        draft.note(
            "warning",
            f"{comments} comments of the document were left out; they stand with what is not for publication.",
        )
    _unseen(draft, parse(parts["word/document.xml"], "Word document")[0])


def _unseen(draft: Draft, document: Element) -> None:
    for each in every(document, "delText"):
        draft.private(words(each))
    for run in every(document, "r"):
        vanish = child(run, "rPr", "vanish")
        if vanish is not None and (attribute(vanish, "val") or "true") not in ("0", "false"):
            draft.private(words(run))


def _fields(draft: Draft, html: str, hints: Hints) -> None:
    """What the document's styles name; then labels above and contacts below, as in any typed text."""
    tree = parsed(f"<div>{html}</div>")
    if tree is None:
        return
    named = [each for each in tree.iter() if local(each) and (each.get("class") or "") in (*_FIELDS, "caption")]
    for each in named:
        field, text = each.get("class"), words(each)
        if field == "byline":
            draft.byline(text, "style of the paragraph")
        elif field == "caption":
            draft.note("editors", f"Caption: {text}")
        else:
            draft.say(field or "", text, "style of the paragraph")
        each.getparent().remove(each)
    body = markup.read_element(tree)
    private = set(draft.nonpublic)
    body.blocks = [block for block in body.blocks if block.text not in private]
    if not draft.get("headline") and body.blocks and body.blocks[0].type == "subhead" and body.blocks[0].level == 1:
        draft.say("headline", body.blocks.pop(0).text, "first heading")
    body.blocks = _labelled(draft, body.blocks, hints)
    first = body.blocks[0] if body.blocks else None
    if (
        first
        and not draft.get("headline")
        and len(body.blocks) > 1
        and len(first.text.split()) <= 20
        and not first.text.endswith(".")
    ):
        draft.say("headline", first.text, "first paragraph")
        body.blocks.pop(0)
    typed.names_another(draft, draft.get("headline") or (first.text if first else None), "first paragraph")
    draft.origins.setdefault("status", "docProps/core.xml: contentStatus")
    draft.body(body, "word/document.xml")


def _labelled(draft: Draft, blocks: list[Block], hints: Hints) -> list[Block]:
    kept = typed.read_lines(
        draft, [block.text for block in blocks], hints.zone, draft.get("sent"), "word/document.xml"
    )
    left: list[Block] = []
    for block in blocks:
        if block.text in kept:
            kept.remove(block.text)
            left.append(block)
    return left


FORMAT = Format("docx", "Word document", 0, sniff, read)
