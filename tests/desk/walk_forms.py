"""What the walk sends to each address: nothing, and forms that an editor could have filled in."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from standfirst.newsroom.models import FrontSlot
from tests.desk.walk_world import READABLE, TOLD, World, a_photo

Body = dict[str, Any]
# Sent nothing at all these stumble over the missing form, as they do everywhere in Wagtail.
TAKES_FORMS = ("edit", "add", "copy", "revisions_revert", "create")
ACTIONS = (
    "action-publish",
    "action-approve",
    "action-unpublish",
    "action-submit",
    "action-cancel-workflow",
    "action-restart-workflow",
    "action-workflow-action",
)


def bodies(name: str, given: dict[str, Any], world: World) -> Iterator[tuple[Body, bool]]:
    """What is sent to the address of this name; with each, whether it goes as JSON."""
    space, _, view = name.rpartition(":")
    if "snippetchoosers" in space:
        return  # they make nothing: none of our models has a form in its chooser
    if "api" in space:
        yield {"slug": "again", "recursive": False, "destination_page_id": world.home.pk}, True
        yield {"revision_id": world.page.latest_revision_id}, True
    elif view == "copy" and "pages" in space:
        form = {"new_title": "Also", "new_slug": "also", "new_parent_page": world.home.pk, "publish_copies": "on"}
        yield form, False
    elif view in TAKES_FORMS:
        form = form_of(space, view, world)
        yield from (({**form, **({action: "1"} if action else {})}, False) for action in ("", *ACTIONS))
    else:
        yield {}, False
        yield from ((body, False) for body in told(name, given, world))


def told(name: str, given: dict[str, Any], world: World) -> list[Body]:
    """What the smaller forms take, by the address's own name."""
    if name in SCREENS:
        return SCREENS[name](world, given)
    small: dict[str, list[Body]] = {
        "workflow_action": [{"comment": "Fine"}],
        "choose_parent": [{"parent_page": world.home.pk}],
        "move": [{"new_parent_page": world.home.pk}],
        "set_privacy": [{"restriction_type": "login"}],
        "add_multiple": [{"title": "Another", "files[]": a_photo("another.png"), "collection": 1}],
    }
    return small.get(name.rpartition(":")[2], [])


def pastes(world: World, given: dict[str, Any]) -> list[Body]:
    rights = {"licence": "own", "section": world.section.pk}
    text = "A new pier for Askvik\n\nThe council of Askvik is to build a new pier, its mayor said on Monday.\n"
    return [
        {"source": text, "tab": "page"},
        {"source": text, "do": "save", **rights},
        {"source": text, "do": "publish", **rights},
        {"source": f"The first ferry sails\n\n{TOLD}\n", "do": "add", **rights},
    ]


def asks_of_a_story(world: World, given: dict[str, Any]) -> list[Body]:
    return [
        {"reason": "Wrong man named"},
        {"text": "The vote was eleven to ten."},
        {"licence": "agency", "ground": "Contract of 3 May"},
        {"slug": "another-address"},
        {"title": "A new storyline"},
        {"target": FrontSlot.objects.get().story_id},
        {"at": "2030-01-02T03:04"},
        {"until": "2030-01-02T03:04", "reason": "They asked"},
    ]


def rules(world: World, given: dict[str, Any]) -> list[Body]:
    from standfirst.desk.rules import signature_of
    from standfirst.newsroom.models import RoutingRule

    rule = RoutingRule(
        source=world.wire.source,
        queue="quays",
        then=RoutingRule.Then.PUBLISH,
        conditions=[[{"field": "words", "value": "quay"}]],
        position=world.wire.rule.position if "rule_id" in given else RoutingRule.objects.count() + 1,
    )
    form = {
        "source": world.wire.source.pk,
        "queue": "quays",
        "then": "publish",
        "field-0-0": "words",
        "value-0-0": "quay",
    }
    return [{**form, "do": "try"}, {**form, "do": "save", "tried": signature_of(rule)}]


