"""Spaces, hyphens and quotation marks inside a paragraph. Words are never touched, least of all quoted ones."""

import itertools
import re
from collections.abc import Iterator
from operator import attrgetter

from standfirst.copydesk.languages import Language
from standfirst.copydesk.layers import Change, Layered

_ODD_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t]+")
_SPACES = re.compile("  +")
_BEFORE_MARK = re.compile(r" (?<!  ) *(?=[,.;!?](?:\s|$|[”’\"]))")
_TORN = re.compile(r"( -| - |- )(?=([^\W\d_]+)(?!\w))")
_WORD_BEFORE = re.compile(r"(?<![\w-])(?:[^\W\d_]+|\d+)$")
_LONGEST_WORD = 60
_DOUBLE_TICKS = re.compile(r"``|''|,,(?=\w)")
_MARKS = '"“”„‟«»″'
_MARK = re.compile(f"[{_MARKS}]")
_ADJACENT = 4
_OPENERS = "([{—–-/‘'¿¡"
_LATIN_LETTER = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")
_OTHER_LETTER = re.compile("[\u0370-\u1dff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
_start = attrgetter("start")


_SIGN = re.compile('[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t\n\r\x0b\x0c\x85\u2028\u2029"“”„‟«»″`]')


def is_plain(text: str) -> bool:
    """Whether no rule of this module could find anything in the text; a first look that spares most paragraphs."""
    return not (_has_loose_space(text) or "''" in text or ",," in text or _SIGN.search(text))


def mend(layered: Layered, language: Language) -> None:
    """Mend all but the quotation marks; a rule is asked only where what it looks for is there."""
    text = layered.text
    if not text.isprintable() and _ODD_SPACE.search(text):
        layered.apply(spaces(text, language))
    if "``" in text or "''" in text or ",," in text:
        layered.apply(ticks(layered.text))
    if _has_loose_space(layered.text):
        layered.apply(more_spaces(layered.text, language))


def _has_loose_space(text: str) -> bool:
    return " -" in text or "- " in text or "  " in text or _has_loose_mark(text)


def _has_loose_mark(text: str) -> bool:
    return " ," in text or " ." in text or " ;" in text or " !" in text or " ?" in text


def spaces(text: str, language: Language) -> Iterator[Change]:
    """No-break and doubled spaces, a space before a full stop or comma, a hyphen torn from its word."""
    for found in _ODD_SPACE.finditer(text):
        if language.space_before_marks and _french(text, found.start(), found.end()):
            continue
        yield Change(found.start(), found.end(), " ", "spaces.no-break")


def more_spaces(text: str, language: Language) -> list[Change]:
    changes: list[Change] = []
    # Only the spaces too many: what stood between the two was taken out by a rule that tells of it, and not by this.
    if "  " in text:
        changes += [Change(f.start() + 1, f.end(), "", "spaces.doubled") for f in _SPACES.finditer(text)]
    if not language.space_before_marks and _has_loose_mark(text):
        changes += [
            Change(f.start(), f.end(), "", "spaces.before-mark")
            for f in _BEFORE_MARK.finditer(text)
            if _is_word(text[f.start() - 1 : f.start()]) and not text.startswith("...", f.end())
        ]
    if " -" in text or "- " in text:
        changes += _torn_hyphens(text, language)
    return changes if len(changes) < 2 else _apart(changes)


def _apart(changes: list[Change]) -> list[Change]:
    """Those of the changes, in order, that begin where the one before has ended."""
    kept: list[Change] = []
    last = 0
    for change in sorted(changes, key=_start):
        if change.start >= last:
            kept.append(change)
            last = change.end
    return kept


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _torn_hyphens(text: str, language: Language) -> Iterator[Change]:
    """`five -hour` and `five- hour` where the two are known to make one compound; ` - ` is a dash and stays."""
    for found in _loose_hyphens(text):
        at = found.start()
        start = max(text.rfind(" ", max(0, at - _LONGEST_WORD), at) + 1, at - _LONGEST_WORD)
        first = _last_word(text[start:at]).casefold() if found[1] != " - " else ""
        if not first:
            continue
        second = found[2].casefold()
        if found[1] == "- " and second in (*language.joins, "or", "to"):
            continue
        known = first in language.compound_starts or first.isdigit() or first.endswith("ty")
        if (known and second in language.compound_ends) or (
            found[1] == " -" and (known or second in language.compound_ends)
        ):
            yield Change(found.start(1), found.end(1), "-", "hyphens.torn")


def _last_word(text: str) -> str:
    """The word or number that a text ends with; empty where it ends otherwise."""
    if text.isalpha():
        return text
    found = _WORD_BEFORE.search(text)
    return found[0] if found else ""


def _loose_hyphens(text: str) -> Iterator[re.Match[str]]:
    """The hyphens with a space beside them and a word behind; most have none, and no pattern looks at those."""
    at = text.find("-")
    while at >= 0:
        found = _TORN.match(text, at - 1) if at and text[at - 1] == " " else None
        if not found and text.startswith(" ", at + 1):
            found = _TORN.match(text, at)
        if found:
            yield found
        at = text.find("-", at + 1)


def _french(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] in set(";:!?»%€") or text[start - 1 : start] == "«"


def ticks(text: str) -> Iterator[Change]:
    """The doubled single marks that old wires write for quotation marks."""
    for found in _DOUBLE_TICKS.finditer(text):
        yield Change(found.start(), found.end(), '"', "quotes.ticks")


def quotes(text: str, language: Language, carried: bool) -> tuple[list[Change], bool]:
    """Pair the quotation marks of one paragraph.

    `carried` says that the paragraph before left a quotation open; answers the changes, and whether this one does.
    """
    places = _quote_marks(text)
    if not places:
        return [], False
    if not text.isascii() and _in_other_script(text):
        return [], carried
    opening, closing = _pair(text, places, language)
    nested = _nested(text, places)
    changes: list[Change] = []
    depth = 0
    for place in places:
        opens = _opens(text, place, depth > 0, place == places[0], language)
        if opens and depth and place not in nested and not _at_start(text, place):
            opens = False
        _set(changes, text, place, opening if opens else closing, opens, language)
        depth = depth + 1 if opens and (place in nested or not depth) else max(0, depth - 1) if not opens else depth
    if depth and not carried and len(places) == 1 and not _at_start(text, places[0]):
        return [], False
    return changes, depth > 0 and (_at_start(text, places[-1]) or bool(nested and _at_start(text, places[0])))


def _in_other_script(text: str) -> bool:
    """Whether the text is not in the letters of any language that has a table: its marks follow rules not known here."""
    return len(_OTHER_LETTER.findall(text)) > len(_LATIN_LETTER.findall(text))


def _nested(text: str, places: list[int]) -> frozenset[int]:
    """The marks that open a quotation inside another.

    A mark inside a quotation that looks as if it opened one may also be a closing mark with its space on the wrong side;
    it opens where what follows closes both, or where the paragraph's first mark opens and all after it pair.
    """
    if len(places) < 3:
        return frozenset()
    shapes = _shapes(text, places)
    if not all(shapes):
        return frozenset()
    balance = list(itertools.accumulate(shapes))
    lowest = list(itertools.accumulate(reversed(balance), min))[::-1]
    whole = _at_start(text, places[0]) and balance[-1] == 1 and min(balance) == 1
    return frozenset(
        place
        for count, place in enumerate(places)
        if count and shapes[count] > 0 and balance[count - 1] > 0 and (whole or lowest[count] < balance[count - 1])
    )


def _shapes(text: str, places: list[int]) -> list[int]:
    """For each mark 1 where it can only open, -1 where it can only close, 0 where what stands around it does not tell."""
    return [left - right for left, right in (_sides(text, place) for place in places)]


def _pair(text: str, places: list[int], language: Language) -> tuple[str, str]:
    angled = "«" in text or "»" in text
    if language.quotes[0] == "«" and not angled:
        return "“", "”"
    if language.code == "de" and angled:
        return ("»", "«") if text[places[0]] == "»" else ("«", "»")
    if language.code == "en" and angled:
        return "“", "”"
    return language.quotes


def _at_start(text: str, place: int) -> bool:
    return not place or (text[0].isspace() and text[:place].isspace())


def _opens(text: str, place: int, inside: bool, first: bool, language: Language) -> bool:
    """Whether this mark opens: by what stands around it, else by turn."""
    if text[place] in "«»" and language.quotes[0] == "«":
        return text[place] == "«"
    if first and _at_start(text, place):
        return True
    left, right = _sides(text, place)
    if left and not right:
        return True
    if right and not left:
        return False
    return not inside


def _sides(text: str, place: int) -> tuple[bool, bool]:
    """Whether a mark stands as an opening mark does, and whether as a closing one does."""
    before, behind = _beside(text, place)
    left = not before or before.isspace() or before in _OPENERS
    right = not behind or behind.isspace() or not (behind.isalnum() or behind in "$€£(‘'’…-.#@“[")
    return left, right


def _beside(text: str, place: int) -> tuple[str, str]:
    """The signs before and behind a mark, or behind the few marks that stand right beside it."""
    before, behind = text[max(0, place - _ADJACENT) : place], text[place + 1 : place + 1 + _ADJACENT]
    return before.rstrip(_MARKS)[-1:], behind.lstrip(_MARKS)[:1]


def _set(changes: list[Change], text: str, place: int, mark: str, opens: bool, language: Language) -> None:
    """The mark in its right shape, and no space between it and what it encloses that an earlier change took."""
    spaced = mark in "«»" and language.space_before_marks
    start, end = place, place + 1
    if opens and not spaced:
        while text.startswith(" ", end):
            end += 1
    elif not opens and not spaced:
        free = changes[-1].end if changes else 0
        while start > free and text[start - 1] == " ":
            start -= 1
    if start < place and text[end : end + 1].isalnum():
        changes.append(Change(start, end, mark + " ", "quotes.space"))
        return
    if start < place:
        changes.append(Change(start, place, "", "quotes.space"))
    if text[place] != mark:
        changes.append(Change(place, place + 1, mark, "quotes.paired"))
    if place + 1 < end:
        changes.append(Change(place + 1, end, "", "quotes.space"))


def _quote_marks(text: str) -> list[int]:
    """The places of the quotation marks, without those of measures such as 5'10" and 12"."""
    places: list[int] = []
    straight = 0
    opened = False
    for found in _MARK.finditer(text):
        place = found.start()
        mark = text[place]
        if mark == '"':
            if not (place and text[place - 1].isdigit() and _is_inch(text, place, opened or straight % 2 == 1)):
                places.append(place)
            straight += 1
        elif mark != "″":
            places.append(place)
            opened = opened or mark in "“„«"
    return places


def _is_inch(text: str, place: int, quoting: bool) -> bool:
    """Whether a straight mark after a digit is a measure: where no quotation may be open before it, or right after
    feet."""
    return not quoting or "'" in text[max(0, place - 4) : place]
