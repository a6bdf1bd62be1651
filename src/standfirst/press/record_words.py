"""The record in a reader's words."""

from datetime import date

from standfirst.record.kept.models import Line
from standfirst.site.when import short_day

DOUBT = {
    "denied": "Denied",
    "negated": "Did not happen",
    "threatened": "Threatened",
    "requested": "Asked for",
    "planned": "Planned",
    "considered": "Considered",
    "conditional": "On a condition",
}
"""The word of doubt, which comes first; what has none is told as having happened."""
VERBS = {
    "AGREE": "agrees with",
    "CONSULT": "talks with",
    "SUPPORT": "supports",
    "CONCEDE": "gives way to",
    "COOPERATE": "works with",
    "AID": "helps",
    "RETREAT": "withdraws before",
    "REQUEST": "asks",
    "ACCUSE": "accuses",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "acts against",
    "MOBILIZE": "readies forces against",
    "COERCE": "presses",
    "ASSAULT": "attacks",
    "unclear": "has to do with",
}
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Deeds of both sides: which of them the sentence names first does not matter."""
NOUNS = {
    "ally": "Alliance",
    "relies-on": "Reliance",
    "partner": "Partnership",
    "friend": "Friendship",
    "rival": "Rivalry",
    "at-war": "War",
    "former-union": "Former union",
    "leans-to": "Leaning",
    "member-of": "Membership",
}
SIDES = {
    "ally": "Allies",
    "relies-on": "One relies on the other",
    "partner": "Partners",
    "friend": "Friends",
    "rival": "Rivals",
    "at-war": "At war",
    "former-union": "Once of one union",
    "leans-to": "One leans to the other",
    "member-of": "Member",
}


def who(line: Line, end: str) -> str:
    actor = getattr(line, end)
    words: str = actor.name if actor is not None else getattr(line, f"{end}_words")
    return words[:1].upper() + words[1:] if end == "actor" else words


def happened(line: Line) -> bool:
    return bool(line.modality) and line.modality[0] == "asserted"


def title(line: Line) -> str:
    """An event in one line, the word of doubt first."""
    told = line.told or f"{who(line, 'actor') or 'Somebody'} {VERBS[line.code]} {who(line, 'target') or 'somebody'}"
    doubt = DOUBT.get(line.modality[0])
    return f"{doubt}: {told}" if doubt and not told.startswith(doubt) else told


def turn(line: Line) -> str:
    """A turn of a relation: “Alliance strained”; where it is open, with the word of doubt first."""
    told = line.told or f"{NOUNS.get(line.code, line.code)} {line.change}"
    doubt = DOUBT.get(line.modality[0])
    return f"{doubt}: {told}" if doubt and not line.told else told


def dated(line: Line) -> str:
    """What follows the word of a turn: since when it is so.

    What merely stands is older than the story that says so: there it is the day on which that was told.
    """
    if line.first is None:
        return ""
    return f"{', told' if line.change == 'stands' else ' since'} {day(line.first)}"


def day(on: date | None) -> str:
    return short_day(on) if on else ""
