"""How fast copy is taken in: `python -m benchmarks.intake [ITEMS]`.

Files of each text format arrive through a watched folder into an empty newspaper on SQLite: stored, read in the
contained process, settled, cleaned and entered in the inbox; then once more as drafts, and what the first file and
each further one wait for the reading process. Processor seconds count this process and its readers; disk waits show
in the seconds by the clock only.
"""

import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.live import begin

FORMATS = ("text", "nitf", "newsml-g2", "ninjs", "iptc-7901", "anpa-1312", "email", "feed")


@dataclass(frozen=True)
class Took:
    """What a piece of work took, in seconds."""

    clock: float
    processor: float


class Watch:
    def __init__(self) -> None:
        self.clock, self.processor = time.perf_counter(), spent()

    def took(self) -> Took:
        return Took(time.perf_counter() - self.clock, spent() - self.processor)


def spent() -> float:
    """Processor seconds of this process and of its readers: those that ended, and those that wait."""
    from standfirst.wire import contained

    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    ticks = os.sysconf("SC_CLK_TCK")
    running = 0.0
    for process in contained._pool._idle:
        told = Path(f"/proc/{process.popen.pid}/stat").read_text().rpartition(")")[2].split()
        running += (int(told[11]) + int(told[12])) / ticks
    return time.process_time() + ended.ru_utime + ended.ru_stime + running


def files(format: str, count: int) -> list[tuple[str, bytes]]:
    """So many files of one format, each another story of the demo's."""
    from demo.load import truth

    from demo import wire

    entries = [entry for entry in truth()["story"] if set(entry["blocks"]) == {"paragraphs"}]
    made = []
    for number in range(count):
        entry = entries[number % len(entries)]
        entry = {**entry, "id": f"{number % 100:02}-{format}-{number}", "licence": "agency"}
        name, content = wire.file_of(entry, format)
        if format == "text":
            content = f"Number {number}: ".encode() + content
        made.append((f"{number}-{name}", content))
    return made


def one_feed(count: int) -> bytes:
    """A feed of so many items."""
    from demo.load import truth

    from demo import wire

    entries = truth()["story"]
    return wire.rss([{**entries[number % len(entries)], "id": f"feed-{number}"} for number in range(count)])


def receive(home: Path, slug: str, becomes: str, sent: list[tuple[str, bytes]]) -> Took:
    """Take them all in through a watched folder of their own."""
    from standfirst.newsroom.models import Handling
    from standfirst.newsroom.settled import follow_ledger
    from standfirst.wire.models import Source
    from standfirst.wire.watch import look

    folder = home / "wire" / slug
    folder.mkdir(parents=True)
    source = Source.objects.create(slug=slug, name=slug, delivery="folder", address=str(folder), time_zone="UTC")
    Handling.objects.create(source=source, becomes=becomes)
    for name, content in sent:
        (folder / name).write_bytes(content)
    watch = Watch()
    look(home, source)
    follow_ledger()
    return watch.took()


def containment() -> list[str]:
    from standfirst.wire import contained

    text = b"Ferry sold\n\nASKVIK - The council sold the ferry on Monday. It was old.\n"
    said = []
    for name, times in (("first file", 1), ("each further file", 300)):
        watch = Watch()
        for _ in range(times):
            list(contained.read(text)[1])
        said.append(f"{name:<20}{watch.took().clock / times * 1000:8.1f} ms")
    return said


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory(prefix="standfirst-intake-") as folder:
        home = Path(folder)
        begin(home)
        from standfirst.wire.models import Item
        from standfirst.wire.sources import files as watched

        watched.SETTLES = 0.0
        print("the reading process")
        print("\n".join(containment()))
        print(f"\n{'format':<12}{'items':>7}{'items/s':>10}{'per processor s':>17}")
        total: list[Any] = []
        for format in FORMATS:
            before = Item.objects.count()
            took = receive(home, format, "inbox", files(format, count))
            came = Item.objects.count() - before
            total.append((came, took))
            print(f"{format:<12}{came:>7}{came / took.clock:>10.0f}{came / took.processor:>17.0f}")
        came = sum(number for number, _ in total)
        clock, processor = (sum(getattr(took, each) for _, took in total) for each in ("clock", "processor"))
        print(f"{'all':<12}{came:>7}{came / clock:>10.0f}{came / processor:>17.0f}")
        took = receive(home, "one-feed", "inbox", [("feed.xml", one_feed(count))])
        print(f"{'in one feed':<12}{count:>7}{count / took.clock:>10.0f}{count / took.processor:>17.0f}")
        took = receive(home, "drafts", "draft", files("ninjs", count))
        print(f"{'filed':<12}{count:>7}{count / took.clock:>10.0f}{count / took.processor:>17.0f}")


if __name__ == "__main__":
    main()
