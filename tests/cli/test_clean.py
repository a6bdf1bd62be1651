"""Other programs read this: JSON alone on standard output, else a sentence and an exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from standfirst.cli import main

PAGE = Path(__file__).parent.parent / "fixtures" / "pasted" / "harbour.txt"


def run(*words: str, given: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, words, input=given)
    return result.exit_code, result.stdout, result.stderr


def test_the_json_fits_the_schema_that_ships() -> None:
    code, schema, _err = run("schema", "clean")
    assert code == 0
    code, out, err = run("clean", str(PAGE), "--json")
    assert (code, err) == (0, "")
    Draft202012Validator.check_schema(json.loads(schema))
    Draft202012Validator(json.loads(schema)).validate(json.loads(out))


def test_a_refusal_is_one_sentence_and_nothing_on_standard_output() -> None:
    code, out, err = run("clean", "-", "--json", given=b"\x89PNG\r\n\x1a\n0000")
    assert (code, out) == (1, "")
    assert err.startswith("This is a picture, not text")
    assert err.count("\n") == 1


def test_a_wrong_call_is_told_apart_from_a_refusal() -> None:
    assert run("clean", "no-such-file.txt")[0] == 2
    assert run("schema", "nothing")[0] == 2


def test_a_person_sees_the_story_and_its_questions() -> None:
    code, out, _err = run("clean", str(PAGE))
    assert code == 0
    for words in ("Vessmark port in limbo", "OSLO —", "Harbour master Rikke Saland", "AFP", "changes"):
        assert words in " ".join(out.split())
    assert "Start typing" not in out


def test_an_edit_can_be_undone_by_its_id() -> None:
    edits = json.loads(run("clean", str(PAGE), "--json")[1])["edits"]
    repeat = next(edit for edit in edits if edit["rule"] == "repeats.standfirst")
    assert repeat["id"] in run("clean", str(PAGE), "--edits")[1].replace("\n", "")
    undone = json.loads(run("clean", str(PAGE), "--json", "--without", repeat["id"])[1])
    assert repeat["before"] in [block["text"] for block in undone["blocks"]]


@pytest.mark.parametrize("given", [b"", b"Next Story\n", b"a\n" * 60_000])
def test_bad_input_never_ends_in_a_traceback(given: bytes) -> None:
    result = CliRunner().invoke(main, ("clean", "-"), input=given)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)


def test_the_changes_are_shown_with_the_words_around_them() -> None:
    out = run("clean", str(PAGE), "--edits")[1]
    assert "\x1b" not in out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "page furniture: search prompt" in out
    assert "[no-break space]" in out


def test_a_person_is_told_that_the_copy_is_killed_or_embargoed() -> None:
    story = "\n\nHarbour council keeps the old pier open\n\nThe council voted on Tuesday to keep it open.\n"
    assert "is killed: “MANDATORY KILL”" in run("clean", "-", given=("MANDATORY KILL" + story).encode())[1]
    assert (
        "embargoed until 12 March 2027, 18:00 UTC"
        in run("clean", "-", given=("EMBARGOED UNTIL 6 P.M. GMT, 12 MARCH 2027" + story).encode())[1]
    )


def test_bytes_that_no_encoding_explains_are_flagged_and_not_made_into_other_letters() -> None:
    given = b"The caf\xc3 is shut\n\nThe owner of the caf\xc3 said on Tuesday\x00 that it was shut for good.\xff\n"
    code, out, _err = run("clean", "-", "--json", given=given)
    assert code == 0
    assert "lost-characters" in [flag["code"] for flag in json.loads(out)["flags"]]
    assert json.loads(out)["headline"] == "The caf\ufffd is shut"
