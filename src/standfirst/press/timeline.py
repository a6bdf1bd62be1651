"""The drawings of the record: a pair month by month, and the strip of each tie of an actor."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from standfirst.press import record_words as words
from standfirst.record.kept.models import Actor, Line
from standfirst.site.parts import Link
from standfirst.site.record import Band, Block, Chart, Flag, Mark, Tie
from standfirst.site.when import MONTHS, short_day

if TYPE_CHECKING:
    from standfirst.press.recorded import Happening

MONTH, SHOWN, MOST = 14.75, 59, 120
LANES = {("material", True): 38, ("verbal", True): 86, ("verbal", False): 190, ("material", False): 238}
BAND, FOOT, HEIGHT = 138, 256, 290
DASHES = {"stands": "", "begun": "", "strengthened": "", "questioned": "14 5", "strained": "3 6"}
ROW, FLAGS = 22, 3
NAMES = {("material", True): "deeds together", ("verbal", True): "words together", ("verbal", False): "words against",
         ("material", False): "deeds against"}  # fmt: skip


def _month(on: date) -> int:
    return on.year * 12 + on.month - 1


def _radius(count: int) -> float:
    return 3.6 if count == 1 else 5.2 if count < 5 else 6.8


def chart(events: Sequence["Happening"], turns: Sequence["Happening"]) -> Chart | None:
    """The last 59 months of a pair, at most 120 marks: the list below is the accessible version."""
    dated = [one.line.first for one in (*events, *turns) if one.line.first]
    if not dated:
        return None
    last = max(map(_month, dated))
    marks = _marks(events, last)
    first = last - SHOWN + 1
    real = [one.line for one in turns if words.happened(one.line) and one.line.first]
    kind = real[0].code if real else ""
    of_kind = sorted((line for line in real if line.code == kind), key=lambda line: (line.first or date.min, line.pk))
    flags = _flags(of_kind, first)
    return Chart(
        width=SHOWN * MONTH,
        height=HEIGHT,
        head=ROW * len(flags),
        years=tuple((_x(month, first), str(month // 12)) for month in range(first, last + 1) if month % 12 == 0),
        marks=tuple(marks),
        bands=tuple(_bands(of_kind, first)),
        flags=flags,
        name=words.NOUNS.get(kind, ""),
    )


def _x(month: int, first: int) -> float:
    return round((month - first) * MONTH, 2)


def _marks(events: Sequence["Happening"], last: int) -> list[Mark]:
    """One mark for each month and kind; a month in which one thing did happen is solid. The newest 120."""
    first = last - SHOWN + 1
    counted: defaultdict[tuple[int, tuple[str, bool]], list[bool]] = defaultdict(list)
    for one in events:
        line = one.line
        if line.first and line.quad and _month(line.first) >= first:
            lane = (line.quad.split("-")[0], line.quad.endswith("cooperation"))
            counted[_month(line.first), lane].append(words.happened(line))
    newest = sorted(counted.items(), key=lambda item: (item[0][0], LANES[item[0][1]]), reverse=True)[:MOST]
    return [_mark(month, lane, found, first) for (month, lane), found in newest]


def _mark(month: int, lane: tuple[str, bool], found: list[bool], first: int) -> Mark:
    happened = any(found)
    count = sum(found) if happened else len(found)
    told = f"{MONTHS[month % 12]} {month // 12}: {count} {NAMES[lane]}{'' if happened else ', not come about'}"
    x = round(_x(month, first) + MONTH / 2, 2)
    return Mark(x, LANES[lane], _radius(count), lane[0] == "material", lane[1], happened, told)


def _bands(turns: Sequence[Line], first: int) -> Iterable[Band]:
    """The relation from turn to turn: solid while it stands, dashed when questioned, dotted when strained."""
    for line, after in zip_longest(turns, turns[1:]):
        dash = DASHES.get(line.change)
        start = max(0.0, _x(_month(line.first), first)) if line.first else 0.0
        end = _x(_month(after.first), first) if after is not None and after.first else SHOWN * MONTH
        if dash is not None and end > start:
            yield Band(start, round(end, 2), dash)


def _flags(turns: Sequence[Line], first: int) -> tuple[Flag, ...]:
    """Labels of the newest turns within sight, each on its own row, the oldest on top."""
    seen = [line for line in turns if line.first and line.change != "stands" and _month(line.first) >= first]
    shown = seen[-FLAGS:]
    made = []
    for row, line in enumerate(shown):
        assert line.first is not None  # noqa: S101
        x = _x(_month(line.first), first)
        text = f"{line.change}, {short_day(line.first)}"
        made.append(Flag(x, -ROW * (len(shown) - row), text, line is shown[-1], x > SHOWN * MONTH - 8 * len(text)))
    return tuple(made)


STRIP, YEARS = 480, 5
HEIGHTS = {
    "ally": (4, 16), "relies-on": (4, 16), "partner": (12, 8), "friend": (12, 8), "member-of": (12, 8),
    "leans-to": (12, 8), "rival": (20, 8), "at-war": (20, 16),
}  # fmt: skip
AGAINST = frozenset({"rival", "at-war"})
STRONG = frozenset({"ally", "relies-on", "at-war"})
AWAY, NEARER = ("strained", "ended", "questioned"), ("begun", "strengthened")
Scale = tuple[tuple[float, str], ...]


def ties(
    row: Actor, turns: Sequence[Line], gathered: Callable[[Iterable[Line]], list["Happening"]]
) -> tuple[tuple[tuple[str, tuple[Tie, ...]], ...], Scale]:
    """Every tie of this one over five years, grouped by what happened, the newest turn first."""
    real = [line for line in turns if words.happened(line) and line.first and line.code in HEIGHTS]
    if not real:
        return (), ()
    last = max(line.first for line in real if line.first)
    start = date(last.year - YEARS + 1, 1, 1)
    days = (date(last.year, 12, 31) - start).days
    partners: defaultdict[int, list[Line]] = defaultdict(list)
    for one in gathered(real):
        partners[one.line.target_id if one.line.actor_id == row.pk else one.line.actor_id].append(one.line)
    groups: dict[str, list[tuple[date, Tie]]] = {
        name: [] for name in ("Moved away", "Came nearer", "Kept", "At odds")
    }
    for told in partners.values():
        found = _foremost(told)
        newest = found[0]
        groups[_group(newest)].append((newest.first or start, _tie(row, found, start, days)))
    scale = tuple(
        (round(STRIP * (date(y, 1, 1) - start).days / days, 1), str(y)) for y in range(start.year, last.year + 1)
    )
    made = [
        (name, tuple(tie for _, tie in sorted(rows, key=lambda pair: (pair[0], pair[1].other.title), reverse=True)))
        for name, rows in groups.items()
        if rows
    ]
    return tuple(made), scale


def _foremost(turns: Sequence[Line]) -> list[Line]:
    """Newest first, as given, without the turns of a weaker tie while a stronger one on the same side still stands:
    a partnership that is questioned would hide an alliance.
    """
    kept: list[Line] = []
    standing: set[str] = set()
    for line in reversed(turns):
        side = {code for code in standing if (code in AGAINST) == (line.code in AGAINST)}
        if line.code in STRONG or not side & STRONG:
            kept.append(line)
        standing.add(line.code)
        if line.change == "ended":
            standing.discard(line.code)
    return kept[::-1]


def _group(newest: Line) -> str:
    if newest.change in AWAY and newest.code not in AGAINST:
        return "Moved away"
    if newest.code in AGAINST and newest.change != "ended":
        return "At odds"
    return "Came nearer" if newest.change in NEARER else "Kept"


def _tie(row: Actor, found: Sequence[Line], start: date, days: int) -> Tie:
    """`found` is newest first."""
    newest, oldest = found[0], found[-1]
    other = newest.target if newest.actor_id == row.pk else newest.actor
    assert other is not None  # noqa: S101
    in_order = list(reversed(found))
    blocks, turns = [], []
    for line, after in zip_longest(in_order, in_order[1:]):
        begin = _along(line.first, start, days)
        end = _along(after.first, start, days) if after is not None else float(STRIP)
        if line.change != "ended" and end > max(0.0, begin):
            y, height = HEIGHTS[line.code]
            hatched = line.change in ("strained", "questioned")
            kind = "ag" if line.code in AGAINST else "hatch" if hatched else "co"
            blocks.append(Block(max(0.0, begin), round(end - max(0.0, begin), 1), y, height, kind))
        if begin > 0 and line.change != "stands":
            turns.append(begin)
    noun, change = words.NOUNS[newest.code], newest.change
    word = words.SIDES[newest.code] if change in ("stands", "begun") else f"{noun} {change}"
    before = f"{words.NOUNS[oldest.code]}{words.dated(oldest)}" if oldest is not newest else ""
    path = "/record/" + "/".join(sorted((row.slug, other.slug))) + "/"
    return Tie(Link(other.name, path), word, words.dated(newest), before, tuple(blocks), tuple(turns))


def _along(on: date | None, start: date, days: int) -> float:
    return round(STRIP * ((on or start) - start).days / days, 1)
