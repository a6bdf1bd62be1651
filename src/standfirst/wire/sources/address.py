"""Connecting to a server that somebody named: the addresses that its name has are looked at first, and the connection
goes to the very address that was looked at, so that a name cannot change its meaning in between."""

import ipaddress
import socket
import threading
from contextlib import suppress

from standfirst.wire.sources.way import ANSWER, Trouble

_PRIVATE = (
    "{host} is an address of a private network ({address}), where a source from outside could reach into your own "
    "servers: allow that for this source if it is meant."
)


def allowed(address: str) -> bool:
    """Whether this is an address of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (mapped is None or allowed(str(mapped)))


def connected(host: str, port: int, *, private: bool, seconds: float = ANSWER) -> socket.socket:
    """A socket to the first of the host's addresses that answers. Raises Trouble where none may be used or none does.

    All of the host's addresses must be allowed: a name that leads to both kinds leads in by the back door.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as why:
        raise Trouble(f"There is no server {host} ({why}): check its name, or the network.") from why
    for *_, target in found:
        if not private and not allowed(str(target[0])):
            raise Trouble(_PRIVATE.format(host=host, address=target[0]))
    reason: OSError | None = None
    for family, kind, protocol, _, target in found:
        made = socket.socket(family, kind, protocol)
        made.settimeout(seconds)
        try:
            made.connect(target)
        except OSError as why:
            made.close()
            reason = why
            continue
        return made
    raise Trouble(f"The server {host} does not answer at port {port} ({reason}).") from reason


class Deadline:
    """A moment at which a look is cut off, however slowly its bytes drip. Used as a context."""

    def __init__(self, seconds: float, host: str) -> None:
        self.seconds, self.host = seconds, host
        self.passed = threading.Event()
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._sockets.clear()

    def guard(self, made: socket.socket) -> socket.socket:
        """Have this socket cut, too."""
        self._sockets.append(made)
        return made

    def check(self) -> None:
        """Raises Trouble where the time is over."""
        if self.passed.is_set():
            raise Trouble(f"{self.host} took longer than {self.seconds:g} seconds to hand over what it has.")

    def _cut(self) -> None:
        self.passed.set()
        for made in self._sockets:
            with suppress(OSError):
                made.shutdown(socket.SHUT_RDWR)
