"""Which part of a web page is its story: trafilatura's answer, or the part that reads most like one.

Trafilatura is right on most pages and now and then takes a sidebar, or a third of the story. So the page's own
structure is asked too: the element that holds four fifths of the words that stand in sentences, once menus, footers
and the like are out. It is taken where trafilatura found much less (figures: benchmarks/html_pages.py).
"""

import logging
import re
from dataclasses import replace
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from standfirst.wire.item import Block
from standfirst.wire.reading.markup import Body, read_element
from standfirst.wire.reading.xml import Element, every, words

#: What it logs of a page goes nowhere that a person looks; what matters is in the item's notes.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)

_CODE = ("script", "style", "noscript", "template", "svg")
_AROUND = frozenset(["nav", "footer", "aside", "form", "button", "iframe", "header", "select", "dialog"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "dialog", "search"])
_KEPT = frozenset(["html", "body", "main", "article"])
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|footer|sidebar|side-bar|related|recommend\w*|newsletter|subscribe|subscription|"
    r"share|sharing|social|comments?|disqus|cookie|consent|promo|advert\w*|ads?|banner|breadcrumb\w*|pagination|popup|"
    r"modal|signup|sign-up|author-?bio|author-?box|about-author|table-of-contents|skip|cta|toolbar|byline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…:][\"'”’»“)\]]*$")
_BLOCKS = frozenset(["p", "div", "ul", "ol", "table", "section", "article", "span", "li"])
_TEXTS = ("p", "li", "blockquote", "td", "div", "span", "section")
_SENTENCE = 8
_FURNITURE = re.compile(
    r"(?:share|tweet|print|email|copy link|subscribe|sign up|log ?in|register|read more|learn more|related|"
    r"you may also|more from|advertisement|sponsored|written by|posted (?:on|by|in)|published|updated|last updated|"
    r"reviewed by|fact checked|by [A-Z]|reading time|table of contents|in this article|contents|jump to|follow us|"
    r"contact us|get started|book a|request a|download|tags?:|categories|share this|leave a|comments?|previous|next|"
    r"about the author|disclaimer|photo by|image:|source:|\d+ min(?:ute)?s? read|newsletter|join our)\b.{0,80}$|"
    r".{0,12}\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}.{0,25}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:related (?:posts?|articles?|stories|reading|content|topics)|you (?:may|might) also (?:like|enjoy)|"
    r"more (?:from|stories|articles)|about the authors?|leave a (?:reply|comment)|"
    r"recommended (?:for you|reading|articles)|share this|read next|up next|references|sources|footnotes|keep reading|"
    r"latest (?:posts|articles|news)|popular posts|comments?)\W*\d{0,4}$",
    re.IGNORECASE,
)
_SHORT = 3_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def story(document: Any, tree: Element, base: str | None, title: str | None) -> Body:
    """The story of a page as blocks. `document` is trafilatura's answer or None; `tree`, the parsed page, is taken
    apart on the way."""
    theirs = _extracted(document, base)
    own = _densest(tree, base)
    found = own if _is_better(own, theirs) else theirs
    return _without_furniture(found, title)


def is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE and bool(_END.search(text.strip()))


def extracted(page: bytes) -> Any:
    """Trafilatura's answer: body, author and date; None where it has none."""
    try:
        return trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_images=True,
            include_links=True,
            include_formatting=True,
            with_metadata=True,
        )
    except (ValueError, TypeError, AttributeError, AssertionError, LookupError, RecursionError, etree.LxmlError):
        return None


def _extracted(document: Any, base: str | None) -> Body:
    """The body of trafilatura's answer, its own names for elements turned into those of HTML."""
    if document is None or document.body is None:
        return Body()
    for each in document.body.iter(etree.Element):
        _renamed(each)
    return read_element(document.body, base)


def _renamed(element: Element) -> None:
    name, rend = element.tag, element.get("rend") or ""
    names = {"list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br", "del": "s"}
    if name == "head":
        element.tag = rend if re.fullmatch("h[1-6]", rend) else "h2"
    elif name == "list" and rend == "ol":
        element.tag = "ol"
    elif name == "graphic":
        element.tag = "img"
    elif name == "ref":
        element.tag = "a"
        element.set("href", _settable(element.get("target") or ""))
    elif name in names:
        element.tag = names[name]


def _densest(tree: Element, base: str | None) -> Body:
    """The smallest element that holds four fifths of the words in sentences, step by step from the body down."""
    _prune(tree)
    score = _scores(tree)
    body = tree.find("body")
    node = body if body is not None else tree
    if not score.get(node):
        return Body()
    while True:
        inner = next((each for each in node if score.get(each, 0) >= 0.8 * score[node]), None)
        if inner is None:
            return read_element(node, base)
        node = inner


