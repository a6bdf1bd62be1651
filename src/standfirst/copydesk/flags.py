"""What the desk should look at before printing; never a change."""

import itertools
import re
from collections import Counter
from dataclasses import replace
from functools import cache, cached_property

from standfirst.copydesk import gazetteer
from standfirst.copydesk.copy import Copy, Flag
from standfirst.copydesk.languages import Language
from standfirst.copydesk.lines import beyond_ascii, key_of, words_of

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTE = re.compile('[“„«"]([^“”„«»"]{25,600})[”“»"]')
_LOST = re.compile("[\ufffd\ud800-\udfff]")
_REGION_WORDS = 3


class _Told:
    """What a Copy's blocks say, without case; each reading is taken once, and only where a rule asks for it."""

    def __init__(self, copy: Copy) -> None:
        self.spans = copy.spans
        self.texts = [block.text for block in copy.blocks]
        self.lowered = [text.casefold() for text in self.texts]
        self._words: dict[int, frozenset[str]] = {}

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where each field, and each that has several, begins and ends in the original."""
        places: dict[str, tuple[int, int]] = {}
        for name, start, end in self.spans:
            places[name] = (places[name][0] if name in places else start), end
        for name, (start, end) in [*places.items()]:
            several = name.rpartition(".")[0]
            places[several] = (places[several][0] if several in places else start), end
        return places

    def span(self, field: str) -> tuple[int, int] | tuple[None, None]:
        return self.places.get(field, (None, None))

    @cached_property
    def whole(self) -> str:
        return "\n".join(self.lowered)

    def words(self, count: int) -> frozenset[str]:
        if count not in self._words:
            self._words[count] = frozenset(words_of(self.lowered[count]))
        return self._words[count]

    @cached_property
    def all_words(self) -> list[str]:
        return words_of(self.whole)

    @cached_property
    def every_word(self) -> frozenset[str]:
        return frozenset(self.all_words)

    def says(self, phrases: tuple[str, ...]) -> list[str]:
        """Those of the phrases of which the story has every word, so that few are looked for."""
        return [phrase for phrase in phrases if self.every_word.issuperset(_words_in(phrase))]

    @cached_property
    def regions(self) -> dict[str, tuple[gazetteer.Region, ...]]:
        return _regions(self.whole, self.every_word)


@cache
def _words_in(phrase: str) -> frozenset[str]:
    """The words of a phrase of a language's table."""
    return frozenset(words_of(phrase.casefold()))


@cache
def _opening_of(phrase: str) -> frozenset[str]:
    """The words of a phrase but the last, which may go on: "experts say" is also said by "experts saying"."""
    return frozenset(words_of(phrase.casefold())[:-1])


def flags_of(copy: Copy, language: Language, *, dated: bool) -> Copy:
    """The same Copy with its flags and queries."""
    flags: list[Flag] = []
    if not dated and copy.published is None and not (copy.dateline and copy.dateline.date):
        flags.append(Flag("no-date", "The copy gives no date; when was it filed?"))
    if copy.rights == "unknown":
        flags.append(Flag("rights-unknown", "Nothing says who may print this; state the rights before publishing."))
    told = _Told(copy)
    for count, picture in enumerate(copy.pictures):
        if picture.href is None:
            start, end = told.span(f"pictures.{count}")
            flags.append(
                Flag(
                    "caption-without-picture",
                    f"A caption came without its picture: “{picture.caption or picture.credit}”.",
                    start,
                    end,
                )
            )
    flags += _vague(copy, told, language)
    flags += _unattributed(copy, told, language)
    flags += _dateline(copy, told)
    flags += _standfirst(copy, told, language)
    flags += _lost(copy)
    flags += _years(copy, told, language)
    flags += _places(copy, told, language)
    flags += _house_style(copy, told, language)
    return replace(copy, flags=tuple(flags))


def _locate(copy: Copy, told: _Told, block: int, words: str) -> tuple[int | None, int | None]:
    """Where words of a block stand in the original: exactly where they were not changed, else the block."""
    start, end = told.span(f"blocks.{block}")
    if start is None or end is None:
        return None, None
    original = copy.original[start:end].casefold()
    place = original.find(words.casefold()) if len(original) == end - start else -1
    return (start + place, start + place + len(words)) if place >= 0 else (start, end)


def _vague(copy: Copy, told: _Told, language: Language) -> list[Flag]:
    flags: list[Flag] = []
    phrases = [
        phrase
        for phrase in _longest_first(language.vague_sources)
        if told.every_word.issuperset(_opening_of(phrase)) and phrase in told.whole
    ]
    if not phrases:
        return flags
    for count, block in enumerate(copy.blocks):
        lowered = told.lowered[count]
        taken = -1
        for phrase in phrases:
            place = lowered.find(phrase)
            if place >= 0 and not (taken <= place < taken + 40 and taken >= 0):
                taken = place
                flags.append(
                    Flag(
                        "vague-source",
                        f"“{block.text[place : place + len(phrase)]}” names nobody; who said it?",
                        *_locate(copy, told, count, phrase),
                    )
                )
    return flags


def _unattributed(copy: Copy, told: _Told, language: Language) -> list[Flag]:
    """A quotation of a sentence in a paragraph where nobody speaks, nor in the one before."""
    flags = []
    for count, block in enumerate(copy.blocks):
        text = block.text
        quoting = "“" in text or '"' in text or "„" in text or "«" in text
        found = _QUOTE.search(text) if count and quoting else None
        if (
            found
            and len(found[1].split()) >= 6
            and language.speech_verbs.isdisjoint(told.words(count) | told.words(count - 1))
        ):
            flags.append(
                Flag(
                    "unattributed-quote",
                    f"Nobody is named as saying “{found[1][:60].rstrip()}…”.",
                    *_locate(copy, told, count, found[1]),
                )
            )
    return flags


