"""A sentence made plainer for a small parser: people that it cannot know stand under names that it does, and a name
between commas (*its minister, Selim Aktan, said*) is put aside and hung back below the noun that it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from standfirst.copydesk import gazetteer
from standfirst.record.actors import titles
from standfirst.record.syntax.lemmas import known_verb, past
from standfirst.record.syntax.tree import Tree, Word

_GIVEN, _SURNAME = "George", "Bush"
_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-’'][A-ZÀ-ÖØ-Þ]?[^\W\d_]+)*"
_PARTICLE = r"(?:de|da|do|van|von|der|bin|ibn|al|el|la|le|du|dos|del|abu)"
_RUN = re.compile(rf"(?<![\w’'-]){_NAME}(?: (?:{_PARTICLE} )?(?:{_NAME}|[A-Z]\.))+")
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Secretary|Senator|Judge|Gen|General|Col)\.? ({_NAME})"
)
_NOT_PEOPLE = (
    titles.NOT_NAMES
    | {word.capitalize() for word in titles.ROLE_WORDS | titles.ORGANISATION_WORDS | titles.GROUPS}
    | {"St", "New", "Lake", "Mount", "Port", "Fort", "Gulf", "Bay", "River", "City", "Island", "Islands", "Street", "Road",
       "Saint", "San", "Santa", "El", "Los", "Las", "Games", "Cup", "Daily", "Act", "Treaty", "Sea", "Valley", "Region"}
)  # fmt: skip
_GOES_ON = frozenset(["the", "a", "an", "his", "her", "its", "their", "who", "whose", "which", "whom", "and", "or", "now", "then", "both", "all", "our", "my"])  # fmt: skip
_NO_NOUN = frozenset(
    ["said", "says", "that", "and", "but", "or", "of", "in", "on", "at", "to", "for", "with", "by", "from", "than", "as", "when", "where",
     "while", "if", "so", "then", "also", "however", "who", "which", "whose", "including", "week", "month", "year", "today", "yesterday",
     "tomorrow", "time", "later", "earlier", "ago", "meanwhile", "example", "instance", "statement", "interview", "addition", "first", "contrast"]
)  # fmt: skip
#: Titles that a treebank of the web hardly knows, or knows as adjectives.
_TITLES_UNKNOWN = {"premier": "president", "chancellor": "president", "envoy": "minister", "envoys": "ministers"}
_LONGEST_SUBJECT = 7
_ENDS = frozenset([".", "?", "!", "”", '"', "…"])
#: Before a verb in the present: then its subject is not what the headline begins with.
_NOT_BEFORE = frozenset(
    [
        "to",
        "will",
        "as",
        "that",
        "who",
        "which",
        "says",
        "said",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        ":",
        "“",
        '"',
        "in",
        "of",
        "for",
        "on",
        "with",
        "over",
        "after",
        "by",
    ]
)
_LONGEST_NAME = 5
_LONGEST_OFFICE = 14
_INSIDE_NAMES = frozenset(["-", "al", "bin", "de", "van", "von", "del", "la", "el", "ibn", "'"])
_SPEAKING = frozenset(["contacted", "quoted", "reached", "speaking"])
_OFFICES = frozenset(
    [
        "executive",
        "member",
        "founder",
        "owner",
        "author",
        "boss",
        "researcher",
        "fellow",
        "partner",
        "resident",
        "officer",
        "deputy",
        "mp",
    ]
)
_NOT_IN_OFFICE = frozenset(
    [
        "who",
        "whose",
        "which",
        "that",
        "said",
        "says",
        "when",
        "where",
        "while",
        "if",
        ";",
        ":",
        "“",
        "”",
        '"',
        "was",
        "is",
        "were",
        "had",
        "has",
    ]
)
_PREPOSITIONS = frozenset(["of", "for", "in", "at", "from", "to", "with", "on"])
_AUXILIARIES = frozenset(
    [
        "has",
        "had",
        "have",
        "was",
        "is",
        "were",
        "will",
        "would",
        "did",
        "does",
        "could",
        "may",
        "might",
        "also",
        "later",
    ]
)


def people(text: str, familiar: Mapping[str, str]) -> dict[str, str]:
    """Each word that is a part of a person's name in the text, with a part of one that any English treebank holds."""
    found = dict(_TITLES_UNKNOWN)
    for run in _RUN.finditer(text):
        words = [one for one in run.group().split() if one[0].isupper()]
        while words and words[0] in _NOT_PEOPLE:
            words = words[1:]
        before = text[max(0, run.start() - 4) : run.start()].casefold()
        if not 1 < len(words) < _LONGEST_NAME or before.endswith(("the ", " a ", " an ")):
            continue
        if any(one in _NOT_PEOPLE or one in familiar or one.isupper() for one in words):
            continue
        if not gazetteer.is_town(" ".join(words)):
            found.update(dict.fromkeys(words[:-1], _GIVEN))
            found[words[-1].rstrip("’'s") if words[-1].endswith(("’s", "'s")) else words[-1]] = _SURNAME
    for titled in _TITLED.finditer(text):
        if titled[1] not in familiar and titled[1] not in _NOT_PEOPLE:
            found.setdefault(titled[1], _SURNAME)
    return {word: known for word, known in found.items() if word not in familiar}


