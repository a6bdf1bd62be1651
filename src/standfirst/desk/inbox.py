"""The inbox: what came, in order of need, filtered and paged by key; and what may be done with each line."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from standfirst.desk import to_confirm
from standfirst.desk.inbox_preview import preview_of, story_told_by
from standfirst.desk.parked import stuck
from standfirst.desk.shell import screen
from standfirst.desk.wire_tabs import tabs
from standfirst.newsroom import clock
from standfirst.newsroom.actions import inbox as actions
from standfirst.newsroom.actions.newer import KeepMine, TakeNewer
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Arrival, NewerCopy, Notice, Section, Standing, StoryState
from standfirst.newsroom.updates import waiting_for
from standfirst.wire.models import Source

TITLE = "Wire"
PAGE = 50
#: More than this many kills and corrections scroll in their own third of the screen.
NOTICES = 20
State = Arrival.State
#: What a line is called that tells what a story of ours tells already.
AGAIN = "Told again"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what makes no sense is as if it were not there."""

    section: str = ""
    source: str = ""
    queue: str = ""
    state: str = "open"
    only: str = ""
    words: str = ""
    before: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        given = {name: request.GET.get(name, "")[:100] for name in cls.__slots__}
        if given["state"] not in State.values:
            given["state"] = State.OPEN
        return cls(**given)

    def query(self, **changes: Any) -> str:
        """The address of the same list with these changes; what is as usual is left out."""
        kept = {name: getattr(self, name) for name in self.__slots__ if name != "before"} | changes
        usual = {"state": State.OPEN}
        return "?" + urlencode({name: value for name, value in kept.items() if value and usual.get(name) != value})


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    count: int
    href: str
    on: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the arrival, and in a word what became of it."""

    arrival: Arrival
    time: str
    word: str
    tone: str
    href: str
    others: tuple[Arrival, ...] = ()

    @property
    def unread(self) -> bool:
        return self.word in ("New", AGAIN)


@dataclass(frozen=True, slots=True)
class Hours:
    """The newsroom's time of day, asked for once for a whole screen."""

    zone: ZoneInfo
    now: datetime

    @classmethod
    def here(cls) -> "Hours":
        return cls(clock.zone(), clock.now())

    def told(self, moment: datetime) -> str:
        """The minute, with its day where that is not today."""
        local = moment.astimezone(self.zone)
        return f"{local:%H:%M}" if local.date() == self.now.astimezone(self.zone).date() else f"{local:%a %H:%M}"


def inbox(request: HttpRequest) -> HttpResponse:
    """The list with its notices, and the chosen line at its side."""
    asked = Asked.of(request)
    found = list(_listed(asked, request.user)[: PAGE + 1])
    rows = found[:PAGE]
    chosen = _chosen(request, rows)
    hours = Hours.here()
    lines = lines_of(rows, asked, hours)
    notices = [
        (notice, f"{notice.made.astimezone(hours.zone):%H:%M:%S}") for notice in to_confirm.notices()[:NOTICES]
    ]
    waiting = to_confirm.counted()
    context: dict[str, Any] = {
        "tabs": tabs("desk_wire", request.user),
        "asked": asked,
        "lines": lines,
        "stuck": [one for one in stuck(NOTICES) if one.removal] if waiting.pop(to_confirm.STUCK, 0) else [],
        "notices": notices,
        "unshown": sum(waiting.values()) - len(notices),
        "chips": _chips(asked, request.user),
        "sources": list(Source.objects.values_list("slug", "name")),
        "states": State.choices,
        "older": asked.query(before=key_of(rows[-1])) if len(found) > PAGE else "",
        "newest": key_of(rows[0]) if rows and not asked.before else "",
        "given": "at" in request.GET,
        "here": request.get_full_path(),
        "steps": _steps(lines, chosen),
    }
    if chosen is not None:
        context |= preview_of(chosen, request)
        context["then"] = context["steps"][1] or reverse("desk_wire") + asked.query()
    return screen(request, "desk/wire/inbox.html", TITLE, context)


def _listed(asked: Asked, user: Any) -> "QuerySet[Arrival]":
    found = Arrival.objects.filter(state=asked.state)
    if asked.section:
        found = found.filter(section__slug=asked.section)
    if asked.source:
        found = found.filter(source__slug=asked.source)
    if asked.queue:
        found = found.filter(queue=asked.queue)
    if asked.only == "mine":
        found = found.filter(by=user)
    if asked.only == "watched":
        found = found.filter(watchers=user)
    for word in asked.words.split()[:6]:
        found = found.filter(Q(headline__icontains=word) | Q(slug__icontains=word))
    return _light(_older(_one_of_each(found), asked.before))


