"""What counts as a word: the one folding that the index and every query go through.

Words are casefolded NFKC without accents, so that `pashinyan`, `PASHİNYAN` and `Pashinyán` are one. Scripts
written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) become overlapping pairs of characters.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Scripts without spaces between words; an iteration mark and the long-vowel mark belong to them.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks that Python's \w leaves out and without which a word of an Indic script falls apart, the accents of
# the decomposed Latin, Greek, Cyrillic, Hebrew and Arabic, and the Arabic tatweel.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
)
_LETTER = rf"(?:(?!_)[\w{_MARKS}\u00ad\u200c\u200d])"
_APOSTROPHES = "'’‘ʼ՚＇`´"
_HYPHENS = "\\-‐‑‒⁃－֊"
_RAW = re.compile(
    rf"(?P<acronym>(?<![\w])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?)"
    rf"|(?P<number>\d+(?:[.,]\d+)+)"
    rf"|(?P<word>{_LETTER}+(?:[{_APOSTROPHES}{_HYPHENS}]{_LETTER}+)*)"
)
_JOINT = re.compile(rf"[{_APOSTROPHES}{_HYPHENS}]")
_RUN = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_PLAIN = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*|[.]")
_STRIPPED = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0]"
)
# Letters that no decomposition folds, but that readers type without.
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ə": "e",
        "ґ": "г",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
    }
)
LONGEST = 64
"""Characters of a word that count; more is no word of a newspaper."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text as the index holds it. `starts[n]` is where its nth folded character stands in the text."""

    text: str
    starts: tuple[int, ...]
    end: int

    def until(self, length: int) -> int:
        """Where the first `length` folded characters end in the text; a letter folded to two is not split."""
        if length >= len(self.starts):
            return self.end
        last = self.starts[length - 1]
        return next((start for start in self.starts[length:] if start > last), self.end)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: any of the ways to find it, each a list of tokens that must all be there."""

    ways: tuple[tuple[str, ...], ...]
    shown: str


def fold(text: str) -> str:
    """The text as the index compares it.

    >>> fold("Ștefan Õun"), fold("Straße")
    ('stefan oun', 'strasse')
    """
    if text.isascii():
        return text.lower()
    # The Armenian ligature would become two letters of the old spelling.
    text = unicodedata.normalize("NFKC", text.replace("\u0587", "եվ"))
    text = unicodedata.normalize("NFKD", text.casefold())
    text = unicodedata.normalize("NFC", _STRIPPED.sub("", text).translate(_LETTERS))
    return text if text.isascii() else "".join(map(_digit, text))


def tokens(text: str) -> list[str]:
    """Every word under which a text is found, repeats kept, in the text's order."""
    if text.isascii() and "." not in text and "," not in text:
        return _plain_tokens(text)
    return [entry for match in _RAW.finditer(text) for entry in _entries(match.group(), match.lastgroup or "")]


def spans(text: str) -> list[Token]:
    """The same words with their places, for marking what was found. Positions count code points."""
    found: list[Token] = []
    for match in _RAW.finditer(text):
        found.extend(_spans_of(match))
    return found


def words(query: str, most: int) -> list[Word]:
    """The first `most` different words of a query."""
    found: dict[tuple[tuple[str, ...], ...], Word] = {}
    for match in _RAW.finditer(query):
        for word in _query_words(match.group(), match.lastgroup or ""):
            found.setdefault(word.ways, word)
            if len(found) == most:
                return list(found.values())
    return list(found.values())


def unspaced(text: str) -> bool:
    """Whether a folded token is of a script without spaces."""
    return bool(text) and _RUN.match(text) is not None and bool(re.match(f"[{_UNSPACED}]", text))


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter


def _plain_tokens(text: str) -> list[str]:
    """The short way for ASCII without full stops and commas, which most headlines are."""
    found: list[str] = []
    for piece in _PLAIN.findall(text.lower()):
        if "'" in piece or "-" in piece:
            found.extend(_entries(piece, "word"))
        else:
            found.append(piece[:LONGEST])
    return found


