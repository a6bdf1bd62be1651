"""Who says what: the statements of a story, found by cue, by quotation marks and by what stands beside them."""

from dataclasses import replace

from standfirst.record import cues
from standfirst.record.actors import titles
from standfirst.record.actors.names import Names
from standfirst.record.cued import Cued
from standfirst.record.draft import Draft
from standfirst.record.quotes import Quotes
from standfirst.record.shapes import Part, Statement, StatementKind, Words
from standfirst.record.syntax.tree import Tree, Word


class Speech:
    """The statements of one story, in the order of the text."""

    def __init__(self, text: str, parts: tuple[Part, ...], trees: list[Tree], names: Names) -> None:
        self.text = text
        self.names = names
        self.quotes = Quotes(text, parts)
        self.parts = parts
        self.drafts: list[Draft] = []
        cued = Cued(text, names, self.quotes)
        for tree in trees:
            found = cued.of_sentence(tree)
            if not found:
                found = self._headline(tree) or self._beside_quote(tree)
            self.drafts += found
        self._uncued(trees)
        self.drafts.sort(key=lambda one: (one.tree.sentence, one.cue.start if one.cue else one.content[0].start))

    def _headline(self, tree: Tree) -> list[Draft]:
        """*Sarova: alliance was a mistake* and *Alliance a mistake, says Sarova*, in headlines only."""
        part = next(one for one in self.parts if one.start <= tree.words[0].start < one.end)
        if part.role != "headline":
            return []
        colon = next((one for one in tree.words[:6] if one.text == ":"), None)
        if colon is None or colon.number == 0:
            return []
        before = tree.words[colon.number - 1]
        if not self.names.covered(before) and before.tag != "PROPN" and before.lower not in titles.TITLES:
            return []
        speaker = tree.words[colon.number - 1]
        content = self.quotes.tidy(colon.end, tree.words[-1].end)
        return (
            [Draft(tree, self.names.source(tree, speaker), None, content, None, "headline.colon", speaker)]
            if content
            else []
        )

    def _beside_quote(self, tree: Tree) -> list[Draft]:
        """`“…,” said NP` and `“…,” NP said` where the parser lost the thread: the nearest name to a cue by a mark."""
        low, high = tree.words[0].start, tree.words[-1].end
        pairs = [pair for pair in self.quotes.pairs if low <= pair.start and pair.end <= high]
        pairs = [pair for pair in pairs if len(self.text[pair.start : pair.end].split()) > 2]
        if not pairs:
            return []
        outside = [one for one in tree.words if not any(pair.start <= one.start < pair.end for pair in pairs)]
        for cue in (one for one in outside if one.lemma in cues.SPEAKING and one.form == "Fin"):
            near = [one for one in outside if self._may_speak(one) and abs(one.number - cue.number) < 6]
            near = sorted(near, key=lambda one: abs(one.number - cue.number))
            if near:
                content = tuple(span for pair in pairs for span in self.quotes.tidy(pair.start, pair.end))
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
            pair = next((one for one in self.quotes.pairs if one.start <= start and end <= one.end + 1), None)
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
            if self._part_of(last) == self._part_at(start):
                last.content += self.quotes.tidy(start, end)
                speakers[tree.sentence] = last
                continue
            draft = replace(
                last,
                tree=tree,
                cue=None,
                content=self.quotes.tidy(start, end),
                addressee=None,
                rule="quotation.goes-on",
            )
            self.drafts.append(draft)
            speakers[tree.sentence] = draft

    def _part_at(self, place: int) -> Part | None:
        return next((part for part in self.parts if part.start <= place < part.end), None)

    def _part_of(self, draft: Draft) -> Part | None:
        return self._part_at(draft.tree.words[0].start)

    def _reaches(self, last: Draft, start: int) -> bool:
        here = next(number for number, part in enumerate(self.parts) if part.start <= start < part.end)
        there = next(n for n, part in enumerate(self.parts) if part.start <= last.tree.words[0].start < part.end)
        return here - there <= 1 and self.parts[here].role == self.parts[there].role == "paragraph"

    def kind(self, draft: Draft) -> StatementKind:
        said = inside = 0
        for span in draft.content:
            for place in range(span.start, span.end):
                if self.text[place].isalnum():
                    said += 1
                    inside += any(pair.start <= place < pair.end for pair in self.quotes.pairs)
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
