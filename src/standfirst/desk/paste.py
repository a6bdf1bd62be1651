"""New from pasted text: see what the copy desk did, undo it, mend the fields, and save."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from standfirst.copydesk import Block, Copy, Dateline, Edit, Picture, Unreadable, clean
from standfirst.newsroom.actions import StateRights, publish_latest
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.intake import receive
from standfirst.newsroom.models import Licence, Section, Story

KINDS = {"furniture": "page furniture", "repeat": "said again", "repeats": "said again", "quotes": "quote"}
TITLE = {"title": "New from pasted text", "breadcrumbs_items": [{"url": None, "label": "New from pasted text"}]}
FIELDS = ("kicker", "headline", "standfirst", "bylines", "caption", "dateline", "body")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the original: plain where `edit` is None, else the `number`th mark of its kind."""

    text: str
    edit: Edit | None = None
    number: int = 0
    kind: str = ""
    said: str = ""


def pieces(copy: Copy) -> list[Piece]:
    """The original in order, each visible Edit a numbered mark. Line breaks and indents are never marks."""
    found: list[Piece] = []
    at = number = 0
    for edit in sorted(copy.edits, key=lambda edit: (edit.start, edit.end)):
        if edit.rule.startswith("spaces.layout") or edit.start < at:
            continue
        found.append(Piece(copy.original[at : edit.start]))
        family = edit.rule.split(".")[0]
        number += 1
        kind = {"repeats": "repeat", "quotes": "quote", "spaces": "space"}.get(family, family)
        found.append(Piece(edit.before, edit, number, kind, KINDS.get(family, edit.rule.replace(".", ": "))))
        at = edit.end
    found.append(Piece(copy.original[at:]))
    return found


def as_fields(copy: Copy) -> dict[str, str]:
    """What the editor may change, as text: bylines one to a line, paragraphs apart by an empty line."""
    return {
        "kicker": copy.kicker or "",
        "headline": copy.headline or "",
        "standfirst": copy.standfirst or "",
        "bylines": "\n".join(copy.bylines),
        "caption": copy.pictures[0].caption if copy.pictures else "",
        "dateline": str(copy.dateline) if copy.dateline else "",
        "body": "\n\n".join(block.text for block in copy.blocks),
    }


def plain(text: str) -> str:
    """Line ends as the copy desk counts them; a browser sends two characters for each."""
    return text.replace("\r\n", "\n")


def kept(request: HttpRequest, cleaned: dict[str, str]) -> dict[str, str]:
    """The cleaned fields, but for those in which a person has typed since the last cleaning."""
    values = dict(cleaned)
    for name in FIELDS:
        posted = plain(request.POST.get(name, ""))
        if name in request.POST and posted != plain(request.POST.get(f"was_{name}", "")):
            values[name] = posted
    return values


def edited(copy: Copy, values: dict[str, str]) -> Copy:
    """The Copy with the editor's fields; a paragraph that was not touched keeps its type."""
    before = as_fields(copy)
    blocks = {block.text: block for block in copy.blocks}
    texts = [text.strip() for text in values["body"].split("\n\n") if text.strip()]
    dateline, pictures = copy.dateline, copy.pictures
    if values["dateline"] != before["dateline"]:
        place = values["dateline"].strip()
        dateline = Dateline(place, places=(place,)) if place else None
    if values["caption"] != before["caption"]:
        first = replace(pictures[0], caption=values["caption"]) if pictures else Picture(values["caption"])
        pictures = (*((first,) if values["caption"].strip() else ()), *pictures[1:])
    body = tuple(blocks.get(text, Block("paragraph", text)) for text in texts)
    return replace(
        copy,
        kicker=values["kicker"].strip() or None,
        headline=values["headline"].strip() or None,
        standfirst=values["standfirst"].strip() or None,
        bylines=tuple(line.strip() for line in values["bylines"].splitlines() if line.strip()),
        dateline=dateline,
        pictures=pictures,
        blocks=copy.blocks if values["body"] == before["body"] else body,
    )


def vetoes_of(request: HttpRequest) -> frozenset[str]:
    """The Edits undone so far, with the one whose Undo was pressed; one may be allowed again."""
    asked = {*request.POST.getlist("veto"), request.POST.get("undo", "")}
    return frozenset(asked - {"", request.POST.get("again", "")})


def paste(request: HttpRequest) -> HttpResponse:
    """The empty field; then the paste as cleaned; then the story. Bad input is one sentence with status 422."""
    if request.method != "POST":
        return render(request, "desk/paste.html", TITLE)
    source = plain(request.POST.get("source", ""))
    vetoes = vetoes_of(request)
    try:
        copy = clean(source, without=vetoes)
    except Unreadable as unreadable:
        return render(request, "desk/paste.html", {**TITLE, "said": str(unreadable), "source": source}, status=422)
    cleaned = as_fields(copy)
    values = kept(request, cleaned)
    said = ""
    if request.POST.get("do") in ("save", "publish"):
        try:
            return save(request, source, vetoes, edited(copy, values))
        except Refused as refused:
            said = refused.message
    return render(
        request, "desk/paste.html", context(request, copy, cleaned, values, vetoes, said), status=422 if said else 200
    )


def context(
    request: HttpRequest,
    copy: Copy,
    cleaned: dict[str, str],
    values: dict[str, str],
    vetoes: frozenset[str],
    said: str,
) -> dict[str, object]:
    marks = pieces(copy)
    return {
        **TITLE,
        "copy": copy,
        "source": copy.original if not request.POST else plain(request.POST.get("source", "")),
        "pieces": marks,
        "changes": sum(piece.edit is not None for piece in marks),
        "folded": sum(edit.rule.startswith("spaces.layout") for edit in copy.edits),
        "fields": [(name, values[name], cleaned[name]) for name in FIELDS],
        "vetoes": sorted(vetoes),
        "flags": [flag for flag in copy.flags if flag.code != "query"],
        "queries": [flag for flag in copy.flags if flag.code == "query"],
        "sections": Section.objects.all(),
        "section": request.POST.get("section", ""),
        "licences": [choice for choice in Licence.choices if choice[0] != Licence.UNKNOWN],
        "licence": request.POST.get("licence", ""),
        "ground": request.POST.get("ground", ""),
        "said": said,
    }


def save(request: HttpRequest, source: str, vetoes: frozenset[str], copy: Copy) -> HttpResponse:
    """File the story, state its rights where a choice was made, and publish where that was asked.

    Raises Refused where one of these may not be; nothing is filed then.
    """
    licence = request.POST.get("licence", "")
    publish = request.POST.get("do") == "publish"
    if publish and not licence:
        raise Refused("Nobody has said who may print this: state the rights before it is published.", field="licence")
    section = get_object_or_404(Section, pk=request.POST.get("section") or 0)
    with transaction.atomic():
        received = receive(
            settings.HOME,
            source.encode(),
            section=section,
            delivery="paste",
            user=request.user,
            vetoes=vetoes,
            copy=copy,
        )
        story: Story = received.story
        if not received.new:
            raise Refused(
                f"The same text was pasted before and made “{story}”: change that story instead. "
                "What you typed here still stands below, and nothing of it was saved."
            )
        if licence:
            StateRights(story, request.user, licence=licence, ground=request.POST.get("ground", "")).execute()
        if publish:
            publish_latest(story, request.user)
    messages.success(request, f"{'Published' if publish else 'Saved as a draft'}: {story}")
    return redirect("wagtailsnippets_newsroom_story:edit", story.pk)
