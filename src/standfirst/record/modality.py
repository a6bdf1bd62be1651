"""Whether a deed happened: what negates it, asks for it, plans, weighs or threatens it, or makes it hang on an *if*
(docs/record/codebook.md, section 4). Read from the word upwards through everything that governs it."""

from dataclasses import dataclass, field

from standfirst.record.syntax.tree import Tree, Word, is_verbal

_DENY = frozenset({"deny", "disclaim", "refute"})
_REFUSE = frozenset({"refuse", "decline", "reject", "oppose", "forbid", "prohibit", "veto"})
_FAIL = frozenset(
    {"fail", "neglect", "forget", "avoid", "cease", "abandon", "prevent", "stop", "omit", "cancel", "shelve", "scrap"}
)
_THREATEN = frozenset({"threaten", "warn"})
_REQUEST = frozenset(
    [
        "ask",
        "demand",
        "urge",
        "request",
        "call",
        "press",
        "implore",
        "beg",
        "order",
        "seek",
        "invite",
        "appeal",
        "instruct",
        "tell",
        "want",
        "require",
        "insist",
        "plead",
        "petition",
        "push",
        "lobby",
        "summon",
    ]
)
_PLAN = frozenset(
    [
        "plan",
        "promise",
        "pledge",
        "vow",
        "offer",
        "agree",
        "schedule",
        "intend",
        "expect",
        "prepare",
        "undertake",
        "commit",
        "swear",
        "set",
        "decide",
        "aim",
        "order",
        "announce",
        "approve",
        "authorise",
        "authorize",
        "mean",
        "arrange",
        "hope",
        "delay",
        "postpone",
        "due",
        "propose",
        "ready",
        "guarantee",
    ]
) - {"hope", "propose", "announce"}
_CONSIDER = frozenset(
    [
        "consider",
        "weigh",
        "mull",
        "discuss",
        "debate",
        "contemplate",
        "explore",
        "examine",
        "fear",
        "doubt",
        "suspect",
        "propose",
        "hope",
        "want",
        "wish",
        "ponder",
        "study",
        "suggest",
        "recommend",
        "allege",
        "rumour",
        "rumor",
        "speculate",
        "believe",
        "think",
        "examine",
        "dread",
    ]
)
_IFS = frozenset({"if", "unless", "provided", "providing", "lest"})
_UNSURE = frozenset({"whether"})
_POSSIBLE = frozenset(
    {"possible", "likely", "unlikely", "unclear", "uncertain", "probable", "conceivable", "doubtful"}
)
_PLANNED = frozenset(
    {"due", "set", "ready", "scheduled", "expected", "bound", "certain", "about", "prepared", "willing"}
)
_MAYBE = frozenset({"perhaps", "possibly", "maybe", "allegedly", "reportedly", "supposedly", "probably"})
_NOUNS = {
    **dict.fromkeys(["threat", "warning", "ultimatum"], "threatened"),
    **dict.fromkeys(["request", "demand", "call", "appeal", "plea", "order", "invitation"], "requested"),
    **dict.fromkeys(["plan", "promise", "pledge", "offer", "vow", "intention", "preparation", "commitment", "decision", "undertaking"], "planned"),
    **dict.fromkeys(["possibility", "prospect", "idea", "proposal", "rumour", "rumor", "option", "bill", "fear", "suggestion", "talk", "report", "hope", "risk", "chance", "question", "draft", "likelihood", "danger", "allegation"], "considered"),
    **dict.fromkeys(["denial", "refusal"], "denied"),
    **dict.fromkeys(["failure", "inability", "absence", "lack", "unwillingness"], "negated"),
}  # fmt: skip


@dataclass(slots=True)
class Reading:
    """What was found on the way up. `condition` is the head of the clause on which the deed hangs."""

    modality: set[str] = field(default_factory=set)
    refused: bool = False
    promised: bool = False
    condition: Word | None = None
    speaker: Word | None = None
    speech: str = ""


def read(tree: Tree, word: Word) -> Reading:
    """Every modality that the sentence gives the deed told by `word`."""
    reading = Reading()
    _auxiliaries(tree, word, reading, told=True)
    negated = _no(tree, word)
    current = word
    for above in tree.ancestors(word):
        if current.relation in ("conjunct",) and above.relation != "root" and not _shares(tree, current, above):
            current = above
            continue
        negated = _step(tree, current, above, reading, negated)
        current = above
    if negated:
        reading.modality.add("negated")
    _conditions(tree, word, reading)
    _inverted(tree, word, reading)
    if _after_if(tree, word):
        reading.modality.add("conditional")
    if "conditional" in reading.modality and not reading.promised:
        reading.modality.discard("planned")
    return reading


