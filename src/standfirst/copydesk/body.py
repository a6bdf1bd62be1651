"""Which lines of a whole page are its story: a small model of lines, trained on pages, read from `body_model.json`.

Each line is described by some forty cheap numbers (`NAMES`): its own shape, its place beside the run of lines that reads
like a story, and what stands around it. A few dozen shallow trees weigh them. A paste that does not show itself to be a
page is left whole, so that no clean copy loses a line. Cost is linear in the text.
"""

import itertools
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from standfirst.copydesk import lexicon
from standfirst.copydesk.blocks import bullet
from standfirst.copydesk.languages import language
from standfirst.copydesk.lines import Line

_ENDS = (".", "!", "?", "…", ":")
_CLOSERS = "\"'”’»“)]"
_LINK_SIGN = re.compile("[»›©®→·]")
_ADDRESS = re.compile(r"\w@\w")
_LINKED = 200
_WORDS = 8
_AGAINST = -5.0
_LEAST = 40
_OUTSIDE = 8
_HITS = 3
_SEEN = 14
_FEW = 12
_OPENS_QUOTE = "“„«"
_FIRST = 24
_ASKED = 6
_SURE = 1.5
_STRIP = ".,;:!?\"'“”‘’()[]«»„…-–—|*"

_OWN = ("words", "sentence", "colon", "comma", "capitals", "page-words", "link", "digit", "repeated", "listed", "gap")
_PLACE = ("in-run", "before-run", "after-run", "read", "from-top", "from-end", "comments-before", "links-before")
_PAGE = ("lines", "run-words", "run-share")
_AROUND = ("words", "sentence", "repeated", "listed", "page-words", "capitals")
_FADES = (0.5, 0.85)
NAMES = (
    *_OWN,
    *_PLACE,
    *_PAGE,
    *(f"{name}-{side}-{fade}" for name in _AROUND for fade in _FADES for side in ("above", "below")),
)
"""What the numbers of a line mean, in order; the model names them so that neither can change alone."""

Leaf = tuple[int, float, float, float]
Branch = tuple[int, float, Leaf, Leaf]
Tree = tuple[int, float, Branch, Branch]
"""The place of a number, the most that goes left, and what stands left and right: at last, the answers."""
Group = tuple[Sequence[Tree], float, float]


