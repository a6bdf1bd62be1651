"""Who says it, after or between commas: *…, its foreign minister announced on Tuesday.* and *The talks, mediators said,
would resume.* Read from the order of the words, since the parser often hangs such an aside on the clause before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.record import cues
from standfirst.record.actors import titles
from standfirst.record.actors.names import Names
from standfirst.record.quotes import Quotes
from standfirst.record.syntax.tree import Tree, Word

#: An aside has no more words than this.
_LONGEST = 22
_NOT_FIRST = frozenset(
    ["according", "after", "although", "and", "as", "asked", "because", "before", "but", "if", "not", "or",
     "since", "so", "than", "that", "then", "though", "to", "what", "when", "where", "which", "while", "who",
     "whom", "whose", "yet"]
)  # fmt: skip
_OPENS_CLAUSE = frozenset(["after", "although", "because", "before", "if", "since", "until", "when", "while"])
_STOPS_NAME = frozenset(["of", "in", "at", "on", "for", "from", "with", "to", "near", "by", "who", "whose"])


@dataclass(frozen=True, slots=True)
class Aside:
    """The words between two commas, or from the last comma to the end: the cue, who speaks, and to whom."""

    first: Word
    last: Word
    cue: Word
    source: Word
    addressee: Word | None


def asides(tree: Tree, names: Names, quotes: Quotes) -> Iterator[Aside]:
    """Every aside of a sentence that speaks; what is around it is what is said."""
    commas = [one.number for one in tree.words if one.text in (",", "—", "–") and not quotes.holds(one)]
    commas += [one.number for one in tree.words[1:] if _closes_quote(tree, one, quotes)]
    commas.sort()
    end = len(tree.words) - (tree.words[-1].tag == "PUNCT" and not quotes.holds(tree.words[-1]))
    for place, comma in enumerate(commas):
        following = next((one for one in commas[place + 1 :] if one > comma + 2), end)
        for stop in {following, end}:
            words = tree.words[comma + 1 : stop]
            found = _read(tree, words, names) if 1 < len(words) <= _LONGEST else None
            if found is not None and _is_said(tree, comma, quotes):
                yield found
                break


def _closes_quote(tree: Tree, word: Word, quotes: Quotes) -> bool:
    """The mark that ends a quotation, where the comma stands inside it."""
    return any(word.start < pair.end <= word.end for pair in quotes.pairs) and word.number + 2 < len(tree.words)


def _is_said(tree: Tree, comma: int, quotes: Quotes) -> bool:
    """Whether what stands before the aside can be said: a clause, a quotation, or the subject of one that goes on."""
    before = tree.words[:comma]
    verbs = any(one.tag in ("VERB", "AUX") for one in before)
    return (verbs and len(before) > 2) or any(quotes.holds(one) for one in before) or _goes_on(tree, comma)


def _goes_on(tree: Tree, comma: int) -> bool:
    later = [one.number for one in tree.words[comma + 1 :] if one.text == ","]
    after = tree.words[later[0] + 1 : later[0] + 3] if later else []
    return any(one.tag in ("AUX", "VERB") and one.form in ("Fin", "") for one in after) and comma < 10


def _read(tree: Tree, words: list[Word], names: Names) -> Aside | None:
    if words[0].lower in _NOT_FIRST or words[0].relation == "participle":
        return None
    verbs = [
        one
        for one in words
        if one.tag in ("VERB", "AUX") and one.form in ("Fin", "Part", "") and one.lower != "speaking"
    ]
    spoken = [one for one in verbs if one.lemma in cues.ASIDE and not one.lower.endswith("ing")]
    if not spoken or any(one.form == "Fin" and one not in spoken and one.number > spoken[0].number for one in verbs):
        return None
    cue = spoken[0]
    if any(one.lower in _OPENS_CLAUSE for one in words if one.number < cue.number):
        return None
    if any(one.lower in ("that", ":", "“", '"') for one in words if one.number > cue.number):
        return None
    before = [one for one in words if one.number < cue.number and one.tag not in ("AUX", "ADV", "PUNCT")]
    after = [one for one in words if one.number > cue.number]
    if before:
        source, spoken_to = _head(before, names), _object(after, names)
    elif cue.lemma in ("tell", "inform", "remind", "assure") or not _is_inverted(after):
        return None
    else:
        source, spoken_to = _head(after, names), None
    if source is None or (before and any(one.tag == "VERB" and one.form == "Fin" for one in before)):
        return None
    if cue.lemma not in cues.TO_SOMEBODY:
        spoken_to = None
    rest = after if before else [one for one in after if one.number > source.number]
    if any(one.lower.endswith(("self", "selves")) for one in rest):
        return None
    if (
        spoken_to is None
        and any(one.tag in ("NOUN", "PROPN") for one in _directly(rest))
        and cue.lemma not in ("tell", "warn")
    ):
        return None
    return Aside(words[0], words[-1], cue, source, spoken_to)


def _is_inverted(after: list[Word]) -> bool:
    """*…, said its minister* and not *…, said on arrival in Brussels*."""
    first = next((one for one in after if one.tag != "ADV"), None)
    return first is not None and first.tag != "ADP" and first.text not in titles.MONTHS_AND_DAYS


def _head(words: list[Word], names: Names) -> Word | None:
    """The last noun before a preposition or comma: *its deputy foreign minister*."""
    head: Word | None = None
    for word in words:
        if word.lower in _STOPS_NAME or (word.text == "," and head is not None):
            if head is not None:
                break
            continue
        if word.tag in ("NOUN", "PROPN", "PRON") or names.covered(word) or word.lower in titles.TITLES:
            if word.relation != "possessor":
                head = word
        elif word.tag in ("CCONJ", "VERB") and head is not None:
            break
    if head is None or head.lower in ("which", "that", "who", "there") or head.text in titles.MONTHS_AND_DAYS:
        return None
    return head


def _directly(words: list[Word]) -> list[Word]:
    """The words after a cue up to the first preposition or comma: an object, which an aside has not."""
    found: list[Word] = []
    for word in words:
        if word.tag == "ADP" or word.text == "," or word.text in titles.MONTHS_AND_DAYS or word.lower in cues.WHEN:
            break
        found.append(word)
    return found


def _object(words: list[Word], names: Names) -> Word | None:
    direct = [one for one in _directly(words) if one.tag in ("NOUN", "PROPN", "PRON") and one.relation != "possessor"]
    return direct[-1] if direct else None
