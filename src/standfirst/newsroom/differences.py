"""What two versions of a story differ in, field by field and word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from standfirst.copydesk.copy import Copy

Kind = Literal["same", "out", "in"]
_WORD = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|.", re.DOTALL)
#: Words; longer texts are compared a paragraph at a time in any case.
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both, went out, or came in."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or paragraph that differs.

    `place` is the field's name, or `body`; `old` and `new` are the paragraphs' numbers counted from 0, None where it
    has none there: a new paragraph has no old one.
    """

    place: str
    label: str
    pieces: tuple[Piece, ...]
    before: str
    after: str
    old: int | None = None
    new: int | None = None

    @property
    def key(self) -> str:
        """What names it in a form: the field, or the paragraph's two numbers."""
        if self.place != "body":
            return self.place
        return f"body:{'' if self.old is None else self.old}:{'' if self.new is None else self.new}"

    @property
    def added(self) -> bool:
        return not self.before

    @property
    def removed(self) -> bool:
        return not self.after


LABELS = {
    "kicker": "Kicker",
    "headline": "Headline",
    "standfirst": "Standfirst",
    "bylines": "Byline",
    "dateline": "Dateline",
    "credit": "Agency credit",
}


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both in order, each said to be in both, gone or new. Joined without what is new it is `before`."""
    old, new = _WORD.findall(before)[:LONGEST], _WORD.findall(after)[:LONGEST]
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("out", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("in", "".join(new[c:d])))
    return tuple(pieces)


def fields_of(copy: Copy) -> dict[str, str]:
    return {
        "kicker": copy.kicker or "",
        "headline": copy.headline or "",
        "standfirst": copy.standfirst or "",
        "bylines": ", ".join(copy.bylines),
        "dateline": str(copy.dateline) if copy.dateline else "",
        "credit": copy.credit or "",
    }


def differences(before: Copy, after: Copy) -> list[Difference]:
    """What changed from one Copy to the other, in the order of the page; what is the same is not told."""
    old, new = fields_of(before), fields_of(after)
    found = [
        Difference(name, LABELS[name], word_diff(old[name], new[name]), old[name], new[name])
        for name in LABELS
        if old[name] != new[name]
    ]
    return [*found, *paragraph_differences([b.text for b in before.blocks], [b.text for b in after.blocks])]


def paragraph_differences(old: list[str], new: list[str]) -> list[Difference]:
    """What changed in the body: paragraphs told again in other words are paired, the rest is new or gone."""
    found: list[Difference] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for left, right in _paired(old[a:b], new[c:d]):
            before = "" if left is None else old[a + left]
            after = "" if right is None else new[c + right]
            number = c + right + 1 if right is not None else a + (left or 0) + 1
            found.append(
                Difference(
                    "body",
                    f"Paragraph {number}",
                    word_diff(before, after),
                    before,
                    after,
                    None if left is None else a + left,
                    None if right is None else c + right,
                )
            )
    return found


def _paired(old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    """Paragraphs that share words, each with the first unpaired one that is more like it than unlike."""
    pairs: list[tuple[int | None, int | None]] = []
    first = 0
    for right, text in enumerate(new):
        match = next((left for left in range(first, len(old)) if alike(old[left], text)), None)
        if match is None:
            pairs.append((None, right))
            continue
        pairs += [(left, None) for left in range(first, match)]
        pairs.append((match, right))
        first = match + 1
    return [*pairs, *((left, None) for left in range(first, len(old)))]


def alike(one: str, other: str) -> bool:
    """Whether two paragraphs tell the same: half the words of the shorter stand in the longer."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return bool(first and second) and len(first & second) * 2 >= min(len(first), len(second))
