"""What hangs on what: every threat, request, plan and condition in the reviewed record, and how it came out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from standfirst.press import record_words as words
from standfirst.press.rows import chrome, public_states
from standfirst.record.kept.models import Line, Outcome
from standfirst.record.kept.shown import reviewed
from standfirst.site.parts import Link
from standfirst.site.record import Condition, Hanging, HangsPage

KINDS = {"threatened": "Threat", "requested": "Request", "planned": "Plan", "considered": "Thought of",
         "conditional": "Condition"}  # fmt: skip
OPEN = "open"
STATES = {OPEN: "Open", **dict(Outcome.State.choices)}
LOOKED_AT, MOST, ON_THE_FRONT = 2000, 100, 3
_WOULD = re.compile(r"\b(?:would|will|could|may|might|is to|are to)(?: not)?(?: be)? \w+")


def path_of(state: str) -> str:
    return "/record/hangs/" if state == OPEN else f"/record/hangs/{state}/"


def lines() -> dict[str, list[Line]]:
    """Of the newest events those that have not happened and may be shown, by state; none that only a headline says,
    and what an editor called another telling of one not again.

    The newest are found in the order of their index before anything else is asked of them.
    """
    events = Line.objects.filter(verdict__isnull=False, kind=Line.Kind.EVENT).exclude(part="headline")
    newest = events.order_by("-first", "-pk").values_list("pk", "modality")[:LOOKED_AT]
    open_ended = [pk for pk, modality in newest if modality[0] in KINDS]
    found: dict[str, list[Line]] = {state: [] for state in STATES}
    rows = reviewed().filter(pk__in=open_ended, verdict__same_as__isnull=True).order_by("-first", "-pk")
    for line in rows.select_related("actor", "target", "story__state", "verdict__outcome__shown_by__state"):
        outcome = getattr(line.verdict, "outcome", None)
        found[outcome.state if outcome is not None else OPEN].append(line)
    return found


def page(state: str) -> HangsPage:
    """One of the four pages: what is open, came about, lapsed or was withdrawn."""
    found = lines()
    return HangsPage(
        chrome=chrome(),
        path=path_of(state),
        description="Every open threat, condition, request and plan, in the words of those who made it.",
        tabs=tuple((Link(STATES[each], path_of(each)), len(found[each]), each == state) for each in STATES),
        conditions=tuple(_conditions(found[state][:MOST], state)),
    )


def on_the_front() -> tuple[Link, ...]:
    """The newest open conditions that make one clause: “the county agrees, the ministry would pay a third”."""
    conditions = _conditions(lines()[OPEN][:MOST], OPEN)
    told = [(one, next((thing.brief for thing in one.things if thing.brief), "")) for one in conditions if one.text]
    return tuple(Link(f"{one.text}, {brief}", f"{path_of(OPEN)}#{one.id}") for one, brief in told if brief)[
        :ON_THE_FRONT
    ]


def _conditions(rows: Sequence[Line], state: str) -> list[Condition]:
    """One block for each condition, the newest first; what hangs on nothing last."""
    keys = {(line.story_id, line.hangs_on) for line in rows if line.hangs_on}
    texts = {
        (line.story_id, line.key): line
        for line in Line.objects.filter(key__in={key for _, key in keys}).select_related("actor", "target", "verdict")
    }
    public = set(public_states().filter(pk__in={line.story_id for line in rows}).values_list("pk", flat=True))
    blocks: defaultdict[str, list[Line]] = defaultdict(list)
    conditions = {(line.story_id, line.hangs_on) for line in rows}
    for line in rows:
        on = texts.get((line.story_id, line.hangs_on)) if line.hangs_on and line.story_id in public else None
        if (line.story_id, line.key) in conditions and on is None:
            continue
        blocks[_condition(on) if on is not None else ""].append(line)
    made = [
        Condition(text, tuple(_hanging(line, state) for line in held), f"c{number}" if text else "")
        for number, (text, held) in enumerate(blocks.items(), 1)
    ]
    return sorted(made, key=lambda one: not one.text)


def _condition(line: Line) -> str:
    """The condition as a clause: what an editor wrote, else who and the words that name the deed."""
    return line.told or f"{words.who(line, 'actor') or 'somebody'} {line.words}".strip()


def _hanging(line: Line, state: str) -> Hanging:
    said = line.told[:1].upper() + line.told[1:] or line.sentence
    found = _WOULD.search(said)
    outcome = getattr(line.verdict, "outcome", None)
    public = outcome is not None and public_states().filter(pk=outcome.shown_by_id).exists()
    return Hanging(
        kind=KINDS[line.modality[0]],
        who="" if line.told else words.who(line, "actor") or "Somebody",
        before=said[: found.start()] if found else said,
        would=found[0] if found else "",
        after=said[found.end() :] if found else "",
        sentence=line.sentence if line.told else "",
        brief=_brief(line),
        state=STATES[state],
        day=words.day(line.first or date.min) if line.first else "",
        story=Link(line.story.headline, line.story.state.path),
        shown_by=Link(outcome.shown_by.headline, outcome.shown_by.state.path) if outcome and public else None,
    )


def _brief(line: Line) -> str:
    """Who would do what as a clause; "" where the story's words do not make one."""
    if line.told:
        return line.told.rstrip(".")
    bare = re.search(rf"\b(?:would|will|to) (?:be )?{re.escape(line.words)}", line.sentence)
    who = words.who(line, "actor")
    return f"{who} would {line.words}" if bare and who else ""
