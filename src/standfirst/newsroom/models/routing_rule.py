"""Routing rules: which copy goes where without anybody looking, tried from the top until one fits."""

from django.db import models

from standfirst.newsroom.models.section import Section


class RoutingRule(models.Model):
    """One rule. All groups of `conditions` must hold; of a group, any one condition.

    A condition is `{"field": …, "value": …}` (see `newsroom.routing`). `source` None is every source.
    """

    class Then(models.TextChoices):
        WAIT = "wait", "wait for an editor"
        PUBLISH = "publish", "publish it at once"
        IGNORE = "ignore", "ignore it"

    position = models.PositiveIntegerField(default=0)
    source = models.ForeignKey(
        "wire.Source", on_delete=models.CASCADE, null=True, blank=True, related_name="routing_rules"
    )
    conditions = models.JSONField(default=list)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    queue = models.CharField(max_length=40, blank=True)
    then = models.CharField(max_length=8, choices=Then.choices, default=Then.WAIT)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"Rule {self.position}"
