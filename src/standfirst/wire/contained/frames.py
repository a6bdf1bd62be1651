"""How the reading process speaks: frames of a length, a JSON object, and the bytes of what came attached.

JSON and no pickle, for a process that has read hostile bytes is not to be trusted with the parent's memory.
"""

import json
import struct
from typing import Any

from standfirst.wire.item import Attachment, Item
from standfirst.wire.stored import from_json, to_json

#: The most bytes that one item may have with all that is attached to it.
MOST = 256 * 1024 * 1024
#: How many files one job hands over; the kernel carries no more than 253 descriptors in one message.
LOT = 100
HEAD = struct.Struct(">II")


class Garbled(ValueError):
    """What came is no frame."""


def frame(told: dict[str, Any], attached: bytes = b"") -> bytes:
    body = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return HEAD.pack(len(body), len(attached)) + body + attached


def item_frame(item: Item) -> bytes:
    listed = [[each.name, each.media_type, len(each.content)] for each in item.attachments]
    return frame({"item": to_json(item), "attached": listed}, b"".join(each.content for each in item.attachments))


def item_of(told: dict[str, Any], attached: bytes) -> Item:
    """The item of a frame. Raises Garbled where it is none."""
    try:
        found, at = [], 0
        for name, media_type, size in told["attached"]:
            found.append(Attachment(str(name), str(media_type), attached[at : at + size]))
            at += size
        return from_json({**told["item"], "attachments": tuple(found)})
    except (KeyError, TypeError, ValueError) as why:
        raise Garbled(str(why)) from why


def told(body: bytes) -> dict[str, Any]:
    """The object of a frame. Raises Garbled where it is none."""
    try:
        made = json.loads(body.decode("utf-8", "surrogatepass"))
    except ValueError as why:
        raise Garbled(str(why)) from why
    if not isinstance(made, dict):
        raise Garbled("no object")
    return made
