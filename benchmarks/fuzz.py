"""Damaged files for every reader: `python -m benchmarks.fuzz [INPUTS] [FIRST_SEED] [SECONDS]`.

Files of our own fixtures and of the set of kills are cut, doubled, spliced, flooded with deep or long pieces, and
read as a reading process would: behind its walls (1 GB, no network, no file, no other program), two seconds of the
processor for a file, and every tenth through the copy desk too. Whatever is neither items nor one sentence is printed
with its seed, from which the same bytes come again: `python -m benchmarks.fuzz --show SEED` writes them out.
"""

import mmap
import os
import random
import signal
import struct
import sys
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from benchmarks.kills import alikes, kills
from standfirst.copydesk import Unreadable as NothingToPrint
from standfirst.copydesk.items import copy_of
from standfirst.wire.contained import walls
from standfirst.wire.contained.pool import MEMORY
from standfirst.wire.formats import formats, read
from standfirst.wire.item import Unreadable
from standfirst.wire.reading.format import Hints

FOLDER = Path(__file__).parents[1] / "tests" / "fixtures" / "wire"
#: Processor seconds for a file, and seconds by the clock, which a busy machine takes longer over.
SECONDS, SLEEPS = 2, 30
BLOCK, COPIED = 2000, 10
#: A fixed moment, so that a seed gives the same bytes on every day.
MOMENT = datetime(2026, 11, 25, 12, tzinfo=UTC)
FLOODS = (
    b"<p>", b"<div><ul><li>", b"[", b'{"a":', b"(", b"> ", b"\x01", b"&amp;", b"&#x0;", b"\xff\xfe", b"9" * 40, b" ",
    b"\n", b'<!ENTITY a "b">', b"Content-Type: multipart/mixed; boundary=a\n\n--a\n", b"[gallery]",
    b"<!-- wp:html -->", "\u202e".encode(),
)  # fmt: skip


@cache
def seeds() -> tuple[bytes, ...]:
    """What is mutated: each fixture, and each file of the kills."""
    files = [path.read_bytes() for path in sorted(FOLDER.rglob("*")) if path.is_file()]
    sent = [content for case in (*kills(MOMENT), *alikes(MOMENT)) for content in case.sent]
    return tuple(dict.fromkeys([*files, *sent]))


def mutated(seed: int) -> bytes:
    """The input of this seed; always the same."""
    chance = random.Random(seed)
    data = bytearray(chance.choice(seeds()))
    for _turn in range(chance.choice((1, 1, 2, 3, 6, 12))):
        if not data:
            break
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.choice((1, 3, 20, 200)))
        match chance.randrange(8):
            case 0:
                del data[start:end]
            case 1:
                data[start:start] = data[start:end] * chance.choice((1, 2, 50))
            case 2:
                data[start] = chance.randrange(256)
            case 3:
                data[start:end] = bytes(reversed(data[start:end]))
            case 4:
                del data[end:]
            case 5:
                other = chance.choice(seeds())
                at = chance.randrange(len(other))
                data[start:end] = other[at : at + chance.choice((10, 100, 1000))]
            case 6:
                data[start:start] = chance.choice(FLOODS) * chance.choice((1, 30, 3000))
            case _:
                data[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
    return bytes(data)


def outcome(seed: int) -> str:
    """How one input ended: the format and "items", "refused", or what must not be."""
    name = "unknown"
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.alarm(SLEEPS)
    try:
        known, items = read(mutated(seed), Hints(source="fuzz"))
        name = known.name
        for item in items:
            if seed % COPIED == 0:
                with suppress(NothingToPrint):
                    copy_of(item).to_dict()
        said = "items"
    except Unreadable:
        said = "refused"
    except TimeoutError:
        said = "hang"
    except MemoryError:
        said = "memory"
    except Exception as why:  # noqa: BLE001 - what may not happen is what is looked for
        said = f"crash: {type(why).__name__}: {str(why)[:100]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
    if walls.tried:
        said = f"reached: {walls.tried.pop()}"
    return f"{name} {said}"


def _late(_signal: int, _frame: object) -> None:
    raise TimeoutError


def _block(first: int, count: int, at: mmap.mmap, pipe: int) -> None:
    """In a process of its own: read so many, and say how many ended how."""
    for late in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(late, _late)
    walls.put_up(MEMORY)
    counts: Counter[str] = Counter()
    for seed in range(first, first + count):
        at[:8] = struct.pack("=q", seed)
        said = outcome(seed)
        counts[said] += 1
        if said.split(" ", 1)[1] not in ("items", "refused"):
            os.write(pipe, f"!{seed} {said}\n".encode())
    os.write(pipe, "".join(f"{number} {said}\n" for said, number in counts.items()).encode())


def block(first: int, count: int) -> tuple[Counter[str], list[str]]:
    """The counts of a block, and the lines of what must not be; a process that dies is one of them, and goes on."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    while count > 0:
        at = mmap.mmap(-1, 8)
        at[:8] = struct.pack("=q", first)
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(ours)
            _block(first, count, at, theirs)
            os._exit(0)
        os.close(theirs)
        with os.fdopen(ours, "r") as said:
            for line in said:
                if line.startswith("!"):
                    wrong.append(line[1:].strip())
                else:
                    number, _, how = line.strip().partition(" ")
                    counts[how] += int(number)
        _, status = os.waitpid(child, 0)
        if status == 0:
            return counts, wrong
        (died,) = struct.unpack("=q", at[:8])
        wrong.append(f"{died} the process died ({status})")
        counts["unknown died"] += died - first + 1
        count, first = first + count - died - 1, died + 1
    return counts, wrong


def main() -> None:
    if sys.argv[1:2] == ["--show"]:
        sys.stdout.buffer.write(mutated(int(sys.argv[2])))
        return
    wanted, first, seconds = (
        int(sys.argv[place]) if len(sys.argv) > place else usual for place, usual in ((1, 20_000), (2, 0), (3, 10**9))
    )
    formats(), seeds()
    began, done = time.monotonic(), 0
    counts: Counter[str] = Counter()
    while done < wanted and time.monotonic() - began < seconds:
        found, wrong = block(first + done, min(BLOCK, wanted - done))
        counts += found
        done += min(BLOCK, wanted - done)
        for line in wrong:
            print(line, flush=True)
    print(f"{'format':<14}{'items':>10}{'refused':>10}{'wrong':>8}")
    for name in sorted({how.split(" ")[0] for how in counts}):
        mine = {how.split(" ", 1)[1]: number for how, number in counts.items() if how.split(" ")[0] == name}
        fine = mine.get("items", 0), mine.get("refused", 0)
        print(f"{name:<14}{fine[0]:>10,}{fine[1]:>10,}{sum(mine.values()) - sum(fine):>8,}")
    print(f"{done:,} inputs from seed {first:,} in {time.monotonic() - began:,.0f} s")


if __name__ == "__main__":
    main()
