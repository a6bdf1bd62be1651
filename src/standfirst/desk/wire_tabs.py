"""The tabs over every screen of the wire, and the counts that stand in them."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

# The last is the right without which a tab is not offered.
TABS = (
    ("Inbox", "desk_wire", ""),
    ("Rules", "desk_rules", "newsroom.view_routingrule"),
    ("Sources", "wagtailsnippets_wire_source:list", "wire.view_source"),
    ("Try a file", "desk_try", ""),
)


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str
    here: bool
    count: int = 0


def tabs(here: str, user: Any) -> list[Tab]:
    """The tabs that this person may open, with the one of this address name marked."""
    return [
        Tab(label, reverse(name), name == here) for label, name, right in TABS if not right or user.has_perm(right)
    ]
