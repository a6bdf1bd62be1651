"""What arrived, kept as it came: sources, takes and items."""

from django.db import models


class Source(models.Model):
    """One supplier and one way of delivery, with what its copy may be used for."""

    class Delivery(models.TextChoices):
        PASTE = "paste", "Pasted at the desk"
        COMMAND = "command", "Ingested on the command line"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    delivery = models.CharField(max_length=20, choices=Delivery.choices)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Take(models.Model):
    """One delivery; its bytes stand in the data folder below `takes/`, under their SHA-256."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="takes")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    filename = models.CharField(max_length=255, blank=True)
    received = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "sha256"], name="take_once_per_source")]

    def __str__(self) -> str:
        return self.filename or self.sha256[:12]


class Item(models.Model):
    """What a reader found in a take. `copy` is the Copy as printed; `vetoes` are the Edits that an editor undid."""

    take = models.ForeignKey(Take, on_delete=models.PROTECT, related_name="items")
    guid = models.CharField(max_length=255, unique=True)
    copy = models.JSONField(default=dict)
    vetoes = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.copy.get("headline") or self.guid)
