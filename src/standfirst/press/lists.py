"""Pages that list stories: sections, topics, people, storylines, archives, corrections, static pages."""

import re
from datetime import date, timedelta
from html import escape

from django.utils.safestring import mark_safe

from standfirst.newsroom import clock
from standfirst.newsroom.models import Correction, Section, StaticPage, Storyline, StoryState, Topic
from standfirst.newsroom.public import public
from standfirst.press import months
from standfirst.press.months import States, between, month_after
from standfirst.press.rows import NEWEST, chrome, for_lines, lines, newest, once, public_states, section_link, when
from standfirst.press.story_page import inline
from standfirst.site import pages, parts
from standfirst.site.when import month_name

LISTED = 40
CORRECTIONS = 100


def month_links(kind: str, slug: str, base: str) -> tuple[parts.Link, ...]:
    return tuple(parts.Link(month_name(y, m), f"{base}{y}/{m:02}/") for y, m in months.having_stories(kind, slug))


def of_section(slug: str) -> States:
    return public_states().filter(story__section__slug=slug)


def of_topic(slug: str) -> States:
    return public_states().filter(story__topics__slug=slug)


def newest_in_section(slug: str) -> list[StoryState]:
    return once(("section", slug), lambda: newest(of_section(slug), LISTED))


def newest_in_topic(slug: str) -> list[StoryState]:
    return once(("topic", slug), lambda: newest(of_topic(slug), LISTED))


def newest_of_all() -> list[StoryState]:
    return once("all", lambda: newest(public_states(), LISTED))


def section(slug: str) -> pages.Page | None:
    row = Section.objects.filter(slug=slug).first()
    if row is None:
        return None
    path = f"/{slug}/"
    archive = month_links("section", slug, path)
    return _list(newest_in_section(slug), path, row.name, "section", archive, intro=row.description)


def topic(slug: str) -> pages.Page | None:
    row = Topic.objects.filter(slug=slug).first()
    states, path = newest_in_topic(slug), f"/topic/{slug}/"
    if row is None or not states:
        return None
    return _list(states, path, row.name, "topic", month_links("topic", slug, path))


def byline(path: str, name: str) -> pages.Page | None:
    states = newest(public_states().filter(story__bylines__name=name).distinct(), LISTED)
    return _list(states, path, name, "byline", ()) if states else None


def _list(
    states: list[StoryState], path: str, title: str, kind: str, archive: tuple[parts.Link, ...], *, intro: str = ""
) -> pages.ListPage:
    feeds = () if kind == "byline" else (parts.Feed(title, f"{path}feed.xml", "rss"),)
    return pages.ListPage(
        chrome=chrome(),
        path=path,
        title=title,
        kind=kind,  # type: ignore[arg-type]
        intro=intro,
        description=intro or f"The newest stories: {title}.",
        feeds=feeds,
        stories=tuple(lines(states)),
        archive=archive,
    )


def storyline(slug: str) -> pages.Page | None:
    row = Storyline.objects.filter(slug=slug).first()
    states = list(for_lines(public_states().filter(storyline__slug=slug)).order_by("-part"))
    if row is None or not states:
        return None
    return pages.StorylinePage(
        chrome=chrome(),
        path=f"/storyline/{slug}/",
        title=row.title,
        description=f"{row.title}: every part, in order.",
        parts=tuple(lines(states)),
    )


def day(on: date) -> pages.Page | None:
    states = newest(between(public_states(), on, on + timedelta(days=1)), 1000)
    if not states:
        return None
    return pages.ArchiveDay(
        chrome=chrome(),
        path=f"/archive/{on:%Y/%m/%d}/",
        day=on,
        stories=tuple(lines(states, pictures=False)),
        up=parts.Link(month_name(on.year, on.month), f"/archive/{on:%Y/%m}/"),
    )


