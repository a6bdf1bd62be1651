"""Which items tell one story, and the marks by which such items are found."""

from django.db import models


class Told(models.Model):
    """That an item was looked at: `story` is the number of the first item known to tell the same, its own where none.

    `moment` is when it was sent, None where nobody knows, as of a paste.
    """

    item = models.OneToOneField("wire.Item", on_delete=models.CASCADE, primary_key=True, related_name="told")
    story = models.PositiveBigIntegerField(db_index=True)
    moment = models.DateTimeField(null=True)
    came = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.item_id} tells {self.story}"


class Mark(models.Model):
    """One of an item's shingles or names as a number, kept while a reprint of it may still come."""

    told = models.ForeignKey(Told, on_delete=models.CASCADE, related_name="marks")
    value = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.value} in {self.told_id}"
