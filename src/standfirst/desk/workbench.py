"""Try a file: how it is read, what the copy desk changes, and what would happen. Nothing is stored unless asked."""

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from standfirst.copydesk import Copy, clean
from standfirst.desk.changes import changes_of, worded
from standfirst.desk.changes import rows_of as text_rows
from standfirst.desk.file_text import FileText, file_text
from standfirst.desk.item_fields import rows_of
from standfirst.desk.shell import screen
from standfirst.desk.wire_tabs import tabs
from standfirst.newsroom.actions.bring_in import BringIn
from standfirst.newsroom.rehearsal import rehearse
from standfirst.wire import contained, formats
from standfirst.wire.item import Item, Unreadable
from standfirst.wire.ledger import hints_of
from standfirst.wire.models import Source
from standfirst.wire.reading.format import HEAD, Hints, Recognised

TITLE = "Try a file"
#: Bytes; the page that shows a file carries it, so that nothing need be stored to go on with it.
LARGEST = 8_000_000
#: How many items of one file can be looked at here.
MOST_ITEMS = 200


@dataclass(slots=True)
class Tried:
    """One file, read here and nowhere kept. `said` is the sentence with which the reading ended early."""

    name: str
    content: bytes
    plain: bool
    source: Source | None
    known: Recognised | None = None
    items: list[Item] = field(default_factory=list)
    more: bool = False
    said: str = ""


def workbench(request: HttpRequest) -> HttpResponse:
    """The empty bench; then the file as it was read, or where and why it could not be (status 422)."""
    if request.method != "POST":
        return _empty(request)
    try:
        name, content = _sent(request)
    except Unreadable as why:
        return _empty(request, str(why))
    if request.POST.get("do") == "bytes":
        return _download(name, content)
    tried = read_here(name, content, _source(request), plain=request.POST.get("plain") == "1")
    if request.POST.get("do") == "inbox" and tried.source is not None:
        take = BringIn(settings.HOME, tried.source, content, filename=name, user=request.user).execute()
        messages.success(
            request, f"{name} was taken in as copy of {tried.source}: {take.get_state_display().lower()}."
        )
        return redirect("desk_try")
    return screen(request, "desk/wire/try.html", TITLE, _view(request, tried), status=422 if tried.said else 200)


def _empty(request: HttpRequest, said: str = "") -> HttpResponse:
    context = {
        "tabs": tabs("desk_try", request.user),
        "sources": Source.objects.all(),
        "said": said,
        "largest": LARGEST // 1_000_000,
    }
    return screen(request, "desk/wire/try_empty.html", TITLE, context, status=422 if said else 200)


def _sent(request: HttpRequest) -> tuple[str, bytes]:
    """The name and the bytes of what was dropped, chosen or carried on. Raises Unreadable where there is nothing."""
    sent = request.FILES.get("file")
    if sent is not None:
        if sent.size > LARGEST:
            raise Unreadable(
                f"{sent.name} has {sent.size:,} bytes, and {LARGEST:,} are the most that the desk looks at: "
                "use `standfirst read` on the command line."
            )
        return str(sent.name), sent.read()
    try:
        content = base64.b64decode(request.POST.get("content", ""), validate=True)
    except binascii.Error:
        content = b""
    if not content:
        raise Unreadable("There is no file, or an empty one: choose it again.")
    return request.POST.get("name", "")[:255] or "the file", content


def _source(request: HttpRequest) -> Source | None:
    chosen = request.POST.get("source", "")
    return Source.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 10 else None


def read_here(name: str, content: bytes, source: Source | None, *, plain: bool = False) -> Tried:
    """Read a file as its source's would be read; what is read before a refusal stays for the eyes."""
    tried = Tried(name, content, plain, source)
    hints = hints_of(source) if source else Hints()
    try:
        if plain:
            text = formats.named("text")
            tried.known = Recognised(text.name, text.title, "that was asked for")
            found = text.read(BytesIO(content), hints)
        else:
            tried.known, found = contained.read(content, hints)
        for item in found:
            if len(tried.items) == MOST_ITEMS:
                tried.more = True
                break
            tried.items.append(item)
    except Unreadable as why:
        tried.said = str(why)
    return tried


def copy_for(tried: Tried, item: Item) -> Copy | None:
    """What the copy desk makes of it: of text as of a paste, of other formats by their fields; None: nothing."""
    try:
        whole = tried.known is not None and tried.known.name == "text" and len(tried.items) == 1
        return clean(tried.content) if whole else worded(clean(item))
    except Unreadable:
        return None


def _view(request: HttpRequest, tried: Tried) -> dict[str, Any]:
    text = file_text(tried.content)
    attempts = _attempts(tried) if tried.said else []
    context: dict[str, Any] = {
        "tabs": tabs("desk_try", request.user),
        "tried": tried,
        "text": text,
        "carried": base64.b64encode(tried.content).decode("ascii"),
        "size": f"{len(tried.content):,}",
        "sources": Source.objects.all(),
        "stops_at": _stops_at(tried, text),
        "attempts": attempts,
        "untaken": len(formats.formats()) - len(attempts),
    }
    if tried.items:
        context |= _chosen(request, tried, text)
    return context


def _chosen(request: HttpRequest, tried: Tried, text: FileText) -> dict[str, Any]:
    """The item that is looked at: the main one, or the one whose number was pressed."""
    asked = request.POST.get("item", "1")
    number = min(int(asked), len(tried.items)) if asked.isdecimal() and asked != "0" and len(asked) < 6 else 1
    item = tried.items[number - 1]
    copy = copy_for(tried, item)
    changes = changes_of(copy, ()) if copy else []
    return {
        "number": number,
        "item": item,
        "rows": rows_of(item, copy, text.where),
        "copy": copy,
        "changes": changes,
        "text_rows": text_rows(copy, changes) if copy else [],
        "steps": rehearse(tried.source, tried.items[:number]) if tried.source else [],
    }


def _stops_at(tried: Tried, text: FileText) -> int:
    """The line on which the reading stopped; the last one where the sentence names none."""
    if not tried.said or text.where is None:
        return 0
    named = text.where.find(tried.said)
    return named[0] if named else len(text.where.lines)


def _attempts(tried: Tried) -> list[tuple[str, str]]:
    """The formats that took the first bytes for theirs, the surest first, and why."""
    said = [(each.title, each.sniff(tried.content[:HEAD])) for each in formats.formats()]
    return [(title, because) for title, because in said if because]


def _download(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{hashlib.sha256(content).hexdigest()[:12]}.bin"'
    return response
