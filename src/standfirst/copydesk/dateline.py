"""Datelines: `place{, region}{ and|/|; place}[, date][ (agency)] separator`, in every shape that wires use.

A place is believed where the list of towns has it, or where a date, an agency or a region stands with it; capitals
alone are believed before a dash only, and only where the words could be a town. Everything here looks at the first 160
characters of a paragraph, so its cost does not depend on the text.
"""

import itertools
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from standfirst.copydesk import gazetteer
from standfirst.copydesk.copy import Dateline
from standfirst.copydesk.languages import Language, agency_endings, date_glue, months, weekdays
from standfirst.copydesk.languages import language as language_of

_WINDOW = 160
_MOST_MARKS = 6
_SEPARATOR = re.compile(
    r"(?=[\s.:_–—―-])(?:\s*\.(?:--|[-–—])(?=\s|$|\w)\s*|(?<=[)/])\s*\.\s[-–—]\s*|\s*(?:--+|—|―)(?!-)\s*|\s+[-–_]\s+|(?<=[)/])\s*[-–_:](?!-)\s*|:(?=\s|$)\s*|(?<=[)/])\.?\s+|\s+–(?=\w)|(?<=\w)–\s+|(?<=\w)\.\s+(?=[^\W\d_a-zß-ÿ]|[“\"«„]))"
)
_BRACKETED = re.compile(r"[\s,–—-]*(?:\(([^()/]{2,40}(?:/[^()/]{2,20})?)\)|/([^/()\s][^/()]{1,30})/)\s*\.?$")
_AGENCY_ENDS = (" news agency", " press agency", " news service", " newswire", " wire service", " nachrichtenagentur")
_GLUE = re.compile(r",\s*([^\W\d_]{2,4})\s*$")
_OPENS_BRACKET = re.compile(r"\([A-Za-z][\w /-]{1,30}\)\s*[-–—]")
_LEADING = re.compile(r"\(([A-Za-z][\w /-]{1,30})\)\s*([-–—]{1,2}\s*)?")
_DATE_TOKEN = re.compile(r"[^\s,]+")
_BETWEEN_COMMAS = re.compile(r"[^,]+")
_BETWEEN_AGENCIES = re.compile(r"[/&]| and | via ")
_DAY = re.compile(r"(?:[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d{2}))?\.?$|\d{4}-\d\d-\d\d$")
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:am|pm)?$", re.I)
_LAST = re.compile(r"[\s,.]*([^\s,]+)[,.]?$")
_BEFORE = re.compile(r"(\w*)\W{1,3}$")
_LONGEST_BEFORE = 40
_MOST_PLACE_WORDS = 3
_MOST_INITIALS = 5
_FEWEST_INITIALS = 3
_DAY_ALONE = re.compile(r",\s*([0-3]?\d)\s*$")
_LONGEST_REST = 40
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’‘ʼ-])*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a dateline and where it stands in the paragraph."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline at the head of a paragraph; the story begins at `end`."""

    dateline: Dateline | None
    parts: tuple[Part, ...]
    end: int


