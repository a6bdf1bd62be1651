"""What has come, as the desk sees it: one row for all versions of an item, and what must be seen by someone."""

from django.conf import settings
from django.db import models

from standfirst.newsroom.models.routing_rule import RoutingRule
from standfirst.newsroom.models.section import Section
from standfirst.newsroom.models.story import Story


class Arrival(models.Model):
    """All versions of one item as one line of the inbox, the newest of them shown.

    `section` and `queue` are where a rule or the source's handling put it. `story` is what was made of it, `by` who
    took or ignored it (None: a rule), and `said` what a rule did, or why it could not.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        IGNORED = "ignored", "Ignored"
        STOPPED = "stopped", "Stopped by a kill or hold"

    source = models.ForeignKey("wire.Source", on_delete=models.PROTECT, related_name="arrivals")
    line = models.CharField(max_length=255)
    item = models.ForeignKey("wire.Item", on_delete=models.PROTECT, related_name="arrivals")
    versions = models.PositiveIntegerField(default=1)
    came = models.DateTimeField(help_text="When its newest version came.")
    headline = models.CharField(max_length=300)
    slug = models.CharField(max_length=120, blank=True)
    urgency = models.PositiveSmallIntegerField(null=True)
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, null=True, related_name="+")
    queue = models.CharField(max_length=40, blank=True)
    rule = models.ForeignKey(RoutingRule, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, related_name="arrivals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    said = models.CharField(max_length=300, blank=True)
    shown_under = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="others",
        help_text="The newest line that tells the same story; in its state and filter one line stands for all.",
    )
    watchers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="watched", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "line"], name="arrival_once_per_line")]
        indexes = [
            models.Index(fields=["state", "-came", "-id"], name="inbox_in_order"),
            models.Index(fields=["state", "section", "-came", "-id"], name="inbox_of_a_section"),
            models.Index(fields=["state", "queue", "-came", "-id"], name="inbox_of_a_queue"),
            models.Index(fields=["state", "source", "-came", "-id"], name="inbox_of_a_source"),
        ]

    def __str__(self) -> str:
        return self.headline


class Notice(models.Model):
    """A kill, a hold or a correction that came, until someone confirms having seen it. It acted already."""

    class Kind(models.TextChoices):
        KILL = "kill", "Kill"
        HOLD = "hold", "Hold"
        CORRECTION = "correction", "Correction"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    item = models.ForeignKey("wire.Item", on_delete=models.PROTECT, related_name="notices")
    headline = models.CharField(max_length=300)
    said = models.CharField(max_length=600, blank=True, help_text="What the source says of it.")
    done = models.CharField(max_length=300, help_text="What was done with it before anyone looked.")
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, related_name="notices")
    made = models.DateTimeField(auto_now_add=True)
    confirmed = models.DateTimeField(null=True, db_index=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "kind"], name="notice_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.headline}"
