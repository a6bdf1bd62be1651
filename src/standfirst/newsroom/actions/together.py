"""Which stories belong together, as an editor says: storylines, and the next story."""

from typing import Any

from django.db.models import Max

from standfirst.newsroom import clock
from standfirst.newsroom.actions.addresses import slug_of
from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import NextStory, Story, Storyline, StoryState


class TogetherAction(StoryAction):
    """On a live story readers see it at once: there it takes the right to publish, elsewhere that to change."""

    def check(self, skip_permission_checks: bool = False) -> None:
        live = StoryState.objects.get(story_id=self.story.pk).public_at(clock.now())
        self.permission_policy_action = "publish" if live else "change"
        super().check(skip_permission_checks)


class PlaceInStoryline(TogetherAction):
    """Puts the story into a storyline, into a new one by its title, or with neither out of the one it is in."""

    action_name = "place"
    change = "storyline"
    audit = "standfirst.storyline"

    def __init__(
        self,
        story: Story,
        user: Any = None,
        *,
        storyline: Storyline | None = None,
        title: str = "",
        part: int | None = None,
    ) -> None:
        super().__init__(story, user)
        self.storyline, self.title, self.part = storyline, title.strip(), part

    def apply(self, state: StoryState) -> Storyline | None:
        storyline = self.storyline
        if storyline is None and self.title:
            storyline = Storyline.objects.create(title=self.title, slug=free_slug(self.title))
        others = StoryState.objects.filter(storyline=storyline).exclude(pk=state.pk)
        state.storyline = storyline
        last = (others.aggregate(Max("part"))["part__max"] or 0) if storyline else 0
        state.part = 0 if storyline is None else self.part or last + 1
        if storyline is not None and others.filter(part=state.part).exists():
            raise Refused(f"“{storyline}” has a part {state.part} already: choose another number.", field="part")
        state.save(update_fields=["storyline", "part", "changed"])
        return storyline

    def record(self) -> dict[str, Any]:
        return {"storyline": self.storyline.pk if self.storyline else self.title or None, "part": self.part}


def free_slug(title: str) -> str:
    """A slug of this title that no storyline has yet."""
    slug, number = slug_of(title)[:44], 2
    while Storyline.objects.filter(slug=slug).exists():
        slug, number = f"{slug_of(title)[:44]}-{number}", number + 1
    return slug


class ChooseNext(TogetherAction):
    """Says where a story leads on to; with no target the house chooses again by itself."""

    action_name = "choose the next story of"
    change = "next story"
    audit = "standfirst.next_story"

    def __init__(self, story: Story, user: Any = None, *, target: Story | None) -> None:
        super().__init__(story, user)
        self.target = target

    def apply(self, state: StoryState) -> None:
        if self.target is None:
            NextStory.objects.filter(story=self.story, why=NextStory.Why.EDITOR).delete()
            return
        if self.target.pk == self.story.pk:
            raise Refused("A story can not lead on to itself: choose another.", field="target")
        if not StoryState.objects.get(pk=self.target.pk).public_at(clock.now()):
            raise Refused(f"“{self.target}” is not live: choose a story that readers can open.", field="target")
        if NextStory.objects.filter(story=self.target, target=self.story, why=NextStory.Why.EDITOR).exists():
            raise Refused("That story leads back to this one: two would go round in a circle.", field="target")
        NextStory.objects.update_or_create(
            story=self.story, defaults={"target": self.target, "why": NextStory.Why.EDITOR}
        )

    def record(self) -> dict[str, Any]:
        return {"target": self.target.pk if self.target else None}
