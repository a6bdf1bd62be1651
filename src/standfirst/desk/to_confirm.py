"""What stays before everybody's eyes until someone has settled it: the one place that Home, inbox and header ask."""

from dataclasses import dataclass

from django.db.models import Case, Count, QuerySet, Value, When
from django.urls import reverse

from standfirst.newsroom.models import Notice, Parked

STUCK = "stuck"
WORDS: dict[str, tuple[str, str]] = {
    STUCK: ("story not gone yet", "stories not gone yet"),
    "kill": ("kill to confirm", "kills to confirm"),
    "hold": ("hold to confirm", "holds to confirm"),
    "correction": ("correction to confirm", "corrections to confirm"),
}
"""By the kind of a notice, or STUCK; the gravest first. The header says the gravest that there is."""


def notices() -> "QuerySet[Notice]":
    """What came and nobody has confirmed yet, with what a notice shows: kills before holds before corrections, the
    newest first."""
    open_ones = Notice.objects.filter(confirmed__isnull=True).select_related("item__source", "story")
    light = open_ones.defer("item__content", "item__copy", "item__vetoes", "story__body")
    order = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(Notice.Kind.values)))
    return light.order_by(order, "-made")


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the header says, and where to settle it."""

    said: str
    more: int
    red: bool
    href: str


def counted() -> dict[str, int]:
    """How many notices of each kind wait, and under STUCK how many stories have not left every outlet. One query."""
    of_the_wire = Notice.objects.filter(confirmed__isnull=True).values_list("kind").annotate(count=Count("pk"))
    not_gone = Parked.removals().values_list(Value(STUCK)).annotate(count=Count("dispatch__object", distinct=True))
    return dict(of_the_wire.order_by().union(not_gone.order_by(), all=True))


def alarm() -> Alarm | None:
    """The gravest of what waits, and how much else; None where nothing does."""
    waiting = counted()
    kind = next((kind for kind in WORDS if waiting.get(kind)), None)
    if kind is None:
        return None
    count = waiting[kind]
    return Alarm(
        f"{count} {WORDS[kind][count != 1]}",
        sum(waiting.values()) - count,
        kind != "correction",
        reverse("wagtailadmin_home" if kind == STUCK else "desk_wire"),
    )
