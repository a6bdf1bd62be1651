"""A saved or fetched web page: its story, and what the page itself says of it.

Evidence is taken in the order of its worth: JSON-LD (schema.org), Open Graph and article properties, other meta tags,
then the page's own words. What no evidence gives is left empty; an invented byline or date is worse than none.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any, BinaryIO

from standfirst.wire.item import Item, Picture, Unreadable
from standfirst.wire.reading import markup, names, page, times
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.kinds import is_text
from standfirst.wire.reading.webtext import decoded
from standfirst.wire.reading.xml import Element, attribute, every, words

MAX_BYTES = 16_000_000

_OPENING = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?:(?><!--.*?-->)\s*+)*+(<!doctype\s+html|<html|<head|<body|<article|<main|<div|<p|<h1|<section|<meta|<title)\b",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLES = (
    "newsarticle",
    "article",
    "blogposting",
    "reportagenewsarticle",
    "report",
    "webpage",
    "opinionnewsarticle",
    "liveblogposting",
)
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s?[|]\s?")
_NOBODY = re.compile(
    r"^(?:admin|administrator|editors?|editorial|staff|team|guest|author|user|webmaster|none|null|unknown|name|our|the|"
    r"updated|published|posted|written)$",
    re.I,
)
#: Where a page calls somebody its author outright, so that one word may be a name.
_PERSONS = frozenset(["JSON-LD author", "meta author", "meta parsely-author", "meta article:author"])
_AUTHORS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "cxenseparse:author",
    "sailthru.author",
    "twitter:data1",
)
_KEPT = frozenset(["html", "body", "main", "article"])
_PARTICLES = frozenset(
    ["de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "du", "bin", "al", "y", "e"]
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|staff|people|u|contributors?|profile|by|team)/(?:[0-9]+/)?([\w-]{4,60})/?$", re.I
)
_BY_NAME = re.compile(
    r"(?:(?:[Ww]ritten|[Pp]osted|[Rr]eported|WRITTEN|POSTED)\s+)?(?:[Bb]y|BY)[\s:]+((?:[^\W\d_][\w.'’-]*\s?){2,5})$"
)


def sniff(head: bytes) -> str | None:
    if not is_text(head):
        return None
    text = decoded(head)[0].lstrip("\ufeff")
    found = _OPENING.match(text)
    if found:
        return f"begins with {found[1].lower().split()[0]}, as a web page does"
    if re.search(r"<(?:html|body)\b", text[:4000], re.IGNORECASE):
        return "holds an html or body element near its start"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    content = whole(file, MAX_BYTES, "web page")
    text, encoding = decoded(content)
    tree = page.parsed(text)
    if tree is None:
        raise Unreadable("This web page holds nothing that can be read; open it, copy the story and paste that.")
    draft = Draft()
    draft.say("encoding", encoding, "")
    evidence = _Evidence(tree)
    document = page.extracted(text.encode("utf-8", "replace"))
    _identity(draft, evidence)
    _words(draft, evidence, tree)
    _people(draft, evidence, document)
    _dates(draft, evidence, document, hints)
    _rights(draft, evidence)
    _status(draft, evidence)
    _body(draft, evidence, document, tree)
    if not draft.get("guid"):
        said = (draft.get("headline") or "") + "".join(block.text for block in draft.blocks)
        draft.say(
            "guid",
            computed_guid(hints.source, draft.get("headline"), draft.get("published"), said),
            "computed from source, headline and date",
        )
        draft.say("guid_computed", True, "computed from source, headline and date")
    if not draft.get("headline") and not draft.blocks:
        raise Unreadable(
            "This web page holds no story: no headline and no sentences; open it, copy the story and paste that."
        )
    yield draft.item()


class _Evidence:
    """What a page says of itself: its article in JSON-LD, its meta tags and links."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self.meta: dict[str, str] = {}
        for each in tree.iter("meta"):
            name = (each.get("property") or each.get("name") or each.get("itemprop") or "").strip().casefold()
            value = " ".join((each.get("content") or "").split())
            if name and value:
                self.meta.setdefault(name, value)
        self.links = {(each.get("rel") or "").casefold(): each.get("href") or "" for each in tree.iter("link")}
        self.called: dict[str, Mapping[str, Any]] = {}
        self.article = self._article()
        self.base = self._base()

    def _base(self) -> str | None:
        for href in (
            self.links.get("canonical"),
            self.meta.get("og:url"),
            self._said("url", "mainEntityOfPage", "@id"),
        ):
            found = markup.address(href)
            if found:
                return found
        return None

    def _article(self) -> Mapping[str, Any]:
        found: list[tuple[int, Mapping[str, Any]]] = []
        for script in self.tree.iter("script"):
            if "ld+json" in (script.get("type") or ""):
                for each in _objects(_json(script.text or "")):
                    if each.get("name"):
                        self.called.setdefault(str(each.get("@id")), each)
                    kinds = each.get("@type")
                    for kind in kinds if isinstance(kinds, list) else [kinds]:
                        if str(kind).casefold() in _ARTICLES:
                            found.append((_ARTICLES.index(str(kind).casefold()), each))
        return min(found, key=lambda each: each[0], default=(0, {}))[1]

    def _said(self, *names_: str) -> str:
        for name in names_:
            value = self.article.get(name)
            value = value[0] if isinstance(value, list) and value else value
            if isinstance(value, Mapping):
                value = value.get("name") or value.get("url") or value.get("@id") or value.get("text")
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                return markup.plain(str(value))
        return ""

    def say(self, draft: Draft, field: str, names_: tuple[str, ...], metas: tuple[str, ...]) -> None:
        for name in names_:
            draft.say(field, self._said(name), f"JSON-LD {name}")
        for name in metas:
            draft.say(field, markup.plain(self.meta.get(name, "")), f"meta {name}")

    def people(self) -> list[tuple[str, str]]:
        """Authors with where they stand; one that is named by its @id alone is looked up in the page's other data."""
        found = self.article.get("author")
        listed = found if isinstance(found, list) else [found]
        people = []
        for given in listed[:20]:
            each = given
            if isinstance(given, Mapping) and not given.get("name"):
                each = self.called.get(str(given.get("@id")), given)
            name = each.get("name") if isinstance(each, Mapping) else each
            kind = str(each.get("@type", "")) if isinstance(each, Mapping) else ""
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str) and kind.casefold() not in ("organization", "newsmediaorganization"):
                    people.append((markup.plain(one), "JSON-LD author"))
        return people


