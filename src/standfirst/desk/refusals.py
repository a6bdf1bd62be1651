"""What an action refuses is shown as its sentence, where the person came from."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import bad_request

from standfirst.newsroom.errors import Refused


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a Refused with its message and the way back; every other exception goes on.

        So with a row that others stand on: a picture that a story shows, a section that has stories.
        """
        if isinstance(exception, Refused):
            return back_with(request, exception.message)
        if isinstance(exception, ProtectedError):
            return back_with(request, in_use(exception))
        return None


def back_with(request: HttpRequest, sentence: str) -> HttpResponse:
    """To where the person came from, with this sentence."""
    messages.error(request, sentence)
    back = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else reverse("wagtailadmin_home"))


def answered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A screen of ours that says what an action refuses.

    Wagtail guards every view of the admin and takes each PermissionDenied, as a Refused is, for a lack of rights:
    its sentence would stand in the place of ours.
    """

    @wraps(view)
    def said(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        try:
            return view(request, *args, **given)
        except Refused as why:
            return back_with(request, why.message)

    return said


class Answers:
    """As `answered`, for a class of Wagtail's own views."""

    def dispatch(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        return answered(super().dispatch)(request, *args, **given)  # type: ignore[misc]


def in_use(exception: ProtectedError) -> str:
    """What stands on the row that was to be deleted, and what to do first."""
    users = exception.protected_objects
    kinds = sorted({str(user._meta.verbose_name_plural) for user in users})
    return f"This can not be deleted: it is used by {len(users)} {' and '.join(kinds)}. Take it out of those first."


def not_taken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: what was too large to be read at all gets its sentence too."""
    if not isinstance(exception, RequestDataTooBig):
        return bad_request(request, exception)
    most = f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE:,}"
    return render(request, "desk/too_large.html", {"most": most}, status=413)
