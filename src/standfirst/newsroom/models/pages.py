"""Wagtail Pages: only the home page and the static ones (about, contact, corrections policy)."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


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

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The page exactly as readers would see it, from the floor that draws pages."""
        from standfirst.newsroom import ports

        return ports.preview(self, request)
