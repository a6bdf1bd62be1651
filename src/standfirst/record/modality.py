"""Whether a deed happened: what negates it, asks for it, plans, weighs or threatens it, or makes it hang on an *if*
(docs/record/codebook.md, section 4). Read from the word upwards through everything that governs it."""

from standfirst.record import conditions, governors
from standfirst.record.reading import Reading
from standfirst.record.syntax.tree import Tree, Word, is_verbal

#: *No sign of, no word of*: what they are of is not.
_SIGNS = frozenset(
    [
        *governors.NOUNS,
        *governors.REPORTS,
        "evidence",
        "hint",
        "indication",
        "need",
        "part",
        "question",
        "record",
        "sign",
        "talk",
        "trace",
        "use",
        "word",
    ]
)


def read(tree: Tree, word: Word) -> Reading:
    """Every modality that the sentence gives the deed told by `word`."""
    reading = Reading()
    _auxiliaries(tree, word, reading, told=True)
    negated = _no(tree, word)
    current = word
    for above in tree.ancestors(word):
        if _describes(current, above):
            break
        if current.relation == "conjunct" and is_verbal(current) and current.form == "Part" and above.tag == "NOUN":
            break
        if current.relation in ("conjunct",) and above.relation != "root" and not _shares(tree, current, above):
            current = above
            continue
        if current.relation == "adverbial" and conditions.is_if(tree, current):
            break
        negated = _step(tree, current, above, reading, negated)
        current = above
    if negated:
        reading.modality.add("negated")
    conditions.hangs(tree, word, reading)
    conditions.inverted(tree, word, reading)
    if conditions.after_if(tree, word) or conditions.after_an_if(tree, word) or conditions.of_any(tree, word):
        reading.modality.add("conditional")
    if reading.maybe and "conditional" not in reading.modality:
        reading.modality.add("considered")
    if _is_headline_plan(tree, word):
        reading.modality.add("planned")
    if "conditional" in reading.modality and not reading.promised:
        reading.modality.discard("planned")
    return reading


def read_noun(tree: Tree, noun: Word, happens: frozenset[str]) -> Reading:
    """As `read`, of a noun; where it takes place by the verb that it is the subject of (*sanctions will begin, were
    lifted*), what is said of that verb counts too."""
    reading = read(tree, noun)
    above = tree.parent(noun)
    if above is None or noun.relation not in ("subject", "subject-passive"):
        return reading
    takes_place = is_verbal(above) and above.lemma not in governors.ENDING
    if takes_place and (
        above.lemma in happens or tree.is_passive(above) or above.lemma in ("come", "be", "remain", "loom")
    ):
        verb = read(tree, above)
        reading.modality |= verb.modality
        reading.refused = reading.refused or verb.refused
        reading.condition = reading.condition or verb.condition
    told = {above.lemma} | {one.lemma for one in tree.children(above, "open-complement", "object", "oblique")}
    reading.modality |= {governors.OPEN[one] for one in told if one in governors.OPEN}
    if told & governors.OPEN.keys() and tree.child(above, "auxiliary", "copula") is not None:
        reading.modality |= set() if not tree.negated(above) else {"negated"}
    return reading


def _describes(current: Word, above: Word) -> bool:
    """*vetoed a statement condemning Halvia*: what is said of the statement is not said of the condemning."""
    if current.relation == "relative":
        return True
    plain = above.tag == "NOUN" and above.lemma not in governors.NOUNS and above.lemma not in governors.REPORTS
    return plain and current.relation == "participle" and current.form in ("Part", "Ger")


def _is_headline_plan(tree: Tree, word: Word) -> bool:
    """*Serbia to buy French jets*: nothing but a *to* in a sentence without a finite verb."""
    if word.form != "Inf" or word.head != word.number or tree.mark(word) != "to":
        return False
    return not any(one.form == "Fin" for one in tree.words)


def _shares(tree: Tree, second: Word, first: Word) -> bool:
    """Whether what governs the first of two joined verbs governs the second too."""
    if any(one.lower == "but" for one in tree.children(second, "coordinator")):
        return False
    return tree.child(second, "subject", "subject-passive") is None


