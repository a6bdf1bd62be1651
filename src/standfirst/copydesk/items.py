"""From an Item to its Copy: the fields that the file names are kept as they are, in a sheet that names each of them."""

from dataclasses import replace

from standfirst.copydesk import dateline, languages
from standfirst.copydesk.characters import printable, repair
from standfirst.copydesk.copy import Block, Copy
from standfirst.copydesk.layers import never
from standfirst.copydesk.sheet import MARK, read_sheet
from standfirst.wire import item as wire


def copy_of(item: wire.Item) -> Copy:
    """The Copy of an item; its original is the sheet of the item's public fields, so nothing else can leave by it.

    Where a mend would reach from one field into another (a comment that one opens and the next one closes), the
    words stay as they came.
    """
    sheet = sheet_of(item)
    mended = repair(sheet, {}, never)
    if mended.text.count("\n") != sheet.count("\n"):
        mended = printable(sheet)
    copy = read_sheet(mended, item.encoding)
    blocks = tuple(_shaped(block, given) for block, given in zip(copy.blocks, item.blocks, strict=True))
    return replace(copy, blocks=blocks)


def sheet_of(item: wire.Item) -> str:
    """An item's public fields, one a line, each with its name."""
    language = item.language or languages.detect(" ".join(block.text for block in item.blocks[:40]))
    lines = [MARK]
    for name in ("kicker", "headline", "standfirst", "credit"):
        lines += _field(name, getattr(item, name))
    lines += _field("language", language)
    lines += _field("published", item.published.isoformat() if item.published else None)
    lines += [line for name in item.bylines for line in _field("byline", name)]
    first, cut = _dateline(item, language, lines)
    for picture in (*item.pictures, *_inline(item)):
        lines += [f"caption: {_line(picture.caption)}"]
        lines += _field("picture-credit", picture.credit) + _field("picture-href", picture.href)
    for count, block in enumerate(item.blocks):
        text = block.text[cut:] if count == first else block.text
        head, *more = [_line(line, block.type == "table") for line in text.split("\n")]
        lines += [f"{block.type}: {head}", *(f"{block.type}-more: {line}" for line in more)]
    return "\n".join(lines) + "\n"


def _line(text: str, cells: bool = False) -> str:
    return text.strip(" ") if cells else " ".join(text.split())


def _field(name: str, value: str | None) -> list[str]:
    return [f"{name}: {_line(value)}"] if value and value.strip() else []


def _inline(item: wire.Item) -> list[wire.Picture]:
    known = {picture.href for picture in item.pictures}
    return [
        wire.Picture(block.text, block.credit, block.href)
        for block in item.blocks
        if block.type == "picture" and block.href not in known
    ]


def _dateline(item: wire.Item, code: str, lines: list[str]) -> tuple[int, int]:
    """Name the dateline once: as the first paragraph has it, which then begins after it, else as the file's field."""
    first = next((count for count, block in enumerate(item.blocks) if block.type == "paragraph"), -1)
    text = item.blocks[first].text if first >= 0 else ""
    language = languages.language(code)
    found = dateline.find(text, language, " ".join(block.text for block in item.blocks[1:20]))
    if found and found.dateline:
        place = found.dateline
        for name in ("place", "region", "country", "date", "agency"):
            lines += _field(f"dateline-{name}", getattr(place, name))
        lines += [line for other in place.places[1:] for line in _field("dateline-also", other)]
        return first, found.end
    if item.dateline:
        given = dateline.find(item.dateline, language, text, alone=True)
        named = given.dateline if given else None
        for name in ("place", "region", "country", "date", "agency"):
            lines += _field(f"dateline-{name}", getattr(named, name)) if named else []
        if not named:
            lines += _field("dateline-place", item.dateline)
    return first, 0


def _shaped(block: Block, given: wire.Block) -> Block:
    if block.type == "table":
        return replace(block, rows=tuple(tuple(line.split("\t")) for line in block.text.split("\n")))
    if block.type == "list":
        return replace(block, items=tuple(block.text.split("\n")))
    return replace(block, level=given.level) if block.type == "subhead" else block
