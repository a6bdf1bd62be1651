"""One line of the inbox as an editor reads it: the copy with its marks, what is not for publication, its versions."""

from typing import Any

from django.http import HttpRequest

from standfirst.copydesk import Copy, Unreadable
from standfirst.desk.changes import changes_of, rows_of, worded
from standfirst.newsroom import clock
from standfirst.newsroom.differences import Difference, differences
from standfirst.newsroom.filing import copy_for, story_made_of
from standfirst.newsroom.models import Arrival, Story
from standfirst.newsroom.updates import changes_of as changes_of_newer
from standfirst.newsroom.updates import waiting_for
from standfirst.threads.reprints import takes_of
from standfirst.wire.item import Item
from standfirst.wire.models import Item as Row
from standfirst.wire.rights import Licence
from standfirst.wire.stored import from_json

#: How many versions of a line are listed.
VERSIONS = 30
#: How many other takes of the same story.
TAKES = 20


def preview_of(arrival: Arrival, request: HttpRequest) -> dict[str, Any]:
    """The context of `desk/wire/preview.html`. Never both the marks and what changed at once."""
    whole = Row.objects.select_related("source", "take")
    rows = whole.filter(source=arrival.source_id, line=arrival.line).order_by("-created", "-pk")
    versions = list(rows.defer("copy", "vetoes")[:VERSIONS])
    chosen = _version(versions, request.GET.get("version", "")) or whole.get(pk=arrival.item_id)
    newer = waiting_for(arrival.story) if arrival.story is not None else None
    before = next((row for row in versions if row.created < chosen.created), None)
    item, copy = _read(chosen)
    zone = clock.zone()
    copy = worded(copy) if copy else None
    changes = changes_of(copy, ()) if copy else []
    asked = request.GET.get("show", "changes" if newer else "")
    compared = asked == "changes" and before is not None
    return {
        "arrival": arrival,
        "row": chosen,
        "item": item,
        "copy": copy,
        "changes": changes,
        "text_rows": rows_of(copy, changes) if copy else [],
        "versions": [(row, f"{row.created.astimezone(zone):%-d %b, %H:%M:%S}") for row in versions],
        "takes": [(take, f"{take.created.astimezone(zone):%-d %b, %H:%M}", at) for take, at in _takes(arrival)],
        "told": story_told_by(arrival),
        "before": before,
        "compared": compared,
        "differences": _since(before, copy) if compared and before is not None else [],
        "newer": newer,
        "updates": changes_of_newer(newer) if newer else [],
        "checks": checks_of(arrival, item, copy),
        "watched": arrival.watchers.filter(pk=request.user.pk).exists(),
        "sent": f"{item.sent.astimezone(zone):%-d %b, %H:%M}" if item and item.sent else "",
        "licence": arrival.source.get_licence_display(),
    }


def _takes(arrival: Arrival) -> list[tuple[Row, int | None]]:
    """What else tells the same story, each with its line of the inbox, where it has one."""
    takes = takes_of(arrival.item)[:TAKES]
    lines = dict(Arrival.objects.filter(item__in=takes).values_list("item", "pk"))
    return [(take, lines.get(take.pk)) for take in takes]


def story_told_by(arrival: Arrival) -> Story | None:
    """The story of ours that another take of the same was made, or was added to; None where this one is in it."""
    return story_made_of(takes_of(arrival.item)) if arrival.story_id is None else None


def _version(versions: list[Row], asked: str) -> Row | None:
    return next((row for row in versions if str(row.pk) == asked), None)


def _read(row: Row) -> tuple[Item | None, Copy | None]:
    """The item and its Copy; None for what was pasted as text, or holds nothing to print."""
    if not row.content:
        return None, None
    item = from_json(row.content)
    try:
        return item, copy_for(row)
    except Unreadable:
        return item, None


def _since(before: Row, copy: Copy | None) -> list[Difference]:
    older = _read(before)[1]
    return differences(older, copy) if older and copy else []


def checks_of(arrival: Arrival, item: Item | None, copy: Copy | None) -> list[tuple[str, str, str]]:
    """What stands between this copy and its readers: each a tone, a sentence, and a word."""
    source = arrival.source
    if source.licence == Licence.UNKNOWN:
        checks = [("bad", f"Nobody has said what copy of {source} may be used for", "stops it")]
    else:
        ground = f", {source.licence_ground}" if source.licence_ground else ""
        checks = [("fine", f"Rights: {source.get_licence_display().lower()}{ground}", "fine")]
    row = arrival.item
    if row.embargo_unreadable or (row.embargo is not None and row.embargo > clock.now()):
        until = (
            f"until {clock.local(row.embargo):%-d %B, %H:%M}" if row.embargo else "until a time that cannot be read"
        )
        checks.append(("bad", f"Embargoed {until}", "stops it"))
    else:
        checks.append(("fine", "No embargo", "fine"))
    if item is not None and (item.nonpublic or item.notes):
        checks.append(("fine", "What is not for publication stays at the desk", "fine"))
    if copy is not None and not copy.pictures:
        checks.append(("warn", "No picture", "goes out without"))
    return checks
