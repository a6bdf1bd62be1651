"""Which words of a sentence tell a deed (docs/record/codebook.md, section 3): verbs with their objects and particles
first, then the nouns that no verb took."""

from collections.abc import Iterator

from standfirst.record import deeds, modality
from standfirst.record.actors.bodies import BODIES
from standfirst.record.actors.names import Names
from standfirst.record.deed import MUTUAL, Deed, is_same
from standfirst.record.parties import Parties
from standfirst.record.reading import Reading
from standfirst.record.shapes import Party
from standfirst.record.syntax.lemmas import by_rule
from standfirst.record.syntax.tree import Tree, Word, is_verbal

_ONLY_ALONE = frozenset({"REQUEST", "REJECT", "THREATEN"})
_FAILING = frozenset({"fail", "refuse", "promise", "pledge", "vow", "decline"})
_MEETING = frozenset(["speak", "talk", "call", "travel", "fly", "visit", "meet", "receive", "attend", "host", "welcome", "discuss", "complain", "brief"])  # fmt: skip
_ASKING = frozenset(
    ["ask", "appeal", "beg", "press", "plead", "seek", "request", "demand", "petition", "lobby", "turn", "call"]
)
_GOODS = frozenset(
    ["aid", "ammunition", "arm", "assistance", "asylum", "bailout", "battery", "billion", "credit", "crown",
     "defence", "doctor", "dollar", "drone", "euro", "fighter", "florin", "flour", "food", "fuel", "funding",
     "gas", "generator", "grain", "help", "howitzer", "jet", "loan", "medicine", "million", "missile", "money",
     "pound", "protection", "radar", "relief", "shell", "shelter", "support", "tank", "tent", "vaccine",
     "weapon"]
)  # fmt: skip
_PROMISING = frozenset(
    {"pledge", "promise", "offer", "approve", "earmark", "allocate", "commit", "announce", "vow", "agree"}
)
_SUMS = frozenset({"dollar", "euro", "pound", "crown", "florin", "billion", "million", "money"})
_STRIKERS = frozenset(
    {
        "union",
        "docker",
        "worker",
        "teacher",
        "miner",
        "nurse",
        "doctor",
        "driver",
        "railwayman",
        "railwaymen",
        "pilot",
        "farmer",
        "student",
        "lawyer",
        "judge",
    }
)
#: Of what these are a part, that is bought, sent or given.
_SHARES = frozenset(
    [
        "all",
        "barrel",
        "batch",
        "bulk",
        "cargo",
        "consignment",
        "half",
        "hundreds",
        "load",
        "more",
        "most",
        "much",
        "part",
        "share",
        "shipment",
        "some",
        "ton",
        "tonne",
    ]
)
#: After a verb these belong to it even where the parser hangs them on the noun behind.
_PARTICLES = frozenset(["aside", "away", "back", "down", "off", "out", "over", "together", "up"])
_THINGS = frozenset(
    ["aircraft", "airport", "area", "base", "boat", "bridge", "building", "bus", "camp", "church", "city",
     "convoy", "dam", "depot", "district", "drone", "embassy", "facility", "headquarters", "home", "hospital",
     "house", "infrastructure", "jet", "market", "mosque", "neighborhood", "neighbourhood", "office",
     "pipeline", "plane", "plant", "port", "position", "refinery", "residence", "school", "ship", "site",
     "station", "tank", "tanker", "target", "town", "train", "truck", "vessel", "village", "warehouse"]
)  # fmt: skip
_DRILLS = frozenset(["drill", "exercise", "manoeuvre", "maneuver", "wargame", "war-game"])
_TOGETHER = frozenset(["bilateral", "combined", "common", "joint", "multinational", "trilateral"])
_HAPPENS = frozenset(
    ["begin", "break", "cause", "collapse", "conclude", "continue", "destroy", "drag", "end", "erupt", "expire",
     "fail", "follow", "force", "go", "hit", "hold", "injure", "intensify", "kill", "lapse", "last", "leave",
     "occur", "open", "plan", "postpone", "resume", "schedule", "spread", "stall", "start", "strike", "take", "target", "wound", "centre", "center", "focus", "cover", "touch"]
)  # fmt: skip
#: Verbs that tell of a noun only that it was done, so that the noun is the deed.
_LIGHT = frozenset(
    ["agree", "announce", "approve", "attend", "await", "back", "begin", "cancel", "carry", "commit",
     "conclude", "condemn", "conduct", "consider", "continue", "cover", "demand", "deny", "discuss", "end",
     "expect", "face", "have", "hold", "impose", "include", "join", "justify", "launch", "make", "mount",
     "mull", "need", "offer", "open", "oppose", "order", "pay", "perform", "plan", "pledge", "prepare",
     "promise", "propose", "reach", "receive", "refuse", "reject", "resume", "secure", "seek", "sign", "stage",
     "start", "step", "suffer", "support", "suspend", "threaten", "undertake", "urge", "want", "weigh",
     "welcome"]
)  # fmt: skip


