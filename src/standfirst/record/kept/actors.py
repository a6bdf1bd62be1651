"""Who a name of one story is in all of them."""

from django.db import IntegrityError, transaction

from standfirst.newsroom.actions.addresses import slug_of
from standfirst.record.actors import lists
from standfirst.record.kept.models import Actor

LONGEST = 120
RESERVED = frozenset({"hangs", "how", "feed", "pair", "export"})
"""Words that stand in the addresses of the record's own pages."""


def listed() -> tuple[lists.Actor, ...]:
    """The newsroom's own list, as the extractors take it."""
    return tuple(actor.as_listed() for actor in Actor.objects.filter(listed=True).order_by("pk"))


def known(kind: str, name: str, country: str | None) -> Actor | None:
    """The actor of this name, where there is one. A state is known by its country."""
    if kind == Actor.Kind.STATE and country:
        found = Actor.objects.filter(kind=kind, country=country).first()
        if found is not None:
            return found
    return Actor.objects.filter(kind=kind, name=name[:LONGEST]).first()


def actor_of(kind: str, name: str, country: str | None = None, role: str | None = None) -> Actor:
    """The actor of this name, made where there is none yet."""
    found = known(kind, name, country)
    if found is not None:
        return found
    row = Actor(
        kind=kind, name=name[:LONGEST], slug=free_slug(name), country=country or "", role=(role or "")[:LONGEST]
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return Actor.objects.get(kind=kind, name=name[:LONGEST])
    return row


def free_slug(name: str) -> str:
    """A slug of this name that no other actor has, and that is no year and no word of the record's addresses."""
    base = slug_of(name)[:70]
    if base in RESERVED or base.isdigit():
        base = f"{base}-1"
    slug, number = base, 2
    while Actor.objects.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug
