"""What arrived, kept as it came: sources, takes and items, and what the ledger settled of them."""

import re
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models

from standfirst.wire.reading.zones import zone_of
from standfirst.wire.rights import Licence
from standfirst.wire.sources import LOOKED_FOR, way_of
from standfirst.wire.sources.way import Place

#: Seconds; nobody is asked for news more often.
LEAST = 2


class Source(models.Model):
    """One supplier and one way of delivery, with what its copy may be used for and what its files do not say."""

    class Delivery(models.TextChoices):
        PASTE = "paste", "Pasted at the desk"
        COMMAND = "command", "Ingested on the command line"
        FOLDER = "folder", "Files in a watched folder"
        FEED = "feed", "A feed that is polled"
        PUSH = "push", "Pushed to this newsroom over HTTP"
        FTP = "ftp", "Fetched by FTP"
        SFTP = "sftp", "Fetched by SFTP"
        MAILBOX = "mailbox", "Mail in a mailbox"

    class Afterwards(models.TextChoices):
        LEAVE = "leave", "Leave it where it is"
        MOVE = "move", "Move it to done/ or refused/"
        DELETE = "delete", "Delete it"

    slug = models.SlugField(unique=True, help_text="Its name on the command line and in the ids that we compute.")
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

    address = models.CharField(
        max_length=500,
        blank=True,
        help_text="The folder, the feed, or the server with its folder: sftp://host/path, ftps://host/path, "
        "imaps://host/INBOX.",
    )
    account = models.CharField(max_length=120, blank=True, help_text="The name to sign in with, where one is needed.")
    secret = models.CharField(
        max_length=120,
        blank=True,
        help_text="The name of the environment variable that holds the password, the token, or the path of the "
        "private key. The secret itself is never kept here.",
    )
    afterwards = models.CharField(
        max_length=8,
        choices=Afterwards.choices,
        default=Afterwards.MOVE,
        help_text="What becomes of a file taken in.",
    )
    private_network = models.BooleanField(
        default=False, help_text="The address may lie in a private network, or on this machine."
    )
    senders = models.TextField(
        blank=True, help_text="Whose mail is read: addresses, or domains as @example.org, one a line."
    )
    key_hash = models.CharField(max_length=64, blank=True, editable=False)
    every = models.PositiveIntegerField(default=60, help_text="Seconds between two looks.")
    paused = models.BooleanField(default=False, help_text="Nothing is taken in until it is resumed.")
    silent_after = models.PositiveIntegerField(
        null=True, blank=True, help_text="Minutes without copy after which the desk is told; empty: never."
    )

    credit = models.CharField(max_length=120, blank=True, help_text="The credit of copy that names none.")
    licence = models.CharField(max_length=20, choices=Licence.choices, default=Licence.UNKNOWN)
    licence_ground = models.CharField(
        max_length=300, blank=True, help_text="The contract or the page that says so; needed for all but our own."
    )
    language = models.CharField(max_length=35, blank=True, help_text="Of copy that names none, such as en or pt-BR.")
    time_zone = models.CharField(max_length=64, blank=True, help_text="Of times that the copy writes without one.")
    encoding = models.CharField(max_length=40, blank=True, help_text="Of files that declare none, such as cp1252.")
    national = models.CharField(
        max_length=8, blank=True, help_text="The national variant of ISO 646 in its 7901 files, such as de."
    )
    day_first = models.BooleanField(null=True, blank=True, help_text="Whether 12-05 is 12 May; empty: not known.")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        permissions = [("pause_source", "Can pause and resume a source")]

    def __str__(self) -> str:
        return self.name

    @property
    def looked_for(self) -> bool:
        """Whether we go and look for its copy, rather than being given it."""
        return self.delivery in LOOKED_FOR

    def clean(self) -> None:
        """Raises ValidationError with a sentence for each setting that could not work."""
        wrong: dict[str, str] = {}
        if self.looked_for and not self.address.strip():
            wrong["address"] = "Say where its copy is to be found."
        if self.every < LEAST:
            wrong["every"] = f"Look every {LEAST} seconds at most: more often is unkind to who serves it."
        if self.licence not in (Licence.UNKNOWN, Licence.OWN) and not self.licence_ground.strip():
            wrong["licence_ground"] = "Say on what ground: every licence but our own needs it."
        if self.secret and not re.fullmatch(r"[A-Z_][A-Z0-9_]*", self.secret):
            wrong["secret"] = "Write the name of an environment variable, such as NPA_PASSWORD; never the secret."  # noqa: S105
        if self.time_zone:
            try:
                zone_of(self.time_zone)
            except ValueError as why:
                wrong["time_zone"] = str(why)
        if self.looked_for and not wrong:
            try:
                way_of(self.delivery).check(self.place())
            except ValueError as why:
                wrong["address"] = str(why)
        if wrong:
            raise ValidationError(wrong)

    def place(self, secret: str = "") -> Place:
        """Where its way of delivery is to look."""
        return Place(
            address=self.address.strip(),
            account=self.account,
            secret=secret,
            afterwards=self.afterwards,
            private_network=self.private_network,
            senders=tuple(line.strip().lower() for line in self.senders.splitlines() if line.strip()),
        )


class Health(models.Model):
    """How a source is doing, and what it remembers from look to look. Written by the machine only."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="health")
    last_look = models.DateTimeField(null=True, help_text="When it last answered.")
    last_take = models.DateTimeField(null=True)
    next_look = models.DateTimeField(null=True)
    error = models.CharField(
        max_length=600, blank=True, help_text="What stands in its way; empty where nothing does."
    )
    error_since = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=600, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="Looks that failed since one last went well.")
    memory = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "health"

    def __str__(self) -> str:
        return self.error or "well"

    def silent(self, now: datetime) -> bool:
        """Whether its copy has stayed away for longer than its source allows."""
        minutes = self.source.silent_after
        since = self.last_take or self.source.created
        return minutes is not None and not self.source.paused and now - since > timedelta(minutes=minutes)


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


class Name(models.Model):
    """A number or headline by which a supplier refers to an item; with a `stop`, what that kill or hold names."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="names")
    stop = models.ForeignKey(Stop, on_delete=models.CASCADE, null=True, related_name="names")

    class Meta:
        indexes = [models.Index(fields=["name", "source"], name="items_by_name")]

    def __str__(self) -> str:
        return self.name


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
