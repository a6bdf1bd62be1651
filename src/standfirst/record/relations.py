"""What stands between two actors beyond one deed, where the text names it (docs/record/codebook.md, section 5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from standfirst.record import modality
from standfirst.record.actors.names import Names
from standfirst.record.draft import Draft
from standfirst.record.shapes import Party, Relation, strongest_first
from standfirst.record.statements import Speech
from standfirst.record.syntax.tree import Tree, Word, is_verbal

_NOUNS = {
    **dict.fromkeys(("ally", "alliance"), "ally"),
    **dict.fromkeys(("reliance", "dependence", "dependency"), "relies-on"),
    **dict.fromkeys(("partner", "partnership", "relation", "relationship", "tie"), "partner"),
    **dict.fromkeys(("friend", "friendship"), "friend"),
    **dict.fromkeys(
        ("rival", "rivalry", "enemy", "foe", "adversary", "dispute", "feud", "enmity", "tension"), "rival"
    ),
    **dict.fromkeys(("war",), "at-war"),
    **dict.fromkeys(("member", "membership"), "member-of"),
}
#: These name no kind, and are told only where they change (docs/record/codebook.md, section 5).
_STATES = frozenset({"ally", "country", "member", "nation", "neighbour", "republic", "state"})
_PLAIN = frozenset({"relation", "relationship", "tie"})
_RELY = frozenset({"rely", "depend", "dependent", "reliant"})
_LEAN = frozenset(
    {"turn", "lean", "pivot", "drift", "flip", "tilt", "gravitate", "swing", "defect", "cleave", "look"}
)
_LEANING = {"lean": "stands", "look": "stands", "cleave": "stands"}
_PART = frozenset({"separate", "secede", "split"})
_QUESTIONED = frozenset(
    ["blunder", "burden", "consider", "delusion", "doubt", "doubtful", "error", "illusion", "mistake",
     "question", "reassess", "reconsider", "rethink", "review", "uncertain", "weigh", "wonder"]
)  # fmt: skip
_CHANGES = {
    **dict.fromkeys(["strain", "sour", "cool", "worsen", "fray", "weaken", "shatter", "damage", "loosen", "chill", "test", "poison", "shake", "decline", "deteriorate", "frosty", "icy", "rupture", "suffer", "tense"], "strained"),
    **dict.fromkeys(["strengthen", "deepen", "widen", "renew", "reinforce", "cement", "tighten", "expand", "extend", "boost", "reaffirm", "grow", "improve", "mend", "normalise", "normalize", "repair", "restore", "thaw", "warm", "upgrade"], "strengthened"),
    **dict.fromkeys(["end", "break", "sever", "collapse", "leave", "quit", "dissolve", "abandon", "renounce", "terminate", "tear", "lose", "expire", "die"], "ended"),
    **dict.fromkeys(["begin", "forge", "form", "found", "become", "enter", "build", "join", "start", "conclude", "make", "create", "launch", "proclaim"], "begun"),
    **dict.fromkeys(_QUESTIONED, "questioned"),
}  # fmt: skip
_MISTAKES = frozenset({"mistake", "error", "blunder", "illusion", "delusion", "burden", "folly", "fiction"})
_FORMER = frozenset({"former", "ex", "one-time", "onetime", "erstwhile", "late", "old", "once"})


@dataclass(slots=True)
class _Found:
    tree: Tree
    word: Word
    kind: str
    subject: Party | None
    object: Party | None
    change: str
    rule: str


class Ties:
    """The relations of one story."""

    def __init__(self, text: str, trees: list[Tree], names: Names, speech: Speech) -> None:
        self.text = text
        self.names = names
        self.speech = speech
        self._so_far: list[_Found] = []
        for tree in trees:
            for one in self._of_sentence(tree):
                self._so_far.append(one)
        self.found = self._once(self._so_far)

    def _of_sentence(self, tree: Tree) -> Iterator[_Found]:
        for word in tree.words:
            one = None
            if word.tag == "NOUN" and word.lemma in _NOUNS:
                one = self._by_noun(tree, word)
            elif word.lemma in _RELY:
                one = self._relies(tree, word)
            elif word.lemma in _LEAN and is_verbal(word):
                one = self._leans(tree, word)
            elif (
                word.lower == "part"
                or (word.lemma in _PART and is_verbal(word))
                or word.lemma in ("state", "republic")
            ):
                one = self._former(tree, word)
            elif word.lemma in ("choose", "favour", "favor", "prefer") and is_verbal(word):
                one = self._prefers(tree, word)
            elif word.lower == "pro" and word.number + 2 < len(tree.words):
                one = self._pro(tree, word)
            if one is not None and (one.object is not None or one.change == "questioned"):
                yield one

    def _named(self, tree: Tree, word: Word | None) -> Party | None:
        if word is None:
            return None
        party = self.names.party(tree, word)
        if self.names.kind(party.entity) == "place":
            return None
        return party if party.entity is not None or party.country is not None else None

    def _by_noun(self, tree: Tree, noun: Word) -> _Found | None:
        kind = _NOUNS[noun.lemma]
        if noun.lemma == "war" and not self._is_at_war(tree, noun):
            return None
        first, second = self._sides(tree, noun)
        if second is None and first is not None:
            first, second = self._owner(tree, noun, first)
        if first is None and second is None:
            first, second = self._pair(tree, noun)
        if first is None:
            first = self._said_of(tree, noun, second) or self._speaker(noun, second)
        if second is None:
            before = self._said_before(tree, noun, kind)
            first, second = before if before[0] is not None else (first, second)
        if noun.lemma in _PLAIN:
            change = self._change(tree, noun)
            if change == "stands":
                return None
            group = self._group(tree, noun) if first is None and second is None and change == "questioned" else None
            if group is not None:
                return _Found(tree, noun, kind, group, None, change, "noun")
        if kind in ("friend", "ally") and second is None:
            first, second = self._listed(tree, noun)
            if first is not None and second is not None:
                return _Found(tree, noun, kind, first, second, "stands", "noun")
        if first is None or second is None or (first.country == second.country and first.country is not None):
            return None
        return _Found(tree, noun, kind, first, second, self._change(tree, noun), "noun")

    def _group(self, tree: Tree, noun: Word) -> Party | None:
        """*Countries that were its allies are reconsidering their ties*: who, without a name, where no other is named."""
        above = tree.parent(noun)
        if above is None or not is_verbal(above):
            return None
        before = [one for one in tree.words[: above.number] if one.lemma in _STATES and one.lower.endswith("s")]
        subject = tree.subject(above) or next((one for one in before if tree.child(one, "case") is None), None)
        return self.names.party(tree, subject) if subject is not None and subject.lemma in _STATES else None

    def _listed(self, tree: Tree, noun: Word) -> tuple[Party | None, Party | None]:
        """*has few friends, Halvia being one of them; allies such as Halvia*: whose they are, and the one named."""
        after = " ".join(one.lower for one in tree.words[noun.number + 1 :])
        if not any(sign in after for sign in ("one of them", "among them", "such as", "including")):
            return None, None
        other = next((one for one in tree.words[noun.number + 1 :] if self._named(tree, one) is not None), None)
        above = tree.parent(noun)
        owner = None
        if above is not None and is_verbal(above):
            owner = tree.object(above) if noun.relation == "oblique" else tree.subject(above)
        return self._named(tree, owner), self._named(tree, other)

    def _said_before(self, tree: Tree, noun: Word, kind: str) -> tuple[Party | None, Party | None]:
        """*this reliance*: the tie of that kind that the story named last."""
        pointed = {one.lower for one in tree.children(noun, "determiner")} & {"this", "that"}
        last = next((one for one in reversed(self._so_far) if one.kind == kind), None) if pointed else None
        return (last.subject, last.object) if last is not None else (None, None)

    def _pair(self, tree: Tree, noun: Word) -> tuple[Party | None, Party | None]:
        """*Halvia and Korvane are friends, have become allies, strengthened their partnership.*"""
        above = tree.parent(noun)
        subject = tree.child(noun, "subject") or (
            tree.subject(above) if above is not None and is_verbal(above) else None
        )
        both = [p for one in tree.conjuncts(subject) if (p := self._named(tree, one))] if subject is not None else []
        return (both[0], both[1]) if len(both) > 1 else (None, None)

    def _speaker(self, noun: Word, other: Party | None) -> Party | None:
        """Whose alliance it is where a state's own voice speaks of *the alliance with* another."""
        draft = self.speech.draft_at(noun.start)
        if draft is None or other is None or draft.source.country in (None, other.country):
            return None
        return draft.source

    def _is_at_war(self, tree: Tree, noun: Word) -> bool:
        return any(preposition in ("with", "against", "between") for preposition, _one in tree.obliques(noun))

    def _sides(self, tree: Tree, noun: Word) -> tuple[Party | None, Party | None]:
        """The two sides beside the noun: *alliance of A with B, between A and B, A's alliance with B*."""
        owner = next(
            (p for one in tree.children(noun, "possessor", "adjective", "compound") if (p := self._named(tree, one))),
            None,
        )
        beside = tree.parent(noun) if noun.relation == "conjunct" else None
        for preposition, other in [*tree.obliques(noun), *(tree.obliques(beside) if beside is not None else [])]:
            if preposition == "between":
                pair = [p for one in tree.conjuncts(other) if (p := self._named(tree, one))]
                if len(pair) > 1:
                    return pair[0], pair[1]
            party = self._named(tree, other)
            if party is not None and preposition in ("with", "on", "of", "against", "to"):
                return owner, party
        return owner, None

    def _owner(self, tree: Tree, noun: Word, owner: Party) -> tuple[Party | None, Party | None]:
        """*Korvane's ally Tamsia*: of whom it is said stands beside it."""
        beside = tree.apposition(noun) or tree.child(noun, "name", "compound")
        party = self._named(tree, beside) if beside is not None else None
        if party is not None and party.start != owner.start:
            return party, owner
        return self._said_of(tree, noun, owner), owner

    def _said_of(self, tree: Tree, noun: Word, other: Party | None) -> Party | None:
        above = tree.parent(noun)
        subject = tree.child(noun, "subject")
        if noun.relation == "apposition" and above is not None:
            subject = above
        elif (
            subject is None
            and above is not None
            and is_verbal(above)
            and noun.relation in ("object", "open-complement", "oblique", "complement")
        ):
            subject = tree.subject(above)
        elif subject is None and noun.relation == "conjunct" and above is not None:
            subject = tree.child(above, "subject")
        if subject is None:
            subject = next((found for one in tree.ancestors(noun) if (found := tree.child(one, "subject"))), None)
        party = self._named(tree, subject)
        return party if party is not None and (other is None or party.start != other.start) else None

    def _relies(self, tree: Tree, word: Word) -> _Found | None:
        subject = self._named(tree, tree.subject(word) or tree.child(word, "subject"))
        on = tree.oblique(word, "on", "upon")
        party = self._named(tree, on)
        if subject is None or party is None:
            return None
        return _Found(tree, word, "relies-on", subject, party, self._change(tree, word), "verb")

    def _leans(self, tree: Tree, verb: Word) -> _Found | None:
        to = tree.oblique(verb, "to", "toward", "towards")
        subject, party = self._named(tree, tree.subject(verb)), self._named(tree, to)
        if subject is None or party is None or (verb.lemma == "look" and tree.child(verb, "particle")):
            return None
        return _Found(tree, verb, "leans-to", subject, party, _LEANING.get(verb.lemma, "begun"), "verb")

    def _prefers(self, tree: Tree, verb: Word) -> _Found | None:
        """*chose Ghelan over Tamsia*: leans to the first."""
        chosen, other = self._named(tree, tree.object(verb)), tree.oblique(verb, "over", "to")
        above = tree.parent(verb)
        forced = above is not None and above.lemma in ("make", "force", "let") and verb.relation == "open-complement"
        subject = self._named(tree, tree.object(above) if forced and above is not None else tree.subject(verb))
        if subject is None and forced and above is not None:
            subject = next((p for one in tree.words[: above.number] if (p := self._named(tree, one))), None)
        if chosen is None or subject is None or self._named(tree, other) is None:
            return None
        return _Found(tree, verb, "leans-to", subject, chosen, "begun", "verb")

    def _former(self, tree: Tree, word: Word) -> _Found | None:
        former = {one.lower for one in tree.children(word, "adjective", "adverb")} & _FORMER
        if word.lemma in _PART:
            party, doer = self._named(tree, tree.oblique(word, "from")), tree.subject(word)
            subject = self._named(tree, doer)
            if subject is None and doer is not None and doer.lemma in _STATES:
                subject = self.names.party(tree, doer)
            return (
                _Found(tree, word, "former-union", subject, party, "ended", "verb") if subject is not None else None
            )
        if not former:
            return None
        party = self._named(tree, tree.oblique(word, "of"))
        subject = self._said_of(tree, word, party)
        return _Found(tree, word, "former-union", subject, party, "ended", "noun") if subject is not None else None

    def _pro(self, tree: Tree, word: Word) -> _Found | None:
        """*a pro-Ghelani stance*: leaning, of whoever is said to hold it."""
        party = self._named(tree, tree.words[word.number + 2])
        return _Found(tree, word, "leans-to", None, party, "stands", "prefix") if party is not None else None

    def _change(self, tree: Tree, word: Word) -> str:
        above = tree.parent(word)
        beside = {one.lower for one in (*tree.children(word), *(tree.children(above) if above is not None else []))}
        if "longer" in beside or (
            above is not None and above.lemma == "cease" and word.relation == "open-complement"
        ):
            return "questioned" if word.lemma in _RELY else "ended"
        if {one.lower for one in tree.children(word, "adjective", "compound", "adverb")} & _FORMER:
            return "ended"
        if self._is_called_a_mistake(tree, word):
            return "questioned"
        near = [word, *tree.children(word)]
        if above is not None and word.relation in (
            "object",
            "subject",
            "subject-passive",
            "oblique",
            "open-complement",
            "modifier",
        ):
            near += [above, *tree.children(above, "open-complement", "object")]
        for one in near:
            if one.lemma in _CHANGES and (one is above or one.relation not in ("conjunct", "beside", "relative")):
                return _CHANGES[one.lemma]
        return "stands"

    def _is_called_a_mistake(self, tree: Tree, word: Word) -> bool:
        """*his country's alliance with Drusk was a “strategic mistake”*, whatever the tree makes of the marks."""
        for one in tree.words[word.number + 1 : word.number + 12]:
            if one.text in (",", ";", "."):
                return False
            if one.lemma in _MISTAKES:
                return True
        return False

    def _once(self, found: list[_Found]) -> list[_Found]:
        """The same tie with the same change is held once, in the words of its first telling."""
        kept: dict[tuple[str, str, str, str, bool], _Found] = {}
        for one in found:
            key = (one.kind, _who(one.subject), _who(one.object), one.change, self._is_headline(one))
            kept.setdefault(key, one)
        return list(kept.values())

    def _is_headline(self, one: _Found) -> bool:
        """What only a headline says is the paper's own claim, and does not stand for the text's."""
        return any(part.role == "headline" and part.start <= one.word.start < part.end for part in self.speech.parts)

    def relations(self, speech_ids: dict[int, str], confidence: dict[str, float]) -> tuple[Relation, ...]:
        return tuple(self._relation(number, one, speech_ids, confidence) for number, one in enumerate(self.found, 1))

    def _relation(
        self, number: int, one: _Found, speech_ids: dict[int, str], confidence: dict[str, float]
    ) -> Relation:
        reading = modality.read(one.tree, one.word)
        draft: Draft | None = self.speech.draft_at(one.word.start)
        kinds = reading.modality - {"warned", "would"}
        if one.change == "questioned":
            kinds -= {"considered"}
        if one.change in ("ended", "questioned") and "negated" in kinds:
            kinds -= {"negated"}
        if "would" in reading.modality and not kinds:
            kinds.add("considered")
        if "negated" in kinds and draft is not None and _who(draft.source) in (_who(one.subject), _who(one.object)):
            kinds = kinds - {"negated"} | {"denied"}
        rule = f"relation.{one.rule}"
        statement = speech_ids.get(id(draft)) if draft is not None else None
        return Relation(
            f"r{number}", one.kind, one.subject, one.object, one.change, strongest_first(kinds), statement,
            one.tree.sentence, rule, confidence.get(rule, 0.5),
        )  # fmt: skip


def _who(party: Party | None) -> str:
    return (party.country or party.entity or party.text.casefold()) if party is not None else ""
