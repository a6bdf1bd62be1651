"""What arrived, kept as it came: sources, takes and items, and what the ledger settled of them."""

from django.db import models


class Source(models.Model):
    """One supplier and one way of delivery, with what its copy may be used for."""

    class Delivery(models.TextChoices):
        PASTE = "paste", "Pasted at the desk"
        COMMAND = "command", "Ingested on the command line"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    delivery = models.CharField(max_length=20, choices=Delivery.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The source whose kills and holds reach this one's copy too.",
    )
    time_zone = models.CharField(max_length=64, blank=True, help_text="Of times that the copy writes without one.")
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Take(models.Model):
    """One delivery; its bytes stand in the data folder below `takes/`, under their SHA-256."""

    class State(models.TextChoices):
        KEPT = "kept", "Kept, not yet read"
        READ = "read", "Read"
        QUARANTINED = "quarantined", "Could not be read"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="takes")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    filename = models.CharField(max_length=255, blank=True)
    received = models.DateTimeField()
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    state = models.CharField(max_length=12, choices=State.choices, default=State.KEPT, db_index=True)
    format = models.CharField(max_length=20, blank=True)
    because = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=600, blank=True, help_text="Why it could not be read, in one sentence.")
    place = models.PositiveIntegerField(default=0, help_text="How many of its items are settled.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "sha256"], name="take_once_per_source")]

    def __str__(self) -> str:
        return self.filename or self.sha256[:12]


class Item(models.Model):
    """What a reader found in a take: one version of one item.

    `line` is the identity that all its versions share: the guid, or the key by which a supplier's leads, adds and
    corrections of one story join. `content` is the Item as the reader gave it; `copy` the Copy as printed; `vetoes`
    are the Edits that an editor undid.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="items")
    take = models.ForeignKey(Take, on_delete=models.PROTECT, related_name="items")
    guid = models.CharField(max_length=255)
    version = models.CharField(max_length=80, blank=True)
    line = models.CharField(max_length=255, db_index=True)
    newest = models.BooleanField(default=True, help_text="No newer version of its line has come.")
    status = models.CharField(max_length=12, default="usable")
    slug = models.CharField(max_length=120, blank=True)
    sent = models.DateTimeField(null=True)
    embargo = models.DateTimeField(null=True)
    embargo_unreadable = models.BooleanField(default=False)
    content = models.JSONField(default=dict)
    copy = models.JSONField(default=dict)
    vetoes = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "guid", "version"], name="item_version_once_per_source")
        ]
        indexes = [
            models.Index(fields=["source", "line"], name="items_of_a_line"),
            models.Index(fields=["source", "slug", "created"], name="items_by_slug"),
        ]

    def __str__(self) -> str:
        return str(self.copy.get("headline") or self.content.get("headline") or self.slug or self.guid)


class Stop(models.Model):
    """A kill or a hold from the wire. By guid it stands for good; by slug until a moment.

    It stops what is there and what comes later, of its own source and of those that name it as their parent.
    """

    class Kind(models.TextChoices):
        KILL = "kill"
        HOLD = "hold"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="stops")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    guid = models.CharField(max_length=255, blank=True, db_index=True)
    slug = models.CharField(max_length=120, blank=True, db_index=True)
    since = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="stops")
    lifted = models.DateTimeField(null=True)
    lifted_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug="") | models.Q(until__isnull=False), name="a_stop_by_slug_ends"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.guid or self.slug}"


class Settlement(models.Model):
    """One thing that the ledger settled. Append-only; the newsroom's intake follows it by `seq`."""

    class Kind(models.TextChoices):
        NEW = "new", "New"
        NEWER = "newer", "A newer version"
        OLDER = "older", "An older version that came late"
        STOPPED = "stopped", "Stopped by an earlier kill or hold"
        KILL = "kill", "A kill"
        HOLD = "hold", "A hold"

    seq = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="settlements")
    stop = models.ForeignKey(Stop, on_delete=models.PROTECT, null=True, related_name="settlements")
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.item_id}"
