"""Who says so: each source of a story with what it says, linked to the sentence."""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from standfirst.newsroom.models import Newspaper, Story
from standfirst.record.kept.matching import normal
from standfirst.record.kept.models import Line, Mention
from standfirst.record.kept.shown import said_in_story
from standfirst.site import parts

WORDS = {
    "denied": "Denied",
    "negated": "Not so",
    "threatened": "Threatened",
    "requested": "Asked for",
    "planned": "Planned",
    "considered": "Considered",
    "conditional": "If",
    "asserted": "Said",
}
"""What a row is called, the strongest first: nothing that is denied, open or conditional is told as said."""
_TOKEN = re.compile(r"<[^>]+>|&[^;\s]+;|.", re.S)
_TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
SINGLE = frozenset({"br"})


def says(story: Story, blocks: list[parts.Block]) -> tuple[tuple[parts.Said, ...], list[parts.Block]]:
    """The rows in the order of the story, the headline's own claim last; and its blocks, with an id at each sentence
    that a row leads to."""
    lines = said_in_story(story) if story.pk is not None else []
    if not lines:
        return (), blocks
    roles = dict(Mention.objects.filter(story=story.pk).exclude(role="").values_list("actor", "role"))
    by_key = {line.key: line for line in lines}
    told = list(_once(line for line in lines if line.kind == Line.Kind.STATEMENT and line.part != "headline"))
    body, found = anchored(blocks, told)
    rows = [_row(line, _word(line, lines), by_key, roles, found | {"sf"}) for line in told]
    if any(line.part == "headline" for line in lines):
        rows.append(_headline(story))
    return tuple(rows), body


def _once(statements: Iterable[Line]) -> Iterator[Line]:
    """A thing said in the standfirst and again in the text is told once, where the text has it."""
    found: dict[tuple[str, str], Line] = {}
    for line in statements:
        key = (_who(line), normal(line.words))
        if key not in found or found[key].part != "paragraph":
            found[key] = line
    yield from sorted(found.values(), key=lambda line: (line.start, line.pk))


def _word(line: Line, lines: Iterable[Line]) -> str:
    """The strongest way in which what this source says is told."""
    told = {one.modality[0] for one in lines if one.kind == Line.Kind.EVENT and one.said_in == line.key}
    return next((way for way in WORDS if way in told), "asserted")


def _who(line: Line) -> str:
    words = line.actor.name if line.actor is not None else line.actor_words
    return words[:1].upper() + words[1:] if words else "Nobody by name"


def _row(line: Line, way: str, by_key: dict[str, Line], roles: dict[int, str], there: set[str]) -> parts.Said:
    who = _who(line)
    role = roles.get(line.actor_id or 0, "")
    via = by_key.get(line.said_in)
    text = line.told or content(line)
    if line.told.startswith(who):
        text = line.told.removeprefix(who)
    elif line.told:
        who = ""
    return parts.Said(
        word=WORDS[way],
        happened=way == "asserted",
        who=who,
        role="" if line.told else role,
        via=_who(via) if via is not None and not line.told else "",
        text=text,
        plain=bool(line.told),
        anchor=anchor(line) if anchor(line) in there else "",
        machine=line.verdict_id is None,
    )


def content(line: Line) -> str:
    """What was said: in quotation marks only where it is word for word."""
    words = re.sub(r"^(?:that|to say that)\s+", "", line.words.strip()).rstrip(" ,.;")
    if line.code == "direct":
        inside = words.strip("“”\"'‘’")
        return f"“{inside}”"
    return words


def _headline(story: Story) -> parts.Said:
    return parts.Said(
        word="Headline",
        happened=True,
        who=Newspaper.current().name,
        text=f" says in its headline: {story.headline}. That claim is our own.",
        plain=True,
        anchor="h",
    )


def anchor(line: Line) -> str:
    """The id of the place that holds the sentence; empty where the page has none for it."""
    return {"headline": "h", "standfirst": "sf", "paragraph": f"s{line.number}"}.get(line.part, "")


def anchored(blocks: Iterable[parts.Block], lines: Iterable[Line]) -> tuple[list[parts.Block], set[str]]:
    """The blocks with an id at each of these sentences, and the ids that found their sentence."""
    wanted = {anchor(line): line.sentence for line in lines if line.part == "paragraph"}
    found: set[str] = set()
    made: list[parts.Block] = []
    for block in blocks:
        if isinstance(block, parts.Paragraph):
            text = plain(block.html)
            here = {name: text.find(said) for name, said in wanted.items() if name not in found and said in text}
            found |= set(here)
            spans = sorted((at, at + len(wanted[name]), name) for name, at in here.items())
            made.append(parts.Paragraph(with_ids(block.html, spans)) if spans else block)
        else:
            made.append(block)
    return made, found


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def with_ids(html: str, spans: list[tuple[int, int, str]]) -> SafeString:
    """The markup with a <span id> round each of these stretches of its text; where that would cut an element in two,
    an empty one at the beginning of the stretch."""
    places = _places(html)
    out, at = "", 0
    for start, end, name in spans:
        a, b = places[start][0], places[end - 1][1]
        if a < at:
            continue
        inside = html[a:b]
        opened = f'<span id="{escape(name)}">'
        out += html[at:a] + opened + (f"{inside}</span>" if _balanced(inside) else f"</span>{inside}")
        at = b
    return mark_safe(out + html[at:])  # noqa: S308 - our own markup round sanitised markup


def _places(html: str) -> list[tuple[int, int]]:
    """For each character of the text, where it begins in the markup (with the tags that open before it) and ends
    (with the tags that close after it)."""
    places: list[tuple[int, int]] = []
    opened: int | None = None
    for token in _TOKEN.finditer(html):
        tag = _TAG.fullmatch(token[0])
        if tag is None:
            begin = token.start() if opened is None else opened
            places += [(begin, token.end())] * len(unescape(token[0]))
            opened = None
        elif tag[1] and places and opened is None:
            places[-1] = (places[-1][0], token.end())
        elif opened is None:
            opened = token.start()
    return places


def _balanced(html: str) -> bool:
    open_now: list[str] = []
    for tag in _TAG.finditer(html):
        if tag[2] in SINGLE:
            continue
        if not tag[1]:
            open_now.append(tag[2])
        elif not open_now or open_now.pop() != tag[2]:
            return False
    return not open_now
