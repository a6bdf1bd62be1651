"""What a block of the body is: a reader must not see the lead set apart as if somebody had said it."""

from standfirst.copydesk import clean

LEAD = "OSLO: The council bought the night ferry on Tuesday after a debate of nine hours, its clerk said."
REST = "\n\n".join(
    f"The {name} will be moved to the north quay on Friday, the harbour master told the board in a letter."
    for name in ("ferry", "dredger", "pilot boat")
)
APART = "    It is the only boat that has ever carried the whole of this island to church."


def test_an_indented_lead_is_a_paragraph_and_an_indented_passage_further_down_is_a_quote() -> None:
    copy = clean(f"Council buys ferry\n\n    {LEAD}\n\n{REST}\n\n{APART}\n\n{REST.replace('Friday', 'Monday')}")
    assert [block.type for block in copy.blocks] == ["paragraph"] * 4 + ["quote"] + ["paragraph"] * 3
