"""The newsroom's own article. What belongs to the story and not to a version of it is in StoryState."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from standfirst.newsroom.blocks import Body
from standfirst.newsroom.models.picture import Picture
from standfirst.newsroom.models.section import Section, Topic


class StoryQuerySet(models.QuerySet["Story"]):
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete stories that never were public. Raises Refused where one was: nothing is deleted then."""
        from standfirst.newsroom.protection import refuse_deleting

        refuse_deleting(self)
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class Story(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """One story; `live` mirrors whether readers can see it, and StoryState rules it."""

    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(max_length=200)
    standfirst = models.TextField(max_length=600, blank=True)
    dateline = models.CharField(max_length=120, blank=True)
    body = StreamField(Body(), blank=True)
    agency = models.CharField("agency credit", max_length=120, blank=True)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="stories")
    topics = ParentalManyToManyField(Topic, blank=True, related_name="stories")
    language = models.CharField(max_length=35, default="en")
    created = models.DateTimeField(auto_now_add=True)

    live = models.BooleanField(default=False, editable=False)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="story")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="story",
        for_concrete_model=False,
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.headline or "A story without a headline"

    def publish(
        self,
        revision: Any,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Any = None,
        skip_permission_checks: bool = False,
    ) -> None:
        """Every route of Wagtail ends here, and here in the newsroom's own action."""
        from standfirst.newsroom.actions.publish import PublishStory

        PublishStory(
            revision, user=user, changed=changed, log_action=log_action, previous_revision=previous_revision
        ).execute(skip_permission_checks=skip_permission_checks)

    def unpublish(
        self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: bool | str = True
    ) -> None:
        """As with publish: the newsroom's own action, whoever calls."""
        from standfirst.newsroom.actions.unpublish import UnpublishStory

        UnpublishStory(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action).execute()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        from standfirst.newsroom.protection import refuse_deleting

        refuse_deleting(type(self).objects.filter(pk=self.pk))
        return super().delete(*args, **kwargs)

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The page exactly as readers would see it, from the floor that draws pages."""
        from standfirst.newsroom import ports

        return ports.preview(self, request)


class Byline(Orderable):
    """Who wrote it; a name, not an account."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="bylines")
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class StoryPicture(Orderable):
    """A picture of the story, the first of them its lead; a caption may come without its picture."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="in_stories")
    caption = models.CharField(max_length=600, blank=True)
    credit = models.CharField(max_length=160, blank=True)

    def __str__(self) -> str:
        return self.caption
