"""Quotation marks of a story: what stands within them, and spans without the marks and spaces at their edges."""

from standfirst.record.sentences import quotations
from standfirst.record.shapes import Part, Span
from standfirst.record.syntax.tree import Tree, Word

_EDGE = " ,.;:—–-\n"
_MARKS = '“”"„«»'


class Quotes:
    """The pairs of marks of one story, in order."""

    def __init__(self, text: str, parts: tuple[Part, ...]) -> None:
        self.text = text
        self.pairs = [pair for part in parts for pair in quotations(text, part.start, part.end)]

    def tidy(self, start: int, end: int) -> tuple[Span, ...]:
        """A span without the marks and spaces at its edges; without the quotation marks that hold all of it."""
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        end = next((one.end for one in self.pairs if start < one.start < end < one.end <= end + 2), end)
        pair = next((one for one in self.pairs if one.start == start and end <= one.end <= end + 2), None)
        if pair is not None:
            return self.tidy(start + 1, min(end, pair.end) - (self.text[min(end, pair.end) - 1] in _MARKS))
        if (
            end > start
            and self.text[end - 1] in _MARKS
            and not any(one.end == end and one.start >= start for one in self.pairs)
        ):
            return self.tidy(start, end - 1)
        return (Span(start, end),) if end > start else ()

    def holds(self, word: Word) -> bool:
        return any(pair.start <= word.start < pair.end for pair in self.pairs)

    def is_quoted_away(self, word: Word) -> bool:
        """A cue inside a quotation is part of what is said, and speaks for nobody of this story's own telling."""
        return False if not self.pairs else any(
            pair.start <= word.start < pair.end and len(self.text[pair.start : pair.end].split()) > 3 for pair in self.pairs
        )  # fmt: skip

    def touches(self, span: Span) -> bool:
        return any(pair.start < span.end and span.start < pair.end for pair in self.pairs)

    def long_in(self, tree: Tree) -> tuple[Span, ...]:
        """What is quoted in a sentence, where it is more than a word or two."""
        low, high = tree.words[0].start, tree.words[-1].end
        return tuple(
            span for pair in self.pairs if low <= pair.start and pair.end <= high for span in self.tidy(pair.start, pair.end)
            if len(self.text[span.start : span.end].split()) > 2
        )  # fmt: skip
