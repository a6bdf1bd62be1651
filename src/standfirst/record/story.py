"""The one entry: a story in, its record out."""

import re
from datetime import date
from pathlib import Path

from standfirst.copydesk import Copy, Unreadable, clean
from standfirst.record import parts, queries, sentences
from standfirst.record.actors import lists
from standfirst.record.actors.names import Names
from standfirst.record.confidence import MEASURED
from standfirst.record.events import Deeds
from standfirst.record.relations import Ties
from standfirst.record.shapes import Record
from standfirst.record.statements import Speech
from standfirst.record.syntax import pipeline

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    ["a", "after", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have", "he",
     "her", "his", "i", "in", "is", "it", "its", "not", "of", "on", "or", "said", "she", "that", "the", "their",
     "they", "this", "to", "was", "we", "were", "which", "who", "will", "with", "would", "you"]
)  # fmt: skip
_ENGLISH_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]")
#: A story of more code points is refused: it is a book or an archive, and one story is asked for.
LONGEST = 1_000_000


def annotate(
    source: str | Copy, *, published: date | None = None, actors: tuple[lists.Actor, ...] | Path = ()
) -> Record:
    """The record of one story: who said what, who did what to whom, with the sentence of each.

    A `str` goes through `clean` first. `published` is the story's date, against which *last year* is resolved;
    without it the Copy's own is used. `actors` is a newsroom's list of its own, or the file of one.
    Raises `Unreadable` with one sentence where there is nothing to read: no words, or not English.
    """
    copy = clean(source) if isinstance(source, str) else source
    text, found = parts.read(copy)
    _refuse(text, copy)
    spans = sentences.sentences(text, found)
    own = lists.from_file(actors) if isinstance(actors, Path) else actors
    story = published or _date(copy.published)
    known = lists.with_list(own)
    trees = [tree for tree in pipeline.parse(text, spans, known.familiar) if tree.words]
    names = Names(text, trees, known)
    speech = Speech(text, found, trees, names)
    ids = {id(draft): f"s{number}" for number, draft in enumerate(speech.drafts, 1)}
    events = Deeds(text, trees, names, speech, story).events(ids, MEASURED)
    return Record(
        language="en",
        published=story.isoformat() if story else None,
        text=text,
        parts=found,
        sentences=spans,
        entities=names.entities,
        statements=speech.statements(MEASURED),
        events=events,
        relations=Ties(text, trees, names, speech).relations(ids, MEASURED),
        queries=queries.raise_all(found, spans, events),
    )


def _date(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _refuse(text: str, copy: Copy) -> None:
    """Nothing is guessed from what cannot be read."""
    if len(text) > LONGEST:
        raise Unreadable(
            f"The text has {len(text):,} characters and a story may have {LONGEST:,}; give one story at a time."
        )
    words = _WORD.findall(text[:20_000])
    if not words:
        raise Unreadable("There is no sentence here to read; give the text of a story.")
    latin = sum(bool(_ENGLISH_LETTERS.match(word)) for word in words)
    common = sum(word.casefold() in _COMMON for word in words)
    if latin * 2 < len(words) or (len(words) >= 20 and common * 12 < len(words)):
        language = f" (it looks like {copy.language!r})" if copy.language != "en" else ""
        raise Unreadable(f"The record reads English, and this text is in another language{language}.")