@dataclass(frozen=True, slots=True)
class Aside:
    """Words put aside, with the commas around them: `first` to `last`. `below` is the word that they hang on, `office`
    the place of the office among them where they are one, and `how` says that they tell how somebody speaks."""

    first: int
    last: int
    below: int
    office: int | None = None
    how: bool = False


def put_aside(words: Sequence[str], known: Mapping[str, str]) -> list[Aside]:
    """The names, ages and offices between commas that a sentence can do without."""
    found: list[Aside] = []
    comma = 0
    for number, word in enumerate(words):
        if word != ",":
            continue
        office = _office_between(words, comma, number, known) if comma else None
        if comma and _is_how(words, comma, number):
            found.append(Aside(comma, number, comma - 1, how=True))
            comma = 0
        elif office is not None or (comma and _is_name(words, comma, number, known)):
            found.append(Aside(comma, number, comma - 1, office))
            comma = 0
        else:
            comma = number
    return found


def initials(word: str) -> str:
    """The word; of an organisation's capitals those of one that any treebank holds (*ECOWAS*: CIA)."""
    return "CIA" if word.isupper() and word.isalpha() and 2 < len(word) < 7 else word


def in_the_past(written: Sequence[str], words: list[str]) -> list[str]:
    """A headline's verb in the past tense, which the parser takes for no noun (*EU slaps sanctions*: slapped), and two
    names with a comma between them as *and* joins them (*US, Japan hold drills*)."""
    if len(words) < 3 or written[-1] in _ENDS or not written[0][:1].isupper():
        return words
    place = 0
    while place < len(written) and place < _LONGEST_SUBJECT and not _is_present(written[place]):
        place += 1
    if not 0 < place < min(len(written) - 1, _LONGEST_SUBJECT) or any(one in _NOT_BEFORE for one in written[:place]):
        return words
    changed = list(words)
    changed[place] = past(known_verb(written[place]) or written[place])
    for number in range(1, place - 1):
        if written[number] == ",":
            changed[number] = "and"
    return changed


def _is_present(word: str) -> bool:
    return word.islower() and word.endswith("s") and known_verb(word) not in (None, word)


def _is_name(words: Sequence[str], comma: int, end: int, known: Mapping[str, str]) -> bool:
    """*its minister, Selim Aktan, said; Carranza, 61, said*."""
    inside = words[comma + 1 : end]
    after = words[end + 1] if end + 1 < len(words) else ""
    if not inside or not after or not after[0].islower() or after in _GOES_ON:
        return False
    if len(inside) == 1 and inside[0].isdigit():
        return len(inside[0]) < 3 and words[comma - 1][:1].isupper()
    before = words[comma - 1]
    if not before.isalpha() or before in _NO_NOUN or len(inside) > _LONGEST_NAME:
        return False
    if not before.islower() and not all(known.get(one) in (_GIVEN, _SURNAME) for one in inside):
        return False
    return len(inside) > 1 and all(one[0].isupper() or one in _INSIDE_NAMES for one in inside)


def _is_how(words: Sequence[str], comma: int, end: int) -> bool:
    """*an engineer, reached by telephone, joked*: how or where somebody speaks."""
    inside = words[comma + 1 : end]
    after = words[end + 1] if end + 1 < len(words) else ""
    if (
        not 1 < len(inside) <= _LONGEST_OFFICE
        or inside[0] not in _SPEAKING
        or any(one in _NOT_IN_OFFICE for one in inside)
    ):
        return False
    return after in _AUXILIARIES or (after.islower() and known_verb(after) is not None)