def _after_if(tree: Tree, word: Word) -> bool:
    """Whether an *if* stands before the deed in its own stretch of words, whatever the tree hangs it on."""
    for before in reversed(tree.words[: word.number]):
        if before.lower in _IFS:
            return before.number == 0 or tree.words[before.number - 1].lower not in (
                "as",
                "even",
                "whether",
                "see",
                "asked",
            )
        if (
            before.text in (",", ";", ":", "“", "”", '"')
            or (before.form == "Fin" and before.tag == "VERB")
            or before.tag == "CCONJ"
        ):
            return False
    return False


def _inverted(tree: Tree, word: Word, reading: Reading) -> None:
    """*Were Korvane to attack, …; Should it sign, …; Had they met, …* at the head of a sentence."""
    first = tree.words[0]
    if first.lower not in ("were", "should", "had") or tree.words[-1].text == "?":
        return
    comma = next((one.number for one in tree.words if one.text == ","), None)
    if comma is None:
        return
    if word.number < comma:
        reading.modality -= {"requested", "planned", "considered"}
        if first.lower == "had":
            reading.modality.add("negated")
    reading.modality.add("conditional")


def _shares(tree: Tree, second: Word, first: Word) -> bool:
    """Whether what governs the first of two joined verbs governs the second too."""
    return tree.child(second, "subject", "subject-passive") is None


def _no(tree: Tree, word: Word) -> bool:
    """A *not*, *no* or *without* on the deed itself."""
    return tree.negated(word)


def _auxiliaries(tree: Tree, verb: Word, reading: Reading, told: bool) -> None:
    modals = set(tree.modals(verb))
    adverbs = {one.lower for one in tree.children(verb, "adverb")}
    if modals & {"will", "shall", "'ll", "’ll", "wo"}:
        reading.modality.add("planned")
    if modals & {"would", "'d", "’d"} and told:
        reading.modality.add("would")
    if modals & {"may", "might", "could", "can", "ca"}:
        reading.modality.add("considered")
    if modals & {"must", "should", "ought"}:
        reading.modality.add("requested")
    if adverbs & _MAYBE:
        reading.modality.add("considered")
    be = {one.lower for one in tree.children(verb, "auxiliary", "copula")}
    marks = {one.lower for one in tree.children(verb, "mark", "case")}
    if "to" in marks and (be & {"is", "are", "was", "were"} or marks & _PLANNED):
        reading.modality.add("planned")


def _step(tree: Tree, below: Word, above: Word, reading: Reading, negated: bool) -> bool:
    """One governor: its meaning for what hangs on it, and the *not* that stands there."""
    governed = below.relation in (
        "complement", "open-complement", "object", "participle", "oblique", "modifier", "adverbial", "subject",
        "subject-passive", "indirect", "beside", "compound",
    )  # fmt: skip
    if not governed or below.relation == "beside":
        return negated
    lemma = above.lemma
    told_of = above.tag in ("ADJ", "ADV") and below.relation != "oblique"
    if (
        below.relation in ("subject", "subject-passive", "oblique", "adverbial")
        and not told_of
        and not _reaches(tree, below, above)
    ):
        return negated
    no = tree.negated(above)
    if is_verbal(above):
        return _verb(tree, below, above, lemma, no, reading, negated)
    if above.tag in ("ADJ", "ADV") and below.relation in ("complement", "open-complement", "subject", "adverbial"):
        if above.lower in _POSSIBLE:
            reading.modality.add("considered")
        elif above.lower in _PLANNED:
            _plans(tree, above, reading)
            return negated != no
        return negated != no if below.relation == "open-complement" else negated
    meaning = _NOUNS.get(lemma)
    if meaning and below.relation in ("participle", "complement", "open-complement", "modifier", "compound"):
        if meaning == "denied":
            reading.refused = True
            return True
        if meaning == "negated":
            return not negated
        reading.modality.add(meaning)
    if no and below.relation in ("object", "modifier", "participle", "open-complement"):
        return not negated
    return negated


def _reaches(tree: Tree, below: Word, above: Word) -> bool:
    """Whether a governor has power over a clause or noun that is not its object: *asked for, opposed to, without*."""
    cases = {one.lower for one in tree.children(below, "case", "mark")}
    if below.relation == "oblique":
        return bool(cases & {"for", "of", "against", "from", "about", "on", "to", "with", "in"}) and (
            above.lemma in _REQUEST | _THREATEN | _CONSIDER | _FAIL | _PLAN
        ) and not (above.lemma == "agree" and "with" in cases)  # fmt: skip
    if below.relation == "adverbial":
        return bool(cases & {"to", "from", "against", "of", "for"}) or (below.lower.endswith("ing") and not cases and (
            above.lemma in _DENY | _REFUSE | _FAIL | _CONSIDER
        ))  # fmt: skip
    return tree.is_passive(above) or above.lemma in _CONSIDER