def _drop(element: Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = _settable((before.tail or "") + (element.tail or ""))
    else:
        parent.text = _settable((parent.text or "") + (element.tail or ""))
    parent.remove(element)


def _settable(text: str) -> str:
    """Without what lxml reads, from a character reference, and refuses to be given back."""
    return _CONTROL.sub("", text)


def _prune(tree: Element) -> None:
    """Take out code, and what stands around a story, unless it holds a quarter of the page's sentences."""
    for each in list(tree.iter(*_CODE)):
        _drop(each)
    most = 0.25 * (_spoken(tree) or 1)
    for each in list(tree.iter(etree.Element)):
        if isinstance(each.tag, str) and each.tag not in _KEPT and _is_around(each) and _spoken(each) < most:
            _drop(each)


def _is_around(element: Element) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        element.tag in _AROUND
        or element.get("role") in _ROLES
        or element.get("aria-hidden") == "true"
        or bool(_NAMES.search(named))
    )


def _spoken(element: Element) -> int:
    counts = (len(str(text).split()) for text in element.itertext())
    return sum(count for count in counts if count >= _SENTENCE)


def _scores(tree: Element) -> dict[Element, int]:
    """For each element, how many words in sentences stand below it; those of links do not count."""
    score: dict[Element, int] = {}
    for each in tree.iter(*_TEXTS):
        if each.tag != "p" and any(child.tag in _BLOCKS for child in each if isinstance(child.tag, str)):
            continue
        text = words(each) or ""
        linked = sum(len(words(link) or "") for link in every(each, "a"))
        if not is_sentence(text) or linked * 2 > len(text):
            continue
        above = each.getparent()
        while above is not None:
            score[above] = score.get(above, 0) + len(text.split())
            above = above.getparent()
    return score


def _length(body: Body) -> int:
    return sum(len(block.text) + 1 for block in body.blocks if block.type not in ("picture", "embed"))


def _shingled(body: Body) -> set[tuple[str, ...]]:
    said = re.findall(r"\w+", "\n".join(block.text for block in body.blocks))
    return {tuple(said[count : count + 4]) for count in range(len(said) - 3)}


def _is_better(own: Body, theirs: Body) -> bool:
    """Whether the page's own structure found the story where trafilatura found a part of it, or something else."""
    if not own.blocks:
        return False
    one, other = _length(own), max(1, _length(theirs))
    shingles = _shingled(theirs)
    shared = len(shingles & _shingled(own)) / max(1, len(shingles))
    if other < _SHORT and one > 2.5 * other:
        return True
    if shared < 0.3:
        return one > 1.3 * other
    return shared > 0.5 and 1.1 * other <= one < 2 * other


def _without_furniture(body: Body, title: str | None) -> Body:
    """The blocks without lines of the page: its title again, share and date lines, what comes after the story."""
    spoken = [block for block in body.blocks if block.type not in ("picture", "embed")]
    kept = [block for block in body.blocks if not _is_furniture(block, title)]
    kept = _until(kept, sum(len(block.text) for block in spoken))
    first = next((count for count, block in enumerate(kept) if is_sentence(block.text)), 0)
    if first > 1 and len(kept) > first + 2:
        kept = [block for block in kept[: first - 1] if block.type == "picture"] + kept[first - 1 :]
    last = max((count for count, block in enumerate(kept) if is_sentence(block.text)), default=len(kept))
    tail = kept[last + 1 :]
    if sum(len(block.text) for block in tail) < 0.1 * sum(len(block.text) for block in kept):
        kept = kept[: last + 1] + [block for block in tail if block.type in ("picture", "table")]
    gone = len(body.blocks) - len(kept)
    if gone:
        body.dropped["line of the page around the story"] += gone
    return replace(body, blocks=kept)


def _until(blocks: list[Block], total: int) -> list[Block]:
    """Everything before a heading that ends a story, once half of it is over."""
    read = 0
    for count, block in enumerate(blocks):
        if read * 2 > total and _AFTER.match(block.text.strip()):
            return blocks[:count]
        read += len(block.text)
    return blocks


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def _is_furniture(block: Block, title: str | None) -> bool:
    if block.type in ("picture", "embed", "table"):
        return False
    text = block.text.strip()
    if title and _key(text) == _key(title):
        return True
    return bool(_FURNITURE.match(text)) and len(text.split()) < 14


def parsed(text: str) -> Element | None:
    """A page as a tree, or None where no parser makes one."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
