"""Every address of the desk, and all that can be pressed there: found from the registered addresses themselves."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import GroupApprovalTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from standfirst.newsroom import clock
from standfirst.newsroom.actions import PlaceInStoryline, SendBack, SendForReview, SetFront
from standfirst.newsroom.models import (
    Correction,
    FrontSlot,
    HomePage,
    Move,
    Newspaper,
    NextStory,
    Picture,
    Section,
    StaticPage,
    Story,
    Storyline,
    StoryPicture,
    StoryState,
    Topic,
)
from standfirst.newsroom.roles import ASKS, make_review, make_roles

# Signing out, the house's own test of an error page, and two that change nothing and only draw what they are sent.
LEFT_OUT = {
    "wagtailadmin_logout",
    "wagtailadmin_error_test",
    "wagtailadmin_login",
    "wagtailadmin_choose_page_external_link",
    "wagtailimages:preview",
}
Body = dict[str, Any]


@dataclass(frozen=True)
class Address:
    """One registered address of the desk: its name with its namespaces, and what it must be given."""

    name: str
    asks: tuple[str, ...]

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]

    @property
    def view(self) -> str:
        return self.name.rpartition(":")[2]


@dataclass(frozen=True)
class Press:
    """One thing an editor can do: an address and what is sent to it; nothing sent is a look at the page."""

    name: str
    url: str
    body: Body | None = None
    json: bool = False

    def by(self, client: Client) -> Any:
        if self.body is None:
            return client.get(self.url)
        if self.json:
            return client.post(self.url, json.dumps(self.body), content_type="application/json")
        return client.post(self.url, self.body)


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

    def restore(self) -> None:
        """The picture's own file again: what is taken back in the database is not taken back on the disk."""
        if not self.picture.file.storage.exists(self.picture.file.name):
            self.picture.file.storage.save(self.picture.file.name, a_photo())


def addresses(resolver: Any = None, spaces: tuple[str, ...] = (), asks: tuple[str, ...] = ()) -> Iterator[Address]:
    """All addresses below /desk/ that have a name."""
    for found in (resolver or get_resolver("standfirst.config.urls")).url_patterns:
        named = (*asks, *asked_by(str(found.pattern)))
        if isinstance(found, URLResolver):
            inner = (*spaces, found.namespace) if found.namespace else spaces
            if resolver is not None or str(found.pattern) == "desk/":
                yield from addresses(found, inner, named)
        elif isinstance(found, URLPattern) and found.name and resolver is not None:
            yield Address(":".join((*spaces, found.name)), named)


def asked_by(pattern: str) -> list[str]:
    """The names of what a pattern must be given: `<int:pk>` and `(?P<pk>…)` ask for `pk`."""
    return re.findall(r"<(?:\w+:)?(\w+)>", pattern)


def a_photo(name: str = "quay.png") -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (32, 24), "teal").save(made, "PNG")
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/png")


def build(story: Story, other: Story) -> World:
    """Everything else of a small newspaper. `other` leads the front and has a storyline."""
    home = HomePage.objects.get()
    picture = Picture.objects.create(title="Quay", file=ImageFile(a_photo(), "quay.png"), licence="own")
    StoryPicture.objects.create(story=other, picture=picture)
    topic = Topic.objects.create(slug="ferries", name="Ferries")
    storyline = PlaceInStoryline(other, title="The night ferry").execute()
    SetFront(None, places={"lead": other}).execute()
    make_roles()
    make_review()
    return World(story, StaticPage.objects.first(), home, picture, story.section, topic, storyline)


def review(world: World, user: Any) -> None:
    """The story under review."""
    SendForReview(world.story, user).execute()


def sent_back(world: World, user: Any) -> None:
    """The story sent back to its writer."""
    review(world, user)
    SendBack(Story.objects.get(pk=world.story.pk), user, reason="Who counted the votes?").execute()


def public(now: Any = None) -> dict[str, Any]:
    """All that readers can tell apart, from the rows that pages are made of."""
    moment = now or clock.now()
    told: dict[str, Any] = {}
    for state in StoryState.objects.select_related("story"):
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
    story = Story.objects.get(pk=state.pk)
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


def presses(address: Address, world: World) -> Iterator[Press]:
    """All that can be pressed at this address. Raises LookupError for one that the walk was not told how to fill."""
    for given in fillings(address, world):
        url = reverse(address.name, kwargs=given)
        yield Press(f"GET {address.name}", url)
        for number, (body, as_json) in enumerate(bodies(address, world)):
            yield Press(f"POST {address.name} {number}: {list(body)[-1:]}", url, body, as_json)


