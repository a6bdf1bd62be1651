"""Text changed in layers: each rule sees what the rules before it left, and every change still knows its
place in the base.

This is the one mechanism under every Edit. A rule proposes changes on the text it sees; `Layered.apply`
folds them into  # noqa: E501
one list of changes of the base, in order and without overlap, so that base and changes together always give the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
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

    def __init__(self, base: str, vetoed: Vetoed = never) -> None:
        self.base = base
        self.text = base
        self.changes: list[Change] = []
        self._vetoed = vetoed
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._shifts: list[int] = []
        self._indexed = True

    def apply(self, proposed: Iterable[Change]) -> None:
        """Make these changes of the present text, save the vetoed; sorted by place and without overlap."""
        if self._vetoed is never:
            fresh = list(proposed)
        else:
            fresh = [change for change in proposed if not self._refused(change)]
        if not fresh:
            return
        pieces: list[str] = []
        folded: list[Change] = []
        at = last = 0
        for change in self._parted(fresh) if self.changes else fresh:
            pieces += (self.text[at : change.start], change.after)
            at = change.end
            if self.changes:
                based, first, stop = self._based(change)
                folded += (*self.changes[last:first], based)
                last = stop
        pieces.append(self.text[at:])
        self.text = "".join(pieces)
        self.changes = folded + self.changes[last:] if self.changes else fresh
        self._indexed = False

    def _parted(self, fresh: Sequence[Change]) -> Iterable[Change]:
        """The proposals, those made one that cut the same earlier change."""
        held = fresh[0]
        _first, cut = self._touched(held.start, held.end)
        for change in fresh[1:]:
            first, stop = self._touched(change.start, change.end)
            if first < cut:
                after = held.after + self.text[held.end : change.start] + change.after
                undoable = held.undoable and change.undoable
                held = Change(held.start, change.end, after, change.rule, undoable)
            else:
                yield held
                held = change
            cut = max(cut, stop)
        yield held

    def _refused(self, change: Change) -> bool:
        if not change.undoable:
            return False
        start, end = self.place(change.start, change.end)
        return self._vetoed(change.rule, start, end)

    def _index(self) -> None:
        """Where each change begins and ends in the text, and how far base and text have then drifted apart."""
        self._starts, self._ends, self._shifts = [], [], []
        shift = 0
        for change in self.changes:
            self._starts.append(change.start - shift)
            self._ends.append(change.start - shift + len(change.after))
            shift += change.end - change.start - len(change.after)
            self._shifts.append(shift)
        self._indexed = True

    def _touched(self, start: int, end: int) -> tuple[int, int]:
        """The changes that `text[start:end]` holds or cuts, as a range of indices; those that end or begin at its
        edge are not touched."""
        if not self._indexed:
            self._index()
        first = bisect_right(self._ends, start)
        stop = bisect_left(self._starts, end)
        return first, max(first, stop)

    def _based(self, change: Change) -> tuple[Change, int, int]:
        """The same change of the base, widened to whole earlier changes where it cuts one."""
        if not self.changes:
            return change, 0, 0
        first, stop = self._touched(change.start, change.end)
        start, end, before, behind = change.start, change.end, "", ""
        if first < stop:
            if self._starts[first] < start:
                before = self.text[self._starts[first] : start]
                start = self._starts[first]
            if self._ends[stop - 1] > end:
                behind = self.text[end : self._ends[stop - 1]]
                end = self._ends[stop - 1]
        shift = self._shifts[first - 1] if first else 0
        until = self._shifts[stop - 1] if stop else 0
        after = before + change.after + behind
        return Change(start + shift, end + until, after, change.rule, change.undoable), first, stop

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` came from, in the base."""
        if not self.changes:
            return start, end
        based, _first, _stop = self._based(Change(start, end, "", ""))
        return based.start, based.end
