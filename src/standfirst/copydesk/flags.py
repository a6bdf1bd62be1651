"""What the desk should look at before printing; never a change."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from standfirst.copydesk import gazetteer
from standfirst.copydesk.copy import Copy, Flag
from standfirst.copydesk.languages import Language
from standfirst.copydesk.lines import key_of

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTE = re.compile('[“„«"]([^“”„«»"]{25,600})[”“»"]')
_LOST = re.compile("[\ufffd\ud800-\udfff]")
_REGION_WORDS = 3


def flags_of(copy: Copy, language: Language, *, dated: bool) -> Copy:
    """The same Copy with its flags and queries."""
    flags: list[Flag] = []
    if not dated and copy.published is None and not (copy.dateline and copy.dateline.date):
        flags.append(Flag("no-date", "The copy gives no date; when was it filed?"))
    if copy.rights == "unknown":
        flags.append(Flag("rights-unknown", "Nothing says who may print this; state the rights before publishing."))
    for count, picture in enumerate(copy.pictures):
        if picture.href is None:
            start, end = _span(copy, f"pictures.{count}")
            flags.append(
                Flag(
                    "caption-without-picture",
                    f"A caption came without its picture: “{picture.caption or picture.credit}”.",
                    start,
                    end,
                )
            )
    flags += _vague(copy, language)
    flags += _unattributed(copy, language)
    flags += _dateline(copy)
    flags += _standfirst(copy, language)
    flags += _lost(copy)
    flags += _years(copy, language)
    flags += _places(copy, language)
    flags += _house_style(copy, language)
    return replace(copy, flags=tuple(flags))


def _span(copy: Copy, field: str) -> tuple[int | None, int | None]:
    spans = [span for span in copy.spans if span.field == field or span.field.startswith(field + ".")]
    return (spans[0].start, spans[-1].end) if spans else (None, None)


def _locate(copy: Copy, block: int, words: str) -> tuple[int | None, int | None]:
    """Where words of a block stand in the original: exactly where they were not changed, else the block."""
    start, end = _span(copy, f"blocks.{block}")
    if start is None or end is None:
        return None, None
    place = (
        copy.original.casefold().find(words.casefold(), start, end)
        if len(copy.original.casefold()) == len(copy.original)
        else -1
    )
    return (place, place + len(words)) if place >= 0 else (start, end)


def _vague(copy: Copy, language: Language) -> list[Flag]:
    flags = []
    for count, block in enumerate(copy.blocks):
        lowered = block.text.casefold()
        taken = -1
        for phrase in _longest_first(language.vague_sources):
            place = lowered.find(phrase)
            if place >= 0 and not (taken <= place < taken + 40 and taken >= 0):
                taken = place
                flags.append(
                    Flag(
                        "vague-source",
                        f"“{block.text[place : place + len(phrase)]}” names nobody; who said it?",
                        *_locate(copy, count, phrase),
                    )
                )
    return flags


def _unattributed(copy: Copy, language: Language) -> list[Flag]:
    """A quotation of a sentence in a paragraph where nobody speaks, nor in the one before."""
    flags = []
    before = True
    for count, block in enumerate(copy.blocks):
        words = set(key_of(block.text).split())
        speaks = bool(words & language.speech_verbs)
        found = _QUOTE.search(block.text)
        if found and not speaks and not before and len(found[1].split()) >= 6:
            flags.append(
                Flag(
                    "unattributed-quote",
                    f"Nobody is named as saying “{found[1][:60].rstrip()}…”.",
                    *_locate(copy, count, found[1]),
                )
            )
        before = speaks
    return flags


def _dateline(copy: Copy) -> list[Flag]:
    if copy.dateline is None or copy.headline is None:
        return []
    text = " ".join((copy.headline, copy.standfirst or "", *(block.text for block in copy.blocks)))
    home = gazetteer.town_countries().get(gazetteer.folded(copy.dateline.place), frozenset())
    if not home or gazetteer.folded(copy.dateline.place) in text.casefold():
        return []
    counts = Counter(key_of(text).split())
    counted: Counter[str] = Counter()
    for name, times in counts.items():
        if len(name) > 3 and name in gazetteer.countries():
            counted[gazetteer.countries()[name]] += times
    if not counted:
        return []
    top = sorted(counted, key=lambda code: -counted[code])[:2]
    if home & set(top) or counted[top[0]] < 3:
        return []
    start, end = _span(copy, "dateline.place")
    return [
        Flag(
            "dateline-unlike-subject",
            f"Filed from {copy.dateline.place}, about other places; is the dateline right?",
            start,
            end,
        )
    ]


def _standfirst(copy: Copy, language: Language) -> list[Flag]:
    if not copy.standfirst or not copy.blocks:
        return []
    words = {word for word in key_of(copy.standfirst).split() if len(word) > 3 and word not in language.stopwords}
    story = set(key_of(" ".join(block.text for block in copy.blocks)).split())
    if len(words) < 5 or len(words & story) * 3 >= len(words):
        return []
    start, end = _span(copy, "standfirst")
    return [Flag("standfirst-unlike-body", "The standfirst speaks of things that the story does not.", start, end)]


def _lost(copy: Copy) -> list[Flag]:
    if not _LOST.search(copy.original):
        return []
    edits = {
        place
        for edit in copy.edits
        if "\ufffd" not in edit.after
        for place in range(edit.start, edit.end)
        if "\ufffd" in edit.before and edit.rule.startswith("encoding")
    }
    lost = [
        place
        for place, sign in enumerate(copy.original)
        if (sign == "\ufffd" or "\ud800" <= sign <= "\udfff") and place not in edits
    ]
    if not lost:
        return []
    times = "1 place" if len(lost) == 1 else f"{len(lost)} places"
    return [
        Flag(
            "lost-characters", f"The text holds characters that could not be read, at {times}.", lost[0], lost[0] + 1
        )
    ]


@cache
def _longest_first(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=len, reverse=True))


def _years(copy: Copy, language: Language) -> list[Flag]:
    """ "now in 2022" beside "in February last year": what began last year and is now in a year that has begun it."""
    now: tuple[int, int, str] | None = None
    event: tuple[int, str] | None = None
    for count, block in enumerate(copy.blocks):
        lowered = block.text.casefold()
        for word in (word for word in sorted(language.now_words) if word in lowered):
            found = re.search(rf"\b{re.escape(word)}\W+(?:\w+\W+)?((?:19|20)\d\d)\b", lowered)
            if found and now is None:
                now = (count, int(found[1]), block.text[found.start() : found.end()])
        for phrase in language.last_year_words:
            if phrase in lowered and event is None:
                place = lowered.index(phrase)
                event = (
                    count,
                    block.text[
                        max(0, block.text.rfind(" ", 0, max(0, place - 14)) + 1) : place + len(phrase)
                    ].strip(),
                )
    stated = copy.published or (copy.dateline.date if copy.dateline else None) or ""
    year = _YEAR.search(stated)
    if now and year and int(year[0]) != now[1]:
        return [
            _query(
                "years-disagree",
                f"“{now[2]}” disagrees with the story's date, {year[0]}.",
                *_locate(copy, now[0], now[2]),
            )
        ]
    if now and event:
        return [
            _query(
                "years-disagree",
                f"Years disagree: “{now[2]}”, “{event[1]}”. In which year was this written?",
                *_locate(copy, now[0], now[2]),
            )
        ]
    return []


def _places(copy: Copy, language: Language) -> list[Flag]:
    """A town of one region told in another of the same state, within one paragraph."""
    flags = []
    told: set[gazetteer.Region] | None = None
    for count, block in enumerate(copy.blocks):
        for town, homes in _towns(block.text, language):
            home = homes[0]
            if len(homes) != 1 or home is None:
                continue
            if told is None:
                told = {
                    region for listed in _regions(" ".join(b.text for b in copy.blocks)).values() for region in listed
                }
            named = {} if home in told else _regions(block.text)
            for name, listed in named.items():
                others = [region for region in listed if region.country == home.country]
                if others and _placed(block.text, name, language):
                    message = f"Is {town} in {others[0].name}? Our list says {home.name}."
                    flags.append(_query("place-not-in-region", message, *_locate(copy, count, town)))
                    break
    return flags


def _regions(text: str) -> dict[str, tuple[gazetteer.Region, ...]]:
    """The regions that a text names, by the name it uses."""
    lowered = text.casefold()
    named = (name for word in set(key_of(lowered).split()) for name in gazetteer.regions_by_word().get(word, ()))
    return {name: gazetteer.regions()[name] for name in sorted(named) if len(name) > 4 and name in lowered}


def _towns(text: str, language: Language) -> list[tuple[str, tuple[gazetteer.Region | None, ...]]]:
    """The listed towns that a paragraph names after "in", "at"..."""
    found = []
    listed = gazetteer.towns()
    prepositions = "|".join(sorted(map(re.escape, language.place_prepositions)))
    for match in (
        re.finditer(rf"\b(?:{prepositions})\s+((?:[A-ZÀ-Ý][\w'’.-]*)(?:[ -][A-ZÀ-Ý][\w'’-]*){{0,2}})", text)
        if prepositions
        else ()
    ):
        words = match[1].rstrip(".").split(" ")
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            if gazetteer.folded(name) in listed:
                found.append((name.rstrip(".,"), listed[gazetteer.folded(name)]))
                break
    return found


def _placed(text: str, region: str, language: Language) -> bool:
    """Whether the region is where something is: "in …", with at most three words between."""
    place = text.casefold().index(region)
    before = key_of(text[max(0, place - 40) : place]).split()[-_REGION_WORDS - 1 :]
    return any(word in language.place_prepositions for word in before)


def _house_style(copy: Copy, language: Language) -> list[Flag]:
    flags = []
    for count, block in enumerate(copy.blocks):
        lowered = block.text.casefold()
        for entry in language.house_style:
            word = entry.word.casefold()
            if (
                word in lowered
                and re.search(rf"\b{re.escape(word)}\b", lowered)
                and not _quoted(block.text, lowered.index(word))
            ):
                flags.append(
                    _query(
                        "house-style",
                        f"“{entry.word}”: house style prefers “{entry.better}”.",
                        *_locate(copy, count, entry.word),
                    )
                )
    return flags


def _quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)


def _query(kind: str, message: str, start: int | None, end: int | None) -> Flag:
    return Flag("query", message, start, end, kind)  # type: ignore[arg-type]