def fillings(address: Address, world: World) -> Iterator[dict[str, Any]]:
    """The ways to fill what the address asks for."""
    revisions = list(world.story.revisions.values_list("pk", flat=True)) or [0]
    space = address.namespace
    if address.name == "wagtail_bulk_action":
        for label, models in bulk_action_registry.actions.items():
            for model, actions in models.items():
                for action in actions:
                    yield {"app_label": label, "model_name": model, "action": action}
        return
    if address.name == "desk_story":
        from standfirst.desk.story_actions import CHOICES

        yield from ({"story_id": world.story.pk, "name": name} for name in CHOICES)
        return
    subject = subject_of(space, world)
    state = getattr(world.story, "current_workflow_state", None)
    task_state = state.current_task_state.pk if state else 0
    table: dict[str, list[Any]] = {
        "pk": [subject],
        "story_id": [world.story.pk],
        "page_id": [world.page.pk],
        "parent_page_id": [world.home.pk],
        "page_to_move_id": [world.page.pk],
        "destination_id": [world.home.pk],
        "image_id": [world.picture.pk],
        "revision_id": [world.page.latest_revision_id] if "pages" in space else revisions[:2],
        "revision_id_a": ["earliest"],
        "revision_id_b": ["latest"],
        "workflow_state_id": [state.pk if state else 0],
        "task_state_id": [task_state],
        "task_id": [GroupApprovalTask.objects.get(name=ASKS).pk],
        "action_name": ["approve", "reject"] if "api" not in space else api_actions(),
        "content_type_app_name": ["newsroom"],
        "content_type_model_name": ["staticpage"],
        "app_label": ["newsroom"],
        "model_name": ["story"],
        "app_name": ["newsroom"],
        "filter_spec": ["width-100"],
        "object_id": [world.story.pk],
        "session_id": [0],
    }
    elsewhere = not any(word in space for word in ("snippet", "pages", "images", "api"))
    filled: list[dict[str, Any]] = [{}]
    for name in dict.fromkeys(address.asks):
        if name not in table and not elsewhere:
            table.setdefault(name, [1])
        values = table.get(name, [1])
        filled = [{**given, name: value} for given in filled for value in values]
    yield from filled


def api_actions() -> list[str]:
    from wagtail.admin.api.views import PagesAdminAPIViewSet

    return list(PagesAdminAPIViewSet.actions)


def subject_of(space: str, world: World) -> int:
    for word, row in (
        ("story", world.story),
        ("section", world.section),
        ("topic", world.topic),
        ("storyline", world.storyline),
    ):
        if space.endswith(f"_{word}"):
            return int(row.pk)
    if "pages" in space:
        return int(world.page.pk)
    return int(world.picture.pk) if "images" in space else 1


def bodies(address: Address, world: World) -> Iterator[tuple[Body, bool]]:
    """What is sent: nothing, and whatever the forms behind the address take; with each, whether it goes as JSON."""
    space, view = address.namespace, address.view
    if "snippetchoosers" in space:
        return  # they make nothing: none of our models has a form in its chooser
    if "api" in space:
        yield {"slug": "again", "recursive": False, "destination_page_id": world.home.pk}, True
        yield {"revision_id": world.page.latest_revision_id}, True
    elif view == "copy" and "pages" in space:
        yield (
            {"new_title": "Also", "new_slug": "also", "new_parent_page": world.home.pk, "publish_copies": "on"},
            False,
        )
    elif view in TAKES_FORMS:
        form = form_of(space, world)
        yield from (({**form, **({action: "1"} if action else {})}, False) for action in ("", *ACTIONS))
    else:
        yield {}, False
        yield from ((body, False) for body in told(address, world))


def told(address: Address, world: World) -> list[Body]:
    """What the smaller forms take, by the address's own name."""
    bodies: dict[str, list[Body]] = {
        "desk_front": [{"lead": world.story.pk, "do": "live"}],
        "desk_story": asks_of_a_story(world),
        "workflow_action": [{"comment": "Fine"}],
        "choose_parent": [{"parent_page": world.home.pk}],
        "move": [{"new_parent_page": world.home.pk}],
        "set_privacy": [{"restriction_type": "login"}],
    }
    if address.name == "wagtailimages:add_multiple":
        return [{"title": "Another", "files[]": a_photo("another.png"), "collection": 1}]
    return bodies.get(address.view, [])


# Sent nothing at all these stumble over the missing form, as they do everywhere in Wagtail.
TAKES_FORMS = ("edit", "add", "copy", "revisions_revert", "create")
ACTIONS = (
    "action-publish",
    "action-unpublish",
    "action-submit",
    "action-cancel-workflow",
    "action-restart-workflow",
    "action-workflow-action",
    "action-approve",
)


def asks_of_a_story(world: World) -> list[Body]:
    return [
        {"reason": "Wrong man named"},
        {"text": "The vote was eleven to ten."},
        {"licence": "agency", "ground": "Contract of 3 May"},
        {"slug": "another-address"},
        {"title": "A new storyline"},
        {"target": FrontSlot.objects.get().story_id},
        {"at": "2030-01-02T03:04"},
    ]


def form_of(space: str, world: World) -> Body:
    if space.endswith("_story"):
        return story_form(world)
    if space.endswith("_section"):
        return {"name": "Harbour and sea", "slug": world.section.slug, "description": "", "order": 3}
    if space.endswith("_topic"):
        return {"name": "Ferries and boats", "slug": world.topic.slug}
    if space.endswith("_storyline"):
        return {"title": "The ferry", "slug": world.storyline.slug}
    if space == "wagtailadmin_pages":
        form = {"title": "About us", "slug": "about-us", "intro": "Who we are.", "body": rich_text("<p>We are.</p>")}
        return nested_form_data({**form, "comments": inline_formset([])})
    if space.startswith("wagtailimages"):
        shown = {"title": "Quay by day", "alt": "A quay", "caption": "By day", "credit": "R. Holt", "licence": "own"}
        return {**shown, "licence_ground": "", "tags": "", "collection": 1, "file": a_photo("day.png")}
    return {}


def story_form(world: World) -> Body:
    return nested_form_data(
        {
            "kicker": "Harbour",
            "headline": "Council buys two ferries",
            "standfirst": "Eleven votes to ten.",
            "dateline": "ASKVIK",
            "agency": "NPA",
            "section": world.section.pk,
            "topics": [world.topic.pk],
            "language": "en",
            "bylines": inline_formset([]),
            "pictures": inline_formset([]),
            "body": streamfield([("paragraph", rich_text("<p>The council bought two.</p>"))]),
            "workflow-action-name": "approve",
        }
    )
