"""Mail is read where its sender is trusted, and marked as seen only when it is stored."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from standfirst.wire.sources import mailbox
from standfirst.wire.sources.way import Place, Trouble
from tests.wire.sources.house import Keeper


class _Session(socketserver.StreamRequestHandler):
    """IMAP4rev1 for what we ask of it; `server.mails` maps a uid to the mail, `server.flags` to what was set."""

    def handle(self) -> None:
        self.say("* OK ready")
        for line in self.rfile:
            tag, verb, *rest = line.decode().strip().split(" ", 2)
            given = rest[0] if rest else ""
            if verb.upper() == "LOGIN" and "hunter2" not in given:
                self.say(f"{tag} NO wrong password")
                continue
            getattr(self, f"do_{verb.lower()}", lambda _: None)(given)
            self.say(f"{tag} OK done")
            if verb.upper() == "LOGOUT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def do_capability(self, given: str) -> None:
        self.say("* CAPABILITY IMAP4rev1")

    def do_select(self, given: str) -> None:
        self.say(f"* {len(self.server.mails)} EXISTS")  # type: ignore[attr-defined]

    def do_expunge(self, given: str) -> None:
        self.server.flags["expunged"] = True  # type: ignore[attr-defined]

    def do_uid(self, given: str) -> None:
        mails: dict[str, bytes] = self.server.mails  # type: ignore[attr-defined]
        flags: dict[str, Any] = self.server.flags  # type: ignore[attr-defined]
        verb, _, rest = given.partition(" ")
        uid, _, what = rest.partition(" ")
        if verb == "SEARCH":
            self.say("* SEARCH " + " ".join(each for each in mails if each not in flags))
        elif verb == "STORE":
            flags[uid] = what
        elif "RFC822.SIZE" in what:
            self.say(f"* 1 FETCH (UID {uid} RFC822.SIZE {len(mails[uid])})")
        else:
            content = mails[uid]
            if "HEADER" in what:
                content = content.partition(b"\n\n")[0] + b"\n\n"
            self.wfile.write(b"* 1 FETCH (UID %s BODY[] {%d}\r\n%s)\r\n" % (uid.encode(), len(content), content))


@contextmanager
def served(mails: dict[str, bytes]) -> Iterator[tuple[str, dict[str, Any]]]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server:
        server.daemon_threads = True
        server.mails, server.flags = mails, {}  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"imap://127.0.0.1:{server.server_address[1]}/INBOX", server.flags  # type: ignore[attr-defined]
        server.shutdown()


def mail(sender: str, more: str = "") -> bytes:
    return f"{more}From: {sender}\nSubject: Ferry\n\nThe council bought the ferry.\n".encode()


def look(url: str, keep: Any, **more: Any) -> None:
    settings = {"account": "desk", "secret": "hunter2", "private_network": True, "senders": ("@npa.example",)} | more
    mailbox.look(Place(url, **settings), {}, keep)


def test_trusted_mail_is_taken_once_and_then_marked_as_seen() -> None:
    keep = Keeper()
    with served({"7": mail("NPA Desk <Desk@NPA.example>"), "9": mail("a@npa.example")}) as (url, flags):
        look(url, keep)
        look(url, keep)
    assert keep.names == ["7.eml", "9.eml"]
    assert keep.refused == {}
    assert all(set_ == r"+FLAGS (\Seen)" for set_ in flags.values())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (mail("eve@elsewhere.example"), "not among the senders"),
        (mail("eve@npa.example.elsewhere.example"), "not among the senders"),
        (mail('"desk@npa.example" <eve@elsewhere.example>'), "not among the senders"),
        (mail("a@npa.example, eve@elsewhere.example"), "one sender"),
        (b"Subject: nobody\n\nText\n", "one sender"),
        (mail("a@npa.example", "Authentication-Results: mx.ours; dmarc=fail\n"), "found that forged"),
    ],
)
def test_mail_of_others_is_kept_and_not_read(content: bytes, why: str) -> None:
    assert re.search(why, mailbox.refusal(content, ("@npa.example",)))


def test_a_senders_own_word_about_itself_does_not_count() -> None:
    found = "Authentication-Results: mx.ours; dmarc=fail\nAuthentication-Results: eve; dmarc=pass\n"
    assert mailbox.refusal(mail("a@npa.example", found), ("@npa.example",))


def test_mail_that_could_not_be_kept_stays_unseen() -> None:
    def full(*_: Any, **__: Any) -> bool:
        raise OSError(28, "No space left on device")

    with served({"7": mail("a@npa.example")}) as (url, flags):
        with pytest.raises(OSError, match="No space"):
            look(url, full)
        assert flags == {}


def test_of_a_mail_that_is_too_large_the_head_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfirst.wire.sources.mailbox.LARGEST", 20)
    keep = Keeper()
    with served({"7": mail("a@npa.example")}) as (url, _):
        look(url, keep)
    assert b"council" not in keep.kept[0][1]
    assert "more than 20 bytes" in keep.refused["7.eml"]


def test_mail_is_deleted_where_that_is_asked() -> None:
    with served({"7": mail("a@npa.example")}) as (url, flags):
        look(url, Keeper(), afterwards="delete")
    assert flags == {"7": r"+FLAGS (\Seen \Deleted)", "expunged": True}


def test_a_wrong_password_is_a_sentence() -> None:
    with served({}) as (url, _), pytest.raises(Trouble, match="check account"):
        look(url, Keeper(), secret="no")


def test_a_mailbox_without_senders_or_in_the_clear_is_refused() -> None:
    with pytest.raises(ValueError, match="whose mail"):
        mailbox.check(Place("imaps://mail.example/INBOX"))
    with pytest.raises(ValueError, match="in the clear"):
        mailbox.check(Place("imap://mail.example/INBOX", senders=("@npa.example",)))
