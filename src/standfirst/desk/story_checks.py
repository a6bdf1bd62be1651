"""What stands before a story goes live, in plain words: what must be done, what should, and what is fine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from standfirst.copydesk import Block, Copy, Dateline, Flag, Span
from standfirst.copydesk.flags import flags_of
from standfirst.copydesk.languages import base, language
from standfirst.newsroom.actions.publish import refusals
from standfirst.newsroom.models import Licence, Story, StoryState
from standfirst.press.feeding import plain

FRONT, SEARCH, SOCIAL, STANDFIRST = 70, 60, 100, 180
APART = "\n\n"
# What the copy desk asks of raw copy; of a story, StoryState answers it.
SETTLED = {"no-date", "rights-unknown", "caption-without-picture"}
TYPES = {"subhead": "subhead", "list": "list", "quote": "quote", "table": "table"}

# Where what blocks is put right: the desk's form for it, the row's button, and what the publish button says.
FIRST = {
    "licence": ("rights", "State the rights", "state the rights first"),
    "embargo": ("embargo", "Set the embargo", "set the embargo first"),
    "schedule": ("schedule", "Schedule it", "it is embargoed"),
    "release": ("release", "Release it…", "release it first"),
    "undo-kill": ("undo-kill", "Undo the kill…", "it was killed"),
    "headline": ("", "Go there", "write a headline first"),
    "body": ("", "Go there", "write the text first"),
}
FINE = {
    "licence": "rights",
    "embargo": "embargo",
    "headline": "headline",
    "body": "text",
    "standfirst": "standfirst",
    "byline": "byline",
    "picture": "pictures",
    "dateline": "dateline",
    "source": "sources",
    "topics": "topics",
}


@dataclass(frozen=True, slots=True)
class StoryCheck:
    """One row. `go` is the field of the editor that it speaks of (`body:2` its third block), `href` the desk's form
    that settles it; `detail` names the place to a person."""

    about: str
    message: str
    verb: str = "Go there"
    go: str = ""
    href: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class StoryChecks:
    """`must` blocks publishing, `should` never does; `fine` are the things that were looked at and are in order."""

    must: tuple[StoryCheck, ...]
    should: tuple[StoryCheck, ...]
    fine: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.must)


def checks_of_story(story: Story, state: StoryState) -> StoryChecks:
    """The rows for this version of the story, in the order of the page."""
    must = tuple(
        StoryCheck(
            refused.field or "",
            refused.message,
            FIRST[refused.field or "headline"][1],
            go=refused.field if refused.field in ("headline", "body") else "",
            href=form_of(story, refused.field or ""),
        )
        for refused in refusals(story, state)
    )
    should = (*_lengths(story), *_who(story), *_pictures(story), *_text(story), *_belongs(story))
    said = {check.about for check in (*must, *should)}
    return StoryChecks(must, should, tuple(word for about, word in FINE.items() if about not in said))


def form_of(story: Story, field: str) -> str:
    """The desk's form where what blocks is put right; empty where a field of the editor does."""
    name = FIRST[field][0] if field in FIRST else ""
    return reverse("desk_story", args=[story.pk, name]) if name else ""


def beside_the_fields(story: Story, state: StoryState) -> list[tuple[str, str, str]]:
    """What blocks and is no field of the editor: the sentence, the form that settles it, and the words of the way."""
    return [
        (refused.message, form_of(story, refused.field), FIRST[refused.field][1])
        for refused in refusals(story, state)
        if refused.field and form_of(story, refused.field)
    ]


def blocked_words(story: Story, state: StoryState) -> str:
    """What must be done first, as the end of the publish button's words; empty where nothing must."""
    refused = next(refusals(story, state), None)
    return FIRST[refused.field or "headline"][2] if refused else ""


def _lengths(story: Story) -> Iterator[StoryCheck]:
    if len(story.headline) > FRONT:
        yield StoryCheck(
            "headline",
            f"The headline has {len(story.headline)} letters; over {FRONT} it runs to many lines on the front",
            go="headline",
            detail="Headline",
        )
    if not story.standfirst.strip():
        yield StoryCheck("standfirst", "No standfirst: readers get no second sentence", go="standfirst")
    elif len(story.standfirst) > STANDFIRST:
        yield StoryCheck(
            "standfirst",
            f"The standfirst has {len(story.standfirst)} letters of {STANDFIRST}",
            go="standfirst",
            detail="Standfirst",
        )