def month(year: int, number: int, states: States, path: str, of: parts.Link | None) -> pages.Page | None:
    """One month of the whole newspaper, or of a section or topic."""
    found = list(for_lines(between(states, date(year, number, 1), month_after(year, number))).order_by(*NEWEST))
    if not found:
        return None
    days: dict[date, list[parts.StoryLine]] = {}
    for state, told in zip(found, lines(found, pictures=False), strict=True):
        assert state.first_published is not None  # noqa: S101
        days.setdefault(clock.local(state.first_published).date(), []).append(told)
    return pages.ArchiveMonth(
        chrome=chrome(),
        path=path,
        year=year,
        month=number,
        of=of,
        up=of or parts.Link(str(year), f"/archive/{year}/"),
        days=tuple(
            pages.ArchiveDayLines(day=on, href=f"/archive/{on:%Y/%m/%d}/", stories=tuple(told))
            for on, told in days.items()
        ),
    )


def year(number: int | None) -> pages.Page | None:
    """The months of one year; without a number, of the newest one, at the archive's own address."""
    found = months.having_stories()
    years = sorted({y for y, _ in found}, reverse=True)
    shown = number if number is not None else next(iter(years), None)
    if shown is None or shown not in years:
        return None
    return pages.ArchiveYear(
        chrome=chrome(),
        path="/archive/" if number is None else f"/archive/{number}/",
        year=shown,
        months=tuple(parts.Link(month_name(y, m), f"/archive/{y}/{m:02}/") for y, m in found if y == shown),
        years=tuple(parts.Link(str(y), f"/archive/{y}/") for y in years if y != shown),
    )


def section_month(slug: str, y: int, m: int) -> pages.Page | None:
    row = Section.objects.filter(slug=slug).first()
    return month(y, m, of_section(slug), f"/{slug}/{y}/{m:02}/", section_link(row)) if row else None


def topic_month(slug: str, y: int, m: int) -> pages.Page | None:
    row = Topic.objects.filter(slug=slug).first()
    of = parts.Link(row.name, f"/topic/{slug}/") if row else None
    return month(y, m, of_topic(slug), f"/topic/{slug}/{y}/{m:02}/", of) if row else None


def corrections() -> pages.Page:
    """The newest corrections of stories that readers can see."""
    rows = Correction.objects.filter(public("story__state__")).select_related("story__state")
    entries = tuple(
        pages.CorrectionEntry(correction_of(row), parts.Link(row.story.headline, row.story.state.path))
        for row in rows.order_by("-made", "-pk")[:CORRECTIONS]
    )
    policy = StaticPage.objects.live().filter(slug="corrections-policy").first()
    return pages.CorrectionsPage(
        chrome=chrome(),
        path="/corrections/",
        description="What was wrong, and what is right.",
        policy=_paragraphs(policy.body)[:2] if policy else (),
        entries=entries,
    )


def correction_of(row: Correction) -> parts.Correction:
    return parts.Correction(when(row.made), mark_safe(escape(row.text, quote=False)))  # noqa: S308 - escaped here


def static(slug: str) -> pages.Page | None:
    row = StaticPage.objects.live().filter(slug=slug).first()
    return static_page(row) if row is not None else None


def static_page(row: StaticPage) -> pages.StaticPage:
    """The page of this row as it stands in memory."""
    intro = (parts.Paragraph(mark_safe(escape(row.intro, quote=False))),) if row.intro else ()  # noqa: S308
    return pages.StaticPage(
        chrome=chrome(),
        path=f"/{row.slug}/",
        title=row.title,
        description=row.search_description or row.intro or row.title,
        blocks=(*intro, *_paragraphs(row.body)),
    )


def _paragraphs(html: str) -> tuple[parts.Block, ...]:
    """A static page's rich text, block by block."""

    made: list[parts.Block] = []
    for found in re.finditer(r"<(p|h2|ul|ol)[^>]*>(.*?)</\1>", html, re.S):
        tag, inside = found[1], found[2]
        if tag == "p" and inline(inside):
            made.append(parts.Paragraph(inline(inside)))
        elif tag == "h2":
            made.append(parts.Subhead(re.sub(r"<[^>]+>", "", inside)))
        elif tag in ("ul", "ol"):
            items = tuple(inline(item) for item in re.findall(r"<li[^>]*>(.*?)</li>", inside, re.S))
            made.append(parts.ListBlock(items, ordered=tag == "ol"))
    return tuple(made)
