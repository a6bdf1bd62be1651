"""Every address of the desk, and all that can be pressed there: found from the registered addresses themselves."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import GroupApprovalTask

from standfirst.desk.story_actions import CHOICES, HAVING
from standfirst.newsroom.roles import ASKS
from tests.desk.walk_forms import Body, bodies
from tests.desk.walk_world import World

# Signing out, the house's own test of an error page, and two that change nothing and only draw what they are sent.
LEFT_OUT = {
    "wagtailadmin_logout",
    "wagtailadmin_error_test",
    "wagtailadmin_login",
    "wagtailadmin_choose_page_external_link",
    "wagtailimages:preview",
}
Filling = dict[str, Any]


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

    @property
    def ours(self) -> bool:
        """Whether it is a screen of our own desk, or a list or form of our own rows."""
        return self.name.startswith(("desk_", "wagtailsnippets_"))


@dataclass(frozen=True)
class Press:
    """One thing an editor can do: an address and what is sent to it; nothing sent is a look at the page.

    `about` is the same for all that can be pressed at one screen: its name and its verb.
    """

    name: str
    url: str
    about: str
    body: Body | None = None
    json: bool = False

    def by(self, client: Client) -> Any:
        if self.body is None:
            return client.get(self.url)
        if self.json:
            return client.post(self.url, json.dumps(self.body), content_type="application/json")
        return client.post(self.url, self.body)


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


def presses(address: Address, world: World) -> Iterator[Press]:
    """All that can be pressed at this address. Raises LookupError for one of ours that the walk cannot fill."""
    for given in fillings(address, world):
        url = reverse(address.name, kwargs=given)
        query = query_of(address, given, world)
        url = f"{url}?{urlencode(query)}" if query else url
        about = " ".join([address.name, *(value for value in given.values() if isinstance(value, str))])
        yield Press(f"GET {about}", url, about)
        for number, (body, as_json) in enumerate(bodies(address.name, given, world)):
            yield Press(f"POST {about} {number}: {list(body)[-1:]}", url, about, body, as_json)


def query_of(address: Address, given: Filling, world: World) -> dict[str, Any]:
    """What must stand behind the question mark for the address to mean anything."""
    if address.name == "desk_wire_newer":
        return {"since": world.wire.ignored.came.isoformat()}
    if address.name in ("desk_front_page", "desk_front_marks"):
        return {"lead": world.story.pk}
    if address.name == "wagtail_bulk_action":
        row = subjects(world).get(f"{given['app_label']}_{given['model_name']}")
        return {"id": row} if row else {}
    return {}


def fillings(address: Address, world: World) -> Iterator[Filling]:
    """The ways to fill what the address asks for."""
    if address.name in OURS:
        yield from OURS[address.name](world)
        return
    if address.name.startswith("desk_") and address.asks:
        raise LookupError(f"Tell OURS in {__name__} what {address.name} must be given: {address.asks}")
    if address.name == "wagtail_bulk_action":
        for label, models in bulk_action_registry.actions.items():
            for model, actions in models.items():
                for action in actions:
                    yield {"app_label": label, "model_name": model, "action": action}
        return
    table = wagtails(address.namespace, world)
    filled: list[Filling] = [{}]
    for name in dict.fromkeys(address.asks):
        filled = [{**given, name: value} for given in filled for value in table.get(name, [1])]
    yield from filled


def verbs(world: World) -> list[Filling]:
    """What can be done with each line of the inbox."""
    wire = world.wire
    done = {
        wire.fresh: ("take", "ignore", "watch", "publish"),
        wire.ignored: ("back",),
        wire.again: ("add", "take", "publish"),
        wire.updated: ("take-newer", "keep-mine"),
    }
    return [{"arrival_id": line.pk, "verb": verb} for line, each in done.items() for verb in each]


OURS: dict[str, Callable[[World], list[Filling]]] = {
    "desk_story": lambda world: [
        *({"story_id": world.story.pk, "name": name} for name in CHOICES),
        {"story_id": world.held.pk, "name": "release"},
        {"story_id": world.killed.pk, "name": "undo-kill"},
    ],
    "desk_having": lambda world: [
        {"story_id": story.pk, "name": name} for story in (world.story, world.held, world.killed) for name in HAVING
    ],
    "desk_story_down": lambda world: [{"story_id": world.killed.pk}],
    "desk_newer": lambda world: [{"story_id": world.wire.newer.story_id}],
    "desk_wire_do": verbs,
    "desk_wire_preview": lambda world: [{"arrival_id": line.pk} for line in (world.wire.fresh, world.wire.updated)],
    "desk_wire_confirm": lambda world: [{"notice_id": world.wire.notice.pk}],
    "desk_rule": lambda world: [{"rule_id": world.wire.rule.pk}],
    "desk_rule_move": lambda world: [{"rule_id": world.wire.rule.pk}],
    "desk_take_bytes": lambda world: [{"take_id": world.wire.broken.pk}],
    "desk_again": lambda world: [{"seq": world.parked.dispatch_id}],
    "desk_source_pause": lambda world: [{"source_id": world.wire.source.pk}],
}


def wagtails(space: str, world: World) -> dict[str, list[Any]]:
    """By name, what Wagtail's own addresses ask for."""
    revisions = list(world.story.revisions.values_list("pk", flat=True)) or [0]
    state = getattr(world.story, "current_workflow_state", None)
    task_state = state.current_task_state.pk if state else 0
    return {
        "pk": [subject_of(space, world)],
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
        "action_name": list(PagesAdminAPIViewSet.actions) if "api" in space else ["approve", "reject"],
        "content_type_app_name": ["newsroom"],
        "content_type_model_name": ["staticpage"],
        "app_label": ["newsroom"],
        "model_name": ["story"],
        "app_name": ["newsroom"],
        "filter_spec": ["width-100"],
        "object_id": [world.story.pk],
        "session_id": [0],
    }


def subjects(world: World) -> dict[str, int]:
    """The row of each of our kinds that lists and forms are opened for, by application and model."""
    return {
        "newsroom_story": world.story.pk,
        "newsroom_section": world.section.pk,
        "newsroom_topic": world.topic.pk,
        "newsroom_storyline": world.storyline.pk,
        "newsroom_picture": world.picture.pk,
        "wire_source": world.wire.source.pk,
        "record_actor": world.kept.actor.pk,
        "wagtailcore_page": world.page.pk,
    }


def subject_of(space: str, world: World) -> int:
    """Raises LookupError for rows of ours of which the world has none."""
    if found := re.fullmatch(r"wagtailsnippet(?:s|choosers)_(\w+)", space):
        if found[1] not in subjects(world):
            raise LookupError(f"Put one {found[1]} into the world of the walk, and name it in `subjects`.")
        return subjects(world)[found[1]]
    if "pages" in space:
        return int(world.page.pk)
    return int(world.picture.pk) if "images" in space else 1
