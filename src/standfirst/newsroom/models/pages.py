"""Wagtail Pages: only the home page and the static ones (about, contact, corrections policy)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from standfirst.newsroom.models.section import Section
from standfirst.newsroom.models.state import StoryState
from standfirst.newsroom.reserved import OWN, RESERVED


class HomePage(Page):
    """The root of the static pages; the front itself is baked from stories."""

    preview_modes: list[tuple[str, str]] = []
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.StaticPage"]
    max_count = 1


class StaticPage(Page):
    """About, contact, the policy on corrections."""

    intro = models.TextField(max_length=400, blank=True)
    body = RichTextField(blank=True, features=["h2", "bold", "italic", "link", "ul", "ol"])

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["newsroom.HomePage"]
    subpage_types: list[str] = []

    def clean(self) -> None:
        """Raises ValidationError where the page would stand in the place of a section, its stories or a list."""
        super().clean()
        if self.slug in RESERVED - OWN:
            raise ValidationError({"slug": f"/{self.slug}/ is a page of every newspaper: choose another word."})
        section = Section.objects.filter(slug=self.slug).first()
        if section is not None:
            raise ValidationError({"slug": f"/{self.slug}/ is the section “{section}”: choose another word."})
        if StoryState.objects.filter(path__startswith=f"/{self.slug}/").exists():
            raise ValidationError({"slug": f"Stories stand below /{self.slug}/: choose another word."})

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The page exactly as readers would see it, from the floor that draws pages."""
        from standfirst.newsroom import ports

        return ports.preview(self, request)
