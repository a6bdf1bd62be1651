"""A whole newspaper that runs: reader, desk and worker, on ports of its own."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.paper import environment

PATIENCE = 120


@dataclass(frozen=True, slots=True)
class House:
    home: Path
    reader: str
    desk: str


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def get(address: str) -> tuple[int, str]:
    """Status and text; 0 where nothing answers."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - this machine
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as why:
        return why.code, why.read().decode()
    except OSError:
        return 0, ""


def until(true: Callable[[], bool], what: str) -> None:
    """Wait until it is so; fail the test where it does not come."""
    for _ in range(PATIENCE * 5):
        if true():
            return
        time.sleep(0.2)
    raise AssertionError(f"still not so after {PATIENCE} s: {what}")


@contextmanager
def open_house(home: Path) -> Iterator[House]:
    """`standfirst serve` over this folder, until the test is done with it. It must then stop cleanly."""
    reader, desk = free_port(), free_port()
    serving = subprocess.Popen(
        [sys.executable, "-m", "standfirst", "serve", "--port", str(reader), "--desk-port", str(desk)],
        env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    house = House(home, f"http://127.0.0.1:{reader}", f"http://127.0.0.1:{desk}")
    try:
        until(lambda: get(f"{house.reader}/")[0] == 200, "the front answers")
        until(lambda: get(f"{house.desk}/desk/login/")[0] == 200, "the desk answers")
        yield house
    finally:
        serving.send_signal(signal.SIGTERM)
        said, _ = serving.communicate(timeout=60)
    assert serving.returncode == 0, said
    assert "Traceback" not in said, said