class Run:
    """The contiguous lines that read most like a story: a line that ends like a sentence counts its words for them,
    any other counts a few against."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.sentences = [line.text.rstrip(_CLOSERS).endswith(_ENDS) for line in lines]
        self.worth = [
            float(line.words) if line.words >= _WORDS and ends else _AGAINST
            for line, ends in zip(lines, self.sentences, strict=True)
        ]
        self.start, self.end, self.words = _best(self.worth)


def story_lines(lines: Sequence[Line], rules: Sequence[str | None], code: str) -> list[bool] | None:
    """True for each line of the story; None where the lines are no page, and are all to be kept.

    Where the model leaves less than half of the run that reads like a story, the run is believed and not the model.
    `rules` names the rule of the lexicon that a line fits, if any.
    """
    run = Run(lines)
    hits = sum(rule is not None for rule in rules)
    outside = len(lines) - (run.end - run.start)
    if run.words < _LEAST or outside < _OUTSIDE or hits < _HITS:
        return None
    groups, bias = model()
    story = [_is_story(groups, bias, numbers) for numbers in describe(lines, rules, code, run)]
    if sum(line.words for line, kept in zip(lines, story, strict=True) if kept) < run.words / 2:
        return [run.start <= place < run.end for place in range(len(lines))]
    _keep_inside(story, lines, rules)
    return story


def _keep_inside(story: list[bool], lines: Sequence[Line], rules: Sequence[str | None]) -> None:
    """Keep a few short lines between two of the story that are a list, a subhead or a quotation, as no menu stands so."""
    for inside, run in itertools.groupby(range(len(lines)), key=lambda place: not story[place]):
        places = list(run)
        before, after = places[0] - 1, places[-1] + 1
        if not inside or before < 0 or after == len(lines) or len(places) > _FEW:
            continue
        for place in places:
            text = lines[place].text
            if rules[place] is None and (
                len(places) == 1
                or bullet(text)
                or text[0] in _OPENS_QUOTE
                or (place + 1 == after and lines[after].words >= _WORDS)
            ):
                story[place] = True


def describe(lines: Sequence[Line], rules: Sequence[str | None], code: str, run: Run) -> list[list[float]]:
    """The numbers of each line, in the order of `NAMES`."""
    said = Counter(line.key for line in lines)
    furniture = page_words(code)
    count = len(lines)
    read = sum(worth for worth in run.worth if worth > 0) or 1.0
    shared = (math.log(count), math.log(run.words + 1), run.words / read)
    rows: list[list[float]] = []
    so_far = 0.0
    comments = links = 0
    for place, line in enumerate(lines):
        text, words, rule = line.text, line.words, rules[place]
        head = text.split(None, _SEEN)[:_SEEN]
        lowered = " ".join(head).casefold().split()
        seen = len(head)
        if so_far > 0:
            comments += rule == "furniture.comment"
            links += rule == "furniture.also-read"
        rows.append(
            [
                math.log(words + 1),
                float(run.sentences[place]),
                float(text[-1] == ":"),
                min(4, text.count(",")) / 4 if words > 4 else 0.0,
                sum([word[0].isupper() for word in head]) / seen,
                sum([word.strip(_STRIP) in furniture for word in lowered]) / seen,
                float(_has_link(text[:_LINKED])),
                float(text[0].isdigit()),
                float(said[line.key] > 1),
                float(rule is not None),
                min(2, line.gap) / 2,
                float(run.start <= place < run.end),
                math.log(max(0, run.start - place) + 1),
                math.log(max(0, place - run.end + 1) + 1),
                so_far / read,
                math.log(min(place, 50) + 1),
                math.log(min(count - place, 50) + 1),
                min(3.0, comments),
                min(3.0, links),
                *shared,
            ]
        )
        so_far += max(0.0, run.worth[place])
    _look_around(rows)
    return rows


def _has_link(text: str) -> bool:
    return (
        "http:" in text
        or "https:" in text
        or "www." in text
        or "|" in text
        or (not text.isascii() and bool(_LINK_SIGN.search(text)))
        or ("@" in text and bool(_ADDRESS.search(text)))
    )


def _look_around(rows: list[list[float]]) -> None:
    """Add what stands above and below each line, nearer lines counting for more."""
    columns: list[list[float]] = []
    for place in map(_OWN.index, _AROUND):
        own = [row[place] for row in rows]
        for fade in _FADES:
            columns.append(_faded(own, fade))
            columns.append(_faded(own[::-1], fade)[::-1])
    for row, around in zip(rows, zip(*columns, strict=True), strict=True):
        row += around


def _faded(values: Sequence[float], fade: float) -> list[float]:
    """For each place the mean of the values before it, each step back counting `fade` of the one after."""
    if not any(values):
        return [0.0] * len(values)
    mean, fresh = 0.0, 1 - fade
    return [0.0, *[mean := mean * fade + value * fresh for value in values[:-1]]]


def _best(worth: Sequence[float]) -> tuple[int, int, float]:
    """The contiguous run with the highest sum."""
    best, run, total, start = 0.0, (0, 0), 0.0, 0
    for place, value in enumerate(worth):
        total += value
        if total <= 0:
            total, start = 0.0, place + 1
        elif total > best:
            best, run = total, (start, place + 1)
    return (*run, best)


def _is_story(groups: Sequence[Group], total: float, of: Sequence[float]) -> bool:
    """Whether the trees say story. No more of the first are asked than it takes to be sure, and the later ones, which
    only refine, where those are not."""
    for trees, least, most in groups:
        total = _weigh(trees, of, total)
        if total + least > _SURE:
            return True
        if total + most < -_SURE:
            return False
    return total > 0


def _weigh(trees: Sequence[Tree], of: Sequence[float], total: float) -> float:
    for a, at, left, right in trees:
        b, bt, low, high = left if of[a] <= at else right
        c, ct, no, yes = low if of[b] <= bt else high
        total += no if of[c] <= ct else yes
    return total


@cache
def model() -> tuple[tuple[Group, ...], float]:
    """The trees in the groups in which they are asked, and what to add to their sum so that a line of the story comes
    out above zero."""
    told = json.loads(files(__package__).joinpath("body_model.json").read_text("utf-8"))
    assert tuple(told["names"]) == NAMES  # noqa: S101
    return grouped(read_trees(told["trees"])), float(told["bias"])


def grouped(trees: Sequence[Tree]) -> tuple[Group, ...]:
    """The trees in groups, each with the least and the most that the rest of the first `_FIRST` could add to it."""
    groups: list[Group] = []
    for start in range(0, min(_FIRST, len(trees)), _ASKED):
        rest = [_answers(tree) for tree in trees[start + _ASKED : _FIRST]]
        groups.append((trees[start : start + _ASKED], sum(map(min, rest)), sum(map(max, rest))))
    return (*groups, (trees[_FIRST:], 0.0, 0.0))


def _answers(tree: Tree) -> list[float]:
    return [answer for branch in tree[2:] for leaf in branch[2:] for answer in leaf[2:]]


def read_trees(rows: Sequence[Sequence[float]]) -> tuple[Tree, ...]:
    """Trees from rows of seven questions (root, its left, its right, then theirs), each the place of a number and the
    most that goes left, and of the eight answers from left to right."""
    return tuple(_tree(row[:14:2], row[1:14:2], row[14:]) for row in rows)


def _tree(places: Sequence[float], most: Sequence[float], says: Sequence[float]) -> Tree:
    last = [(int(places[3 + leaf]), most[3 + leaf], says[2 * leaf], says[2 * leaf + 1]) for leaf in range(4)]
    left, right = ((int(places[1 + side]), most[1 + side], last[2 * side], last[2 * side + 1]) for side in range(2))
    return int(places[0]), most[0], left, right


@cache
def page_words(code: str) -> frozenset[str]:
    """The words of which a language's furniture is made."""
    table = language(code)
    words = {token for entry in table.furniture for phrase in entry.phrases for token in lexicon.tokens(phrase)}
    return frozenset(word for word in words if len(word) > 2 and word not in table.stopwords)
