"""The tabs over every screen of the wire, and the counts that stand in them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from standfirst.wire.models import Take

# The last is the right without which a tab is not offered.
TABS = (
    ("Inbox", "desk_wire", ""),
    ("Rules", "desk_rules", "newsroom.view_routingrule"),
    ("Sources", "wagtailsnippets_wire_source:list", "wire.view_source"),
    ("Quarantine", "desk_quarantine", ""),
    ("Try a file", "desk_try", ""),
)


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str
    here: bool
    count: int = 0


def in_quarantine() -> int:
    """How many takes could not be read and wait for someone."""
    return Take.objects.filter(state=Take.State.QUARANTINED).count()


def tabs(here: str, user: Any) -> list[Tab]:
    """The tabs that this person may open, with the one of this address name marked."""
    counts = {"desk_quarantine": in_quarantine()}
    return [
        Tab(label, reverse(name), name == here, counts.get(name, 0))
        for label, name, right in TABS
        if not right or user.has_perm(right)
    ]


class WireItem(MenuItem):
    """The wire in the sidebar, with the number of takes that could not be read: drawn anew with each page."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = in_quarantine()
        label = f"{self.label}: {count} not read" if count else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)