def _json(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip() or "null", strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, Mapping):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _objects(data.get(name), depth + 1)
    elif isinstance(data, list):
        for each in data[:200]:
            yield from _objects(each, depth + 1)


def _identity(draft: Draft, evidence: _Evidence) -> None:
    for href, at in (
        (evidence.links.get("canonical"), "link rel=canonical"),
        (evidence.meta.get("og:url"), "meta og:url"),
    ):
        draft.say("guid", markup.address(href), at)
    draft.say(
        "guid",
        markup.address(evidence.article.get("url") if isinstance(evidence.article.get("url"), str) else None),
        "JSON-LD url",
    )
    root = evidence.tree.getroottree().getroot()
    draft.say("language", attribute(root, "lang"), "html lang")
    evidence.say(draft, "language", ("inLanguage",), ("og:locale", "language"))
    language = draft.get("language")
    if language:
        draft.values["language"] = language.replace("_", "-")[:20]


def _words(draft: Draft, evidence: _Evidence, tree: Element) -> None:
    headings = [text for text in map(words, tree.iter("h1")) if text]
    titles = [words(each) or "" for each in tree.iter("title")][:1]
    candidates = [(evidence._said("headline"), "JSON-LD headline")]
    candidates += [(evidence.meta.get(name, ""), f"meta {name}") for name in ("og:title", "twitter:title")]
    candidates += [(title, "title") for title in titles]
    site = evidence.meta.get("og:site_name", "")
    headline, at = _headline(headings, [(markup.plain(text), at) for text, at in candidates if text], site)
    draft.say("headline", headline, at)
    evidence.say(draft, "genre", ("articleSection",), ("article:section",))


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def _headline(headings: list[str], candidates: list[tuple[str, str]], site: str) -> tuple[str, str]:
    """The heading that the metadata repeats, unless it is only a piece of it; else one that can be a headline; else
    the metadata, without the name of the site."""
    titles = [(_without_site(text, site), at) for text, at in candidates if _key(text) != _key(site)]
    least = 0.5 * min((len(_key(text)) for text, _at in titles), default=0)
    repeated = [
        heading
        for heading in headings[:20]
        if len(_key(heading)) > 3
        and len(_key(heading)) >= least
        and _key(heading) != _key(site)
        and any(_key(heading) in _key(text) for text, _at in candidates)
    ]
    if repeated:
        return max(repeated, key=len), "h1"
    for heading in headings[:20]:
        if (
            len(heading.split()) >= 3
            and not any(_is_site(heading, text) for text, _at in candidates)
            and heading != site
        ):
            return heading, "h1"
    return next(iter(titles), (headings[0], "h1") if headings else ("", ""))


