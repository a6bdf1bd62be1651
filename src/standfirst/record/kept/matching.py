"""The same line in another version of a story, or read by other rules: known by kind, content and sentence."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

_QUOTES = str.maketrans(dict.fromkeys("\"'“”‘’«»„‚‹›"))
_SPACE = re.compile(r"[\W_]+")


def normal(text: str) -> str:
    """Words alone, in small letters: what a copy editor may change in a sentence without changing what it says."""
    folded = unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold()
    return _SPACE.sub(" ", folded).strip()


def key_of(kind: str, content: str, sentence: str, again: int = 0) -> str:
    """32 hex digits. `again` counts the lines of one sentence that have the same kind and content."""
    said = "\0".join((kind, normal(content), normal(sentence), str(again)))
    return blake2b(said.encode(), digest_size=16).hexdigest()


def keys_of(lines: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """A key for each (kind, content, sentence), in their order."""
    seen: Counter[str] = Counter()
    for kind, content, sentence in lines:
        first = key_of(kind, content, sentence)
        yield key_of(kind, content, sentence, seen[first])
        seen[first] += 1
