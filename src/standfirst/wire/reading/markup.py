"""Bodies in HTML, XHTML or NITF as blocks: paragraphs, subheads, lists, tables, quotes, links, pictures, embeds.

Everything else is left out and counted in `dropped`, so that the desk can be told what did not come along.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

from standfirst.wire.item import Block, BlockType, Link
from standfirst.wire.reading.paragraphs import paragraphs
from standfirst.wire.reading.xml import attribute, children, every, local, words

Element = Any

_CONTAINERS = frozenset(
    [
        "address",
        "article",
        "aside",
        "block",
        "body",
        "body.content",
        "body.end",
        "body.head",
        "center",
        "content",
        "details",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "footer",
        "form",
        "header",
        "hgroup",
        "html",
        "inlinexml",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "summary",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "caption",
        "legend",
        "abstract",
        "datacontent",
    ]
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "hl1": 1, "hl2": 2}
_LISTS = frozenset(["ul", "ol", "dl", "menu", "dir"])
_QUOTES = frozenset(["blockquote", "bq"])
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "button",
        "input",
        "select",
        "textarea",
        "label",
        "svg",
        "canvas",
        "math",
        "map",
        "area",
        "applet",
        "link",
        "meta",
        "head",
        "title",
        "dialog",
        "nav",
        "form",
        "frame",
        "frameset",
        "object",
        "param",
        "nitf-col",
        "note",
        "tagline",
        "bibliography",
    ]
)
_SILENT = frozenset(["head", "title", "meta", "link"])
_EMBEDS = frozenset(["iframe", "video", "audio", "embed"])
_PICTURES = frozenset(["img", "figure", "picture", "media", "amp-img"])
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|b|i|em|strong|a|span|table|tr|td|blockquote|img)\b[^<>]*>", re.I)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»“)\]]*$")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: Deeper than this, an element is read as its words alone.
MAX_DEPTH = 60


@dataclass
class Body:
    """What became of a body."""

    blocks: list[Block] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    hidden: list[str] = field(default_factory=list)

    def warning(self) -> str | None:
        """What was left out, in a sentence for the desk."""
        if not self.dropped:
            return None
        kinds = ", ".join(f"{count} × {name}" for name, count in sorted(self.dropped.items()))
        return f"Left out of the body, since no story holds it: {kinds}."


def has_markup(text: str) -> bool:
    """Whether text is HTML, or HTML escaped once or twice."""
    return bool(_TAG.search(text)) or bool(_TAG.search(html.unescape(html.unescape(text))))


def read_text(text: str, base: str | None = None) -> Body:
    """The blocks of a text that may be HTML, HTML escaped once or twice, or plain."""
    for _level in range(3):
        if _TAG.search(text):
            return read_html(text, base)
        if "&" not in text:
            break
        text = html.unescape(text)
    return Body([Block("paragraph", each) for each in paragraphs(text)])


def read_html(text: str, base: str | None = None) -> Body:
    """The blocks of a piece of HTML."""
    text = text.replace("\x00", "")
    if not text.strip():
        return Body()
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _stripped(text)
    if any("depth" in error.message for error in parser.error_log):
        return _stripped(text)
    return read_element(tree, base)


def _stripped(text: str) -> Body:
    """The words of HTML that no parser takes apart to its end."""
    parted = re.sub(r"</?(?:p|div|br|li|tr|h[1-6])\b[^<>]*>", "\n\n", text, flags=re.IGNORECASE)
    words_alone = html.unescape(re.sub(r"<[^<>]*>", " ", parted))
    body = Body([Block("paragraph", each) for each in paragraphs(words_alone)])
    body.dropped["markup too deep or too broken to follow"] += 1
    return body


def read_element(element: Element, base: str | None = None, depth: int = 0) -> Body:
    """The blocks of an element that was parsed: HTML, XHTML, or the NITF names of the same things."""
    walk = _Walk(base)
    walk.into(element, depth)
    walk.flush()
    return walk.body


def plain(text: str) -> str:
    """The words of a text that may be HTML or escaped HTML, in one line."""
    if not has_markup(text) and "&" not in text:
        return " ".join(text.split())
    return " ".join(block.text.replace("\n", " ") for block in read_text(text).blocks)


class _Run:
    """Inline text as it is gathered, spaces folded, with its links."""

    def __init__(self) -> None:
        self.text = ""
        self.links: list[Link] = []

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if (not self.text or self.text[-1] in " \n") and text.startswith(" "):
            text = text[1:]
        self.text += text

    def line(self) -> None:
        self.text = self.text.rstrip(" ")
        if self.text:
            self.text += "\n"


class _Walk:
    """One walk over a body."""

    def __init__(self, base: str | None) -> None:
        self.base = base
        self.body = Body()
        self.run = _Run()
        self.kind: BlockType = "paragraph"

    def flush(self) -> None:
        """End the paragraph that was being gathered."""
        run, self.run = self.run, _Run()
        for text, links in _pieces(run):
            self.body.blocks.append(Block(self.kind, text, links=links))

    def into(self, element: Element, depth: int) -> None:
        """Everything inside an element."""
        self._words(element.text)
        for each in element:
            self.one(each, depth + 1)
            self._words(each.tail)

    def _words(self, text: str | None) -> None:
        """Text, which may hold HTML that was escaped."""
        if text and "<" in text and _TAG.search(text):
            self.flush()
            inner = read_html(text, self.base)
            self._adopt(inner)
        else:
            self.run.add(text)

    def _adopt(self, inner: Body) -> None:
        self.body.blocks += inner.blocks
        self.body.dropped += inner.dropped
        self.body.hidden += inner.hidden

    def one(self, element: Element, depth: int) -> None:
        """One element."""
        name = local(element).lower()
        if not name:
            return
        if depth > MAX_DEPTH:
            self.run.add(words(element))
            return
        if _is_hidden(element):
            self._hide(element)
        elif name in _DROPPED:
            self._drop(element, name)
        elif name == "br":
            self.run.line()
        elif name == "hr":
            self.flush()
        elif name == "q":
            self._quoted(element, depth)
        elif name == "a":
            self._link(element, depth)
        elif not self._set_apart(element, name, depth):
            self.into(element, depth)

    def _set_apart(self, element: Element, name: str, depth: int) -> bool:
        """An element that is not part of a line of text; False where it is."""
        if name in _PICTURES:
            self._picture(element, name, depth)
        elif name in _EMBEDS:
            self._embed(element, name)
        elif name in _HEADINGS:
            self._subhead(element, _HEADINGS[name], depth)
        elif name in _LISTS:
            self._list(element, name, depth)
        elif name in ("table", "nitf-table"):
            self._table(element, depth)
        elif name in _QUOTES or (name == "aside" and "quote" in (element.get("class") or "")):
            self._quote(element, depth)
        elif name in _CONTAINERS:
            self._container(element, name, depth)
        else:
            return False
        return True

    def _container(self, element: Element, name: str, depth: int) -> None:
        if name == "pre":
            self.flush()
            text = "".join(map(str, element.itertext()))
            self.body.blocks += [Block("paragraph", each) for each in paragraphs(text)]
            return
        self.flush()
        self.into(element, depth)
        self.flush()

    def _drop(self, element: Element, name: str) -> None:
        if name not in _SILENT and (words(element) or name in ("object", "form", "svg", "canvas", "applet")):
            self.body.dropped[name] += 1

    def _hide(self, element: Element) -> None:
        text = words(element)
        if text:
            self.body.dropped["hidden text"] += 1
            self.body.hidden.append(text)

    def _quoted(self, element: Element, depth: int) -> None:
        self.run.add("“")
        self.into(element, depth)
        self.run.text = self.run.text.rstrip(" ") + "”"

    def _link(self, element: Element, depth: int) -> None:
        run, start = self.run, len(self.run.text)
        self.into(element, depth)
        href = address(attribute(element, "href"), self.base)
        if href and self.run is run and run.text[start:].strip():
            begin = start + len(run.text[start:]) - len(run.text[start:].lstrip())
            run.links.append(Link(begin, len(run.text.rstrip()), href))

    def _subhead(self, element: Element, level: int, depth: int) -> None:
        self.flush()
        inner = read_element(element, self.base, depth + 1)
        self.body.dropped += inner.dropped
        apart = [block for block in inner.blocks if block.type in ("picture", "embed")]
        text = " ".join(block.text.replace("\n", " ") for block in inner.blocks if block not in apart).strip()
        if text:
            self.body.blocks.append(Block("subhead", text, level=level))
        self.body.blocks += apart

    def _quote(self, element: Element, depth: int) -> None:
        self.flush()
        if "twitter-tweet" in (element.get("class") or "") or "instagram-media" in (element.get("class") or ""):
            links = [attribute(each, "href") for each in every(element, "a")]
            href = next((each for each in reversed(links) if each), None)
            self.body.blocks.append(Block("embed", words(element) or "", href=address(href, self.base)))
            return
        outer, self.kind = self.kind, "quote"
        self.into(element, depth)
        self.flush()
        self.kind = outer

    def _list(self, element: Element, name: str, depth: int) -> None:
        self.flush()
        items: list[str] = []
        links: list[Link] = []
        apart: list[Block] = []
        for each in _items(element):
            inner = read_element(each, self.base, depth + 1)
            self.body.dropped += inner.dropped
            apart += [block for block in inner.blocks if block.type in ("picture", "embed", "table")]
            said = [block for block in inner.blocks if block.type not in ("picture", "embed", "table")]
            text = " ".join(block.text.replace("\n", " ") for block in said)
            if text:
                at = sum(len(item) + 1 for item in items)
                for block in said:
                    links += [Link(at + link.start, at + link.end, link.href) for link in block.links]
                    at += len(block.text) + 1
                items.append(text)
        if items:
            self.body.blocks.append(
                Block("list", "\n".join(items), items=tuple(items), ordered=name == "ol", links=tuple(links))
            )
        self.body.blocks += apart

    def _table(self, element: Element, depth: int) -> None:
        self.flush()
        rows = list(every(element, "tr", "nitf-table-row"))
        cells = [children(row, "td", "th") for row in rows]
        nested = any(True for inner in every(element, "table") if inner is not element)
        if nested or max((len(row) for row in cells), default=0) < 2:
            for each in every(element, "caption"):
                self.into(each, depth)
                self.flush()
            for row in children(element, "tr", "tbody", "thead", "tfoot"):
                self._container(row, local(row), depth)
            return
        caption = words(next(every(element, "caption"), None))
        if caption:
            self.body.blocks.append(Block("paragraph", caption))
        texts = tuple(tuple(words(cell) or "" for cell in row) for row in cells if any(words(cell) for cell in row))
        if texts:
            self.body.blocks.append(Block("table", "\n".join("\t".join(row) for row in texts), rows=texts))

    def _picture(self, element: Element, name: str, depth: int) -> None:
        self.flush()
        if name == "figure" and not any(
            True for _each in every(element, "img", "picture", "video", "iframe", "amp-img")
        ):
            self._container(element, "div", depth)
            return
        if name == "media":
            self._media(element)
            return
        image = element if name in ("img", "amp-img") else next(every(element, "img", "amp-img"), None)
        if image is None:
            for each in every(element, "video", "iframe"):
                self._embed(each, local(each))
            return
        href = picture_address(image, self.base)
        caption_element = next(every(element, "figcaption"), None) if name == "figure" else None
        caption, credit = figure_words(caption_element)
        if href and not _is_pixel(image):
            self.body.blocks.append(Block("picture", caption or "", href=href, credit=credit))
        elif caption:
            self.body.blocks.append(Block("picture", caption, credit=credit))
        else:
            self.body.dropped["picture without an address"] += 1

    def _media(self, element: Element) -> None:
        """NITF's `media`: a picture with its caption and producer; sound and video are embeds."""
        references = children(element, "media-reference")
        best = max(references, key=lambda each: int_of(attribute(each, "width")) or 0, default=None)
        caption = " ".join(filter(None, map(words, children(element, "media-caption"))))
        credit = attribute(best, "source-credit") or words(next(iter(children(element, "media-producer")), None))
        href = attribute(best, "source")
        kind: BlockType = "picture" if (attribute(element, "media-type") or "image") in _STILLS else "embed"
        if href or caption:
            self.body.blocks.append(
                Block(kind, caption or attribute(best, "alternate-text") or "", href=href, credit=credit)
            )

    def _embed(self, element: Element, name: str) -> None:
        self.flush()
        source = attribute(element, "src") or attribute(next(every(element, "source"), None), "src")
        href = address(source, self.base)
        if href:
            self.body.blocks.append(Block("embed", attribute(element, "title") or href, href=href))
        else:
            self.body.dropped[name] += 1


