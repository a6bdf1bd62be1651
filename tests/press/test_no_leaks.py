"""No exit shows a story that is killed, held, unpublished, embargoed, expired or without rights.

Every outlet stands in `WALKS`, by name. A new consumer of the log of changes, a new address of the reader's server or
of the desk's host that is not named here fails `test_every_exit_is_walked`: an outlet that nobody walks is one that a
killed story can stay in.
"""

import gzip
import random
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from standfirst.config.reader import Reader, build
from standfirst.copydesk.copy import Block, Copy, Dateline
from standfirst.newsroom import clock
from standfirst.newsroom.actions import (
    CorrectStory,
    FileStory,
    HoldStory,
    KillStory,
    MoveStory,
    ReleaseStory,
    SetEmbargo,
    StateRights,
    UndoKill,
    UnpublishStory,
    publish_latest,
)
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Section, Story, StoryState, Topic
from standfirst.press import tombstones
from standfirst.press.outlets import catch_up
from standfirst.press.worker import OUTLETS

pytestmark = pytest.mark.django_db

WORDS = ("quolmar", "vexhild", "dranbeck")
"""One for each story, in each of its fields; no other text here holds them."""
Walk = Callable[[Path, Client, str], list[str]]
OF_A_STORY = re.compile(r"^pages/[\w-]+/\d{4}/\d\d/\d\d/")


def ask(reader: Reader, address: str) -> tuple[int, bytes]:
    """What the reader's server answers."""
    path, _, query = address.partition("?")
    said: list[str] = []
    environ: dict[str, Any] = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    body = b"".join(reader(environ, lambda status, headers: said.append(status)))
    return int(said[0][:3]), body


def shows(body: bytes, word: str) -> bool:
    plain = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    return word.encode() in plain.lower()


def baked_files(home: Path, word: str) -> Iterator[str]:
    """Whatever stands on the disk below the site and shows the word, plain or packed."""
    for file in (home / "site").rglob("*"):
        if file.is_file() and shows(file.read_bytes(), word):
            yield file.relative_to(home / "site").as_posix()


def story_pages(home: Path, client: Client, word: str) -> list[str]:
    return [name for name in baked_files(home, word) if OF_A_STORY.search(name)]


def lists_and_feeds(home: Path, client: Client, word: str) -> list[str]:
    """Fronts, archives, feeds, the sitemap, the record, and whatever else is baked."""
    return [name for name in baked_files(home, word) if not OF_A_STORY.search(name)]


def addresses(home: Path) -> Iterator[str]:
    for state in StoryState.objects.exclude(path=""):
        yield state.path
        yield from state.story.moves.values_list("path", flat=True)
    pages = home / "site" / "pages"
    for file in pages.rglob("*.*"):
        if file.suffix != ".gz":
            yield "/" + file.relative_to(pages).as_posix().removesuffix("index.html")


def readers_addresses(home: Path, client: Client, word: str) -> list[str]:
    """More than a 404 says of any address: it offers the words of the address itself to the search."""
    reader = build(home)
    return [address for address in addresses(home) if told(reader, address, word) > echoed(reader, address, word)]


def told(reader: Reader, address: str, word: str) -> int:
    """How often the word stands in the answer."""
    return ask(reader, address)[1].lower().count(word.encode())


def echoed(reader: Reader, address: str, word: str) -> int:
    """How often an answer to somebody who knows the word already says it back."""
    return told(reader, address.replace(word, "zzyzx"), "zzyzx") if word in address else 0


def search_answers(home: Path, client: Client, word: str) -> list[str]:
    """By the word, its beginning, a slip in it, its byline and everything at once."""
    reader = build(home)
    slip = word[0] + word[2] + word[1] + word[3:]
    asked = [f"/search/typed?q={query}" for query in (word, word[:3], slip, f"runa+{word}", "council")]
    asked += [f"/search/?q={query}" for query in (word, "council", "")]
    found = []
    for address in asked:
        assert ask(reader, address)[0] == 200, f"search did not answer {address}"
        if told(reader, address, word) > echoed(reader, address, word):
            found.append(address)
    return found


