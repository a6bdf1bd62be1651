"""Feeds, sitemaps and robots.txt."""

import re
from datetime import date

from django.utils.feedgenerator import Rss201rev2Feed
from lxml import etree

from standfirst.newsroom import clock
from standfirst.newsroom.models import Newspaper, StoryState
from standfirst.press.months import between, having_stories, month_after
from standfirst.press.rows import NEWEST, public_states

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def rss(title: str, path: str, states: list[StoryState]) -> bytes:
    """RSS 2.0 of these stories: headline, standfirst, address; never the text."""
    paper = Newspaper.current()
    feed = Rss201rev2Feed(
        title=title,
        link=paper.address + path,
        description=paper.tagline or paper.name,
        language=paper.language,
        feed_url=f"{paper.address}{path}feed.xml",
    )
    for state in states:
        address = paper.address + state.path
        feed.add_item(
            title=state.story.headline,
            link=address,
            description=state.story.standfirst,
            pubdate=clock.local(state.first_published),
            unique_id=f"urn:standfirst:{state.short_id}",
            unique_id_is_permalink=False,
        )
    written: str = feed.writeString("utf-8")
    # Django dates a feed without items by the clock, and nothing baked may read that.
    return (written if states else re.sub("<lastBuildDate>.*?</lastBuildDate>", "", written)).encode()


def sitemap_index() -> bytes:
    base = Newspaper.current().address
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for year, month in having_stories():
        etree.SubElement(
            etree.SubElement(root, f"{{{SITEMAP}}}sitemap"), f"{{{SITEMAP}}}loc"
        ).text = f"{base}/sitemap/{year}-{month:02}.xml"
    return _written(root)


def sitemap(year: int, month: int) -> bytes | None:
    """The stories first published in one month."""
    base = Newspaper.current().address
    states = between(public_states(), date(year, month, 1), month_after(year, month)).order_by(*NEWEST)
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})
    for state in states.only("path", "first_published", "last_published"):
        entry = etree.SubElement(root, f"{{{SITEMAP}}}url")
        etree.SubElement(entry, f"{{{SITEMAP}}}loc").text = base + state.path
        changed = clock.local(state.last_published or state.first_published)
        etree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = changed.isoformat(timespec="seconds")
    return _written(root) if len(root) else None


def _written(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def robots() -> bytes:
    base = Newspaper.current().address
    return f"User-agent: *\nDisallow: /search/\nSitemap: {base}/sitemap.xml\n".encode()
