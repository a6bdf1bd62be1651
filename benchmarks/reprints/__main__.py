"""How hard the labelled reprints are: what their texts have in common, and what one threshold would make of it.

    python -m benchmarks.reprints [dev|test]

The last row is the program's own matching (`standfirst.threads.alike`).

Shingles are runs of four words. Jaccard is the share of all shingles of two takes that both have; containment the
share of those of the shorter one. The rows of one threshold are what the program must do better than.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations
from statistics import median

from benchmarks.reprints import KINDS, Score, Take, families, lookalikes, score, takes
from standfirst.threads import alike

LENGTH = 4
Measure = Callable[[set[str], set[str]], float]


def shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1)}


def jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b)


def containment(a: set[str], b: set[str]) -> float:
    return len(a & b) / min(len(a), len(b))


def joined(every: list[Take], measure: Measure, least: float) -> list[list[str]]:
    """Groups of takes that are linked, however far round, by pairs of at least `least`."""
    cut = {take.id: shingles(take.text) for take in every}
    group = {take.id: {take.id} for take in every}
    for a, b in combinations(cut, 2):
        if group[a] is not group[b] and measure(cut[a], cut[b]) >= least:
            group[a] |= group[b]
            for one in group[b]:
                group[one] = group[a]
    return [sorted(ids) for ids in {id(ids): ids for ids in group.values()}.values()]


def matched(every: list[Take]) -> list[list[str]]:
    """Groups as the program makes them: each take joins those before it that tell the same story."""
    traits = {take.id: alike.traits_of(take.text, take.received, take.source) for take in every}
    having = Counter(name for each in traits.values() for name in each.names)

    def weight(name: str) -> float:
        return alike.rarity(len(every), having[name])

    group = {take.id: {take.id} for take in every}
    for a, b in combinations(traits, 2):
        if group[a] is not group[b] and alike.one_story(traits[a], traits[b], weight):
            group[a] |= group[b]
            for one in group[b]:
                group[one] = group[a]
    return [sorted(ids) for ids in {id(ids): ids for ids in group.values()}.values()]


def report(part: str) -> None:
    common: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for first, *others in families(part):
        for other in others:
            pair = shingles(first.text), shingles(other.text)
            common[other.kind].append((jaccard(*pair), containment(*pair)))
    for a, b in lookalikes(part):
        pair = shingles(a.text), shingles(b.text)
        common["look-alikes"].append((jaccard(*pair), containment(*pair)))
    counts = f"{len(families(part))} families, {len(lookalikes(part))} look-alike pairs, {len(takes(part))} takes"
    print(f"{part}: {counts}\n")
    print("| with the first take | median Jaccard | median containment |\n|---|---|---|")
    for kind in (*KINDS[1:], "look-alikes"):
        pairs = common[kind]
        print(f"| {kind} | {median(j for j, _c in pairs):.2f} | {median(c for _j, c in pairs):.2f} |")
    print("\n| one threshold | precision | recall | look-alike pairs joined |\n|---|---|---|---|")
    for measure in (jaccard, containment):
        for least in (0.1, 0.3, 0.5, 0.7):
            _row(f"{measure.__name__} ≥ {least}", score(part, joined(takes(part), measure, least)))
    own = score(part, matched(takes(part)))
    _row("the program", own)
    print(f"\nmissed by kind: {dict(own.missed)}; wrongly joined: {dict(own.false)}")


def _row(name: str, found: Score) -> None:
    fooled = found.false.total() - found.false["strangers"]
    print(f"| {name} | {found.precision:.3f} | {found.recall:.3f} | {fooled} |")


if __name__ == "__main__":
    for part in sys.argv[1:] or ["dev"]:
        report(part)
