"""If layers lose count, an Edit points at the wrong words and an undo restores the wrong ones."""

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.copydesk.layers import Change, Layered

TEXTS = st.text("abc \n“", max_size=30)


def replayed(layered: Layered) -> str:
    pieces, at = [], 0
    for change in layered.changes:
        assert change.start >= at, "changes overlap or stand out of order"
        pieces += (layered.base[at : change.start], change.after)
        at = change.end
    return "".join((*pieces, layered.base[at:]))


@st.composite
def proposals(draw, length: int) -> list[Change]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Change(start, end, draw(st.text("xyz", max_size=3)), "r") for start, end in pairs if start < end]


@settings(deadline=None)
@given(TEXTS, st.data())
def test_base_and_changes_always_give_the_text(base: str, data: st.DataObject) -> None:
    layered = Layered(base)
    for _layer in range(4):
        fresh = data.draw(proposals(len(layered.text)))
        expected, at = [], 0
        for change in fresh:
            expected += (layered.text[at : change.start], change.after)
            at = change.end
        expected.append(layered.text[at:])
        layered.apply(fresh)
        assert layered.text == "".join(expected)
        assert replayed(layered) == layered.text


def test_a_change_of_a_changed_word_reaches_over_the_whole_of_it() -> None:
    layered = Layered("a &nbsp; b")
    layered.apply([Change(2, 8, " ", "entity")])
    layered.apply([Change(1, 4, " ", "spaces")])
    assert layered.text == "a b"
    assert layered.changes == [Change(1, 9, " ", "spaces")]


def test_a_veto_is_asked_in_places_of_the_base() -> None:
    layered = Layered("xx--yy", vetoed=lambda rule, start, end: (rule, start, end) == ("dash", 2, 4))
    layered.apply([Change(0, 1, "", "cut", undoable=False)])
    layered.apply([Change(1, 3, "—", "dash")])
    assert layered.text == "x--yy"
