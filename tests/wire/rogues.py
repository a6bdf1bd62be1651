"""A reader that does what the first line of its file says, for the tests of containment. Runs in a reading process."""

import faulthandler
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from standfirst.wire.item import Attachment, Item, Unreadable
from standfirst.wire.reading.format import Hints, Recognised

KNOWN = Recognised("rogue", "a file that means harm", "a test made it")


def loop() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(600)


def swallow() -> None:
    """Four gigabytes, each page written to."""
    kept = [bytes(os.urandom(1024)) * 1024 * 64 for _ in range(64)]
    assert kept


def recurse() -> None:
    recurse()


def network() -> None:
    socket.create_connection(("192.0.2.1", 80), 1)


def hidden_network() -> None:
    """As a library does that is glad to go on without."""
    try:
        socket.getaddrinfo("npa.example", 80)
    except OSError:
        return


def write() -> None:
    Path("/tmp/standfirst-was-here").write_text("x")


def read_secret() -> None:
    Path("/etc/passwd").read_text()


def unlink() -> None:
    os.remove("/tmp/standfirst-was-here")


def program() -> None:
    subprocess.run(["true"], check=False)


def leave() -> None:
    os._exit(7)


def segfault() -> None:
    faulthandler._sigsegv()  # type: ignore[attr-defined]


def bug() -> None:
    raise ZeroDivisionError("a reader's own mistake")


DEEDS: dict[str, Callable[[], Any]] = {
    deed.__name__: deed
    for deed in (
        loop, sleep, swallow, recurse, network, hidden_network, write, read_secret, unlink, program, leave, segfault, bug,
    )
}  # fmt: skip


def read(file: BinaryIO, hints: Hints) -> tuple[Recognised, Iterator[Item]]:
    """A line `item NAME` gives an item; any other line is a deed of DEEDS, and `first DEED` is done before all."""
    lines = file.read().decode().splitlines()
    if lines[0].startswith("first "):
        DEEDS[lines[0].removeprefix("first ")]()
    return KNOWN, _items(lines, hints)


def _items(lines: list[str], hints: Hints) -> Iterator[Item]:
    for line in lines:
        verb, _, name = line.partition(" ")
        if verb == "item":
            yield Item(guid=name, headline=f"{name} ø from {hints.source}", origins={"process": str(os.getpid())})
        elif verb == "attach":
            yield Item(
                guid=name, attachments=(Attachment("a.bin", "x/y", b"\0\xff" * 3), Attachment("b", "x/y", b""))
            )
        elif verb == "environment":
            yield Item(guid=" ".join(sorted(os.environ)), headline=" ".join(os.listdir("/proc/self/fd")))
        elif verb == "refuse":
            raise Unreadable(name)
        else:
            DEEDS[verb]()
