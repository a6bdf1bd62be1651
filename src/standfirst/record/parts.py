"""The text that the record reads: headline, standfirst, paragraphs and captions of a Copy, each with its role."""

from standfirst.copydesk import Copy
from standfirst.record.shapes import Part, Role

_READ = frozenset({"paragraph", "subhead", "list", "quote"})
_REPEATS = frozenset({"repeats.paragraph", "repeats.standfirst"})


def read(copy: Copy) -> tuple[str, tuple[Part, ...]]:
    """The parts joined by two newlines. A paragraph taken off the page as a repeat is there, and not `seen`."""
    pieces: list[tuple[Role, str, bool]] = []
    if copy.headline:
        pieces.append(("headline", copy.headline, True))
    if copy.standfirst:
        pieces.append(("standfirst", copy.standfirst, True))
    body = [(place, text, seen) for place, text, seen in (*_blocks(copy), *_repeats(copy)) if text.strip()]
    pieces += [("paragraph", text, seen) for _place, text, seen in sorted(body, key=lambda piece: piece[0])]
    pieces += [("caption", picture.caption, True) for picture in copy.pictures if picture.caption.strip()]
    parts: list[Part] = []
    at = 0
    for role, text, seen in pieces:
        parts.append(Part(role, at, at + len(text), seen))
        at += len(text) + 2
    return "\n\n".join(text for _role, text, _seen in pieces), tuple(parts)


def _blocks(copy: Copy) -> list[tuple[int, str, bool]]:
    begins: dict[str, int] = {}
    for span in copy.spans:
        begins.setdefault(".".join(span.field.split(".")[:2]), span.start)
    return [
        (begins.get(f"blocks.{number}", 0), block.text, True)
        for number, block in enumerate(copy.blocks)
        if block.type in _READ
    ]


def _repeats(copy: Copy) -> list[tuple[int, str, bool]]:
    return [(edit.start, " ".join(edit.before.split()), False) for edit in copy.edits if edit.rule in _REPEATS]
