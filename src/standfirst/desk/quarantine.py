"""Quarantine: what could not be read, why, its bytes, and another try."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from standfirst.desk.shell import screen
from standfirst.desk.wire_tabs import tabs
from standfirst.newsroom import clock
from standfirst.newsroom.actions.quarantine import RetryAll, RetryTake
from standfirst.wire.models import Take
from standfirst.wire.takes import opened

TITLE = "Quarantine"
PAGE = 50


def quarantine(request: HttpRequest) -> HttpResponse:
    """What could not be read, the newest first; a retry of one take or of all."""
    if request.method == "POST":
        _retry(request)
        return redirect("desk_quarantine")
    found = Take.objects.filter(state=Take.State.QUARANTINED).select_related("source").order_by("-pk")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    takes = list(found[: PAGE + 1])
    zone = clock.zone()
    context = {
        "tabs": tabs("desk_quarantine", request.user),
        "takes": [(take, f"{take.received.astimezone(zone):%-d %b, %H:%M:%S}") for take in takes[:PAGE]],
        "older": f"?before={takes[PAGE - 1].pk}" if len(takes) > PAGE else "",
    }
    return screen(request, "desk/wire/quarantine.html", TITLE, context)


def _retry(request: HttpRequest) -> None:
    asked = request.POST.get("take", "")
    if asked == "all":
        count = RetryAll(request.user).execute()
        messages.success(request, f"{count} will be read again. What still cannot be read comes back here.")
        return
    take = get_object_or_404(Take.objects.select_related("source"), pk=int(asked) if asked.isdecimal() else 0)
    done = RetryTake(settings.HOME, take, request.user).execute()
    if done.state == Take.State.READ:
        messages.success(request, f"{done} was read; what it holds stands in the inbox.")
    else:
        messages.error(request, f"{done} still cannot be read: {done.reason}")


def take_bytes(request: HttpRequest, take_id: int) -> HttpResponse:
    """The bytes of a take as they came, to save and never to open here."""
    take = get_object_or_404(Take, pk=take_id, state=Take.State.QUARANTINED)
    try:
        with opened(settings.HOME, take.sha256) as file:
            content = file.read()
    except FileNotFoundError:
        messages.error(request, "Its bytes are gone from the data folder: restore a backup.")
        return redirect("desk_quarantine")
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{take.sha256[:12]}.bin"'
    return response