@lru_cache(maxsize=65536)
def _entries(raw: str, kind: str) -> tuple[str, ...]:
    if kind == "acronym":
        return (fold(raw.replace(".", ""))[:LONGEST],)
    if kind == "number":
        parts = re.split(r"[.,]", raw)
        return tuple(fold(part)[:LONGEST] for part in ("".join(parts), *parts))
    parts, owned = _parts(raw)
    found = [entry for part in parts for entry in _pieces(fold(part))]
    if len(parts) + owned > 1:
        found.append("".join(map(fold, parts))[:LONGEST])
    if owned:
        found.append(("".join(map(fold, parts)) + "s")[:LONGEST])
    return tuple(dict.fromkeys(entry for entry in found if entry))


def _parts(raw: str) -> tuple[list[str], bool]:
    """What stands between apostrophes and hyphens, and whether a possessive s was left off."""
    parts = _JOINT.split(raw)
    owned = len(parts) > 1 and parts[-1] in ("s", "S") and raw[-2] in _APOSTROPHES
    return (parts[:-1] if owned else parts), owned


def _pieces(folded: str) -> list[str]:
    """A folded part as tokens: pairs of characters where the script has no spaces, else itself."""
    if folded.isascii():
        return [folded[:LONGEST]]
    pieces: list[str] = []
    for run in _RUN.findall(folded):
        if unspaced(run):
            # The last character stands alone too, so that one typed character finds it.
            pieces.extend([*(run[n : n + 2] for n in range(len(run) - 1)), run[-1]])
        else:
            pieces.append(run[:LONGEST])
    return pieces


def _query_words(raw: str, kind: str) -> list[Word]:
    if kind != "word":
        return [Word(((_entries(raw, kind)[0],),), raw)]
    parts, _ = _parts(raw)
    pieces = [piece for part in parts for piece in _query_pieces(fold(part))]
    if not pieces:
        return []
    if len(parts) == 1:
        return [Word((way,), raw) for way in pieces]
    joined = "".join(map(fold, parts))[:LONGEST]
    apart = tuple(token for way in pieces for token in way)
    if any(mark in _APOSTROPHES for mark in _JOINT.findall(raw)) and len(parts[0]) <= 2 < len(parts[-1]):
        # An elided article or an O': the name alone finds it.
        apart = pieces[-1]
    return [Word(((joined,), apart), raw)]


def _query_pieces(folded: str) -> list[tuple[str, ...]]:
    ways: list[tuple[str, ...]] = []
    for run in _RUN.findall(folded):
        if unspaced(run) and len(run) > 1:
            ways.append(tuple(run[n : n + 2] for n in range(min(len(run), LONGEST) - 1)))
        else:
            ways.append((run[:LONGEST],))
    return ways


def _spans_of(match: re.Match[str]) -> list[Token]:
    raw, kind, offset = match.group(), match.lastgroup or "", match.start()
    if raw.isascii() and raw.isalnum():
        text = raw.lower()[:LONGEST]
        return [Token(text, tuple(range(offset, offset + len(text))), offset + len(raw))]
    letters: list[tuple[str, int]] = []
    for place, piece in _clusters(raw):
        letters.extend((letter, offset + place) for letter in fold(piece))
    bare = [(letter, at) for letter, at in letters if letter.isalnum() or unicodedata.category(letter)[0] == "M"]
    text = "".join(letter for letter, _ in bare)
    found: list[Token] = []
    reached = 0
    for entry in _entries(raw, kind):
        place = text.find(entry, reached) if entry != text else 0
        if place < 0:
            place = text.find(entry)
        if place < 0:
            continue
        reached = max(reached, place)
        starts = tuple(at for _, at in bare[place : place + len(entry)])
        after = place + len(entry)
        end = _after(bare, after, starts[-1], raw, offset)
        found.append(Token(entry, starts, end))
    return found


def _clusters(raw: str) -> list[tuple[int, str]]:
    """The raw word cut before every character that is no combining mark, so that folding cannot cross a cut."""
    if raw.isascii():
        return list(enumerate(raw))
    cuts = [n for n, letter in enumerate(raw) if n == 0 or not unicodedata.combining(letter)]
    return [(cut, raw[cut:after]) for cut, after in zip(cuts, [*cuts[1:], len(raw)], strict=True)]


def _after(bare: list[tuple[str, int]], after: int, last: int, raw: str, offset: int) -> int:
    """Where a token ends in the text: at the joint or the letter that follows its last letter."""
    place = last - offset + 1
    while place < len(raw) and (unicodedata.combining(raw[place]) or raw[place] in "\u00ad\u200c\u200d\u0640"):
        place += 1
    following = bare[after][1] if after < len(bare) else offset + len(raw)
    return min(offset + place, max(following, last + 1))
