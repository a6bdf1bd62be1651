"""What readers see of the record: reviewed lines of public stories, and the few unreviewed ones that are sure.

The rule is that of docs/record/readers.md: on the story's own page also a direct quotation whose source is a name in
the same sentence, from a rule that was right in at least 98 of 100 such lines at the lower bound of its interval.
"""

import math

from django.db.models import Prefetch, QuerySet

from standfirst.newsroom.models import Story
from standfirst.newsroom.public import public
from standfirst.record.kept.models import Line, Mention, Verdict

LEAST = 0.98
Z = 1.96
DIRECT: dict[str, tuple[int, int]] = {}
"""For each rule: how many of the direct quotations it found had the right source, and how many it found."""


def lower_bound(right: int, found: int) -> float:
    """The lower end of Wilson's 95 % interval (E. B. Wilson, 1927)."""
    if not found:
        return 0.0
    share = right / found
    middle = share + Z * Z / (2 * found)
    width = Z * math.sqrt((share * (1 - share) + Z * Z / (4 * found)) / found)
    return (middle - width) / (1 + Z * Z / found)


def trusted() -> frozenset[str]:
    """The rules whose direct quotations readers see before an editor did."""
    return frozenset(rule for rule, (right, found) in DIRECT.items() if lower_bound(right, found) >= LEAST)


def reviewed() -> "QuerySet[Line]":
    """Every line that an editor let stand, of the stories that readers can see now."""
    lines = Line.objects.filter(public("story__state__"), stands=True, verdict__isnull=False)
    return lines.exclude(verdict__decision=Verdict.Decision.REJECT)


TOGETHER = "standing_lines"
"""Where the lines of a story wait that were read for many stories at once."""


def read_together(to: str) -> "Prefetch[str]":
    """What `said_in_story` asks of each story, for a query over many; `to` leads from its rows to their story."""
    return Prefetch(f"{to}lines", _standing(Line.objects.all()), to_attr=TOGETHER)


def _standing(lines: "QuerySet[Line]") -> "QuerySet[Line]":
    return lines.filter(stands=True).select_related("actor", "verdict").order_by("start", "pk")


def said_in_story(story: Story) -> list[Line]:
    """The lines of this story that its own page may show, in the order of the text."""
    read: list[Line] | None = getattr(story, TOGETHER, None)
    lines = list(_standing(Line.objects.filter(story=story.pk))) if read is None else read
    named = _named_in(story.pk) if lines and trusted() else {}
    return [line for line in lines if (line.verdict.shown if line.verdict else _sure(line, named))]


def _sure(line: Line, named: dict[int, list[tuple[int, int]]]) -> bool:
    return (
        line.kind == Line.Kind.STATEMENT
        and line.code == "direct"
        and line.rule in trusted()
        and any(line.start <= start and end <= line.end for start, end in named.get(line.actor_id or 0, ()))
    )


def _named_in(story_id: int) -> dict[int, list[tuple[int, int]]]:
    """Where the story has each actor by name, and not by a title, a seat or a pronoun."""
    return {
        mention.actor_id: [(span["start"], span["end"]) for span in mention.spans if span["as"] == "name"]
        for mention in Mention.objects.filter(story=story_id)
    }
