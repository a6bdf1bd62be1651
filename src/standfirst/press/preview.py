"""The page of a draft, exactly as readers would see it, for people who are signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from standfirst.newsroom.models import Licence, StaticPage, Story, StoryState
from standfirst.press.around import Around, around
from standfirst.press.front import front
from standfirst.press.lists import static_page
from standfirst.press.rows import chrome, one_look
from standfirst.press.story_page import story_page
from standfirst.site import engine


def preview(row: Story | StaticPage, request: HttpRequest | None = None) -> HttpResponse:
    """Draws the row as it stands in memory, saved or not. A story's strip says why it is not public."""
    page = static_page(row) if isinstance(row, StaticPage) else _story(row)
    response = HttpResponse(engine.render(page))
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex"
    return response


@one_look()
def preview_front(slots: dict[str, int], style: str, breaking: int | None = None) -> HttpResponse:
    """The front as it would be with this choice, and with the story `breaking` on the strip where one is named.

    `style` is the address of a style sheet that marks what moved.
    """
    page = engine.render(front(slots, breaking))
    response = HttpResponse(
        page.replace("</head>", format_html('<link rel="stylesheet" href="{}"></head>', style), 1)
    )
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex"
    return response


def _story(story: Story) -> Any:
    """A story that was never saved may bring its StoryState with it; what is stated there is drawn."""
    if story.pk is None:
        state = getattr(story, "state", None) or StoryState(story=story, short_id="preview")
        beside = Around()
    else:
        state = StoryState.objects.get(pk=story.pk)
        beside = around([state])[state.pk]
    notice = "Not published: rights unknown" if state.licence == Licence.UNKNOWN else "Not published: preview"
    return story_page(story, state, chrome(), beside, notice=notice)
