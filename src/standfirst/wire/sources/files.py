"""What every way that lists files shares: which are done being written, which were taken, what becomes of them."""

import re
import time
from collections.abc import Callable

from standfirst.wire.sources.way import Memory

DONE, REFUSED = "done", "refused"
#: Seconds for which a file must have stood still.
SETTLES = 2.0
_UNFINISHED = re.compile(r"^\.|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|writing)$", re.IGNORECASE)

#: What tells one state of a file from another; the time of its last change stands second.
Seen = list[int]


def unfinished(name: str) -> bool:
    """Whether a file's name says that it is still being written, or is hidden."""
    return bool(_UNFINISHED.search(name))


def take_all(memory: Memory, listing: Callable[[], dict[str, Seen]], take: Callable[[str, Seen], bool]) -> Memory:
    """Take every file that has stood still since the look before, or since a moment ago; the oldest first.

    `take` says False where a file changed while it was taken: it is looked at again.
    """
    taken: dict[str, Seen] = memory.get("taken", {})
    before: dict[str, Seen] = memory.get("seen", {})
    now = listing()
    if any(before.get(name) != seen and taken.get(name) != seen for name, seen in now.items()):
        time.sleep(SETTLES)
        before, now = now, listing()
    still = {name: seen for name, seen in now.items() if before.get(name) == seen and taken.get(name) != seen}
    for name in sorted(still, key=lambda each: (still[each][1], each)):
        if take(name, still[name]):
            taken[name] = still[name]
    return {"seen": now, "taken": {name: seen for name, seen in taken.items() if name in now}}
