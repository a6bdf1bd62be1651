"""The chip in the header of every screen that does not show all that waits itself."""

from typing import Any

from django import template
from django.template.context import RequestContext

from standfirst.desk.story_actions import TAKE_DOWN
from standfirst.desk.to_confirm import Alarm, alarm

register = template.Library()
SHOW_IT_THEMSELVES = ("wagtailadmin_home", "desk_wire")
TAKING_DOWN = ("desk_story_down",)


@register.simple_tag(takes_context=True)
def waiting_alarm(context: RequestContext) -> Alarm | None:
    """What waits to be confirmed, but not where it stands below anyway, nor while a story is being taken down."""
    at: Any = context.request.resolver_match
    if at is None or at.view_name in (*SHOW_IT_THEMSELVES, *TAKING_DOWN):
        return None
    if at.view_name == "desk_story" and at.kwargs.get("name") in TAKE_DOWN:
        return None
    return alarm()