def desk_without_signing_in(home: Path, client: Client, word: str) -> list[str]:
    """Every address of the desk's host that names no object, and each that names a story, for a stranger."""
    keys = list(Story.objects.values_list("pk", flat=True))
    asked = [address for address, _ in desk_addresses()]
    asked = [address.replace("<>", str(key)) for address in asked for key in (keys if "<>" in address else keys[:1])]
    return [address for address in asked if shows(client.get(address).content, word)]


WALKS: dict[str, Walk] = {
    "pages": story_pages,
    "lists": lists_and_feeds,
    "reader": readers_addresses,
    "search": search_answers,
    "desk": desk_without_signing_in,
}
PUBLIC = set(WALKS) - {"desk"}
SERVED_TO_STRANGERS = {
    "/_/<>": "the program's own style sheets, scripts and fonts",
    "/desk/jsi18n/": "the words of Wagtail's own scripts",
    "/desk/login/": "the sign-in",
    "/desk/password_reset/": "the sign-in",
    "/desk/password_reset/done/": "the sign-in",
    "/desk/password_reset/confirm/<>/<>/": "the sign-in",
    "/desk/password_reset/complete/": "the sign-in",
    "/desk/sprite/": "Wagtail's own icons",
    "/wire/<>/": "where a source pushes its copy: refuses every reading, and tells nothing",
}
"""What the desk's host answers without signing in; all else sends a stranger away, whether or not it exists."""


def desk_addresses() -> Iterator[tuple[str, URLPattern]]:
    yield from _below(get_resolver(), "/")


def desk_pattern(address: str) -> URLPattern:
    """The last pattern of this address."""
    return [pattern for found, pattern in desk_addresses() if found == address][-1]


