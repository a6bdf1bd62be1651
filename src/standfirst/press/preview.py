"""The page of a draft, exactly as readers would see it, for people who are signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from standfirst.newsroom.models import Licence, Story, StoryState
from standfirst.press.rows import chrome
from standfirst.press.story_page import story_page
from standfirst.site import engine


def preview(story: Story, request: HttpRequest | None = None) -> HttpResponse:
    """Draws the story as it stands in memory, saved or not. The strip says why it is not public."""
    state = StoryState.objects.filter(pk=story.pk).first() if story.pk else None
    if state is None:
        state = StoryState(story=story, short_id="preview")
    notice = "Not published: rights unknown" if state.licence == Licence.UNKNOWN else "Not published: preview"
    page: Any = story_page(story, state, chrome(), notice=notice)
    response = HttpResponse(engine.render(page))
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex"
    return response
