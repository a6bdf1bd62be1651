"""Which stories readers can see now."""

from django.db.models import Q, QuerySet

from standfirst.newsroom import clock
from standfirst.newsroom.models import Licence, Standing, StoryState


def public_states() -> QuerySet[StoryState]:
    """The states of all stories that readers can see now."""
    now = clock.now()
    return StoryState.objects.filter(
        Q(embargo__isnull=True) | Q(embargo__lte=now),
        Q(rights_expire__isnull=True) | Q(rights_expire__gt=now),
        standing=Standing.LIVE,
        embargo_unreadable="",
    ).exclude(licence=Licence.UNKNOWN)