class Finder:
    """The deeds of one sentence at a time, each with its parties and what the sentence says of it."""

    def __init__(self, names: Names, parties: Parties) -> None:
        self.names = names
        self.parties = parties

    def of_sentence(self, tree: Tree) -> list[Deed]:
        found: list[Deed] = []
        named: set[int] = set()
        idle = ("auxiliary", "auxiliary-passive", "copula", "adjective")
        for word in tree.words:
            if is_verbal(word) and word.relation not in idle:
                for deed in self._by_verb(tree, word):
                    found.append(deed)
                    named |= {deed.named.number} if deed.named is not None else set()
        verbs = {deed.word.number: deed for deed in found}
        for word in tree.words:
            if word.tag == "NOUN" and word.number not in named:
                found += self._by_noun(tree, word, verbs)
        return [deed for deed in found if not self._is_idle(deed, found)]

    def _is_idle(self, deed: Deed, found: list[Deed]) -> bool:
        """A bare request, refusal, threat or admission, where what it is about is a deed of its own."""
        if deed.word.lemma in ("threaten", "warn") and deed.code == "THREATEN":
            clause = deed.tree.complement(deed.word)
            if clause is not None and deed.tree.mark(clause) not in ("if", "unless"):
                return True
        if deed.code == "CONCEDE" and deed.word.lemma in ("admit", "acknowledge", "concede"):
            return deed.actor is None or deed.actor.country is None
        if deed.code not in _ONLY_ALONE:
            return False
        return any(one is not deed and self._is_about(deed, one) for one in found)

    def _is_about(self, deed: Deed, other: Deed) -> bool:
        """Whether the other deed is what this one asks for, refuses or threatens, and not only told of beside it."""
        current = other.word
        if current.number <= deed.word.number:
            return False
        while current.number != deed.word.number:
            if current.relation in ("relative", "conjunct", "beside") or current.head == current.number:
                return False
            if current.relation == "participle" and current.form != "Inf" and deed.tree.mark(current) != "that":
                return False
            if current.relation == "adverbial" and not {
                one.lower for one in deed.tree.children(current, "mark", "case")
            } & {"to", "for", "from"}:
                return False
            current = deed.tree.words[current.head]
        return True

    # Verbs

    def _by_verb(self, tree: Tree, verb: Word) -> Iterator[Deed]:
        passive = tree.is_passive(verb)
        thing = tree.subject(verb) if passive else tree.object(verb)
        match, named = self._match(tree, verb, thing)
        if match is None and (governor := self._failed_help(tree, verb)):
            match = deeds.Match(governor)
        if match is None or match.code == "REQUEST":
            asked = list(self._asked_goods(tree, verb))
            yield from asked
            if match is None or asked:
                return
        code = self._of_actor(tree, verb, match.code)
        if self._is_act_of_saying(tree, verb, code):
            return
        actor, targets = self.parties.of_verb(tree, verb, code, thing, named)
        if code in MUTUAL and actor is None and not targets and (pair := self.parties.pair(tree)) is not None:
            actor, targets = pair[0], [pair[1]]
        if not self._counts(tree, verb, match, thing, named, actor, targets):
            return
        undergoing: list[Party | None] = [*targets] or [None]
        rule = "verb+object" if named is not None else "verb"
        for target in undergoing:
            sides = (target, actor) if verb.lemma == "invite" else (actor, target)
            reading = self._read(tree, verb, code, named)
            yield Deed(tree, verb, code, _trigger(tree, verb, named), *sides, reading, rule, named)

    def _counts(
        self,
        tree: Tree,
        verb: Word,
        match: deeds.Match,
        thing: Word | None,
        named: Word | None,
        actor: Party | None,
        targets: list[Party],
    ) -> bool:
        """Whether enough is named beside the verb for a deed of politics."""
        if verb.lemma == "discuss" and not targets:
            return False
        if targets and not (named or actor) and not self._suffers(thing):
            return False
        if match.weak and verb.lemma == "meet" and thing is None:
            return targets != [] or self._is_several(tree, verb)
        if match.weak and not self._undergoes(tree, thing, match.code, targets):
            return verb.lemma == "strike" and self._of_actor(tree, verb, match.code) == "PROTEST"
        return bool(actor or targets or named) or self._is_bare(tree, verb, match.weak)

    def _is_several(self, tree: Tree, verb: Word) -> bool:
        """*The two sides have not met; ministers will meet on Friday*."""
        doer = tree.subject(verb)
        if doer is None:
            return False
        known = doer.lemma in BODIES or doer.lower in ("they", "both", "two")
        return known and (doer.lower.endswith("s") or doer.lower in ("they", "both", "two"))

    def _suffers(self, thing: Word | None) -> bool:
        """Whether what is acted on can be of politics where nobody is named: people, and not a roof."""
        if thing is None:
            return True
        people = thing.lemma in BODIES or thing.tag in ("NUM", "PRON", "PROPN") or thing.lemma in _THINGS
        return people or self.names.covered(thing)

    def _read(self, tree: Tree, verb: Word, code: str, named: Word | None) -> Reading:
        """What the sentence says of the deed, and the verb itself: *pledged aid, threatened with sanctions*."""
        reading = modality.read(tree, verb)
        if verb.lemma == "invite":
            reading.modality.add("requested")
        elif verb.lemma in _PROMISING and code not in ("AGREE", "SUPPORT", "SANCTION"):
            reading.modality.add("planned")
            reading.promised = True
        elif verb.lemma == "threaten" and named is not None:
            reading.modality.add("threatened")
        return reading

    def _match(self, tree: Tree, verb: Word, thing: Word | None) -> tuple[deeds.Match | None, Word | None]:
        """The deed of a verb, and the object that belongs to its name."""
        prepositions = {preposition for preposition, _noun in tree.obliques(verb) if preposition}
        close = {one.lower for one in tree.children(verb, "particle", "adverb", "case")}
        following = tree.words[verb.number + 1] if verb.number + 1 < len(tree.words) else None
        if following is not None and following.tag in ("ADP", "ADV", "PART"):
            close |= {following.lower} if following.relation != "case" or following.lower in _PARTICLES else set()
        particles = prepositions | close | {f"/{one}" for one in close}
        particles |= {part for preposition in prepositions for part in preposition.split()[:1]}
        if verb.lemma == "let" and (goes := tree.child(verb, "open-complement")) is not None:
            particles |= {f"/{goes.lemma}"}
        things = tree.conjuncts(thing) if thing is not None else []
        things += [of for one in things if one.lemma in _SHARES and (of := tree.oblique(one, "of")) is not None]
        if (
            (other := tree.child(verb, "open-complement")) is not None
            and other.tag in ("NOUN", "VERB", "PROPN")
            and other.number == verb.number + 1 + (other.number - verb.number - 1)
        ):
            things = [*things, other] if not is_verbal(other) or other.form == "Ger" else things
        for candidate in things:
            match = deeds.of_verb(verb.lemma, particles, self._called(tree, candidate))
            if match is not None and match.named is not None:
                return match, candidate if not match.named.startswith("@") else None
        for preposition, noun in tree.obliques(verb):
            match = deeds.of_verb(
                verb.lemma,
                {preposition, *preposition.split()[:1], *(particles - prepositions)},
                self._called(tree, noun),
                bare=False,
            )
            if match is not None and match.named is not None and preposition:
                return match, noun if not match.named.startswith("@") else None
        match = deeds.of_verb(verb.lemma, particles)
        if match is None and thing is not None:
            match = deeds.of_verb(
                verb.lemma, {preposition for preposition, _noun in tree.obliques(thing) if preposition}
            )
        return match, None

    def _called(self, tree: Tree, noun: Word) -> list[str]:
        """What an object is called: its lemma with what it is compounded with, and the kind of name that it is."""
        called = [f"{one.lower} {noun.lemma}" for one in tree.children(noun, "compound", "adjective")]
        called += [noun.lemma, by_rule(noun.lower, "NOUN")]
        kind = self.names.kind(self.names.party(tree, noun).entity)
        return [*called, f"@{kind}"] if kind else called

    def _of_actor(self, tree: Tree, verb: Word, code: str) -> str:
        """*Farmers blocked the road* is a protest; *fired a missile at Halvia* is no test."""
        doer = tree.subject(verb)
        alone = tree.object(verb) is None and not tree.is_passive(verb)
        if doer is not None and verb.lemma == "strike" and alone and doer.lemma in _STRIKERS:
            return "PROTEST"
        blocks = code == "COERCE" and verb.lemma in ("block", "blockade", "occupy")
        if doer is not None and blocks and doer.lemma in _STRIKERS:
            return "PROTEST"
        if code == "COOPERATE" and (drill := self._drill(tree, verb)) is not None:
            return code if self._is_joint(tree, verb, drill, doer) else "MOBILIZE"
        if code == "MOBILIZE" and verb.lemma in ("fire", "launch"):
            at = tree.oblique(verb, "at", "on", "against") or next(
                (tree.oblique(one, "at", "on", "against") for one in tree.children(verb, "object")), None
            )
            return "ASSAULT" if at is not None else code
        return code

    def _drill(self, tree: Tree, verb: Word) -> Word | None:
        thing = tree.subject(verb) if tree.is_passive(verb) else tree.object(verb)
        return thing if thing is not None and thing.lemma in _DRILLS else None

    def _is_joint(self, tree: Tree, verb: Word, drill: Word, doer: Word | None) -> bool:
        """An exercise with a guest is done together, and one alone is a show of force."""
        beside = {one.lower for one in tree.children(drill, "adjective", "compound")}
        guests = tree.oblique(drill, "with", "between", "of", "by") or tree.oblique(verb, "with", "alongside", "to")
        several = doer is not None and (
            len(tree.conjuncts(doer)) > 1 or (doer.lower.endswith("s") and doer.tag == "NOUN")
        )
        return bool(beside & _TOGETHER) or guests is not None or several

    def _undergoes(self, tree: Tree, thing: Word | None, code: str, targets: list[Party]) -> bool:
        if (
            thing is not None
            and code in ("ASSAULT", "COERCE")
            and any(one.lemma in _THINGS for one in tree.conjuncts(thing))
        ):
            return True
        if not targets or thing is None:
            return False
        if code == "CONSULT" and not (self.names.covered(thing) or self.parties.is_body(thing)):
            return False
        named = targets[0].entity is not None or targets[0].country is not None
        return (named or code in ("ASSAULT", "COERCE", "AID")) and self.parties.somebody(tree, thing) is not None

    def _failed_help(self, tree: Tree, verb: Word) -> str | None:
        above = tree.parent(verb)
        if verb.lemma in ("act", "intervene", "help", "defend", "protect") and verb.relation == "open-complement":
            return "AID" if above is not None and above.lemma in _FAILING else None
        return None

    def _asked_goods(self, tree: Tree, verb: Word) -> Iterator[Deed]:
        """*asked Halvia for shells*: AID by the one who is asked."""
        sent = tree.object(verb) if verb.lemma in ("send", "make", "submit", "put", "issue", "renew") else None
        if verb.lemma not in _ASKING and (
            sent is None or sent.lemma not in ("request", "appeal", "plea", "demand", "call")
        ):
            return
        goods = tree.object(verb) if verb.lemma in ("seek", "request", "demand") else tree.oblique(verb, "for")
        if sent is not None:
            goods = tree.oblique(sent, "for") or tree.oblique(verb, "for", "in")
        if goods is not None and goods.tag == "SYM":
            goods = next(
                (
                    one
                    for one in tree.subtree(verb)
                    if one.number > goods.number
                    and one.lemma in _GOODS
                    and one.tag == "NOUN"
                    and one.lemma not in _SUMS
                ),
                goods,
            )
        if goods is None or not any(one.lemma in _GOODS for one in tree.subtree(goods) if one.tag in ("NOUN", "NUM")):
            return
        asker = self.parties.party(tree, self.parties.doer(tree, verb))
        direct = tree.object(verb) if tree.object(verb) not in (goods, sent) else None
        direct = direct or (tree.oblique(sent, "to") if sent is not None else None)
        asked = (
            direct
            or tree.indirect(verb)
            or tree.oblique(goods, "from")
            or tree.oblique(verb, "from")
            or tree.oblique(verb, "to", "on")
        )
        giver, target = self._giver_and_taker(tree, goods, asker, self.parties.somebody(tree, asked))
        reading = modality.read(tree, goods)
        reading.modality.add("requested")
        reading.modality.discard("considered")
        yield Deed(tree, goods, "AID", (goods.start, goods.end), giver, target, reading, "asked-for", goods)

    def _giver_and_taker(
        self, tree: Tree, goods: Word, asker: Party | None, asked: Party | None
    ) -> tuple[Party | None, Party | None]:
        """Who is asked gives, and who asks receives; who asks its own parliament for another gives."""
        below = [one for one in tree.subtree(goods) if one.number > goods.number and self.names.covered(one)]
        meant = [one for one in below if {case.lower for case in tree.children(one, "case")} & {"for", "to"}]
        taker = self.parties.party(tree, tree.oblique(goods, "for", "to") or next(iter(meant), None))
        own = asker is not None and asker.country is not None and not is_same(asker, taker)
        if own and taker is not None and taker.country is not None and (asked is None or asked.country is None):
            return asker, taker
        return asked, taker or asker

    def _is_act_of_saying(self, tree: Tree, verb: Word, code: str) -> bool:
        """*told, spoke to reporters*: no deed between actors."""
        if verb.lemma in _MEETING:
            other = tree.oblique(verb, "to", "with", "on") or tree.object(verb)
            if other is not None and other.lower in ("reporters", "journalists", "press", "media", "newsmen"):
                return True
            if verb.lemma in ("speak", "talk") and code in ("SUPPORT", "CONSULT"):
                return tree.oblique(verb, "with", "to", "by", "for", "in favour", "in favour of") is None
        return (
            code == "ACCUSE"
            and verb.lemma in ("investigate", "charge")
            and not any(self.names.covered(one) for one in tree.subtree(verb))
        )

    def _is_bare(self, tree: Tree, verb: Word, weak: bool) -> bool:
        """A deed without a named party still counts in an *if*."""
        return tree.mark(verb) in ("if", "unless", "once") and not weak

    # Nouns

    def _by_noun(self, tree: Tree, noun: Word, verbs: dict[int, Deed]) -> Iterator[Deed]:
        code = self._of_noun(tree, noun)
        if code is None or noun.relation in ("compound", "name") or self.names.covered(noun):
            return
        above = tree.parent(noun)
        told = (
            above is not None and above.number in verbs and noun.relation in ("object", "subject-passive", "oblique")
        )
        if told and above is not None and (above.lemma not in _LIGHT or verbs[above.number].code == code):
            return
        actor, target = self.parties.of_noun(tree, noun, code)
        reading = modality.read_noun(tree, noun, happens=_HAPPENS | _LIGHT)
        governed = bool(reading.modality - {"would"}) or reading.refused
        if not self._is_told(tree, noun, code, actor, target, governed):
            return
        yield Deed(tree, noun, code, (noun.start, noun.end), actor, target, reading, "noun")

    def _of_noun(self, tree: Tree, noun: Word) -> str | None:
        called = [f"{one.lower} {noun.lemma}" for one in tree.children(noun, "compound", "adjective")]
        if noun.lemma == "opposition":
            return "REJECT" if tree.oblique(noun, "from", "by") is not None else None
        code = deeds.of_noun([*called, noun.lemma, by_rule(noun.lower, "NOUN")])
        if (
            noun.lemma == "strike"
            and code == "PROTEST"
            and not any(one.startswith(("general", "hunger", "rail", "transport", "train")) for one in called)
        ):
            hit = tree.oblique(noun, "on", "against", "in")
            whose = [
                one for one in tree.children(noun, "adjective", "possessor", "compound") if self.names.covered(one)
            ]
            return "ASSAULT" if hit is not None or whose else code
        if (
            noun.lemma == "call"
            and code == "CONSULT"
            and not any(one.startswith(("phone", "telephone", "video")) for one in called)
        ):
            return None
        return code

    def _is_told(
        self, tree: Tree, noun: Word, code: str, actor: Party | None, target: Party | None, governed: bool
    ) -> bool:
        """Whether a noun tells a deed here and does not only name a thing: both sides are named, or it takes place."""
        above = tree.parent(noun)
        if actor is not None and target is not None:
            return True
        happens = above is not None and noun.relation in ("subject", "subject-passive") and above.lemma in _HAPPENS
        done = above is not None and noun.relation in ("object", "subject-passive") and above.lemma in _LIGHT
        if above is not None and noun.relation == "subject" and tree.child(above, "expletive") is not None:
            return code not in ("SANCTION", "COERCE") or governed
        if actor is None and target is None:
            return happens or (governed and code != "CONSULT" and (done or noun.relation == "root"))
        if above is not None and noun.relation in ("modifier", "oblique") and not governed:
            return code in ("ASSAULT", "COERCE") and actor is not None
        return happens or done or governed or noun.relation in ("subject", "root")


def _trigger(tree: Tree, verb: Word, named: Word | None) -> tuple[int, int]:
    if named is None or abs(named.number - verb.number) > 6:
        return verb.start, verb.end
    return min(verb.start, named.start), max(verb.end, named.end)
