"""Format readers in processes of their own: what a file makes them do ends with the file."""

import logging
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from standfirst.wire.contained.frames import HEAD, LOT, MOST, Garbled, item_of, told
from standfirst.wire.item import Item, Unreadable
from standfirst.wire.reading.format import Hints, Recognised

log = logging.getLogger("standfirst.wire")

READER = "standfirst.wire.formats:read"
MEMORY = 1 << 30
SECONDS = 10.0
TAKES = 1000
#: How long a process may need to start on a busy machine, in seconds.
STARTS = 60.0
_PIECE = 1 << 16


class Stopped(Unreadable):
    """The reader hit a limit and was ended; what it gave until then holds. The message names the limit."""


class Process:
    """One reading process, and how many takes it has read."""

    def __init__(self, reader: str, memory: int, seconds: float) -> None:
        self.seconds, self.takes = seconds, 0
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        module = "standfirst.wire.contained.child"
        with theirs:
            self.popen = subprocess.Popen(  # noqa: S603
                [
                    sys.executable,
                    "-s",
                    "-P",
                    "-m",
                    module,
                    reader,
                    str(memory),
                    str(seconds),
                ],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
                env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"},
            )
        self.channel = ours
        self.ready = False
        self._came = bytearray()

    def send(self, files: Sequence[BinaryIO], hints: Hints) -> None:
        """Give it files to read, one after the other. Raises OSError where it has died in the meantime."""
        if not self.ready:
            self.receive(STARTS)
            self.ready = True
        self.takes += len(files)
        socket.send_fds(self.channel, [pickle.dumps(hints)], [file.fileno() for file in files])

    def receive(self, seconds: float | None = None) -> tuple[dict[str, Any], bytes]:
        """Its next frame. Raises TimeoutError where none came whole in time, EOFError where it died, Garbled."""
        deadline = time.monotonic() + (seconds or self.seconds)
        size, attached = HEAD.unpack(self._exactly(HEAD.size, deadline))
        if size + attached > MOST:
            raise Garbled("an item too large")
        return told(self._exactly(size, deadline)), self._exactly(attached, deadline)

    def _exactly(self, size: int, deadline: float) -> bytes:
        while len(self._came) < size:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self.channel.settimeout(left)
            piece = self.channel.recv(_PIECE)
            if not piece:
                raise EOFError
            self._came += piece
        found = bytes(self._came[:size])
        del self._came[:size]
        return found

    def end(self) -> str:
        """End it, and say how it ended where it had done so by itself."""
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(0 if self.popen.poll() is not None else 0.2)
        by_itself = self.popen.poll()
        if by_itself is None:
            self.popen.kill()
        self.popen.wait()
        self.channel.close()
        assert self.popen.stderr is not None  # noqa: S101
        with self.popen.stderr as complaints:
            complained = complaints.read().decode("utf-8", "replace").strip()
        if by_itself and complained:
            log.warning("a reading process ended with %s: %s", by_itself, complained)
        if by_itself is not None and by_itself < 0:
            return signal.Signals(-by_itself).name
        return complained.rsplit("\n", 1)[-1][:200] if by_itself else ""


@dataclass(slots=True)
class Whole:
    """What a file held, read to its end or to where it broke; `refusal` says why it did."""

    known: Recognised | None = None
    items: list[Item] = field(default_factory=list)
    refusal: Unreadable | None = None


