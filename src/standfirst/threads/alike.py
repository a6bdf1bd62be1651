"""Whether two takes tell one story: by what their texts have in common, the names and figures, and the time between.

True reprints share about a third of their shingles, so likeness is containment in the shorter text. What was found on
the labelled set, and how the bounds were chosen, is in docs/decisions/2026-11-26-reprints.md. Knows no database.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log

#: Words in a shingle.
LENGTH = 4
#: The longest time between two takes of one story; and between the accounts of two agencies.
REACH, ACCOUNTS = timedelta(hours=96), timedelta(hours=36)
#: Containment that is proof alone; and from which on it is proof with as large a share of the names and figures.
COPIED, REWORKED, REWORKED_NAMES = 0.7, 0.35, 0.92
#: Share of the names and figures that two agencies have in common on one event, and how many at the least.
SAME_EVENT, AT_LEAST = 0.65, 4
#: A word counts as if there were at least so many stories, so that a quiet day's few do not make each word common.
FEWEST = 200

Weight = Callable[[str], float]
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*")
_SENTENCE = re.compile(r"(?<=[.!?”])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a take is compared by. `moment` is None where it is not known when it was sent, as of a paste; `source` is
    who sent it."""

    shingles: frozenset[str]
    names: frozenset[str]
    moment: datetime | None
    source: str = ""


def traits_of(text: str, moment: datetime | None, source: str = "") -> Traits:
    words = re.findall(r"\w+", text.casefold())
    shingles = frozenset(" ".join(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1))
    return Traits(shingles, frozenset(names_in(text)), moment, source)


def names_in(text: str) -> set[str]:
    """Figures, and words with a capital that do not begin a sentence. Days are among them: they tell trials apart."""
    found: set[str] = set()
    for sentence in _SENTENCE.split(text):
        for count, word in enumerate(_WORD.findall(sentence)):
            if word[0].isdigit():
                found.add(word.strip(".,"))
            elif count and word[0].isupper():
                found.add(re.sub(r"[’']s?$", "", word.casefold()))
    return found


def rarity(stories: int, having: int) -> float:
    """What a name weighs that so many of the stories have."""
    return log((max(stories, FEWEST) + 1) / (having + 0.5))


def containment(one: Traits, other: Traits) -> float:
    """The share of the shingles of the shorter text that the other has."""
    least = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / least if least else 0.0


def names_in_common(one: Traits, other: Traits, weight: Weight) -> float:
    """The share of the names and figures of the one with fewer that the other has, the rare ones weighing more."""
    least = min(sum(map(weight, one.names)), sum(map(weight, other.names)))
    return sum(map(weight, one.names & other.names)) / least if least else 0.0


def one_story(one: Traits, other: Traits, weight: Weight) -> bool:
    between = abs(one.moment - other.moment) if one.moment and other.moment else None
    if between is not None and between > REACH:
        return False
    text = containment(one, other)
    if text >= COPIED:
        return True
    names = names_in_common(one, other, weight)
    if text >= REWORKED:
        return names >= REWORKED_NAMES
    # One supplier gives its new account of an event the old one's identity: without it, it is the next story.
    near = between is not None and between <= ACCOUNTS and one.source != other.source
    return near and names >= SAME_EVENT and len(one.names & other.names) >= AT_LEAST


def mark(word: str) -> int:
    """A shingle or a name as a number of 63 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big") >> 1
