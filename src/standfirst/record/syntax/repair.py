"""What the parser gets wrong in the clipped English of news, put right before the rules look: headlines in the present
tense, a verb taken for an adjective of its own object, an *-ing* form taken for one."""

from collections.abc import Callable

from standfirst.record import cues
from standfirst.record.actors import titles
from standfirst.record.actors.bodies import BODIES
from standfirst.record.syntax.tree import Word

_OPENS_OBJECT = frozenset({"NUM", "DET", "ADJ", "PROPN", "PRON", "NOUN"})


_MODALS = frozenset({"will", "would", "may", "might", "could", "should", "must", "shall", "cannot"})


def repair(words: list[Word], verb_of: Callable[[str], str | None]) -> list[Word]:
    """The same words, with heads and relations mended in place. `verb_of` gives the known verb that a form may be."""
    for word in words:
        if word.tag == "VERB":
            _mend_verb(words, word)
        elif word.tag in ("NOUN", "ADJ", "ADV"):
            _mend_noun(words, word, verb_of)
    _promote(words)
    return words


def _mend_noun(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> None:
    """What is taken for a noun or an adjective and is a verb."""
    if verb_of(word.lower) is None:
        return
    if _has_object(words, word):
        word.tag, word.form, word.lemma = "VERB", "Fin", verb_of(word.lower) or word.lemma
    elif word.tag == "ADV":
        return
    elif word.lower.endswith("ed") and _is_between_nouns(words, word):
        word.tag, word.form, word.lemma = "VERB", "Part", verb_of(word.lower) or word.lemma
        _mend_adjective(words, word)
    elif word.lower.endswith("ed") and _opens_clause(words, word, verb_of):
        _make_speaking(words, word, verb_of)
    elif word.lower.endswith("ed") and verb_of(word.lower):
        _make_past(words, word, verb_of)
    elif word.tag == "ADJ":
        return
    elif word.lower.endswith("ing") and word.relation == "compound" and verb_of(word.lower):
        _make_gerund(words, word, verb_of)
    elif word.number and words[word.number - 1].lower in _MODALS and verb_of(word.lower):
        word.tag, word.form, word.lemma = "VERB", "Inf", verb_of(word.lower) or word.lemma
    elif _is_headline_verb(words, word, verb_of):
        _make_verb(words, word, verb_of)


def _mend_verb(words: list[Word], word: Word) -> None:
    """A verb that hangs on the wrong word."""
    if word.relation in ("adjective", "compound") and word.head > word.number:
        _mend_adjective(words, word)
    elif word.form == "Inf" and _is_headline_plan(words, word):
        noun = words[word.head]
        word.head, word.relation = word.number, "root"
        noun.head, noun.relation = word.number, "subject"
    elif word.form == "Part" and _is_active(words, word):
        _make_active(words, word)
    elif word.form == "Fin" and word.number and word.relation in ("root", "complement"):
        _headline_parties(words, word)
    elif word.relation == "participle" and _stands_between(words, word):
        _join(words, word, words[word.head], words[words[word.head].head])
    elif word.relation in ("adverbial", "participle", "relative"):
        _make_complement(words, word)
    if word.relation == "conjunct":
        _raise_conjunct(words, word)
    if word.number > 2:
        _give_subject(words, word)
        _make_relative(words, word)


def _has_object(words: list[Word], word: Word) -> bool:
    """No noun has an object, and no adverb a subject."""
    below = {one.relation for one in words if one.head == word.number}
    return "object" in below or (word.tag == "ADV" and "subject" in below)


def _is_between_nouns(words: list[Word], word: Word) -> bool:
    """*The bloc ECOWAS urged restraint*, read as a restraint that is urged and of ECOWAS."""
    if word.tag != "ADJ" or word.relation != "adjective" or word.head < word.number or not word.number:
        return False
    before = words[word.number - 1]
    return before.tag in ("NOUN", "PROPN") and before.relation == "compound" and before.head == word.head


def _has_complement(words: list[Word], verb: Word) -> bool:
    return any(one.head == verb.number and one.relation == "complement" for one in words)


def _opens_clause(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> bool:
    following = words[word.number + 1] if word.number + 2 < len(words) else None
    return verb_of(word.lower) in cues.SPEAKING and following is not None and following.lower == "that"


def _make_speaking(words: list[Word], word: Word, verb_of: Callable[[str], str | None]) -> None:
    """*… as shameful, and hinted that talks could suffer*, read as an adjective: a second verb of who spoke before."""
    earlier = next((one for one in reversed(words[: word.number]) if one.tag == "VERB" and one.form == "Fin"), None)
    if earlier is None:
        return
    word.tag, word.form, word.lemma = "VERB", "Fin", verb_of(word.lower) or word.lemma
    word.head, word.relation = earlier.number, "conjunct"
    mark = words[word.number + 1]
    clause = words[mark.head]
    if clause.number > mark.number:
        clause.head, clause.relation, mark.relation = word.number, "complement", "mark"
        for one in words[: word.number]:
            if one.head == clause.number and one.relation in ("mark", "case"):
                one.head = earlier.number


def _raise_conjunct(words: list[Word], verb: Word) -> None:
    """*denied that raiders came from there and accused its officials*: he who denied accused. *Frees a cyclist, denies
    a swap*: the second verb is not joined to the cyclist."""
    first = words[verb.head]
    over = words[first.head]
    if first.tag == "NOUN" and first.relation == "object" and over.tag == "VERB" and verb.form == "Fin":
        verb.head = over.number
        return
    if first.relation != "complement" or over.lemma not in cues.SPEAKING or verb.lemma not in cues.SPEAKING:
        return
    subject = next((one for one in words if one.head == first.number and one.relation.startswith("subject")), None)
    own = any(one.head == verb.number and one.relation.startswith("subject") for one in words)
    if not own and subject is not None and subject.tag == "NOUN" and verb.form in ("Fin", "Part"):
        verb.head, verb.form = over.number, "Fin"


def _mend_adjective(words: list[Word], word: Word) -> None:
    """A verb that hangs on its own object as if it described it."""
    if _has_subject(words, word) or (word.lower.endswith("ing") and _governs(words, word)):
        _turn(words, word, words[word.head])
    elif word.form == "Inf" and words[word.number - 1].lower == "to":
        _turn(words, word, words[word.head])
        word.relation = "open-complement" if word.relation in ("adverbial", "object") else word.relation
        words[word.number - 1].head, words[word.number - 1].relation = word.number, "mark"
    elif word.lower.endswith("ed") and _is_perfect(words, word):
        _make_perfect(words, word)
    elif word.lower.endswith("ed") and _has_doer(words, word):
        words[word.number - 1].relation = "subject"
        _turn(words, word, words[word.head])
        words[word.number - 1].head, word.form = word.number, "Fin"
    elif word.lower.endswith("ed") and _is_said(words, word):
        _make_said(words, word)
    elif word.lower.endswith("ed") and _is_verb_of_noun(words, word):
        _make_root(words, word)


_SMALL = frozenset(["over", "on", "in", "at", "after", "for", "from", "with", "to", "against", "as", "by", "of"])


def _headline_parties(words: list[Word], verb: Word) -> None:
    """*Ostmere summons envoy over drone*: the name before the verb does it, and a bare noun after *over* is no object."""
    before = words[verb.number - 1]
    below = [one for one in words if one.head == verb.number and one is not verb]
    lone = not any(one.relation in ("subject", "subject-passive") for one in below)
    if before in below and before.relation in ("compound", "name") and (before.tag == "PROPN" or lone):
        before.relation = "subject"
        for one in words[: before.number]:
            if one in below and one.relation in ("determiner", "possessor", "adjective", "compound"):
                one.head = before.number
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
    if any(
        one.form == "Fin" and one.relation not in ("relative", "complement", "adverbial", "participle")
        for one in words
    ):
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
    if word.relation in ("beside", "conjunct") and word.form == "Fin" and word.tag == "VERB":
        return True
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


def _is_active(words: list[Word], verb: Word) -> bool:
    """*The minister denied on Tuesday that …*, read as a passive, with a clause or an object after it."""
    if verb.lower.endswith("ing") or verb.relation not in ("root", "complement", "conjunct"):
        return False
    below = {one.relation for one in words if one.head == verb.number and one is not verb}
    if "subject-passive" not in below or "auxiliary-passive" in below:
        return False
    if "auxiliary" in below:
        return any(one.lower in ("have", "has", "had") for one in words if one.head == verb.number)
    return bool(below & {"object", "complement"}) or any(
        one.lower == "that" for one in words[verb.number + 1 : verb.number + 6]
    )


def _make_active(words: list[Word], verb: Word) -> None:
    verb.form = "Fin"
    for one in words:
        if one.head == verb.number and one.relation == "subject-passive":
            one.relation = "subject"


def _make_complement(words: list[Word], word: Word) -> None:
    """A clause that *that* opens right after a verb of speech is what is said, wherever the parser put it."""
    mark = next((one for one in words[: word.number] if one.head == word.number and one.lower == "that"), None)
    above = words[word.head]
    if mark is None or mark.tag not in ("SCONJ", "PRON") or mark.relation != "mark" or above.number > mark.number:
        return
    over = words[above.head]
    setting = above.tag == "NOUN" and above.relation == "oblique" and over.number < above.number
    if setting and over.lemma in cues.SPEAKING and not _has_complement(words, over):
        word.head, above = over.number, over
    if above.tag == "VERB" and above.lemma in cues.SPEAKING:
        word.relation = "complement"


_OPENS_CLAUSE = frozenset(["after", "before", "since", "until", "as", "while"])


def _give_subject(words: list[Word], verb: Word) -> None:
    """*after the government promised to …*, where the government was hung on the clause before."""
    before = words[verb.number - 1]
    if verb.form != "Fin" or verb.relation != "adverbial" or before.tag not in ("NOUN", "PROPN"):
        return
    if before.head == verb.number and before.relation == "compound":
        before.relation = "subject"
        for one in words[: before.number]:
            if one.head == verb.number and one.relation in ("determiner", "adjective", "compound", "possessor"):
                one.head = before.number
            elif one.head == verb.number and one.relation == "case" and one.lower in _OPENS_CLAUSE:
                one.relation = "mark"
        return
    if before.relation not in ("modifier", "oblique") or before.head == verb.number:
        return
    if any(one.head == verb.number and one.relation in ("subject", "subject-passive", "mark") for one in words):
        return
    case = next((one for one in words if one.head == before.number and one.relation == "case"), None)
    if case is not None and case.lower in _OPENS_CLAUSE:
        before.head, before.relation = verb.number, "subject"
        case.head, case.relation = verb.number, "mark"


def _make_relative(words: list[Word], verb: Word) -> None:
    """*militias from Misrata, who accused …*, hung on the verb before: it describes who stands before the *who*."""
    who = next(
        (one for one in words if one.head == verb.number and one.lower == "who" and one.relation == "subject"), None
    )
    if who is None or verb.relation not in ("adverbial", "beside", "conjunct") or who.number < 2:
        return
    for one in reversed(words[: who.number]):
        if one.tag in ("VERB", "AUX"):
            return
        if one.tag in ("NOUN", "PROPN", "PRON") and (
            one.lemma in BODIES or one.lower in titles.GROUPS | titles.TITLES or one.tag == "PROPN"
        ):
            if one.relation == "name":
                one = words[one.head]
            before = next((other for other in reversed(words[: one.number]) if other.tag in ("NOUN", "VERB")), None)
            if (
                one.tag == "PROPN"
                and before is not None
                and before.lemma in BODIES
                and before.number > one.number - 4
            ):
                one = before
            verb.head, verb.relation = one.number, "relative"
            return


def _is_verb_of_noun(words: list[Word], verb: Word) -> bool:
    """*Coast guard vessels used water cannon*: the sentence has no verb, and a noun stands before this one."""
    if verb.number == 0:
        return False
    before, thing = words[verb.number - 1], words[verb.head]
    if before.text == "," and before.number:
        before = words[before.number - 1]
    if before.tag not in ("NOUN", "PROPN") or any(one.form == "Fin" and one.head == one.number for one in words):
        return False
    if before.head == before.number and thing.head == before.number:
        return not any(one.form == "Fin" for one in words)
    tied = thing.head == thing.number and before.head == thing.number and before.relation in ("compound", "subject")
    return tied and not any(one.head == thing.number and one.relation in ("copula", "auxiliary") for one in words)


def _is_headline_plan(words: list[Word], verb: Word) -> bool:
    """*France to send tanks*: a name, and nothing finite."""
    noun = words[verb.head]
    if verb.relation != "participle" or noun.head != noun.number or noun.tag not in ("PROPN", "NOUN"):
        return False
    return verb.number < noun.number + 4 and not any(one.form == "Fin" for one in words)


def _is_perfect(words: list[Word], verb: Word) -> bool:
    """*had lifted travel bans*, read as *had bans that were lifted*."""
    have = words[verb.number - 1] if verb.number else verb
    thing = words[verb.head]
    return have.lower in ("had", "has", "have") and thing.head == have.number and thing.relation == "object"


def _make_perfect(words: list[Word], verb: Word) -> None:
    have, thing = words[verb.number - 1], words[verb.head]
    verb.head, verb.relation, verb.form = (
        (verb.number if have.head == have.number else have.head),
        have.relation,
        "Part",
    )
    for one in words:
        if one.head == have.number and one is not have:
            one.head = verb.number
    have.head, have.relation, have.tag = verb.number, "auxiliary", "AUX"
    thing.head, thing.relation = verb.number, "object"


def _has_doer(words: list[Word], verb: Word) -> bool:
    """*…, and police used tear gas*: what stands before an adjective of a noun is no part of that noun's name."""
    before, thing = words[verb.number - 1], words[verb.head]
    return (
        before.tag in ("NOUN", "PROPN")
        and before.relation == "compound"
        and before.head == thing.number
        and thing.head != thing.number
    )


def _is_said(words: list[Word], verb: Word) -> bool:
    """*says India violated the truce*, read as *says a violated truce*: both hang on a verb of speech."""
    before, thing = words[verb.number - 1], words[verb.head]
    above = words[thing.head]
    if before.tag not in ("NOUN", "PROPN", "PRON") or above.tag != "VERB" or above.lemma not in cues.SPEAKING:
        return False
    return before.head == above.number and before.relation in ("object", "indirect") and thing.relation == "object"


def _make_said(words: list[Word], verb: Word) -> None:
    before, thing = words[verb.number - 1], words[verb.head]
    verb.head, verb.relation, verb.form = thing.head, "complement", "Fin"
    before.head, before.relation = verb.number, "subject"
    thing.head = verb.number


def _stands_between(words: list[Word], verb: Word) -> bool:
    """*The prime minister rejected reports that …*, read as reports that are a minister."""
    noun = words[verb.head]
    thing = words[noun.head]
    if verb.form != "Part" or not verb.lower.endswith("ed") or thing.head != thing.number or thing.tag != "NOUN":
        return False
    if noun.relation != "subject" or not noun.number < verb.number < thing.number:
        return False
    return not any(one.head == thing.number and one.relation in ("copula", "auxiliary", "case") for one in words)


def _make_root(words: list[Word], verb: Word) -> None:
    noun, thing = words[verb.number - 1], words[verb.head]
    _join(words, verb, words[noun.number - 1] if noun.text == "," else noun, thing)


def _join(words: list[Word], verb: Word, noun: Word, thing: Word) -> None:
    """The verb as root, with the noun before it for subject and the thing after it for object."""
    verb.head, verb.relation, verb.form = verb.number, "root", "Fin"
    noun.head, noun.relation = verb.number, "subject"
    thing.head, thing.relation = verb.number, "object"
    for one in words[verb.number :]:
        if one.head == noun.number and one not in (verb, thing):
            one.head = verb.number
            one.relation = "oblique" if one.relation == "modifier" else one.relation
    for one in words[: noun.number]:
        if one.head == thing.number and one.relation in ("determiner", "adjective", "compound", "possessor"):
            one.head = noun.number


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
    opens = opens or after.lower in ("out", "off", "up", "down", "back", "over", "on", "to")
    if verb_of(word.lower) is None or not opens:
        return False
    finite = [one for one in words if one.tag in ("VERB", "AUX") and one.form == "Fin" and one.head == one.number]
    return not finite or (finite[0].lemma == "say" and words[finite[0].number - 1].text == ",")


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
