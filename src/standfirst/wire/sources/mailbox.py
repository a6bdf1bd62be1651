"""Mail in a mailbox, over IMAP (RFC 3501): unseen mail of trusted senders; seen only once it is stored."""

import imaplib
import re
import socket
import ssl
from email import message_from_bytes, policy
from email.utils import getaddresses
from typing import Any
from urllib.parse import unquote

from standfirst.wire.sources.address import Deadline, connected
from standfirst.wire.sources.way import ANSWER, LARGEST, WHOLE, Keep, Memory, Place, Trouble

PORTS = {"imaps": 993, "imap": 143}
#: Mails of one look, so that a full mailbox is taken in turns.
MOST = 200
_FAILED = re.compile(r"\bdmarc\s*=\s*(?:fail|permerror)", re.IGNORECASE)


def check(place: Place) -> None:
    url = place.url("imaps", "imap")
    if url.scheme == "imap" and not place.private_network:
        raise ValueError("imap:// sends the password in the clear: use imaps://, or allow a private network.")
    if not place.senders:
        raise ValueError("Say whose mail is to be read: addresses, or domains as @example.org, one a line.")


def look(place: Place, memory: Memory, keep: Keep) -> Memory:
    """Take the unseen mail, the oldest first. Mail of others, and what is too large, is kept and not read."""
    url = place.url("imaps", "imap")
    host, port = url.hostname or "", url.port or PORTS[url.scheme]
    folder = unquote(url.path.strip("/")) or "INBOX"
    try:
        with Deadline(WHOLE, host) as deadline:
            made = deadline.guard(connected(host, port, private=place.private_network))
            if url.scheme == "imaps":
                made = deadline.guard(ssl.create_default_context().wrap_socket(made, server_hostname=host))
            with Session(made, host, port) as session:
                session.login(place.account, place.secret)
                _said(session.select(f'"{folder}"'), f"There is no mailbox {folder}")
                for uid in _said(session.uid("SEARCH", "UNSEEN"), "It cannot be searched")[0].split()[:MOST]:
                    _take(session, uid.decode("ascii"), place, keep)
                if place.afterwards == "delete":
                    session.expunge()
    except ssl.SSLError as why:
        raise Trouble(f"{host} cannot prove that it is that server ({why.reason or why}).") from why
    except (imaplib.IMAP4.error, EOFError, TimeoutError) as why:
        deadline.check()
        raise Trouble(f"{host} says “{str(why)[:200]}”: check account, password and mailbox.") from why
    return memory


class Session(imaplib.IMAP4):
    """On a socket to the address that was looked at."""

    def __init__(self, made: socket.socket, host: str, port: int) -> None:
        self._made = made
        super().__init__(host, port, timeout=ANSWER)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._made


def _take(session: Session, uid: str, place: Place, keep: Keep) -> None:
    size = re.search(rb"RFC822\.SIZE (\d+)", _fetched(session, uid, "(RFC822.SIZE)"))
    large = size is None or int(size[1]) > LARGEST
    content = _fetched(session, uid, "(BODY.PEEK[HEADER])" if large else "(BODY.PEEK[])", literal=True)
    refused = refusal(content, place.senders)
    if large:
        refused = f"This mail has more than {LARGEST:,} bytes; only its head was fetched."
    keep(content, f"{uid}.eml", refused=refused)
    if place.trial:
        return
    flags = r"(\Seen \Deleted)" if place.afterwards == "delete" else r"(\Seen)"
    _said(session.uid("STORE", uid, "+FLAGS", flags), "It cannot be marked as seen")


def _fetched(session: Session, uid: str, what: str, *, literal: bool = False) -> bytes:
    """What the server gives of one mail: the literal, or the line itself."""
    for part in _said(session.uid("FETCH", uid, what), "It cannot be fetched"):
        if isinstance(part, tuple):
            return bytes(part[1])
        if part and not literal and b"(" in part:
            return bytes(part)
    raise Trouble(f"The mail {uid} is no longer there.")


def _said(answer: tuple[str, list[Any]], wrong: str) -> list[Any]:
    state, said = answer
    if state != "OK":
        raise Trouble(f"{wrong}: {said!r}"[:300])
    return said


def refusal(content: bytes, senders: tuple[str, ...]) -> str:
    """Why this mail is not read, or nothing: who sent it, and whether our own mail server found the sender forged.

    That server writes its findings on top (RFC 8601), so only the first of them counts.
    """
    mail = message_from_bytes(content, policy=policy.compat32)
    named = [address.lower() for _, address in getaddresses(map(str, mail.get_all("From", [])))]
    if len(named) != 1 or not named[0]:
        return "This mail does not name one sender."
    if named[0] not in senders and f"@{named[0].rpartition('@')[2]}" not in senders:
        return f"This mail is from {named[0]}, who is not among the senders of this source."
    found = mail.get("Authentication-Results", "")
    if _FAILED.search(str(found)):
        return f"This mail says that it is from {named[0]}, and our mail server found that forged."
    return ""
