"""The Content Security Policy of the desk, in one place: nothing by default, and a reason for each exception."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from standfirst.site import policy

DESK = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
    "connect-src": "'self'",
    "font-src": "'self'",
    # Wagtail's forms ran two inline scripts; ours run them from a file, so no inline script is allowed anywhere.
    "script-src": "'self'",
    "style-src": "'self'",
    # Wagtail's script file brings the style sheets of its tooltips and of its rich text field as <style>.
    "style-src-elem": "'self' 'unsafe-inline'",
    # Its rich text field, menus and side panels place themselves by the style attribute.
    "style-src-attr": "'unsafe-inline'",
    # A picture is shown before it is sent (blob:), and Wagtail's style sheets hold small icons (data:).
    "img-src": "'self' data: blob:",
    # The page as readers will see it stands in a frame, from this host only.
    "frame-src": "'self'",
}


POLICY = "; ".join(f"{directive} {sources}" for directive, sources in DESK.items())


class ContentSecurityPolicyMiddleware:
    """Every answer of the desk carries the policy. A preview, and nothing else, may stand in a frame of the desk.

    What the press draws as a preview has the readers' own policy, which is stricter than the desk's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        preview = response.headers.get("X-Frame-Options") == "SAMEORIGIN"
        response.headers["Content-Security-Policy"] = policy.readers("'self'") if preview else POLICY
        return response
