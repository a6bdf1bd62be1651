"""Input that cannot become a story, said in one sentence: what, where, and what to do."""

import re

from standfirst.copydesk.lines import is_printable
from standfirst.wire.item import Unreadable

__all__ = ["MAX_BYTES", "Unreadable", "kind_of", "refuse_bytes", "refuse_lines", "refuse_noise", "refuse_text"]

MAX_BYTES = 8_000_000
MAX_LINES = 50_000
MAX_LINE = 200_000
_CONTROL_SHARE = 0.05
_LOST_SHARE = 0.3
_SAMPLE = 100_000

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"8BPS", "a picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file, such as a ZIP archive or a Word document"),
    (b"PK\x05\x06", "a packed file, such as a ZIP archive or a Word document"),
    (b"\x1f\x8b", "a packed file"),
    (b"BZh", "a packed file"),
    (b"\xfd7zXZ", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "a rich-text document"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_ADVICE = {
    "a picture": "add it to a story as a picture.",
    "a PDF": "open it, copy the text and paste that.",
}
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x01\x02\x03\x04\x1a\x1b")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def kind_of(head: bytes) -> str | None:
    """What the first bytes of a file that is not text say it is."""
    for magic, kind in _KINDS:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return {b"WEBP": "a picture", b"WAVE": "a sound recording"}.get(head[8:12], "a video")
    if head[4:8] == b"ftyp":
        return "a picture" if head[8:12] in (b"heic", b"heix", b"avif", b"mif1") else "a video"
    if head[:2] == b"BM" and b"\x00" in head[2:16]:
        return "a picture"
    return None


def refuse_bytes(source: bytes) -> None:
    """Refuse, before anything is decoded, bytes that are too many or are no text.

    Raises Unreadable.
    """
    if len(source) > MAX_BYTES:
        raise Unreadable(_too_long(len(source), "bytes"))
    kind = kind_of(source[:16])
    if kind:
        raise Unreadable(f"This is {kind}, not text; {_ADVICE.get(kind, 'open it, copy the text and paste that.')}")


def refuse_noise(source: bytes) -> None:
    """Refuse bytes that hold too many control codes to be text. Raises Unreadable."""
    sample = source[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS)) - sample.count(0)
    if controls > _CONTROL_SHARE * len(sample):
        raise Unreadable(
            "This is not text: it is full of control codes from its first bytes on; "
            "paste or save the words themselves."
        )


def refuse_text(text: str) -> None:
    """Refuse text that is empty, too long, or not meant to be read. Raises Unreadable."""
    if len(text) > MAX_BYTES:
        raise Unreadable(_too_long(len(text), "characters"))
    if not text or text.isspace():
        raise Unreadable("There is no text here; paste a story, or name a file that holds one.")
    refuse_count(max(text.count("\n"), text.count("\r")) + 1)
    kind = kind_of(text[:16].encode("latin-1", "replace"))
    if kind:
        raise Unreadable(f"This is {kind}, not text; {_ADVICE.get(kind, 'open it, copy the text and paste that.')}")
    sample = text[:_SAMPLE]
    nothing = sample.count("\ufffd") + (0 if is_printable(sample) else len(_CONTROL.findall(sample)))
    if nothing > _LOST_SHARE * len(sample):
        raise Unreadable(
            "This is not text: most of its characters cannot be read; "
            "open the file where it was made and copy the words."
        )
    if not any(map(str.isalnum, text)):
        raise Unreadable(
            "There are no words here, only signs and spaces; paste a story, or name a file that holds one."
        )


def refuse_count(lines: int) -> None:
    """Refuse more lines than any story has. Raises Unreadable."""
    if lines > MAX_LINES:
        raise Unreadable(
            f"The text has {lines:,} lines and a story may have {MAX_LINES:,}; paste one story at a time."
        )


def refuse_lines(lengths: list[int]) -> None:
    """Refuse more or longer lines than any story has. Raises Unreadable."""
    refuse_count(len(lengths))
    longest = max(lengths, default=0)
    if longest > MAX_LINE:
        raise Unreadable(
            f"Line {lengths.index(longest) + 1:,} has {longest:,} characters and a line may have {MAX_LINE:,};"
            " this does not look like a story, so check what was pasted."
        )


def _too_long(size: int, unit: str) -> str:
    many = f"more than {MAX_BYTES:,}" if size == MAX_BYTES + 1 else f"{size:,}"
    return f"The input has {many} {unit} and a story may have {MAX_BYTES:,}; paste one story at a time."
