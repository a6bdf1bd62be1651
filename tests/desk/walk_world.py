"""What the walk over the desk presses on: a small newsroom with one of everything, and what readers see of it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from standfirst.copydesk.copy import Copy
from standfirst.newsroom import clock, updates
from standfirst.newsroom.actions import (
    HoldStory,
    KillStory,
    PlaceInStoryline,
    SendBack,
    SendForReview,
    SetFront,
    publish_latest,
)
from standfirst.newsroom.actions.having import TakeStory
from standfirst.newsroom.actions.inbox import IgnoreCopy, TakeCopy
from standfirst.newsroom.models import (
    Arrival,
    Consumer,
    Correction,
    Dispatch,
    FrontSlot,
    HomePage,
    Move,
    NewerCopy,
    Newspaper,
    NextStory,
    Notice,
    Parked,
    Picture,
    RoutingRule,
    Section,
    StaticPage,
    Story,
    Storyline,
    StoryPicture,
    StoryState,
    Topic,
)
from standfirst.newsroom.roles import make_review, make_roles
from standfirst.newsroom.settled import follow_ledger
from standfirst.record.kept.judging import JudgeLine
from standfirst.record.kept.models import Actor, Line, Verdict
from standfirst.threads.reprints import catch_up
from standfirst.wire.models import Source, Take
from tests.record.test_kept import DENIAL, WARNING, follow, publish, say
from tests.wire.test_ledger import deliver
from tests.wire.test_ledger import story as an_item

READABLE = (Path(__file__).parent.parent / "fixtures" / "wire" / "newsml-g2" / "2.35-text.xml").read_bytes()
TOLD = (
    "The first ferry since spring sailed to Brackmoor on Tuesday, the harbour master, Odo Venn, said. He sold 300 "
    "tickets at 14 crowns before breakfast, more than the boat holds, and sent 60 people home with a promise."
)
QUAY = "The quay of Askvik is to be rebuilt in stone by the autumn, its council decided on Monday by eleven votes."


@dataclass
class Wire:
    """Copy in each state in which an editor can meet it."""

    source: Source
    fresh: Arrival
    ignored: Arrival
    again: Arrival
    updated: Arrival
    newer: NewerCopy
    notice: Notice
    rule: RoutingRule
    broken: Take


@dataclass
class Kept:
    """Lines of the record: one to be settled, one of the same kind that is, and who acts in them."""

    line: Line
    settled: Line
    verdict: Verdict
    actor: Actor


@dataclass
class World:
    """What the presses are about: one story, and one of everything else."""

    story: Story
    page: StaticPage
    home: HomePage
    picture: Picture
    section: Section
    topic: Topic
    storyline: Storyline
    held: Story
    killed: Story
    wire: Wire
    kept: Kept
    parked: Parked


def a_photo(name: str = "quay.png") -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (32, 24), "teal").save(made, "PNG")
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/png")


def build(home: Path, editor: Any, story: Story, other: Story, held: Story, killed: Story) -> World:
    """Everything else of a small newspaper. `other` leads the front and has a storyline.

    The editor has the story that is held; another person has the one that is killed.
    """
    picture = Picture.objects.create(title="Quay", file=ImageFile(a_photo(), "quay.png"), licence="own")
    StoryPicture.objects.create(story=other, picture=picture)
    HoldStory(held, reason="Ask the lawyer").execute()
    KillStory(killed, reason="Invented").execute()
    TakeStory(held, editor).execute()
    TakeStory(killed, get_user_model().objects.create_superuser("odo", "odo@lamp.example", "x")).execute()
    storyline = PlaceInStoryline(other, title="The night ferry").execute()
    SetFront(None, places={"lead": other}).execute()
    make_roles()
    make_review()
    return World(
        story=story,
        page=StaticPage.objects.all()[0],
        home=HomePage.objects.get(),
        picture=picture,
        section=story.section,
        topic=Topic.objects.create(slug="ferries", name="Ferries"),
        storyline=storyline,
        held=held,
        killed=killed,
        wire=wire_room(home, editor),
        kept=record_of(story.section),
        parked=Parked.objects.create(
            consumer=Consumer.objects.get_or_create(name="pages")[0],
            dispatch=Dispatch.objects.filter(kind="story", object=other.pk)[0],
            failures=5,
            parked=True,
            error="disk full",
        ),
    )


def wire_room(home: Path, editor: Any) -> Wire:
    """Two agencies: what came of them new, ignored, corrected, killed, told again, renewed, and what was not read."""
    feed = {"delivery": "feed", "licence": "own", "address": "https://npa.example/feed"}
    agency, rival = (Source.objects.create(slug=slug, name=slug.upper(), **feed) for slug in ("npa", "rival"))
    came = [
        an_item("urn:npa:quay", text=QUAY),
        an_item("urn:npa:weather", text="Rain is to come from the west on Friday."),
        an_item("urn:npa:ferry", text=TOLD),
        an_item("urn:npa:mayor", status="correction", text="The mayor is called Ida Venn."),
        an_item("urn:npa:fire"),
    ]
    deliver(home, agency, *came)
    deliver(home, agency, an_item("urn:npa:fire", version="2", status="canceled"))
    follow_ledger()
    catch_up()
    IgnoreCopy(the("urn:npa:weather"), editor).execute()
    ours = TakeCopy(the("urn:npa:ferry"), editor).execute()
    publish_latest(ours, editor)
    worked_on = updates.latest(ours)
    worked_on.kicker = "Islands"
    worked_on.save_revision(user=editor)
    deliver(home, rival, an_item("urn:rival:boat", text=TOLD))
    follow_ledger()
    catch_up()
    deliver(home, agency, an_item("urn:npa:ferry", version="2", text=TOLD.replace("crowns", "marks")))
    follow_ledger()
    catch_up()
    broken = deliver(home, agency, content=READABLE, breaks="This file ends on line 3.")
    for queue in ("first", "second"):
        RoutingRule.objects.create(position=len(queue), source=agency, queue=queue)
    return Wire(
        source=agency,
        fresh=the("urn:npa:quay"),
        ignored=the("urn:npa:weather"),
        again=the("urn:rival:boat"),
        updated=the("urn:npa:ferry"),
        newer=NewerCopy.objects.get(),
        notice=Notice.objects.get(kind="kill"),
        rule=RoutingRule.objects.get(queue="second"),
        broken=broken,
    )


def the(line: str) -> Arrival:
    return Arrival.objects.select_related("story").get(line=line)


def record_of(section: Section) -> Kept:
    """A story that has been read, with one of its lines accepted."""
    bare = Copy(original="", encoding="utf-8", headline=None, blocks=())
    publish(say(section, bare, DENIAL, WARNING))
    follow()
    first, second = Line.objects.filter(kind=Line.Kind.EVENT).order_by("pk")[:2]
    (verdict, *_more) = JudgeLine(second, decision="accept").execute()
    return Kept(first, Line.objects.get(pk=second.pk), verdict, Actor.objects.filter(kind="state")[0])


def review(world: World, user: Any) -> None:
    """The story under review."""
    SendForReview(world.story, user).execute()


def sent_back(world: World, user: Any) -> None:
    """The story sent back to its writer."""
    review(world, user)
    SendBack(Story.objects.get(pk=world.story.pk), user, reason="Who counted the votes?").execute()


def an_editor() -> Any:
    """The one person who may do everything."""
    return get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x")


def public(now: Any = None) -> dict[str, Any]:
    """All that readers can tell apart, from the rows that pages are made of."""
    moment = now or clock.now()
    told: dict[str, Any] = {}
    for state in StoryState.objects.select_related("story", "storyline"):
        if state.public_at(moment):
            told[f"story {state.pk}"] = _story(state)
    for page in StaticPage.objects.live():
        told[f"page {page.pk}"] = (page.title, page.slug, page.intro, page.body, page.path)
    for picture in Picture.objects.all():
        told[f"picture {picture.pk}"] = (picture.file.name, picture.alt, picture.caption, picture.credit)
    for model, fields in (
        (Section, ("slug", "name", "description", "order")),
        (Newspaper, ("name", "address", "tagline", "front_day")),
        (FrontSlot, ("place", "story", "until")),
        (NextStory, ("story", "target")),
        (Move, ("path", "story")),
        (Correction, ("story", "text")),
    ):
        told[model.__name__] = list(model.objects.order_by("pk").values_list(*fields))
    return told


def _story(state: StoryState) -> tuple[Any, ...]:
    story = state.story
    return (
        state.path,
        *(getattr(story, name) for name in ("kicker", "headline", "standfirst", "dateline", "agency", "section_id")),
        story.language,
        story.body.get_prep_value(),
        list(story.bylines.values_list("name", flat=True)),
        list(story.pictures.values_list("picture", "caption", "credit")),
        list(story.topics.values_list("slug", "name")),
        (state.licence, state.storyline and (state.storyline.slug, state.storyline.title), state.part),
    )
