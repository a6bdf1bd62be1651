"""The History panel: who did what to a story, in words that an editor would use."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from standfirst.desk.story_history import DID, history_of
from standfirst.newsroom import actions
from standfirst.newsroom.actions import (
    CorrectStory,
    HoldStory,
    MoveStory,
    PlaceInStoryline,
    StateRights,
    publish_latest,
)
from standfirst.newsroom.actions.base import StoryAction
from standfirst.newsroom.actions.having import HavingAction
from standfirst.newsroom.actions.review import ReviewAction
from standfirst.newsroom.models import Story, dispatch


def said(story: Story) -> list[tuple[str, str, str]]:
    return [(line.did, line.by, line.why) for line in history_of(story)]


def test_each_deed_has_its_doer_and_its_reason(draft: Story, taken_down: list[tuple[str, int]]) -> None:
    anna = get_user_model().objects.create_superuser("anna", first_name="Anna", last_name="Holt")
    StateRights(draft, anna, licence="agency", ground="The contract").execute()
    publish_latest(draft, anna)
    CorrectStory(draft, anna, text="The vote was 11 to 10.").execute()
    PlaceInStoryline(draft, anna, title="The night ferry").execute()
    MoveStory(draft, anna, slug="night-ferry").execute()
    HoldStory(draft, anna, reason="The mayor rang").execute()
    told = said(draft)
    assert ("Held", "Anna Holt", "The mayor rang") in told
    assert ("Corrected", "Anna Holt", "The vote was 11 to 10.") in told
    assert ("Storyline changed", "Anna Holt", "Part next of “The night ferry”") in told
    assert ("Address changed", "Anna Holt", "now …/night-ferry-…") in told
    assert ("Rights stated", "Anna Holt", "Agency contract: The contract") in told
    assert ("Published", "Anna Holt", "") in told
    assert ("Filed", "the house", "") in told


def test_the_newest_stands_first(live: Story) -> None:
    HoldStory(live, reason="Check").execute()
    assert history_of(live)[0].did == "Held"


def test_saves_of_one_sitting_are_one_line(draft: Story) -> None:
    anna = get_user_model().objects.create_superuser("anna")
    for _ in range(3):
        log(instance=draft, action="wagtail.edit", user=anna)
    ModelLogEntry.objects.filter(action="standfirst.file").delete()
    entries = ModelLogEntry.objects.filter(action="wagtail.edit")
    newest = entries.first()
    assert newest is not None
    for number, entry in enumerate(entries):
        ModelLogEntry.objects.filter(pk=entry.pk).update(timestamp=newest.timestamp - timedelta(minutes=10 * number))
    line = next(line for line in history_of(draft) if line.did == "Changed")
    assert line.times == 3
    assert line.until is not None
    assert line.until - line.at == timedelta(minutes=20)


def test_what_the_clock_did_is_told(draft: Story) -> None:
    with transaction.atomic():
        dispatch("story", draft.pk, "embargo lifted")
    assert ("The embargo lifted", "the clock", "") in said(draft)


def test_every_deed_of_the_newsroom_has_words() -> None:
    classes = [getattr(actions, name) for name in actions.__all__]
    kinds = (StoryAction, HavingAction)
    ours = [each for each in classes if isinstance(each, type) and issubclass(each, kinds)]
    # The audit entries of a review are Wagtail's own.
    audits = {each.audit for each in ours if not issubclass(each, ReviewAction)}
    assert audits
    assert audits <= set(DID)
