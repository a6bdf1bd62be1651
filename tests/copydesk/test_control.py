"""Clean stories in four languages: the copy desk must do nothing to them. If it does, it harms what was right."""

from pathlib import Path

import pytest

from standfirst.copydesk import clean, marks

STORIES = {
    name: text.strip() + "\n"
    for part in (Path(__file__).parent.parent / "fixtures" / "clean" / "stories.txt")
    .read_text("utf-8")
    .split("== ")[1:]
    for name, text in [part.split("\n", 1)]
}
HARMLESS = {"spaces.layout", "blocks.bullet"}
#: The stories give a date in their text, which no field holds, and no licence.
EXPECTED = {"no-date", "rights-unknown"}


def test_there_are_fifteen_of_them() -> None:
    assert len(STORIES) == 15


@pytest.mark.parametrize("name", STORIES)
def test_a_clean_story_is_not_harmed(name: str) -> None:
    copy = clean(STORIES[name])
    lines = [line for line in STORIES[name].split("\n") if line]
    assert copy.headline == lines[0]
    assert (copy.kicker, copy.standfirst, copy.bylines, copy.dateline, copy.pictures, copy.credit) == (
        None, None, (), None, (), None,
    )  # fmt: skip
    assert "\n".join(block.text for block in copy.blocks) == "\n".join(line.removeprefix("• ") for line in lines[1:])
    assert {edit.rule for edit in copy.edits} <= HARMLESS
    assert {flag.code for flag in copy.flags} <= EXPECTED
    assert copy.language == name[:2]
    assert marks.marks_of(copy, None) == marks.Marks()


@pytest.mark.parametrize("name", STORIES)
def test_its_text_is_plain_and_reads_back(name: str) -> None:
    text = clean(STORIES[name]).as_text()
    assert not text.startswith("standfirst-copy")
    assert clean(text).as_text() == text
