"""The fixtures of each format, written by us; and a short way to read one."""

from pathlib import Path

from standfirst.wire.formats import read
from standfirst.wire.item import Item
from standfirst.wire.reading.format import Hints

FOLDER = Path(__file__).parents[2] / "fixtures" / "wire"
SHARED = Path(__file__).parents[4] / "shared" / "samples"


def items(name: str, hints: Hints | None = None) -> list[Item]:
    """The items of a fixture; the folder that it stands in names the format it must be recognised as."""
    return items_of((FOLDER / name).read_bytes(), name.split("/")[0], hints)


def items_of(content: bytes, format_name: str, hints: Hints | None = None) -> list[Item]:
    recognised, found = read(content, hints)
    assert recognised.name == format_name
    return list(found)


def texts(item: Item) -> list[str]:
    return [block.text for block in item.blocks]


def everything_shown(item: Item) -> str:
    """All words of an item that readers may see."""
    fields = (item.kicker, item.headline, item.standfirst, item.dateline, item.credit, *item.bylines)
    pictures = [f"{picture.caption} {picture.credit} {picture.alt}" for picture in item.pictures]
    return "\n".join([*filter(None, fields), *texts(item), *pictures])
