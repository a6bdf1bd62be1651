"""A newer version of a story's item that an editor must take or leave."""

from django.conf import settings
from django.db import models

from standfirst.newsroom.models.story import Story


class NewerCopy(models.Model):
    """Waits beside a story on which a person has worked, which it never overwrites.

    `base` is the version that the story stood on when this one came; `taken` are the keys of the differences that
    were taken so far.
    """

    class Verdict(models.TextChoices):
        TAKEN = "taken", "Taken"
        KEPT = "kept", "Left: our words stand"
        SUPERSEDED = "superseded", "A newer one came"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="newer_copy")
    item = models.ForeignKey("wire.Item", on_delete=models.PROTECT, related_name="+")
    base = models.ForeignKey("wire.Item", on_delete=models.PROTECT, related_name="+")
    taken = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    settled = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "item"], name="newer_copy_once")]
        indexes = [models.Index(fields=["verdict", "story"], name="newer_copy_waiting")]

    def __str__(self) -> str:
        return f"{self.item} for {self.story_id}"
