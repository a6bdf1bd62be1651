"""Who does a deed, and to whom: looked for in the tree first, then in what the sentence leaves over."""

from standfirst.record import cues, governors
from standfirst.record.actors import metonyms, titles
from standfirst.record.actors.bodies import BODIES, NUMBERS
from standfirst.record.actors.names import Names
from standfirst.record.deed import MUTUAL, is_same
from standfirst.record.shapes import Party
from standfirst.record.syntax.tree import Tree, Word, is_verbal

_PRONOUNS = frozenset(["they", "we", "it", "he", "she", "them", "us", "him", "her", "both", "i", "you", "me"])
_TO = {
    "SANCTION": ("on", "against", "to", "with", "from", "for", "of"), "AID": ("to", "for", "into"), "COERCE": ("of", "to", "with", "on", "against"),
    "ASSAULT": ("on", "against", "at", "of", "in", "into", "with"), "RETREAT": ("from", "to", "against"), "AGREE": ("with", "between", "by"),
    "CONSULT": ("with", "to", "between", "by", "among"), "COOPERATE": ("with", "to", "between", "from", "for"), "ACCUSE": ("against", "of", "to", "with", "at", "about"),
    "MOBILIZE": ("against", "to", "on", "near", "along", "towards", "toward", "over", "off", "into"), "PROTEST": ("against", "over", "at", "outside", "on"),
    "SUPPORT": ("for", "with", "behind", "by", "to", "of"), "CONCEDE": ("to", "with"), "REQUEST": ("to", "on", "of"), "REJECT": ("of", "from", "by"),
    "THREATEN": ("of", "to", "against"), "unclear": (),
}  # fmt: skip
_ABOUT_SOMEBODY = frozenset({"accuse", "suspect", "blame", "condemn", "criticise", "criticize", "praise", "thank", "denounce", "arrest", "fault", "punish", "slam", "commend"})  # fmt: skip
_BY_ITSELF = frozenset({"withdrawal", "retreat", "resignation", "apology", "visit", "exercise", "meeting", "pullout", "trip", "deployment", "mobilisation", "mobilization", "refusal", "aggression", "onslaught", "surrender", "march", "protest", "strike"})  # fmt: skip
_LINKS = frozenset(
    ["complement", "open-complement", "participle", "object", "modifier", "compound", "oblique", "adverbial"]
)
#: What suffers these is the target, though it be a village or nobody's men.
_UNDERGONE = frozenset({"ASSAULT", "COERCE"})
#: Who does these with a deed for object neither does nor suffers it.
_SPEAKS_OF = frozenset(
    ["trigger", "avoid", "prevent", "cause", "spark", "welcome", "condemn", "criticise", "criticize",
     "denounce", "oppose", "back", "support", "fear", "praise", "discuss", "justify", "demand", "cover", "mention", "see"]
)  # fmt: skip
#: Who does these with a deed for object suffers it.
_SUFFERS = frozenset(
    [
        "attract",
        "draw",
        "earn",
        "invite",
        "meet",
        "prompt",
        "provoke",
        "face",
        "suffer",
        "escape",
        "survive",
        "risk",
        "await",
        "receive",
        "resist",
        "repel",
        "withstand",
        "endure",
    ]
)
_ABOUT_MATTERS = frozenset({"discuss", "negotiate", "broker", "conclude", "settle", "ratify"})
_NOT_BODIES = frozenset({"customs", "monetary", "currency", "air", "labour", "task"})
#: What is done to these is done to the state whose they are.
_EMBLEMS = frozenset({"flag", "effigy", "portrait"})
_SETTING = frozenset(
    ["in", "at", "during", "since", "after", "before", "near", "until", "by", "through", "under", "as", "like"]
)