def _who(story: Story) -> Iterator[StoryCheck]:
    if not any(byline.name.strip() for byline in story.bylines.all()) and not story.agency.strip():
        yield StoryCheck("byline", "Nobody is named: neither a byline nor an agency", go="bylines", detail="By")


def _pictures(story: Story) -> Iterator[StoryCheck]:
    for number, shown in enumerate(story.pictures.all(), start=1):
        where = f"Picture {number}"
        if shown.picture is None:
            yield StoryCheck("picture", "A caption without its picture; readers do not see it", go="pictures")
            continue
        if not shown.picture.alt.strip():
            href = reverse("wagtailimages:edit", args=[shown.picture_id])
            yield StoryCheck("picture", "The picture has no alternative text", "Write it", href=href, detail=where)
        if not (shown.credit or shown.picture.credit).strip():
            yield StoryCheck("picture", "The picture has no credit", go="pictures", detail=where)
        if shown.picture.licence == Licence.UNKNOWN:
            href = reverse("wagtailimages:edit", args=[shown.picture_id])
            said = "Nobody has said who may print the picture"
            yield StoryCheck("picture", said, "State it", href=href, detail=where)


def _belongs(story: Story) -> Iterator[StoryCheck]:
    if not story.topics.exists():
        yield StoryCheck("topics", "No topic: it is listed in its section only", go="topics", detail="Topics")


def as_copy(story: Story) -> Copy:
    """The story's own words as the copy desk looks at them: one block for each block of the body, with its span."""
    blocks, spans, at, parts = [], [], 0, []
    for number, block in enumerate(story.body):
        text = plain(block.block_type, block.value)
        blocks.append(Block(TYPES.get(block.block_type, "paragraph"), text))  # type: ignore[arg-type]
        spans.append(Span(f"blocks.{number}", at, at + len(text)))
        parts.append(text)
        at += len(text) + len(APART)
    return Copy(
        original=APART.join(parts),
        encoding="utf-8",
        headline=story.headline or None,
        standfirst=story.standfirst or None,
        dateline=Dateline(story.dateline, places=(story.dateline,)) if story.dateline else None,
        blocks=tuple(blocks),
        spans=tuple(spans),
        credit=story.agency or None,
        language=story.language,
    )


def _text(story: Story) -> Iterator[StoryCheck]:
    """The copy desk's flags and queries of the text as it stands now; sources without a name are one row."""
    copy = as_copy(story)
    flags = [
        flag for flag in flags_of(copy, language(base(story.language)), dated=True).flags if flag.code not in SETTLED
    ]
    vague = [flag for flag in flags if flag.code == "vague-source"]
    if len(vague) > 1:
        words = ", ".join(dict.fromkeys(found[0] for flag in vague if (found := re.match("“.+?”", flag.message))))
        check = replace(_row(copy, vague[0]), message=f"{words}: nobody is named, {len(vague)} times; who said it?")
        yield replace(check, detail=", ".join(dict.fromkeys(_where(copy, flag)[1] for flag in vague)))
        flags = [flag for flag in flags if flag.code != "vague-source"]
    for flag in flags:
        yield _row(copy, flag)


def _row(copy: Copy, flag: Flag) -> StoryCheck:
    about = {"vague-source": "source", "unattributed-quote": "source"}.get(flag.code, flag.code.partition("-")[0])
    go, detail = _where(copy, flag)
    return StoryCheck(about, flag.message, go=go, detail=detail)


def _where(copy: Copy, flag: Flag) -> tuple[str, str]:
    for number, span in enumerate(copy.spans):
        if flag.start is not None and span.start <= flag.start <= span.end:
            return f"body:{number}", f"Body {number + 1}"
    if flag.code.startswith("dateline"):
        return "dateline", "Dateline"
    return ("standfirst", "Standfirst") if flag.code.startswith("standfirst") else ("body", "Body")