class Pool:
    """At most `size` processes, started when they are wanted, each used again until it has read `takes` files."""

    def __init__(
        self,
        size: int = 0,
        *,
        reader: str = READER,
        memory: int = MEMORY,
        seconds: float = SECONDS,
        takes: int = TAKES,
    ) -> None:
        self.reader, self.memory, self.seconds, self.takes = reader, memory, seconds, takes
        self._free = threading.BoundedSemaphore(size or max(2, os.cpu_count() or 2))
        self._idle: list[Process] = []
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Start one process now, so that the first file need not wait for it."""
        with self._lock:
            if not self._idle:
                self._idle.append(self._new())

    def read(self, source: bytes | BinaryIO, hints: Hints | None = None) -> "tuple[Recognised, Reading]":
        """As `formats.read`, contained. `source` is bytes, or a file that has a descriptor, read from its start.

        Raises Unreadable as that does, and Stopped where a limit was hit; then, too, from the iterator.
        """
        with _opened(source) as file:
            reading = Reading(*self._lend([file], hints or Hints()), self.give_back)
        return reading.known(), reading

    def read_all(self, files: Sequence[BinaryIO], hints: Hints) -> Iterator[Whole]:
        """Read small files that stand at their start, and give what they hold in their order.

        They are handed over together, so that the process reads on while the caller works. A file that ends its
        process costs itself only: those behind it are read by another.
        """
        done = 0
        while done < len(files):
            for whole in self._read_lot(files[done : done + LOT], hints):
                done += 1
                yield whole

    def _read_lot(self, files: Sequence[BinaryIO], hints: Hints) -> Iterator[Whole]:
        """As far as one process comes with them."""
        process, wrong = self._lend(files, hints)
        alive: Process | None = process
        left = len(files)

        def back(given: Process | None) -> None:
            nonlocal alive
            alive = given

        try:
            while left and alive is not None:
                whole = _whole(process, wrong, back)
                left -= 1
                yield whole
        finally:
            if left and alive is not None:
                alive.popen.kill()
                alive.end()
                alive = None
            self.give_back(alive)

    def close(self) -> None:
        """End every process that is not reading."""
        with self._lock:
            idle, self._idle = self._idle, []
        for each in idle:
            each.popen.kill()
            each.end()

    def give_back(self, process: Process | None) -> None:
        """Take a process back, or hear that it is no more."""
        if process is not None and process.takes < self.takes:
            with self._lock:
                self._idle.append(process)
        elif process is not None:
            process.end()
        self._free.release()

    def _new(self) -> Process:
        return Process(self.reader, self.memory, self.seconds)

    def _lend(self, files: Sequence[BinaryIO], hints: Hints) -> tuple[Process, str]:
        """A process with the files sent to it, which is to be given back, once there is one to spare."""
        self._free.acquire()
        try:
            return self._given(files, hints)
        except BaseException:
            self._free.release()
            raise

    def _given(self, files: Sequence[BinaryIO], hints: Hints) -> tuple[Process, str]:
        """One that died while it was idle is replaced, once."""
        with self._lock:
            process = self._idle.pop() if self._idle else None
        if process is not None:
            try:
                process.send(files, hints)
                return process, ""
            except (OSError, EOFError, TimeoutError):
                process.end()
        process = self._new()
        try:
            process.send(files, hints)
        except (OSError, EOFError, TimeoutError):
            return process, "It could not be started"
        return process, ""


class Reading(Iterator[Item]):
    """The items of one file as they come out of its process. Closed or let go before its end, it ends the process."""

    def __init__(self, process: Process, wrong: str, back: Callable[[Process | None], None]) -> None:
        """`back` is given the process when the file is read, or None where it is no more."""
        self._process, self._back, self._count = process, back, 0
        self._done = False
        if wrong:
            raise self._stop(f"{wrong} ({self._process.popen.poll()}).")

    def known(self) -> Recognised:
        frame, _ = self._next()
        if "known" not in frame:
            raise self._stop("It gave something that is no item.")
        name, title, because = frame["known"]
        return Recognised(str(name), str(title), str(because))

    def __next__(self) -> Item:
        if self._done:
            raise StopIteration
        frame, attached = self._next()
        if "end" in frame:
            self._finish(self._process)
            raise StopIteration
        try:
            item = item_of(frame, attached)
        except Garbled:
            raise self._stop("It gave something that is no item.") from None
        self._count += 1
        return item

    def close(self) -> None:
        """End the reading where it stands."""
        if not self._done:
            self._process.popen.kill()
            self._process.end()
            self._finish(None)

    def __del__(self) -> None:
        self.close()

    def _next(self) -> tuple[dict[str, Any], bytes]:
        try:
            frame, attached = self._process.receive()
        except TimeoutError:
            raise self._stop(f"It gave no item for {self._process.seconds:g} seconds.") from None
        except (EOFError, OSError):
            raise self._crashed() from None
        except Garbled:
            raise self._stop("It gave something that is no item.") from None
        if "unreadable" in frame:
            self._finish(self._process)
            raise Unreadable(str(frame["unreadable"]))
        if "tried" in frame:
            raise self._stop(_TRIED.get(str(frame["tried"]), "It hit a limit."))
        return frame, attached

    def _crashed(self) -> Stopped:
        how = self._process.end()
        self._finish(None)
        return Stopped(f"The reader crashed{self._where()}{f' ({how})' if how else ''}. {_NEXT}")

    def _stop(self, why: str) -> Stopped:
        if not self._done:
            self._process.popen.kill()
            self._process.end()
            self._finish(None)
        return Stopped(f"The reader was stopped{self._where()}. {why} {_NEXT}")

    def _where(self) -> str:
        return f" after {self._count:,} items" if self._count > 1 else " after the first item" if self._count else ""

    def _finish(self, process: Process | None) -> None:
        self._done = True
        self._back(process)


def _whole(process: Process, wrong: str, back: Callable[[Process | None], None]) -> Whole:
    whole = Whole()
    try:
        reading = Reading(process, wrong, back)
        whole.known = reading.known()
        for item in reading:
            whole.items.append(item)
    except Unreadable as refusal:
        whole.refusal = refusal
    return whole


_NEXT = "The file is kept; report it with the name of its format, and try again after an update."
_TRIED = {
    "memory": "It wanted more memory than a reader may have.",
    "network": "It tried to reach a network.",
    "file": "It tried to open a file that is not its own.",
    "program": "It tried to start another program.",
}


def _opened(source: bytes | BinaryIO) -> BinaryIO:
    """A file of its own at its start, which the caller closes; what stands in memory gets one without a name."""
    if not isinstance(source, bytes):
        try:
            again = os.dup(source.fileno())
            os.lseek(again, 0, os.SEEK_SET)
            return os.fdopen(again, "rb")
        except OSError:
            source = source.read()
    file = tempfile.TemporaryFile()  # noqa: SIM115
    file.write(source)
    file.seek(0)
    return file
