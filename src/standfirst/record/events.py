"""Who did what to whom, and whether it happened: deeds found by the table, parties in the tree, modality above them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from standfirst.record import deeds, modality, quantities
from standfirst.record.actors import metonyms, titles
from standfirst.record.actors.names import Names
from standfirst.record.shapes import Event, Party, Telling, When, Words, strongest_first
from standfirst.record.statements import Draft, Speech
from standfirst.record.syntax.tree import Tree, Word, is_verbal

_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_ONLY_ALONE = frozenset({"REQUEST", "REJECT", "THREATEN"})
_COLLECTIVE = frozenset(
    [
        "government",
        "parliament",
        "ministry",
        "court",
        "police",
        "army",
        "navy",
        "troop",
        "soldier",
        "force",
        "union",
        "council",
        "party",
        "opposition",
        "regime",
        "administration",
        "cabinet",
        "senate",
        "congress",
        "assembly",
        "rebel",
        "guard",
        "militia",
        "gunman",
        "state",
        "country",
        "nation",
        "side",
        "delegation",
        "brigade",
        "regiment",
        "authority",
        "lawmaker",
        "worker",
        "docker",
        "striker",
        "protester",
        "demonstrator",
        "official",
        "chamber",
        "republicans",
        "fleet",
        "gunboat",
        "spokesman",
        "general",
        "envoy",
        "side",
        "neighbour",
        "embassy",
        "leadership",
        "capital",
    ]
)
_PRONOUNS = frozenset(["they", "we", "it", "he", "she", "them", "us", "him", "her", "both"])
_TO = {
    "SANCTION": ("on", "against", "to", "with", "from"), "AID": ("to", "for"), "COERCE": ("of", "to", "with"),
    "ASSAULT": ("on", "against", "at", "of", "in", "into"), "RETREAT": ("from", "to", "against"), "AGREE": ("with", "between"),
    "CONSULT": ("with", "to", "between", "by"), "COOPERATE": ("with", "to", "between", "from"), "ACCUSE": ("against", "of", "to", "with"),
    "MOBILIZE": ("against", "to", "on", "near", "along"), "PROTEST": ("against", "over", "at"), "SUPPORT": ("for", "with", "behind", "by", "to"),
    "CONCEDE": ("to", "with"), "REQUEST": ("to", "on", "of"), "REJECT": ("of", "from"), "THREATEN": ("of", "to", "against"),
    "unclear": (),
}  # fmt: skip
_FAILING = frozenset({"fail", "refuse", "promise", "pledge", "vow", "decline"})
_MEETING = frozenset(
    ["speak", "talk", "call", "travel", "fly", "visit", "meet", "receive", "attend", "host", "welcome", "discuss"]
)
_ACCUSING = frozenset({"accuse", "suspect", "blame", "condemn", "criticise", "criticize"})
_GOODS = frozenset(
    [
        "help",
        "aid",
        "credit",
        "money",
        "shell",
        "weapon",
        "arm",
        "loan",
        "food",
        "medicine",
        "grain",
        "generator",
        "assistance",
        "ammunition",
        "tank",
        "missile",
        "shelter",
        "asylum",
        "support",
        "radar",
        "jet",
        "funding",
        "fuel",
        "doctor",
        "tent",
    ]
)
_BY_ITSELF = frozenset({"withdrawal", "retreat", "resignation", "apology", "visit", "exercise", "meeting", "pullout"})
_HAPPENS = frozenset(
    [
        "take",
        "begin",
        "end",
        "last",
        "open",
        "fail",
        "continue",
        "collapse",
        "start",
        "go",
        "conclude",
        "resume",
        "follow",
        "break",
    ]
)
_LIGHT = frozenset(["hold", "begin", "open", "resume", "start", "stage", "launch", "reach", "sign", "make", "have", "conclude", "attend", "join", "end", "cancel", "suspend", "cover", "include", "need", "seek", "want", "demand", "propose", "reject", "refuse", "deny", "plan", "expect", "discuss", "face", "oppose"])  # fmt: skip


@dataclass(slots=True)
class _Deed:
    tree: Tree
    word: Word
    code: str
    trigger: tuple[int, int]
    actor: Party | None
    target: Party | None
    reading: modality.Reading
    rule: str
    named: Word | None = None
    draft: Draft | None = None
    modality: tuple[str, ...] = ("asserted",)
    background: bool = False
    also: list["_Deed"] = field(default_factory=list)
    condition: "_Deed | None" = None


class Deeds:
    """The events of one story."""

    def __init__(self, text: str, trees: list[Tree], names: Names, speech: Speech, story: date | None) -> None:
        self.text = text
        self.names = names
        self.speech = speech
        self.story = story
        found: list[_Deed] = []
        for tree in trees:
            here = self._of_sentence(tree)
            self._conditions(tree, here)
            found += here
        self.found = self._once(found)

    # Which words tell a deed

    def _of_sentence(self, tree: Tree) -> list[_Deed]:
        found: list[_Deed] = []
        named: set[int] = set()
        for word in tree.words:
            if word.tag in ("VERB", "AUX") and word.relation not in (
                "auxiliary",
                "auxiliary-passive",
                "copula",
                "adjective",
            ):
                for deed in self._by_verb(tree, word):
                    found.append(deed)
                    named |= {deed.named.number} if deed.named is not None else set()
        verbs = {deed.word.number for deed in found}
        for word in tree.words:
            if word.tag == "NOUN" and word.number not in named:
                found += self._by_noun(tree, word, verbs)
        found = [deed for deed in found if not self._is_idle(deed, found)]
        for deed in found:
            self._settle(deed)
        return sorted(found, key=lambda deed: deed.trigger)

    def _is_idle(self, deed: _Deed, found: list[_Deed]) -> bool:
        """A bare request, refusal, threat or word of praise, where what it is about is a deed of its own."""
        below = {one.number for one in deed.tree.subtree(deed.word)}
        others = [
            one
            for one in found
            if one is not deed and one.word.number in below and one.word.number > deed.word.number
        ]
        if deed.code == "THREATEN" and deed.tree.complement(deed.word) is not None:
            return True
        if deed.code in _ONLY_ALONE or (
            deed.code == "CONCEDE" and deed.word.lemma in ("admit", "acknowledge", "concede")
        ):
            return bool(others) or (
                deed.code == "THREATEN" and deed.tree.complement(deed.word) is not None and bool(others)
            )
        return False

    def _by_verb(self, tree: Tree, verb: Word) -> Iterator[_Deed]:
        passive = tree.is_passive(verb)
        thing = tree.child(verb, "subject-passive") if passive else tree.object(verb)
        if passive and thing is None:
            thing = tree.subject(verb)
        particles = frozenset(one.lower for one in tree.children(verb, "particle", "adverb")) | frozenset(
            preposition for preposition, _noun in tree.obliques(verb) if preposition
        )
        match = None
        named = None
        for candidate in tree.conjuncts(thing) if thing is not None else []:
            match = deeds.of_verb(verb.lemma, particles, candidate.lemma)
            if match is not None and match[1]:
                named = candidate
                break
        if match is None or named is None:
            for preposition, noun in tree.obliques(verb):
                prepositional = deeds.of_verb(verb.lemma, frozenset({preposition}), noun.lemma)
                if prepositional is not None and prepositional[1]:
                    match, named = prepositional, noun
                    break
        match = match or deeds.of_verb(verb.lemma, particles, None)
        if match is None and (governor := self._failed_help(tree, verb)):
            match = (governor, False)
        if match is None:
            yield from self._asked_goods(tree, verb)
            return
        code = match[0]
        if self._is_act_of_saying(tree, verb, code):
            return
        actor, targets = self._parties(tree, verb, code, thing, named, passive)
        if actor is None and not targets and named is None and not self._is_bare(tree, verb):
            return
        trigger = self._trigger(verb, named)
        undergoing: list[Party | None] = [*targets] or [None]
        for target in undergoing:
            yield _Deed(
                tree,
                verb,
                code,
                trigger,
                actor,
                target,
                modality.read(tree, verb),
                "verb+object" if named else "verb",
                named,
            )

    def _failed_help(self, tree: Tree, verb: Word) -> str | None:
        above = tree.parent(verb)
        if verb.lemma in ("act", "intervene", "help", "defend", "protect") and verb.relation == "open-complement":
            return "AID" if above is not None and above.lemma in _FAILING else None
        return "AID" if verb.lemma == "help" and tree.object(verb) is not None else None

    def _asked_goods(self, tree: Tree, verb: Word) -> Iterator[_Deed]:
        """*asked Halvia for shells*: AID by the one who is asked."""
        goods = tree.oblique(verb, "for") if verb.lemma in ("ask", "appeal", "beg", "press", "plead") else None
        if verb.lemma in ("seek", "request", "demand"):
            goods = tree.object(verb)
        if goods is None or goods.lemma not in _GOODS:
            return
        asker = self._party(tree, tree.subject(verb))
        asked = (
            tree.object(verb)
            if tree.object(verb) is not goods
            else tree.oblique(goods, "from") or tree.oblique(verb, "from")
        )
        asked = asked or tree.oblique(verb, "to")
        reading = modality.read(tree, goods)
        reading.modality.add("requested")
        beneficiary = tree.oblique(goods, "for", "to")
        target = self._party(tree, beneficiary) if beneficiary is not None else asker
        yield _Deed(
            tree,
            goods,
            "AID",
            (goods.start, goods.end),
            self._party(tree, asked),
            target,
            reading,
            "asked-for",
            goods,
        )

    def _is_act_of_saying(self, tree: Tree, verb: Word, code: str) -> bool:
        """*told, spoke to reporters*: no deed between actors."""
        if verb.lemma in _MEETING:
            other = tree.oblique(verb, "to", "with", "on")
            return other is not None and other.lower in ("reporters", "journalists", "press")
        return code == "ACCUSE" and verb.lemma in ("investigate", "charge") and not self._covered_near(tree, verb)

    def _covered_near(self, tree: Tree, verb: Word) -> bool:
        return any(self.names.covered(one) for one in tree.subtree(verb))

    def _is_bare(self, tree: Tree, verb: Word) -> bool:
        """A deed without a named party still counts in an *if*."""
        return tree.mark(verb) in ("if", "unless", "once") and verb.lemma not in (
            "strike",
            "hit",
            "try",
            "meet",
            "back",
        )

    def _by_noun(self, tree: Tree, noun: Word, verbs: set[int]) -> Iterator[_Deed]:
        code = deeds.of_noun(noun.lemma)
        if code is None or noun.relation in ("compound", "name") or self.names.covered(noun):
            return
        above = tree.parent(noun)
        told = above is not None and above.number in verbs and noun.relation in ("object", "subject-passive")
        if told and above is not None and above.lemma not in _LIGHT:
            return
        actor, target = self._around_noun(tree, noun, code)
        reading = modality.read(tree, noun)
        governed = bool(reading.modality - {"would"}) or reading.refused
        happens = above is not None and noun.relation == "subject" and above.lemma in _HAPPENS
        if actor is None and target is None and not (governed or happens):
            return
        aside = above is not None and noun.relation in ("modifier", "oblique")
        if code == "AGREE" and aside and not governed and actor is None:
            return
        yield _Deed(tree, noun, code, (noun.start, noun.end), actor, target, reading, "noun")

    # Who does it, and to whom

    def _party(self, tree: Tree, word: Word | None) -> Party | None:
        """A word as an actor: named, of one state, or a body that acts; else nobody."""
        if word is None:
            return None
        party = self.names.party(tree, word)
        kind = self.names.kind(party.entity)
        if kind == "place":
            return party if party.text in metonyms.SEATS else None
        if party.entity is not None or party.country is not None:
            return party
        if (
            word.lower in _PRONOUNS
            or word.lemma in _COLLECTIVE
            or word.lower in titles.GROUPS
            or word.lower in titles.TITLES
        ):
            return party
        return None

    def _inside(self, tree: Tree, word: Word | None) -> Party | None:
        """The actor inside a phrase that is no actor itself: *the ports of Belisk, Belisk's island*."""
        if word is None:
            return None
        for child in tree.children(word, "possessor", "adjective", "modifier", "compound"):
            if self.names.covered(child):
                return self.names.party(tree, child)
        return None

    def _parties(
        self, tree: Tree, verb: Word, code: str, thing: Word | None, named: Word | None, passive: bool
    ) -> tuple[Party | None, list[Party]]:
        doer = tree.agent(verb) if passive else self._doer(tree, verb)
        actor = self._party(tree, doer) or (self._inside(tree, doer) if not passive else None)
        others: list[Word] = []
        if thing is not None and named is None:
            others += tree.conjuncts(thing)
        if not others or code in ("AID", "RETREAT"):
            indirect = tree.indirect(verb)
            others = ([indirect] if indirect is not None else []) + others
        targets = self._all(tree, others)
        if not targets:
            targets = self._by_preposition(tree, [one for one in (verb, thing, named) if one is not None], code)
        if not targets and named is not None:
            owned = self._all(tree, tree.conjuncts(named))
            targets = [
                party for party in owned if actor is None or party.country != actor.country or party.country is None
            ]
            targets = [party for party in targets if party.entity is not None or party.country is not None]
        if code in _MUTUAL and not targets and doer is not None and not passive:
            targets = self._all(tree, tree.conjuncts(doer)[1:])
        if passive and named is not None and actor is None and code in _MUTUAL and len(targets) > 1:
            actor, targets = targets[0], targets[1:]
        return actor, [party for party in targets if actor is None or party.start != actor.start]

    def _all(self, tree: Tree, words: list[Word]) -> list[Party]:
        """Each of some words that is an actor or holds one, once."""
        found = [party for word in words if (party := self._party(tree, word) or self._inside(tree, word))]
        return list({party.start: party for party in found}.values())

    def _doer(self, tree: Tree, verb: Word) -> Word | None:
        above = tree.parent(verb)
        accusing = (
            above is not None and above.lemma in _ACCUSING and verb.relation in ("adverbial", "oblique", "participle")
        )
        if above is not None and accusing:
            return tree.child(above, "subject-passive") if tree.is_passive(above) else tree.object(above)
        found = tree.subject(verb)
        if found is not None and found.lower in ("which", "who", "that") and verb.relation == "relative":
            return tree.parent(verb)
        return found

    def _by_preposition(self, tree: Tree, places: list[Word], code: str) -> list[Party]:
        for wanted in _TO[code]:
            for place in places:
                noun = tree.oblique(place, wanted)
                if noun is not None and (found := self._all(tree, tree.conjuncts(noun))):
                    return found
        return []

    def _around_noun(self, tree: Tree, noun: Word, code: str) -> tuple[Party | None, Party | None]:
        actor = target = None
        for child in tree.children(noun, "possessor", "adjective"):
            if actor is None and self.names.covered(child):
                actor = self.names.party(tree, child)
        for preposition, other in tree.obliques(noun):
            party = self._party(tree, other)
            if party is None:
                continue
            if preposition in ("by", "from") and actor is None:
                actor = party
            elif preposition == "between":
                pair = [p for one in tree.conjuncts(other) if (p := self._party(tree, one))]
                return pair[0] if pair else None, pair[1] if len(pair) > 1 else None
            elif preposition == "of" and actor is None and noun.lemma in _BY_ITSELF:
                actor = party
            elif target is None:
                target = party
        above = tree.parent(noun)
        if (
            above is not None
            and is_verbal(above)
            and noun.relation in ("object", "oblique")
            and (actor is None or target is None)
        ):
            actor, target = self._from_governor(tree, above, noun, actor, target)
        return actor, target

    def _from_governor(
        self, tree: Tree, verb: Word, noun: Word, actor: Party | None, target: Party | None
    ) -> tuple[Party | None, Party | None]:
        cases = {one.lower for one in tree.children(noun, "case")}
        if noun.relation == "oblique" and not cases & {"for", "of", "out of"}:
            return actor, target
        doer = (
            self._party(tree, tree.subject(verb))
            if not tree.is_passive(verb)
            else self._party(tree, tree.agent(verb))
        )
        other = tree.oblique(verb, "with", "to", "on", "against")
        if actor is None and doer is not None and (target is None or target.start != doer.start):
            actor = doer
        if target is None and other is not None:
            target = self._party(tree, other)
        return actor, target

    def _trigger(self, verb: Word, named: Word | None) -> tuple[int, int]:
        if named is None or abs(named.number - verb.number) > 6:
            return verb.start, verb.end
        return min(verb.start, named.start), max(verb.end, named.end)

    # Whether it happened

    def _settle(self, deed: _Deed) -> None:
        reading = deed.reading
        kinds = set(reading.modality)
        deed.draft = self.speech.draft_at(deed.word.start)
        speaker = deed.draft.source if deed.draft is not None else None
        if reading.speaker is not None:
            speaker = self._party(deed.tree, reading.speaker) or speaker
        self._by_cue(deed, kinds, speaker)
        warned, would = "warned" in kinds, "would" in kinds
        kinds -= {"warned", "would"}
        if warned:
            kinds.add(
                "threatened" if self._is_same(speaker, deed.actor) and not kinds & {"negated"} else "considered"
            )
        if would and not kinds & {"conditional", "threatened", "requested", "considered"}:
            kinds.add("planned" if deed.draft is not None else "considered")
        if "negated" in kinds and (
            self._is_party(speaker, deed) if reading.refused or deed.draft is not None else False
        ):
            kinds.discard("negated")
            kinds.add("denied")
        if kinds & {"denied", "negated"} and reading.refused:
            kinds -= {"planned"}
        if "threatened" in kinds:
            kinds -= {"planned", "considered"}
        if "requested" in kinds or "planned" in kinds:
            kinds -= {"considered"} if "planned" in kinds and "considered" in kinds else set()
        deed.modality = strongest_first(kinds)
        deed.background = self._is_background(deed)

    def _by_cue(self, deed: _Deed, kinds: set[str], speaker: Party | None) -> None:
        """What the cue of its statement says of a deed, where the tree hung the clause elsewhere."""
        cue = deed.draft.cue.text.casefold() if deed.draft is not None and deed.draft.cue is not None else ""
        if cue.startswith(("denie", "deny")) and deed.reading.speech != "deny" and not kinds & {"negated", "denied"}:
            deed.reading.speech, deed.reading.refused = "deny", True
            kinds.add("negated")
        elif cue.startswith("threat") and self._is_same(speaker, deed.actor) and deed.reading.speech != "threaten":
            kinds.add("threatened")
        elif cue.startswith(("demand", "urge", "call")) and kinds <= {"would"}:
            kinds.add("requested")

    def _addressed(self, deed: _Deed) -> None:
        """Whom a threat is spoken to, where it names nobody else."""
        spoken_to = deed.draft.addressee if deed.draft is not None else None
        if spoken_to is not None and not self._is_same(spoken_to, deed.actor):
            deed.target = spoken_to

    def _is_same(self, one: Party | None, other: Party | None) -> bool:
        if one is None or other is None:
            return False
        if one.entity is not None and one.entity == other.entity:
            return True
        return (
            one.country is not None and one.country == other.country
        ) or one.text.casefold() == other.text.casefold()

    def _is_party(self, speaker: Party | None, deed: _Deed) -> bool:
        """Whether who speaks is the actor or the target, or a state that says it of a deed with another."""
        if self._is_same(speaker, deed.actor) or self._is_same(speaker, deed.target):
            return True
        sides = [side for side in (deed.actor, deed.target) if side is not None]
        return deed.code in _MUTUAL and len(sides) == 1 and speaker is not None and speaker.country is not None

    def _is_background(self, deed: _Deed) -> bool:
        tree, word = deed.tree, deed.word
        if deed.rule == "noun":
            cases = {one.lower for one in tree.children(word, "case")}
            return deed.modality == ("asserted",) and bool(
                cases & {"over", "since", "after", "during", "with", "of", "from"}
            )
        if word.relation == "relative":
            return deed.modality == ("asserted",)
        return any(one.lower == "since" for one in tree.children(word, "mark"))

    def _conditions(self, tree: Tree, here: list[_Deed]) -> None:
        """The event in the *if* that each deed hangs on; an *if* whose deed is on no list is `unclear`."""
        for deed in list(here):
            clause = deed.reading.condition
            if clause is None:
                continue
            below = {one.number for one in tree.subtree(clause)}
            inside = [one for one in here if one.word.number in below and one is not deed]
            if not inside:
                made = self._unlisted(tree, clause)
                if made is not None:
                    here.append(made)
                    inside = [made]
            deed.condition = inside[0] if inside else None
            for one in inside:
                if "conditional" not in one.modality:
                    one.modality = strongest_first({*one.modality, "conditional"})

    def _unlisted(self, tree: Tree, clause: Word) -> _Deed | None:
        subject = tree.subject(clause)
        actor = self._party(tree, subject)
        if (
            actor is None
            or actor.entity is None
            or not is_verbal(clause)
            or clause.lemma in ("be", "have", "want", "need", "say")
        ):
            return None
        reading = modality.Reading({"conditional"})
        deed = _Deed(tree, clause, "unclear", (clause.start, clause.end), actor, None, reading, "condition")
        self._settle(deed)
        return deed

    # The same event told again

    def _once(self, found: list[_Deed]) -> list[_Deed]:
        kept: list[_Deed] = []
        seat: dict[int, _Deed] = {}
        for deed in found:
            first = next((one for one in kept if self._is_again(one, deed)), None)
            if first is None:
                kept.append(deed)
            else:
                first.also.append(deed)
                seat[id(deed)] = first
                first.background = first.background and deed.background
                if first.condition is None:
                    first.condition = deed.condition
        for deed in kept:
            if deed.condition is not None:
                deed.condition = seat.get(id(deed.condition), deed.condition)
                if deed.condition is deed:
                    deed.condition = None
        return kept

    def _key(self, party: Party | None) -> str | None:
        if party is None:
            return None
        return party.country or party.entity or party.text.casefold()

    def _is_again(self, first: _Deed, deed: _Deed) -> bool:
        if first.code != deed.code or first.modality[0] != deed.modality[0]:
            return False
        if first.tree.sentence == deed.tree.sentence and first.trigger != deed.trigger:
            return False
        if first.tree.sentence == deed.tree.sentence:
            return False
        same = self._key(first.actor) == self._key(deed.actor) and self._key(first.target) == self._key(deed.target)
        mutual = deed.code in _MUTUAL and {self._key(first.actor), self._key(first.target)} == {
            self._key(deed.actor),
            self._key(deed.target),
        }
        if first.actor is None and first.target is None:
            hangs = first.condition is not None and deed.condition is not None
            return same and hangs and self._key(first.condition.actor) == self._key(deed.condition.actor)  # type: ignore[union-attr]
        if first.code == "unclear" and first.word.lemma != deed.word.lemma:
            return False
        one, other = self._when(first), self._when(deed)
        return (same or mutual) and (one is None or other is None or one.text == other.text)

    def _clause(self, deed: _Deed) -> tuple[int, int]:
        """The span of the clause around the deed: up to the next finite verb above it."""
        top = deed.word
        while not is_verbal(top) and top.head != top.number:
            top = deed.tree.words[top.head]
        words = [one for one in deed.tree.subtree(top) if not self._in_other_clause(deed.tree, one, top)]
        return words[0].start, words[-1].end

    def _in_other_clause(self, tree: Tree, word: Word, top: Word) -> bool:
        current = word
        while current.number != top.number:
            if current.relation in ("complement", "adverbial", "relative", "beside", "conjunct") and is_verbal(
                current
            ):
                return True
            current = tree.words[current.head]
        return False

    def _when(self, deed: _Deed) -> When | None:
        start, end = self._clause(deed)
        past = not set(deed.modality) & {"planned", "threatened", "requested", "conditional", "considered"}
        return quantities.when(self.text, start, end, deed.word.start, self.story, past)

    def _place(self, deed: _Deed) -> Words | None:
        for noun in (
            one for preposition, one in deed.tree.obliques(deed.word) if preposition in ("in", "at", "near", "on")
        ):
            party = self.names.party(deed.tree, noun)
            ground = party.entity is not None and self.names.kind(party.entity) in ("place", "state")
            if ground and (deed.target is None or deed.target.start != party.start):
                return Words(party.text, party.start, party.end)
        return None

    def events(self, speech_ids: dict[int, str], confidence: dict[str, float]) -> tuple[Event, ...]:
        ids = {id(deed): f"v{number}" for number, deed in enumerate(self.found, 1)}
        return tuple(self._event(deed, ids, speech_ids, confidence) for deed in self.found)

    def _event(
        self, deed: _Deed, ids: dict[int, str], speech_ids: dict[int, str], confidence: dict[str, float]
    ) -> Event:
        start, end = self._clause(deed)
        movable = deed.code in ("AID", "ASSAULT", "RETREAT", "MOBILIZE", "COOPERATE", "SANCTION", "COERCE")
        return Event(
            id=ids[id(deed)],
            actor=deed.actor,
            target=deed.target,
            trigger=self._words(deed),
            code=deed.code,
            modality=deed.modality,
            when=self._when(deed),
            background=deed.background,
            place=self._place(deed),
            amount=quantities.amount(self.text, start, end, deed.word.start) if movable else None,
            condition=ids.get(id(deed.condition)) if deed.condition is not None else None,
            statement=speech_ids.get(id(deed.draft)) if deed.draft is not None else None,
            sentence=deed.tree.sentence,
            rule=deed.rule,
            confidence=confidence.get(deed.rule, 0.5),
            also=tuple(
                Telling(one.tree.sentence, self._words(one), speech_ids.get(id(one.draft)) if one.draft else None)
                for one in deed.also
            ),
        )

    def _words(self, deed: _Deed) -> Words:
        return Words(self.text[deed.trigger[0] : deed.trigger[1]], *deed.trigger)
