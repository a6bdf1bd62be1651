"""WordPress export (WXR 1.0 to 1.2), read item by item so that memory stays flat whatever the file's size.

Source: the exporter of WordPress itself and its plug-in for import. Only posts and pages are items; attachments give
their address to the posts that show them, everything else is left out.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import BinaryIO

from lxml import etree

from standfirst.wire.item import Concept, Item, Picture, Unreadable
from standfirst.wire.reading import markup, times
from standfirst.wire.reading.draft import Draft
from standfirst.wire.reading.format import Format, Hints
from standfirst.wire.reading.xml import Element, attribute, children, local, words

MAX_ITEM = 8_000_000
MAX_AUTHORS = 100_000

_STATUS = {
    "publish": "usable",
    "future": "usable",
    "inherit": "usable",
    "draft": "withheld",
    "pending": "withheld",
    "auto-draft": "withheld",
    "private": "withheld",
    "trash": "canceled",
}
_BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_CAPTION = re.compile(r"\[caption[^\]]{0,300}\](.*?)\[/caption\]", re.DOTALL)
_SHORTCODE = re.compile(r"\[/?[a-z][\w-]{1,40}(?:\s[^\[\]]{0,500})?/?\]")


def sniff(head: bytes) -> str | None:
    text = head[:20_000].decode("utf-8", "replace")
    if "wordpress.org/export/" in text and re.search(r"<rss\b", text):
        version = re.search(r"<wp:wxr_version>([\d.]{1,6})<", text)
        return f"root element rss in the WordPress export namespace{f', version {version[1]}' if version else ''}"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    authors: dict[str, str] = {}
    pictures: dict[str, str] = {}
    language = ""
    found = 0
    try:
        events = etree.iterparse(
            file,
            events=("end",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=False,
            remove_pis=True,
        )
        for _event, element in events:
            name = local(element)
            parent = element.getparent()
            if name == "language" and not language:
                language = (words(element) or "").replace("_", "-")[:20]
            elif name == "author" and children(element, "author_login") and len(authors) < MAX_AUTHORS:
                authors[_text(element, "author_login")] = _text(element, "author_display_name")
            elif name == "item" and parent is not None and local(parent) == "channel":
                if _text(element, "post_type") == "attachment" and len(pictures) < MAX_AUTHORS:
                    pictures[_text(element, "post_id")] = _text(element, "attachment_url")
                elif _text(element, "post_type") in ("post", "page", ""):
                    found += 1
                    yield _item(element, authors, pictures, language, hints)
            else:
                continue
            _release(element)
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None) or "unknown"
        raise Unreadable(
            f"This WordPress export breaks at line {line} after {found:,} posts; export it again."
        ) from None


def _release(element: Element) -> None:
    """Let go of what was read, and of what stood before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _text(element: Element, name: str) -> str:
    return next((words(each) or "" for each in children(element, name)), "")


def _item(post: Element, authors: dict[str, str], pictures: dict[str, str], language: str, hints: Hints) -> Item:
    draft = Draft()
    at = f"item {_text(post, 'post_id') or '(without an id)'}"
    guid = next((words(each) for each in children(post, "guid")), None)
    draft.say("guid", guid or _text(post, "link") or at, f"{at}/guid")
    draft.say("slug", _text(post, "post_name"), f"{at}/wp:post_name")
    draft.say("language", language, "channel/language")
    draft.say("headline", markup.plain(_text(post, "title")), f"{at}/title")
    _status(draft, post, at, hints)
    login = _text(post, "creator")
    draft.byline(authors.get(login) or (login if " " in login else ""), f"{at}/dc:creator")
    content = "".join(
        "".join(map(str, each.itertext())) for each in children(post, "encoded") if "content" in (each.tag or "")
    )
    excerpt = "".join(
        "".join(map(str, each.itertext())) for each in children(post, "encoded") if "excerpt" in (each.tag or "")
    )
    draft.say("standfirst", markup.plain(excerpt), f"{at}/excerpt:encoded")
    draft.body(_body(content[:MAX_ITEM], _text(post, "link") or None), f"{at}/content:encoded")
    named = [(attribute(each, "domain") or "", words(each) or "") for each in children(post, "category")]
    draft.concepts(
        "subjects",
        [
            Concept(None, name)
            for domain, name in named
            if domain in ("category", "post_tag") and name != "Uncategorized"
        ],
        f"{at}/category",
    )
    _meta(draft, post, pictures, at)
    return draft.item()


def _status(draft: Draft, post: Element, at: str, hints: Hints) -> None:
    status = _text(post, "status")
    gmt = (
        times.when(_text(post, "post_date_gmt"), UTC) if not _text(post, "post_date_gmt").startswith("0000") else None
    )
    published = gmt or times.when(_text(post, "post_date"), hints.zone) or times.mailed(_text(post, "pubDate"))
    draft.say("published", published, f"{at}/wp:post_date_gmt")
    draft.say("sent", times.when(_text(post, "post_modified_gmt"), UTC) or published, f"{at}/wp:post_modified_gmt")
    draft.origins["status"] = f"{at}/wp:status"
    if status in _STATUS:
        draft.mark(_STATUS[status], f"{at}/wp:status")  # type: ignore[arg-type]
    elif status:
        draft.unknown_status(status, f"{at}/wp:status")
    if status == "future":
        draft.say("embargo", gmt or "unreadable", f"{at}/wp:post_date_gmt")
    if _text(post, "post_password"):
        draft.mark("withheld", f"{at}/wp:post_password")
        draft.note("hold", "The post is behind a password.")


def _body(content: str, base: str | None) -> markup.Body:
    """Blocks are HTML between comments; classic posts part paragraphs by empty lines; captions become figures."""
    text = _BLOCK_COMMENT.sub("", content)
    text = _CAPTION.sub(_figure, text)
    gone = len(_SHORTCODE.findall(text))
    text = _SHORTCODE.sub("", text)
    if not re.search(r"<p\b", text, re.IGNORECASE):
        text = "\n".join(
            f"<p>{part}</p>" if not re.match(r"\s*<(?:h\d|ul|ol|blockquote|figure|table|div)\b", part) else part
            for part in re.split(r"\n\s*\n", text)
        )
    body = markup.read_html(text, base)
    if gone:
        body.dropped["shortcode"] += gone
    return body


def _figure(found: re.Match[str]) -> str:
    image = re.search(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", found[1])
    words_only = found[1].replace(image[0], "") if image else found[1]
    return f"<figure>{image[0] if image else ''}<figcaption>{words_only}</figcaption></figure>"


def _meta(draft: Draft, post: Element, pictures: dict[str, str], at: str) -> None:
    for each in children(post, "postmeta"):
        key, value = _text(each, "meta_key"), _text(each, "meta_value")
        if key == "_thumbnail_id" and pictures.get(value):
            draft.picture(Picture(href=markup.address(pictures[value])), f"{at}/wp:postmeta _thumbnail_id")
        elif (
            key.startswith("_")
            and value
            and len(value) < 500
            and key not in ("_thumbnail_id", "_edit_last", "_edit_lock", "_wp_page_template")
        ):
            draft.private(f"{key}: {value}")
    for each in children(post, "comment"):
        draft.private(_text(each, "comment_author_email"))
        draft.private(_text(each, "comment_author_IP"))


FORMAT = Format("wxr", "WordPress export", 1, sniff, read)
