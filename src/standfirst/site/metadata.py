"""What machines are told of a story: schema.org's NewsArticle as JSON-LD."""

import json
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from standfirst.site.pages import StoryPage

# A data block ends at "</script", so the characters that could end it, or open another, are spelt as escapes.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def absolute(base: str, href: str) -> str:
    """An address of this host in full; one of another host as it is."""
    return base + href if href.startswith("/") else href


def json_block(data: Any) -> SafeString:
    """JSON that can stand inside a script element, whatever the texts in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308


def news_article(page: "StoryPage") -> SafeString:
    """The story for search engines: who, when, which picture, and where a correction was made."""
    base = page.chrome.base
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.headline,
        "url": page.canonical,
        "inLanguage": page.language,
        "datePublished": page.published.iso,
        "dateModified": page.changed.iso,
        "articleSection": page.section.title,
        "publisher": {"@type": "NewsMediaOrganization", "name": page.chrome.name, "url": base + "/"},
        "isAccessibleForFree": True,
    }
    if page.standfirst:
        data["description"] = page.standfirst
    if page.bylines:
        data["author"] = [
            {"@type": "Person", "name": byline.name} | ({"url": absolute(base, byline.href)} if byline.href else {})
            for byline in page.bylines
        ]
    elif page.credit:
        data["author"] = {"@type": "Organization", "name": page.credit}
    if page.dateline:
        data["dateline"] = page.dateline
    if page.lead:
        largest = page.lead.largest
        data["image"] = {
            "@type": "ImageObject",
            "url": absolute(base, largest.href),
            "width": largest.width,
            "height": largest.height,
        }
        if page.lead.credit:
            data["image"]["creditText"] = page.lead.credit
    if page.corrections:
        data["correction"] = base + page.chrome.corrections
    if page.topics:
        data["keywords"] = [topic.title for topic in page.topics]
    return json_block(data)
