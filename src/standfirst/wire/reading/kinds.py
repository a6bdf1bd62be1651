"""What a file is that no format reads, in a sentence."""

import re

from standfirst.wire.reading.xml import root_name

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF; open it, copy the text and paste that"),
    (b"PK\x03\x04", "a ZIP archive; unpack it and send the files"),
    (b"PK\x05\x06", "an empty ZIP archive; send the files themselves"),
    (b"\x1f\x8b", "a packed file; unpack it and send the files"),
    (b"BZh", "a packed file; unpack it and send the files"),
    (b"\xfd7zXZ", "a packed file; unpack it and send the files"),
    (b"7z\xbc\xaf", "a packed file; unpack it and send the files"),
    (b"Rar!", "a packed file; unpack it and send the files"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document; save it as .docx and send that"),
    (b"{\\rtf", "a rich-text document; save it as .docx or plain text and send that"),
    (b"ID3", "a sound recording, which holds no copy"),
    (b"OggS", "a sound recording, which holds no copy"),
    (b"\x1aE\xdf\xa3", "a video, which holds no copy"),
    (b"\x7fELF", "a program, which holds no copy"),
    (b"SQLite format 3\x00", "a database; export the stories and send those"),
)
_CONTROL = re.compile(rb"[\x00-\x06\x08\x0e-\x15\x18-\x1b\x1c\x1d]")


def not_copy(head: bytes) -> str:
    """The sentence of a refusal for bytes that no format knows."""
    for magic, words in _KINDS:
        if head.startswith(magic):
            return f"This is {words}."
    if head[4:8] == b"ftyp":
        return "This is a video or a picture in a container that is not read; send the picture as JPEG."
    root = root_name(head)
    if root:
        return f"This is XML with the root element “{root[0][:60]}”, which is no news format that is read; check what was sent."
    if head.lstrip()[:1] in (b"{", b"["):
        return "This is JSON, but neither ninjs (an object with a “uri”) nor a JSON Feed; check what was sent."
    return "This is not text: it is full of control codes from its first bytes on; check what was sent."


def is_text(head: bytes) -> bool:
    """Whether bytes can be words at all."""
    if any(head.startswith(magic) for magic, _words in _KINDS) or head[4:8] == b"ftyp":
        return False
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    zeros = head[:4096].count(0)
    if zeros > len(head[:4096]) * 0.2:
        return zeros < len(head[:4096]) * 0.6
    return len(_CONTROL.findall(head[:4096])) <= len(head[:4096]) * 0.05
