"""Pasted and saved text, and SMS: what stands in plain lines. The copy desk sorts them; here only labels are read.

The parts of an SMS ("(1/3)") are put in order and joined; what is missing is said.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from standfirst.wire.item import Block, Item, Unreadable
from standfirst.wire.reading import typed, webtext
from standfirst.wire.reading.draft import Draft, computed_guid
from standfirst.wire.reading.format import Format, Hints, whole
from standfirst.wire.reading.kinds import is_text
from standfirst.wire.reading.markup import Body
from standfirst.wire.reading.paragraphs import paragraphs

MAX_BYTES = 8_000_000
_PART = re.compile(
    r"(?m)^[ \t]*[(\[]?(\d{1,2})\s?/\s?(\d{1,2})[)\]]?[ \t:.-]*|(?<![ \t])[ \t]*+[(\[](\d{1,2})\s?/\s?(\d{1,2})[)\]][ \t]*$"
)


def sniff(head: bytes) -> str | None:
    if not is_text(head):
        return None
    text = _decoded(head)[0].lstrip("\ufeff \t\r\n")
    if not any(map(str.isalnum, text)) or (text[:1] in "{[" and re.match(r"[\[{]\s*[\"\[{]", text)):
        return None
    if re.match(r"<\?xml|<![A-Z]|<[A-Za-z][\w:.-]*[\s>/]", text):
        return None
    return "plain text, with the marks of no other format"


def read(file: BinaryIO, hints: Hints) -> Iterator[Item]:
    text, encoding = _decoded(whole(file, MAX_BYTES, "text"), hints.encoding)
    if not any(map(str.isalnum, text)):
        raise Unreadable(
            "There are no words here, only signs and spaces; paste a story, or name a file that holds one."
        )
    draft = Draft()
    draft.say("encoding", encoding, "")
    text = _joined(draft, text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = typed.read_lines(draft, text.split("\n"), hints.zone, None, "text")
    blocks = [Block("paragraph", each) for each in paragraphs("\n".join(lines))]
    first = blocks[0].text if blocks else ""
    if len(blocks) > 1 and len(first.split()) <= 20 and not first.endswith((".", "!")):
        draft.say("headline", first, "text: first line")
        blocks = blocks[1:]
    typed.names_another(draft, draft.get("headline") or first, "text: first line")
    draft.origins.setdefault("status", "text: label lines above the headline")
    draft.body(Body(blocks), "text")
    draft.say(
        "guid", computed_guid(hints.source, draft.get("headline"), None, text), "computed from source and words"
    )
    draft.say("guid_computed", True, "computed from source and words")
    yield draft.item()


def _decoded(content: bytes, declared: str | None = None) -> tuple[str, str]:
    if content[:64].count(0) > 16:
        name = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(name, "replace"), name
    return webtext.decoded(content, declared or "cp1252")


def _joined(draft: Draft, text: str) -> str:
    """The parts of a message in their order; the text as it is where it has none."""
    found = [each for each in _PART.finditer(text) if 1 < int(each[2] or each[4]) <= 50]
    totals = {each[2] or each[4] for each in found}
    numbers = [int(each[1] or each[3]) for each in found]
    if len(totals) != 1 or len(found) < 2 or len(set(numbers)) < 2 or max(numbers) > int(next(iter(totals))):
        return text
    leading = found[0][1] is not None
    parts: dict[int, str] = {}
    at = 0
    for count, each in enumerate(found):
        if leading:
            end = found[count + 1].start() if count + 1 < len(found) else len(text)
            piece = text[each.end() : end]
        else:
            piece, at = text[at : each.start()], each.end()
        parts.setdefault(int(each[1] or each[3]), piece.strip())
    rest = "" if leading else text[at:].strip()
    before = text[: found[0].start()].strip() if leading else ""
    missing = [str(number) for number in range(1, int(next(iter(totals))) + 1) if number not in parts]
    if missing:
        draft.note("warning", f"Part {', '.join(missing)} of {next(iter(totals))} of the message is missing.")
    joined = " ".join(parts[number] for number in sorted(parts))
    return "\n\n".join(filter(None, (before, joined, rest)))


FORMAT = Format("text", "pasted text or SMS", 100, sniff, read)
