"""The log of changes, and how far each of its consumers has come."""

from django.db import connection, models

from standfirst.newsroom import clock

REMOVALS = ("killed", "held", "unpublished", "rights expired")
"""The changes by which a story leaves its readers for good, or until a person brings it back."""


class Dispatch(models.Model):
    """One change that something published can depend on. Append-only; `seq` follows commit order."""

    class Kind(models.TextChoices):
        STORY = "story"
        PICTURE = "picture"
        SECTION = "section"
        TOPIC = "topic"
        STORYLINE = "storyline"
        FRONT = "front"
        PAGE = "page"
        SETTINGS = "settings"
        CLOCK = "clock"
        RECORD = "record"

    seq = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    object = models.BigIntegerField(null=True)
    change = models.CharField(max_length=40)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.object} {self.change}"


ORDER_LOCK = 7_301_113  # any number, the same in every process


def dispatch(kind: str, object_id: int | None, change: str) -> Dispatch:
    """Append one row inside the caller's transaction.

    Raises RuntimeError outside one: a change and its Dispatch stand or fall together. On PostgreSQL the writers
    take an advisory lock, so that `seq` follows commit order; SQLite has one writer anyway.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a Dispatch is written in the transaction of the change that it tells of")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ORDER_LOCK])
    return Dispatch.objects.create(kind=kind, object=object_id, change=change)


class Consumer(models.Model):
    """An outlet of the log: how far it has come, and who runs it."""

    name = models.CharField(max_length=40, primary_key=True)
    cursor = models.BigIntegerField(default=0)
    holder = models.CharField(max_length=80, blank=True)
    held_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} at {self.cursor}"


class Parked(models.Model):
    """A Dispatch that a consumer failed on. After five failures in a row it is parked: it blocks no other, and is
    tried once more at `again`, for as long as it takes."""

    consumer = models.ForeignKey(Consumer, on_delete=models.CASCADE, related_name="parked")
    dispatch = models.ForeignKey(Dispatch, on_delete=models.CASCADE, related_name="+")
    failures = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    parked = models.BooleanField(default=False)
    again = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consumer", "dispatch"], name="parked_once")]

    def __str__(self) -> str:
        return f"{self.consumer_id} on {self.dispatch_id}"

    @classmethod
    def removals(cls) -> "models.QuerySet[Parked]":
        """Those by which a story has left its readers, and has not left this outlet yet."""
        return cls.objects.filter(parked=True, dispatch__change__in=REMOVALS)


def newest_seq() -> int:
    """The seq of the newest Dispatch that is committed or written in this transaction, 0 where none is."""
    return Dispatch.objects.aggregate(models.Max("seq"))["seq__max"] or 0
