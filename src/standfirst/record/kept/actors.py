"""Who a name of one story is in all of them."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from standfirst.newsroom.actions.addresses import slug_of
from standfirst.newsroom.models import Dispatch, dispatch
from standfirst.record.actors import lists
from standfirst.record.kept.models import Actor, Line

LONGEST = 120
RESERVED = frozenset({"hangs", "how", "feed", "pair", "export"})
"""Words that stand in the addresses of the record's own pages."""


def tell_its_stories(sender: Any, instance: Actor, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """An actor that gets another name, or is about to go, is a change to the record of each story that tells of it."""
    if raw or created:
        return
    told = Line.objects.filter(Q(actor=instance) | Q(target=instance), verdict__isnull=False)
    with transaction.atomic():
        for story_id in sorted(set(told.order_by().values_list("story_id", flat=True))):
            dispatch(Dispatch.Kind.RECORD, story_id, "actor")


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