def verdicts(world: World, given: dict[str, Any]) -> list[Body]:
    line = {"line": world.kept.line.pk}
    return [
        {**line, "do": "accept"},
        {**line, "do": "correct", "code": "AID"},
        {**line, "do": "merge", "same": world.kept.settled.pk},
        {**line, "do": "reject"},
        {**line, "do": "later"},
        {"do": "undo"},
    ]


def tried_files(world: World, given: dict[str, Any]) -> list[Body]:
    def sent(do: str) -> Body:
        return {
            "do": do,
            "source": world.wire.source.pk,
            "file": SimpleUploadedFile("copy.xml", READABLE, content_type="text/xml"),
        }

    return [sent("look"), sent("inbox"), sent("bytes")]


SCREENS: dict[str, Callable[[World, dict[str, Any]], list[Body]]] = {
    "desk_paste": pastes,
    "desk_paste_page": lambda world, given: pastes(world, given)[:1],
    "desk_front": lambda world, given: [{"lead": world.story.pk, "do": "live"}],
    "desk_story": asks_of_a_story,
    "desk_newer": lambda world, given: [
        {"newer": world.wire.newer.pk, "take": "all"},
        {"newer": world.wire.newer.pk, "keep": "1"},
    ],
    "desk_rule": rules,
    "desk_rule_new": rules,
    "desk_rule_move": lambda world, given: [{"do": "delete"}],
    "desk_quarantine": lambda world, given: [{"take": world.wire.broken.pk}, {"take": "all"}],
    "desk_try": tried_files,
    "desk_record": verdicts,
    "desk_record_done": lambda world, given: [{"verdict": world.kept.verdict.pk}],
}


def form_of(space: str, view: str, world: World) -> Body:
    """A valid form of the row; for a new one, with what must be its own alone."""
    new = view == "add"
    if space.endswith("_story"):
        return story_form(world.section, world.topic)
    if space.endswith("_section"):
        slug = "islands" if new else world.section.slug
        return {"name": "Harbour and sea", "slug": slug, "description": "", "order": 3}
    if space.endswith("_topic"):
        return {"name": "Boats" if new else "Ferries and boats", "slug": "boats" if new else world.topic.slug}
    if space.endswith("_storyline"):
        return {"title": "The ferry", "slug": "the-ferry" if new else world.storyline.slug}
    if space.endswith("_source"):
        return source_form("third" if new else world.wire.source.slug)
    if space.endswith("_actor"):
        return {"kind": "organisation", "name": "Askvik Council", "role": "", "country": "", "names": "the council"}
    if space == "wagtailadmin_pages":
        form = {"title": "About us", "slug": "about-us", "intro": "Who we are.", "body": rich_text("<p>We are.</p>")}
        return nested_form_data({**form, "comments": inline_formset([])})
    if space.startswith("wagtailimages"):
        shown = {"title": "Quay by day", "alt": "A quay", "caption": "By day", "credit": "R. Holt", "licence": "own"}
        return {**shown, "licence_ground": "", "tags": "", "collection": 1, "file": a_photo("day.png")}
    return {}


def source_form(slug: str) -> Body:
    return {
        "name": "Third Agency",
        "slug": slug,
        "delivery": "feed",
        "address": "https://third.example/feed",
        "afterwards": "leave",
        "every": 60,
        "becomes": "published",
        "licence": "own",
        "day_first": "unknown",
    }


def story_form(section: Any, topic: Any) -> Body:
    return nested_form_data(
        {
            "kicker": "Harbour",
            "headline": "Council buys two ferries",
            "standfirst": "Eleven votes to ten.",
            "dateline": "ASKVIK",
            "agency": "NPA",
            "section": section.pk,
            "topics": [topic.pk],
            "language": "en",
            "bylines": inline_formset([]),
            "pictures": inline_formset([]),
            "body": streamfield([("paragraph", rich_text("<p>The council bought two.</p>"))]),
            "workflow-action-name": "approve",
        }
    )
