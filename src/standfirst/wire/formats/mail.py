"""Mail (RFC 5322, MIME): the copy in a message, without its signature, disclaimer and the chain of its forwarding.

Attachments are takes of their own. Who may be trusted as a sender is a setting of the source; what the headers say of
sender and path is kept for the desk and leaves by no exit.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from functools import lru_cache
from typing import Any, BinaryIO

from standfirst.wire.item import Attachment, Block, Item, Unreadable
from standfirst.wire.reading import labels, markup, times, typed, webtext
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.paragraphs import paragraphs

MAX_BYTES = 64_000_000
MAX_PARTS = 500
#: Containers of parts, each within another or beside it; the library needs long for a mail of thousands.
MAX_BOUNDARIES = 300
MAX_DEPTH = 20
#: Characters of one header that are looked at. Addresses are parsed in a time that grows with the square of theirs.
MAX_HEADER = 4_000

_BOUNDARY = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
_HEADER = re.compile(r"[!-9;-~]{1,76}:[ \t]?[^\r\n]{0,2000}\r?\n")
_KNOWN = re.compile(
    r"(?im)^(received|from|to|subject|date|message-id|mime-version|return-path|delivered-to|content-type|x-mailer|reply-to):"
)
_PREFIX = re.compile(r"\s*(?:(?:re|aw|sv|vs|fwd?|wg|tr|rv)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_FORWARD = re.compile(
    r"(?im)^[-_> ]*(?:begin forwarded message|forwarded message|-{2,}\s*original message|weitergeleitete nachricht|anfang der weitergeleiteten).*$"
)
_QUOTED = re.compile(r"(?:on .{5,120} wrote|am .{5,120} schrieb.{0,80}|le .{5,120} a écrit)\s?:\s*$", re.IGNORECASE)
_CHAIN = re.compile(
    r"[*_> ]*(?:from|to|cc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet)[*_]*\s*:",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:this (?:e-?mail|message)(?: and any (?:attachments|files))? (?:is|are|may|contains?)|confidentiality notice|disclaimer\b|diese e-?mail (?:kann|enthält)|"
    r"the information (?:contained )?in this (?:e-?mail|message)|if you (?:are not the intended|have received this)|to unsubscribe|unsubscribe\b|sent from my)",
    re.IGNORECASE,
)
_IMPORTANCE = {"high": 3, "normal": 5, "low": 7}
_PRIORITY = {"1": 1, "2": 3, "3": 5, "4": 6, "5": 7}
_ERRORS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    AssertionError,
    OverflowError,
)


class _ShortHeaders(email.policy.EmailPolicy):
    """The default policy, for headers up to a length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MAX_HEADER]

    @lru_cache(maxsize=256)  # noqa: B019 - there is one policy, as long as the program runs
    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Parsed once, where the library asks for the same header up to seven times."""
        return super().header_fetch_parse(name, value)


_POLICY = _ShortHeaders()


def sniff(head: bytes) -> str | None:
    text = head[:8192].decode("latin-1").lstrip("\r\n")
    if text.startswith("From ") and "\n" in text:
        text = text.partition("\n")[2]
    block = re.match(r"(?:[!-9;-~]{1,76}:[^\r\n]{0,4000}\r?\n(?:[ \t][^\r\n]{0,4000}\r?\n){0,100}){2,200}", text)
    if not block:
        return None
    names = {found[1].lower() for found in _KNOWN.finditer(block[0])}
    sure = names & {"received", "message-id", "mime-version", "return-path", "delivered-to"}
    if sure or ({"from", "subject"} <= names and "date" in names):
        listed = ", ".join(sorted(names)[:4])
        return f"header lines of a mail at its start ({listed})"
    return None


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    content = whole(file, MAX_BYTES, "mail")
    if sum(1 for _ in _BOUNDARY.finditer(content)) > MAX_BOUNDARIES:
        raise Unreadable(
            f"This mail has more than {MAX_BOUNDARIES} parts that hold parts; ask the sender to send the files alone."
        )
    try:
        message = email.message_from_bytes(content.lstrip(b"\r\n"), policy=_POLICY)
        parts = list(_parts(message))
    except _ERRORS:
        raise Unreadable("This mail is broken in its headers or parts; ask the sender to send it again.") from None
    draft = Draft()
    _headers(draft, message, hints)
    body = _body(draft, parts, hints)
    _subject(draft, message, hints)
    draft.body(body, "text of the mail", hidden=True)
    attached = tuple(_attachments(parts))
    draft.say("attachments", attached, "parts of the mail")
    if not body.blocks and not attached and not draft.get("headline"):
        raise Unreadable("This mail holds no text and no attachment; ask the sender to send it again.")
    typed.names_another(draft, draft.get("headline"), "header Subject")
    _answered(draft, message)
    _identity(draft, message, hints)
    yield draft.item()


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that are no containers; a message within is one part, since it is a take of its own."""
    if depth > MAX_DEPTH:
        raise ValueError("too deep")
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        for each in list(message.iter_parts() if isinstance(message, EmailMessage) else [])[:MAX_PARTS]:
            yield from _parts(each, depth + 1)
    else:
        yield message


