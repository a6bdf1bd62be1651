"""The lines of a text, and the keys by which lines are compared."""

import re
from collections.abc import Sequence

_WORDS = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
#: Every sign of ASCII, with a space for those that are in no word.
_WORD_SIGNS = "".join(sign if sign.isalnum() else " " for sign in map(chr, range(128)))
_LETTER_SIGNS = "".join(sign if sign.isalpha() else " " for sign in map(chr, range(128)))
_LINE_SIGNS = "".join(
    "\n" if sign == "\n" else word for sign, word in zip(map(chr, range(128)), _WORD_SIGNS, strict=True)
)
#: The signs beyond ASCII that most copy has, none of them in a word.
_MARKS = "“”’‘–—…\xa0"
_ENDS = (".", "!", "?", "…", ":", ";")
_CLOSERS = "\"'”’»)]"
_ASCII = re.compile("[\x00-\x7f]+")
_TAB = 4


class Line:
    """One line that is not blank, without the space around it; `start` and `end` point into the mended text.

    `indent` is in columns; `gap` counts the blank lines before it. Where the parts of a message were joined, `parts`
    are the places of the marks that numbered them.
    """

    __slots__ = ("_key", "_opening", "end", "gap", "indent", "parts", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, indent: int, gap: int) -> None:
        self.text, self.start, self.end, self.indent, self.gap = text, start, end, indent, gap
        self.words = text.count(" ") + 1
        self.parts: list[tuple[int, int]] = []
        self._key: str | None = None
        self._opening: str | None = None

    @property
    def key(self) -> str:
        """The words without case, punctuation or spacing: equal for lines that say the same."""
        if self._key is None:
            self._key = key_of(self.text)
        return self._key

    def set_key(self, key: str, opening: str) -> None:
        self._key, self._opening = key, opening

    @property
    def opening(self) -> str:
        """The first word without case, each number as `#`; empty where there is none."""
        if self._opening is None:
            self._opening = first_word(self.text)
        return self._opening


def words_of(text: str) -> list[str]:
    """The runs of letters and digits; several times as fast where the text is ASCII but for the commonest marks."""
    plain = _without_marks(text)
    return plain.translate(_WORD_SIGNS).split() if plain.isascii() else _WORDS.findall(text)


def letters_of(text: str) -> list[str]:
    """The runs of letters, in small letters."""
    plain = _without_marks(text).lower()
    return plain.translate(_LETTER_SIGNS).split() if plain.isascii() else _LETTERS.findall(plain)


def beyond_ascii(text: str) -> str:
    """The few signs of a text that are not ASCII, in order: what a rule for such signs needs to look at."""
    return _ASCII.sub("", text)


def is_printable(text: str) -> bool:
    """Whether a text has nothing but signs that show, and spaces: a first look, many times as fast as a pattern."""
    return text.replace("\n", "").replace("\xa0", "").replace("\t", "").isprintable()


def _without_marks(text: str) -> str:
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return text


def key_of(text: str) -> str:
    return " ".join(words_of(_without_marks(text).casefold()))


def set_keys(lines: Sequence[Line]) -> None:
    """Give every line its key, all in one go: several times as fast as one by one where most is ASCII."""
    plain = _without_marks("\n".join([line.text for line in lines])).casefold()
    for line, words in zip(lines, plain.translate(_LINE_SIGNS).split("\n") if lines else (), strict=True):
        if words.isascii():
            key = " ".join(words.split())
            first = key.partition(" ")[0]
            line.set_key(key, "#" if first[:1].isdigit() else first)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, with whatever closes a quotation or a bracket after it."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def first_word(text: str) -> str:
    """The first word without case, each number as `#`; empty where there is none."""
    found = _WORDS.search(text)
    if not found:
        return ""
    word = found[0].casefold()
    return "#" if word[0].isdigit() else word if word.isascii() else words_of(word)[0]


def split(text: str) -> tuple[list[Line], list[int]]:
    """The lines of a text that are not blank, and the length of every line."""
    lines: list[Line] = []
    lengths: list[int] = []
    at = gap = 0
    for piece, whole in zip(text.splitlines(), text.splitlines(keepends=True), strict=True):
        lengths.append(len(piece))
        stripped = piece.strip()
        if stripped:
            lead = len(piece) - len(piece.lstrip()) if len(stripped) < len(piece) else 0
            indent = lead + (_TAB - 1) * piece.count("\t", 0, lead)
            lines.append(Line(stripped, at + lead, at + lead + len(stripped), indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(whole)
    return lines, lengths
