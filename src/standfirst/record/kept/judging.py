"""What an editor does with a line of the record: accept, put right, say that it tells the same as another, reject,
take a verdict back, and close what hung on something."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from standfirst.newsroom import clock
from standfirst.newsroom.errors import Refused
from standfirst.newsroom.models import Dispatch, Standing, Story, StoryState, dispatch
from standfirst.record.kept.lines import apply, settled_of
from standfirst.record.kept.models import Actor, Line, Outcome, Verdict
from standfirst.record.shapes import MODALITIES, QUADS

LONGEST = 300
REJECT = "reject"
"""In the place of a modality: the event itself is not in the sentence."""
RELATIONS = ("ally", "relies-on", "partner", "friend", "rival", "at-war", "former-union", "leans-to", "member-of")
CHANGES = ("stands", "begun", "strengthened", "questioned", "strained", "ended")
OPEN = ("threatened", "requested", "planned", "considered", "conditional")
Corrections = Mapping[str, Any]


def within(head: Line) -> list[Line]:
    """What is settled together with a statement: the events and relations that stand in it, not yet settled."""
    if head.kind != Line.Kind.STATEMENT:
        return []
    inner = Line.objects.filter(story=head.story_id, said_in=head.key, verdict__isnull=True)
    return list(inner.exclude(kind=Line.Kind.STATEMENT).select_related("actor", "target").order_by("start", "pk"))


class _Action(ABC):
    """Permission, one transaction, one audit entry, one Dispatch."""

    asks = "record.add_verdict"
    audit = "standfirst.record"

    def __init__(self, story: Story, user: Any = None) -> None:
        self.story, self.user = story, user

    def execute(self) -> Any:
        """Do it, or raise Refused with a sentence that says what to do first."""
        if self.user is not None and not self.user.has_perm(self.asks):
            raise Refused("You may not settle the record: ask whoever runs the desk for that right.")
        with transaction.atomic():
            result = self.apply()
            log(instance=self.story, action=self.audit, user=self.user, data=self.told())
            dispatch(Dispatch.Kind.RECORD, self.story.pk, "settled")
        return result

    @abstractmethod
    def apply(self) -> Any:
        """Change the rows. Within the transaction."""

    def told(self) -> dict[str, Any]:
        """What the audit entry keeps."""
        return {}


class JudgeLine(_Action):
    """Settles a line, and with a statement all that stands in it.

    `modality` gives by key which modality an event is of, or that it is none; what is not named stays as read.
    `corrections` puts the line itself right: actor, target (Actor or None), code, change, first (its day, in ISO
    8601, which is its last day too), told.
    """

    def __init__(
        self,
        line: Line,
        user: Any = None,
        *,
        decision: str,
        modality: Mapping[str, str] | None = None,
        corrections: Corrections | None = None,
        same_as: Line | None = None,
    ) -> None:
        super().__init__(line.story, user)
        self.line, self.decision, self.same_as = line, Verdict.Decision(decision), same_as
        self.modality, self.corrections = dict(modality or {}), dict(corrections or {})

    def told(self) -> dict[str, Any]:
        return {"decision": self.decision, "kind": self.line.kind, "sentence": self.line.sentence[:300]}

    def apply(self) -> list[Verdict]:
        other = self._other()
        inner = within(self.line)
        made = [self._settle(self.line, self.decision, self.corrections, other)]
        below = Verdict.Decision.ACCEPT if self.decision != Verdict.Decision.REJECT else self.decision
        return made + [self._settle(line, below, {}, None) for line in inner]

    def _other(self) -> Verdict | None:
        if self.decision != Verdict.Decision.MERGE:
            return None
        if self.same_as is None or self.same_as.verdict is None or not self.same_as.verdict.shown:
            raise Refused("Choose the line that tells the same, one that is accepted already.", field="same")
        if self.same_as.key == self.line.key and self.same_as.story_id == self.line.story_id:
            raise Refused("A line can not tell the same as itself: choose another.", field="same")
        return self.same_as.verdict.same_as or self.same_as.verdict

    def _settle(self, line: Line, decision: str, corrections: Corrections, other: Verdict | None) -> Verdict:
        chosen = self.modality.get(line.key, "")
        if chosen == REJECT:
            decision, chosen = Verdict.Decision.REJECT, ""
        settled = {**settled_of(line), **_checked(line, corrections)}
        if chosen and chosen != line.modality[0]:
            settled["modality"] = _modality(line, chosen)
            decision = Verdict.Decision.CORRECT if decision == Verdict.Decision.ACCEPT else decision
        verdict, _ = Verdict.objects.update_or_create(
            story_id=line.story_id,
            key=line.key,
            defaults={
                "kind": line.kind,
                "decision": decision,
                "sentence": line.sentence,
                "settled": settled,
                "same_as": other,
                "by": self.user,
                "made": clock.now(),
            },
        )
        apply(line, verdict)
        line.save()
        return verdict


def _modality(line: Line, chosen: str) -> list[str]:
    """What was chosen comes first; a condition that was read stays where the thing is still open."""
    if chosen not in MODALITIES:
        raise Refused(f"“{chosen}” is no way in which a thing can be told: choose one of {', '.join(MODALITIES)}.")
    more = ["conditional"] if chosen in OPEN[:-1] and "conditional" in line.modality else []
    return [chosen, *more]


def _checked(line: Line, corrections: Corrections) -> dict[str, Any]:
    """The corrections as a verdict keeps them. Raises Refused for what no line of this kind can have."""
    kept: dict[str, Any] = {}
    for name, value in corrections.items():
        if name in ("actor", "target"):
            kept[name] = value.pk if isinstance(value, Actor) else None
        elif name == "code":
            kept |= _code(line, value)
        elif name == "change":
            if line.kind != Line.Kind.RELATION or value not in CHANGES:
                raise Refused(f"A relation can be one of {', '.join(CHANGES)}.", field="change")
            kept["change"] = value
        elif name == "first":
            kept |= _day(value)
        elif name == "told":
            if len(value) > LONGEST:
                raise Refused(f"The line for readers is too long: {LONGEST} characters at most.", field="told")
            kept["told"] = " ".join(value.split())
    return kept


def _day(value: str) -> dict[str, str]:
    try:
        day = date.fromisoformat(value).isoformat()
    except ValueError as why:
        raise Refused(f"“{value}” is no day: write it as 2026-11-20.", field="first") from why
    return {"first": day, "last": day}


def _code(line: Line, code: str) -> dict[str, str]:
    known: Iterable[str] = {Line.Kind.EVENT: tuple(QUADS), Line.Kind.RELATION: RELATIONS}.get(line.kind, ())
    if code not in known:
        raise Refused(f"“{code}” is nothing that this line can be: choose one of {', '.join(known)}.", field="code")
    return {"code": code, "quad": QUADS[code] or ""} if line.kind == Line.Kind.EVENT else {"code": code}


class TakeBack(_Action):
    """Takes a verdict back, with those that were given in the same moment: the lines wait for an editor again."""

    audit = "standfirst.record_back"

    def __init__(self, verdict: Verdict, user: Any = None) -> None:
        super().__init__(verdict.story, user)
        self.verdict = verdict

    def told(self) -> dict[str, Any]:
        return {"sentence": self.verdict.sentence[:300]}

    def apply(self) -> None:
        from standfirst.record.kept.lines import lay

        together = Verdict.objects.filter(story=self.story.pk, sentence=self.verdict.sentence, by=self.verdict.by)
        within_moment = [one for one in together if abs((one.made - self.verdict.made).total_seconds()) < 1]
        Verdict.objects.filter(pk__in=[one.pk for one in within_moment]).delete()
        reading = self.story.readings.filter(current=True).first()
        if reading is not None:
            lay(reading)


class Close(_Action):
    """Says how something open came out, with the story that shows it; without a state it is open again."""

    audit = "standfirst.record_outcome"

    def __init__(self, verdict: Verdict, user: Any = None, *, state: str, shown_by: Story | None = None) -> None:
        super().__init__(verdict.story, user)
        self.verdict, self.state, self.shown_by = verdict, state, shown_by

    def told(self) -> dict[str, Any]:
        return {"state": self.state or "open", "shown_by": self.shown_by.pk if self.shown_by else None}

    def apply(self) -> Outcome | None:
        if not self.state:
            Outcome.objects.filter(verdict=self.verdict).delete()
            return None
        if self.state not in Outcome.State.values:
            raise Refused(f"Choose how it came out: one of {', '.join(Outcome.State.values)}.", field="state")
        if (
            self.shown_by is None
            or not StoryState.objects.filter(pk=self.shown_by.pk, standing=Standing.LIVE).exists()
        ):
            raise Refused("Choose the live story that shows how it came out.", field="shown_by")
        if not {*self.verdict.settled.get("modality", ())} & {*OPEN}:
            raise Refused("Only what was threatened, asked, planned or hung on a condition can be closed.")
        outcome, _ = Outcome.objects.update_or_create(
            verdict=self.verdict,
            defaults={"state": self.state, "shown_by": self.shown_by, "by": self.user, "made": clock.now()},
        )
        # It is on a page of the record from now on, and must leave it when it leaves its readers.
        dispatch(Dispatch.Kind.RECORD, self.shown_by.pk, "shows")
        return outcome