def _office_between(words: Sequence[str], comma: int, end: int, known: Mapping[str, str]) -> int | None:
    """*Leonid Harsk, the president's spokesman, said*: after a person's name and before a verb. Where the office is."""
    inside = words[comma + 1 : end]
    after = words[end + 1] if end + 1 < len(words) else ""
    if known.get(words[comma - 1]) != _SURNAME or not 1 < len(inside) <= _LONGEST_OFFICE:
        return None
    if any(one in _NOT_IN_OFFICE for one in inside):
        return None
    verb = after in _AUXILIARIES or (after.islower() and (known_verb(after) is not None or after.endswith("ed")))
    return _office(inside) if verb else None


def _office(inside: Sequence[str]) -> int | None:
    """The last title before a preposition."""
    found = None
    for number, word in enumerate(inside):
        if word in _PREPOSITIONS and found is not None:
            break
        if word in titles.TITLES or word in _OFFICES:
            found = number
    return found


def hang_back(tree: Tree, kept: Sequence[int], asides: Sequence[Aside], written: Sequence[Word]) -> Tree:
    """The tree of the words that were parsed, with those put aside below what they name. `kept` holds the number of
    each parsed word in the whole sentence; `written` every word of it, with its place."""
    words: list[Word | None] = [None] * len(written)
    for word, number in zip(tree.words, kept, strict=True):
        words[number] = replace(word, number=number, head=kept[word.head], children=[])
    for aside in asides:
        top = aside.first + 1 + (aside.office or 0)
        below = aside.below if aside.office is not None else _named(words, aside.below)
        for number in range(aside.first, aside.last + 1):
            words[number] = _hung(written, aside, number, top)
        tag = "VERB" if aside.how else "NOUN" if aside.office is not None else _tag(written[top])
        relation = "participle" if aside.how else "apposition"
        words[top] = replace(written[top], tag=tag, head=below, relation=relation)
    return Tree([one for one in words if one is not None], tree.sentence)


def _hung(written: Sequence[Word], aside: Aside, number: int, top: int) -> Word:
    """One word of an aside below its top: a part of the name, what stands before an office, or of whom it is."""
    word = written[number]
    if number in (aside.first, aside.last):
        return replace(word, tag="PUNCT", head=top, relation="punctuation")
    if aside.how:
        return replace(word, tag=_tag(word), head=top, relation="other")
    if aside.office is None:
        return replace(word, tag=_tag(word), head=top, relation="name")
    if word.text in ("'s", "’s"):
        return replace(word, tag="PART", head=number - 1, relation="case")
    if word.lower in _PREPOSITIONS:
        following = next(
            (
                one
                for one in range(number + 1, aside.last)
                if written[one].lower not in ("the", "a", "an", "its", "his", "her")
            ),
            top,
        )
        return replace(word, tag="ADP", head=following, relation="case")
    if word.lower in ("the", "a", "an"):
        return replace(
            word, tag="DET", head=top if number < top else min(number + 1, aside.last - 1), relation="determiner"
        )
    if written[min(number + 1, aside.last)].text in ("'s", "’s") or word.lower in ("its", "his", "her", "their"):
        return replace(word, tag=_tag(word), head=top, relation="possessor")
    if number < top:
        return replace(word, tag=_tag(word), head=top, relation="compound")
    begins = any(one.lower in _PREPOSITIONS for one in written[max(top, number - 2) : number])
    return replace(
        word, tag=_tag(word), head=top if begins else number - 1, relation="modifier" if begins else "name"
    )


def _tag(word: Word) -> str:
    if word.text.isdigit():
        return "NUM"
    return "PROPN" if word.text[:1].isupper() else "NOUN"


def _named(words: Sequence[Word | None], below: int) -> int:
    """The noun that a name after it names: *a spokeswoman for the ministry, Karla Wendt*: the spokeswoman."""
    current = words[below]
    while current is not None and current.relation in ("modifier", "compound", "name"):
        above = words[current.head]
        if above is None or above.number > below or above.tag not in ("NOUN", "PROPN"):
            break
        if above.lower in titles.TITLES:
            return above.number
        current = above
    return below