_STILLS = frozenset(["image", "photo", "picture", "graphic", "other"])


def _items(element: Element) -> list[Element]:
    """The items of a list, those of lists inside it after their own."""
    return [each for each in children(element) if local(each).lower() in ("li", "dt", "dd")]


def int_of(text: str | None) -> int | None:
    digits = (text or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _is_pixel(image: Element) -> bool:
    """A picture of a few pixels counts readers; it is not shown."""
    width, height = int_of(attribute(image, "width")), int_of(attribute(image, "height"))
    return (width is not None and width < 4) or (height is not None and height < 4)


def address(href: str | None, base: str | None = None) -> str | None:
    """A link's address if it is one that may be printed: http, https or mailto, made whole by the page's own."""
    text = _SPACES.sub("", href or "")
    if not text or len(text) > 4000:
        return None
    try:
        whole = urljoin(base, text) if base else text
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme in ("http", "https") and parts.netloc:
        return whole
    return whole if parts.scheme == "mailto" and "@" in parts.path else None


def picture_address(image: Element, base: str | None = None) -> str | None:
    """Where a picture stands: its source, or the largest of its set; a lazy page keeps it in a data attribute."""
    largest: tuple[float, str] | None = None
    for name in ("srcset", "data-srcset"):
        for candidate in (attribute(image, name) or "").split(", "):
            where, _space, size = candidate.strip().partition(" ")
            number = re.match(r"[\d.]{1,8}", size.strip())
            if where and address(where, base):
                weight = float(number[0]) if number and number[0].count(".") < 2 and number[0] != "." else 0.0
                largest = max(largest or (0.0, ""), (weight, where))
    if largest and largest[1]:
        return address(largest[1], base)
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        found = address(attribute(image, name), base)
        if found:
            return found
        text = attribute(image, name) or ""
        if name == "src" and text and not base and ":" not in text and len(text) < 1000:
            return text
    return None


def figure_words(caption: Element | None) -> tuple[str | None, str | None]:
    """Caption and credit of a figure; a part whose class says credit is the credit."""
    if caption is None:
        return None, None
    credit = None
    for each in caption.iter():
        kind = f"{each.get('class') or ''} {each.get('itemprop') or ''}".lower() if local(each) else ""
        if each is not caption and re.search(r"credit|copyright|source|photographer", kind):
            credit = words(each)
            break
    whole = words(caption)
    if credit and whole:
        whole = whole.replace(credit, "", 1).strip(" |·•-–—") if whole != credit else None
    return whole, credit


def _pieces(run: _Run) -> list[tuple[str, tuple[Link, ...]]]:
    """A run of text as paragraphs: doubled line breaks part them; single ones do where each line is a sentence."""
    if not run.text.strip():
        return []
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", run.text)]
    if "\n\n" in run.text or not _every_line_ends(run.text, lines):
        lines = [(found.start(), found.end()) for found in re.finditer(r"(?:[^\n]|\n(?!\n))+", run.text)]
    made: list[tuple[str, tuple[Link, ...]]] = []
    for start, end in lines:
        text = run.text[start:end]
        begin = start + len(text) - len(text.lstrip(" \n"))
        end = start + len(text.rstrip(" \n"))
        if begin < end:
            links = tuple(
                replace(link, start=max(link.start, begin) - begin, end=min(link.end, end) - begin)
                for link in run.links
                if link.start < end and link.end > begin
            )
            made.append((run.text[begin:end].replace("\n", " "), links))
    return made


def _every_line_ends(text: str, lines: list[tuple[int, int]]) -> bool:
    return len(lines) > 1 and all(_SENTENCE_END.search(text[start:end].rstrip()) for start, end in lines)
