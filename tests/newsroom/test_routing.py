"""Routing rules: what fits, what a rule does, and that no rule passes rights, embargo or a kill."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from standfirst.newsroom.actions.routing import DeleteRule, MoveRule, SaveRule
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Arrival, Followed, RoutingRule, Section, Story
from standfirst.newsroom.rehearsal import rehearse
from standfirst.newsroom.routing import Facts, fit, try_out
from standfirst.newsroom.settled import follow_ledger
from standfirst.wire.item import Concept
from standfirst.wire.models import Item as Row
from standfirst.wire.models import Source
from tests.wire.test_ledger import deliver, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(section: Section) -> Source:
    return Source.objects.create(slug="npa", name="NPA", delivery="command", licence="own")


@pytest.fixture
def runa() -> Any:
    return get_user_model().objects.create_superuser("runa", "runa@lamp.example", "x")


@pytest.fixture
def come(tmp_path: Path, agency: Source) -> Callable[..., None]:
    def delivered(*items: Any) -> None:
        deliver(tmp_path, agency, *items)
        follow_ledger()

    return delivered


def ask(field: str, value: str) -> dict[str, str]:
    return {"field": field, "value": value}


def rule(*groups: list[dict[str, str]], **more: Any) -> RoutingRule:
    return RoutingRule.objects.create(conditions=list(groups), position=RoutingRule.objects.count() + 1, **more)


ABOUT = {
    "subjects": (Concept("medtop:20000533", "employment dispute"), Concept(None, "Harbour")),
    "places": (Concept(None, "Staithe"),),
    "urgency": 3,
    "genre": "Current",
    "text": "ASKVIK, May 12 (NPA) - The ferries of Staithe stay in port. Ferries sail on Friday.",
}


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("section", "harbour", "section is harbour"),
        ("section", "harb", ""),
        ("section", "current", "section is current"),
        ("topic", "dispute", "topic is dispute"),
        ("topic", "medtop:20000533", "topic is medtop:20000533"),
        ("place", "Staithe", "place is Staithe"),
        ("place", "askvik", "place is askvik"),
        ("place", "Oslo", ""),
        ("urgency", "1 to 4", "urgency is 3"),
        ("urgency", "4-2", "urgency is 3"),
        ("urgency", "1", ""),
        ("words", "ferries", "the text says “ferries”, twice"),
        ("words", "erries", ""),
        ("words", "in port.", "the text says “in port.”, once"),
    ],
)
def test_what_fits_and_why(come: Any, field: str, value: str, why: str) -> None:
    come(story(**ABOUT))
    found = fit(RoutingRule(conditions=[[ask(field, value)]]), Facts(Row.objects.get()))
    assert ("; ".join(found.why), found.fits) == (why, bool(why))


def test_all_groups_must_hold_and_of_each_any_condition(come: Any, agency: Source) -> None:
    come(story(**ABOUT))
    facts = Facts(Row.objects.get())
    either = [ask("section", "city"), ask("words", "Staithe")]
    assert fit(RoutingRule(conditions=[either, [ask("urgency", "1-4")]]), facts).fits
    assert fit(RoutingRule(conditions=[either, [ask("urgency", "1")]]), facts).missed == ("urgency is 1",)
    assert fit(RoutingRule(source_id=agency.pk + 1), facts).missed == ("another source",)


def test_copy_goes_where_the_first_rule_says(come: Any, section: Section, agency: Source) -> None:
    rule([ask("words", "nothing of it")], section=None, queue="Nobody")
    rule([ask("words", "council")], section=section, queue="Night desk")
    rule([ask("words", "ferry")], queue="Late")
    come(story())
    line = Arrival.objects.get()
    assert (line.section, line.queue, line.said) == (section, "Night desk", "By rule 2: Harbour, Night desk, waits.")
    assert not Story.objects.exists()


def test_a_rule_ignores_with_an_audit_entry_and_only_once(come: Any) -> None:
    rule([ask("words", "council")], then="ignore")
    come(story())
    assert Arrival.objects.get().state == Arrival.State.IGNORED
    Followed.objects.update(seq=0)
    follow_ledger()
    assert ModelLogEntry.objects.filter(action="standfirst.ignore").count() == 1


def test_a_rule_publishes_at_once_and_only_once(come: Any, section: Section) -> None:
    rule([ask("words", "council")], section=section, then="publish")
    come(story())
    assert Story.objects.get().live
    Followed.objects.update(seq=0)
    follow_ledger()
    assert Story.objects.count() == 1


@pytest.mark.parametrize(
    ("licence", "more", "why"),
    [
        ("unknown", {}, "Nobody has said who may print this"),
        ("own", {"embargo": datetime(2099, 1, 1, tzinfo=UTC)}, "embargoed until"),
        ("own", {"embargo": "unreadable"}, "embargoed until a time that cannot be read"),
        ("own", {"status": "advisory"}, "a word to the desk"),
    ],
)
def test_no_rule_publishes_what_may_not_be_published(
    come: Any, agency: Source, section: Section, licence: str, more: dict[str, Any], why: str
) -> None:
    Source.objects.update(licence=licence)
    rule([ask("words", "council")], then="publish")
    come(story(**more))
    assert not Story.objects.filter(live=True).exists()
    assert why in Arrival.objects.get().said


def test_a_killed_item_is_not_published_by_a_rule(come: Any) -> None:
    rule([ask("words", "council")], then="publish")
    come(story("urn:npa:kill", corrects="urn:npa:ferry", corrects_status="canceled", text="Kill it."))
    come(story())
    assert not Story.objects.exists()


def test_a_rule_is_tried_without_changing_anything(come: Any, section: Section, agency: Source) -> None:
    first = rule([ask("words", "council")], then="publish")
    come(story(), story("urn:npa:b", text="Rain fell."), story("urn:npa:c", text="Rain and wind.", urgency=2))
    trial = try_out(RoutingRule(pk=first.pk, position=1, conditions=first.conditions, section=section), [first])
    assert (trial.tried, len(trial.lines), len(trial.changed)) == (3, 1, 1)
    assert (trial.elsewhere, trial.waits, trial.unread) == (1, 1, 0)
    assert trial.lines[0].happened == "published at once"
    bold = RoutingRule(position=2, conditions=[[ask("words", "rain")], [ask("urgency", "2")]], then="publish")
    trial = try_out(bold, [first])
    assert (len(trial.lines), trial.unread, trial.unrighted) == (1, 1, 0)
    assert [line.fit.missed for line in trial.missed] == [("urgency is 2",)]
    Source.objects.update(licence="unknown")
    assert (try_out(bold, [first]).unread, try_out(bold, [first]).unrighted) == (0, 1)
    hidden = RoutingRule(position=2, conditions=first.conditions, then="ignore")
    assert try_out(hidden, [first]).lines == [], "the rule above it decides before it"


def test_the_rehearsal_names_the_rule(agency: Source, section: Section) -> None:
    rule([ask("words", "council")], section=section, then="publish")
    said = " | ".join(f"{step.title}: {step.text}" for step in rehearse(agency, [story()]))
    assert "Rule 1 fits: the text says “council”, once | By that rule: Harbour, published at once" in said


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({}, "would fit everything"),
        ({"conditions": [[ask("urgency", "soon")]], "then": "ignore"}, "no urgency"),
        ({"conditions": [[ask("colour", "red")]]}, "Choose what"),
        ({"conditions": [[ask("words", "x")]]}, "does nothing"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(runa: Any, section: Section, wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        SaveRule(RoutingRule(**wrong), runa).execute()
    assert not RoutingRule.objects.exists()


def test_rules_are_saved_moved_and_deleted_and_stay_numbered(runa: Any, section: Section) -> None:
    for word in ("one", "two", "three"):
        SaveRule(RoutingRule(conditions=[[ask("words", word)]], then="ignore"), runa).execute()
    third = RoutingRule.objects.get(position=3)
    MoveRule(third, runa).execute()
    DeleteRule(RoutingRule.objects.get(position=1), runa).execute()
    left = [(each.position, each.conditions[0][0]["value"]) for each in RoutingRule.objects.all()]
    assert left == [(1, "three"), (2, "two")]
