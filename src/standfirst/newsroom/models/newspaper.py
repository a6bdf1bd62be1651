"""The newspaper itself: one row, made by `standfirst init`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

_held: "ContextVar[Newspaper | None]" = ContextVar("newspaper", default=None)


class Newspaper(models.Model):
    """Name, address, language and clock of the one newspaper in this data folder."""

    name = models.CharField(max_length=80)
    address = models.URLField(help_text="The canonical address of the site, without a slash at its end.")
    tagline = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=35, default="en")
    time_zone = models.CharField(max_length=64)
    default_section = models.ForeignKey("newsroom.Section", on_delete=models.PROTECT, null=True, related_name="+")
    clock_ran = models.DateTimeField(
        null=True, editable=False, help_text="Up to when the clock has done what fell due."
    )
    front_day = models.DateField(null=True, editable=False, help_text="The day the front shows; the clock moves it.")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Newspaper":
        """The newspaper. Raises NoNewspaper where `standfirst init` has not run."""
        from standfirst.newsroom.errors import NoNewspaper

        held = _held.get()
        if held is not None:
            return held
        try:
            return cls.objects.get(pk=1)
        except ObjectDoesNotExist as none:
            raise NoNewspaper("This newsroom has no newspaper yet: run `standfirst init`.") from none

    @classmethod
    @contextmanager
    def read_once(cls) -> "Iterator[None]":
        """Within it the row is read once: every time that a page prints asks for the zone."""
        token = _held.set(cls.current())
        try:
            yield
        finally:
            _held.reset(token)
