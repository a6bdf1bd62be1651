"""What the parser gets wrong in the clipped English of news, put right before the rules look: headlines in the present
tense, a verb taken for an adjective of its own object, an *-ing* form taken for one."""

from collections.abc import Callable

from standfirst.record.syntax.tree import Word

_OPENS_OBJECT = frozenset({"NUM", "DET", "ADJ", "PROPN", "PRON", "NOUN"})


_MODALS = frozenset({"will", "would", "may", "might", "could", "should", "must", "shall", "cannot"})


def repair(words: list[Word], verb_of: Callable[[str], str | None]) -> list[Word]:
    """The same words, with heads and relations mended in place. `verb_of` gives the known verb that a form may be."""
    for word in words:
        if word.tag in ("NOUN", "ADJ") and word.lower.endswith("ed") and verb_of(word.lower):
            _make_past(words, word, verb_of)
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
        elif word.tag == "VERB" and word.form == "Fin" and word.number and word.relation in ("root", "complement"):
            _headline_parties(words, word)
    _promote(words)
    return words


_SMALL = frozenset(["over", "on", "in", "at", "after", "for", "from", "with", "to", "against", "as", "by", "of"])


def _headline_parties(words: list[Word], verb: Word) -> None:
    """*Ostmere summons envoy over drone*: the name before the verb does it, and a bare noun after *over* is no object."""
    before = words[verb.number - 1]
    below = [one for one in words if one.head == verb.number and one is not verb]
    if before in below and before.tag == "PROPN" and before.relation in ("compound", "name"):
        before.relation = "subject"
    objects = [one for one in below if one.relation == "object" and one.number > verb.number]
    small = next((one for one in below if one.relation == "adverb" and one.lower in _SMALL), None)
    if small is None or not objects or objects[-1].number < small.number:
        return
    small.head, small.relation = objects[-1].number, "case"
    objects[-1].relation = "oblique"


def _make_past(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> None:
    """*The president vowed revenge*, where the verb was taken for a noun or an adjective."""
    modifies = word.relation in ("compound", "adjective") and word.head > word.number
    if word.head != word.number and not (modifies and _has_subject(words, word)):
        return
    word.tag, word.form, word.lemma = "VERB", "Fin", verb_of(word.lower) or word.lemma
    if modifies:
        _turn(words, word, words[word.head])


def _promote(words: list[Word]) -> None:
    """*The prime minister called on Halvia to ratify it*: the verb hung below its subject as a participle."""
    root = next((one for one in words if one.head == one.number), None)
    if root is None or root.tag not in ("NOUN", "PROPN"):
        return
    if any(one.form == "Fin" and one.relation not in ("relative", "complement", "adverbial") for one in words):
        return
    below = [one for one in words[root.number :] if one.head == root.number]
    holders = {root.number, *(one.number for one in below if one.relation == "modifier")}
    verb = next((one for one in words[root.number :] if one.head in holders and _is_past_below(one)), None)
    if verb is None or any(one.head == verb.number and one.relation == "mark" for one in words):
        return
    acts = any(one.head == verb.number and one.relation in ("object", "complement", "indirect") for one in words)
    asks = verb.lemma == "call" and words[min(verb.number + 1, len(words) - 1)].lower in ("on", "for", "upon")
    if not (acts or asks):
        return
    verb.head, verb.relation, verb.form = verb.number, "root", "Fin"
    root.head, root.relation = verb.number, "subject"
    for one in below:
        if one.number > verb.number and one.relation in ("punctuation", "beside", "conjunct", "adverbial"):
            one.head = verb.number


def _is_past_below(word: Word) -> bool:
    return word.relation == "participle" and word.form == "Part" and not word.lower.endswith("ing")


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
    opens = after.tag in _OPENS_OBJECT or (after.tag == "VERB" and after.number == word.head)
    if verb_of(word.lower) is None or not opens:
        return False
    return not any(one.tag in ("VERB", "AUX") and one.form == "Fin" and one.head == one.number for one in words)


def _make_verb(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> None:
    before, after = words[word.number - 1], words[word.number + 1]
    word.tag, word.form, word.lemma = "VERB", "Fin", verb_of(word.lower) or word.lemma
    before.relation = "subject"
    if word.relation == "subject" and words[word.head].number == after.number:
        governs = after.tag == "VERB" and after.lower.endswith("ing")
        word.head, word.relation = (word.number if after.head == after.number else after.head), after.relation
        after.head, after.relation = word.number, "open-complement" if governs else "object"
        after.tag = after.tag if governs else "NOUN"
    for one in words[: before.number]:
        if one.head == word.number and one.relation in ("compound", "adjective", "determiner"):
            one.head = before.number
    top = after
    while top.head > word.number and top.head != top.number:
        top = words[top.head]
    if top.number > word.number and top.head == word.number and top.relation in ("modifier", "compound", "name"):
        top.relation = "object"
