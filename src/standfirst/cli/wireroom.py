"""`standfirst wireroom`: the taking in of copy from every source, as `serve` starts it."""

import fcntl
import signal
import threading

import click

from standfirst.cli._django import needs_newspaper
from standfirst.config.home import home


@click.command()
@needs_newspaper
def command() -> None:
    """Look after every source and bring its copy to the desk, until told to stop."""
    from standfirst.newsroom.wireroom import WireRoom
    from standfirst.threads.reprints import catch_up

    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    with (home() / "wireroom.lock").open("w") as lock:
        while not _locked(lock.fileno()):
            if stopping.wait(2):
                return
        WireRoom(home(), stopping, afterwards=catch_up).run()


def _locked(descriptor: int) -> bool:
    """Whether this is the only wire room of the newspaper: two would fetch the same copy."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
