"""The reading process: takes files over a socket, one after the other, and gives back what is in them, item by item.

Started by the pool as `python -m standfirst.wire.contained.child READER MEMORY SECONDS`. It ends by itself when the
parent is gone, when a file made it hit a limit, and when it gives no item for too long.
"""

import importlib
import os
import pickle
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from standfirst.wire.contained import walls
from standfirst.wire.contained.frames import LOT, frame, item_frame
from standfirst.wire.item import Item, Unreadable
from standfirst.wire.reading.format import Hints, Recognised

#: The parent ends a silent child; where the parent is gone, the child does it itself, so much later (seconds).
LATER = 5
_JOB = 65_536
Read = Callable[[BinaryIO, Hints], tuple[Recognised, Iterator[Item]]]


def main() -> None:
    reader, memory, seconds = sys.argv[1], int(sys.argv[2]), int(float(sys.argv[3])) + LATER
    channel = socket.socket(fileno=os.dup(0))
    os.set_blocking(2, False)
    read = _warm(reader)
    sys.dont_write_bytecode = True
    walls.put_up(memory)
    channel.sendall(frame({"ready": True}))
    while job := socket.recv_fds(channel, _JOB, LOT):
        said, descriptors, _, _ = job
        if not said:
            return
        hints = pickle.loads(said)  # noqa: S301
        for descriptor in descriptors:
            with os.fdopen(descriptor, "rb") as take:
                _read(channel, read, take, hints, seconds)
            if walls.tried:
                return


def _warm(reader: str) -> Read:
    """The reader, with all its formats loaded, so that nothing need be found on the disk later."""
    name, _, function = reader.partition(":")
    module: Any = importlib.import_module(name)
    if hasattr(module, "formats"):
        module.formats()
    found: Read = getattr(module, function)
    return found


def _read(channel: socket.socket, read: Read, take: BinaryIO, hints: Hints, seconds: int) -> None:
    def say(made: bytes) -> None:
        signal.alarm(0)
        channel.sendall(made)
        signal.alarm(seconds)

    signal.alarm(seconds)
    try:
        known, items = read(take, hints)
        say(frame({"known": [known.name, known.title, known.because]}))
        for item in items:
            if walls.tried:
                break
            say(item_frame(item))
        end = {"tried": walls.tried[0]} if walls.tried else {"end": True}
    except Unreadable as refusal:
        end = {"tried": walls.tried[0]} if walls.tried else {"unreadable": str(refusal)}
    except PermissionError:
        if not walls.tried:
            raise
        end = {"tried": walls.tried[0]}
    except MemoryError:
        end = {"tried": "memory"}
        walls.tried.append("memory")
    say(frame(end))
    signal.alarm(0)


if __name__ == "__main__":
    main()
