"""Sections and topics: plain rows, whose pages exist by being baked."""

from django.core.exceptions import ValidationError
from django.db import models

from standfirst.newsroom.reserved import RESERVED


class Section(models.Model):
    """A department of the paper. Its slug is part of each of its stories' addresses."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    description = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raises ValidationError where the section would stand in another page's place."""
        from standfirst.newsroom.models.pages import StaticPage

        if self.slug in RESERVED:
            raise ValidationError({"slug": f"/{self.slug}/ is a page of every newspaper: choose another word."})
        page = StaticPage.objects.filter(slug=self.slug).first()
        if page is not None:
            raise ValidationError(
                {"slug": f"/{self.slug}/ is the page “{page}”: choose another word, or move the page."}
            )


class Topic(models.Model):
    """What stories are about."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    counted = models.PositiveIntegerField(default=0, editable=False, help_text="How many stories it had that day.")
    counted_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Storyline(models.Model):
    """Stories that tell one running event, in the order of their part numbers."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=120)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created"]

    def __str__(self) -> str:
        return self.title
