"""The address of a story: fixed at its first publication."""

import re
from datetime import datetime

from anyascii import anyascii

from standfirst.newsroom import clock
from standfirst.newsroom.models import Story, StoryState

SLUG_LENGTH = 64


def slug_of(text: str) -> str:
    """The text in Latin letters, figures and hyphens, cut at a word; `story` where nothing is left of it."""
    words = re.findall(r"[a-z0-9]+", anyascii(text).lower().replace("'", ""))
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word[:SLUG_LENGTH]
    return slug or "story"


def path_of(story: Story, state: StoryState, slug: str, moment: datetime) -> str:
    """`/{section}/{yyyy}/{mm}/{dd}/{slug}-{short id}/`, the day as it is in the newsroom."""
    day = clock.local(moment)
    return f"/{story.section.slug}/{day:%Y/%m/%d}/{slug}-{state.short_id}/"
