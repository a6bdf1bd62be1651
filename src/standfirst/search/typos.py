"""Which words a slip of the finger may have meant.

A word of up to 4 letters is taken as typed, one of 5 to 8 may have one slip, a longer one two. A slip is a
letter too many, too few, another, or two that changed places. Two words within `k` slips share a string that
each becomes by leaving out at most `k` letters, and this holds for their first letters alone as well; so the
index keeps those strings for the first letters of each word (its stem), and looks them up instead of
comparing a mistyped word with all words.
"""

from binascii import crc32
from itertools import combinations

STEMS = {1: 5, 2: 8}
"""How many first letters are compared, by the number of slips allowed."""


def slips_allowed(word: str) -> int:
    """0, 1 or 2; figures and words of scripts without an alphabet are taken as typed."""
    if len(word) <= 4 or not word.isalpha():
        return 0
    return 1 if len(word) <= 8 else 2


def stems(word: str) -> list[tuple[int, str]]:
    """Under which (slips, stem) an indexed word can be met by a mistyped one."""
    if not word.isalpha():
        return []
    # A word of n letters is met by typed words of at least 5 letters with one slip, of 9 with two.
    return [(slips, word[:length]) for slips, length in STEMS.items() if len(word) >= length - 1]


def keys(slips: int, stem: str) -> set[int]:
    """Numbers of the strings that a stem becomes by leaving out at most `slips` letters.

    Two strings may share a number; whoever looks them up compares the words themselves afterwards.
    """
    length = len(stem)
    found = {stem}
    for count in range(1, slips + 1):
        for kept in combinations(range(length), length - count):
            found.add("".join([stem[n] for n in kept]))
    return {crc32(f"{slips}{text}".encode()) for text in found}


def slips_between(typed: str, word: str, most: int, *, beginning: bool) -> int | None:
    """How many slips lie between the two, None if more than `most`.

    With `beginning`, any beginning of `word` may be what was meant.
    """
    return next((count for count in range(most + 1) if _within(typed, word, count, beginning)), None)


def matched_length(typed: str, word: str, most: int) -> int:
    """How many first letters of `word` the mistyped beginning stands for: fewest slips, then nearest length."""
    lengths = range(max(1, len(typed) - most), min(len(word), len(typed) + most) + 1)
    scored = (
        (slips, abs(length - len(typed)), length)
        for length in lengths
        if (slips := slips_between(typed, word[:length], most, beginning=False)) is not None
    )
    return min(scored, default=(0, 0, len(word)))[2]


def _within(typed: str, word: str, most: int, beginning: bool) -> bool:
    same = 0
    for ours, theirs in zip(typed, word, strict=False):
        if ours != theirs:
            break
        same += 1
    typed, word = typed[same:], word[same:]
    if not typed:
        return beginning or len(word) <= most
    if not word:
        return len(typed) <= most
    if not most:
        return False
    swapped = typed[:2] == word[1::-1] and len(typed) > 1 and len(word) > 1
    rests = [(typed[1:], word[1:]), (typed, word[1:]), (typed[1:], word)]
    if swapped:
        rests.append((typed[2:], word[2:]))
    if most == 1:
        return any(theirs.startswith(ours) if beginning else ours == theirs for ours, theirs in rests)
    return any(_within(ours, theirs, most - 1, beginning) for ours, theirs in rests)
