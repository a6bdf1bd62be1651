"""Copy as a person types it: what the lines above the headline and below the text say of it.

Shared by pasted text, mail and Word documents. Everything else in the lines is left for the copy desk.
"""

import re
from datetime import datetime, tzinfo

from standfirst.wire.reading import labels
from standfirst.wire.reading.draft import Draft

_ABOVE = 8
_ENDS = re.compile(r"[\s\-–—*#]*(?:ends?|ende|fin|-30-|\(?ends\)?|30)[\s\-–—*#]*$", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?:notes? (?:to|for) editors?|editors'? notes?|(?:press|media)?\s*contacts?|for (?:more|further) information\b.{0,40}|"
    r"kontakt|r[üu]ckfragen\b.{0,30}|pressekontakt|contacts? presse)\s*:?\s*$|"
    r"(?:press |media )?contacts?\s*:\s*\S|r[üu]ckfragen\s*:|.*\bnot for publication\b|.*\bnicht zur ver(?:ö|oe)ffentlichung\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\s*(?:©|\(c\)\s|copyright\b)|.*\ball rights reserved\b|.*\balle rechte vorbehalten\b", re.IGNORECASE
)
_URGENCY = re.compile(r"(?:flash|breaking|urgent)\b", re.IGNORECASE)


_LABELLED = re.compile(r"[\[(]?[^\W\d_][^:\])]{2,60}[\])]?\s*:\s+(?=\S)|[\[(][^\])]{2,60}[\])]\s+(?=\S)")


def names_another(draft: Draft, headline: str | None, at: str) -> None:
    """In a kill, hold or correction, the headline below the label is that of the story that it speaks of."""
    headline = headline or ""
    if {"canceled", "withheld", "correction"} & {*draft.marks}:
        label = _LABELLED.match(headline)
        told = headline[label.end() :] if label and labels.label(headline) else headline
        draft.say("refers", tuple(filter(None, [told])), at)


def read_lines(draft: Draft, lines: list[str], zone: tzinfo | None, day: datetime | None, at: str) -> list[str]:
    """Read the labels off the head and the notes off the end; answers the lines between.

    A label counts in the first lines only, standing alone; from a contact heading, "ENDS" or "not for publication" on
    nothing is for publication.
    """
    lines = _head(draft, lines, zone, day, at)
    return _tail(draft, lines, at)


def _head(draft: Draft, lines: list[str], zone: tzinfo | None, day: datetime | None, at: str) -> list[str]:
    kept: list[str] = []
    seen = 0
    for count, line in enumerate(lines):
        if not line.strip():
            kept.append(line)
            continue
        seen += 1
        if seen > _ABOVE or len(line) > 160:
            return kept + lines[count:]
        if not _labelled(draft, line.strip(), zone, day, f"{at}: line {count + 1}"):
            kept.append(line)
            if len(line.split()) > 14:
                return kept + lines[count + 1 :]
    return kept


def _labelled(draft: Draft, line: str, zone: tzinfo | None, day: datetime | None, at: str) -> bool:
    if labels.is_embargo(line) and len(line.split()) <= 16:
        draft.say("embargo", labels.embargo_of(line, zone, day), at)
        draft.note("embargo", line)
        return True
    found = labels.label(line)
    if found is None:
        return False
    if found.status:
        draft.mark(found.status, at)
        draft.note(found.role, line)
        if ":" in line:
            return not line.partition(":")[2].strip()
    draft.say("urgency", found.urgency, at)
    draft.say("version", found.version, at)
    return True


def _tail(draft: Draft, lines: list[str], at: str) -> list[str]:
    kept: list[str] = []
    closed = False
    for count, line in enumerate(lines):
        text = line.strip()
        if (
            not closed
            and kept
            and any(each.strip() for each in kept)
            and (_ENDS.fullmatch(text) or _CLOSED.match(text))
            and len(text) < 100
        ):
            closed = True
            draft.origins.setdefault("nonpublic", f"{at}: from line {count + 1} on")
        if closed:
            draft.private(None if _ENDS.fullmatch(text) else text)
        elif _NOTICE.match(text) and len(text) < 160 and kept:
            draft.rights(notice=text, origin=f"{at}: line {count + 1}")
        else:
            kept.append(line)
    return kept
