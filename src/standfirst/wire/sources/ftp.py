"""Files fetched by FTP, over TLS (ftps://) or in the clear (ftp://)."""

import ftplib
import socket
import ssl
import tempfile
from contextlib import suppress
from typing import IO, Any
from urllib.parse import unquote

from standfirst.wire.sources.address import Deadline, connected
from standfirst.wire.sources.files import DONE, REFUSED, Seen, one_by_one, take_all, unfinished
from standfirst.wire.sources.way import ANSWER, LARGEST, WHOLE, Keep, Memory, Place, Trouble

PORT = 21
_MEMORY = 1 << 20


def check(place: Place) -> None:
    place.url("ftps", "ftp")


def look(place: Place, memory: Memory, keep: Keep) -> Memory:
    """Fetch every file of the folder that has stood still."""
    url = place.url("ftps", "ftp")
    host, port = url.hostname or "", url.port or PORT
    try:
        with Deadline(WHOLE, host) as deadline:
            session: Session = SecureSession(deadline) if url.scheme == "ftps" else Session(deadline)
            with session:
                session.attach(connected(host, port, private=place.private_network), host)
                session.sign_in(place.account or "anonymous", place.secret)
                if url.path.strip("/"):
                    session.cwd(unquote(url.path.rstrip("/")))
                return take_all(
                    memory,
                    session.listing,
                    one_by_one(lambda name, seen: _take(session, name, seen, place.afterwards, keep)),
                )
    except ssl.SSLError as why:
        raise Trouble(f"{host} cannot prove that it is that server ({why.reason or why}).") from why
    except (ftplib.Error, EOFError) as why:
        deadline.check()
        raise Trouble(f"{host} says “{str(why)[:200] or 'nothing'}”: check account, password and folder.") from why


class Session(ftplib.FTP):
    """On a socket to the address that was looked at; every data connection goes to that same address."""

    def __init__(self, deadline: Deadline, **more: Any) -> None:
        super().__init__(timeout=ANSWER, **more)
        self.deadline = deadline

    def attach(self, made: socket.socket, host: str) -> None:
        self.sock, self.af, self.host = self.deadline.guard(made), made.family, host
        self.file = made.makefile("r", encoding=self.encoding)
        self.welcome = self.getresp()

    def sign_in(self, account: str, secret: str) -> None:
        self.login(account, secret)

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        made, size = super().ntransfercmd(cmd, rest)
        return self.deadline.guard(made), size

    def listing(self) -> dict[str, Seen]:
        """Name to size and time of change; by MLSD (RFC 3659), or file by file where the server has none."""
        try:
            found = [
                (name, [int(facts.get("size", 0)), int(float(facts.get("modify", "0")))])
                for name, facts in self.mlsd(facts=["type", "size", "modify"])
                if facts.get("type", "file") == "file"
            ]
        except (ftplib.error_perm, ValueError):
            found = [(name, seen) for name in self.nlst() if (seen := self._seen(name)) is not None]
        return {name: seen for name, seen in found if not unfinished(name) and "/" not in name}

    def _seen(self, name: str) -> Seen | None:
        """None for a folder, which has no size."""
        try:
            self.voidcmd("TYPE I")
            size = self.size(name)
            changed = self.sendcmd(f"MDTM {name}").partition(" ")[2].strip()
        except ftplib.error_perm:
            return None
        return [size or 0, int(float(changed)) if changed.replace(".", "", 1).isdecimal() else 0]


class SecureSession(Session, ftplib.FTP_TLS):
    """Signed in and listing over TLS, with one TLS session for both connections, as many servers ask."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(deadline, context=ssl.create_default_context())

    def sign_in(self, account: str, secret: str) -> None:
        self.auth()
        self.login(account, secret)
        self.prot_p()

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        made, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321
        resumed = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        secure = self.context.wrap_socket(made, server_hostname=self.host, session=resumed)
        return self.deadline.guard(secure), size


def _take(session: Session, name: str, seen: Seen, afterwards: str, keep: Keep) -> bool:
    with tempfile.SpooledTemporaryFile(max_size=_MEMORY) as file:
        size = _fetch(session, name, file)
        if size != seen[0]:
            return False
        file.seek(0)
        readable = keep(file, name)  # type: ignore[arg-type]
    if afterwards == "delete":
        session.delete(name)
    elif afterwards == "move":
        _move(session, name, DONE if readable else REFUSED)
    return True


def _fetch(session: Session, name: str, into: IO[bytes]) -> int:
    size = 0

    def write(piece: bytes) -> None:
        nonlocal size
        size += len(piece)
        if size > LARGEST:
            raise Trouble(f"The file {name} has more than {LARGEST:,} bytes; it may not.")
        into.write(piece)

    session.retrbinary(f"RETR {name}", write)
    return size


def _move(session: Session, name: str, into: str) -> None:
    with suppress(ftplib.error_perm):
        session.mkd(into)
    for count in range(1, 100):
        wanted = name if count == 1 else f"{count}-{name}"
        if session.nlst(into).count(wanted) or f"{into}/{wanted}" in session.nlst(into):
            continue
        session.rename(name, f"{into}/{wanted}")
        return
    raise Trouble(f"There are too many files named {name} in {into}/: clear them away.")