def _one_of_each(found: "QuerySet[Arrival]") -> "QuerySet[Arrival]":
    """Without the lines for which another stands that is in the same list."""
    return found.exclude(Exists(found.filter(pk=OuterRef("shown_under"))))


def _older(found: "QuerySet[Arrival]", before: str) -> "QuerySet[Arrival]":
    """What stands below a row, by its key: a page costs the same however deep it lies."""
    moment, _, number = before.partition("~")
    try:
        came = datetime.fromisoformat(moment)
        last = int(number)
    except ValueError:
        return found
    if came.tzinfo is None or not 0 <= last < 2**63:
        return found
    return found.filter(came__lte=came).filter(Q(came__lt=came) | Q(pk__lt=last))


def _light(found: "QuerySet[Arrival]") -> "QuerySet[Arrival]":
    """In order, with what a row shows and none of the texts."""
    related = found.select_related("source", "section", "item", "story__state", "by")
    waiting = NewerCopy.objects.filter(story=OuterRef("story"), verdict="")
    return (
        related.annotate(waiting=Exists(waiting))
        .defer("item__content", "item__copy", "item__vetoes", "story__body")
        .order_by("-came", "-pk")
    )


def key_of(arrival: Arrival) -> str:
    return f"{arrival.came.isoformat()}~{arrival.pk}"


def _chosen(request: HttpRequest, rows: list[Arrival]) -> Arrival | None:
    at = request.GET.get("at", "")
    if at.isdecimal() and len(at) < 19:
        return next((row for row in rows if row.pk == int(at)), None) or get_object_or_404(
            _light(Arrival.objects), pk=at
        )
    return rows[0] if rows else None


def _steps(lines: list[Line], chosen: Arrival | None) -> tuple[str, str]:
    """The addresses of the lines above and below the chosen one."""
    at = next((count for count, line in enumerate(lines) if chosen and line.arrival.pk == chosen.pk), None)
    if at is None:
        return "", ""
    above = lines[at - 1].href if at else ""
    return above, lines[at + 1].href if at + 1 < len(lines) else ""


def lines_of(rows: Iterable[Arrival], asked: Asked, hours: Hours) -> list[Line]:
    here, shown = reverse("desk_wire"), list(rows)
    others: defaultdict[int | None, list[Arrival]] = defaultdict(list)
    under = Arrival.objects.filter(shown_under__in=[row.pk for row in shown], state=asked.state)
    for other in under.select_related("source").defer("story__body").order_by("-came", "-pk"):
        others[other.shown_under_id].append(other)
    return [
        Line(
            row,
            hours.told(row.came),
            *word_of(row, hours, others[row.pk]),
            here + asked.query(at=row.pk),
            tuple(others[row.pk]),
        )
        for row in shown
    ]


def word_of(row: Arrival, hours: Hours, others: Sequence[Arrival] = ()) -> tuple[str, str]:
    """What became of it, in a word, and its tone; `others` are the lines that it stands for."""
    if row.state == State.STOPPED:
        return "Stopped", "bad"
    if row.state == State.IGNORED:
        return "Ignored", ""
    if row.story is not None:
        return _story_word(row, row.story.state)
    if row.item.embargo_unreadable:
        return "Embargo, time unclear", "warn"
    if row.item.embargo is not None and row.item.embargo > hours.now:
        return f"Embargo to {hours.told(row.item.embargo)}", "clock"
    if row.item.status == "advisory":
        return "Advisory", "clock"
    return (AGAIN, "warn") if any(other.story_id for other in others) else ("New", "new")


def _story_word(row: Arrival, state: StoryState) -> tuple[str, str]:
    if getattr(row, "waiting", False):
        return "Update waiting", "warn"
    if state.standing == Standing.LIVE:
        return ("Published" if row.by else "Published by rule"), "fine"
    if state.standing in (Standing.HELD, Standing.KILLED):
        return state.get_standing_display(), "bad"
    return (f"Taken: {row.by.get_short_name() or row.by.get_username()}" if row.by else "In our story"), ""


def _chips(asked: Asked, user: Any) -> list[Chip]:
    """How much is open, of each section, watched and one's own: one query each, however much there is."""
    open_ones = _one_of_each(Arrival.objects.filter(state=State.OPEN))
    counted = dict(open_ones.values_list("section").annotate(count=Count("pk")).order_by())
    base = Asked()
    chips = [
        Chip(
            "All",
            sum(counted.values()),
            "?",
            not (asked.section or asked.only or asked.queue) and asked.state == State.OPEN,
        )
    ]
    for section in Section.objects.filter(pk__in=[pk for pk in counted if pk]):
        on = asked.section == section.slug
        chips.append(Chip(section.name, counted[section.pk], base.query(section=section.slug), on))
    queues = Arrival.objects.filter(state=State.OPEN).exclude(queue="").values_list("queue")
    for queue, count in queues.annotate(count=Count("pk")).order_by("queue"):
        chips.append(Chip(queue, count, base.query(queue=queue), asked.queue == queue))
    watched = Arrival.objects.filter(watchers=user, state=State.OPEN).count()
    mine = Arrival.objects.filter(by=user, state=State.OPEN).count()
    for label, only, count in (("Watched", "watched", watched), ("Mine", "mine", mine)):
        chips.append(Chip(label, count, base.query(only=only), asked.only == only))
    return chips


