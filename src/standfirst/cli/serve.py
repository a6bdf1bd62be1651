"""`standfirst serve`: reader, desk, worker, wire room and annotator, in the foreground, with one log."""

import errno
import os
import signal
import socket
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
    """One process of the house, started again when it dies; each quick death doubles the wait.

    `command` is a module and its arguments. Should this process die, the part notices and stops: see `attended`.
    """

    name: str
    command: list[str]
    process: subprocess.Popen[str] | None = None
    began: float = 0.0
    wait: float = 0.5
    again_at: float | None = None
    ready: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "standfirst.cli._attended", *self.command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.PIPE,
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

    def look_after(self) -> None:
        """Where it died, start it again after a wait that grows while it keeps dying young. Never waits itself."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        if self.again_at is None:
            self.wait = 0.5 if now - self.began > SETTLED else min(self.wait * 2, 30.0)
            self.again_at = now + self.wait
            code = self.process.returncode
            said = f"was ended by signal {-code}" if code < 0 else f"stopped by itself (exit {code})"
            say(self.name, f"{said}; starting it again in {self.wait:g} s")
        elif now >= self.again_at:
            self.again_at = None
            self.start()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


def say(name: str, line: str) -> None:
    click.echo(f"{datetime.now().astimezone():%H:%M:%S} {name:<7}{line}")


def server(target: str, host: str, port: int, *, factory: bool) -> list[str]:
    """The module and arguments of one HTTP server."""
    made = ["--factory"] if factory else []
    return [
        "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "--no-ws",
        "--respawn-failed-workers", *made, target,
    ]  # fmt: skip


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where readers and editors may come from.")
@click.option("--port", default=8000, type=click.IntRange(1, 65535), show_default=True, help="The reader's port.")
@click.option("--desk-port", default=8001, type=click.IntRange(1, 65535), show_default=True, help="The desk's port.")
def command(host: str, port: int, desk_port: int) -> None:
    """Start the whole newspaper; Ctrl-C stops it cleanly."""
    start()
    check_database()
    check_ports(host, {"--port": port, "--desk-port": desk_port})
    run(host, port, desk_port)


def check_database() -> None:
    """Raises click.ClickException where the database is older or newer than this program: nothing is changed here."""
    from standfirst.newsroom.safekeeping import database

    if newer := database.unknown(database.applied()):
        raise click.ClickException(
            f"The newspaper was served by a newer Standfirst ({newer[0]}): install that version, or restore a backup "
            "from before it."
        )
    if database.pending():
        raise click.ClickException(
            "The newspaper was made by an older Standfirst: run `standfirst upgrade`, which makes a backup first."
        )


def check_ports(host: str, ports: dict[str, int]) -> None:
    """Raises click.ClickException, before anything is started, where a port can not be had; by option's name."""
    if len(set(ports.values())) < len(ports):
        raise click.ClickException(f"{' and '.join(ports)} must be different ports.")
    for option, port in ports.items():
        try:
            family, kind, proto, _, address = socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
            with socket.socket(family, kind, proto) as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(address)
        except socket.gaierror as why:
            raise click.ClickException(f"--host {host} is no address of this machine ({why.strerror}).") from why
        except OSError as why:
            raise click.ClickException(_why_not(host, port, option, why)) from why


def _why_not(host: str, port: int, option: str, why: OSError) -> str:
    match why.errno:
        case errno.EADDRINUSE:
            return (
                f"Port {port} of {host} is taken by another program, perhaps by a newspaper that is being served "
                f"already: stop that one, or choose another port with {option}."
            )
        case errno.EACCES:
            return f"Port {port} is for the system's own services: choose one above 1023 with {option}."
        case errno.EADDRNOTAVAIL:
            return f"--host {host} is no address of this machine."
        case _:
            return f"Port {port} of {host} can not be listened on ({why.strerror}): choose another with {option}."


def run(host: str, port: int, desk_port: int) -> None:
    """Serve until a signal says stop. Tombstones are settled before the reader's listener opens."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    worker = Part("worker", ["standfirst", "worker"])
    servers = [
        Part("reader", server("standfirst.config.reader:build", host, port, factory=True)),
        Part("desk", server("standfirst.config.desk:application", host, desk_port, factory=False)),
    ]
    annotator = Part("record", ["standfirst", "annotator"])
    wire = Part("wire", ["standfirst", "wireroom"])
    parts = [worker, annotator, wire, *servers]
    worker.start()
    while not worker.ready.wait(STILL) and not stopping.is_set():
        worker.look_after()
    if not stopping.is_set():
        for part in (*servers, wire, annotator):
            part.start()
        say("serve", f"readers: http://{host}:{port}/   desk: http://{host}:{desk_port}/desk/   Ctrl-C stops")
    while not stopping.wait(STILL):
        for part in parts:
            part.look_after()
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