def _no(tree: Tree, word: Word) -> bool:
    """A *not*, *no* or *without* on the deed itself."""
    return tree.negated(word)


def _auxiliaries(tree: Tree, verb: Word, reading: Reading, told: bool) -> None:
    modals = set(tree.modals(verb))
    adverbs = {one.lower for one in tree.children(verb, "adverb")}
    if modals & {"will", "shall", "'ll", "’ll", "wo"}:
        reading.modality.add("planned")
        reading.will = True
    if modals & {"would", "'d", "’d"} and told:
        reading.modality.add("would")
    if modals & {"may", "might", "could", "can", "ca"}:
        reading.maybe = True
    if modals & {"must", "should", "ought"}:
        reading.modality.add("requested")
    if adverbs & governors.MAYBE:
        reading.modality.add("considered")
    be = {one.lower for one in tree.children(verb, "auxiliary", "copula")}
    marks = {one.lower for one in tree.children(verb, "mark", "case")}
    if "to" in marks and any(one.lower == "going" for one in tree.words[max(0, verb.number - 2) : verb.number]):
        reading.modality.add("planned")
    if marks & (governors.PLANNED - {"about"}) or ("to" in marks and be & {"is", "are", "was", "were"}):
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
    no = tree.negated(above) != _is_own_no(tree, below, above)
    if is_verbal(above):
        return _verb(tree, below, above, lemma, no, reading, negated)
    if above.tag in ("ADJ", "ADV") and below.relation in ("complement", "open-complement", "subject", "adverbial"):
        if above.lower in governors.POSSIBLE:
            reading.modality.add("considered")
        elif above.lower in governors.PLANNED:
            _plans(tree, above, reading)
            return negated != no
        return negated != no if below.relation == "open-complement" else negated
    return _noun(tree, below, above, no, reading, negated)


def _is_own_no(tree: Tree, below: Word, above: Word) -> bool:
    """*had no plans to send*: the *no* of the plans was counted with them, and is not that of *had* as well."""
    if below.relation not in ("object", "subject", "subject-passive") or not is_verbal(above):
        return False
    return any(one.lower in ("no", "neither") for one in tree.children(below, "determiner", "adverb"))


def _noun(tree: Tree, below: Word, above: Word, no: bool, reading: Reading, negated: bool) -> bool:
    """*a plan to, reports that, the failure of*."""
    if above.lemma in governors.REPORTS and _is_denied_report(tree, above):
        reading.refused, reading.speech = True, "deny"
        over = tree.parent(above)
        reading.speaker = tree.subject(over) if over is not None and is_verbal(over) else reading.speaker
        return not negated
    meaning = governors.NOUNS.get(above.lemma)
    if meaning == "planned" and above.lemma in governors.PAPERS and below.form != "Inf":
        meaning = None
    if meaning and below.relation in ("participle", "complement", "open-complement", "modifier", "compound"):
        if meaning == "denied":
            reading.refused = True
            return True
        if meaning == "negated":
            return not negated
        reading.modality.add(meaning)
    if no and (below.relation in ("object", "participle", "open-complement") or above.lemma in _SIGNS):
        return not negated
    return negated


def _is_denied_report(tree: Tree, report: Word) -> bool:
    """*dismissed reports that …; reports of … were untrue; called reports of … false*."""
    above = tree.parent(report)
    if above is None:
        return any(one.lower in governors.FALSE for one in tree.subtree(report) if one.tag in ("ADJ", "NOUN"))
    if report.relation == "object" and above.lemma in governors.DISMISS and not tree.negated(above):
        return True
    if above.lower in governors.FALSE and report.relation in ("subject", "subject-passive"):
        return True
    return above.lemma in ("call", "describe") and any(one.lower in governors.FALSE for one in tree.subtree(above))


