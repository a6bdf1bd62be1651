"""Pictures: with caption, credit, rights and focal point; renditions are made when they arrive."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from standfirst.wire.rights import Licence


class Picture(AbstractImage):
    """A photograph or drawing. `alt` says what is in it to a reader who cannot see it."""

    alt = models.CharField("alternative text", max_length=300, blank=True)
    caption = models.CharField(max_length=600, blank=True)
    credit = models.CharField(max_length=160, blank=True)
    licence = models.CharField(max_length=20, choices=Licence.choices, default=Licence.UNKNOWN)
    licence_ground = models.CharField(max_length=200, blank=True)
    killed = models.BooleanField(default=False, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "caption",
        "credit",
        "licence",
        "licence_ground",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"
        permissions = WagtailImage._meta.permissions


class Rendition(AbstractRendition):
    """One size of a picture, as the desk's own lists show it; the site's are made by the press."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
