"""Characters: what cannot be printed goes, what was read in the wrong encoding is mended, marks of HTML come off.

What is lost stays lost: U+FFFD is kept and flagged, never guessed at.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_lowercase, ascii_uppercase

from ftfy import fix_encoding
from ftfy.badness import is_bad

from standfirst.copydesk.layers import Change, Layered, Vetoed, never
from standfirst.copydesk.lines import beyond_ascii, is_printable

#: More layers of marks than any page wraps its text in; what is nested deeper loses the signs that open it.
_ROUNDS = 8

#: Controls, format characters without a use in copy, private use (icon fonts), noncharacters.
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ue000-\uf8ff\U000e0000-\U000e01ef\U000f0000-\U0010ffff"
)
_MAYBE_UNPRINTABLE = re.compile(f"[{_HIDDEN}\u200c\u200d]")
_UNPRINTABLE = re.compile(
    f"[{_HIDDEN}]+"
    "|[\u200c\u200d](?![\U0001f000-\U0001faff\u2640-\u27bf\u0600-\u0dff])|(?<![\U0001f000-\U0001faff\ufe0f\u2640-\u27bf\u0600-\u0dff])[\u200c\u200d]"
)
_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MAYBE_BAD = re.compile(
    "[\u00c2-\u00f4\u0102-\u0163\u0178-\u017e\u0192\u0402-\u045f\u221a\u201a][\u0080-\u024f\u0400-\u045f\u2010-\u2122\u02c6-\u02dd]"
)
_NOT_ASCII = re.compile("[^\x00-\x7f\u2028\u2029]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_WORD = re.compile(r"\S+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENING = re.compile(r"(?<!<)<+(?=[A-Za-z/!?])|(?<!&)&+(?=#|[A-Za-z])|(?<!\])\]+(?=\]>)")
_LIGATURE = re.compile("[\ufb00-\ufb06]")

_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "applet",
        "area",
        "audio",
        "b",
        "base",
        "basefont",
        "bdi",
        "bdo",
        "big",
        "button",
        "canvas",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "datalist",
        "del",
        "details",
        "dfn",
        "dialog",
        "em",
        "embed",
        "font",
        "frame",
        "frameset",
        "head",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "legend",
        "link",
        "map",
        "mark",
        "marquee",
        "math",
        "meta",
        "meter",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "output",
        "param",
        "picture",
        "plaintext",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "script",
        "select",
        "slot",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "template",
        "textarea",
        "time",
        "title",
        "track",
        "tt",
        "u",
        "var",
        "video",
        "wbr",
        "xml",
        "xmp",
        "path",
        "g",
        "animate",
        "set",
        "use",
        "image",
        "foreignobject",
    ]
)
_SILENT = ("script", "style", "template", "noembed", "xmp", "iframe")
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,14})(?:[\s/][^<>]*)?>|<!--|<!DOCTYPE[^<>]*>|<!\[CDATA\[|\]\]>|<\?xml[^<>]*>", re.I
)
_UNCLOSED = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,14})[\s/][^<>=\n]*=[^<>\n]*$", re.M)


def repair(text: str, stray: Mapping[int, str] | None = None, vetoed: Vetoed = never) -> Layered:
    """The text with its characters mended, each change known; `stray` as in `Decoded`."""
    layered = Layered(text, vetoed)
    if stray:
        layered.apply([Change(place, place + 1, meant, "encoding.mixed") for place, meant in sorted(stray.items())])
    layered.apply(_surrogates(layered.text))
    for _round in range(_ROUNDS):
        before = layered.text
        _characters(layered)
        _marks(layered)
        if layered.text == before:
            return layered
    layered.apply(_nested(layered.text))
    _characters(layered)
    return layered


def printable(text: str) -> Layered:
    """The text without controls and surrogates, and otherwise as it stands: for a sheet, which is clean copy."""
    layered = Layered(text)
    layered.apply(_surrogates(text))
    layered.apply(change for change in _unprintable(layered.text) if not change.undoable)
    return layered


def _characters(layered: Layered) -> None:
    """Mend encoding, signs that cannot be seen, ligatures and composition, until nothing is left to mend.

    Each step may lay bare work for another: a ligature parted can end a piece of mojibake, a mended piece can hold a
    control. It ends, because no step but parting ligatures lengthens the text, and none makes a ligature of letters.
    """
    while not _has_only_known_signs(layered.text):
        before = layered.text
        layered.apply(_mojibake(layered.text))
        layered.apply(_unprintable(layered.text))
        layered.apply(_ligatures(layered.text))
        if not unicodedata.is_normalized("NFC", layered.text):
            layered.apply(_composed(layered.text))
        if layered.text == before:
            return
    if not is_printable(layered.text):
        layered.apply(_unprintable(layered.text))


def _has_only_known_signs(text: str) -> bool:
    """Whether nothing beyond ASCII could be mended: a first look at those few signs, which spares most copy."""
    signs = beyond_ascii(text)
    return not (
        _MAYBE_BAD.search(signs) or _MAYBE_UNPRINTABLE.search(signs) or _LIGATURE.search(signs)
    ) and unicodedata.is_normalized("NFC", text)


def _marks(layered: Layered) -> None:
    if "&" in layered.text or "<" in layered.text:
        layered.apply(_entities(layered.text))
        layered.apply(_tags(layered.text))


def _nested(text: str) -> Iterator[Change]:
    """The signs that open a tag or an entity, where they were wrapped in one another past all use."""
    for found in _OPENING.finditer(text):
        yield Change(found.start(), found.end(), "", "html.nested", undoable=False)


def _surrogates(text: str) -> Iterator[Change]:
    if is_printable(text):
        return
    for found in _SURROGATE.finditer(text):
        yield Change(found.start(), found.end(), "\ufffd", "characters.lost", undoable=False)


def _ligatures(text: str) -> Iterator[Change]:
    for found in _LIGATURE.finditer(text):
        yield Change(found.start(), found.end(), unicodedata.normalize("NFKC", found[0]), "characters.ligature")


def _unprintable(text: str) -> Iterator[Change]:
    if not _MAYBE_UNPRINTABLE.search(text):
        return
    right_to_left = _right_to_left(text)
    for found in _UNPRINTABLE.finditer(text):
        for place, sign in enumerate(found[0], found.start()):
            if "\x80" <= sign <= "\x9f":
                meant = sign.encode("latin-1").decode("cp1252", "replace")
                yield Change(place, place + 1, meant, "encoding.c1-control", undoable=False)
            elif not (right_to_left and sign in "\u200e\u200f"):
                yield Change(place, place + 1, "", _named(sign), undoable=sign > "\x9f")


def _named(sign: str) -> str:
    if sign < " " or sign == "\x7f":
        return "characters.control"
    if "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000":
        return "characters.icon"
    return "characters.invisible"


def _right_to_left(text: str) -> bool:
    return bool(_RIGHT_TO_LEFT.search(text))


def _entities(text: str) -> Iterator[Change]:
    for found in _ENTITY.finditer(text):
        plain = html.unescape(found[0].replace("&amp;amp;", "&amp;"))
        while plain.startswith("&amp;"):
            plain = "&" + plain[5:]
        last = html.unescape(plain)
        if last != found[0] and not ("\ud800" <= last[:1] <= "\udfff"):
            yield Change(found.start(), found.end(), last, "html.entity", undoable=False)


_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


def _tags(text: str) -> Iterator[Change]:
    lowered = ""
    missing: set[str] = set()
    at = 0
    for found in _TAG.finditer(text):
        if found.start() < at:
            continue
        name = (found[2] or "").lower()
        if name and name not in _BLOCK and name not in _INLINE:
            continue
        end = found.end()
        closing = "-->" if found[0] == "<!--" else f"</{name}" if name in _SILENT and not found[1] else ""
        if closing and closing not in missing:
            # Once, and by ASCII alone: some capitals of other scripts have two small letters, and places would shift.
            lowered = lowered or text.translate(_SMALL)
            stop = lowered.find(closing, end)
            if stop < 0:
                missing.add(closing)
            else:
                stop += len(closing)
                end = stop if closing == "-->" else text.find(">", stop) + 1 or len(text)
        yield Change(found.start(), end, "\n" if name in _BLOCK else "", "html.tag", undoable=False)
        at = end
    for found in _UNCLOSED.finditer(text, at):
        if found[2].lower() in _BLOCK | _INLINE:
            yield Change(found.start(), found.end(), "", "html.tag", undoable=False)


def _mojibake(text: str) -> Iterator[Change]:
    """Runs that are UTF-8 once read as a one-byte encoding, in lines where nothing else explains them."""
    if not _MAYBE_BAD.search(text):
        return
    start = 0
    for line in text.splitlines(keepends=True):
        if _MAYBE_BAD.search(line) and is_bad(line):
            for found in _NOT_ASCII.finditer(line):
                yield from _mended(found[0], start + found.start(), line)
        start += len(line)


def _mended(run: str, start: int, line: str) -> Iterator[Change]:
    mended = fix_encoding(run)
    if mended == run:
        return
    at = 0
    for length in _lengths(run, mended):
        part = run[at : at + length]
        fixed = fix_encoding(part)
        if fixed != part and len(fixed) == 1 and not fixed.isspace():
            yield Change(start + at, start + at + length, fixed, "encoding.mojibake")
        at += length


def _lengths(run: str, mended: str) -> list[int]:
    """How many characters of the run each mended character stands for; the whole run where that does not come out."""
    lengths = [len(sign.encode("utf-8")) if ord(sign) > 127 else 1 for sign in mended]
    if sum(lengths) != len(run):
        return [len(run)]
    at = 0
    for sign, length in zip(mended, lengths, strict=True):
        if fix_encoding(run[at : at + length]) != sign:
            return [len(run)]
        at += length
    return lengths


def _composed(text: str) -> Iterator[Change]:
    for found in _WORD.finditer(text):
        word = found[0]
        if unicodedata.is_normalized("NFC", word):
            continue
        composed = unicodedata.normalize("NFC", word)
        shared = _shared(word, composed)
        behind = _shared(word[shared:][::-1], composed[shared:][::-1])
        yield Change(
            found.start() + shared,
            found.end() - behind,
            composed[shared : len(composed) - behind],
            "characters.composed",
            undoable=False,
        )


def _shared(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


@cache
def known_tags() -> frozenset[str]:
    return _BLOCK | _INLINE