def _below(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        here = before + _plain(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _below(pattern, here)
        else:
            yield here, pattern


def _plain(pattern: str) -> str:
    """A pattern as an address with `<>` for each of its parts."""
    pattern = pattern.removeprefix("^").removesuffix("$").removesuffix("\\Z")
    return re.sub(r"<[^>]*>|\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "<>", pattern).replace("\\", "")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with override_settings(HOME=tmp_path, MEDIA_ROOT=tmp_path / "media"):
        yield tmp_path


def story_with(word: str, section: Section) -> Story:
    """A story with the word in every field that an outlet could show."""
    story = FileStory(
        Copy(
            original="",
            encoding="utf-8",
            kicker=f"{word} kicker",
            headline=f"Council and {word}",
            standfirst=f"A {word} standfirst.",
            bylines=(f"Runa {word.title()}",),
            dateline=Dateline(place=word.upper(), places=(word.upper(),)),
            blocks=(Block("paragraph", f"The council spoke of {word} on Tuesday."), Block("subhead", f"On {word}")),
            credit=f"{word} agency",
        ),
        section=section,
    ).execute()
    topic = Topic.objects.create(slug=word, name=word.title())
    story.topics.add(topic)
    story.save_revision()
    return story


def follow() -> None:
    for outlet in OUTLETS:
        catch_up(outlet, "test")


def leaks(home: Path, word: str, exits: Iterable[str] = WALKS) -> dict[str, list[str]]:
    client = Client()
    return {name: found for name in exits if (found := WALKS[name](home, client, word))}


def expire(story: Story) -> None:
    StoryState.objects.filter(pk=story.pk).update(rights_expire=clock.now() - timedelta(seconds=1))
    tombstones.settle()
    CorrectStory(story, text="A name was wrong.").execute()


def correct(story: Story) -> None:
    CorrectStory(story, text="A name was wrong.").execute()


STEPS: dict[str, Callable[[Story], object]] = {
    "rights": lambda story: StateRights(story, licence="own").execute(),
    "publish": lambda story: publish_latest(Story.objects.get(pk=story.pk)),
    "kill": lambda story: KillStory(story, reason="Wrong").execute(),
    "undo": lambda story: UndoKill(story, reason="Right after all").execute(),
    "hold": lambda story: HoldStory(story, reason="Doubts").execute(),
    "release": lambda story: ReleaseStory(story, reason="Settled").execute(),
    "unpublish": lambda story: UnpublishStory(story).execute(),
    "embargo": lambda story: SetEmbargo(story, until=clock.now() + timedelta(hours=2)).execute(),
    "unreadable": lambda story: SetEmbargo(story, until=None, unreadable="Friday-ish").execute(),
    "lift": lambda story: SetEmbargo(story, until=None, reason="Agreed").execute(),
    "correct": correct,
    "move": lambda story: MoveStory(story, slug="Elsewhere now").execute(),
}
USUAL = ("rights", "publish", "publish")


def step(name: str, story: Story) -> bool:
    """Do it as an editor would try to; what is refused changes nothing."""
    try:
        STEPS[name](Story.objects.get(pk=story.pk))
    except Refused:
        return False
    return True


@pytest.mark.parametrize("seed", range(3))
def test_whatever_editors_do_only_what_is_public_is_shown(section: Section, home: Path, seed: int) -> None:
    chance = random.Random(seed)
    stories = {word: story_with(word, section) for word in WORDS}
    done: list[str] = []
    follow()
    for _ in range(8):
        for word, story in stories.items():
            name = chance.choice([*STEPS, *USUAL])
            if step(name, story):
                done.append(f"{name} {word}")
        follow()
        for word, story in stories.items():
            public = StoryState.objects.get(pk=story.pk).public_at(clock.now())
            found = leaks(home, word, PUBLIC)
            assert set(found) == (PUBLIC if public else set()), (word, done, found)
    assert not any(desk_without_signing_in(home, Client(), word) for word in WORDS)


@pytest.mark.parametrize("last", ["kill", "hold", "unpublish", "embargo", "unreadable", "expire"])
def test_a_story_that_was_public_leaves_every_exit(section: Section, home: Path, last: str) -> None:
    story = story_with("quolmar", section)
    for name in ("rights", "publish"):
        assert step(name, story)
    follow()
    assert set(leaks(home, "quolmar")) >= PUBLIC
    if last == "expire":
        expire(story)
    else:
        assert step(last, story)
    assert readers_addresses(home, Client(), "quolmar") != [StoryState.objects.get(pk=story.pk).path]
    follow()
    assert leaks(home, "quolmar") == {}


def test_copy_without_stated_rights_is_seen_by_nobody_outside(section: Section, home: Path) -> None:
    story = story_with("quolmar", section)
    assert not step("publish", story)
    follow()
    assert leaks(home, "quolmar") == {}


def test_every_exit_is_walked(section: Section) -> None:
    """A new outlet, or a new address for strangers, joins `WALKS` or is refused here."""
    assert {outlet.name for outlet in OUTLETS} <= set(WALKS)
    client = Client()
    answered = {
        address
        for address, _ in desk_addresses()
        if client.get(address.replace("<>", "1")).status_code not in (301, 302, 401, 403)
    }
    assert answered <= set(SERVED_TO_STRANGERS)


def test_a_pictures_own_file_is_for_those_who_are_signed_in(
    section: Section, home: Path, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be unlicensed, killed, or hold the camera's position; readers get sizes made of it."""
    (home / "media").mkdir()
    (home / "media" / "original.jpg").write_bytes(b"quolmar")
    (home / "site" / "media").mkdir(parents=True)
    (home / "site" / "media" / "0123456789abcdef-480.avif").write_bytes(b"quolmar")
    monkeypatch.setitem(desk_pattern("/media/<>").default_args, "document_root", home / "media")
    for address in ("/media/original.jpg", "/media/0123456789abcdef-480.avif"):
        assert Client().get(address).status_code == 302, address
        assert admin_client.get(address).status_code == 200, address