def _text(message: Message, name: str) -> str:
    """A header as words; "" where it is missing or broken."""
    try:
        value: Any = message.get(name)
        return " ".join(str(value).split()) if value is not None else ""
    except _ERRORS:
        return ""


def _headers(draft: Draft, message: Message, hints: Hints) -> None:
    sent = times.mailed(_text(message, "Date"))
    draft.say("sent", sent, "header Date")
    draft.say("published", sent, "header Date")
    draft.say("language", (_text(message, "Content-Language").split(",")[0])[:20], "header Content-Language")
    for name in ("Supersedes", "Obsoletes"):
        draft.say("corrects", _text(message, name).strip("<>"), f"header {name}")
    importance = _IMPORTANCE.get(_text(message, "Importance").casefold())
    priority = _PRIORITY.get(_text(message, "X-Priority")[:1])
    urgent = 3 if _text(message, "Priority").casefold() == "urgent" else None
    for name, value in (("Importance", importance), ("X-Priority", priority), ("Priority", urgent)):
        draft.say("urgency", value, f"header {name}")
    sensitivity = _text(message, "Sensitivity")
    if sensitivity.casefold() in ("private", "personal", "company-confidential"):
        draft.mark("withheld", "header Sensitivity")
        draft.note("hold", f"The sender marked this mail {sensitivity}.")
    for name in ("Expires", "Expiry-Date"):
        moment = times.mailed(_text(message, name)) or times.when(_text(message, name), hints.zone)
        if moment:
            draft.say("expires", moment, f"header {name}")
            draft.note("expiry", f"Not to be used after {_text(message, name)}.")
    for name in ("From", "Reply-To", "To", "Cc"):
        if _text(message, name):
            draft.private(f"{name}: {_text(message, name)}")


def _subject(draft: Draft, message: Message, hints: Hints) -> None:
    subject = _PREFIX.sub("", _text(message, "Subject"))
    if re.match(r"(?:recall|zurückrufen)\s*:", subject, re.IGNORECASE):
        draft.note("advisory", f"The sender wants a mail back: {subject}")
        draft.mark("advisory", "header Subject")
        return
    draft.origins.setdefault("status", "header Subject")
    for _turn in range(3):
        head = re.match(
            r"\s*(?:\[([^\]]{2,60})\]|([A-ZÀ-Þ][A-ZÀ-Þ'/]+(?:[ -][A-ZÀ-Þ'/]+){0,4}))(?!\w)\s*[:\-–]?\s*(?=\S|$)",
            subject,
        )
        named = re.match(r"\s*([^\W\d_][\w' /-]{2,40}?)\s*[:–]\s+", subject)
        word = (head and (head[1] or head[2])) or (named and named[1]) or ""
        found = labels.label(word.strip())
        if not found or not (head or named):
            break
        if found.status:
            draft.mark(found.status, "header Subject")
            draft.note(found.role, subject)
        draft.say("urgency", found.urgency, "header Subject")
        subject = subject[(head if head and (head[1] or head[2]) == word else named).end() :]  # type: ignore[union-attr]
    if labels.is_embargo(subject):
        part, _sep, rest = re.sub(r"^\[([^\]]*)\]", r"\1:", subject).partition(
            ":" if "]" in subject or not re.search(r"\d:\d", subject) else " - "
        )
        draft.say("embargo", labels.embargo_of(part, hints.zone, draft.get("sent")), "header Subject")
        draft.note("embargo", subject)
        subject = rest.strip() or subject
    draft.say("headline", subject, "header Subject")


def _answered(draft: Draft, message: Message) -> None:
    """A kill or hold that answers a mail means that mail."""
    status = next((each for each in ("canceled", "withheld") if each in draft.marks), None)
    named = re.search(r"<([^<>\s]{3,200})>", _text(message, "In-Reply-To"))
    if status and named and draft.say("corrects", named[1], "header In-Reply-To"):
        draft.say("corrects_status", status, "header Subject")


