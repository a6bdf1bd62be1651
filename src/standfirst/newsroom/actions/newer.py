"""What an editor does with newer copy of a story: take it, all or in part, or keep what stands."""

from typing import Any

from standfirst.newsroom import clock, updates
from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import NewerCopy, StoryItem, StoryState


class NewerAction(StoryAction):
    """One answer to the newer version that waits beside a story. Raises Refused where none waits any more."""

    permission_policy_action = "change"

    def __init__(self, newer: NewerCopy, user: Any = None) -> None:
        super().__init__(newer.story, user)
        self.newer = newer

    def waiting(self) -> NewerCopy:
        """The row, locked; within the transaction."""
        newer = NewerCopy.objects.select_for_update().get(pk=self.newer.pk)
        if newer.verdict:
            raise Refused(f"This version is settled already: {newer.get_verdict_display().lower()}.")
        return newer

    def settle(self, newer: NewerCopy, verdict: Any) -> None:
        """From now on the story stands on this version, and the next one is compared with it."""
        newer.verdict, newer.settled, newer.settled_by = verdict, clock.now(), self.user
        newer.save(update_fields=["verdict", "settled", "settled_by", "taken"])
        StoryItem.objects.get_or_create(story=newer.story, item=newer.item)

    def record(self) -> dict[str, Any]:
        return {"item": self.newer.item_id}


class TakeNewer(NewerAction):
    """Put what changed on the wire into the story, as a draft: all of it, or the differences of these keys.

    Nothing is published by that. What an editor wrote elsewhere in the story stays.
    """

    action_name = "take newer copy into"
    change, audit = "newer copy taken", "standfirst.take_newer"

    def __init__(self, newer: NewerCopy, user: Any = None, *, keys: frozenset[str] | None = None) -> None:
        super().__init__(newer, user)
        self.keys = keys

    def apply(self, state: StoryState) -> bool:
        """Whether all of it is taken now."""
        newer = self.waiting()
        story = updates.latest(newer.story)
        changes = updates.changes_of(newer, story)
        chosen = [each for each in changes if not each.taken and (self.keys is None or each.key in self.keys)]
        if changes and not chosen:
            raise Refused("That was taken already, or is no part of this version.")
        updates.take(story, newer, chosen)
        story.save_revision(user=self.user, log_action=False)
        if not state.was_public:
            story.save()
        newer.taken = sorted({*newer.taken, *(each.key for each in chosen)})
        done = len(chosen) == sum(not each.taken for each in changes)
        if done:
            self.settle(newer, NewerCopy.Verdict.TAKEN)
        else:
            newer.save(update_fields=["taken"])
        return done

    def record(self) -> dict[str, Any]:
        return {**super().record(), "keys": sorted(self.keys) if self.keys is not None else None}


class KeepMine(NewerAction):
    """The story stays as it is; the version is kept, and no longer waits."""

    action_name = "keep"
    change, audit = "newer copy left", "standfirst.keep_mine"

    def apply(self, state: StoryState) -> None:
        self.settle(self.waiting(), NewerCopy.Verdict.KEPT)
