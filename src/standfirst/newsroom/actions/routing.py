"""Save, move and delete a routing rule. It changes what comes next, and touches nothing that is here."""

from abc import ABC, abstractmethod
from typing import Any

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import RoutingRule
from standfirst.newsroom.routing import wrong_with


def may_rule(user: Any, verb: str = "change") -> bool:
    """Whether the person may say what becomes of copy without anybody looking."""
    return bool(user.has_perm(f"newsroom.{verb}_routingrule"))


class RuleAction(ABC):
    """One thing done to a rule. Raises Refused where the user may not, or the rule says nothing that can be done."""

    verb = "change"
    audit: str

    def __init__(self, rule: RoutingRule, user: Any) -> None:
        self.rule, self.user = rule, user

    def execute(self) -> None:
        if not may_rule(self.user, self.verb):
            raise Refused("You may not change the rules of the wire: ask whoever runs the desk for that right.")
        with transaction.atomic():
            log_of = RoutingRule(pk=self.rule.pk, position=self.rule.position)
            self.apply()
            log(instance=self.rule if self.rule.pk else log_of, action=self.audit, user=self.user)

    @abstractmethod
    def apply(self) -> None:
        """Change the rows. Within the transaction."""


class SaveRule(RuleAction):
    audit = "standfirst.save_rule"

    def apply(self) -> None:
        check_rule(self.rule)
        if self.rule.pk is None:
            last = RoutingRule.objects.aggregate(last=Max("position"))["last"] or 0
            self.rule.position = last + 1
        self.rule.save()


class MoveRule(RuleAction):
    """One place up: the first rule that fits decides, so the order is part of what a rule says."""

    audit = "standfirst.move_rule"

    def apply(self) -> None:
        rules = list(RoutingRule.objects.select_for_update())
        at = next(place for place, rule in enumerate(rules) if rule.pk == self.rule.pk)
        if at:
            rules[at - 1], rules[at] = rules[at], rules[at - 1]
        number(rules)


class DeleteRule(RuleAction):
    verb, audit = "delete", "standfirst.delete_rule"

    def apply(self) -> None:
        RoutingRule.objects.filter(pk=self.rule.pk).delete()
        number(list(RoutingRule.objects.all()))


def number(rules: list[RoutingRule]) -> None:
    for place, rule in enumerate(rules, 1):
        rule.position = place
    RoutingRule.objects.bulk_update(rules, ["position"])


def check_rule(rule: RoutingRule) -> None:
    """Raises Refused, with a sentence, for a rule that asks for nothing or does nothing."""
    for group in rule.conditions:
        for condition in group:
            if wrong := wrong_with(condition):
                raise Refused(wrong)
    if not rule.conditions and rule.source_id is None:
        raise Refused("This rule would fit everything: name a source, or what the copy must say.")
    if rule.then == RoutingRule.Then.WAIT and rule.section is None and not rule.queue:
        raise Refused("This rule does nothing: say into which section or queue the copy goes.")
