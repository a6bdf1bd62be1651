"""Plain text as paragraphs: parted by an empty line, by an indent, or, where no line is wrapped, by its line ends."""

import re

_LONG = 100
_WRAPPED = (40, 90)
_END = re.compile(r"[.!?…:;][\"'”’»“)\]]*$")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, each in one line.

    An empty line parts paragraphs; so does an indent of two spaces or a tab where the other lines have none. Within
    these, lines of about one width are a wrapped paragraph and are joined; others stand alone.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    made: list[str] = []
    for group in re.split(r"\n[ \t\xa0]*\n", text):
        lines = [line for line in group.split("\n") if line.strip()]
        for part in _indented(lines):
            made += _joined(part)
    return made


def _indented(lines: list[str]) -> list[list[str]]:
    """Lines grouped by the indents that begin a paragraph."""
    starts = [bool(re.match(r"[ ]{2,}|\t", line)) for line in lines]
    if not any(starts[1:]) or all(starts):
        if lines and all(starts) and len(lines) > 1:
            return [[line] for line in lines]
        return [lines] if lines else []
    groups: list[list[str]] = []
    for line, start in zip(lines, starts, strict=True):
        if start or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _joined(lines: list[str]) -> list[str]:
    """One paragraph where the lines are wrapped; else a paragraph for each line."""
    folded = [" ".join(line.split()) for line in lines]
    if len(folded) < 2:
        return [line for line in folded if line]
    longest = max(map(len, folded))
    wrapped = longest <= _WRAPPED[1] and sum(not _END.search(line) for line in folded[:-1]) * 2 >= len(folded) - 1
    if longest < _WRAPPED[0] or not wrapped:
        return folded
    return [" ".join(folded)]


def transmitted(text: str) -> list[tuple[str, ...]]:
    """The paragraphs of wire copy, each a tuple of one; a table as a tuple of its lines.

    Paragraphs are parted by an empty line or begin with an indent of three spaces or a tab; the lines between are
    joined, since a wire breaks them at its own width.
    """
    made: list[tuple[str, ...]] = []
    for group in re.split(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line for line in group.split("\n") if line.strip()]
        cells = [len(re.split(r"\t| {3,}", line.strip())) for line in lines]
        if len(lines) > 1 and min(cells) > 1 and len(set(cells)) == 1:
            made.append(tuple("\t".join(re.split(r"\t| {3,}", line.strip())) for line in lines))
            continue
        part: list[str] = []
        for line in lines:
            if re.match(r" {3,}|\t", line) and part:
                made.append((" ".join(" ".join(part).split()),))
                part = []
            part.append(line)
        if part:
            made.append((" ".join(" ".join(part).split()),))
    return [each for each in made if each[0]]
