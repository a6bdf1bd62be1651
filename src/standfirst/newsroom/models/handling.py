"""What becomes of a source's copy where no routing rule says otherwise."""

from django.db import models


class Handling(models.Model):
    """One row for a source; without it its copy waits in the inbox."""

    class Becomes(models.TextChoices):
        INBOX = "inbox", "It waits in the inbox"
        DRAFT = "draft", "It is filed as a draft"
        PUBLISHED = "published", "It is published at once, where nothing forbids it"

    source = models.OneToOneField("wire.Source", on_delete=models.CASCADE, primary_key=True, related_name="handling")
    section = models.ForeignKey(
        "newsroom.Section",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where its stories belong; empty: the newsroom's default section.",
    )
    becomes = models.CharField(max_length=10, choices=Becomes.choices, default=Becomes.INBOX)
    republish = models.BooleanField(
        default=False, help_text="Updated copy replaces what is live, as long as no editor has touched the story."
    )

    def __str__(self) -> str:
        return f"{self.source_id} {self.becomes}"
