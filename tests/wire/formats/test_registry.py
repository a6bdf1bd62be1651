"""A format is one file: whoever follows docs/developers/formats.md must get a reader that works."""

import io
import re
from pathlib import Path

import pytest

from standfirst.wire.formats import formats, recognise
from standfirst.wire.item import Unreadable
from standfirst.wire.reading.format import Hints
from tests.wire.formats.samples import FOLDER

GUIDE = Path(__file__).parents[3] / "docs" / "developers" / "formats.md"


def test_the_format_that_the_guide_adds_reads() -> None:
    code = re.search(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert code is not None
    module: dict[str, object] = {}
    exec(code[1], module)  # noqa: S102
    harbour = module["FORMAT"]
    (item,) = harbour.read(io.BytesIO(b"SLIP tides\nHigh water is at noon.\n"), Hints(source="port"))  # type: ignore[attr-defined]
    assert (item.slug, item.blocks[0].text) == ("tides", "High water is at noon.")
    with pytest.raises(Unreadable, match="below its first line"):
        list(harbour.read(io.BytesIO(b"SLIP tides\n"), Hints()))  # type: ignore[attr-defined]


def test_every_format_has_fixtures_and_each_is_recognised_by_its_bytes_alone() -> None:
    for each in formats():
        samples = list((FOLDER / each.name).iterdir())
        assert samples, each.name
        for path in samples:
            assert recognise(path.read_bytes()[:65_536]).name == each.name, path
