"""What the newsroom says when it cannot do what was asked: one sentence each, meant to be shown."""

from django.core.exceptions import PermissionDenied


class NoNewspaper(Exception):
    """`standfirst init` has not run here."""


class Refused(PermissionDenied):
    """An action may not be done now. The message says what, why and what to do first.

    A PermissionDenied, so that each of Wagtail's own routes answers it as a refusal and never as a crash.
    """

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
