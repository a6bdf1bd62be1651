"""The addresses that static pages have, or had: a renamed page leads on, and one that is gone says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.newsroom.models import Section, StaticPage
from standfirst.press.models import StaticAddress


@dataclass(frozen=True, slots=True)
class Standing:
    """What an address answers: its page (`target` is the address itself), another address, or that it is gone."""

    path: str
    target: str | None


def standings() -> Iterator[Standing]:
    """Every address that a static page has or had, but for those that a section has taken over."""
    live = dict(StaticPage.objects.live().values_list("pk", "slug"))
    current = {f"/{slug}/" for slug in live.values()}
    taken = {f"/{slug}/" for slug in Section.objects.values_list("slug", flat=True)}
    for path in sorted(current):
        yield Standing(path, path)
    for row in StaticAddress.objects.exclude(path__in=current | taken).order_by("path"):
        yield Standing(row.path, f"/{live[row.page_id]}/" if row.page_id in live else None)


def remember() -> None:
    """Keep the addresses of today, so that they answer when their page has left them."""
    StaticAddress.objects.bulk_create(
        [StaticAddress(path=f"/{page.slug}/", page_id=page.pk) for page in StaticPage.objects.live()],
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["page_id"],
    )


def gone() -> list[str]:
    """The addresses that should have a tombstone."""
    return [standing.path for standing in standings() if standing.target is None]
