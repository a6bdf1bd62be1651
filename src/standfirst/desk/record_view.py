"""What the review of the record shows of a line: its sentence with the parts of speech marked, and plain words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from standfirst.record.confidence import MEASURED
from standfirst.record.kept.judging import within
from standfirst.record.kept.lines import in_the_text
from standfirst.record.kept.models import Line

WAYS = (
    ("negated", "did not happen"),
    ("denied", "denied"),
    ("threatened", "threatened"),
    ("requested", "asked for"),
    ("planned", "planned"),
    ("considered", "considered"),
    ("conditional", "only if …"),
    ("asserted", "happened"),
)
"""Each modality in an editor's words, in the order of its key, 1 to 8."""
WORD = dict(WAYS)
HOW = {
    "direct": "Word for word (a quotation)",
    "mixed": "Partly word for word",
    "indirect": "In other words (not a quotation)",
}
DEEDS = {
    "AGREE": "agree",
    "CONSULT": "talk",
    "SUPPORT": "support",
    "CONCEDE": "give way",
    "COOPERATE": "work together",
    "AID": "help",
    "RETREAT": "withdraw",
    "REQUEST": "ask",
    "ACCUSE": "accuse",
    "REJECT": "refuse",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "make ready",
    "COERCE": "force",
    "ASSAULT": "attack",
    "unclear": "unclear",
}
TIES = {
    "ally": "ally of",
    "relies-on": "relies on",
    "partner": "partner of",
    "friend": "friend of",
    "rival": "rival of",
    "at-war": "at war with",
    "former-union": "once of one union with",
    "leans-to": "leans to",
    "member-of": "member of",
}
ROLES = {
    "statement": (("source", "source"), ("cue", "cue")),
    "event": (("who", "actor"), ("whom", "target"), ("deed", "trigger")),
    "relation": (("who", "from"), ("whom", "to")),
}
"""What is marked in the sentence of a line, and where the shape has it."""
_DOUBT = re.compile(
    r"\b(?:no|not|never|none|nor|neither|n[’']t|if|unless|would|will|could|may|might|should|den(?:y|ied|ies))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence: `role` is source, cue, content, actor, target, deed or nothing; `named` where the
    role's label is drawn before it; `strong` for the words that make a thing denied, open or conditional."""

    text: str
    role: str = ""
    named: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Framed:
    """An event or relation with its letter, its ways and the one that was read."""

    letter: str
    line: Line
    who: str
    whom: str
    deed: str
    way: str
    hangs: str

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        return WAYS


def name(line: Line, end: str) -> str:
    """Whom the line means, by name where one is known, else in the words of the text."""
    actor = getattr(line, end)
    return actor.name if actor is not None else getattr(line, f"{end}_words")


def title(line: Line) -> str:
    """The line in a few words, for the list."""
    match line.kind:
        case Line.Kind.STATEMENT:
            who = name(line, "actor") or "Somebody"
            return f"{who}: {shorten(line.words)}"
        case Line.Kind.RELATION:
            ends = [name(line, end) or "…" for end in ("actor", "target")]
            return f"{ends[0]} {TIES.get(line.code, line.code)} {ends[1]}: {line.change}"
        case _:
            whom = name(line, "target")
            return f"{name(line, 'actor') or 'Somebody'}{f' to {whom}' if whom else ''}: {shorten(line.words)}"


def shorten(words: str, most: int = 70) -> str:
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + " …"


def sure(line: Line) -> str:
    """How many of such lines were right when checked; empty where too few were. Never a percentage of belief."""
    measured = MEASURED.get(line.rule)
    if measured is None:
        return ""
    return "all" if measured > 0.995 else f"{min(9, max(1, round(measured * 10)))} in 10"


def framed(head: Line) -> list[Framed]:
    """The events and relations that are settled with this line, itself where it is one."""
    lines = within(head) if head.kind == Line.Kind.STATEMENT else [head]
    keys = {line.hangs_on for line in lines if line.hangs_on}
    hangs = dict(Line.objects.filter(story=head.story_id, key__in=keys).values_list("key", "words")) if keys else {}
    return [
        Framed(
            chr(ord("A") + number % 26),
            line,
            name(line, "actor"),
            name(line, "target"),
            TIES.get(line.code, line.code) + f", {line.change}"
            if line.kind == Line.Kind.RELATION
            else DEEDS[line.code],
            line.modality[0],
            hangs.get(line.hangs_on, ""),
        )
        for number, line in enumerate(lines)
    ]


def _deed(line: Line) -> str:
    relation = line.kind == Line.Kind.RELATION
    return f"{TIES.get(line.code, line.code)}, {line.change}" if relation else DEEDS[line.code]


def pieces(head: Line) -> list[Piece]:
    """The sentence, and whatever else of the text the line points into, parted where a mark begins or ends."""
    marks = list(_marks(head))
    text = head.reading.text
    start = min([head.start, *(mark[0] for mark in marks)])
    end = max([head.end, *(mark[1] for mark in marks)])
    roles = [""] * (end - start)
    for a, b, role in marks:
        roles[a - start : b - start] = [role] * (b - a)
    strong = [False] * (end - start)
    for word in _DOUBT.finditer(text, start, end):
        strong[word.start() - start : word.end() - start] = [True] * (word.end() - word.start())
    return list(_parted(text[start:end], roles, strong))


def _parted(text: str, roles: list[str], strong: list[bool]) -> Iterable[Piece]:
    begin, before = 0, ""
    for at in range(1, len(text) + 1):
        if at == len(text) or roles[at] != roles[begin] or strong[at] != strong[begin]:
            role = roles[begin]
            yield Piece(text[begin:at], role, bool(role) and role != before, strong[begin])
            begin, before = at, role


def _marks(head: Line) -> Iterable[tuple[int, int, str]]:
    """Places and roles; what is painted later lies above."""
    shape = head.reading.shape
    found: dict[str, dict[str, Any]] = {
        one["id"]: one for kind in ("statements", "events", "relations") for one in shape.get(kind, ())
    }
    one = found.get(head.ref)
    if one is None:
        return
    if head.kind == Line.Kind.STATEMENT:
        yield from ((span["start"], span["end"], "content") for span in one["content"])
    told = in_the_text(one, shape) if head.kind == Line.Kind.EVENT else one
    for role, field in ROLES[head.kind]:
        span = told[field]
        if span and (told is one or span["start"] >= head.start):
            yield span["start"], span["end"], role
