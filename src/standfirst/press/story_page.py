"""The page of one story, from its rows."""

import re
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe

from standfirst.newsroom import clock
from standfirst.newsroom.models import NextStory, Story, StoryState
from standfirst.press.around import Around
from standfirst.press.kept_together import kept_together
from standfirst.press.pictures import picture_set
from standfirst.press.rows import byline_path, line, lines, section_link, when
from standfirst.press.says import says
from standfirst.site import parts
from standfirst.site.pages import Chrome, StoryPage

INLINE = {"a", "em", "strong", "q", "abbr", "sub", "sup", "br"}
WHY: dict[str, parts.Why] = {
    "editor": "editor",
    "newer-part": "newer",
    "earlier-part": "earlier",
    "topic": "topic",
    "section-lead": "section",
}


def inline(html: str) -> SafeString:
    """Only inline markup is left: no script, no style, no address but of the web."""
    renamed = re.sub(r"<(/?)b>", r"<\1strong>", re.sub(r"<(/?)i>", r"<\1em>", html))
    safe = nh3.clean(renamed, tags=INLINE, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})
    return mark_safe(kept_together(safe.strip()))  # noqa: S308 - what nh3 returns is sanitised


def paragraphs(html: str) -> list[parts.Block]:
    """Each paragraph of a rich text as its own block."""
    pieces = re.split(r"</p>|<p[^>]*>", html)
    return [parts.Paragraph(text) for piece in pieces if (text := inline(piece))]


def blocks(story: Story) -> list[parts.Block]:
    """The body, block by block, in the order of the page."""
    made: list[parts.Block] = []
    for block in story.body:
        made.extend(_block(block.block_type, block.value))
    return made


def _block(kind: str, value: Any) -> list[parts.Block]:
    match kind:
        case "paragraph":
            return paragraphs(value.source)
        case "subhead":
            return [parts.Subhead(value)]
        case "list":
            items = tuple(inline(re.sub(r"</?p[^>]*>", "", item.source)) for item in value["items"])
            return [parts.ListBlock(items, ordered=value["ordered"])]
        case "quote":
            return [parts.Quote(kept_together(value["text"]), name=value["attribution"])]
        case "picture":
            return [parts.PictureBlock(picture_set(value["picture"], value["caption"], value["credit"]))]
        case "table":
            rows = [tuple(column["heading"] for column in value.columns)] if value else []
            rows += [tuple(str(cell.value) for cell in row.children) for row in value.row_data] if value else []
            return [parts.Table(tuple(rows))]
        case _:
            host = re.sub(r"^https?://(www\.)?([^/]+).*$", r"\2", value["href"])
            return [parts.Embed(value["title"], value["href"], host)]


def story_page(story: Story, state: StoryState, chrome: Chrome, around: Around, *, notice: str = "") -> StoryPage:
    """The page as readers see it. For a draft (`notice`) the present moment stands for its publication."""
    published = when(state.first_published or clock.now())
    updated = when(state.last_published) if state.last_published else None
    pictured = next((row for row in story.pictures.all() if row.picture is not None), None)
    rows, body = says(story, blocks(story))
    return StoryPage(
        chrome=chrome,
        path=state.path or "/",
        notice=notice,
        indexed=not notice,
        description=story.standfirst or story.headline,
        headline=story.headline,
        section=section_link(story.section),
        published=published,
        updated=updated if updated and (updated.moment - published.moment).total_seconds() >= 60 else None,
        kicker="" if story.kicker.casefold() == story.section.name.casefold() else story.kicker,
        standfirst=kept_together(story.standfirst),
        bylines=tuple(parts.Byline(row.name, byline_path(row.name)) for row in story.bylines.all()),
        lead=picture_set(pictured.picture, pictured.caption, pictured.credit) if pictured else None,
        dateline=story.dateline,
        blocks=tuple(body),
        corrections=_corrections(story),
        credit=story.agency,
        storyline=_storyline(state),
        newer=line(around.newer) if around.newer is not None else None,
        next_story=_next(around),
        related=tuple(lines(around.related, pictures=False)),
        topics=tuple(parts.Link(topic.name, f"/topic/{topic.slug}/") for topic in story.topics.all()),
        says=rows,
        language=story.language,
    )


def _corrections(story: Story) -> tuple[parts.Correction, ...]:
    from html import escape

    if story.pk is None:
        return ()
    return tuple(
        parts.Correction(when(row.made), mark_safe(escape(row.text, quote=False)))  # noqa: S308 - escaped here
        for row in story.corrections.all()
    )


def _storyline(state: StoryState) -> parts.Link | None:
    return parts.Link(state.storyline.title, f"/storyline/{state.storyline.slug}/") if state.storyline else None


def _next(around: Around) -> parts.NextStory | None:
    if around.following is None:
        return None
    target, choice = around.following
    about = target.story.section.name if choice.why == NextStory.Why.SECTION_LEAD else ""
    return parts.NextStory(line(target), WHY[choice.why], about)
