"""Other programs read this: JSON alone on standard output, and one sentence where a file is refused."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from standfirst.cli import main

FOLDER = Path(__file__).parent.parent / "fixtures" / "wire"
FIXTURES = sorted(path for path in FOLDER.rglob("*") if path.is_file())


def run(*words: str, given: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, words, input=given)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_json_of_every_fixture_fits_the_schema_that_ships(path: Path) -> None:
    code, out, err = run("read", str(path), "--json")
    assert (code, err) == (0, "")
    shape = json.loads(out)
    Draft202012Validator(json.loads(run("schema", "read")[1])).validate(shape)
    assert shape["format"] == path.parent.name
    assert shape["bytes"] == path.stat().st_size
    for item in shape["items"]:
        shown = json.dumps(item["copy"], ensure_ascii=False)
        for text in item["nonpublic"]:
            assert json.dumps(text, ensure_ascii=False)[1:-1] not in shown


def test_a_refusal_still_prints_the_structure_with_the_sentence_in_it() -> None:
    code, out, err = run("read", "-", "--json", given=b"%PDF-1.7 ...")
    shape = json.loads(out)
    Draft202012Validator(json.loads(run("schema", "read")[1])).validate(shape)
    assert code == 1
    assert (shape["format"], shape["items"]) == (None, [])
    assert shape["unreadable"] == err.strip()
    assert err.startswith("This is a PDF")


def test_a_wrong_call_is_told_apart_from_a_refusal() -> None:
    assert run("read", "no-such-file.xml")[0] == 2
    assert run("read", "-", "--zone", "Nowhere/Town", given=b"x")[0] == 2


def test_a_person_sees_why_and_from_where() -> None:
    code, out, _err = run("read", str(FOLDER / "nitf" / "3.4-embargoed.xml"))
    assert code == 0
    flat = " ".join(out.split())
    for words in ("NITF", "root element nitf", "wx-20260512-7", "not for publication", "embargo"):
        assert words in flat
