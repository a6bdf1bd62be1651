"""Who has a story: take it, let it go, ask for it. Readers see nothing of it, so no Dispatch is written."""

from abc import ABC, abstractmethod
from typing import Any

from django.db import transaction
from wagtail.actions.base import BaseAction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from standfirst.newsroom import clock
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Story

ASKED = "standfirst.ask"


class HavingAction(BaseAction, ABC):
    """One step of handing a story over. Raises Refused where it may not be taken, or nobody has it."""

    permission_error_class = Refused
    audit: str

    def __init__(self, story: Story, user: Any) -> None:
        super().__init__(story, user=user)
        self.story = story

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.permission_policy.user_has_permission(self.user, "change"):
            raise Refused("You may not change stories: ask whoever runs the desk for that right.")

    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            had = Story.objects.select_for_update().select_related("locked_by").get(pk=self.story.pk)
            log(instance=had, action=self.audit, user=self.user, data=self.apply(had))

    @abstractmethod
    def apply(self, story: Story) -> dict[str, Any]:
        """Change the row; returns what the audit entry keeps."""


class TakeStory(HavingAction):
    """Only this person changes it from now on. Taking it from another needs the right to unlock."""

    audit = "standfirst.take"

    def apply(self, story: Story) -> dict[str, Any]:
        had = story.locked_by if story.locked else None
        if (
            had is not None
            and had != self.user
            and not self.permission_policy.user_has_permission(self.user, "unlock")
        ):
            raise Refused(f"{name_of(had)} has this story: ask for it, or let an editor take it.")
        story.locked, story.locked_by, story.locked_at = True, self.user, clock.now()
        story.save(update_fields=["locked", "locked_by", "locked_at"])
        return {"from": name_of(had) if had and had != self.user else ""}


class LetGo(HavingAction):
    """Anyone may change it again."""

    audit = "standfirst.let_go"

    def apply(self, story: Story) -> dict[str, Any]:
        if not story.locked or story.locked_by != self.user:
            raise Refused("You do not have this story: there is nothing to let go.")
        story.locked, story.locked_by, story.locked_at = False, None, None
        story.save(update_fields=["locked", "locked_by", "locked_at"])
        return {}


class AskForStory(HavingAction):
    """Tells the one who has it that another waits for it; the story stays where it is."""

    audit = ASKED

    def apply(self, story: Story) -> dict[str, Any]:
        if not story.locked or story.locked_by is None:
            raise Refused("Nobody has this story any more: you can change it now.")
        if story.locked_by == self.user:
            raise Refused("You have this story yourself.")
        return {"of": story.locked_by_id, "of_name": name_of(story.locked_by)}


def name_of(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())


def asked_for(story: Story) -> list[ModelLogEntry]:
    """Who has asked for it since the one who has it took it; the latest first, each person once."""
    if not story.locked or story.locked_at is None:
        return []
    entries = ModelLogEntry.objects.filter(
        content_type__app_label="newsroom",
        content_type__model="story",
        object_id=str(story.pk),
        action=ASKED,
        timestamp__gte=story.locked_at,
    ).select_related("user")
    return list({entry.user_id: entry for entry in entries.order_by("timestamp")}.values())[::-1]