def _reaches(tree: Tree, below: Word, above: Word) -> bool:
    """Whether a governor has power over a clause or noun that is not its object: *asked for, opposed to, without*."""
    cases = {one.lower for one in tree.children(below, "case", "mark")}
    if below.relation == "oblique":
        return bool(cases & {"for", "of", "against", "from", "about", "on", "to", "with", "in"}) and (
            above.lemma in governors.REQUEST | governors.THREATEN | governors.CONSIDER | governors.FAIL | governors.PLAN
        ) and not (above.lemma == "agree" and "with" in cases)  # fmt: skip
    if below.relation == "adverbial":
        return bool(cases & {"to", "from", "against", "of", "for", "on", "about", "over"}) or (below.lower.endswith("ing") and not cases and (
            above.lemma in governors.DENY | governors.REFUSE | governors.FAIL | governors.CONSIDER | {"rule"}
        ))  # fmt: skip
    return tree.is_passive(above) or above.lemma in governors.CONSIDER


def _verb(tree: Tree, below: Word, above: Word, lemma: str, no: bool, reading: Reading, negated: bool) -> bool:
    clause = below.relation == "complement"
    if _is_to(tree, below, above):
        reading.modality.add("planned")
        return negated != no
    if lemma == "exclude" or (lemma == "rule" and any(one.lower == "out" for one in tree.children(above))):
        return _refused(tree, above, reading, no, negated)
    if lemma in governors.DENY:
        return _refused(tree, above, reading, no, negated, unsure=True)
    if lemma in governors.REFUSE and not clause:
        return _refused(tree, above, reading, no, negated)
    if _fails(tree, below, above):
        return negated if no else not negated
    if lemma in governors.PLAN and lemma not in governors.REQUEST and not (lemma == "mean" and clause):
        if lemma in ("expect", "prepare"):
            _plans(tree, above, reading)
        else:
            reading.modality.add("planned")
        return negated != no
    unsure = lemma in governors.CONSIDER - governors.REQUEST or (lemma in ("know", "say", "confirm") and no)
    if unsure:
        reading.modality.add("considered")
        return negated
    _spoken(tree, below, above, reading)
    _auxiliaries(tree, above, reading, told=below.relation in ("open-complement", "object"))
    if no and below.relation in ("open-complement", "object", "complement"):
        return negated if clause and lemma in ("say", "mean", "know") else not negated
    return negated


def _is_to(tree: Tree, below: Word, above: Word) -> bool:
    """*is to meet, still have to ratify*; what somebody *had to* do is done."""
    if below.form != "Inf" or below.relation != "open-complement" or _yet(tree, above):
        return False
    return above.lemma == "be" or above.lower in ("have", "has")


def _fails(tree: Tree, below: Word, above: Word) -> bool:
    """*failed to send, have yet to send, barred it from sending*."""
    if above.lemma in governors.KEEP and below.relation == "adverbial" and tree.mark(below) == "from":
        return True
    return above.lemma in governors.FAIL or (above.lemma == "have" and _yet(tree, above))


def _spoken(tree: Tree, below: Word, above: Word, reading: Reading) -> None:
    """Threats and requests, and what is signed in order to do it."""
    lemma, clause = above.lemma, below.relation == "complement"
    if lemma in governors.THREATEN and below.relation != "subject":
        reading.modality.add("threatened" if lemma == "threaten" else "warned")
        reading.speaker, reading.speech = tree.subject(above), lemma
        reading.spoken_to = tree.indirect(above) or tree.object(above)
    elif lemma in governors.REQUEST:
        if (lemma == "tell" and clause) or (lemma == "insist" and "would" in reading.modality):
            return
        wished = lemma == "want" and tree.object(above) is None
        reading.modality.add("considered" if wished else "requested")
        reading.speaker, reading.speech = tree.subject(above), lemma
    elif lemma in governors.AGREEING and below.form == "Inf" and below.relation == "adverbial":
        reading.modality.add("planned")


def _plans(tree: Tree, above: Word, reading: Reading) -> None:
    """A plan, unless it is itself only possible: *may be willing, expects that there could be*."""
    reading.promised = True
    over = tree.parent(above)
    seems = over is not None and over.lemma in ("appear", "seem")
    maybe = bool(set(tree.modals(above)) & {"may", "might", "could"}) or seems
    if maybe or reading.maybe or "considered" in reading.modality:
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
