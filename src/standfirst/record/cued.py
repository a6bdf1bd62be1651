"""Who says what, by cue and clause in the tree (docs/record/codebook.md, section 2)."""

import re

from standfirst.record import cues
from standfirst.record.actors import titles
from standfirst.record.actors.bodies import BODIES
from standfirst.record.actors.names import Names
from standfirst.record.asides import asides
from standfirst.record.draft import Draft
from standfirst.record.quotes import Quotes
from standfirst.record.shapes import Party, Span, Words
from standfirst.record.syntax.tree import Tree, Word, is_verbal

_FINDERS = frozenset(
    ["audit", "auditor", "commission", "committee", "coroner", "court", "inquest", "inquiry", "inspector", "inspectors", "investigation",
     "investigator", "investigators", "judge", "jury", "panel", "poll", "report", "researcher", "researchers", "review", "study", "survey", "tribunal"]
)  # fmt: skip
#: *said it is ready and can no longer wait*: what a speaker does after he spoke is told in the past.
_OF_WHAT_IS_SAID = frozenset(["can", "may", "must", "should", "will"])
_IDLE = frozenset(["that", "which", "it", "this", "there", "these", "those", "what"])


class Cued:
    """The statements that a sentence makes by a verb, a noun or *according to*."""

    def __init__(self, text: str, names: Names, quotes: Quotes) -> None:
        self.text = text
        self.names = names
        self.quotes = quotes

    def of_sentence(self, tree: Tree) -> list[Draft]:
        found: list[Draft] = []
        for word in tree.words:
            draft = None
            if is_verbal(word) and (word.lemma in cues.SPEAKING or word.lemma in cues.THINKING):
                draft = self._by_verb(tree, word)
            elif word.lower == "according" or (word.lower == "per" and word.relation == "case"):
                draft = self._according(tree, word)
            elif word.tag == "NOUN" and word.lemma in cues.NOUNS:
                draft = self._by_noun(tree, word)
            if draft is not None and draft.content:
                found.append(draft)
        return self._with_asides(tree, found)

    def _with_asides(self, tree: Tree, found: list[Draft]) -> list[Draft]:
        """The asides of a sentence; what the tree says of the same cue, or of one inside the same words, gives way."""
        for aside in asides(tree, self.names, self.quotes):
            if self.quotes.is_quoted_away(aside.cue) or tree.negated(aside.cue):
                continue
            content = (
                *self.quotes.tidy(tree.words[0].start, tree.words[aside.first.number - 1].start),
                *(self.quotes.tidy(aside.last.end, tree.words[-1].end)),
            )
            content = tuple(span for span in content if re.search(r"\w\W+\w|\w{3}", self.text[span.start : span.end]))
            if not content:
                continue
            others = [one for one in found if not (one.cue and aside.first.start <= one.cue.start <= aside.last.end)]
            for other in others:
                other.content = (
                    tuple(
                        Span(one.start, min(one.end, content[0].end))
                        for one in other.content
                        if one.start < content[0].end
                    )
                    or other.content
                )
            cue = Words(self.text[aside.cue.start : aside.cue.end], aside.cue.start, aside.cue.end)
            addressee = self.names.party(tree, aside.addressee) if aside.addressee is not None else None
            source = self.names.source(tree, aside.source)
            found = [*others, Draft(tree, source, cue, content, addressee, "cue.around", aside.source)]
        return found

    def _by_verb(self, tree: Tree, verb: Word) -> Draft | None:
        if self.quotes.is_quoted_away(verb) or tree.negated(verb) or self._is_only_supposed(tree, verb):
            return None
        if {one.lower for one in tree.children(verb, "auxiliary")} & {
            "will",
            "would",
            "may",
            "might",
            "could",
            "should",
            "to",
        }:
            return None
        source = self._speaker(tree, verb)
        if source is None:
            return None
        if self._is_another_verb(tree, verb):
            return None
        particles = cues.WITH_PARTICLE.get(verb.lemma, ())
        after = tree.words[verb.number + 1].lower if verb.number + 1 < len(tree.words) else ""
        with_particle = after in particles
        cue_end = tree.words[verb.number + 1].end if with_particle else verb.end
        content, clause = self._content(tree, verb, source, has_particle=with_particle)
        if not content or not self._speaks(tree, verb, clause, with_particle, content):
            return None
        cue = Words(self.text[verb.start : cue_end], verb.start, cue_end)
        rule = "cue.clause" if clause == "clause" else f"cue.{clause}"
        return Draft(
            tree, self.names.source(tree, source), cue, content, self._addressee(tree, verb, source), rule, source
        )

    def _is_another_verb(self, tree: Tree, verb: Word) -> bool:
        """*called off the strike, turned down; asked not to be named*: no speech that the story passes on."""
        own = cues.WITH_PARTICLE.get(verb.lemma, ())
        if any(one.lower not in own for one in tree.children(verb, "particle")) and verb.lemma in cues.ASKING:
            return True
        below = tree.child(verb, "open-complement")
        return verb.lemma == "ask" and below is not None and below.lemma in ("name", "identify", "quote", "remain")

    def _is_only_supposed(self, tree: Tree, verb: Word) -> bool:
        """*If Ostmere blames him; denied having accused; declined to say*: nobody has spoken yet."""
        if tree.mark(verb) in ("if", "unless", "whether", "to") and verb.relation != "complement":
            return True
        above = tree.parent(verb)
        if above is None:
            return False
        bare = verb.form == "Inf" or (
            verb.lower.endswith("ing") and verb.relation in ("open-complement", "adverbial")
        )
        if verb.form == "Inf" and verb.relation != "root" and above.lemma not in ("go", "continue", "have"):
            return True
        denied = above.lemma in ("deny", "avoid", "stop", "refuse", "decline")
        if above.lemma == "deny" and verb.relation == "complement":
            return True
        joined = verb.relation == "conjunct"
        return denied and (bare or (verb.lemma in cues.AGAINST_SOMEBODY and not joined))

    def _speaks(self, tree: Tree, verb: Word, clause: str, has_particle: bool, content: tuple[Span, ...]) -> bool:
        quoted = any(self.quotes.touches(span) for span in content)
        if verb.lemma == "put":
            at = tree.oblique(verb, "at")
            return at is not None and any(one.tag == "NUM" for one in tree.subtree(at))
        if verb.lemma in cues.THINKING:
            return quoted or (verb.lemma == "feel" and clause == "clause")
        if verb.lemma in cues.ASKING and (has_particle or clause == "request"):
            return True
        if verb.lemma in cues.WITH_PARTICLE and has_particle:
            return True
        if verb.lemma in cues.DENYING - {"deny"}:
            claim = tree.object(verb)
            against = (
                cues.OF_CLAIMS
                if verb.lemma != "reject"
                else cues.OF_CLAIMS - {"report", "suggestion", "idea", "talk"}
            )
            told = claim is not None and tree.child(claim, "participle", "complement", "relative") is not None
            return quoted or (
                claim is not None and (claim.lemma in against or (told and claim.lemma in cues.OF_CLAIMS))
            )
        if verb.lemma == "call":
            return quoted
        if verb.lemma in ("order", "instruct") and not quoted:
            return tree.child(verb, "open-complement", "complement") is not None
        if verb.lemma in ("apologise", "apologize"):
            return clause == "clause"
        if verb.lemma in ("express", "voice"):
            return clause == "object"
        if verb.lemma in cues.NEEDS_CLAUSE:
            return clause in ("clause", "around") or quoted
        return True

    def _speaker(self, tree: Tree, verb: Word) -> Word | None:
        before = tree.words[verb.number - 1] if verb.number else None
        by = tree.oblique(verb, "by") or tree.agent(verb)
        above = tree.parent(verb)
        if above is not None and above.lemma in ("quote", "cite", "describe") and tree.mark(verb) == "as":
            return tree.object(above) or tree.child(above, "subject-passive")
        if verb.lemma == "ask" and verb.form == "Part" and verb.relation in ("participle", "adverbial"):
            return None
        if verb.form == "Part" and by is not None and tree.child(verb, "subject") is None:
            source: Word | None = by
        elif tree.is_passive(verb):
            source = tree.agent(verb)
        elif verb.lower.endswith("ing") and before is not None and self.names.covered(before):
            source = before
        elif verb.lower.endswith("ing") and before is not None and before.text == ",":
            source = self._main_speaker(tree, verb)
        else:
            source = tree.subject(verb)
        if source is None or source.number == verb.number or is_verbal(source):
            return None
        if source.lower in _IDLE and not (source.lower == "it" and self._is_somebody_s_it(tree, verb, source)):
            return None
        if source.lower in ("nothing", "nobody", "none", "one") and (
            source.lower != "one" or tree.words[source.number - 1].lower == "no"
        ):
            return None
        if verb.lemma == "find" and not self._finds(tree, verb, source):
            return None
        if source.tag not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            return None
        return source

    def _finds(self, tree: Tree, verb: Word, source: Word) -> bool:
        """*An inquiry found that …*, and not *a patrol found the padlock cut*."""
        clause = tree.child(verb, "complement")
        told = clause is not None and tree.mark(clause) == "that"
        return told or bool({source.lemma, source.lower} & _FINDERS)

    def _is_somebody_s_it(self, tree: Tree, verb: Word, it: Word) -> bool:
        """*It denied having …*: whoever *it* is, somebody speaks; *it was said, it is claimed* are nobody's."""
        return self.names.covered(it) or (
            it.relation == "subject" and verb.form == "Fin" and not tree.is_passive(verb)
        )

    def _main_speaker(self, tree: Tree, verb: Word) -> Word | None:
        """*Harsk repeated that …, saying …*: who spoke last before it, else the subject of the first clause."""
        spoke = [one for one in tree.words[: verb.number] if is_verbal(one) and one.lemma in cues.ASIDE]
        for one in reversed(spoke):
            if not one.lower.endswith("ing") and (said_by := tree.subject(one)) is not None:
                return said_by
        root = tree.roots[0]
        return tree.subject(root) if root.number < verb.number else tree.subject(verb)

    def _that(self, tree: Tree, verb: Word) -> tuple[Span, ...]:
        """What follows a *that* shortly after the verb, where the tree hangs it elsewhere."""
        for word in tree.words[verb.number + 1 : verb.number + 9]:
            if (
                word.lower == "that"
                and word.number + 2 < len(tree.words)
                and word.relation in ("mark", "subject", "object")
            ):
                return self.quotes.tidy(word.end, tree.words[-1].end)
            if (is_verbal(word) and word.relation != "adjective") or word.text in (";", "."):
                return ()
        return ()

    def _content(self, tree: Tree, verb: Word, source: Word, has_particle: bool) -> tuple[tuple[Span, ...], str]:
        clause = tree.child(verb, "complement")
        if clause is None and verb.lower.endswith("ing") and (said := self._follows(tree, verb)):
            return said, "clause"
        if clause is None and verb.lemma not in ("ask", "urge", "order", "demand"):
            clause = next(
                (
                    one
                    for one in tree.children(verb, "beside")
                    if is_verbal(one) or tree.children(one, "copula", "subject")
                ),
                None,
            )
        if clause is not None and clause.number > verb.number:
            end = max(tree.subtree(clause)[-1].end, self._rest(tree, verb, clause))
            return self.quotes.tidy(self._clause_start(tree, verb, clause), end), "clause"
        if clause is None and (said := self._that(tree, verb)):
            return said, "clause"
        if clause is not None or (verb.relation in ("beside", "adverbial") and self._is_parenthesis(tree, verb)):
            return self._around(tree, verb, source), "around"
        return self._after(tree, verb, has_particle)

    def _follows(self, tree: Tree, verb: Word) -> tuple[Span, ...]:
        """*with its prime minister saying the pact was a mistake, while …*: up to the comma, where the tree lost it."""
        after = tree.words[verb.number + 1 :]
        if not any(is_verbal(one) for one in after) or not self.names.covered(tree.words[verb.number - 1]):
            return ()
        comma = next(
            (one.start for one in after[2:] if one.text == "," and not self.quotes.holds(one)), after[-1].end
        )
        return self.quotes.tidy(after[0].start, comma)

    def _clause_start(self, tree: Tree, verb: Word, clause: Word) -> int:
        """Where what is said begins: after *that*, a comma or a colon."""
        number = min(one.number for one in tree.subtree(clause))
        gap = tree.words[verb.number + 1 : number]
        lost = gap and gap[0].tag in ("PROPN", "PRON", "DET", "NOUN") and gap[0].text not in titles.MONTHS_AND_DAYS
        if lost and verb.lemma not in cues.TO_SOMEBODY and verb.tag != "NOUN" and all(one.text != "," for one in gap):
            number = gap[0].number
        while number < clause.number and tree.words[number].lower in ("that", ",", ":"):
            number += 1
        return tree.words[max(number, verb.number + 1)].start

    def _rest(self, tree: Tree, verb: Word, clause: Word) -> int:
        """What follows the clause belongs to it, unless it is another deed of the speaker."""
        later = [one for one in tree.children(verb) if one.number > clause.number]
        kept = [one for one in later if one.relation in ("adverbial", "oblique", "complement")]
        joined = next((one for one in later if one.relation == "conjunct"), None)
        if joined is not None and verb.form == "Fin" and set(tree.modals(joined)) & _OF_WHAT_IS_SAID:
            return tree.subtree(joined)[-1].end
        if any(one.relation in ("conjunct", "coordinator") for one in later):
            return 0
        return max((tree.subtree(one)[-1].end for one in kept), default=0)

    def _is_parenthesis(self, tree: Tree, verb: Word) -> bool:
        """*…, media reports said* and *as reported by CNN*, hanging below what is said."""
        above = tree.parent(verb)
        if above is None:
            return False
        if verb.relation == "beside":
            return True
        return tree.mark(verb) == "as"

    def _around(self, tree: Tree, verb: Word, source: Word) -> tuple[Span, ...]:
        """All of the sentence but the words of the cue and its source."""
        own = {verb.number}
        for child in tree.children(verb):
            if child.relation not in ("complement", "beside", "conjunct") or child.number == source.number:
                own |= {one.number for one in tree.subtree(child)}
        if verb.relation in ("beside", "adverbial"):
            own = {one.number for one in tree.subtree(verb)}
        own -= {number for number in own if self.quotes.holds(tree.words[number])}
        first, last = min(own), max(own)
        spans: list[Span] = []
        if first > 0:
            spans += self.quotes.tidy(tree.words[0].start, tree.words[first - 1].end)
        if last + 1 < len(tree.words):
            spans += self.quotes.tidy(tree.words[last + 1].start, tree.words[-1].end)
        return tuple(span for span in spans if re.search(r"\w", self.text[span.start : span.end]))

    def _after(self, tree: Tree, verb: Word, has_particle: bool) -> tuple[tuple[Span, ...], str]:
        """What a verb takes that is no clause: *denied the report, accused it of lying, called it “a mistake”*."""
        if verb.lemma in ("tell", "brief", "report") and tree.object(verb) is None and not tree.complement(verb):
            quote = self.quotes.long_in(tree)
            return (quote, "quotation") if quote else ((), "")
        addressed = self._addressed(tree, verb)
        chosen = [
            one
            for one in tree.children(
                verb, "object", "open-complement", "oblique", "adverbial", "indirect", "complement"
            )
            if one.number > verb.number and (addressed is None or one.number != addressed.number)
        ]
        asked = tree.oblique(verb, "on", "upon", "to", "with") if verb.lemma in cues.ASKING else None
        if asked is None and has_particle:
            asked = tree.oblique(verb, *cues.WITH_PARTICLE[verb.lemma])
        chosen = [
            one for one in chosen if one is asked or not (one.relation == "oblique" and self._is_setting(tree, one))
        ]
        if not chosen and addressed is not None and verb.lemma not in ("tell", "brief"):
            chosen = self._of_addressed(tree, addressed)
        if not chosen:
            quote = self.quotes.long_in(tree)
            return (quote, "quotation") if quote else ((), "")
        start = min(tree.subtree(one)[0].start for one in chosen)
        end = max(tree.subtree(one)[-1].end for one in chosen)
        kind = "request" if verb.lemma in cues.ASKING else "object"
        start = max(start, tree.words[min(verb.number + 1 + has_particle, len(tree.words) - 1)].start)
        aside = re.search(r",? as \w+ by ", self.text[start:end])
        return self.quotes.tidy(start, start + aside.start() if aside else end), kind

    def _is_setting(self, tree: Tree, noun: Word) -> bool:
        """*on Tuesday, in an interview, at a rally*: where and when it was said."""
        cases = {one.lower for one in tree.children(noun, "case")}
        return not cases or (
            bool(cases & {"on", "in", "at", "during", "after", "before"}) and not self.names.covered(noun)
        )

    def _addressed(self, tree: Tree, verb: Word) -> Word | None:
        if verb.lemma not in cues.TO_SOMEBODY:
            return None
        spoken_to = tree.indirect(verb) or (tree.object(verb) if verb.lemma != "demand" else None)
        return spoken_to if spoken_to is not None and self._is_somebody(spoken_to) else None

    def _is_somebody(self, word: Word) -> bool:
        named = self.names.covered(word) or word.tag in ("PROPN", "PRON")
        return named or word.lemma in BODIES or word.lower in titles.GROUPS or word.lower in titles.TITLES

    def _of_addressed(self, tree: Tree, addressed: Word) -> list[Word]:
        """*warned Ostmere of consequences*, where the tree hangs the matter on whom it is said to."""
        found = []
        for preposition, noun in tree.obliques(addressed):
            if preposition in ("of", "for", "about", "against", "over") and noun.relation == "modifier":
                found += [noun] if preposition != "of" or not self.names.covered(noun) else []
        return found

    def _addressee(self, tree: Tree, verb: Word, source: Word) -> Party | None:
        addressed = self._addressed(tree, verb)
        if (
            addressed is not None
            and addressed.number != source.number
            and verb.lemma not in ("threaten", "call", "promise")
        ):
            return self.names.party(tree, addressed)
        if verb.lemma in ("threaten", "promise") and addressed is not None and self.names.covered(addressed):
            return self.names.party(tree, addressed)
        to = tree.oblique(verb, "to")
        if to is not None and (self.names.covered(to) or to.lemma in titles.GROUPS or to.lower in titles.GROUPS):
            return self.names.party(tree, to)
        return None

    def _according(self, tree: Tree, word: Word) -> Draft | None:
        noun = tree.words[word.head]
        if noun.number <= word.number:
            return None
        while noun.relation in ("compound", "name") and tree.words[noun.head].number > noun.number:
            noun = tree.words[noun.head]
        phrase = [one for one in tree.subtree(noun) if word.number <= one.number]
        first, last = word.number, max(one.number for one in phrase)
        spans: list[Span] = []
        if first > 0:
            spans += self.quotes.tidy(tree.words[0].start, tree.words[first - 1].end)
        if last + 1 < len(tree.words):
            spans += self.quotes.tidy(tree.words[last + 1].start, tree.words[-1].end)
        content = tuple(span for span in spans if re.search(r"\w\W+\w", self.text[span.start : span.end]))
        to = tree.words[word.number + 1] if word.lower == "according" else word
        cue = Words(self.text[word.start : to.end], word.start, to.end)
        return Draft(tree, self.names.source(tree, noun), cue, content, None, "cue.according-to", noun)

    def _by_noun(self, tree: Tree, noun: Word) -> Draft | None:
        """*his promise that …, Korvane's threat to …*"""
        owner = tree.possessor(noun)
        clause = tree.child(noun, "participle", "complement", "open-complement")
        if owner is None and clause is not None:
            above = tree.parent(noun)
            if (
                above is not None
                and noun.relation == "object"
                and above.lemma in ("repeat", "issue", "make", "renew", "give")
            ):
                owner = tree.subject(above)
        if owner is None or clause is None or owner.number == noun.number or clause.number < noun.number:
            return None
        words = tree.subtree(clause)
        start = self._clause_start(tree, noun, clause)
        cue = Words(noun.text, noun.start, noun.end)
        return Draft(
            tree, self.names.party(tree, owner), cue, self.quotes.tidy(start, words[-1].end), None, "cue.noun", owner
        )
