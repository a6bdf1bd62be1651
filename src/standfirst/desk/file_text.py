"""A file as its lines, for eyes: control codes get drawn names, and what is no text at all is not drawn."""

import re
from dataclasses import dataclass

from standfirst.wire.reading import xml
from standfirst.wire.reading.kinds import is_text
from standfirst.wire.reading.whereabouts import Whereabouts

#: What a screen can show at once.
MOST_LINES, MOST_SIGNS = 1_500, 200_000
CODES = [
    "NUL",
    "SOH",
    "STX",
    "ETX",
    "EOT",
    "ENQ",
    "ACK",
    "BEL",
    "BS",
    "HT",
    "LF",
    "VT",
    "FF",
    "CR",
    "SO",
    "SI",
    "DLE",
    "DC1",
    "DC2",
    "DC3",
    "DC4",
    "NAK",
    "SYN",
    "ETB",
    "CAN",
    "EM",
    "SUB",
    "ESC",
    "FS",
    "GS",
    "RS",
    "US",
]
_CODE = re.compile("([\x00-\x08\x0b-\x1f])")


@dataclass(frozen=True, slots=True)
class Bit:
    """Plain text, or the name of a control code that stands there."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    bits: list[Bit]
    last: bool = False


@dataclass(frozen=True, slots=True)
class FileText:
    """The lines that are shown, and how many are not; no lines where the file is no text."""

    lines: list[Line]
    unshown: int
    where: Whereabouts | None


def file_text(content: bytes) -> FileText:
    if not is_text(content[:4096]):
        return FileText([], 0, None)
    text = xml.decoded(content)[0].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    shown, signs = [], 0
    every = text.split("\n")
    for number, line in enumerate(every, 1):
        signs += len(line)
        if number > MOST_LINES or signs > MOST_SIGNS:
            break
        shown.append(Line(number, bits_of(line), last=number == len(every)))
    return FileText(shown, len(every) - len(shown), Whereabouts(text))


def bits_of(line: str) -> list[Bit]:
    """A line parted at its control codes."""
    parts = _CODE.split(line)
    return [Bit(CODES[ord(part)], code=True) if _CODE.fullmatch(part) else Bit(part) for part in parts if part]
