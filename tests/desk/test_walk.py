"""No address of the desk changes what readers see past the newsroom's own actions (architecture, rules 2, 3 and 6).

Each registered address is looked at and pressed as the one editor who may do everything, with the story in each
standing; an address that a new Wagtail brings is walked as soon as it is registered.
"""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from standfirst.newsroom import clock
from standfirst.newsroom.actions import HoldStory, KillStory, ScheduleStory
from standfirst.newsroom.beginning import _make_pages
from standfirst.newsroom.models import Dispatch, Newspaper, Standing, Story, StoryState, newest_seq
from tests.desk import walk

STOPPED = ("held", "killed")
PREPARE: dict[str, Callable[[walk.World, Any], object]] = {
    "draft": lambda world, user: None,
    "live": lambda world, user: None,
    "scheduled": lambda world, user: ScheduleStory(world.story, at=clock.now() + timedelta(hours=1)).execute(),
    "in review": walk.review,
    "sent back": walk.sent_back,
    "unpublished": lambda world, user: world.story.unpublish(),
    "held": lambda world, user: HoldStory(world.story, reason="Check the name").execute(),
    "killed": lambda world, user: KillStory(world.story, reason="Untrue").execute(),
}


@pytest.fixture
def editor(client: Client, settings: Any, tmp_path: Path) -> Any:
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    return get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x")


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("standing", PREPARE)
def test_each_change_of_what_readers_see_left_one_dispatch(
    standing: str,
    draft: Story,
    make_live: Callable[[str], Story],
    taken_down: list[tuple[str, int]],
    editor: Any,
    client: Client,
) -> None:
    _make_pages(Newspaper.current())
    story = draft if standing == "draft" else make_live("Ferry sold again")
    story.save_revision()
    world = walk.build(Story.objects.get(pk=story.pk), make_live("Two"))
    PREPARE[standing](world, editor)
    client.force_login(editor)
    client.raise_request_exception = False
    walked, wrong = 0, []
    for address in walk.addresses():
        if address.name in walk.LEFT_OUT or not about(address, standing):
            continue
        world.story = Story.objects.get(pk=story.pk)
        for press in walk.presses(address, world):
            walked += 1
            with undone():
                wrong += [f"{press.name}: {what}" for what in broken(press, client, standing, taken_down)]
    assert walked > 50
    assert not wrong, "\n".join(wrong)


def about(address: walk.Address, standing: str) -> bool:
    """Stories are pressed in each of their standings; pages, pictures and all the rest once, beside a live story."""
    if standing != "live":
        return "_story" in address.name or address.name == "wagtail_bulk_action"
    return any(word in address.name for word in ("_newsroom_", "_pages", "_api", "images", "bulk", "desk_"))


def broken(press: walk.Press, client: Client, standing: str, taken_down: list[tuple[str, int]]) -> list[str]:
    """Which rules this press breaks, each as a sentence."""
    before, seq = walk.public(), newest_seq()
    once_public = set(StoryState.objects.filter(first_published__isnull=False).values_list("pk", flat=True))
    paths = dict(StoryState.objects.values_list("pk", "path"))
    taken_down.clear()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = press.by(client)
    after, told = walk.public(), changes_since(seq)
    said = [f"fails with {answer.exc_info[1]!r}"] if answer.status_code >= 500 else []
    if press.body is None and (before != after or told):
        said.append("a mere look changes what readers see")
    if before != after and told != 1:
        said.append(f"changes {differs(before, after)} and leaves {told} Dispatches")
    if before == after and told > 1:
        said.append(f"changes nothing and leaves {told} Dispatches")
    if lost := once_public - set(StoryState.objects.values_list("pk", flat=True)):
        said.append(f"deletes stories that were public: {lost}")
    for name in before.keys() - after.keys():
        kind, _, pk = name.partition(" ")
        if kind == "story" and (paths[int(pk)], 410) not in taken_down and (paths[int(pk)], 404) not in taken_down:
            said.append("takes a story down without its tombstone")
    story = Story.objects.filter(state__reason__in=("Check the name", "Untrue")).first()
    if standing in STOPPED and story is not None and story.live:
        said.append(f"brings a {standing} story back")
    for state in StoryState.objects.select_related("story"):
        if (state.standing == Standing.LIVE) != state.story.live:
            said.append(f"leaves the story {state.standing} and its row {'live' if state.story.live else 'not live'}")
    return said


def changes_since(seq: int) -> int:
    """How many changes were told. A topic or storyline that goes is one with the change of each of its stories."""
    told = list(Dispatch.objects.filter(seq__gt=seq))
    gone = [change for change in told if change.kind in ("topic", "storyline") and change.change == "deleted"]
    each = {(change.kind, change.object) for change in told}
    return 1 if gone and len(each) == len(told) else len(told)


def differs(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def test_the_walk_knows_every_address_of_stories_pages_and_pictures() -> None:
    names = {address.name for address in walk.addresses()}
    assert {
        "wagtailsnippets_newsroom_story:unpublish",
        "wagtailsnippets_newsroom_story:workflow_action",
        "wagtailadmin_pages:revisions_revert",
        "wagtailadmin_api:pages:action",
        "wagtailimages:edit",
        "wagtail_bulk_action",
    } <= names
