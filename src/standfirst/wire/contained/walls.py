"""What a reading process may not do: use more memory than its limit, reach a network or another program, write a
file, or open one that is not part of this installation. Put up once, for good, from inside the process.

The kernel's walls (limits, an empty network namespace, Landlock) are used where the system has them; the audit hook
(PEP 578) stands everywhere, and names what was tried.
"""

import ctypes
import os
import resource
import struct
import sys
import zoneinfo
from pathlib import Path
from typing import Any

#: What was tried, in the order in which it was: "network", "file", "program".
tried: list[str] = []

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_NO_NEW_PRIVS = 38
_LANDLOCK_CREATE_RULESET, _LANDLOCK_RESTRICT_SELF = 444, 446
# Landlock ABI 1, linux/landlock.h: WRITE_FILE, and REMOVE_DIR up to MAKE_SYM; reading stays as it is.
_LANDLOCK_WRITES = (1 << 1) | sum(1 << bit for bit in range(4, 13))
_PROGRAMS = ("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "pty.", "ctypes.")
_CHANGES = frozenset(
    f"os.{name}"
    for name in ("chmod", "chown", "link", "mkdir", "remove", "rename", "rmdir", "symlink", "truncate", "utime")
)


def put_up(memory: int) -> None:
    """Everything there is on this system; `memory` is in bytes of address space. Cannot be undone."""
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(limit, (most, most))
    if sys.platform == "linux":
        _kernel()
    homes = tuple(
        sorted({_whole(path) for path in (*sys.path, sys.prefix, sys.base_prefix, *zoneinfo.TZPATH) if path})
    )

    def refuse(event: str, given: tuple[Any, ...]) -> None:
        what = _refused(event, given, homes)
        if what:
            tried.append(what)
            raise PermissionError(f"a reader may not reach a {what} ({event})")

    sys.addaudithook(refuse)


def _whole(path: str) -> str:
    return os.path.realpath(path)


def _kernel() -> None:
    """No way to new rights, no network and no change to any file, as far as this kernel grants it."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET):
        libc.unshare(_CLONE_NEWNET)
    wanted = struct.pack("=Q", _LANDLOCK_WRITES)
    ruleset = libc.syscall(_LANDLOCK_CREATE_RULESET, wanted, len(wanted), 0)
    if ruleset >= 0:
        libc.syscall(_LANDLOCK_RESTRICT_SELF, ruleset, 0)
        os.close(ruleset)


def _refused(event: str, given: tuple[Any, ...], homes: tuple[str, ...]) -> str:
    """What is reached for by this event, or nothing where it is harmless."""
    if event.startswith("socket."):
        return "network"
    if event.startswith(_PROGRAMS):
        return "program"
    if event in _CHANGES:
        return "file"
    if event == "open":
        path, _, flags = given
        if isinstance(path, int):
            return ""
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return "file"
        named = Path(os.path.realpath(os.fsdecode(path)))
        return "" if any(named.is_relative_to(home) for home in homes) else "file"
    return ""
