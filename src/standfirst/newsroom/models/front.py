"""The front: what an editor chose to lead with. Without a choice, the newest story with a photo leads."""

from django.conf import settings
from django.db import models

from standfirst.newsroom.models.story import Story


class FrontSlot(models.Model):
    """One place of the front, filled by hand until a moment, or for as long as its story is public."""

    class Place(models.TextChoices):
        LEAD = "lead", "Lead"
        SECOND_1 = "second-1", "First second"
        SECOND_2 = "second-2", "Second second"

    place = models.CharField(max_length=10, choices=Place.choices, unique=True)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="front_slots")
    until = models.DateTimeField(null=True, blank=True, db_index=True)
    chosen = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.place}: {self.story_id}"
