"""What belongs to the story and not to a version of it."""

from datetime import datetime

from django.conf import settings
from django.db import models

from standfirst.newsroom.models.section import Storyline
from standfirst.newsroom.models.story import Story
from standfirst.wire.rights import Licence


class Standing(models.TextChoices):
    """Where a story stands with its readers."""

    DRAFT = "draft", "Draft"
    LIVE = "live", "Live"
    UNPUBLISHED = "unpublished", "Unpublished"
    HELD = "held", "Held"
    KILLED = "killed", "Killed"


class StoryState(models.Model):
    """Live, held, killed; embargo, rights, address, storyline. Publishing an old revision changes none of it."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, primary_key=True, related_name="state")
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.DRAFT)
    reason = models.CharField(max_length=300, blank=True)
    changed = models.DateTimeField(auto_now=True)

    short_id = models.CharField(max_length=12, unique=True)
    path = models.CharField(max_length=255, blank=True, db_index=True)
    first_published = models.DateTimeField(null=True, db_index=True)
    last_published = models.DateTimeField(null=True)

    licence = models.CharField(max_length=20, choices=Licence.choices, default=Licence.UNKNOWN)
    licence_ground = models.CharField(max_length=300, blank=True)
    licence_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    licence_at = models.DateTimeField(null=True, blank=True)
    rights_expire = models.DateTimeField(null=True, blank=True, db_index=True)
    embargo = models.DateTimeField(null=True, blank=True, db_index=True)
    embargo_unreadable = models.CharField(
        max_length=200,
        blank=True,
        help_text="The words of an embargo whose time cannot be read; it holds until settled.",
    )

    storyline = models.ForeignKey(Storyline, on_delete=models.SET_NULL, null=True, blank=True, related_name="members")
    part = models.PositiveSmallIntegerField(default=0)

    class Meta:
        # The newest that are live are read in their order; without it the whole archive is sorted for each list.
        indexes = [models.Index(fields=["standing", "-first_published", "-story"], name="state_newest")]

    def __str__(self) -> str:
        return f"{self.short_id} {self.standing}"

    @property
    def was_public(self) -> bool:
        return self.first_published is not None

    def public_at(self, moment: datetime) -> bool:
        """Whether readers may see the story at this moment."""
        return (
            self.standing == Standing.LIVE
            and self.licence != Licence.UNKNOWN
            and not self.embargo_unreadable
            and (self.embargo is None or self.embargo <= moment)
            and (self.rights_expire is None or self.rights_expire > moment)
        )

    def gone_with(self, moment: datetime) -> int | None:
        """The HTTP status that the story's address answers while it is not public: 410 or 404.

        None where it is public or never had an address.
        """
        if not self.path or self.public_at(moment):
            return None
        if self.standing in (Standing.KILLED, Standing.UNPUBLISHED):
            return 410
        if self.rights_expire is not None and self.rights_expire <= moment:
            return 410
        return 404


class Move(models.Model):
    """An address that a story once had; it redirects to the present one for good."""

    path = models.CharField(max_length=255, unique=True)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="moves")
    moved = models.DateTimeField()

    def __str__(self) -> str:
        return self.path


class Correction(models.Model):
    """What was wrong and is put right, as readers are told it; it stays when the story changes again."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="corrections")
    text = models.CharField(max_length=600)
    made = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["made"]
        indexes = [models.Index(fields=["-made", "-id"], name="correction_newest")]

    def __str__(self) -> str:
        return self.text


class StoryItem(models.Model):
    """Which items a story was made from."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="items")
    item = models.ForeignKey("wire.Item", on_delete=models.PROTECT, related_name="stories")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "item"], name="item_once_per_story")]

    def __str__(self) -> str:
        return f"{self.story_id} from {self.item_id}"
