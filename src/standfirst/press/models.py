"""What the press has baked, so that the next change finds every page that shows a story."""

from django.db import models


class Baked(models.Model):
    """For one story: the pages that list it, as keys, and where its own page leads: target and why, or nothing."""

    story_id = models.BigIntegerField(primary_key=True)
    path = models.CharField(max_length=255)
    keys = models.JSONField(default=list)
    leads = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.path


class Shows(models.Model):
    """The page of `page` shows a line of `story`: when that story changes, so does that page."""

    page = models.ForeignKey(Baked, on_delete=models.CASCADE, related_name="shows")
    story_id = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "story_id"], name="shown_once")]

    def __str__(self) -> str:
        return f"{self.page_id} shows {self.story_id}"


class StaticAddress(models.Model):
    """An address under which a static page was baked, `/about/`, and the page that had it last."""

    path = models.CharField(max_length=255, primary_key=True)
    page_id = models.BigIntegerField()

    def __str__(self) -> str:
        return self.path


class Month(models.Model):
    """A month (`2026-11`) with stories: of a section or topic, by its kind and slug, or of the whole newspaper."""

    kind = models.CharField(max_length=10, blank=True)
    slug = models.CharField(max_length=50, blank=True)
    month = models.CharField(max_length=7)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "kind", "slug"], name="month_once")]
        indexes = [models.Index(fields=["kind", "slug", "month"])]

    def __str__(self) -> str:
        return f"{self.month} {self.kind} {self.slug}".strip()


class Confirmed(models.Model):
    """An outlet's word that a story which left its readers has left the outlet too: the change, and the moment."""

    outlet = models.CharField(max_length=40)
    seq = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outlet", "seq"], name="confirmed_once")]

    def __str__(self) -> str:
        return f"{self.outlet} let go at {self.seq}"
