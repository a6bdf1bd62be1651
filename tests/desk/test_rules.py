"""Routing rules at the desk: tried before they are saved, and by whom."""

from typing import Any

import pytest
from django.test import Client

from standfirst.newsroom.models import RoutingRule, Section
from standfirst.newsroom.roles import EDITOR, REPORTER
from tests.desk.test_inbox import agency, come
from tests.desk.test_roles import as_role
from tests.wire.test_ledger import story

__all__ = ["agency", "as_role", "come"]


def form(section: Section, **more: Any) -> dict[str, Any]:
    asked = {"field-0-0": "words", "value-0-0": "council", "section": section.pk, "queue": "Night", "then": "wait"}
    return asked | more


def test_a_rule_is_saved_only_as_it_was_tried(desk: Client, section: Section, come: Any) -> None:
    come(story(), story("urn:npa:b", text="Rain fell."))
    refused = desk.post("/desk/wire/rules/new/", form(section, do="save"))
    assert refused.status_code == 422
    assert "try it" in refused.content.decode()
    tried = desk.post("/desk/wire/rules/new/", form(section, do="try"))
    page = tried.content.decode()
    assert "Tried on the last 2 items" in page
    assert "the text says “council”, once" in page
    signature = tried.context["signature"]
    changed = desk.post("/desk/wire/rules/new/", form(section, do="save", tried=signature, then="publish"))
    assert changed.status_code == 422
    assert not RoutingRule.objects.exists()
    assert desk.post("/desk/wire/rules/new/", form(section, do="save", tried=signature)).status_code == 302
    saved = RoutingRule.objects.get()
    assert (saved.conditions, saved.queue) == ([[{"field": "words", "value": "council"}]], "Night")
    assert "the text says “council”" in desk.get("/desk/wire/rules/").content.decode()
    assert "Just missed 0" in desk.get(f"/desk/wire/rules/{saved.pk}/").content.decode()


def test_publishing_without_an_editor_is_counted_also_at_0(desk: Client, section: Section, come: Any) -> None:
    come(story())
    page = desk.post("/desk/wire/rules/new/", form(section, do="try")).content.decode()
    assert "<dt>0</dt><dd>are published without an editor" in page
    page = desk.post("/desk/wire/rules/new/", form(section, do="try", then="publish")).content.decode()
    assert "<dt>1</dt><dd>are published without an editor" in page


def test_bad_input_is_a_sentence(desk: Client, section: Section) -> None:
    for wrong in ({"value-0-0": ""}, {"field-0-0": "colour"}, {"field-0-0": "urgency", "value-0-0": "soon"}):
        page = desk.post("/desk/wire/rules/new/", form(section, do="try", **wrong))
        assert page.status_code == 422
    assert desk.post("/desk/wire/rules/new/", form(section, source="9" * 40, tried="x", do="save")).status_code == 422


@pytest.mark.parametrize(("role", "may"), [(REPORTER, False), (EDITOR, True)])
def test_only_editors_rule(as_role: Any, section: Section, come: Any, role: str, may: bool) -> None:
    made = RoutingRule.objects.create(conditions=[[{"field": "words", "value": "x"}]], then="ignore", position=1)
    desk = as_role(role)
    assert (desk.get("/desk/wire/rules/").status_code == 200) is may
    assert (b"Rules" in desk.get("/desk/wire/").content) is may
    desk.post(f"/desk/wire/rules/{made.pk}/move/", {"do": "delete"})
    assert RoutingRule.objects.exists() is not may
