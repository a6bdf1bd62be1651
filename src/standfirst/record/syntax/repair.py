"""What the parser gets wrong in the clipped English of news, put right before the rules look: headlines in the present
tense, a verb taken for an adjective of its own object, an *-ing* form taken for one."""

from collections.abc import Callable

from standfirst.record.syntax.tree import Word

_OPENS_OBJECT = frozenset({"NUM", "DET", "ADJ", "PROPN", "PRON", "NOUN"})


_MODALS = frozenset({"will", "would", "may", "might", "could", "should", "must", "shall", "cannot"})


def repair(words: list[Word], verb_of: Callable[[str], str | None]) -> list[Word]:
    """The same words, with heads and relations mended in place. `verb_of` gives the known verb that a form may be."""
    for word in words:
        if (
            word.tag in ("NOUN", "ADJ")
            and word.lower.endswith("ed")
            and word.head == word.number
            and verb_of(word.lower)
        ):
            word.tag, word.form, word.lemma = "VERB", "Fin", verb_of(word.lower) or word.lemma
        elif (
            word.tag == "NOUN" and word.lower.endswith("ing") and word.relation == "compound" and verb_of(word.lower)
        ):
            _make_gerund(words, word, verb_of)
        elif word.tag == "NOUN" and word.number and words[word.number - 1].lower in _MODALS and verb_of(word.lower):
            word.tag, word.form, word.lemma = "VERB", "Inf", verb_of(word.lower) or word.lemma
        elif word.tag == "NOUN" and _is_headline_verb(words, word, verb_of):
            _make_verb(words, word, verb_of)
        elif word.tag == "VERB" and word.relation in ("adjective", "compound") and word.head > word.number:
            if _has_subject(words, word) or (word.lower.endswith("ing") and _governs(words, word)):
                _turn(words, word, words[word.head])
            elif word.lower.endswith("ed") and _is_verb_of_noun(words, word):
                _make_root(words, word)
    return words


def _has_subject(words: list[Word], verb: Word) -> bool:
    before = words[verb.number - 1] if verb.number else None
    if any(
        one.head == verb.number and one.relation in ("subject", "subject-passive") for one in words[: verb.number]
    ):
        return True
    beside = before is not None and before.head == verb.number and before.tag == "PROPN"
    if beside and before is not None and verb.form == "Fin":
        before.relation = "subject"
        return True
    return False


def _governs(words: list[Word], verb: Word) -> bool:
    """*of imposing sanctions, denied holding talks*: nothing but a preposition or verb before it."""
    before = words[verb.number - 1] if verb.number else None
    if before is None or before.tag not in ("ADP", "SCONJ", "VERB", "ADV"):
        return False
    noun = words[verb.head]
    return not any(one.head == noun.number and one.relation == "determiner" for one in words[: verb.number])


def _make_gerund(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> None:
    """*for intercepting migrants*, read as a compound."""
    if word.head == word.number + 1 and words[word.number - 1].tag in ("ADP", "SCONJ") and word.number:
        word.tag, word.form, word.lemma = "VERB", "Ger", verb_of(word.lower) or word.lemma
        _turn(words, word, words[word.head])


def _is_verb_of_noun(words: list[Word], verb: Word) -> bool:
    """*Coast guard vessels used water cannon*: the sentence has no verb, and a noun stands before this one."""
    if verb.number == 0 or any(one.form == "Fin" for one in words):
        return False
    before = words[verb.number - 1]
    return before.tag in ("NOUN", "PROPN") and before.head == before.number and words[verb.head].head == before.number


def _make_root(words: list[Word], verb: Word) -> None:
    noun, thing = words[verb.number - 1], words[verb.head]
    verb.head, verb.relation, verb.form = verb.number, "root", "Fin"
    noun.head, noun.relation = verb.number, "subject"
    thing.head, thing.relation = verb.number, "object"
    for one in words[verb.number :]:
        if one.head == noun.number and one is not verb:
            one.head = verb.number
            one.relation = "oblique" if one.relation == "modifier" else one.relation


def _turn(words: list[Word], verb: Word, noun: Word) -> None:
    """The noun below the verb instead of the verb below the noun."""
    was_root = noun.head == noun.number
    verb.head = verb.number if was_root else noun.head
    verb.relation = "adverbial" if noun.relation in ("oblique", "modifier") else noun.relation
    for one in words[: verb.number]:
        if one.head == noun.number and one.number != verb.number and one.relation in ("case", "mark", "subject"):
            one.head = verb.number
    for one in words:
        if (
            one.head == noun.number
            and one.relation in ("punctuation", "adverbial", "beside", "conjunct")
            and one.tag != "NOUN"
        ):
            one.head = verb.number
    noun.head, noun.relation = verb.number, "object"


def _is_headline_verb(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> bool:
    """*Ottawa expels six diplomats*: a plural noun after a name that is no plural noun."""
    if not word.lower.endswith("s") or not word.number or word.number + 1 >= len(words):
        return False
    before, after = words[word.number - 1], words[word.number + 1]
    if before.tag != "PROPN" or before.relation not in ("compound", "name") or before.head != word.number:
        return False
    if verb_of(word.lower) is None or after.tag not in _OPENS_OBJECT:
        return False
    return not any(one.tag in ("VERB", "AUX") and one.form == "Fin" and one.head == one.number for one in words)


def _make_verb(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> None:
    before, after = words[word.number - 1], words[word.number + 1]
    word.tag, word.form, word.lemma = "VERB", "Fin", verb_of(word.lower) or word.lemma
    before.relation = "subject"
    for one in words[: before.number]:
        if one.head == word.number and one.relation in ("compound", "adjective", "determiner"):
            one.head = before.number
    top = after
    while top.head > word.number and top.head != top.number:
        top = words[top.head]
    if top.number > word.number and top.head == word.number and top.relation in ("modifier", "compound", "name"):
        top.relation = "object"
