"""What an editor does with copy in the inbox: take it, ignore it, bring it back, watch it, publish it as it is."""

from abc import ABC, abstractmethod
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from standfirst.newsroom import clock
from standfirst.newsroom.actions.publish import publish_latest
from standfirst.newsroom.actions.takes import AddTake
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.filing import file_item
from standfirst.newsroom.models import Arrival, Handling, Newspaper, Notice, Section, Story


def section_for(arrival: Arrival) -> Section:
    """Where a story of this copy belongs: as routed, else as its source's handling says, else the default section."""
    if arrival.section is not None:
        return arrival.section
    handling = Handling.objects.filter(source=arrival.source_id).select_related("section").first()
    found = handling.section if handling and handling.section else Newspaper.current().default_section
    if found is None:
        raise Refused("There is no section for this copy: give its source one, or the newspaper a default one.")
    return found


def others_of(arrival: Arrival, state: Any) -> "QuerySet[Arrival]":
    """The lines in this state that it stands for: they tell the same story."""
    return Arrival.objects.filter(shown_under=arrival, state=state).select_related("item__source")


class InboxAction(ABC):
    """One thing done with a line of the inbox. `user` is None for a rule.

    Raises Refused with a sentence where it may not be done; nothing is changed then.
    """

    permission = "change"
    audit: str
    doing: str

    def __init__(self, arrival: Arrival, user: Any = None) -> None:
        self.arrival, self.user = arrival, user

    def execute(self) -> Any:
        policy = policy_registry.get_by_type(Story)
        if self.user is not None and not policy.user_has_permission(self.user, self.permission):
            raise Refused(f"You may not {self.doing} copy: ask whoever runs the desk for that right.")
        with transaction.atomic():
            self.arrival = (
                Arrival.objects.select_for_update(of=("self",))
                .select_related("item", "source")
                .get(pk=self.arrival.pk)
            )
            result = self.apply(self.arrival)
            self.arrival.save()
            log(instance=self.arrival, action=self.audit, user=self.user, data={"headline": self.arrival.headline})
        return result

    @abstractmethod
    def apply(self, arrival: Arrival) -> Any:
        """Change the row; within the transaction, which saves it."""


class TakeCopy(InboxAction):
    """Make a draft of the newest version, whose editor is who took it."""

    permission, audit, doing = "add", "standfirst.take_copy", "take"

    def apply(self, arrival: Arrival) -> Story:
        if arrival.story is not None:
            who = arrival.by.get_username() if arrival.by else "A rule"
            raise Refused(f"{who} has made a story of it already: “{arrival.story}”. Open that one.")
        if arrival.state == Arrival.State.STOPPED:
            raise Refused("Its source has stopped it, by a kill or a hold: no story may be made of it.")
        story = file_item(arrival.item, section=section_for(arrival), user=self.user)
        if story is None:
            raise Refused(
                "There is nothing to make a story of: it is a word to the desk, or a newer version has come."
            )
        arrival.story, arrival.by, arrival.state = story, self.user, Arrival.State.OPEN
        for other in others_of(arrival, Arrival.State.OPEN).filter(story__isnull=True):
            AddTake(story, self.user, item=other.item).execute(skip_permission_checks=True)
        return story


class PublishCopy(TakeCopy):
    """Make a story of it and publish it as it came, where rights, embargo and all else allow it."""

    permission, audit, doing = "publish", "standfirst.publish_as_is", "publish"

    def apply(self, arrival: Arrival) -> Story:
        story = super().apply(arrival)
        publish_latest(story, self.user)
        return story


class IgnoreCopy(InboxAction):
    """Out of the inbox; kept, and brought back with one key. A kill of it is shown all the same."""

    audit, doing = "standfirst.ignore", "ignore"

    def apply(self, arrival: Arrival) -> None:
        if arrival.story is not None:
            raise Refused(f"It is a story already: “{arrival.story}”. Unpublish or delete that one.")
        if arrival.state == Arrival.State.STOPPED:
            raise Refused("It is stopped by its source: there is nothing to ignore.")
        arrival.state, arrival.by = Arrival.State.IGNORED, self.user
        others = others_of(arrival, Arrival.State.OPEN).filter(story__isnull=True)
        others.update(state=Arrival.State.IGNORED, by=self.user)


class RestoreCopy(InboxAction):
    """Back into the inbox."""

    audit, doing = "standfirst.bring_back", "bring back"

    def apply(self, arrival: Arrival) -> None:
        if arrival.state != Arrival.State.IGNORED:
            raise Refused("It was not ignored: it is in the inbox.")
        arrival.state, arrival.by = Arrival.State.OPEN, None
        others_of(arrival, Arrival.State.IGNORED).update(state=Arrival.State.OPEN, by=None)


class AddToStory(InboxAction):
    """It tells what a story of ours tells already: keep it with that story, whose words stay."""

    audit, doing = "standfirst.add_to_story", "add"

    def __init__(self, arrival: Arrival, user: Any = None, *, story: Story) -> None:
        super().__init__(arrival, user)
        self.story = story

    def apply(self, arrival: Arrival) -> Story:
        if arrival.state == Arrival.State.STOPPED:
            raise Refused("Its source has stopped it, by a kill or a hold: it belongs to no story.")
        AddTake(self.story, self.user, item=arrival.item).execute()
        arrival.story, arrival.by, arrival.state = self.story, self.user, Arrival.State.OPEN
        return self.story


class WatchCopy(InboxAction):
    """Keep an eye on it, or no longer: newer versions stand under “Watched” too."""

    permission, audit, doing = "view", "standfirst.watch", "watch"

    def apply(self, arrival: Arrival) -> bool:
        if arrival.watchers.filter(pk=self.user.pk).exists():
            arrival.watchers.remove(self.user)
            return False
        arrival.watchers.add(self.user)
        return True


class ConfirmNotice:
    """Say that one has seen a kill, a hold or a correction; who and when is kept. It acted long before."""

    def __init__(self, notice: Notice, user: Any) -> None:
        self.notice, self.user = notice, user

    def execute(self) -> None:
        """Raises Refused where the user may not. Said twice, the first one stays."""
        if not policy_registry.get_by_type(Story).user_has_permission(self.user, "publish"):
            raise Refused("You may not confirm this for the desk: an editor who may publish must see it.")
        with transaction.atomic():
            now = clock.now()
            mine = Notice.objects.filter(pk=self.notice.pk, confirmed__isnull=True)
            if mine.update(confirmed=now, confirmed_by=self.user):
                log(instance=self.notice, action="standfirst.confirm", user=self.user)
