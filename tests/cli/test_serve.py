"""Serving: what stands in the way is said in one sentence, before anything has been started."""

import errno
import os
import socket
import time

import click
import pytest

from standfirst.cli import serve


@pytest.fixture
def taken() -> socket.socket:
    holder = socket.socket()
    holder.bind(("127.0.0.1", 0))
    holder.listen()
    return holder


def test_a_port_that_is_taken_is_named_with_the_option_that_changes_it(taken: socket.socket) -> None:
    port = taken.getsockname()[1]
    with taken, pytest.raises(click.ClickException, match=rf"Port {port} .* taken .* --desk-port"):
        serve.check_ports("127.0.0.1", {"--port": port + 1 if port < 65535 else 1024, "--desk-port": port})


def test_one_port_cannot_be_both() -> None:
    with pytest.raises(click.ClickException, match="must be different"):
        serve.check_ports("127.0.0.1", {"--port": 8000, "--desk-port": 8000})


@pytest.mark.parametrize("host", ["203.0.113.7", "no such host"])
def test_a_host_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(click.ClickException, match="no address of this machine"):
        serve.check_ports(host, {"--port": 8000})


def test_a_port_of_the_system_says_so() -> None:
    why = OSError(errno.EACCES, os.strerror(errno.EACCES))
    assert "above 1023 with --port" in serve._why_not("127.0.0.1", 80, "--port", why)


def test_a_part_that_dies_is_started_again_and_said_so_once(capfd: pytest.CaptureFixture[str]) -> None:
    part = serve.Part("worker", ["timeit", "import os; os.kill(os.getpid(), 9)"])
    part.start()
    assert part.process is not None
    part.process.wait()
    first = part.process.pid
    part.look_after()
    part.look_after()
    deadline = time.monotonic() + 20
    while part.process.pid == first and time.monotonic() < deadline:
        part.look_after()
        time.sleep(0.05)
    assert part.process.pid != first
    part.process.wait()
    assert capfd.readouterr().out.count("was ended by signal 9; starting it again in 1 s") == 1
