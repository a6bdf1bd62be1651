"""Kills that miss and kills that strike wrongly: `python -m benchmarks.kills`.

Each case of the set is taken in by a source of its own, through reader, ledger and stops; then it is asked which of
its stories stand. Intervals are Wilson's, of 95 %.
"""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.kills import Case, alikes, kills
from benchmarks.live import begin


def stopped(home: Path, case: Case, number: int) -> set[int]:
    """The files of the case of which anything is stopped, the note itself left out."""
    from standfirst.wire import ledger, stops
    from standfirst.wire.models import Settlement, Source, Stop, Take

    source = Source.objects.create(slug=f"case-{number}", name=case.name[:120], delivery="command", time_zone="UTC")
    takes = [ledger.read(home, ledger.take_in(home, source, content)) for content in case.sent]
    broken = [take.reason for take in takes if take.state == Take.State.QUARANTINED]
    if broken:
        raise ValueError(f"{case.name}: {broken[0]}")
    notes = set(Stop.objects.filter(source=source).values_list("item__take", flat=True))
    late = Settlement.objects.filter(item__source=source, kind=Settlement.Kind.STOPPED)
    reached = set(late.values_list("item__take", flat=True))
    for stop in Stop.objects.filter(source=source):
        reached |= set(stops.reached(stop).values_list("take", flat=True))
    return {at for at, take in enumerate(takes) if take.pk in reached - notes}


def wilson(hits: int, of: int) -> str:
    """The share and its interval of 95 %, in per cent."""
    share, z = hits / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * (share * (1 - share) / of + z * z / (4 * of * of)) ** 0.5 / (1 + z * z / of)
    return f"{share:.1%} [{max(0.0, middle - half):.1%}, {middle + half:.1%}]"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="standfirst-kills-") as folder:
        begin(Path(folder))
        now = datetime.now(UTC)
        missed = wrong = meant = spared = 0
        for number, case in enumerate([*kills(now), *alikes(now)]):
            found = stopped(Path(folder), case, number)
            meant += len(case.meant)
            spared += len(case.sent) - 1 - len(case.meant) if case.meant else len(case.sent)
            missed += len(case.meant - found)
            wrong += len(found - case.meant)
            if found != case.meant:
                print(f"{case.name}: meant {sorted(case.meant)}, stopped {sorted(found)}")
        print(f"{len(list(kills(now)))} notes mean {meant} stories")
        print(f"missed: {missed}, {wilson(missed, meant)}")
        print(f"{len(list(alikes(now)))} look-alikes; {spared} stories must stand")
        print(f"stopped wrongly: {wrong}, {wilson(wrong, spared)}")


if __name__ == "__main__":
    main()
