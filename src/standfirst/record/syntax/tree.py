"""A parsed sentence as the rules see it. They ask `subject, object, agent, complement, negated, modals, mark,
apposition` and never read a parser's own labels; an adapter per label scheme builds the same tree (`labels.py`)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

_NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "scarcely", "nothing"}
)
_MODALS = frozenset(
    ["'d", "'ll", "ca", "can", "could", "may", "might", "must", "ought", "shall", "should", "will", "wo",
     "would", "’d", "’ll"]
)  # fmt: skip


#: Verbs whose object does what the *to* after it says.
_CONTROL = frozenset(
    ["urge", "ask", "tell", "appeal", "order", "call", "press", "invite", "force", "push", "persuade", "allow", "help", "beg", "request",
     "compel", "implore", "instruct", "encourage", "pressure", "require", "want", "expect", "authorise", "authorize", "advise"]
)  # fmt: skip


@dataclass(slots=True)
class Word:
    """One word: `relation` is ours (`labels.RELATIONS`), `head` the number of its head, or its own at the root."""

    number: int
    text: str
    lemma: str
    tag: str
    form: str
    head: int
    relation: str
    start: int
    end: int
    children: list[int] = field(default_factory=list)
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        self.lower = self.text.casefold()


class Tree:
    """The words of one sentence; every question is answered by word, never by number."""

    def __init__(self, words: list[Word], sentence: int = 0) -> None:
        self.words = words
        self.sentence = sentence
        self._below: list[list[Word]] = [[] for _word in words]
        for word in words:
            if word.head != word.number:
                words[word.head].children.append(word.number)
                self._below[word.head].append(word)

    @property
    def roots(self) -> list[Word]:
        return [word for word in self.words if word.head == word.number]

    def children(self, word: Word, *relations: str) -> list[Word]:
        below = self._below[word.number]
        return [child for child in below if child.relation in relations] if relations else list(below)

    def child(self, word: Word, *relations: str) -> Word | None:
        for child in self._below[word.number]:
            if child.relation in relations:
                return child
        return None

    def parent(self, word: Word) -> Word | None:
        return None if word.head == word.number else self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        above = self.parent(word)
        while above is not None:
            yield above
            above = self.parent(above)

    def subtree(self, word: Word) -> list[Word]:
        found, waiting = [], [word]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += [self.words[number] for number in one.children]
        return sorted(found, key=lambda one: one.number)

    def subject(self, verb: Word) -> Word | None:
        """Who does it (active) or undergoes it (passive); shared with the first of coordinated verbs, and with the
        noun that a relative clause describes, and with the verb that an open complement hangs on."""
        own = self.child(verb, "subject", "subject-passive")
        if own is not None:
            if own.lower in ("that", "which", "who", "whom") and verb.relation == "relative":
                return self.parent(verb)
            return own
        above = self.parent(verb)
        if above is None:
            return None
        if verb.relation == "conjunct" and is_verbal(above):
            return self.subject(above)
        asked = verb.relation == "adverbial" and above.lemma in _CONTROL and self.mark(verb) == "to"
        if verb.relation == "open-complement" or asked:
            return self._controller(above)
        if verb.relation == "relative":
            return above
        if verb.relation in ("adverbial", "participle") and not self.child(verb, "mark"):
            return self.subject(above) if is_verbal(above) else above
        if verb.relation == "adverbial" and self.mark(verb) not in ("over", "about", "amid"):
            return self.subject(above) if is_verbal(above) and verb.form in ("Ger", "Part", "Inf") else None
        return None

    def _controller(self, above: Word) -> Word | None:
        """Who does an open complement: the object of *ask, order, allow*, else the subject (*promised to go*)."""
        given = self.object(above) or self.indirect(above)
        if given is None and above.lemma in ("call", "appeal", "press"):
            given = self.oblique(above, "on", "to", "upon")
        if given is not None and above.lemma not in ("promise", "threaten", "vow", "pledge", "have", "use"):
            return given
        return self.subject(above)

    def is_passive(self, verb: Word) -> bool:
        if self.child(verb, "subject-passive", "auxiliary-passive") is not None:
            return True
        above = self.parent(verb)
        if verb.relation == "conjunct" and above is not None and verb.form == "Part":
            by = self.child(verb, "agent") is not None or self.oblique(verb, "by") is not None
            return self.child(verb, "subject") is None and (self.is_passive(above) or by)
        if verb.form != "Part" or verb.lower.endswith("ing"):
            return False
        alone = self.child(verb, "subject", "auxiliary", "object") is None and verb.relation in (
            "root",
            "object",
            "complement",
        )
        return verb.relation == "participle" or alone

    def object(self, verb: Word) -> Word | None:
        own = self.child(verb, "object")
        if own is not None and own.lower in ("that", "which", "whom") and verb.relation == "relative":
            return self.parent(verb)
        return own

    def indirect(self, verb: Word) -> Word | None:
        return self.child(verb, "indirect")

    def agent(self, verb: Word) -> Word | None:
        """Who does a passive deed: *signed by the minister*."""
        return self.child(verb, "agent") or (
            next((one for preposition, one in self.obliques(verb) if preposition == "by"), None)
            if self.is_passive(verb)
            else None
        )

    def complement(self, verb: Word) -> Word | None:
        """What is said, thought or wanted: the head of the clause that the verb takes."""
        return self.child(verb, "complement", "open-complement")

    def obliques(self, word: Word) -> list[tuple[str, Word]]:
        """Everything that hangs on a word by a preposition (several of them joined: *out of*), with it."""
        found = []
        for child in self.children(word, "oblique", "modifier", "agent"):
            cases = self.children(child, "case")
            preposition = " ".join(case.lower for case in cases) if cases else ""
            found.append((preposition, child))
        return found

    def oblique(self, word: Word, *prepositions: str) -> Word | None:
        return next((noun for preposition, noun in self.obliques(word) if preposition in prepositions), None)

    def possessor(self, noun: Word) -> Word | None:
        return self.child(noun, "possessor")

    def negated(self, word: Word) -> bool:
        """A *not* or *no* on the word itself, or a *no* on what it does or who does it; two of them cancel."""
        count = sum(child.lower in _NEGATIONS for child in self.children(word) if child.relation != "conjunct")
        for around in (self.child(word, "subject", "subject-passive"), self.child(word, "object")):
            if around is not None:
                count += any(one.lower in ("no", "neither") for one in self.children(around, "determiner", "adverb"))
                count += around.lower in ("nobody", "nothing", "none", "neither")
        if self.words[word.number].lower in ("nothing", "nobody"):
            count += 1
        return count % 2 == 1

    def modals(self, verb: Word) -> tuple[str, ...]:
        return tuple(
            one.lower for one in self.children(verb, "auxiliary", "auxiliary-passive") if one.lower in _MODALS
        )

    def mark(self, word: Word) -> str | None:
        """The word that opens a clause: *that, if, because, to*."""
        found = self.child(word, "mark")
        return found.lower if found else None

    def apposition(self, noun: Word) -> Word | None:
        return self.child(noun, "apposition")

    def conjuncts(self, word: Word) -> list[Word]:
        """The word and what is joined to it: *Russia and North Korea*."""
        found = [word]
        for one in self.children(word, "conjunct"):
            found += self.conjuncts(one)
        return found


def is_verbal(word: Word) -> bool:
    return word.tag in ("VERB", "AUX")
