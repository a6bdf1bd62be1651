"""Word documents: what an editor deleted, hid or remarked on in the margin must not be printed."""

import io
import zipfile

import pytest

from standfirst.wire.formats import read
from standfirst.wire.item import Unreadable
from tests.wire.formats.samples import FOLDER, everything_shown, items, texts


def test_styles_become_fields_and_changes_are_accepted() -> None:
    (item,) = items("docx/quay.docx")
    assert (item.headline, item.standfirst, item.bylines) == (
        "Quay workers end their strike",
        "The port opens on Wednesday.",
        ("Ilse Tarn",),
    )
    assert texts(item) == [
        "The strike ended on Tuesday, the union said.",
        "What changes",
        "Shifts end at ten in the evening.",
    ]
    assert item.blocks[1].type == "subhead"
    assert item.status == "withheld"


def test_comments_hidden_and_deleted_text_and_contacts_stay_inside() -> None:
    (item,) = items("docx/quay.docx")
    shown = everything_shown(item)
    for words in ("on Monday", "lawyer", "driver", "555"):
        assert words not in shown
        assert any(words in text for text in item.nonpublic)


def test_a_zip_bomb_is_not_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:document>" + b" " * 60_000_000)
    with pytest.raises(Unreadable, match="was not opened"):
        list(read(packed.getvalue())[1])


def test_a_damaged_document_is_refused_in_a_sentence() -> None:
    content = (FOLDER / "docx" / "quay.docx").read_bytes()
    with pytest.raises(Unreadable, match="damaged"):
        list(read(content[: len(content) // 2])[1])
