"""Rules that hold whichever route is taken: a state for each story, a Dispatch for each change of the rest,
and no deletion of what was ever public."""

import secrets
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from standfirst.newsroom import ports
from standfirst.newsroom.errors import Refused

# What Wagtail works out about a picture's file when it is first asked, and no reader sees.
UNSEEN = frozenset({"file_size", "file_hash"})
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_short_id() -> str:
    """Seven letters and figures that cannot be mistaken for each other: 27 thousand million ids."""
    return "".join(secrets.choice(ALPHABET) for _ in range(7))


def refuse_deleting(stories: "models.QuerySet[Any]") -> None:
    """Raises Refused where one of these stories was ever public."""
    public = stories.filter(state__first_published__isnull=False).first()
    if public is not None:
        raise Refused(
            f"“{public}” was public and can not be deleted: unpublish, hold or kill it; its address must keep "
            "answering what became of it."
        )


class StoryPolicy(ModelPermissionPolicy):
    """As Wagtail's, but nobody may delete a story that was ever public."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if action == "delete" and instance.pk and was_public(instance):
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)


def was_public(story: Any) -> bool:
    from standfirst.newsroom.models import StoryState

    return StoryState.objects.filter(story=story.pk, first_published__isnull=False).exists()


def give_state(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    from standfirst.newsroom.models import StoryState

    if not raw:
        StoryState.objects.get_or_create(story=instance, defaults={"short_id": new_short_id()})


def keep_public(sender: Any, instance: Any, **kwargs: Any) -> None:
    if was_public(instance):
        refuse_deleting(sender.objects.filter(pk=instance.pk))


def tell_its_stories(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A topic or storyline that is about to go is a change of each of its stories: afterwards nobody knows which."""
    from standfirst.newsroom.models import StoryState, Topic, dispatch

    of = {"story__topics": instance} if sender is Topic else {"storyline": instance}
    with transaction.atomic():
        for story_id in StoryState.objects.filter(**of, path__gt="").values_list("pk", flat=True):
            dispatch("story", story_id, f"left {sender._meta.model_name}")


def tell(kind: str, change: str) -> Any:
    """A receiver that appends one Dispatch for the row that was saved or deleted.

    A new topic or storyline has no stories and so no page: only what happens to it later is told.
    """

    def receiver(
        sender: Any, instance: Any, raw: bool = False, created: bool = False, update_fields: Any = None, **kwargs: Any
    ) -> None:
        from standfirst.newsroom.models import dispatch

        unseen = update_fields is not None and UNSEEN.issuperset(update_fields)
        if not raw and not unseen and not (created and kind in ("topic", "storyline")):
            with transaction.atomic():
                dispatch(kind, instance.pk, change)

    return receiver


def take_page_down(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A static page that is unpublished or deleted answers 410 before anybody is told that it is gone."""
    from standfirst.newsroom.models import StaticPage

    if isinstance(instance, StaticPage):
        with transaction.atomic():
            ports.take_down(f"/{instance.slug}/", 410)


def install() -> None:
    """Connect every rule. Called once when the newsroom's app is ready."""
    from standfirst.newsroom import models as m

    register_permission_policy(m.Story, StoryPolicy(m.Story))
    post_save.connect(give_state, sender=m.Story, dispatch_uid="story-state", weak=False)
    pre_delete.connect(keep_public, sender=m.Story, dispatch_uid="story-kept", weak=False)
    for grouping in (m.Topic, m.Storyline):
        pre_delete.connect(tell_its_stories, sender=grouping, dispatch_uid=f"left-{grouping.__name__}", weak=False)
    for model, kind in (
        (m.Section, "section"),
        (m.Topic, "topic"),
        (m.Storyline, "storyline"),
        (m.Picture, "picture"),
        (m.Newspaper, "settings"),
    ):
        post_save.connect(tell(kind, "saved"), sender=model, dispatch_uid=f"saved-{kind}", weak=False)
        post_delete.connect(tell(kind, "deleted"), sender=model, dispatch_uid=f"deleted-{kind}", weak=False)
    page_published.connect(tell("page", "published"), dispatch_uid="page-published", weak=False)
    page_unpublished.connect(tell("page", "unpublished"), dispatch_uid="page-unpublished", weak=False)
    page_unpublished.connect(take_page_down, dispatch_uid="page-gone", weak=False)
    page_slug_changed.connect(tell("page", "moved"), dispatch_uid="page-moved", weak=False)
    post_page_move.connect(tell("page", "placed"), dispatch_uid="page-placed", weak=False)