def _dateline(copy: Copy, told: _Told) -> list[Flag]:
    if copy.dateline is None or copy.headline is None:
        return []
    home = gazetteer.town_countries().get(gazetteer.folded(copy.dateline.place), frozenset())
    head = f"{copy.headline} {copy.standfirst or ''}".casefold()
    place = gazetteer.folded(copy.dateline.place)
    if not home or place in head or place in told.whole:
        return []
    counted: Counter[str] = Counter()
    words = words_of(head)
    if not gazetteer.country_words().isdisjoint(told.every_word.union(words)):
        known = gazetteer.country_words()
        for word in itertools.chain(words, told.all_words):
            if word in known:
                counted[gazetteer.countries()[word]] += 1
    if not counted:
        return []
    top = sorted(counted, key=lambda code: -counted[code])[:2]
    if home & set(top) or counted[top[0]] < 3:
        return []
    start, end = told.span("dateline.place")
    return [
        Flag(
            "dateline-unlike-subject",
            f"Filed from {copy.dateline.place}, about other places; is the dateline right?",
            start,
            end,
        )
    ]


def _standfirst(copy: Copy, told: _Told, language: Language) -> list[Flag]:
    if not copy.standfirst or not copy.blocks:
        return []
    words = {word for word in key_of(copy.standfirst).split() if len(word) > 3 and word not in language.stopwords}
    if len(words) < 5 or len(words & told.every_word) * 3 >= len(words):
        return []
    start, end = told.span("standfirst")
    return [Flag("standfirst-unlike-body", "The standfirst speaks of things that the story does not.", start, end)]


def _lost(copy: Copy) -> list[Flag]:
    if not _LOST.search(beyond_ascii(copy.original)):
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


def _years(copy: Copy, told: _Told, language: Language) -> list[Flag]:
    """ "now in 2022" beside "in February last year": what began last year and is now in a year that has begun it."""
    now: tuple[int, int, str] | None = None
    event: tuple[int, str] | None = None
    now_words = [word for word in sorted(language.now_words) if word in told.whole]
    last_year = [phrase for phrase in language.last_year_words if phrase in told.whole]
    if not now_words:
        return []
    for count, block in enumerate(copy.blocks):
        lowered = told.lowered[count]
        for word in (word for word in now_words if word in lowered):
            found = re.search(rf"\b{re.escape(word)}\W+(?:\w+\W+)?((?:19|20)\d\d)\b", lowered)
            if found and now is None:
                now = (count, int(found[1]), block.text[found.start() : found.end()])
        for phrase in last_year:
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
                *_locate(copy, told, now[0], now[2]),
            )
        ]
    if now and event:
        return [
            _query(
                "years-disagree",
                f"Years disagree: “{now[2]}”, “{event[1]}”. In which year was this written?",
                *_locate(copy, told, now[0], now[2]),
            )
        ]
    return []


def _places(copy: Copy, told: _Told, language: Language) -> list[Flag]:
    """A town of one region told in another of the same state, within one paragraph."""
    flags: list[Flag] = []
    for count, block in enumerate(copy.blocks) if told.regions else ():
        lowered = told.lowered[count]
        named = _regions(lowered, told.words(count)) if any(name in lowered for name in told.regions) else {}
        for town, homes in _towns(block.text, language) if named else ():
            home = homes[0]
            if len(homes) != 1 or home is None or any(home in listed for listed in told.regions.values()):
                continue
            for name, listed in named.items():
                others = [region for region in listed if region.country == home.country]
                if others and _placed(block.text, name, language):
                    message = f"Is {town} in {others[0].name}? Our list says {home.name}."
                    flags.append(_query("place-not-in-region", message, *_locate(copy, told, count, town)))
                    break
    return flags


def _regions(lowered: str, words: frozenset[str]) -> dict[str, tuple[gazetteer.Region, ...]]:
    """The regions that a text names, by the name it uses."""
    known = gazetteer.regions_by_word()
    if known.keys().isdisjoint(words):
        return {}
    named = (name for word in words & known.keys() for name in known[word])
    return {name: gazetteer.regions()[name] for name in sorted(named) if len(name) > 4 and name in lowered}


@cache
def _placing(prepositions: frozenset[str]) -> re.Pattern[str]:
    """Up to three capitalised words after "in", "at"..."""
    either = "|".join(sorted(map(re.escape, prepositions)))
    return re.compile(rf"\b(?:{either})\s+((?:[A-ZÀ-Ý][\w'’.-]*)(?:[ -][A-ZÀ-Ý][\w'’-]*){{0,2}})")


def _towns(text: str, language: Language) -> list[tuple[str, tuple[gazetteer.Region | None, ...]]]:
    """The listed towns that a paragraph names after "in", "at"..."""
    found = []
    listed = gazetteer.towns()
    for match in _placing(language.place_prepositions).finditer(text) if language.place_prepositions else ():
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


def _house_style(copy: Copy, told: _Told, language: Language) -> list[Flag]:
    flags: list[Flag] = []
    said = told.says(tuple(entry.word for entry in language.house_style))
    entries = [entry for entry in language.house_style if entry.word in said]
    if not entries:
        return flags
    for count, block in enumerate(copy.blocks):
        lowered = told.lowered[count]
        for entry in entries:
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
                        *_locate(copy, told, count, entry.word),
                    )
                )
    return flags


def _quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)


def _query(kind: str, message: str, start: int | None, end: int | None) -> Flag:
    return Flag("query", message, start, end, kind)  # type: ignore[arg-type]
