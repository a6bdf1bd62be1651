"""Where a change stands in the story, and that what was shown is what was pasted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.copydesk import Copy, Unreadable, clean
from standfirst.desk.changes import changes_of, folded, rows_of
from standfirst.desk.story_fields import Place, as_fields, edited, kept_place, spot

PAGE = (
    "Type here to search...\n\n    Quiet harbour wakes to a ferry of its own\n\n"
    "    The council bought it for less than a bus, and it sails on Friday.\n\n"
    "    Quiet harbour wakes to a ferry of its own\n    X\n\n    \xa0Mayor Anna Vell on the quay\n\n"
    '    MARCHBANK: The council has bought a ferry, and called it "a bargain", on the quay.\n\n'
    "    The council bought it for less than a bus, and it sails on Friday.\n\n"
    '    It was " cheap" , the mayor said.\n\n    LNS\n    Next Story\n'
)


def test_a_mark_in_the_story_covers_what_the_change_left_there() -> None:
    copy = clean(PAGE)
    values = as_fields(copy)
    inside = [change for change in changes_of(copy, ()) if change.place and change.edit.rule.startswith("quotes")]
    assert len(inside) >= 3
    for change in inside:
        assert change.place is not None
        assert values[change.place.field][change.place.start : change.place.end] == change.edit.after


def test_what_was_said_again_points_to_where_it_is_kept() -> None:
    places = {change.edit.rule: change.place for change in changes_of(clean(PAGE), ()) if change.kind == "repeat"}
    assert {rule: place.field for rule, place in places.items() if place} == {
        "repeats.headline": "headline",
        "repeats.standfirst": "standfirst",
    }


def test_furniture_has_no_place_in_the_story() -> None:
    assert all(change.place is None for change in changes_of(clean(PAGE), ()) if change.kind == "furniture")


def shown(copy: Copy) -> str:
    rows = rows_of(copy, changes_of(copy, ()))
    return "".join(bit.change.edit.before if bit.change else bit.text for row in rows for bit in row.bits)


def test_every_word_of_the_paste_is_shown_once() -> None:
    assert "".join(shown(clean(PAGE)).split()) == "".join(PAGE.split())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PAGE.split("\n"), "", "\u2014 a line", "ﬁne \x07 words “quoted", "Ã© here"]), max_size=12
    )
)
def test_any_page_is_shown_whole_and_each_place_is_inside_its_field(lines: list[str]) -> None:
    try:
        copy = clean("\n".join(lines))
    except Unreadable:
        return
    assert "".join(shown(copy).split()) == "".join(copy.original.split())
    values = as_fields(copy)
    for change in changes_of(copy, ()):
        if change.place:
            assert 0 <= change.place.start <= change.place.end <= len(values[change.place.field])
    assert folded(copy) + len(changes_of(copy, ())) == len(copy.edits)


def test_undoing_each_change_is_marked_at_its_place() -> None:
    copy = clean(PAGE)
    for edit in (edit for edit in copy.edits if edit.undoable):
        after = clean(PAGE, without=frozenset({edit.id}))
        changes = changes_of(after, [edit])
        rows = rows_of(after, changes)
        undone = [bit for row in rows for bit in row.bits if bit.change and bit.change.undone]
        assert "".join(bit.text for bit in undone) == edit.before


def test_a_flag_points_to_the_paragraph_that_it_speaks_of() -> None:
    copy = clean(PAGE)
    at = copy.original.index("the mayor said")
    place = spot(copy, at, at + 14)
    assert place
    assert place.label == "Body 2"
    assert as_fields(copy)["body"][place.start : place.end] == "the mayor said"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("one two three", (4, 7)),
        ("zero one two three", (9, 12)),
        ("one two three four", (4, 7)),
        ("one 2 three", None),
        ("", None),
    ],
)
def test_a_mark_moves_with_what_is_typed_round_it(value: str, kept: tuple[int, int] | None) -> None:
    place = kept_place(Place("body", "Body 1", 4, 7), "one two three", value)
    assert (place and (place.start, place.end)) == kept


def test_editing_one_paragraph_leaves_the_types_of_the_others() -> None:
    copy = clean(
        "Ferry bought\n\nThe council has bought a ferry for the harbour.\n\n- one for people\n- one for cars\n\n"
        "It sails on Friday, the mayor said.\n"
    )
    body = as_fields(copy)["body"].replace("on Friday", "on Saturday")
    after = edited(copy, {**as_fields(copy), "body": body})
    assert [block.type for block in after.blocks] == [block.type for block in copy.blocks]
    assert "Saturday" in after.blocks[-1].text
