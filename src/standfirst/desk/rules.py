"""Routing rules at the desk: each said as a sentence, and tried on what came before it can be saved."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from standfirst.desk.shell import screen
from standfirst.desk.wire_tabs import tabs
from standfirst.newsroom import clock
from standfirst.newsroom.actions.routing import DeleteRule, MoveRule, SaveRule, check_rule, may_rule
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import RoutingRule, Section
from standfirst.newsroom.routing import FIELDS, Groups, Trial, outcome, said, try_out
from standfirst.wire.models import Source

TITLE = "Rules"
SALT = "standfirst.rule"
#: Of each part of the sentence, so that a form holds no more than a person can read.
MOST = 8
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A rule as the list shows it."""

    rule: RoutingRule
    asks: list[str]
    outcome: str


def rules(request: HttpRequest) -> HttpResponse:
    """All rules in the order in which they are tried."""
    _may_look(request)
    found = RoutingRule.objects.select_related("source", "section")
    told = [Told(rule, [" or ".join(map(said, group)) for group in rule.conditions], outcome(rule)) for rule in found]
    context = {"tabs": tabs("desk_rules", request.user), "rules": told, "may": may_rule(request.user)}
    return screen(request, "desk/wire/rules.html", TITLE, context)


def rule(request: HttpRequest, rule_id: int = 0) -> HttpResponse:
    """One rule: change it, try it, and save it where it was tried since the last change."""
    _may_look(request)
    saved = (
        get_object_or_404(RoutingRule.objects.select_related("source", "section"), pk=rule_id) if rule_id else None
    )
    made = _sent(request, saved) if request.method == "POST" else saved or RoutingRule()
    refused, trial, do = "", None, request.POST.get("do", "")
    others = list(RoutingRule.objects.select_related("source", "section"))
    if made.pk is None:
        made.position = len(others) + 1
    try:
        if do == "save":
            return _save(request, made)
        if do == "try" or "show" in request.POST or (request.method == "GET" and saved is not None):
            check_rule(made)
            trial = try_out(made, others)
    except Refused as why:
        refused = why.message
    context = {**_view(request, made, saved, trial), "refused": refused, "number": made.position, "of": len(others)}
    title = f"Rule {made.position}" if saved else "A new rule"
    return screen(request, "desk/wire/rule.html", title, context, status=422 if refused else 200)


def _may_look(request: HttpRequest) -> None:
    if not may_rule(request.user, "view"):
        raise PermissionDenied("You may not look at the rules of the wire.")


def _sent(request: HttpRequest, saved: RoutingRule | None) -> RoutingRule:
    """The rule as the form has it; what was left empty is no part of it."""
    post = request.POST
    made = RoutingRule(pk=saved.pk if saved else None, position=saved.position if saved else 0)
    made.source = _row(Source, post.get("source", ""))
    made.section = _row(Section, post.get("section", ""))
    made.queue = " ".join(post.get("queue", "").split())[:40]
    made.then = post.get("then", "") if post.get("then", "") in RoutingRule.Then.values else RoutingRule.Then.WAIT
    made.conditions = _groups(post)
    return made


def _row(model: Any, number: str) -> Any:
    return model.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None


def _groups(post: Any) -> Groups:
    found: Groups = []
    for group in range(MOST):
        conditions = [
            {"field": post.get(f"field-{group}-{at}", ""), "value": post.get(f"value-{group}-{at}", "").strip()[:100]}
            for at in range(MOST)
        ]
        kept = [condition for condition in conditions if condition["value"]]
        if kept:
            found.append(kept)
    return found


def signature_of(made: RoutingRule) -> str:
    """Names exactly this rule: whoever sends it back has seen what the rule would have done."""
    told = [made.source_id, made.section_id, made.queue, str(made.then), made.conditions, made.position]
    return signing.dumps(told, salt=SALT)


def _tried(request: HttpRequest, made: RoutingRule) -> bool:
    try:
        told = signing.loads(request.POST.get("tried", ""), salt=SALT)
    except signing.BadSignature:
        return False
    return bool(told == signing.loads(signature_of(made), salt=SALT))


def _save(request: HttpRequest, made: RoutingRule) -> HttpResponse:
    check_rule(made)
    if not _tried(request, made):
        raise Refused("It was changed since it was tried: try it, look at what it would have done, then save it.")
    SaveRule(made, request.user).execute()
    messages.success(request, f"Rule {made.position} is saved. It rules what comes next.")
    return redirect("desk_rules")


def _view(request: HttpRequest, made: RoutingRule, saved: RoutingRule | None, trial: Trial | None) -> dict[str, Any]:
    zone = clock.zone()
    show = request.POST.get("show", "changed")
    lines = {"fits": trial.lines, "missed": trial.missed}.get(show, trial.changed) if trial else []
    return {
        "tabs": tabs("desk_rules", request.user),
        "rule": made,
        "saved": saved,
        "changed": request.method == "POST",
        "groups": _blanks(made.conditions),
        "fields": FIELDS.items(),
        "sources": Source.objects.all(),
        "sections": Section.objects.all(),
        "thens": RoutingRule.Then.choices,
        "trial": trial,
        "show": show,
        "lines": [(line, f"{line.arrival.came.astimezone(zone):%a %H:%M}") for line in lines[:SHOWN]],
        "more": max(0, len(lines) - SHOWN),
        "since": f"{trial.since.astimezone(zone):%a %-d %b %H:%M}" if trial and trial.since else "",
        "signature": signature_of(made) if trial else "",
        "may": may_rule(request.user),
    }


def _blanks(groups: Groups) -> list[list[dict[str, str]]]:
    """The conditions with an empty one at the end of each group, and an empty group at the end."""
    blank = {"field": "", "value": ""}
    return [[*group, blank][:MOST] for group in [*groups, []][:MOST]]


@require_POST
def move(request: HttpRequest, rule_id: int) -> HttpResponse:
    """One place up, or gone."""
    found = get_object_or_404(RoutingRule, pk=rule_id)
    if request.POST.get("do") == "delete":
        DeleteRule(found, request.user).execute()
        messages.success(request, f"Rule {found.position} is gone. What it did stays as it is.")
    else:
        MoveRule(found, request.user).execute()
    return redirect("desk_rules")
