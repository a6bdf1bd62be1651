"""Who says what: found by cue and clause in the tree, and by quotation marks where the tree shows nothing."""

import re
from dataclasses import dataclass, replace

from standfirst.record import cues
from standfirst.record.actors import titles
from standfirst.record.actors.names import Names
from standfirst.record.sentences import quotations
from standfirst.record.shapes import Part, Party, Span, Statement, StatementKind, Words
from standfirst.record.syntax.tree import Tree, Word, is_verbal

_EDGE = " ,.;:—–-\n"
_QUOTES = '“”"„«»'
_IDLE = frozenset(["that", "which", "it", "this", "there", "these", "those", "what"])


@dataclass(slots=True)
class Draft:
    """A statement before it has its number."""

    tree: Tree
    source: Party
    cue: Words | None
    content: tuple[Span, ...]
    addressee: Party | None
    rule: str
    source_word: Word | None = None


class Speech:
    """The statements of one story, in the order of the text."""

    def __init__(self, text: str, parts: tuple[Part, ...], trees: list[Tree], names: Names) -> None:
        self.text = text
        self.names = names
        self.quotes = [pair for part in parts for pair in quotations(text, part.start, part.end)]
        self.parts = parts
        self.drafts: list[Draft] = []
        for tree in trees:
            found = self._of_sentence(tree)
            if not found:
                found = self._headline(tree) or self._beside_quote(tree)
            self.drafts += found
        self._uncued(trees)
        self.drafts.sort(key=lambda one: (one.tree.sentence, one.cue.start if one.cue else one.content[0].start))

    # In the tree

    def _of_sentence(self, tree: Tree) -> list[Draft]:
        found: list[Draft] = []
        for word in tree.words:
            draft = None
            if is_verbal(word) and (word.lemma in cues.SPEAKING or word.lemma in cues.THINKING):
                draft = self._by_verb(tree, word)
            elif word.lower == "according":
                draft = self._according(tree, word)
            elif word.tag == "NOUN" and word.lemma in cues.NOUNS:
                draft = self._by_noun(tree, word)
            if draft is not None and draft.content:
                found.append(draft)
        tail = next((one for one in found if one.cue and self._tail(tree, self.names.word_at(one.cue.start))), None)
        for draft in found:
            if tail is not None and draft is not tail:
                draft.content = tuple(Span(one.start, min(one.end, tail.content[0].end)) for one in draft.content)
        return found

    def _by_verb(self, tree: Tree, verb: Word) -> Draft | None:
        if self._is_quoted_away(verb) or (tree.negated(verb) and verb.lemma not in ("ask", "rule", "deny")):
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
        tail = self._tail(tree, verb)
        source = tail or self._speaker(tree, verb)
        if source is None:
            return None
        particle = cues.WITH_PARTICLE.get(verb.lemma)
        after = tree.words[verb.number + 1].lower if verb.number + 1 < len(tree.words) else ""
        cue_end = tree.words[verb.number + 1].end if particle == after else verb.end
        if tail is not None:
            content, clause = self._before_tail(tree, verb), "around"
        else:
            content, clause = self._content(tree, verb, source, has_particle=particle == after)
        if not content or not self._speaks(verb, clause, particle == after, content):
            return None
        cue = Words(self.text[verb.start : cue_end], verb.start, cue_end)
        rule = "cue.clause" if clause == "clause" else f"cue.{clause}"
        return Draft(
            tree, self.names.source(tree, source), cue, content, self._addressee(tree, verb, source), rule, source
        )

    def _speaks(self, verb: Word, clause: str, has_particle: bool, content: tuple[Span, ...]) -> bool:
        quoted = any(self._in_quotes(span) for span in content)
        if verb.lemma in cues.THINKING:
            return quoted or (verb.lemma == "feel" and clause == "clause")
        if verb.lemma in cues.WITH_PARTICLE and has_particle:
            return True
        if verb.lemma == "call":
            return quoted or clause == "request"
        if verb.lemma in cues.NEEDS_CLAUSE:
            return clause in ("clause", "around") or quoted
        return True

    def _speaker(self, tree: Tree, verb: Word) -> Word | None:
        before = tree.words[verb.number - 1] if verb.number else None
        by = tree.oblique(verb, "by") or tree.agent(verb)
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
        if source.lower in _IDLE and not (source.lower == "it" and self.names.covered(source)):
            return None
        if source.tag not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            return None
        return source

    def _main_speaker(self, tree: Tree, verb: Word) -> Word | None:
        """*Harsk repeated that …, saying …*: the subject of the first clause."""
        root = tree.roots[0]
        return tree.subject(root) if root.number < verb.number else tree.subject(verb)

    def _tail(self, tree: Tree, verb: Word) -> Word | None:
        """The source of *…, Armenian diplomats observed.* at the end of a sentence, whatever the tree says."""
        if verb.number + 2 < len(tree.words) and any(one.tag != "PUNCT" for one in tree.words[verb.number + 1 :]):
            return None
        number = verb.number - 1
        while (
            number > 0
            and verb.number - number < 7
            and tree.words[number].text != ","
            and not is_verbal(tree.words[number])
        ):
            number -= 1
        if number < 3 or tree.words[number].text != "," or verb.number - number < 2:
            return None
        speaker = tree.words[verb.number - 1]
        return speaker if speaker.tag in ("NOUN", "PROPN", "PRON") else None

    def _before_tail(self, tree: Tree, verb: Word) -> tuple[Span, ...]:
        comma = next(one for one in reversed(tree.words[: verb.number]) if one.text == ",")
        return self._tidy(tree.words[0].start, comma.start, tree)

    def _that(self, tree: Tree, verb: Word) -> tuple[Span, ...]:
        """What follows a *that* shortly after the verb, where the tree hangs it elsewhere."""
        for word in tree.words[verb.number + 1 : verb.number + 9]:
            if (
                word.lower == "that"
                and word.number + 2 < len(tree.words)
                and word.relation in ("mark", "subject", "object")
            ):
                return self._tidy(word.end, tree.words[-1].end, tree)
            if is_verbal(word) or word.text in (";", "."):
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
            return self._tidy(self._clause_start(tree, verb, clause), end, tree), "clause"
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
            (one.start for one in after[2:] if one.text == "," and not self._within_quotes(one)), after[-1].end
        )
        return self._tidy(after[0].start, comma, tree)

    def _clause_start(self, tree: Tree, verb: Word, clause: Word) -> int:
        """Where what is said begins: after *that*, a comma or a colon."""
        number = min(one.number for one in tree.subtree(clause))
        while number < clause.number and tree.words[number].lower in ("that", ",", ":"):
            number += 1
        return tree.words[max(number, verb.number + 1)].start

    def _rest(self, tree: Tree, verb: Word, clause: Word) -> int:
        """What follows the clause belongs to it, unless it is another deed of the speaker."""
        later = [one for one in tree.children(verb) if one.number > clause.number]
        kept = [one for one in later if one.relation in ("adverbial", "oblique", "complement")]
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
        own -= {number for number in own if self._within_quotes(tree.words[number])}
        first, last = min(own), max(own)
        spans: list[Span] = []
        if first > 0:
            spans += self._tidy(tree.words[0].start, tree.words[first - 1].end, tree)
        if last + 1 < len(tree.words):
            spans += self._tidy(tree.words[last + 1].start, tree.words[-1].end, tree)
        return tuple(span for span in spans if re.search(r"\w", self.text[span.start : span.end]))

    def _after(self, tree: Tree, verb: Word, has_particle: bool) -> tuple[tuple[Span, ...], str]:
        """What a verb takes that is no clause: *denied the report, accused it of lying, called it “a mistake”*."""
        if verb.lemma in ("tell", "brief", "report") and tree.object(verb) is None and not tree.complement(verb):
            quote = self._quote_beside(tree, verb)
            return (quote, "quotation") if quote else ((), "")
        addressed = self._addressed(tree, verb)
        chosen = [
            one
            for one in tree.children(
                verb, "object", "open-complement", "oblique", "adverbial", "indirect", "complement"
            )
            if one.number > verb.number and (addressed is None or one.number != addressed.number)
        ]
        chosen = [one for one in chosen if not (one.relation == "oblique" and self._is_setting(tree, one))]
        if not chosen:
            quote = self._quote_beside(tree, verb)
            return (quote, "quotation") if quote else ((), "")
        start = min(tree.subtree(one)[0].start for one in chosen)
        end = max(tree.subtree(one)[-1].end for one in chosen)
        kind = "request" if verb.lemma in ("ask", "urge", "demand", "call", "order", "appeal") else "object"
        start = max(start, tree.words[min(verb.number + 1 + has_particle, len(tree.words) - 1)].start)
        aside = re.search(r",? as \w+ by ", self.text[start:end])
        return self._tidy(start, start + aside.start() if aside else end, tree), kind

    def _is_setting(self, tree: Tree, noun: Word) -> bool:
        """*on Tuesday, in an interview, at a rally*: where and when it was said."""
        cases = {one.lower for one in tree.children(noun, "case")}
        return not cases or (
            bool(cases & {"on", "in", "at", "during", "after", "before"}) and not self.names.covered(noun)
        )

    def _quote_beside(self, tree: Tree, verb: Word) -> tuple[Span, ...]:
        low, high = tree.words[0].start, tree.words[-1].end
        return tuple(
            span for pair in self.quotes if low <= pair.start and pair.end <= high for span in self._tidy(pair.start, pair.end, tree)
            if len(self.text[span.start : span.end].split()) > 2
        )  # fmt: skip

    def _addressed(self, tree: Tree, verb: Word) -> Word | None:
        if verb.lemma not in cues.TO_SOMEBODY:
            return None
        return tree.indirect(verb) or (tree.object(verb) if verb.lemma != "demand" else None)

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
            spans += self._tidy(tree.words[0].start, tree.words[first - 1].end, tree)
        if last + 1 < len(tree.words):
            spans += self._tidy(tree.words[last + 1].start, tree.words[-1].end, tree)
        content = tuple(span for span in spans if re.search(r"\w\W+\w", self.text[span.start : span.end]))
        to = tree.words[word.number + 1]
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
            tree, self.names.party(tree, owner), cue, self._tidy(start, words[-1].end, tree), None, "cue.noun", owner
        )

    # Without a tree

    def _headline(self, tree: Tree) -> list[Draft]:
        """*Sarova: alliance was a mistake* and *Alliance a mistake, says Sarova*, in headlines only."""
        part = next(one for one in self.parts if one.start <= tree.words[0].start < one.end)
        if part.role != "headline":
            return []
        colon = next((one for one in tree.words[:6] if one.text == ":"), None)
        if colon is None or colon.number == 0 or not self.names.covered(tree.words[colon.number - 1]):
            return []
        speaker = tree.words[colon.number - 1]
        content = self._tidy(colon.end, tree.words[-1].end, tree)
        return (
            [Draft(tree, self.names.source(tree, speaker), None, content, None, "headline.colon", speaker)]
            if content
            else []
        )

    def _beside_quote(self, tree: Tree) -> list[Draft]:
        """`“…,” said NP` and `“…,” NP said` where the parser lost the thread: the nearest name to a cue by a mark."""
        low, high = tree.words[0].start, tree.words[-1].end
        pairs = [pair for pair in self.quotes if low <= pair.start and pair.end <= high]
        pairs = [pair for pair in pairs if len(self.text[pair.start : pair.end].split()) > 2]
        if not pairs:
            return []
        outside = [one for one in tree.words if not any(pair.start <= one.start < pair.end for pair in pairs)]
        for cue in (one for one in outside if one.lemma in cues.SPEAKING and one.form == "Fin"):
            near = [one for one in outside if self._may_speak(one) and abs(one.number - cue.number) < 6]
            near = sorted(near, key=lambda one: abs(one.number - cue.number))
            if near:
                content = tuple(span for pair in pairs for span in self._tidy(pair.start, pair.end, tree))
                words = Words(cue.text, cue.start, cue.end)
                return [
                    Draft(tree, self.names.source(tree, near[0]), words, content, None, "quotation.nearest", near[0])
                ]
        return []

    def _may_speak(self, word: Word) -> bool:
        return self.names.covered(word) or (word.tag in ("NOUN", "PRON") and word.relation in ("subject", "object"))

    def _uncued(self, trees: list[Tree]) -> None:
        """A quotation that is all of its sentence belongs to the last who spoke, in this paragraph or the one before."""
        speakers = {one.tree.sentence: one for one in self.drafts}
        for tree in trees:
            start, end = tree.words[0].start, tree.words[-1].end
            pair = next((one for one in self.quotes if one.start <= start and end <= one.end + 1), None)
            if pair is None or tree.sentence in speakers:
                continue
            last = next(
                (
                    speakers[number]
                    for number in range(tree.sentence - 1, tree.sentence - 4, -1)
                    if number in speakers
                ),
                None,
            )
            if last is None or not self._reaches(last, start):
                continue
            draft = replace(
                last,
                tree=tree,
                cue=None,
                content=self._tidy(start, end, tree),
                addressee=None,
                rule="quotation.goes-on",
            )
            self.drafts.append(draft)
            speakers[tree.sentence] = draft

    def _reaches(self, last: Draft, start: int) -> bool:
        here = next(number for number, part in enumerate(self.parts) if part.start <= start < part.end)
        there = next(n for n, part in enumerate(self.parts) if part.start <= last.tree.words[0].start < part.end)
        return here - there <= 1 and self.parts[here].role == self.parts[there].role == "paragraph"

    # Spans

    def _tidy(self, start: int, end: int, tree: Tree) -> tuple[Span, ...]:
        """A span without the marks and spaces at its edges; without the quotation marks that hold all of it."""
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        end = next((one.end for one in self.quotes if start < one.start < end < one.end <= end + 2), end)
        pair = next((one for one in self.quotes if one.start == start and end <= one.end <= end + 2), None)
        if pair is not None:
            return self._tidy(start + 1, min(end, pair.end) - (self.text[min(end, pair.end) - 1] in _QUOTES), tree)
        if (
            end > start
            and self.text[end - 1] in _QUOTES
            and not any(one.end == end and one.start >= start for one in self.quotes)
        ):
            return self._tidy(start, end - 1, tree)
        return (Span(start, end),) if end > start else ()

    def _within_quotes(self, word: Word) -> bool:
        return any(pair.start <= word.start < pair.end for pair in self.quotes)

    def _is_quoted_away(self, word: Word) -> bool:
        """A cue inside a quotation is part of what is said, and speaks for nobody of this story's own telling."""
        return False if not self.quotes else any(
            pair.start <= word.start < pair.end and len(self.text[pair.start : pair.end].split()) > 3 for pair in self.quotes
        )  # fmt: skip

    def _in_quotes(self, span: Span) -> bool:
        return any(pair.start < span.end and span.start < pair.end for pair in self.quotes)

    def kind(self, draft: Draft) -> StatementKind:
        said = inside = 0
        for span in draft.content:
            for place in range(span.start, span.end):
                if self.text[place].isalnum():
                    said += 1
                    inside += any(pair.start <= place < pair.end for pair in self.quotes)
        if said and inside == said:
            return "direct"
        return "mixed" if inside else "indirect"

    def statements(self, confidence: dict[str, float]) -> tuple[Statement, ...]:
        ids = {id(draft): f"s{number}" for number, draft in enumerate(self.drafts, 1)}
        return tuple(
            Statement(
                ids[id(draft)], draft.source, draft.cue, draft.content, self.kind(draft), draft.addressee,
                self._via(draft, ids), draft.tree.sentence, draft.rule, confidence.get(draft.rule, 0.5),
            )
            for draft in self.drafts
        )  # fmt: skip

    def _via(self, draft: Draft, ids: dict[int, str]) -> str | None:
        """The narrowest statement whose content holds this one's source and cue."""
        place = draft.cue.start if draft.cue else draft.source.start
        holders = [
            one for one in self.drafts
            if one is not draft and any(span.start <= place < span.end for span in one.content)
            and one.source.start != draft.source.start
        ]  # fmt: skip
        holders.sort(key=lambda one: sum(span.end - span.start for span in one.content))
        return ids[id(holders[0])] if holders else None

    def draft_at(self, place: int) -> Draft | None:
        """The innermost statement in whose content a place stands."""
        holders = [one for one in self.drafts if any(span.start <= place < span.end for span in one.content)]
        return min(holders, key=lambda one: sum(span.end - span.start for span in one.content), default=None)
