"""The front, chosen by hand: the lead and the two seconds, each until when, beside the page that would come of it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from standfirst.desk import breaking
from standfirst.desk.shell import screen
from standfirst.desk.wall_clock import TYPED, age, read_typed, told
from standfirst.newsroom import clock
from standfirst.newsroom.actions import SetFront
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import FrontSlot, Story, StoryState
from standfirst.press import front as press
from standfirst.press.preview import preview_front
from standfirst.press.rows import lead_pictures, public_states

PLACES = tuple(FrontSlot.Place.values)
FOUND = 8
VIEWS = ("desktop", "phone", "live")


@dataclass(slots=True)
class Slot:
    """One place as the editor has it on the screen: a story by hand and until when, or neither and it runs itself."""

    story: int | None = None
    until: str = ""


Draft = dict[str, Slot]


def live_draft() -> Draft:
    """What is live now."""
    draft = {place: Slot() for place in PLACES}
    for slot in FrontSlot.objects.all():
        until = clock.local(slot.until).strftime(TYPED) if slot.until else ""
        draft[slot.place] = Slot(slot.story_id, until)
    return draft


def posted_draft(sent: Any) -> Draft:
    """What the editor has on the screen; what is no number is nothing."""
    return {
        place: Slot(
            int(sent[place]) if sent.get(place, "").isdecimal() else None, sent.get(f"{place}-until", "").strip()
        )
        for place in PLACES
    }


def pressed(draft: Draft, button: str) -> str:
    """Do to the draft what a button says; returns the place for which a story is to be found, or nothing."""
    verb, _, what = button.partition(":")
    place, _, story = what.partition("=")
    if place == breaking.PLACE and verb == "find":
        return place
    if button == "itself:all":
        draft.update({each: Slot() for each in PLACES})
    if place not in PLACES:
        return ""
    at = PLACES.index(place)
    if verb == "itself":
        draft[place] = Slot()
    elif verb == "choose" and story.isdecimal():
        _choose(draft, place, int(story))
    elif verb in ("up", "down"):
        to = PLACES[max(0, min(len(PLACES) - 1, at + (1 if verb == "down" else -1)))]
        _pin(draft, place, to)
        draft[place], draft[to] = draft[to], draft[place]
    return place if verb == "find" else ""


def _choose(draft: Draft, place: str, story: int) -> None:
    """The story here, and out of any other place: none stands on the front twice."""
    for slot in draft.values():
        if slot.story == story:
            slot.story, slot.until = None, ""
    draft[place] = Slot(story)


def _pin(draft: Draft, *places: str) -> None:
    """What moves stays what it is: a place that runs itself keeps the story that it shows now."""
    shown = press.chosen(press.recently(), filled(draft))
    for place in places:
        if draft[place].story is None and place in shown:
            draft[place].story = shown[place].pk


def filled(draft: Draft) -> dict[str, int]:
    return {place: slot.story for place, slot in draft.items() if slot.story is not None}


def front(request: HttpRequest) -> HttpResponse:
    """Show the choice, change it on the screen, and put it live; what is refused is a sentence, status 422.

    The strip is not part of the choice: its buttons act at once, and leave what is chosen on the screen as it is.
    """
    draft, finding, said, strip = live_draft(), "", "", None
    if request.method == "POST" and request.POST.get("do") != "back":
        draft, strip = posted_draft(request.POST), breaking.pending(request.POST)
        do = request.POST.get("do", "")
        try:
            if do == "live":
                put_live(request, draft)
                messages.success(request, "This front is live.")
                if strip is None:
                    return redirect("desk_front")
            if do.startswith(f"{breaking.PLACE}:"):
                messages.success(request, breaking.press(request.user, request.POST))
                if draft == live_draft():
                    return redirect("desk_front")
                strip = None
        except Refused as refused:
            said = refused.message
        finding = pressed(draft, do)
    view = request.POST.get("view", "")
    context = {
        **shown(draft, strip),
        "finding": finding,
        "said": said,
        "sought": request.POST.get("q", ""),
        "view": view if view in VIEWS else VIEWS[0],
    }
    if finding:
        context["found"] = found(request.POST.get("q", ""))
        context["finding_label"] = "Breaking" if finding == breaking.PLACE else FrontSlot.Place(finding).label
    return screen(request, "desk/front.html", "Front", context, status=422 if said else 200)


def put_live(request: HttpRequest, draft: Draft) -> None:
    """Through the newsroom's action. Raises Refused as it does, and where an end cannot be read."""
    stories = Story.objects.in_bulk(filled(draft).values())
    until = {place: read_typed(slot.until) for place, slot in draft.items()}
    places = {place: stories.get(slot.story) if slot.story else None for place, slot in draft.items()}
    SetFront(request.user, places=places, until=until).execute()


