"""Sections and topics: plain rows, whose pages exist by being baked."""

from django.db import models


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


class Topic(models.Model):
    """What stories are about."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=80)

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
