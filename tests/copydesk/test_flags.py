"""What the desk is asked to look at: if these fail, an editor is sent after nothing, or not sent where copy is thin."""

import pytest

from standfirst.copydesk import Copy, clean

HEAD = "Ferry to Staithe stops for a week\n\nMARCHBANK — The ferry to Staithe stops on Monday for a week, its owner said.\n\n"


def flagged(copy: Copy, code: str) -> list[str]:
    return [copy.original[flag.start : flag.end] for flag in copy.flags if flag.code == code]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Experts say that the engine has run for forty years without a new part.", ["Experts say"]),
        ("That is old for an engine, with experts saying that it may not start again.", ["experts say"]),
        ("It is understood that the owner has looked at two other boats.", ["It is understood"]),
        ("Both airports said that their buses would wait for the last boat.", []),
        ("The owner's engineers said that the engine would be new by summer.", []),
    ],
)
def test_words_that_hide_who_said_it_are_shown_to_the_desk(sentence: str, words: list[str]) -> None:
    assert flagged(clean(HEAD + sentence), "vague-source") == words
