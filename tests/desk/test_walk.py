"""No address of the desk changes what readers see past the newsroom's own actions (architecture, rules 2, 3 and 6),
and none lets through who may not.

Each registered address is looked at and pressed as the one editor who may do everything, with the story in each
standing, and as nobody, as a reporter and as an editor; an address that a new Wagtail brings is walked as soon as it
is registered, and one of ours that the walk cannot meet fails until the walk is told how.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from standfirst.desk import parked
from standfirst.newsroom import clock
from standfirst.newsroom.actions import HoldStory, KillStory, ScheduleStory
from standfirst.newsroom.beginning import _make_pages
from standfirst.newsroom.models import Dispatch, Newspaper, Standing, Story, StoryState, newest_seq
from standfirst.newsroom.roles import EDITOR, REPORTER
from tests.desk import walk, walk_world
from tests.desk.walk_forms import TAKES_FORMS
from tests.desk.walk_world import World

STOPPED = (Standing.HELD, Standing.KILLED)
READY = ("filed", "rights", "take")
PREPARE: dict[str, Callable[[World, Any], object]] = {
    "draft": lambda world, user: None,
    "live": lambda world, user: None,
    "scheduled": lambda world, user: ScheduleStory(world.story, at=clock.now() + timedelta(hours=1)).execute(),
    "in review": walk_world.review,
    "sent back": walk_world.sent_back,
    "unpublished": lambda world, user: world.story.unpublish(),
    "held": lambda world, user: HoldStory(world.story, reason="Check the name").execute(),
    "killed": lambda world, user: KillStory(world.story, reason="Untrue").execute(),
}
# Where every page is looked at too; in the other standings what can be pressed is pressed.
LOOKED_AT = ("live", "in review")
WRITES = re.compile(r"(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) \"(\w+)\"")


@pytest.fixture
def editor(client: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(parked, "AWAITED", 0)
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    client.raise_request_exception = False
    return walk_world.an_editor()


@pytest.fixture
def world(draft: Story, make_live: Callable[[str], Story], taken_down: Any, editor: Any, tmp_path: Path) -> World:
    """A newsroom whose story is live, with one of everything that an address of the desk can be about."""
    return newsroom(make_live("Ferry sold again"), make_live, editor, tmp_path)


def newsroom(story: Story, make_live: Callable[[str], Story], editor: Any, home: Path) -> World:
    _make_pages(Newspaper.current())
    story.save_revision()
    others = [make_live(headline) for headline in ("Two", "Three", "Four")]
    return walk_world.build(home, editor, Story.objects.get(pk=story.pk), *others)


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def written() -> Iterator[set[str]]:
    """The tables into which something is written within."""
    tables: set[str] = set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITES.match(sql):
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield tables


@pytest.mark.django_db
@pytest.mark.parametrize("standing", PREPARE)
def test_each_change_of_what_readers_see_left_one_dispatch(
    standing: str,
    draft: Story,
    make_live: Callable[[str], Story],
    taken_down: list[tuple[str, int]],
    editor: Any,
    client: Client,
    tmp_path: Path,
) -> None:
    world = newsroom(draft if standing == "draft" else make_live("Ferry sold again"), make_live, editor, tmp_path)
    PREPARE[standing](world, editor)
    client.force_login(editor)
    before, walked, wrong = walk_world.public(), 0, []
    for press in all_presses(world, lambda address: about(address, standing)):
        if press.body is None and standing not in LOOKED_AT:
            continue
        walked += 1
        with undone():
            wrong += [f"{press.name}: {what}" for what in broken(press, client, before, world, taken_down)]
    assert walked > 50
    assert not wrong, "\n".join(wrong)


def all_presses(world: World, wanted: Callable[[walk.Address], bool]) -> Iterator[walk.Press]:
    for address in walk.addresses():
        if address.name not in walk.LEFT_OUT and wanted(address):
            world.story = Story.objects.get(pk=world.story.pk)
            yield from walk.presses(address, world)


def about(address: walk.Address, standing: str) -> bool:
    """Stories are pressed in each of their standings; pages, pictures and all the rest once, beside a live story."""
    if standing != "live":
        return "_story" in address.name or address.name == "wagtail_bulk_action"
    return address.ours or any(word in address.name for word in ("_pages", "_api", "images", "bulk"))


def pressed(press: walk.Press, client: Client) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return press.by(client)


def broken(
    press: walk.Press, client: Client, before: dict[str, Any], world: World, taken_down: list[tuple[str, int]]
) -> list[str]:
    """Which rules this press breaks, each as a sentence."""
    seq = newest_seq()
    once_public = set(StoryState.objects.filter(first_published__isnull=False).values_list("pk", flat=True))
    paths = dict(StoryState.objects.values_list("pk", "path"))
    stopped = Story.objects.filter(state__standing__in=STOPPED, live=False).in_bulk()
    taken_down.clear()
    with written() as tables:
        answer = pressed(press, client)
    after = walk_world.public() if tables else before
    told = changes_since(seq, before)
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
    if back := Story.objects.filter(pk__in=stopped, live=True).first():
        said.append(f"brings a stopped story back: {back}")
    for state in StoryState.objects.select_related("story"):
        if (state.standing == Standing.LIVE) != state.story.live:
            said.append(f"leaves the story {state.standing} and its row {'live' if state.story.live else 'not live'}")
    return said


def changes_since(seq: int, before: dict[str, Any]) -> int:
    """How many changes were told that a reader could see.

    A topic or storyline that goes is one with the change of each of its stories. What makes a new story ready is
    seen by nobody: its publication is.
    """
    told = [
        change
        for change in Dispatch.objects.filter(seq__gt=seq)
        if change.change not in READY or f"story {change.object}" in before
    ]
    gone = [change for change in told if change.kind in ("topic", "storyline") and change.change == "deleted"]
    each = {(change.kind, change.object) for change in told}
    return 1 if gone and len(each) == len(told) else len(told)


def differs(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


# What is refused in the world of the walk, each for the reason that its own test names.
REFUSED = {
    "POST wagtailsnippets_newsroom_story:delete",
    "POST wagtailsnippets_newsroom_section:delete",
    "POST wagtailsnippets_wire_source:delete",
}


@pytest.mark.django_db
def test_each_address_of_our_own_desk_is_met_with_what_it_is_for(world: World, editor: Any, client: Client) -> None:
    """A new screen that the walk meets only with a 404, or only with a refusal, must be told to the walk."""
    client.force_login(editor)
    met: dict[str, set[str]] = {}
    meet(all_presses(world, lambda address: address.ours), client, met)
    walk_world.review(world, editor)
    in_review = re.compile("workflow|desk_story$")
    meet(all_presses(world, lambda address: address.ours and bool(in_review.search(address.name))), client, met)
    unmet = {what: said for what, said in met.items() if not said & {"done", "not for this"}}
    assert {*unmet} == REFUSED, f"Tell the walk how to fill and press these: {unmet}"
    seen = {what.partition(" ")[2] for what, said in met.items() if "done" in said}
    never = {what.partition(" ")[2] for what in met} - seen
    assert not never, f"Neither looked at nor pressed: {never}"


def meet(presses: Iterator[walk.Press], client: Client, met: dict[str, set[str]]) -> None:
    """Adds what came of the presses, by screen and method."""
    for press in presses:
        with undone():
            answer = pressed(press, client)
        method = "GET" if press.body is None else "POST"
        met.setdefault(f"{method} {press.about}", set()).add(came_of(press, answer))


def came_of(press: walk.Press, answer: Any) -> str:
    """A redirect with a sentence of what is wrong is how the desk refuses; a form that comes back was not taken."""
    if answer.status_code in (301, 302):
        said = getattr(answer.wsgi_request, "_messages", None)
        return "refused" if said and any(each.level == messages.ERROR for each in said._queued_messages) else "done"
    if answer.status_code == 405:
        return "not for this"
    asks_again = press.body is not None and press.about.partition(" ")[0].rpartition(":")[2] in TAKES_FORMS
    return "done" if answer.status_code == 200 and not asks_again else str(answer.status_code)


# The door itself, a lost password, and the words and signs that its pages are drawn with.
OPEN = {
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}


@pytest.mark.django_db
@pytest.mark.parametrize("signed_in", [False, True], ids=["nobody", "a reader with an account"])
def test_who_may_not_enter_sees_nothing_and_changes_nothing(signed_in: bool, world: World, client: Client) -> None:
    if signed_in:
        client.force_login(get_user_model().objects.create_user("reader", password="x"))
    wrong = []
    for press in all_presses(world, lambda address: address.name not in OPEN):
        with undone(), written() as tables:
            answer = pressed(press, client)
        if not answer.headers.get("Location", "").startswith(reverse("wagtailadmin_login")):
            wrong.append(f"{press.name} answers {answer.status_code}")
        if tables:
            wrong.append(f"{press.name} writes {sorted(tables)}")
    assert not wrong, "\n".join(wrong)


# What only whoever runs the newsroom changes: who may enter, what is connected, what the house says of itself.
RUNS = re.compile(
    r"auth_|wagtailcore_(page|site|collection|group|(workflow|task|workflowtask|workflowcontenttype)$)|"
    r"newsroom_(newspaper|homepage|staticpage|handling)|django_content_type"
)
DECIDES = re.compile(
    r"newsroom_(section|topic|frontslot|correction|move|routingrule|breaking)|wire_(health|stop)|record_"
)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [REPORTER, EDITOR])
def test_a_role_changes_what_is_its_own_and_nothing_else(role: str, world: World, client: Client) -> None:
    """Whatever form is sent to whatever address: a reporter changes nothing that readers see."""
    person = get_user_model().objects.create_user(role.lower(), password="x")
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    before, wrong, changed = walk_world.public(), [], 0
    for press in all_presses(world, lambda address: True):
        with undone(), written() as tables:
            answer = pressed(press, client)
            after = walk_world.public() if tables else before
        changed += after != before
        if answer.status_code >= 500:
            wrong.append(f"{press.name} fails with {answer.exc_info[1]!r}")
        refused = answer.status_code in (403, 422) or came_of(press, answer) == "refused"
        theirs = {table for table in tables if RUNS.match(table) or (role == REPORTER and DECIDES.match(table))}
        if theirs and not refused:
            wrong.append(f"{press.name} writes {sorted(theirs)}")
        seen = [name for name in differs(before, after) if name in before or name.startswith("story")]
        if role == REPORTER and seen:
            wrong.append(f"{press.name} changes {seen}")
    assert not wrong, "\n".join(wrong)
    assert (changed > 20) is (role == EDITOR)


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
