"""The frame that the desk's own screens stand in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

COLLAPSED = "wagtail_sidebar_collapsed"


def screen(
    request: HttpRequest, template: str, title: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    """The page of one screen. Its sidebar is narrow until this person opens it, for the work needs the width."""
    narrow = COLLAPSED not in request.COOKIES
    request.COOKIES.setdefault(COLLAPSED, "1")
    framed = {"title": title, "breadcrumbs_items": [{"url": None, "label": title}], **context}
    response = render(request, template, framed, status=status)
    if narrow:
        response.set_cookie(COLLAPSED, "1", samesite="Lax")
    return response
