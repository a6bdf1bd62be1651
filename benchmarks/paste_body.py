"""The body of a paste, as `shingle_f1.py` asks for it."""

from standfirst.copydesk import clean


def body(text: str) -> str:
    """The text of the blocks of the cleaned paste, one a line."""
    return "\n".join(block.text for block in clean(text).blocks)
