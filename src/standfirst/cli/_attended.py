"""A module run as part of the house: `python -m standfirst.cli._attended MODULE ARGUMENT…`, started by `serve`.

Its standard input is a pipe that `serve` holds open. When `serve` is gone, however it went, the pipe ends, and this
process stops with all that it started: nothing is left to hold ports and leases that the next start needs.
"""

import os
import runpy
import signal
import sys
import threading
import time

GRACE = 10.0


def stop_when_left_alone() -> None:
    """Wait until nobody holds the other end; then ask the whole group to stop, and end it where it does not."""
    while os.read(0, 1024):
        pass
    os.killpg(os.getpgrp(), signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=stop_when_left_alone, name="attended", daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
