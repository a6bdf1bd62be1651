"""Text changed in layers: each rule sees what the rules before it left, and every change still knows its
place in the base.

This is the one mechanism under every Edit. A rule proposes changes on the text it sees; `Layered.apply` folds them into
one list of changes of the base, in order and without overlap, so that base and changes together always give the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """`text[start:end]` becomes `after`, by `rule`; in code points of the text it was proposed on."""

    start: int
    end: int
    after: str
    rule: str
    undoable: bool = True


Vetoed = Callable[[str, int, int], bool]
"""Whether an editor has vetoed a rule's change of a place in the base."""


def never(rule: str, start: int, end: int) -> bool:
    return False


class Layered:
    """A base text, the changes made to it so far, and the text they give."""

    __slots__ = ("_index", "_vetoed", "base", "changes", "text")

    def __init__(self, base: str, vetoed: Vetoed = never) -> None:
        self.base = base
        self.text = base
        self.changes: list[Change] = []
        self._vetoed = vetoed
        self._index: tuple[list[int], list[int], list[int]] | None = None

    def apply(self, proposed: Iterable[Change]) -> None:
        """Make these changes of the present text, save the vetoed; sorted by place and without overlap."""
        fresh = self._allowed(proposed)
        if not fresh:
            return
        changes = self.over(fresh)
        pieces: list[str] = []
        at = 0
        for start, end, after, _rule, _undoable in fresh:
            pieces += (self.text[at:start], after)
            at = end
        pieces.append(self.text[at:])
        self.text = "".join(pieces)
        self.changes = changes
        self._index = None

    def last(self, proposed: Iterable[Change]) -> list[Change]:
        """All changes of the base with these, which are the last: no text is made that nobody would read."""
        return self.over(self._allowed(proposed))

    def over(self, fresh: list[Change]) -> list[Change]:
        """The changes made so far and these of the present text, all as changes of the base, in one walk over both.

        A change that cuts earlier ones takes in the whole of them; several that cut the same one become one.
        """
        if not self.changes or not fresh:
            return fresh or self.changes
        starts, ends, shifts = self._placed()
        made = len(starts)
        folded: list[Change] = []
        count = last = first = 0
        while count < len(fresh):
            start, end, after, rule, undoable = fresh[count]
            count += 1
            while first < made and ends[first] <= start:
                first += 1
            stop = first
            while stop < made and starts[stop] < end:
                stop += 1
            while first < stop and count < len(fresh) and fresh[count].start < ends[stop - 1]:
                more = fresh[count]
                count += 1
                after += self.text[end : more.start] + more.after
                end, rule, undoable = more.end, more.rule, undoable and more.undoable
                while stop < made and starts[stop] < end:
                    stop += 1
            if first < stop:
                opens, closes = min(start, starts[first]), max(end, ends[stop - 1])
                after = self.text[opens:start] + after + self.text[end:closes]
                start, end = opens, closes
            if last < first:
                folded += self.changes[last:first]
            folded.append(Change(start + shifts[first], end + shifts[stop], after, rule, undoable))
            last = first = stop
        return folded + self.changes[last:]

    def _allowed(self, proposed: Iterable[Change]) -> list[Change]:
        if self._vetoed is never:
            return proposed if isinstance(proposed, list) else list(proposed)
        return [change for change in proposed if not self._refused(change)]

    def _refused(self, change: Change) -> bool:
        if not change.undoable:
            return False
        start, end = self.place(change.start, change.end)
        return self._vetoed(change.rule, start, end)

    def _placed(self) -> tuple[list[int], list[int], list[int]]:
        """Where each change begins and ends in the text, and how far base and text have drifted apart before each and
        after the last."""
        if self._index is None:
            starts: list[int] = []
            ends: list[int] = []
            shifts = [0]
            shift = 0
            for start, end, after, _rule, _undoable in self.changes:
                starts.append(start - shift)
                ends.append(start - shift + len(after))
                shift += end - start - len(after)
                shifts.append(shift)
            self._index = starts, ends, shifts
        return self._index

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` came from, in the base; the whole of the changes that it cuts."""
        if not self.changes:
            return start, end
        starts, ends, shifts = self._placed()
        first = bisect_right(ends, start)
        stop = max(first, bisect_left(starts, end))
        if first < stop:
            start, end = min(start, starts[first]), max(end, ends[stop - 1])
        return start + shifts[first], end + shifts[stop]