def _is_site(heading: str, title: str) -> bool:
    """Whether a heading is only the last or first part of a page's title, where its site is named."""
    parts = _SEPARATOR.split(title)
    return len(parts) > 1 and _key(heading) in (_key(parts[0]), _key(parts[-1]))


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end or start: named as such, or a short part after a bar or dash."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    if site and _key(parts[0]) == _key(site):
        return title[len(parts[0]) :].lstrip(" |–—·•»:-")
    last = parts[-1]
    if (site and (_key(last) in _key(site) or _key(site) in _key(last))) or len(last.split()) <= 5:
        kept = title[: -len(last)].rstrip(" |–—·•»:-")
        return (
            _without_site(kept, site)
            if len(parts) > 2 and len(parts[-2].split()) <= 3 and len(kept.split()) > 6
            else kept
        )
    return title


def _people(draft: Draft, evidence: _Evidence, document: Any) -> None:
    """Of the places where a page can name its authors, in the order of their worth, the first that names a person;
    one that names the site itself only where no other names anybody, for a site can be called as its one author is."""
    own: tuple[tuple[str, ...], str] = ((), "")
    for found in _named(evidence, document):
        people: list[str] = []
        for text, at in found:
            some, house = names.named(text)
            if house and at in _PERSONS and house[:1].isupper() and not house.isupper() and "." not in house:
                some, house = [house], None
            people += [each for each in some if _is_name(each, at) and each not in people]
            if house and not _NOBODY.match(house):
                draft.say("credit", house, at)
        if people and all(_key(each) == _key(evidence.meta.get("og:site_name", "")) for each in people):
            at = found[0][1]
            if not own[0] and (" " in people[0] or at == "JSON-LD author"):
                own = (tuple(people[:1]), at)
        elif people:
            draft.say("bylines", tuple(people[:10]), found[0][1])
            break
    else:
        draft.say("bylines", *own)
    evidence.say(draft, "credit", ("creditText", "sourceOrganization"), ())


def _named(evidence: _Evidence, document: Any) -> Iterator[list[tuple[str, str]]]:
    yield evidence.people()
    for name in _AUTHORS:
        text = evidence.meta.get(name, "")
        if text and not text.startswith("http") and not (name == "twitter:data1" and "minute" in text):
            yield [(text, f"meta {name}")]
    yield _linked(evidence.tree)
    yield _said_by(evidence.tree)
    if document is not None and document.author:
        yield [(each, "the page's byline, as trafilatura finds it") for each in str(document.author).split(";")]
    yield _in_page(evidence.tree)


def _is_answer(element: Element) -> bool:
    """Whether it stands among the comments below a story, where readers have names too."""
    return any(
        "comment" in f"{above.get('class') or ''} {above.get('id') or ''}".casefold()
        for above in (element, *islice(element.iterancestors(), 10))
        if above.tag not in _KEPT
    )


def _linked(tree: Element) -> list[tuple[str, str]]:
    """A link to an author's own page, whose address says the name that it shows."""
    for each in tree.iter("a"):
        text = words(each) or ""
        slug = _AUTHOR_PAGE.search(each.get("href") or "")
        if (
            slug
            and 2 <= len(text.split()) <= 5
            and _key(slug[1]) == _key(_plain_letters(text))
            and not _is_answer(each)
        ):
            return [(text, "a link to the author's page")]
    return []


def _plain_letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _said_by(tree: Element) -> list[tuple[str, str]]:
    """An element that says “By” or “Written by” and a name, and nothing else."""
    for each in tree.iter("p", "span", "div", "h4", "h5", "h6", "address", "li", "a"):
        if len(each) > 2:
            continue
        found = _BY_NAME.match(" ".join("".join(map(str, each.itertext())).split()))
        if found and _is_name(found[1], each.tag) and not _is_answer(each):
            return [(found[1], f"{each.tag} that says by whom")]
    return []


def _is_name(text: str, at: str) -> bool:
    """Whether a text can be a person's name; a single word only where the page calls it a person."""
    parts = text.split()
    return (
        (1 if at in _PERSONS else 2) <= len(parts) <= 5
        and not any(map(_NOBODY.match, (text, parts[0], parts[-1])))
        and (at in _PERSONS or all(part[:1].isupper() or part.casefold() in _PARTICLES for part in parts))
        and not any(map(str.isdigit, text))
        and len(text) < 60
    )


def _in_page(tree: Element) -> list[tuple[str, str]]:
    """A byline that the page marks as one."""
    for each in tree.iter():
        if not isinstance(each.tag, str) or each.tag in ("script", "style", "meta", "link"):
            continue
        named = f"{each.get('itemprop') or ''} {each.get('rel') or ''} {each.get('class') or ''}".casefold()
        if re.search(r"(?:^|[\s_-])(?:author|byline|by-line|author-?name|posted-by|entry-author)(?:$|[\s_-])", named):
            text = words(each) or ""
            if 3 < len(text) < 60 and _is_name(_bare(text), each.tag) and not _is_answer(each):
                return [
                    (
                        _bare(text),
                        f"{each.tag} of class {(each.get('class') or each.get('rel') or each.get('itemprop') or '')[:40]}",
                    )
                ]
    return []


