"""Delete: only what never was public."""

from wagtail.actions.delete import DeleteAction

from standfirst.newsroom.models import Story
from standfirst.newsroom.protection import refuse_deleting


class DeleteStory(DeleteAction):
    """Raises Refused for a story that was ever public, whoever asks."""

    def check(self, skip_permission_checks: bool = False) -> None:
        refuse_deleting(Story.objects.filter(pk=self.instance.pk))
        super().check(skip_permission_checks=skip_permission_checks)