def _verb(tree: Tree, below: Word, above: Word, lemma: str, no: bool, reading: Reading, negated: bool) -> bool:
    clause = below.relation == "complement"
    if lemma == "rule" and any(one.lower == "out" for one in tree.children(above)):
        return _refused(tree, above, reading, no, negated)
    if lemma in _DENY:
        return _refused(tree, above, reading, no, negated, unsure=True)
    if lemma in _REFUSE and not clause:
        return _refused(tree, above, reading, no, negated)
    if lemma in _FAIL or (lemma == "have" and _yet(tree, above)):
        if below.relation == "object" and lemma in ("stop", "abandon", "prevent", "avoid") and below.tag == "NOUN":
            return not negated if not no else negated
        return negated if no else not negated
    if lemma in _THREATEN and below.relation != "subject":
        reading.modality.add("threatened" if lemma == "threaten" else "warned")
        reading.speaker, reading.speech = tree.subject(above), lemma
    elif (
        lemma in _REQUEST
        and not (lemma == "tell" and clause)
        and not (lemma == "insist" and "would" in reading.modality)
    ):
        reading.modality.add("considered" if lemma == "want" and tree.object(above) is None else "requested")
        reading.speaker, reading.speech = tree.subject(above), lemma
    elif lemma in _PLAN and not (lemma == "mean" and clause):
        reading.modality.add("planned")
        return negated != no
    elif lemma in _CONSIDER or (lemma in ("know", "say", "confirm") and no):
        reading.modality.add("considered")
        return negated
    _auxiliaries(tree, above, reading, told=below.relation in ("open-complement", "object"))
    if no and below.relation in ("open-complement", "object", "complement"):
        return negated if clause and lemma in ("say", "mean", "know") else not negated
    return negated


def _plans(tree: Tree, above: Word, reading: Reading) -> None:
    """A plan, unless it is itself only possible: *may be willing, expects that there could be*."""
    reading.promised = True
    maybe = set(tree.modals(above)) & {"may", "might", "could"} or {one.lower for one in tree.children(above)} & {
        "appears"
    }
    if maybe or "considered" in reading.modality:
        reading.modality.add("considered")
    else:
        reading.modality.add("planned")


def _yet(tree: Tree, verb: Word) -> bool:
    return any(one.lower == "yet" for one in tree.children(verb, "adverb"))


def _refused(tree: Tree, above: Word, reading: Reading, no: bool, negated: bool, unsure: bool = False) -> bool:
    reading.speaker, reading.speech = tree.subject(above), "deny"
    if no:
        reading.modality.add("considered")
        return negated
    if negated and unsure:
        return False
    reading.refused = True
    return True


def _conditions(tree: Tree, word: Word, reading: Reading) -> None:
    """An *if* on the clause itself or above it, and an *if* clause that hangs on the deed's own clause."""
    current: Word | None = word
    first = True
    while current is not None:
        marks = {one.lower for one in tree.children(current, "mark", "adverb")}
        if marks & _IFS and current.relation in ("adverbial", "root", "conjunct", "complement", "beside"):
            reading.modality.add("conditional")
        if marks & _UNSURE and current.relation in (
            "complement",
            "open-complement",
            "participle",
            "adverbial",
            "subject",
            "root",
        ):
            reading.modality.add("considered")
        if "once" in marks and current.relation == "adverbial":
            reading.modality.add("conditional")
        if first or current.relation in ("root",):
            for clause in tree.children(current, "adverbial"):
                if _is_if(tree, clause):
                    reading.modality.add("conditional")
                    reading.condition = clause
        first = (
            first and current.relation in ("open-complement", "object", "conjunct", "participle") and not marks & _IFS
        )
        if not first and current.relation in ("complement", "relative", "adverbial", "beside"):
            break
        current = tree.parent(current)


def _is_if(tree: Tree, clause: Word) -> bool:
    marks = {one.lower for one in tree.children(clause, "mark", "adverb") if one.number < clause.number}
    if marks & _IFS or ("once" in marks and clause.form != "Part"):
        return True
    opener = tree.subtree(clause)[0]
    return opener.lower in ("were", "had", "should") and opener.relation in (
        "auxiliary",
        "auxiliary-passive",
        "copula",
    )