def _bare(text: str) -> str:
    text = re.split(r"\s+[|•·]\s+|\s+on\s+(?=[A-Z][a-z]+ \d)|,\s+(?=[A-Z])", text)[0]
    return re.sub(
        r"^(?:(?:written|posted|published|reviewed)\s+)?by\b[:\s]*|^author\b[:\s]*", "", text, flags=re.IGNORECASE
    ).strip()


def _moment(text: str, hints: Hints) -> datetime | None:
    return times.when(text, hints.zone) or times.mailed(text) or times.day(text)


def _dates(draft: Draft, evidence: _Evidence, document: Any, hints: Hints) -> None:
    values = [(evidence._said(name), f"JSON-LD {name}") for name in ("datePublished", "dateCreated", "uploadDate")]
    metas = (
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate",
        "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date", "article.published",
    )  # fmt: skip
    values += [(evidence.meta.get(name, ""), f"meta {name}") for name in metas]
    for each in evidence.tree.iter("time"):
        if each.get("datetime"):
            values.append((each.get("datetime") or "", "time"))
            break
    for text, at in values:
        moment = _moment(text, hints)
        if moment and moment.year > 1990 and moment <= hints.now:
            draft.say("published", moment, at)
    if document is not None and document.date:
        draft.say("published", times.day(str(document.date)), "the page's date, as trafilatura finds it")
    modified = _moment(evidence._said("dateModified") or evidence.meta.get("article:modified_time", ""), hints)
    draft.say("sent", modified, "JSON-LD dateModified")
    draft.say("sent", draft.get("published"), draft.origins.get("published", ""))
    for text, at in (
        (evidence.meta.get("article:expiration_time", ""), "meta article:expiration_time"),
        (evidence._said("expires"), "JSON-LD expires"),
    ):
        if text:
            draft.say("expires", times.when(text, hints.zone), at)
            draft.note("expiry", f"Not to be used after {text}.")


def _rights(draft: Draft, evidence: _Evidence) -> None:
    draft.rights(notice=evidence._said("copyrightNotice"), origin="JSON-LD copyrightNotice")
    holder, year = evidence._said("copyrightHolder"), evidence._said("copyrightYear")
    draft.rights(notice=f"© {year} {holder}".replace("  ", " ") if holder else None, origin="JSON-LD copyrightHolder")
    draft.rights(
        notice=evidence.meta.get("dcterms.rights") or evidence.meta.get("copyright"), origin="meta dcterms.rights"
    )
    for name in ("usageInfo", "conditionsOfAccess", "license"):
        draft.rights(usage=evidence._said(name), origin=f"JSON-LD {name}")
    draft.rights(usage=markup.address(evidence.links.get("license")), origin="link rel=license")
    if evidence.meta.get("tdm-reservation") == "1":
        draft.rights(usage="Text and data mining reserved", origin="meta tdm-reservation")


def _status(draft: Draft, evidence: _Evidence) -> None:
    draft.origins["status"] = "a web page has none of its own"
    correction = evidence._said("correction")
    if correction or evidence.article.get("correction"):
        draft.mark("correction", "JSON-LD correction")
        draft.note("correction", correction)


def _body(draft: Draft, evidence: _Evidence, document: Any, tree: Element) -> None:
    base = evidence.base
    for each in list(every(tree, "address")):
        if re.search(
            r"contact|tel:|mailto:", " ".join([*each.itertext(), *(str(link.get("href")) for link in each.iter("a"))])
        ):
            draft.private(words(each))
    found = page.story(document, tree, base, draft.get("headline"))
    draft.body(found, "the part of the page that reads like its story")
    summary = evidence._said("description") or evidence.meta.get("og:description", "")
    if len(summary.split()) >= 6 and not summary.endswith(("...", "…")) and _stands(summary, tree):
        draft.say("standfirst", summary, "JSON-LD description")
    shown = {block.href for block in draft.blocks if block.type == "picture"}
    image = markup.address(_image(evidence), base)
    if image and image not in shown and not shown:
        draft.picture(Picture(href=image, alt=evidence.meta.get("og:image:alt")), "meta og:image")


def _stands(summary: str, tree: Element) -> bool:
    """Whether readers of the page see it too; a description for search engines alone is no standfirst."""
    return _key(summary) in _key(" ".join(map(str, tree.itertext())))


def _image(evidence: _Evidence) -> str | None:
    return evidence._said("image") or evidence.meta.get("og:image")


FORMAT = Format("html", "web page", 60, sniff, read)