def found(words: str) -> list[StoryState]:
    """Published stories whose headline holds all these words, newest first."""
    states = public_states().select_related("story__section")
    for word in words.split()[:8]:
        states = states.filter(story__headline__icontains=word)
    return list(states.order_by("-first_published", "-pk")[:FOUND])


def shown(draft: Draft, pending: breaking.Pending | None = None) -> dict[str, Any]:
    """The slots as the screen shows them, and where the page that would come of them stands."""
    recent, now = press.recently(), clock.now()
    live, new = press.chosen(recent, press.by_editors()), press.chosen(recent, filled(draft))
    pictures = lead_pictures([state.pk for state in new.values()])
    before = live_draft()
    slots = []
    for number, place in enumerate(PLACES, start=1):
        state, was = new.get(place), live.get(place)
        slots.append(
            {
                "place": place,
                "number": number,
                "label": FrontSlot.Place(place).label,
                "slot": draft[place],
                "ends": ends(draft[place].until),
                "state": state,
                "picture": pictures.get(state.pk) if state else None,
                "age": age(state.first_published, now) if state and state.first_published else "",
                "moved": (state and state.pk) != (was and was.pk),
                "changed": draft[place] != before[place],
            }
        )
    page = reverse("desk_front_page")
    moved = sum(bool(slot["moved"]) for slot in slots)
    changed = sum(bool(slot["changed"]) for slot in slots)
    return {
        "slots": slots,
        "moved": moved,
        "changed": changed,
        "pinned": len(filled(draft)),
        "page": f"{page}?{asked_by(draft, pending)}",
        "live_page": f"{page}?{asked_by(before)}",
        "strip": breaking.strip(),
        "pending": pending,
    }


def asked_by(draft: Draft, strip: breaking.Pending | None = None) -> str:
    """The draft as the query of its page: the stories, until when each stands, and what would be on the strip."""
    until = {f"{place}-until": slot.until for place, slot in draft.items() if slot.story is not None and slot.until}
    return urlencode({**filled(draft), **until, **({breaking.PLACE: strip.story.pk} if strip else {})})


def ends(written: str) -> str:
    """The end of a place in an editor's words, or as it was typed where it is none."""
    try:
        return told(read_typed(written))
    except Refused:
        return written


def front_page(request: HttpRequest) -> HttpResponse:
    """The front as it would be with the choice in the query, for the frame beside the slots."""
    asked = posted_draft(request.GET)
    strip = request.GET.get(breaking.PLACE, "")
    style = f"{reverse('desk_front_marks')}?{asked_by(asked)}"
    return preview_front(filled(asked), style, int(strip) if strip.isdecimal() else None)


MARK = (
    "{at}{{position:relative}}"
    '{at}::after{{content:"{said}";position:absolute;inset:8px auto auto 8px;z-index:9;padding:4px 10px;'
    "border:2px solid #17181b;background:#ffd23f;color:#17181b;font:700 22px/28px system-ui,sans-serif}}"
    "@media(max-width:47.99rem){{{at}::after{{padding:1px 6px;font-size:12px;line-height:18px}}}}"
)


MARK = (
    "{at}{{position:relative}}"
    '{at}::after{{content:"{said}";position:absolute;inset:8px auto auto 8px;z-index:9;padding:4px 10px;'
    "border:2px solid #17181b;background:#ffd23f;color:#17181b;font:700 22px/28px system-ui,sans-serif}}"
    "@media(max-width:47.99rem){{{at}::after{{padding:1px 6px;font-size:12px;line-height:18px}}}}"
)


def marks(request: HttpRequest) -> HttpResponse:
    """The frame's own style sheet: a tag on each story that an editor pinned, dashes round each that moved."""
    draft, recent = posted_draft(request.GET), press.recently()
    live, new = press.chosen(recent, press.by_editors()), press.chosen(recent, filled(draft))
    rules = []
    for place, state in new.items():
        at = f'article:has(a[href="{state.path}"])'
        if place not in live or live[place].pk != state.pk:
            rules.append(f"{at}{{outline:3px dashed currentcolor;outline-offset:4px}}")
        slot = draft[place]
        if slot.story == state.pk:
            until = ends(slot.until)
            rules.append(MARK.format(at=at, said=f"pinned until {sayable(until)}" if until else "pinned"))
    return HttpResponse("\n".join(rules), content_type="text/css")


def sayable(text: str) -> str:
    """What a person typed, as a string of CSS may hold it: letters, figures and the signs of a time."""
    return "".join(letter for letter in text if letter.isalnum() or letter in " ,:-")[:24]