class Parties:
    """The two sides of a deed, each in the shortest phrase that names it; nobody where nobody is named."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def party(self, tree: Tree, word: Word | None) -> Party | None:
        """A word as an actor: named, of one state, or a body that acts; else nobody."""
        if word is None:
            return None
        party = self.names.party(tree, word)
        kind = self.names.kind(party.entity)
        if kind == "place":
            return party if party.text in metonyms.SEATS else None
        if party.entity is not None:
            return party
        somebody = word.lemma in BODIES or word.lower in titles.GROUPS or word.lower in titles.TITLES
        if somebody and any(one.lower in _NOT_BODIES for one in tree.children(word, "compound", "adjective")):
            return None
        if somebody and party.country is None:
            return self._seated(tree, word, party)
        if somebody or word.lower in _PRONOUNS:
            return party
        if party.country is not None:
            return party
        return party if word.tag == "PROPN" and word.text not in titles.NOT_NAMES else None

    def is_body(self, word: Word) -> bool:
        """Whether a word is somebody without a name, or a pronoun for him."""
        known = word.lemma in BODIES or word.lower in titles.GROUPS or word.lower in titles.TITLES
        return known or word.lower in _PRONOUNS or (word.tag == "PROPN" and word.text not in titles.NOT_NAMES)

    def _seated(self, tree: Tree, word: Word, party: Party) -> Party:
        """*the new government in Belisk*: of that state, whatever the tree hangs *in* on."""
        following = tree.words[word.number + 1 : word.number + 4]
        if len(following) > 1 and following[0].lower in ("in", "of", "from"):
            place = following[2] if len(following) > 2 and following[1].tag in ("DET", "ADJ") else following[1]
            seat = self.names.party(tree, place)
            if seat.country is not None and self.names.kind(seat.entity) in ("state", "place"):
                return Party(party.text, party.start, party.end, party.entity, seat.country)
        return party

    def inside(self, tree: Tree, word: Word | None) -> Party | None:
        """The actor inside a phrase that is no actor itself: *the ports of Belisk, hundreds of villagers*."""
        if word is None:
            return None
        for child in tree.children(word, "possessor", "adjective", "modifier", "compound"):
            if self.names.covered(child):
                return self.names.party(tree, child)
        of = tree.oblique(word, "of")
        return (
            (self.party(tree, of) or self.inside(tree, of)) if of is not None and of.number != word.number else None
        )

    def somebody(self, tree: Tree, word: Word | None) -> Party | None:
        if word is not None and word.lemma in NUMBERS and tree.oblique(word, "of") is not None:
            return self.inside(tree, word) or self.party(tree, word)
        return self.party(tree, word) or self.inside(tree, word)

    def each(self, tree: Tree, words: list[Word]) -> list[Party]:
        """Each of some words that is an actor or holds one, once."""
        found = [party for word in words if (party := self.somebody(tree, word))]
        return list({party.start: party for party in found}.values())

    # Deeds told by verbs

    def of_verb(
        self, tree: Tree, verb: Word, code: str, thing: Word | None, named: Word | None
    ) -> tuple[Party | None, list[Party]]:
        """The actor, and those to whom it is done. `thing` is what the verb acts on, `named` a part of the deed's name."""
        passive = tree.is_passive(verb)
        doer = tree.agent(verb) if passive else self.doer(tree, verb)
        actor = self.somebody(tree, doer) if not passive else self.party(tree, doer) or self.inside(tree, doer)
        others: list[Word] = []
        if thing is not None and named is None and verb.lemma not in _ABOUT_MATTERS:
            others += tree.conjuncts(thing)
        if not others or code in ("AID", "RETREAT", "SANCTION"):
            indirect = tree.indirect(verb)
            others = ([indirect] if indirect is not None else []) + others
        targets = self.each(tree, others)
        if not targets and code == "CONSULT" and thing is not None and (seat := self._seat(tree, thing)) is not None:
            targets = [seat]
        if not targets and named is not None and (direct := tree.object(verb)) is not None and direct is not named:
            targets = self.each(tree, tree.conjuncts(direct))
        if not targets:
            targets = self._by_preposition(tree, [one for one in (verb, thing, named) if one is not None], code)
        if code in MUTUAL and not targets and doer is not None and not passive:
            targets = self.each(tree, tree.conjuncts(doer)[1:])
        if not targets and named is not None:
            targets = [party for party in self.each(tree, tree.conjuncts(named)) if not is_same(party, actor)]
            if named.lemma not in BODIES or code not in ("RETREAT", "COERCE", "ASSAULT"):
                targets = [party for party in targets if party.entity is not None or party.country is not None]
        if code in MUTUAL and actor is None and len(targets) > 1:
            actor, targets = targets[0], targets[1:]
        targets = [party for party in targets if actor is None or party.start != actor.start]
        if (
            not targets
            and code in _UNDERGONE
            and thing is not None
            and named is None
            and thing.tag in ("NOUN", "NUM", "DET")
        ):
            targets = [self.names.party(tree, thing)]
        if not targets:
            targets = [one for one in self._below(tree, verb, thing) if not is_same(one, actor)][:1]
        return actor, targets

    def doer(self, tree: Tree, verb: Word) -> Word | None:
        """Who does an active verb; of a bare one, whoever governs the noun or verb that it hangs on."""
        above = tree.parent(verb)
        if (
            above is not None
            and above.lemma in _ABOUT_SOMEBODY
            and verb.relation in ("adverbial", "oblique", "participle")
        ):
            about = tree.child(above, "subject-passive") if tree.is_passive(above) else tree.object(above)
            if about is not None:
                return about
        if verb.relation == "adverbial" and above is not None and tree.mark(verb) in ("over", "for", "about"):
            return tree.oblique(above, "against", "with", "at", "on")
        if above is not None and (inner := self._inside_what_is_said(tree, verb, above)) is not None:
            return inner
        if above is not None and self._is_asked(tree, verb, above):
            return above
        found = tree.subject(verb)
        if found is not None and found.lower in ("which", "who", "that") and verb.relation == "relative":
            return tree.parent(verb)
        if found is None or (above is not None and found is above and above.tag == "NOUN" and verb.form != "Fin"):
            return self._above(tree, verb) or found
        return found

    def _is_asked(self, tree: Tree, verb: Word, asked: Word) -> bool:
        """*called on both sides to reopen the crossing*, where the parser hangs *to reopen* on whom it is asked of."""
        over = tree.parent(asked)
        if verb.form != "Inf" or verb.relation != "participle" or over is None or not is_verbal(over):
            return False
        return (
            asked.relation in ("oblique", "object", "indirect")
            and over.lemma in governors.REQUEST
            and asked.lemma in BODIES
        )

    def _inside_what_is_said(self, tree: Tree, verb: Word, above: Word) -> Word | None:
        """*She warned that Korvane would go on, unleashing a war*: Korvane, though the tree hangs it on the warning."""
        if verb.relation != "adverbial" or not verb.lower.endswith("ing") or above.lemma not in cues.SPEAKING:
            return None
        between = tree.words[above.number + 1 : verb.number]
        that = next((one.number for one in between if one.lower == "that"), None)
        if that is None:
            return None
        return next((one for one in reversed(between) if one.number > that and one.relation == "subject"), None)

    def _above(self, tree: Tree, verb: Word) -> Word | None:
        """*France's decision to withdraw, shelved plans to sell, stopped short of recognising*."""
        below, above = verb, tree.parent(verb)
        while above is not None and below.relation in _LINKS:
            if is_verbal(above):
                given = tree.object(above) if below.relation == "open-complement" else None
                return given if given is not None and given is not below else tree.subject(above)
            owner = tree.possessor(above) or tree.oblique(above, "by", "from", "for")
            if owner is not None and owner is not below:
                return owner
            named = [one for one in tree.children(above, "adjective", "compound") if self.names.covered(one)]
            if named:
                return named[0]
            below, above = above, tree.parent(above)
        return None

    def _by_preposition(self, tree: Tree, places: list[Word], code: str) -> list[Party]:
        for emblem in (one for one in places if one.lemma in _EMBLEMS):
            if found := [party for party in self.each(tree, [emblem]) if party.country is not None]:
                return found
        for wanted in _TO[code]:
            for place in places:
                noun = tree.oblique(place, wanted)
                if noun is None:
                    continue
                if found := self.each(tree, self._joined(tree, noun)):
                    return found
                if code in ("CONSULT", "SANCTION") and (seat := self._seat(tree, noun)) is not None:
                    return [seat]
        return []

    def _seat(self, tree: Tree, noun: Word) -> Party | None:
        """A capital to which one goes or from which an envoy is called home: ground, and still the other side."""
        party = self.names.party(tree, noun)
        return party if self.names.kind(party.entity) == "place" and party.country is not None else None

    def _joined(self, tree: Tree, noun: Word) -> list[Word]:
        """A noun and what is joined to it, also where the tree hung the second elsewhere: *between A and the B*."""
        found = tree.conjuncts(noun)
        if len(found) > 1:
            return found
        last = max(one.number for one in tree.subtree(noun))
        following = tree.words[last + 1 : last + 7]
        if not following or following[0].lower != "and":
            return found
        other = next((one for one in following[1:] if self.names.covered(one) or one.lemma in BODIES), None)
        if other is None or (is_verbal(tree.words[other.head]) and other.relation in ("object", "oblique")):
            return found
        head = other
        while head.relation in ("compound", "adjective", "name", "possessor") and head.head > head.number:
            head = tree.words[head.head]
        return [*found, head]

    def _below(self, tree: Tree, verb: Word, thing: Word | None) -> list[Party]:
        """Somebody named further down in the deed's own clause: *200 million dollars to Moldova, the visas of
        Congolese officials, the border with Guatemala*."""
        found: list[Party] = []
        for child in tree.children(
            verb, "object", "oblique", "indirect", "modifier", "subject-passive", "open-complement"
        ):
            if child.number < verb.number and child is not thing:
                continue
            for word in tree.subtree(child):
                if (
                    self.names.covered(word)
                    and self._is_in_clause(tree, word, verb)
                    and not self._is_setting(tree, word)
                ):
                    party = self.names.party(tree, word)
                    if party.country is not None or self.names.kind(party.entity) == "organisation":
                        found.append(party)
        return found

    def _is_in_clause(self, tree: Tree, word: Word, verb: Word) -> bool:
        current = word
        while current.number != verb.number:
            if is_verbal(current) and current is not word:
                return False
            current = tree.words[current.head]
        return True

    def _is_setting(self, tree: Tree, word: Word) -> bool:
        return any(one.lower in _SETTING for one in tree.children(word, "case"))

    # Deeds told by nouns

    def of_noun(self, tree: Tree, noun: Word, code: str) -> tuple[Party | None, Party | None]:
        """The two sides beside a noun, then those of the verb that governs it."""
        between = tree.oblique(noun, "between")
        if between is not None:
            pair = self.each(tree, self._joined(tree, between))
            return (pair[0] if pair else None), (pair[1] if len(pair) > 1 else None)
        actor, target = self._beside_noun(tree, noun, code, self._owner_of_noun(tree, noun))
        their = tree.possessor(noun)
        if (
            code in MUTUAL
            and their is not None
            and their.lower == "their"
            and (both := self._joined_pair(tree)) is not None
        ):
            return both
        above = tree.parent(noun)
        if above is not None and (actor is None or target is None):
            if is_verbal(above) and noun.relation in ("object", "oblique", "open-complement"):
                actor, target = self._of_governor(tree, above, noun, code, actor, target)
            elif noun.relation == "modifier" and not is_verbal(above):
                actor = actor or self.party(tree, tree.possessor(above))
        return actor, target if not is_same(actor, target) else None

    def _owner_of_noun(self, tree: Tree, noun: Word) -> Party | None:
        for child in tree.children(noun, "possessor", "adjective", "compound"):
            if self.names.covered(child):
                return self.names.party(tree, child)
            if child.relation == "possessor" and (owner := self.party(tree, child)) is not None:
                return owner
        return None

    def _beside_noun(
        self, tree: Tree, noun: Word, code: str, actor: Party | None
    ) -> tuple[Party | None, Party | None]:
        """Those who stand by a preposition: *by, from* and of some nouns *of* is the actor, else the target."""
        target: Party | None = None
        for preposition, other in tree.obliques(noun):
            party = self.somebody(tree, other)
            if party is None:
                continue
            if actor is None and (
                preposition in ("by", "from") or (preposition == "of" and noun.lemma in _BY_ITSELF)
            ):
                both = self.each(tree, tree.conjuncts(other))
                actor = party
                if preposition == "of" and code in MUTUAL and len(both) > 1:
                    target = both[1]
            elif target is None and preposition in (*_TO[code], "of") and not is_same(party, actor):
                target = party
        return actor, target

    def _of_governor(
        self, tree: Tree, verb: Word, noun: Word, code: str, actor: Party | None, target: Party | None
    ) -> tuple[Party | None, Party | None]:
        cases = {one.lower for one in tree.children(noun, "case")}
        meeting = code == "CONSULT" and bool(cases & {"during", "on", "at", "in", "after", "before"})
        if noun.relation == "oblique" and not cases & {"for", "of", "out of", "with", "on"} and not meeting:
            return actor, target
        word = self.doer(tree, verb) if not tree.is_passive(verb) else tree.agent(verb)
        doer = self.somebody(tree, word)
        if verb.lemma in _SPEAKS_OF:
            return actor, target
        if verb.lemma in _SUFFERS:
            return actor, target if target is not None or is_same(doer, actor) else doer
        if actor is None and doer is not None and not is_same(target, doer):
            actor = doer
            if code in MUTUAL and target is None and word is not None:
                target = next(iter(self.each(tree, tree.conjuncts(word)[1:])), None)
        spoken_to = tree.indirect(verb) or (tree.object(verb) if tree.object(verb) is not noun else None)
        other = spoken_to or tree.oblique(verb, "with", "to", "on", "against")
        if target is None and other is not None and other is not noun:
            target = self.party(tree, other)
        return actor, target

    # What the sentence leaves over

    def _joined_pair(self, tree: Tree) -> tuple[Party, Party] | None:
        """*between Korvane and Halvia during their meeting*: two that *and* joins, else the only two that are named."""
        for word in tree.words:
            both = self.each(tree, tree.conjuncts(word)) if tree.child(word, "conjunct") is not None else []
            if len(both) == 2 and all(one.country is not None for one in both) and not is_same(*both):
                return both[0], both[1]
        return self.pair(tree)

    def pair(self, tree: Tree) -> tuple[Party, Party] | None:
        """The two states that a sentence names, where it names two."""
        found: dict[str, Party] = {}
        for word in tree.words:
            party = (
                self.names.party(tree, word) if self.names.covered(word) and not self._is_ground(tree, word) else None
            )
            if party is not None and party.country is not None:
                found.setdefault(party.country, party)
        first, *others = found.values() or (None,)
        return (first, others[0]) if first is not None and len(others) == 1 else None

    def only_other(self, tree: Tree, sides: list[Party | None], but: Party | None = None) -> Party | None:
        """The one state or bloc, named where it acts or is dealt with, that a sentence names beside some parties."""
        countries = {side.country for side in (*sides, but) if side is not None and side.country is not None}
        starts = {side.start for side in (*sides, but) if side is not None}
        found: dict[str, Party] = {}
        for word in tree.words:
            if not self.names.covered(word) or word.start in starts or self._is_ground(tree, word):
                continue
            if but is not None and but.start <= word.start < but.end:
                continue
            party = self.names.party(tree, word)
            if party.country is None or party.country in countries or self.names.kind(party.entity) == "place":
                continue
            found.setdefault(party.country, party)
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_ground(self, tree: Tree, word: Word) -> bool:
        cases = {one.lower for one in tree.children(word, "case")}
        return bool(cases & {"in", "at", "near", "from", "through", "across", "since"})