def preview(request: HttpRequest, arrival_id: int) -> HttpResponse:
    """The right-hand side alone, for a screen that is open already."""
    arrival = get_object_or_404(_light(Arrival.objects), pk=arrival_id)
    then = request.GET.get("then", "") or reverse("desk_wire")
    return render(request, "desk/wire/preview.html", {**preview_of(arrival, request), "then": then, "given": True})


def newer(request: HttpRequest) -> JsonResponse:
    """How many lines came since the newest one that is shown: counted, never pushed in under the hand."""
    moment, _, _number = request.GET.get("since", "").partition("~")
    try:
        since = datetime.fromisoformat(moment)
    except ValueError as why:
        raise Http404("no moment") from why
    found = Arrival.objects.filter(state=State.OPEN, came__gt=since)
    return JsonResponse({"count": len(found.values_list("pk")[:100])})


ANSWERS = {"take-newer": TakeNewer, "keep-mine": KeepMine}
VERBS: dict[str, Callable[[Arrival, Any], actions.InboxAction]] = {
    "take": actions.TakeCopy,
    "ignore": actions.IgnoreCopy,
    "back": actions.RestoreCopy,
    "watch": actions.WatchCopy,
    "publish": actions.PublishCopy,
}
ADD = "add"


def do(request: HttpRequest, arrival_id: int, verb: str) -> HttpResponse:
    """One action on one line; publishing asks first. A refusal is a sentence, where the person came from."""
    if verb in ANSWERS:
        return _answer(request, arrival_id, verb)
    if verb == ADD:
        return _add(request, arrival_id)
    action = VERBS.get(verb)
    if action is None:
        raise Http404("no such action")
    arrival = get_object_or_404(Arrival.objects.select_related("item", "source", "section", "story"), pk=arrival_id)
    if request.method != "POST":
        if verb != "publish":
            return redirect(reverse("desk_wire") + f"?at={arrival.pk}")
        return screen(request, "desk/wire/publish.html", "Publish as it is", preview_of(arrival, request))
    done = action(arrival, request.user).execute()
    if verb == "take":
        return redirect("wagtailsnippets_newsroom_story:edit", done.pk)
    _say(request, arrival, verb)
    return redirect(_then(request))


def _answer(request: HttpRequest, arrival_id: int, verb: str) -> HttpResponse:
    """Take the version that waits beside the story of this line, as a draft, or keep what stands."""
    arrival = get_object_or_404(Arrival.objects.select_related("story"), pk=arrival_id, story__isnull=False)
    newer = waiting_for(arrival.story)
    if newer is None:
        raise Refused("No newer version waits beside this story any more.")
    if request.method == "POST":
        ANSWERS[verb](newer, request.user).execute()
    if verb == "take-newer":
        return redirect("wagtailsnippets_newsroom_story:edit", arrival.story.pk)
    return redirect(_then(request))


def _add(request: HttpRequest, arrival_id: int) -> HttpResponse:
    """Keep the line with the story of ours that tells the same, as an editor confirms."""
    arrival = get_object_or_404(Arrival.objects.select_related("item"), pk=arrival_id)
    story = story_told_by(arrival)
    if story is None:
        raise Refused("No story of ours tells the same any more: take it, or ignore it.")
    if request.method == "POST":
        actions.AddToStory(arrival, request.user, story=story).execute()
        messages.success(request, f"Added to “{story}” as one more take of it.")
    return redirect(_then(request))


def _say(request: HttpRequest, arrival: Arrival, verb: str) -> None:
    if verb == "ignore":
        back = reverse("desk_wire") + f"?state=ignored&at={arrival.pk}"
        messages.success(request, format_html('Ignored: {} · <a href="{}">Look at it again</a>', arrival, back))
    elif verb in ("publish", "back"):
        messages.success(request, f"{'Published' if verb == 'publish' else 'Back in the inbox'}: {arrival}")


def _then(request: HttpRequest) -> str:
    asked = request.POST.get("then", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("desk_wire")


@require_POST
def confirm(request: HttpRequest, notice_id: int) -> HttpResponse:
    """A kill or correction seen; the list keeps its place."""
    actions.ConfirmNotice(get_object_or_404(Notice, pk=notice_id), request.user).execute()
    return redirect(_then(request))