def _payload(part: Message) -> bytes:
    try:
        payload: Any = part.get_payload(decode=True)
    except _ERRORS:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _is_attached(part: Message) -> bool:
    return (
        _disposition(part) == "attachment"
        or bool(_filename(part))
        or part.get_content_maintype() not in ("text", "multipart")
    )


def _disposition(part: Message) -> str:
    try:
        return part.get_content_disposition() or ""
    except _ERRORS:
        return ""


def _filename(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except _ERRORS:
        return ""


def _body(draft: Draft, parts: list[Message], hints: Hints) -> markup.Body:
    """The plain text of the mail; its HTML where there is no plain text, or none that says anything."""
    texts = {"text/plain": "", "text/html": ""}
    for part in parts:
        kind = part.get_content_type()
        if kind in texts and not _is_attached(part) and not texts[kind]:
            try:
                charset = part.get_content_charset()
            except _ERRORS:
                charset = None
            text, encoding = webtext.decoded(_payload(part), charset)
            texts[kind] = text
            draft.say("encoding", encoding, "")
    plain = texts["text/plain"]
    if len(plain.split()) >= 3 or not texts["text/html"]:
        return _plain(draft, plain, hints)
    return _marked(draft, markup.read_html(texts["text/html"]), hints)


def _plain(draft: Draft, text: str, hints: Hints) -> markup.Body:
    lines = _own(draft, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    lines = typed.read_lines(draft, lines, hints.zone, draft.get("sent"), "text of the mail")
    return markup.Body([Block("paragraph", each) for each in paragraphs("\n".join(lines))])


def _marked(draft: Draft, body: markup.Body, hints: Hints) -> markup.Body:
    texts = [block.text for block in body.blocks]
    kept = typed.read_lines(draft, _own(draft, list(texts)), hints.zone, draft.get("sent"), "HTML of the mail")
    blocks: list[Block] = []
    waiting = list(kept)
    for block in body.blocks:
        if block.type in ("picture", "embed", "table") or block.text in waiting:
            blocks.append(block)
            if block.text in waiting:
                waiting.remove(block.text)
    return markup.Body(blocks, body.dropped, body.hidden)


def _own(draft: Draft, lines: list[str]) -> list[str]:
    """The lines without the chain of forwarding, signature and disclaimer, which are not for publication."""
    start = 0
    for count, line in enumerate(lines[:60]):
        if _FORWARD.match(line):
            start = count + 1
    if start:
        for line in lines[:start]:
            draft.private(line)
        while start < len(lines) and (not lines[start].strip() or _CHAIN.match(lines[start])):
            draft.private(lines[start])
            start += 1
    lines = [re.sub(r"^>+ ?", "", line) if start else line for line in lines[start:]]
    end = len(lines)
    for count, line in enumerate(lines):
        text = line.strip()
        if line.rstrip("\r") in ("-- ", "--") or _DISCLAIMER.match(text) or (_QUOTED.match(text) and count):
            end = count
            break
    for line in lines[end:]:
        draft.private(line)
    return lines[:end]


def _attachments(parts: list[Message]) -> Iterator[Attachment]:
    """Every attached file; its name is a name only, whatever path it pretends to be."""
    for count, part in enumerate(parts, 1):
        if part.get_content_type() == "message/rfc822":
            inner: Any = part.get_payload()
            try:
                content = inner[0].as_bytes() if isinstance(inner, list) and inner else b""
            except _ERRORS:
                content = b""
        elif _is_attached(part):
            content = _payload(part)
        else:
            continue
        name = re.sub(r"[\x00-\x1f/\\:]+", "_", _filename(part)).strip(". _")[-120:] or f"attachment-{count}"
        if content:
            yield Attachment(name, part.get_content_type(), content)


def _identity(draft: Draft, message: Message, hints: Hints) -> None:
    draft.say("guid", _text(message, "Message-ID").strip("<> "), "header Message-ID")
    if not draft.get("guid"):
        text = "".join(block.text for block in draft.blocks)
        guid = computed_guid(hints.source, draft.get("headline"), draft.get("sent"), text)
        draft.say("guid", guid, "computed from source, subject and date")
        draft.say("guid_computed", True, "computed from source, subject and date")


FORMAT = Format("email", "mail", 30, sniff, read)
