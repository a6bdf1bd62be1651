"""The Checks panel: an editor sees all that blocks publishing before pressing the button, and where to mend it."""

import pytest

from standfirst.copydesk import Block, Copy
from standfirst.desk.story_checks import StoryCheck, blocked_words, checks_of_story
from standfirst.newsroom.actions import FileStory, HoldStory, StateRights
from standfirst.newsroom.models import Picture, Section, Story, StoryPicture, StoryState


def state_of(story: Story) -> StoryState:
    return StoryState.objects.get(pk=story.pk)


def rows(story: Story) -> dict[str, StoryCheck]:
    checks = checks_of_story(story, state_of(story))
    return {check.about: check for check in (*checks.must, *checks.should)}


def test_everything_that_blocks_is_named_at_once(draft: Story) -> None:
    draft.headline, draft.body = " ", []
    checks = checks_of_story(draft, state_of(draft))
    assert [check.about for check in checks.must] == ["licence", "headline", "body"]
    assert checks.must[0].href == f"/desk/story/{draft.pk}/rights/"
    assert [check.go for check in checks.must] == ["", "headline", "body"]
    assert blocked_words(draft, state_of(draft)) == "state the rights first"


def test_what_should_be_done_never_blocks(draft: Story) -> None:
    StateRights(draft, licence="own").execute()
    draft.standfirst = ""
    checks = checks_of_story(draft, state_of(draft))
    assert checks.must == ()
    assert blocked_words(draft, state_of(draft)) == ""
    assert "standfirst" in {check.about for check in checks.should}
    assert "rights" in checks.fine
    assert "standfirst" not in checks.fine


def test_a_held_story_says_how_it_is_released(draft: Story) -> None:
    HoldStory(draft, reason="Check the name").execute()
    first = checks_of_story(draft, state_of(draft)).must[0]
    assert "Check the name" in first.message
    assert first.href.endswith("/release/")


def test_a_vague_source_is_shown_in_its_own_paragraph(section: Section) -> None:
    blocks = (
        Block("paragraph", "The quay was rebuilt in spring, the harbour board said."),
        Block("paragraph", "Work cost far more than was planned, reports said."),
    )
    copy = Copy(original="", encoding="utf-8", headline="Quay costs more", standfirst="", blocks=blocks)
    story = FileStory(copy, section=section).execute()
    check = rows(story)["source"]
    assert "reports said" in check.message
    assert (check.go, check.detail) == ("body:1", "Body 2")


def test_several_vague_sources_are_one_row(section: Section) -> None:
    blocks = tuple(Block("paragraph", f"It rained {where}, reports said.") for where in ("here", "there", "near"))
    story = FileStory(Copy(original="", encoding="utf-8", headline="Rain", blocks=blocks), section=section).execute()
    checks = checks_of_story(story, state_of(story))
    said = [check for check in checks.should if check.about == "source"]
    assert [check.detail for check in said] == ["Body 1, Body 2, Body 3"]


@pytest.mark.django_db
def test_a_picture_without_alternative_text_or_rights_is_named(draft: Story) -> None:
    draft.pictures = [StoryPicture(picture=Picture(pk=7, title="quay", alt=" "), caption="The quay", credit="Ours")]
    said = [check.message for check in checks_of_story(draft, state_of(draft)).should if check.about == "picture"]
    assert said == ["The picture has no alternative text", "Nobody has said who may print the picture"]
