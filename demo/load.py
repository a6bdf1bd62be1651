"""Loads the demo newspaper: its copy arrives through its sources in eight formats, is filed by their rules, and is
then dressed and published, as an editor would, at the time that `newspaper.toml` gives. What the record finds in the
dated stories of `real/` is reviewed at once."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from demo import post, review, wire
from demo.post import FeedServer

HERE = Path(__file__).parent
EDITOR, REPORTER, PASSWORD = "editor", "reporter", "demo"
Entry = dict[str, Any]


def truth() -> dict[str, Any]:
    """What `newspaper.toml` says, and `real/stories.toml` with it."""
    paper = tomllib.loads((HERE / "newspaper.toml").read_text("utf-8"))
    real = tomllib.loads((HERE / "real" / "stories.toml").read_text("utf-8"))
    return paper | {kind: [*paper.get(kind, ()), *entries] for kind, entries in real.items()}


def begin(home: Path, address: str) -> None:
    """The newspaper's own rows, its topics, storylines, pages and its two people."""
    from standfirst.cli import init

    paper = truth()
    init.make_folder(home)
    init.begin(
        name=paper["newspaper"]["name"],
        address=address,
        language=paper["newspaper"]["language"],
        time_zone=paper["newspaper"]["time_zone"],
        place=paper["newspaper"]["town"],
        sections=tuple(section["name"] for section in paper["section"]),
        editor=EDITOR,
        email="",
        password=PASSWORD,
        check_password=False,
    )
    _rows(paper)


def _rows(paper: dict[str, Any]) -> None:
    from html import escape

    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from standfirst.newsroom import roles
    from standfirst.newsroom.models import Newspaper, StaticPage, Storyline, Topic
    from standfirst.record.kept.actors import free_slug
    from standfirst.record.kept.models import Actor

    reporter = get_user_model().objects.create_user(REPORTER, password=PASSWORD)
    reporter.groups.add(Group.objects.get(name=roles.REPORTER))
    Newspaper.objects.filter(pk=1).update(tagline=paper["newspaper"]["tagline"])
    for topic in paper["topic"]:
        Topic.objects.create(slug=topic["slug"], name=topic["name"])
    for line in paper["storyline"]:
        Storyline.objects.create(slug=line["slug"], title=line["name"])
    for actor in paper["actor"]:
        Actor.objects.create(slug=free_slug(actor["name"]), listed=True, **actor)
    for told in paper["page"]:
        page = StaticPage.objects.get(slug=told["slug"])
        paragraphs = told["text"].strip().split("\n\n")
        page.title = told["title"]
        page.intro = ""
        page.body = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
        page.save_revision().publish()


def stories(feed: FeedServer) -> Iterator[tuple[Entry, Any]]:
    """Receive and publish every story, oldest first; yields each entry with its story."""
    from standfirst.config.home import home
    from standfirst.wire.sources import files

    files.SETTLES = 0.0  # each file stands there whole before the look
    post.connect(home(), feed.address)
    entries = sorted(truth()["story"], key=lambda entry: entry["published"])
    formats = wire.formats_of(truth()["story"])
    for entry in entries:
        yield entry, _story(home(), entry, formats[entry["id"]], feed)
    feed.upto = None


def _story(home: Path, entry: Entry, format: str, feed: FeedServer) -> Any:
    from standfirst.newsroom import clock
    from standfirst.newsroom.actions import CorrectStory, PlaceInStoryline, StateRights, publish_latest
    from standfirst.newsroom.models import Storyline

    with clock.stopped_at(entry["published"]):
        story = post.deliver(home, entry, format, feed)
        StateRights(story, licence=entry["licence"], ground=entry.get("ground", "")).execute()
        if line := entry.get("storyline"):
            storyline = Storyline.objects.get(slug=line["slug"])
            PlaceInStoryline(story, storyline=storyline, part=line["part"]).execute()
        _dress(story, entry)
        story.save_revision()
        publish_latest(story)
    for correction in entry.get("correction", []):
        with clock.stopped_at(correction["at"]):
            CorrectStory(story, text=correction["text"]).execute()
    return story


def reviewed(entry: Entry, story: Any) -> list[str]:
    """Give the demo editor's verdicts on what the record finds in this story, half an hour after it was published;
    a sentence for each that found no line, and for each line without one."""
    from django.contrib.auth import get_user_model

    from standfirst.newsroom import clock

    if entry["id"] not in review.verdicts():
        return []
    with clock.stopped_at(entry["published"] + timedelta(minutes=30)):
        return review.review(story, entry["id"], get_user_model().objects.get(username=EDITOR))


def _dress(story: Any, entry: Entry) -> None:
    """What the copy does not carry: where it belongs, the picture itself, and what its format has no field for."""
    from standfirst.newsroom.models import Byline, Section, StoryPicture, Topic

    story.section = Section.objects.get(slug=entry["section"])
    story.topics = list(Topic.objects.filter(slug__in=entry.get("topics", [])))
    if story.headline == wire.typed(entry["headline"]):
        story.headline = entry["headline"]  # its format has no quotation marks but the typewriter's
    story.standfirst = story.standfirst or entry.get("standfirst", "")
    if not story.bylines.count():
        story.bylines = [Byline(name=name) for name in entry.get("bylines", [])]
    if told := entry.get("picture"):
        made = _picture(told)
        story.pictures = [StoryPicture(picture=made, caption=told["caption"], credit=told["credit"])]


def _picture(told: Entry) -> Any:
    from django.core.files.images import ImageFile

    from standfirst.newsroom.models import Picture

    path = HERE / told["file"]
    known = Picture.objects.filter(title=path.stem).first()
    if known is not None:
        return known
    with path.open("rb") as file:
        return Picture.objects.create(
            title=path.stem,
            file=ImageFile(file, name=path.name),
            alt=told["alt"],
            caption=told["caption"],
            credit=told["credit"],
            licence="own",
            licence_ground="Drawn for the demo",
        )


def front(made: dict[str, Any]) -> None:
    """Put the lead, the seconds and what is breaking where `newspaper.toml` wants them.

    `made` maps an entry's id to its story.
    """
    from standfirst.newsroom import clock
    from standfirst.newsroom.actions import SetBreaking, SetFront

    places: dict[str, Any] = {}
    for entry in truth()["story"]:
        wanted = entry.get("front")
        if wanted == "lead":
            places["lead"] = made[entry["id"]]
        elif wanted == "second":
            places["second-1" if "second-1" not in places else "second-2"] = made[entry["id"]]
    SetFront(None, places=places).execute()
    breaking = made[truth()["newspaper"]["breaking"]]
    SetBreaking(None, story=breaking, until=clock.now() + timedelta(hours=24)).execute()


def present() -> datetime:
    """The moment at which the demo's newest story is fresh."""
    moment: datetime = truth()["newspaper"]["now"]
    return moment
