"""Sentences of a paragraph: quotation marks are paired first, and no sentence ends inside a pair."""

import re

from standfirst.record.shapes import Part, Span

_CLOSERS = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_STOP = re.compile(r"[.!?…]+[)\]’'”\"»]*(?=\s)|\n+")
_LAST_WORD = re.compile(r"[\w.&'’-]*\.$")
_ABBREVIATIONS = frozenset(
    ["adm", "al", "amb", "approx", "apr", "art", "aug", "brig", "capt", "cf", "cmdr", "co", "col", "corp",
     "dec", "dept", "dr", "est", "etc", "feb", "fig", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul",
     "jun", "lt", "ltd", "maj", "mar", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt", "no", "nos", "nov",
     "oct", "pp", "pres", "prof", "rep", "rev", "sen", "sep", "sept", "sgt", "sr", "sra", "st", "supt", "univ",
     "vol", "vs"]
)  # fmt: skip
_INITIALS = re.compile(r"^(?:\w\.)+$")
_MAY_BEGIN = re.compile(r"\s*[\"“‘«(\[•]*\s*[\wÀ-ɏ]")


def sentences(text: str, parts: tuple[Part, ...]) -> tuple[Span, ...]:
    """Every sentence of every part, in order, without the white space around it."""
    found: list[Span] = []
    for part in parts:
        begin = part.start
        for end in [*_ends(text[part.start : part.end], part.start), part.end]:
            piece = text[begin:end]
            if piece.strip():
                start = begin + len(piece) - len(piece.lstrip())
                found.append(Span(start, start + len(piece.strip())))
            begin = end
    return tuple(found)


def quotations(text: str, start: int, end: int) -> list[Span]:
    """The pairs of double quotation marks between two places, marks included; one left open runs to the end."""
    pairs: list[Span] = []
    opened: int | None = None
    closer = ""
    for place in range(start, end):
        mark = text[place]
        if opened is None and (mark in '“«„"' or (mark == "‘" and _opens_single(text, place, end))):
            opened, closer = place, _CLOSERS.get(mark, '"')
        elif opened is not None and mark == closer and not _is_apostrophe(text, place):
            pairs.append(Span(opened, place + 1))
            opened = None
    if opened is not None and closer != "’":
        pairs.append(Span(opened, end))
    return pairs


def _opens_single(text: str, place: int, end: int) -> bool:
    return "’" in text[place + 2 : end]


def _is_apostrophe(text: str, place: int) -> bool:
    return text[place] == "’" and text[place + 1 : place + 2].isalnum()


def _ends(paragraph: str, offset: int) -> list[int]:
    inside = quotations(paragraph, 0, len(paragraph))
    ends: list[int] = []
    pair = 0
    for stop in _STOP.finditer(paragraph):
        while pair < len(inside) and inside[pair].end < stop.end():
            pair += 1
        if pair < len(inside) and inside[pair].start < stop.start() and stop.end() < inside[pair].end:
            continue
        if stop.group().startswith("\n") or _is_end(paragraph, stop):
            ends.append(offset + stop.end())
    return ends


def _is_end(paragraph: str, stop: re.Match[str]) -> bool:
    after = _MAY_BEGIN.match(paragraph, stop.end())
    if not after:
        return False
    first = after.group().strip()[-1]
    if stop.group() != ".":
        return not first.islower()
    before = _LAST_WORD.search(paragraph, max(0, stop.start() - 30), stop.start() + 1)
    word = before.group()[:-1] if before else ""
    if word.casefold() in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "I"):
        return False
    if _INITIALS.match(word + "."):
        following = paragraph[stop.end() :].lstrip().split(" ", 1)[0]
        return following in _SENTENCE_OPENERS
    return not first.islower()


#: After initials ("the U.S. …") a capital may only begin a name; these words begin a sentence.
_SENTENCE_OPENERS = frozenset(
    ["A", "An", "And", "At", "Both", "But", "Earlier", "He", "Her", "His", "However", "I", "If", "In", "It",
     "Its", "Last", "Later", "Meanwhile", "On", "She", "That", "The", "Their", "There", "These", "They", "This",
     "Those", "We", "When", "Yet"]
)  # fmt: skip
