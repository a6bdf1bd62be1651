"""How hard the labelled reprints are: what their texts have in common, and what one threshold would make of it.

    python -m benchmarks.reprints [dev|test]

Shingles are runs of four words. Jaccard is the share of all shingles of two takes that both have; containment the
share of those of the shorter one. This finds no reprints: it is what a program that does must do better than.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from statistics import median

from benchmarks.reprints import KINDS, Take, families, lookalikes, score, takes

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
            found = score(part, joined(takes(part), measure, least))
            fooled = found.false.total() - found.false["strangers"]
            print(f"| {measure.__name__} ≥ {least} | {found.precision:.2f} | {found.recall:.2f} | {fooled} |")


if __name__ == "__main__":
    for part in sys.argv[1:] or ["dev"]:
        report(part)
