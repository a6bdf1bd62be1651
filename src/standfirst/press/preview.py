"""The page of a draft, exactly as readers would see it, for people who are signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from standfirst.newsroom.models import Licence, Story, StoryState
from standfirst.press.rows import chrome
from standfirst.press.story_page import story_page
from standfirst.site import engine


def preview(story: Story, request: HttpRequest | None = None) -> HttpResponse:
    """Draws the story as it stands in memory, saved or not. The strip says why it is not public.

    A story that was never saved may bring its StoryState with it; what is stated there is drawn.
    """
    if story.pk is None:
        state = getattr(story, "state", None) or StoryState(story=story, short_id="preview")
    else:
        state = StoryState.objects.get(pk=story.pk)
    notice = "Not published: rights unknown" if state.licence == Licence.UNKNOWN else "Not published: preview"
    page: Any = story_page(story, state, chrome(), notice=notice)
    response = HttpResponse(engine.render(page))
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex"
    return response
