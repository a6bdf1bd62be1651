"""What changed between two versions: an editor who is shown less than that lets an error through."""

from hypothesis import given
from hypothesis import strategies as st

from standfirst.copydesk.copy import Block, Copy
from standfirst.newsroom.differences import differences, paragraph_differences, word_diff

words = st.lists(st.sampled_from(["the", "ferry", "don’t", "12", "—", "  ", "\n", "é", "."]), max_size=40).map(
    "".join
)


@given(words, words)
def test_the_pieces_hold_all_of_both_texts(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == after


paragraphs = st.lists(
    st.sampled_from(["A ferry sails.", "A ferry sails late.", "Rain fell.", "It fell."]), max_size=8
)


@given(paragraphs, paragraphs)
def test_the_differences_make_the_new_body_of_the_old(old: list[str], new: list[str]) -> None:
    found = paragraph_differences(old, new)
    gone = {each.old for each in found if each.old is not None}
    came = {each.new: each.after for each in found if each.new is not None}
    kept = iter([text for number, text in enumerate(old) if number not in gone])
    assert [came[number] if number in came else next(kept) for number in range(len(new))] == new
    assert next(kept, None) is None


def test_a_paragraph_told_in_other_words_is_paired_and_a_new_one_is_new() -> None:
    old = Copy("", "utf-8", "Bridge shut", (Block("paragraph", "The bridge shut on Monday for a week."),))
    new = Copy(
        "",
        "utf-8",
        "Bridge shut again",
        (Block("paragraph", "Nobody was hurt."), Block("paragraph", "The bridge shut on Tuesday for a week.")),
    )
    headline, first, second = differences(old, new)
    assert headline.key == "headline"
    assert (first.label, first.added, first.key) == ("Paragraph 1", True, "body::0")
    assert [piece.text for piece in second.pieces if piece.kind == "in"] == ["Tuesday"]
