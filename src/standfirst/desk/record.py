"""The review of the record: one line after another, the least certain first, settled by keys or by buttons."""

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from standfirst.desk import record_view
from standfirst.desk.shell import screen
from standfirst.newsroom import clock
from standfirst.newsroom.errors import Refused
from standfirst.record.kept import queue
from standfirst.record.kept.judging import CHANGES, RELATIONS, JudgeLine, TakeBack
from standfirst.record.kept.models import Actor, Line, Verdict
from standfirst.record.shapes import QUADS

TITLE = "Record"
LISTED = 60
LATER = "record-later"
SAID = {
    "accept": "Accepted",
    "correct": "Put right",
    "merge": "Told as the same",
    "reject": "Rejected",
}


def record(request: HttpRequest) -> HttpResponse:
    """The list, and the line that is open; POST settles it and opens the next. What is refused is a sentence, 422."""
    said = ""
    if request.method == "POST":
        try:
            return _settle(request)
        except Refused as refused:
            said = refused.message
    story = _number(request.GET.get("story", ""))
    later = set(request.session.get(LATER, []))
    heads = sorted(queue.waiting(story)[: LISTED + len(later)], key=lambda line: line.key in later)[:LISTED]
    wanted = _number(request.POST.get("line", "") or request.GET.get("line", ""))
    line = next((one for one in heads if one.pk == wanted), heads[0] if heads else None)
    context = {**_list(heads, story), **(_open(line, heads, request) if line else {}), "said": said}
    return screen(request, "desk/record.html", TITLE, context, status=422 if said else 200)


def settled(request: HttpRequest) -> HttpResponse:
    """What was settled today; each can be taken back."""
    if request.method == "POST":
        verdict = get_object_or_404(Verdict, pk=_number(request.POST.get("verdict", "")) or 0)
        TakeBack(verdict, request.user).execute()
        messages.success(request, "Taken back: it waits under To review.")
        return redirect("desk_record_done")
    rows = list(queue.done(_midnight())[:200])
    context: dict[str, Any] = {"rows": [{"verdict": row, "said": SAID[row.decision]} for row in rows]}
    return screen(request, "desk/record_done.html", TITLE, {**context, **_counts(None)})


def _settle(request: HttpRequest) -> HttpResponse:
    """Do what was pressed; Refused where it may not be done."""
    do, story = request.POST.get("do", ""), _number(request.POST.get("story", ""))
    back = reverse("desk_record") + (f"?story={story}" if story else "")
    if do == "undo":
        return _undo(request, back)
    line = Line.objects.select_related("story", "reading").filter(pk=_number(request.POST.get("line", ""))).first()
    if line is None:
        messages.warning(request, "The story was read again meanwhile; here is how it stands now.")
        return redirect(back)
    if do == "later":
        request.session[LATER] = [*request.session.get(LATER, []), line.key][-200:]
        return redirect(back)
    if do not in SAID:
        raise Refused("Press one of the buttons: accept, correct, same as, reject or later.")
    JudgeLine(
        line,
        request.user,
        decision=do,
        modality={
            name.removeprefix("way-"): value for name, value in request.POST.items() if name.startswith("way-")
        },
        corrections=_corrections(request, line) if do == "correct" else None,
        same_as=Line.objects.select_related("verdict").filter(pk=_number(request.POST.get("same", ""))).first(),
    ).execute()
    messages.success(request, f"{SAID[do]}: {record_view.title(line)}")
    return redirect(back)


def _undo(request: HttpRequest, back: str) -> HttpResponse:
    last = Verdict.objects.filter(by=request.user, made__gte=_midnight()).order_by("-made", "-pk").first()
    if last is None:
        raise Refused("There is nothing of yours from today to take back.")
    TakeBack(last, request.user).execute()
    messages.success(request, "Your last verdict is taken back.")
    return redirect(back)


def _corrections(request: HttpRequest, line: Line) -> dict[str, Any]:
    """What was put right in the form, and only that."""
    sent = request.POST
    found: dict[str, Any] = {}
    for end in ("actor", "target"):
        typed = " ".join(sent.get(end, "").split())
        if end in sent and typed != record_view.name(line, end):
            found[end] = _actor(typed, end) if typed else None
    for name in ("code", "change", "told"):
        if name in sent and sent[name] != getattr(line, name):
            found[name] = sent[name]
    if sent.get("first") and sent["first"] != str(line.first):
        found["first"] = sent["first"]
    return found


def _actor(typed: str, end: str) -> Actor:
    actor = Actor.objects.filter(name__iexact=typed).first()
    if actor is None:
        raise Refused(f"Nobody here is called “{typed}”: add them under People and states first.", field=end)
    return actor


def _list(heads: list[Line], story: int | None) -> dict[str, Any]:
    rows = [{"line": line, "title": record_view.title(line), "sure": record_view.sure(line)} for line in heads]
    return {"rows": rows, "stories": len({line.story_id for line in heads}), "story": story, **_counts(story)}


def _counts(story: int | None) -> dict[str, Any]:
    to_do, done = queue.waiting(story).count(), queue.done(_midnight()).count()
    return {"to_do": to_do, "done": done, "all": to_do + done}


def _open(line: Line, heads: list[Line], request: HttpRequest) -> dict[str, Any]:
    """The line that is open, with all that can be said of it."""
    at = heads.index(line)
    chosen = {name: value for name, value in request.POST.items() if name.startswith("way-")}
    framed = record_view.framed(line)
    return {
        "line": line,
        "at": at + 1,
        "before": heads[max(0, at - 1)].pk,
        "after": heads[min(len(heads) - 1, at + 1)].pk,
        "pieces": record_view.pieces(line),
        "who": record_view.name(line, "actor"),
        "whom": record_view.name(line, "target"),
        "how": record_view.HOW.get(line.code, ""),
        "sure": record_view.sure(line),
        "framed": [{"one": one, "way": chosen.get(f"way-{one.line.key}", one.way)} for one in framed],
        "alike": [{"line": one, "title": record_view.title(one)} for one in queue.alike(line)],
        "codes": [(code, record_view.DEEDS[code]) for code in QUADS]
        if line.kind == Line.Kind.EVENT
        else [(code, record_view.TIES[code]) for code in RELATIONS],
        "changes": CHANGES,
        "names": Actor.objects.filter(mentions__story=line.story_id).order_by("name"),
    }


def _midnight() -> datetime:
    return datetime.combine(clock.today(), time(), tzinfo=clock.zone())


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 12 else None
