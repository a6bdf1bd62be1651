"""Files fetched by SFTP, from a server whose key is in `~/.ssh/known_hosts`. Needs the extra `sftp`."""

import importlib.util
import stat
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from standfirst.wire.sources.address import Deadline, connected
from standfirst.wire.sources.files import DONE, REFUSED, Seen, one_by_one, take_all, unfinished
from standfirst.wire.sources.way import ANSWER, LARGEST, WHOLE, Keep, Memory, Place, Trouble

PORT = 22
_PIECE, _MEMORY = 32_768, 1 << 20
_MISSING = "SFTP needs a library that is not installed: pip install 'standfirst[sftp]'."


def check(place: Place) -> None:
    place.url("sftp")
    if importlib.util.find_spec("paramiko") is None:
        raise ValueError(_MISSING)


def look(place: Place, memory: Memory, keep: Keep) -> Memory:
    """Fetch every file of the folder that has stood still."""
    try:
        import paramiko
    except ImportError as why:
        raise Trouble(_MISSING) from why
    url = place.url("sftp")
    host, port = url.hostname or "", url.port or PORT
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    key = Path(place.secret).is_file() if place.secret.startswith("/") else False
    try:
        with Deadline(WHOLE, host) as deadline, client:
            client.connect(
                host,
                port,
                username=place.account,
                password=None if key else place.secret,
                key_filename=place.secret if key else None,
                sock=deadline.guard(connected(host, port, private=place.private_network)),
                look_for_keys=False,
                allow_agent=False,
                timeout=ANSWER,
                banner_timeout=ANSWER,
                auth_timeout=ANSWER,
            )
            with client.open_sftp() as session:
                session.get_channel().settimeout(ANSWER)
                session.chdir(unquote(url.path) or ".")
                return take_all(
                    memory,
                    lambda: _listing(session),
                    one_by_one(lambda name, seen: _take(session, name, seen, place.afterwards, keep)),
                )
    except paramiko.BadHostKeyException as why:
        raise Trouble(
            f"{host} has another key than the one in known_hosts: ask who runs it before you trust it."
        ) from why
    except (paramiko.SSHException, EOFError, TimeoutError) as why:
        deadline.check()
        raise Trouble(
            f"{host} says “{str(why)[:200] or 'nothing'}”: check account, secret, and its key in known_hosts."
        ) from why


def _listing(session: Any) -> dict[str, Seen]:
    return {
        each.filename: [each.st_size or 0, each.st_mtime or 0]
        for each in session.listdir_attr()
        if stat.S_ISREG(each.st_mode or 0) and not unfinished(each.filename)
    }


def _take(session: Any, name: str, seen: Seen, afterwards: str, keep: Keep) -> bool:
    if seen[0] > LARGEST:
        raise Trouble(f"The file {name} has more than {LARGEST:,} bytes; it may not.")
    with tempfile.SpooledTemporaryFile(max_size=_MEMORY) as file:
        with session.open(name, "rb") as there:
            while piece := there.read(_PIECE):
                file.write(piece)
                if file.tell() > seen[0]:
                    return False
        if file.tell() != seen[0]:
            return False
        file.seek(0)
        readable = keep(file, name)  # type: ignore[arg-type]
    if afterwards == "delete":
        session.remove(name)
    elif afterwards == "move":
        _move(session, name, DONE if readable else REFUSED)
    return True


def _move(session: Any, name: str, into: str) -> None:
    if into not in session.listdir():
        session.mkdir(into)
    there = set(session.listdir(into))
    wanted = next(each for each in (name, *(f"{count}-{name}" for count in range(2, 10_000))) if each not in there)
    session.rename(name, f"{into}/{wanted}")
