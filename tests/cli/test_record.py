"""Other programs read the record: JSON alone on standard output, else a sentence and an exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from standfirst.cli import main

STORY = (
    "Georgia denies deal with Russia\n\nSTAITHE, May 4 — Georgian President Ilo Marden said on Monday that no "
    "agreement was signed with Russia. If Moscow closed the border, Georgia would ask the United States for aid, he "
    "told reporters.\n\n“We are not their ally,” Marden said.\n"
)


def run(*words: str, given: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, words, input=given)
    return result.exit_code, result.stdout, result.stderr


def test_the_json_fits_the_schema_that_ships_and_every_span_its_words() -> None:
    code, schema, _err = run("schema", "record")
    assert code == 0
    code, out, err = run("record", "-", "--json", "--published", "2026-05-04", given=STORY.encode())
    assert (code, err) == (0, "")
    record = json.loads(out)
    Draft202012Validator.check_schema(json.loads(schema))
    Draft202012Validator(json.loads(schema)).validate(record)
    assert record["statements"]
    assert record["events"]

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if {"text", "start", "end"} <= set(value):
                assert record["text"][value["start"] : value["end"]] == value["text"]
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk([record["statements"], record["events"], record["relations"]])


def test_a_person_sees_who_says_what_and_what_did_not_happen() -> None:
    code, out, _err = run("record", "-", given=STORY.encode())
    assert code == 0
    words = " ".join(out.split())
    assert "Who says so" in words
    assert "denied" in words


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("1234 5678\n\n99 88\n", "no sentence"),
        ("Der Minister sagte am Montag, dass das Abkommen nicht unterzeichnet worden sei. " * 5, "another language"),
        ("وزير الخارجية قال إن الاتفاق لم يوقع بعد بين البلدين اليوم. " * 5, "another language"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(given: str, says: str) -> None:
    code, out, err = run("record", "-", "--json", given=given.encode())
    assert (code, out) == (1, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_wrong_call_is_told_apart_from_a_refusal(tmp_path: Path) -> None:
    wrong = tmp_path / "actors.toml"
    wrong.write_text("[[actor]]\n")
    assert run("record", "no-such-file.txt")[0] == 2
    assert run("record", "-", "--actors", str(wrong), given=STORY.encode())[0] == 2


@pytest.mark.parametrize(
    "given",
    [
        "the envoy said " * 25_000,
        "😀🎉 Armenia 😀 signed 🎉 with Iran. " * 30,
        "<p>Armenia <b>signed</b> a treaty with Iran.</p><script>x()</script>" * 20,
        "“““ ””” Iran said “" * 50,
        "\u202eArmenia signed the treaty with Iran on Monday and the ministers left.\u202c",
    ],
)
def test_strange_input_ends_in_a_record_or_a_sentence(given: str) -> None:
    result = CliRunner().invoke(main, ("record", "-", "--json"), input=given.encode())
    assert result.exit_code in (0, 1)
    assert result.exception is None or isinstance(result.exception, SystemExit)