@cache
def agencies() -> frozenset[str]:
    """Names and initials of agencies, without case (our own list, `agencies.txt`)."""
    text = files(__package__).joinpath("agencies.txt").read_text("utf-8")
    return frozenset(
        line.strip().casefold() for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


def is_agency(name: str) -> bool:
    """Whether this names an agency, or several parted by slashes."""
    return bool(name) and all(
        (plain := part.strip().casefold().rstrip(".")) in agencies() or plain.endswith(_AGENCY_ENDS)
        for part in _BETWEEN_AGENCIES.split(name)
    )


def find(text: str, language: Language, story: str = "", *, alone: bool = False) -> Found | None:
    """The dateline at the head of a paragraph, or None; `alone` lets it be a whole line without a separator.

    `story` is the rest of the text, in which an unlisted place may be named again.
    """
    window = text[:_WINDOW]
    offset, lead = 0, None
    opening = _LEADING.match(window)
    known = opening is not None and bool(opening[2]) and is_agency(opening[1])
    if opening and (known or is_agency(opening[1]) or _could_be_initials(opening[1], language)):
        offset, lead = opening.end(), Part("agency", opening.start(1), opening.end(1))
    marks = _SEPARATOR.finditer(window, offset + 1 if offset < len(window) else offset)
    best: Found | None = None
    for separator in itertools.islice(marks, _MOST_MARKS):
        if best and not _goes_on(text, best, separator.end()):
            continue
        found = _parse(text, offset, separator.start(), separator.end(), separator[0], language, story, lead)
        if found and not _OPENS_BRACKET.match(text, separator.end()):
            if best is None and _is_whole(found):
                return found
            if best and _is_firm(text, best, found):
                return found
            best = best or found
    if best:
        return best
    if lead and not known:
        return None
    if alone and len(text) < 80:
        return _parse(text, offset, len(text), len(text), "", language, story, lead)
    if lead:
        return Found(None, (Part("credit", lead.start, lead.end),), offset)
    return None


def _could_be_initials(name: str, language: Language) -> bool:
    return (
        name.isupper()
        and name.isalpha()
        and len(name) <= _MOST_INITIALS
        and name.casefold() not in language.not_places
    )


def _is_whole(found: Found) -> bool:
    """Whether nothing of a dateline can come any more: an agency stands in it, or it names no place."""
    return found.dateline is None or found.dateline.agency is not None


def _goes_on(text: str, best: Found, end: int) -> bool:
    """Whether a date or an agency may stand between the place found and a later mark: "MOSCOW. Nov 26 (ABC) - "."""
    return best.dateline is not None and end - best.end <= _LONGEST_REST and text[best.end - 1 : best.end] == " "


def _is_firm(text: str, best: Found, found: Found) -> bool:
    """Whether a longer dateline of the same place is told by a day or an agency, before the start of a sentence."""
    made = found.dateline
    if (
        made is None
        or best.dateline is None
        or made.places != best.dateline.places
        or text[found.end : found.end + 1].islower()
    ):
        return False
    dated = made.date is not None and made.date != best.dateline.date and any(map(str.isdigit, made.date))
    return dated or (made.agency is not None and is_agency(made.agency))


def _parse(
    text: str, start: int, end: int, after: int, separator: str, language: Language, story: str, lead: Part | None
) -> Found | None:
    head = text[start:end]
    if not head or "\n" in head:
        return None
    date, agency, head = _filed(text, start, head)
    agency = agency or lead
    head = _closed(head)
    if not head:
        return _without_place(text, date, agency, after)
    places = _places(head, start, language)
    if not places:
        return None
    known = bool(date) or (agency is not None and is_agency(text[agency.start : agency.end]))
    evidence = known or (agency is not None and _reads_as_agency(text[agency.start : agency.end]))
    rest = text[after : after + 2]
    if separator and not known and (rest[:1].islower() and not rest[1:].isupper()):
        return None
    if evidence and not known and _is_named_otherwise(places, language, story):
        return None
    if not _parted(separator, places[0].name, evidence, bool(agency) or _has_day(text, date)):
        return None
    if not _believed(places, evidence, separator, language, story):
        return None
    return _found(text, places, date, agency, after)


def _parted(separator: str, place: str, evidence: bool, firm: bool) -> bool:
    """Whether the mark after the place can part a dateline from its story. A full stop ends sentences too, so it does
    so only after a day, an agency, or a listed town in capitals."""
    if separator.strip() == ".":
        return firm or (place.isupper() and gazetteer.is_town(place))
    return bool(separator) or evidence


def _filed(text: str, start: int, head: str) -> tuple[Part | None, Part | None, str]:
    """The date and the agency at the end of a dateline's head, and what stands before them."""
    agency, head = _agency(head, start)
    date, head = _date(head, start)
    if date is None and agency and is_agency(text[agency.start : agency.end]):
        date, head = _day_alone(head, start)
    if agency is None:
        bare, shorter = _bare_agency(head, start, bool(date))
        if bare:
            agency, head = bare, shorter
            if date is None:
                date, head = _date(head, start)
    return date, agency, head


def _has_day(text: str, date: Part | None) -> bool:
    return date is not None and any(map(str.isdigit, text[date.start : date.end]))


def _closed(head: str) -> str:
    """The places without the marks after them; the full stop of an abbreviated region stays."""
    head = head.rstrip(" ,–—-")
    last = head.rsplit(",", 1)[-1].strip()
    return head if head.endswith(".") and _is_region(last) and last != head else head.rstrip(" ,.–—-")


def _without_place(text: str, date: Part | None, agency: Part | None, after: int) -> Found | None:
    """ "(Reuters) - ": an agency's opening that names no place; the agency is the credit."""
    if agency is None or date is not None or not is_agency(text[agency.start : agency.end]):
        return None
    return Found(None, (Part("credit", agency.start, agency.end),), after)


def _country(place: str, region: str | None) -> str | None:
    if region is None:
        return None
    named = gazetteer.countries().get(gazetteer.folded(region))
    holders = gazetteer.town_countries().get(gazetteer.folded(place), frozenset())
    if named in holders:
        return named
    return gazetteer.country_of(region)


def _agency(head: str, offset: int) -> tuple[Part | None, str]:
    found = _BRACKETED.search(head)
    if not found:
        return None, head
    group = 1 if found[1] else 2
    name = found[group].strip()
    if not _trailing_date(name):
        return None, f"{head[: found.start(group) - 1]} {head[found.start(group) : found.end(group)]}"
    if not (is_agency(name) or _could_be_agency(name)):
        return None, head
    return Part("agency", offset + found.start(group), offset + found.end(group)), head[: found.start()]


def _could_be_agency(name: str) -> bool:
    letters = [sign for sign in name if sign.isalpha()]
    words = name.split()
    return (
        bool(letters)
        and not any(sign.isdigit() or sign in ":.,;" for sign in name)
        and len(words) <= 4
        and all(word[0].isupper() or word in ("of", "de", "y", "and") for word in words)
    )


def _reads_as_agency(name: str) -> bool:
    """Whether an unlisted name is believed to be an agency's wherever it stands: three initials and more, or a name that
    ends as theirs do; "(Lab)" and "(Serie A)" are believed after a listed town only."""
    return (name.isupper() and len(name) >= _FEWEST_INITIALS) or name.split()[-1].casefold() in agency_endings()


def _day_alone(head: str, offset: int) -> tuple[Part | None, str]:
    """The day without its month that Spanish agencies write: "MADRID, 26 (EUROPA PRESS)"."""
    found = _DAY_ALONE.search(head)
    if not found:
        return None, head
    return Part("date", offset + found.start(1), offset + found.end(1)), head[: found.start()]


def _bare_agency(head: str, offset: int, dated: bool) -> tuple[Part | None, str]:
    """An agency without brackets: "NEW DELHI PTI", "LONDON, Sept 12 Reuters"."""
    found = _LAST.search(head)
    if not found or found.start() == 0:
        return None, head
    name, before = found[1].rstrip(".,"), head[: found.start()].rstrip(" ,.")
    known = is_agency(name) and not gazetteer.is_town(head.strip(" ,."))
    initials = (
        name.isupper() and name.isalpha() and 2 <= len(name) <= 5 and name.casefold() not in gazetteer.countries()
    )
    end = _trailing_date(before)
    if not known and not (
        initials and (end < len(before) or (len(name) == 3 and gazetteer.is_town(before) and not _is_region(name)))
    ):
        return None, head
    start = offset + found.start(1)
    return Part("agency", start, start + len(name)), head[: found.start()]


def _is_region(name: str) -> bool:
    return gazetteer.folded(name) in gazetteer.regions() or gazetteer.folded(name) in gazetteer.countries()


def _date(head: str, offset: int) -> tuple[Part | None, str]:
    start = _trailing_date(head)
    if start >= len(head):
        return None, head
    while start < len(head) and head[start] in " ,.;":
        start += 1
    end = len(head.rstrip(" ,;"))
    if head[end - 1] == "." and (head[end - 2].isdigit() or len(re.split(r"\W", head[start : end - 1])[-1]) > 4):
        end -= 1
    glue = _GLUE.search(head, 0, start)
    before = glue.start() if glue and glue[1] in date_glue() else start
    return Part("date", offset + start, offset + end), head[:before]


def _trailing_date(head: str) -> int:
    """Where the written date at the end of a dateline begins; the length where there is none."""
    tokens = [(found.start(), found[0]) for found in _DATE_TOKEN.finditer(head)]
    begin, month, number, name = len(head), False, False, ""
    for start, raw in reversed(tokens):
        token = raw.casefold().strip(".;")
        if _NUMERIC.match(raw):
            month = number = True
        elif token in months():
            if month:
                break
            month = True
        elif token in weekdays():
            name = token
        elif _DAY.match(token) or _YEAR.match(token) or _TIME.match(token):
            number = True
        elif token in date_glue() and begin < len(head):
            continue
        else:
            break
        begin = start
    return begin if (month and number) or (name and begin < len(head) and not number) else len(head)


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    place: tuple[int, int]
    region: tuple[int, int] | None
    region_name: str


@cache
def _joined(joins: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds each of several places, and what joins it to the one before."""
    words = "|".join(re.escape(word) for word in joins)
    return (
        re.compile(rf"(?:(?!\s+(?:{words})\s+|\s*[/;]\s*).)+", re.I),
        re.compile(rf"^\s*(?:[/;]|,?\s*\b(?:{words})\s)\s*", re.I),
    )


def _places(head: str, offset: int, language: Language) -> list[_Place]:
    """The places of a dateline's head, each with its region; empty where the words cannot be places."""
    piece_of, join = _joined(language.joins)
    found: list[_Place] = []
    for piece in piece_of.finditer(head):
        start = piece.start()
        text = join.sub(lambda cut: " " * len(cut[0]), piece[0])
        names = [part for part in _BETWEEN_COMMAS.finditer(text) if part[0].strip()]
        spots = []
        for part in names:
            name = part[0].strip()
            at = offset + start + part.start() + len(part[0]) - len(part[0].lstrip())
            spots.append((name, (at, at + len(name))))
        if not spots or len(spots) > 3 or not _is_name(spots[0][0], language):
            return []
        region = None
        for name, spot in spots[1:]:
            if not _is_name(name, language):
                return []
            if region is None and not (gazetteer.is_town(name) and name.isupper() and not _is_region(name)):
                region = (name, spot)
        found.append(_Place(spots[0][0], spots[0][1], region and region[1], region[0] if region else ""))
        found += [
            _Place(name, spot, None, "")
            for name, spot in spots[1:]
            if region is None or (name != region[0] and gazetteer.is_town(name))
        ]
    return found if len(found) <= 4 else []


def _is_name(name: str, language: Language) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 5 or len(name) > 45 or len(name) < 2:
        return False
    for count, word in enumerate(words):
        if not _NAME.match(word):
            return False
        if not word[0].isupper() and (count == 0 or word.casefold() not in language.name_particles):
            return False
    return True


def _is_named_otherwise(places: list[_Place], language: Language, story: str) -> bool:
    """Whether an unlisted place with an unlisted agency is something that the story names, though never as a place:
    "Apple (AAPL) - "."""
    name = places[0].name
    return not name.isupper() and not gazetteer.is_place(name) and _mentions(name, language, story) < 0


def _found(text: str, places: list[_Place], date: Part | None, agency: Part | None, after: int) -> Found:
    parts = [Part("place", *places[0].place)]
    if places[0].region:
        parts.append(Part("region", *places[0].region))
    parts += [Part(f"places.{count}", *more.place) for count, more in enumerate(places[1:], 1)]
    parts += [part for part in (date, agency) if part]
    names = tuple(text[slice(*place.place)] for place in places)
    region = text[slice(*places[0].region)] if places[0].region else None
    made = Dateline(
        place=names[0],
        region=region,
        country=_country(names[0], region),
        places=names,
        date=text[date.start : date.end] if date else None,
        agency=text[agency.start : agency.end] if agency else None,
    )
    return Found(made, tuple(sorted(parts, key=lambda part: part.start)), after)


def _believed(places: list[_Place], evidence: bool, separator: str, language: Language, story: str) -> bool:
    first = places[0]
    folded = [word.casefold().strip(".") for word in first.name.split()]
    listed = gazetteer.is_town(first.name)
    if listed:
        return len(places) == 1 or all(_could_be_place(place.name, language) for place in places)
    if not all(_could_be_place(place.name, language) for place in places):
        return False
    capitals = first.name.isupper() or (first.name[:2] in ("Mc", "Mac") and first.name[3:].isupper())
    if gazetteer.folded(first.name) in gazetteer.countries() or gazetteer.folded(first.name) in gazetteer.regions():
        return evidence or (capitals and ":" not in separator)
    if evidence:
        return True
    if any(gazetteer.is_town(place.name) for place in places[1:]) and capitals:
        return True
    if not capitals or sum(map(str.isalpha, first.name)) < 4:
        return False
    if first.region_name:
        return _is_region(first.region_name) or (":" not in separator and not first.region_name.isupper())
    mentions = _mentions(first.name, language, story)
    if mentions < 0:
        return False
    if ":" in separator or not separator:
        return mentions > 0
    if len(folded) > 1:
        return mentions > 0 or any(word in language.place_words for word in folded)
    return True


def _could_be_place(name: str, language: Language) -> bool:
    """No label, organisation or ordinary noun that a lead might open with."""
    words = [word.casefold().strip(".") for word in name.split()]
    if words[0] in language.place_openings and len(words) > 1:
        return True
    if all(word in months() or word in weekdays() for word in words) and not gazetteer.is_town(name):
        return False
    if any(word in language.organisation_words for word in words) or any(
        word in language.not_places for word in words
    ):
        return False
    if is_agency(name) and not gazetteer.is_town(name):
        return False
    return not (len(words) == 1 and words[0].endswith(language.not_place_endings) and not gazetteer.is_town(name))


def could_be_filed_from(text: str, language: Language) -> bool:
    """Whether these words, one to three of them or several places joined, could be where a story was filed."""
    places = _places(text, 0, language)
    return bool(places) and all(
        len(place.name.split()) <= _MOST_PLACE_WORDS
        and (gazetteer.is_place(place.name) or _could_be_unlisted(place.name, language))
        for place in places
    )


def _could_be_unlisted(name: str, language: Language) -> bool:
    return _could_be_place(name, language) and not any(
        word in language.job_words or word in page_names(language.code) for word in name.casefold().split()
    )


@cache
def page_names(code: str) -> frozenset[str]:
    """Single words that head a page's sections: "politics", "football"."""
    return frozenset(phrase for entry in language_of(code).furniture for phrase in entry.phrases if phrase.isalpha())


def _mentions(name: str, language: Language, story: str) -> int:
    """How often the story names the place after "in", "at"...; -1 where it names it only otherwise."""
    total = placed = 0
    for found in re.finditer(rf"(?<=\W){re.escape(name)}\b(?!['’]s\s+\w+\s+(?:said|told))", story, re.I):
        if found[0].isupper():
            continue
        total += 1
        before = _BEFORE.search(story[max(0, found.start() - _LONGEST_BEFORE) : found.start()])
        placed += before is not None and before[1].casefold() in language.place_prepositions
    return placed if placed or not total else -1
