"""Who did what to whom, and whether it happened: the deeds of a story, put together and written down."""

from dataclasses import replace
from datetime import date

from standfirst.record import quantities, retold
from standfirst.record.actors.names import Names
from standfirst.record.deed import Deed, is_same
from standfirst.record.finder import Finder
from standfirst.record.outcome import Outcome
from standfirst.record.parties import Parties
from standfirst.record.reading import Reading
from standfirst.record.shapes import Event, Party, Telling, When, Words, strongest_first
from standfirst.record.statements import Speech
from standfirst.record.syntax.tree import Tree, Word, is_verbal

_MOVABLE = frozenset({"AID", "ASSAULT", "RETREAT", "MOBILIZE", "COOPERATE", "SANCTION", "COERCE"})
#: Deeds that need no other, so that nobody is looked for in the rest of the sentence.
_ALONE = frozenset({"PROTEST", "MOBILIZE", "unclear"})
_FOR_SOMEBODY = frozenset({"AID", "RETREAT", "CONCEDE", "CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
_AGAINST = frozenset({"SANCTION", "COERCE", "ASSAULT", "AID", "ACCUSE", "THREATEN", "RETREAT"})


class Deeds:
    """The events of one story."""

    def __init__(self, text: str, trees: list[Tree], names: Names, speech: Speech, story: date | None) -> None:
        self.text = text
        self.names = names
        self.speech = speech
        self.story = story
        self.parties = Parties(names)
        self.outcome = Outcome(names)
        finder = Finder(names, self.parties)
        found: list[Deed] = []
        for tree in trees:
            here = finder.of_sentence(tree)
            for deed in here:
                self._settle(deed)
            self._conditions(tree, here)
            found += sorted(here, key=lambda deed: deed.trigger)
        self.found = retold.once(found, self._when)

    def _settle(self, deed: Deed) -> None:
        deed.draft = self.speech.draft_at(deed.word.start)
        speaker = deed.draft.source if deed.draft is not None else None
        if deed.reading.speaker is not None:
            speaker = self.parties.party(deed.tree, deed.reading.speaker) or speaker
        self._own(deed, speaker)
        self._in_quotes(deed, speaker)
        self.outcome.settle(deed, speaker)
        if deed.target is None:
            deed.target = self._left_over(deed, speaker)
            if deed.target is not None:
                self.outcome.settle(deed, speaker)

    def _own(self, deed: Deed, speaker: Party | None) -> None:
        """Who denies or warns of a deed that nobody is named for (*warned that envoys would be sent home*) owns it."""
        if deed.actor is not None or speaker is None or speaker.country is None or is_same(speaker, deed.target):
            return
        passive = is_verbal(deed.word) and deed.tree.is_passive(deed.word)
        if passive and deed.reading.speech in ("deny", "warn", "threaten"):
            deed.actor = speaker

    def _in_quotes(self, deed: Deed, speaker: Party | None) -> None:
        """*We* is who speaks; *Return the stone, Tamsia told Ghelan* is asked of whom it is said to."""
        if speaker is None or deed.draft is None:
            return
        if deed.actor is not None and deed.actor.entity is None and deed.actor.text.casefold() in ("we", "i"):
            deed.actor = replace(deed.actor, entity=speaker.entity, country=speaker.country)
        tree, verb = deed.tree, deed.word
        bare = (
            is_verbal(verb)
            and verb.form in ("Inf", "Fin")
            and tree.child(verb, "subject", "subject-passive", "mark", "auxiliary") is None
        )
        opens = any(span.start == verb.start for span in deed.draft.content) and verb.lower == verb.lemma
        if bare and opens:
            deed.reading.modality.add("requested")
            deed.actor = deed.draft.addressee
            deed.target = deed.target or speaker

    def _left_over(self, deed: Deed, speaker: Party | None) -> Party | None:
        """To whom it is done where the clause names nobody: who is threatened or asks, or the one other state named."""
        addressed = deed.draft.addressee if deed.draft is not None else None
        if deed.reading.speech in ("warn", "threaten") and deed.reading.spoken_to is not None:
            addressed = self.parties.party(deed.tree, deed.reading.spoken_to) or addressed
        if "threatened" in deed.modality and addressed is not None and not is_same(addressed, deed.actor):
            return addressed
        if self._is_for_asker(deed, speaker):
            return speaker
        if deed.code in _ALONE or deed.actor is None or deed.actor.country is None:
            return None
        acts_on_a_thing = deed.rule == "verb" and deed.tree.object(deed.word) is not None
        if acts_on_a_thing and deed.code not in _AGAINST:
            return None
        silent = None if deed.modality[0] in ("requested", "threatened", "denied") else speaker
        return self.parties.only_other(deed.tree, [deed.actor], silent)

    def _is_for_asker(self, deed: Deed, speaker: Party | None) -> bool:
        """*Tamsia demanded that Korvane free the sailors*: it would be done for Tamsia."""
        if deed.modality[0] != "requested" or speaker is None or speaker.country is None or deed.actor is None:
            return False
        return deed.code in _FOR_SOMEBODY and not is_same(speaker, deed.actor)

    def _conditions(self, tree: Tree, here: list[Deed]) -> None:
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

    def _unlisted(self, tree: Tree, clause: Word) -> Deed | None:
        subject = tree.subject(clause)
        actor = self.parties.party(tree, subject)
        if (
            actor is None
            or actor.entity is None
            or not is_verbal(clause)
            or clause.lemma in ("be", "have", "want", "need", "say")
        ):
            return None
        reading = Reading({"conditional"})
        deed = Deed(tree, clause, "unclear", (clause.start, clause.end), actor, None, reading, "condition")
        self._settle(deed)
        return deed

    def _clause(self, deed: Deed) -> tuple[int, int]:
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

    def _when(self, deed: Deed) -> When | None:
        start, end = self._clause(deed)
        past = not set(deed.modality) & {"planned", "threatened", "requested", "conditional", "considered"}
        return quantities.when(self.text, start, end, deed.word.start, self.story, past)

    def _place(self, deed: Deed) -> Words | None:
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
        self, deed: Deed, ids: dict[int, str], speech_ids: dict[int, str], confidence: dict[str, float]
    ) -> Event:
        start, end = self._clause(deed)
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
            amount=quantities.amount(self.text, start, end, deed.word.start) if deed.code in _MOVABLE else None,
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

    def _words(self, deed: Deed) -> Words:
        return Words(self.text[deed.trigger[0] : deed.trigger[1]], *deed.trigger)
