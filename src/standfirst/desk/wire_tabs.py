"""The tabs over every screen of the wire, and the counts that stand in them."""

from dataclasses import dataclass

from django.urls import reverse

TABS = (("Inbox", "desk_wire"), ("Try a file", "desk_try"))


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str
    here: bool
    count: int = 0


def tabs(here: str) -> list[Tab]:
    """The tabs, with the one of this address name marked."""
    return [Tab(label, reverse(name), name == here) for label, name in TABS]
