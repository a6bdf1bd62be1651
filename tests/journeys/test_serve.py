"""A newspaper is started with one command, shows what is published, and stops when it is told to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def until(true: Callable[[], bool], what: str) -> None:
    for _ in range(300):
        if true():
            return
        time.sleep(0.2)
    pytest.fail(f"still not so after a minute: {what}")


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - this machine
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as why:
        return why.code, why.read().decode()
    except OSError:
        return 0, ""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    made = {**os.environ, "STANDFIRST_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    made.pop("STANDFIRST_SECRET_KEY", None)
    return made


def standfirst(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "standfirst", *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_one_command_serves_readers_and_the_desk(environment: dict[str, str]) -> None:
    begun = standfirst(
        environment, "init", "--name", "The Lamp", "--address", "http://localhost", "--language", "en",
        "--time-zone", "Europe/Oslo", "--section", "Harbour", "--editor", "runa",
        "--password", "a-long-fishing-rod-9",
    )  # fmt: skip
    assert begun.returncode == 0, begun.stderr
    told = standfirst(environment, "check")
    assert told.returncode == 1
    assert "standfirst serve" in told.stdout
    reader, desk = free_port(), free_port()
    serving = subprocess.Popen(
        [sys.executable, "-m", "standfirst", "serve", "--port", str(reader), "--desk-port", str(desk)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        until(lambda: get(f"http://127.0.0.1:{reader}/")[0] == 200, "the front answers")
        until(lambda: get(f"http://127.0.0.1:{desk}/desk/login/")[0] == 200, "the desk answers")
        assert get(f"http://127.0.0.1:{reader}/healthz")[0] == 200
        assert standfirst(environment, "check").returncode == 0
        publish(environment)
        until(lambda: "Heron on the quay" in get(f"http://127.0.0.1:{reader}/")[1], "the story is on the front")
    finally:
        serving.send_signal(signal.SIGTERM)
        said, _ = serving.communicate(timeout=30)
    assert serving.returncode == 0, said
    assert "Traceback" not in said


def publish(environment: dict[str, str]) -> None:
    code = (
        "from standfirst.cli._django import setup; setup()\n"
        "from standfirst.copydesk.copy import Block, Copy\n"
        "from standfirst.newsroom.actions import FileStory, StateRights, publish_latest\n"
        "from standfirst.newsroom.models import Section\n"
        "copy = Copy('', 'utf-8', 'Heron on the quay', (Block('paragraph', 'It stood.'),))\n"
        "story = FileStory(copy, section=Section.objects.get()).execute()\n"
        "StateRights(story, licence='own').execute(); publish_latest(story)\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def running() -> dict[int, int]:
    """Every process that is not dead yet, with its parent."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return {int(pid): int(parent) for pid, parent, state, *_ in rows if not state.startswith("Z")}


def started_by(pid: int) -> set[int]:
    parents, found, more = running(), {pid}, True
    while more:
        fresh = {child for child, parent in parents.items() if parent in found} - found
        found |= fresh
        more = bool(fresh)
    return found - {pid}


def test_killed_outright_it_leaves_nothing_running(environment: dict[str, str]) -> None:
    """Else the next start finds its ports taken and its leases held by processes that nobody looks after."""
    begun = standfirst(
        environment, "init", "--name", "The Lamp", "--address", "http://localhost", "--language", "en",
        "--time-zone", "Europe/Oslo", "--section", "Harbour", "--editor", "runa",
        "--password", "a-long-fishing-rod-9",
    )  # fmt: skip
    assert begun.returncode == 0, begun.stderr
    reader, desk = free_port(), free_port()
    serving = subprocess.Popen(
        [sys.executable, "-m", "standfirst", "serve", "--port", str(reader), "--desk-port", str(desk)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    parts: set[int] = set()
    try:
        until(lambda: get(f"http://127.0.0.1:{reader}/")[0] == 200, "the front answers")
        until(lambda: get(f"http://127.0.0.1:{desk}/desk/login/")[0] == 200, "the desk answers")
        parts = started_by(serving.pid)
        assert len(parts) >= 4
        serving.kill()
        serving.wait()
        until(lambda: not parts & running().keys(), "every part has stopped by itself")
        assert get(f"http://127.0.0.1:{reader}/")[0] == 0
    finally:
        serving.kill()
        for pid in parts & running().keys():
            os.kill(pid, signal.SIGKILL)
