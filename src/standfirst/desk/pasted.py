"""One paste, as the form of its screen holds it from one sending to the next."""

import re
from dataclasses import dataclass, field

from django.http import HttpRequest

from standfirst.copydesk import Copy, Edit, clean
from standfirst.desk.languages import offered
from standfirst.desk.story_fields import as_fields, edited
from standfirst.newsroom.actions.rights import check_licence
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Newspaper, Section, Storyline, Topic

_KEY = re.compile(r"([a-z-]+(?:\.[a-z-]+)*):(\d{1,9}):(\d{1,9})")


def plain(text: str) -> str:
    """Line ends as the copy desk counts them; a browser sends two characters for each."""
    return text.replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class Rights:
    """What the editor has said about the rights so far. `stated` once the button was pressed and nothing lacked."""

    licence: str = ""
    ground: str = ""
    stated: bool = False
    refused: Refused | None = None


@dataclass(slots=True)
class Pasted:
    """One paste as the form holds it. Nothing of it is stored before it is saved."""

    source: str
    undone: tuple[Edit, ...]
    copy: Copy
    cleaned: dict[str, str]
    values: dict[str, str]
    rights: Rights
    section: Section
    topics: tuple[Topic, ...]
    language: str
    storyline: str
    left: frozenset[str]
    shown: frozenset[str]
    tab: str
    at: str
    said: list[str] = field(default_factory=list)

    @property
    def in_storyline(self) -> Storyline | None:
        """The storyline of this title, where there is one; else it would be a new one."""
        return Storyline.objects.filter(title__iexact=self.storyline).first() if self.storyline else None

    @property
    def story(self) -> Copy:
        """The Copy as the editor has it now."""
        return edited(self.copy, self.values)


def undone_of(request: HttpRequest, source: str) -> tuple[Edit, ...]:
    """The Edits taken back so far, with the one whose Undo was pressed; one may be done again."""
    keys = dict.fromkeys([*request.POST.getlist("veto"), request.POST.get("undo", "")])
    keys.pop(request.POST.get("again", ""), None)
    found = [(key[1], int(key[2]), int(key[3])) for text in keys if (key := _KEY.fullmatch(text))]
    return tuple(
        Edit(rule, start, end, source[start:end], "") for rule, start, end in found if start < end <= len(source)
    )


def kept(request: HttpRequest, cleaned: dict[str, str]) -> dict[str, str]:
    """The cleaned fields, but for those in which a person has typed since the last cleaning."""
    values = dict(cleaned)
    for name in cleaned:
        posted = plain(request.POST.get(name, ""))
        if name in request.POST and posted != plain(request.POST.get(f"was_{name}", "")):
            values[name] = posted
    return values


def rights_of(request: HttpRequest) -> Rights:
    licence, ground = request.POST.get("licence", ""), " ".join(request.POST.get("ground", "").split())
    do = request.POST.get("do", "")
    if do == "change-rights" or not (do == "rights" or request.POST.get("stated")):
        return Rights(licence, ground)
    try:
        check_licence(licence, ground)
    except Refused as refused:
        return Rights(licence, ground, refused=refused)
    return Rights(licence, ground, stated=True)


def chosen_language(request: HttpRequest) -> str:
    """The language that the editor says it is; empty where the copy desk's finding stands."""
    sent = request.POST.get("language", "")
    return sent if sent in dict(offered()) else ""


def pasted_of(request: HttpRequest) -> Pasted:
    """The paste that this form holds, cleaned. Raises Unreadable where it cannot become a story."""
    source = plain(request.POST.get("source", ""))
    undone = undone_of(request, source)
    language = chosen_language(request)
    copy = clean(source, language=language or None, without=frozenset(edit.id for edit in undone))
    stubborn = [edit for edit in copy.edits if edit.id in {other.id for other in undone}]
    cleaned = as_fields(copy)
    paper = Newspaper.current()
    chosen = Section.objects.filter(pk=_number(request.POST.get("section", ""))).first()
    left = {*request.POST.getlist("left"), request.POST.get("leave", "")} - {"", request.POST.get("unleave", "")}
    pasted = Pasted(
        source=source,
        undone=tuple(edit for edit in undone if edit.id not in {other.id for other in stubborn}),
        copy=copy,
        cleaned=cleaned,
        values=kept(request, cleaned),
        rights=rights_of(request),
        section=chosen or paper.default_section or Section.objects.all()[0],
        topics=tuple(Topic.objects.filter(pk__in=map(_number, request.POST.getlist("topic")))),
        language=language,
        storyline=" ".join(request.POST.get("storyline", "").split())[:120],
        left=frozenset(left),
        shown=frozenset(request.POST.getlist("show")),
        tab=request.POST.get("tab", "text"),
        at=request.POST.get("select") or request.POST.get("at", ""),
    )
    if stubborn:
        pasted.said.append("This change cannot be undone by itself: mend the text in the field instead.")
    return pasted


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
