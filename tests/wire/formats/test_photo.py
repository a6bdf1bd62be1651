"""Photographs: who must be credited, what was made by a machine, and whose telephone number must not leave."""

import struct
import zlib

import pytest

from standfirst.wire.formats import read
from standfirst.wire.item import Unreadable
from tests.wire.formats.samples import everything_shown, items


def test_xmp_with_its_credit_contacts_and_place_of_the_camera() -> None:
    (item,) = items("photo/xmp.jpg")
    assert (item.headline, item.bylines, item.credit) == ("Cranes at Marchbank", ("Mara Lind",), "NSN")
    (picture,) = item.pictures
    assert picture.caption == "Cranes stand still at the quay."
    assert picture.credit == "Mara Lind/NSN (made with artificial intelligence)"
    assert item.rights.copyright == "© 2026 NSN"
    assert any(note.text == "Not in Valdria" for note in item.notes)
    assert any("GPS" in text for text in item.nonpublic)
    assert any("555 0100" in text for text in item.nonpublic)
    assert "555" not in everything_shown(item)


def test_iim_that_kills_an_earlier_object() -> None:
    (item,) = items("photo/iim-kill.jpg")
    assert (item.status, item.corrects, item.corrects_status, item.urgency) == (
        "canceled",
        "NSN 20260511 00000007",
        "canceled",
        2,
    )
    assert item.embargo == "unreadable"
    assert item.pictures[0].caption == "Boat at Staithe, café in the background"
    assert item.nonpublic == ("Desk 555 0101",)


def test_a_huge_picture_is_refused_by_its_size_before_it_is_decoded() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    data = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", 0)
        + b"IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )
    with pytest.raises(Unreadable):
        list(read(data)[1])
