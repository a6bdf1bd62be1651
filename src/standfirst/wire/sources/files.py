"""What every way that lists files shares: which are done being written, which were taken, what becomes of them."""

import re
import time
from collections.abc import Callable, Iterable, Iterator

from standfirst.wire.sources.way import Memory

DONE, REFUSED = "done", "refused"
#: Seconds for which a file must have stood still.
SETTLES = 2.0
_UNFINISHED = re.compile(r"^\.|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|writing)$", re.IGNORECASE)

#: A file of so many bytes is small, and so many small ones are taken at once.
SMALL, TOGETHER = 200_000, 100

#: What tells one state of a file from another; the time of its last change stands second.
Seen = list[int]


def unfinished(name: str) -> bool:
    """Whether a file's name says that it is still being written, or is hidden."""
    return bool(_UNFINISHED.search(name))


def one_by_one(take: Callable[[str, Seen], bool]) -> Callable[[dict[str, Seen]], Iterable[str]]:
    """For `take_all`, where each file is a matter of its own; `take` says False where it changed meanwhile."""
    return lambda still: (name for name, seen in still.items() if take(name, seen))


def lots(still: dict[str, Seen]) -> Iterator[dict[str, Seen]]:
    """Files to take at once, in their order: small ones together, a large one by itself."""
    lot: dict[str, Seen] = {}
    for name, seen in still.items():
        large = seen[0] > SMALL
        if lot and (large or len(lot) == TOGETHER):
            yield lot
            lot = {}
        lot[name] = seen
        if large:
            yield lot
            lot = {}
    if lot:
        yield lot


def take_all(
    memory: Memory, listing: Callable[[], dict[str, Seen]], take: Callable[[dict[str, Seen]], Iterable[str]]
) -> Memory:
    """Take every file that has stood still since the look before, or since a moment ago; the oldest first.

    `take` is given them in that order, and says which it took: one that changed meanwhile is looked at again.
    """
    taken: dict[str, Seen] = memory.get("taken", {})
    before: dict[str, Seen] = memory.get("seen", {})
    now = listing()
    if any(before.get(name) != seen and taken.get(name) != seen for name, seen in now.items()):
        time.sleep(SETTLES)
        before, now = now, listing()
    still = {name: seen for name, seen in now.items() if before.get(name) == seen and taken.get(name) != seen}
    in_order = sorted(still, key=lambda each: (still[each][1], each))
    for name in take({name: still[name] for name in in_order}):
        taken[name] = still[name]
    return {"seen": now, "taken": {name: seen for name, seen in taken.items() if name in now}}
