"""What every way of delivery is given, and what it may say. Knows no Django."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Protocol
from urllib.parse import SplitResult, urlsplit

#: The most bytes of one file, message or answer that are taken in over a network.
LARGEST = 64 * 1024 * 1024
#: Seconds: for one answer of a server, and for a whole look.
ANSWER, WHOLE = 20.0, 300.0

Memory = dict[str, Any]


class Trouble(Exception):
    """A look failed. The message says in one sentence what and what to do; `after` is when to try again, in seconds,
    where the server said so."""

    def __init__(self, message: str, *, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look, as the settings of a source say it; `secret` is the secret itself, out of the environment."""

    address: str
    account: str = ""
    secret: str = field(default="", repr=False)
    afterwards: str = "move"
    private_network: bool = False
    senders: tuple[str, ...] = ()
    #: Only to see what is there: nothing is changed.
    trial: bool = False

    def url(self, scheme: str, *others: str) -> SplitResult:
        """The address in its parts. Raises ValueError unless it is one of these schemes with a host."""
        try:
            parts = urlsplit(self.address.strip())
            known = parts.scheme in (scheme, *others) and parts.hostname and parts.port != 0
        except ValueError:
            known = None
        if not known:
            raise ValueError(f"“{self.address}” is no address that begins with {scheme}:// and names a server.")
        if parts.username or parts.password:
            raise ValueError("Leave name and password out of the address: they have settings of their own.")
        return parts


class Keep(Protocol):
    """Store what was found, and then read it: True where it could be read. `refused` says why it is not to be read,
    and it goes to quarantine with that."""

    def __call__(self, content: bytes | BinaryIO, name: str, *, refused: str = "") -> bool: ...

    def all(self, files: Sequence[tuple[BinaryIO, str]]) -> list[bool]:
        """The same with small files, and their names, at once, which is far quicker."""


class Way(Protocol):
    """One file of this folder."""

    def check(self, place: Place) -> None: ...

    def look(self, place: Place, memory: Memory, keep: Keep) -> Memory: ...
