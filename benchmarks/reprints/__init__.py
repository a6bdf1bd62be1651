"""A labelled set of reprints and look-alikes, and what a grouping of them is worth: see the README beside it."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("dev", "test")
KINDS = ("first", "other-agency", "updated", "new-lead", "own-headline", "reworked", "cut", "pasted")


@dataclass(frozen=True)
class Take:
    """One text as it came in. `received` and `slug` are `None` where the way it came does not tell them.

    `story` is the truth: takes of one story have it in common, and nothing else has it.
    """

    id: str
    story: str
    kind: str
    source: str
    received: datetime | None
    slug: str | None
    text: str


@dataclass(frozen=True)
class Score:
    """Pairs of takes rightly joined, joined, and to be joined; and of what kinds the wrong ones are.

    `missed` counts pairs by the kind of the take that is not the first; `false` by what was taken for one story:
    the kind of a look-alike pair, or "strangers".
    """

    right: int
    joined: int
    wanted: int
    missed: Counter[str]
    false: Counter[str]

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def _rows(name: str, part: str) -> list[dict[str, object]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["part"] == part]


def _take(raw: dict[str, str | None], story: str) -> Take:
    received = datetime.fromisoformat(raw["received"]) if raw["received"] else None
    return Take(
        id=str(raw["id"]),
        story=story,
        kind=str(raw["kind"]),
        source=str(raw["source"]),
        received=received,
        slug=raw["slug"],
        text=str(raw["text"]),
    )


def families(part: str) -> list[list[Take]]:
    """Every family of `part`: eight takes of one story, the first of them first."""
    return [[_take(raw, str(row["id"])) for raw in row["takes"]] for row in _rows("families", part)]  # type: ignore[attr-defined]


def lookalikes(part: str) -> list[list[Take]]:
    """Every pair of `part` that looks like one story and is two."""
    return [[_take(raw, str(raw["id"])) for raw in row["takes"]] for row in _rows("lookalikes", part)]  # type: ignore[attr-defined]


def takes(part: str) -> list[Take]:
    """All takes of `part` in the order of their arrival; those without a time last."""
    every = [take for group in (*families(part), *lookalikes(part)) for take in group]
    return sorted(
        every, key=lambda take: (take.received is None, take.received and take.received.isoformat(), take.id)
    )


def score(part: str, groups: Iterable[Iterable[str]]) -> Score:
    """How well `groups` of take ids tell the stories of `part` apart. A take in no group stands alone.

    Raises `ValueError` where a take is in two groups or is none of `part`.
    """
    known = {take.id: take for take in takes(part)}
    pairs_found: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for group in map(sorted, groups):
        if seen & set(group) or not set(group) <= set(known):
            raise ValueError(f"the group {group} has a take that stands in another, or that part {part} has not")
        seen |= set(group)
        pairs_found |= set(combinations(group, 2))
    wanted = {tuple(sorted((a.id, b.id))) for family in families(part) for a, b in combinations(family, 2)}
    wrong = [(known[a], known[b]) for a, b in sorted(pairs_found - wanted)]
    missed = [(known[a], known[b]) for a, b in sorted(wanted - pairs_found)]
    return Score(
        right=len(pairs_found & wanted),
        joined=len(pairs_found),
        wanted=len(wanted),
        missed=Counter(kind for pair in missed for kind in {take.kind for take in pair} - {"first"}),
        false=Counter(a.kind if a.id[:-2] == b.id[:-2] else "strangers" for a, b in wrong),
    )
