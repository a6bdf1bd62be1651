"""Handing a story over: two people never change the same words, and nobody waits without being heard."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from standfirst.newsroom.actions import AskForStory, LetGo, TakeStory
from standfirst.newsroom.actions.having import asked_for
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Story
from standfirst.newsroom.roles import EDITOR, REPORTER, make_roles


def person(name: str, role: str) -> Any:
    make_roles()
    made = get_user_model().objects.create_user(name, first_name=name.capitalize())
    made.groups.add(Group.objects.get(name=role))
    return get_user_model().objects.get(pk=made.pk)


def fresh(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def test_a_reporter_takes_a_free_story_and_lets_it_go(draft: Story) -> None:
    sam = person("sam", REPORTER)
    TakeStory(draft, sam).execute()
    assert fresh(draft).locked_by == sam
    LetGo(draft, sam).execute()
    assert not fresh(draft).locked


def test_only_an_editor_takes_it_from_another(draft: Story) -> None:
    sam, ida, nora = person("sam", REPORTER), person("ida", REPORTER), person("nora", EDITOR)
    TakeStory(draft, sam).execute()
    with pytest.raises(Refused, match="Sam has this story: ask for it"):
        TakeStory(draft, ida).execute()
    TakeStory(draft, nora).execute()
    assert fresh(draft).locked_by == nora


def test_who_asked_is_told_until_it_changes_hands(draft: Story) -> None:
    sam, ida = person("sam", REPORTER), person("ida", REPORTER)
    with pytest.raises(Refused, match="Nobody has this story"):
        AskForStory(draft, ida).execute()
    TakeStory(draft, sam).execute()
    AskForStory(draft, ida).execute()
    AskForStory(draft, ida).execute()
    assert [entry.user for entry in asked_for(fresh(draft))] == [ida]
    LetGo(draft, sam).execute()
    TakeStory(draft, ida).execute()
    assert asked_for(fresh(draft)) == []


def test_readers_see_nothing_of_it(draft: Story) -> None:
    before = Dispatch.objects.count()
    TakeStory(draft, person("sam", REPORTER)).execute()
    assert Dispatch.objects.count() == before
