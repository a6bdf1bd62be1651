"""`standfirst serve`: reader, desk and worker, in the foreground, with one log."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime

import click

from standfirst.cli._django import start

GRACE = 10.0
SETTLED = 30.0
STILL = 0.25


@dataclass
class Part:
    """One process of the house, started again when it dies; each quick death doubles the wait."""

    name: str
    command: list[str]
    process: subprocess.Popen[str] | None = None
    began: float = 0.0
    wait: float = 0.5
    ready: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        threading.Thread(target=self._relay, args=(self.process,), daemon=True).start()

    def _relay(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None  # noqa: S101
        for line in process.stdout:
            if line.strip() == "ready":
                self.ready.set()
                continue
            say(self.name, line.rstrip())

    def died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def again(self) -> None:
        """Start it again after a wait that grows while it keeps dying young."""
        assert self.process is not None  # noqa: S101
        lived = time.monotonic() - self.began
        self.wait = 0.5 if lived > SETTLED else min(self.wait * 2, 30.0)
        say(self.name, f"stopped by itself (exit {self.process.returncode}); starting it again in {self.wait:g} s")
        time.sleep(self.wait)
        self.start()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


def say(name: str, line: str) -> None:
    click.echo(f"{datetime.now().astimezone():%H:%M:%S} {name:<7}{line}")


def server(target: str, host: str, port: int, *, factory: bool) -> list[str]:
    """The command line of one HTTP server."""
    made = ["--factory"] if factory else []
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "--no-ws",
        "--respawn-failed-workers", *made, target,
    ]  # fmt: skip


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where readers and editors may come from.")
@click.option("--port", default=8000, show_default=True, help="The reader's port.")
@click.option("--desk-port", default=8001, show_default=True, help="The desk's port.")
def command(host: str, port: int, desk_port: int) -> None:
    """Start the whole newspaper; Ctrl-C stops it cleanly."""
    start()
    run(host, port, desk_port)


def run(host: str, port: int, desk_port: int) -> None:
    """Serve until a signal says stop. Tombstones are settled before the reader's listener opens."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    worker = Part("worker", [sys.executable, "-m", "standfirst", "worker"])
    servers = [
        Part("reader", server("standfirst.config.reader:build", host, port, factory=True)),
        Part("desk", server("standfirst.config.desk:application", host, desk_port, factory=False)),
    ]
    parts = [worker, *servers]
    worker.start()
    while not worker.ready.wait(STILL) and not stopping.is_set():
        if worker.died():
            worker.again()
    if not stopping.is_set():
        for part in servers:
            part.start()
        say("serve", f"readers: http://{host}:{port}/   desk: http://{host}:{desk_port}/desk/   Ctrl-C stops")
    while not stopping.wait(STILL):
        for part in parts:
            if part.died() and not stopping.is_set():
                part.again()
    say("serve", "stopping")
    _stop(parts)


def _stop(parts: list[Part]) -> None:
    """Servers first, so that nobody reads while the worker finishes what it holds."""
    for part in reversed(parts):
        part.stop()
    deadline = time.monotonic() + GRACE
    for part in parts:
        if part.process is None:
            continue
        try:
            part.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            say(part.name, "did not stop in time and was ended")
            os.killpg(part.process.pid, signal.SIGKILL)
