"""Our own tagger and parser: weights in the package (`weights/`), half precision, checked against their checksum.

Trained by `tools/train_syntax.py`; what on, and how well it does, is in `weights/CARD.md`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import load_model_from_config

from standfirst.record.shapes import Span
from standfirst.record.syntax import plainer
from standfirst.record.syntax.labels import from_universal
from standfirst.record.syntax.lemmas import lemma
from standfirst.record.syntax.tree import Tree, Word

#: A sentence of more words is not parsed: no newspaper prints one, and the time for it would have no bound.
LONGEST = 200
_BATCH = 64


class WeightsDamaged(RuntimeError):
    """The weights in the package are not those that were shipped."""


def precision(message: dict[str, Any], width: type[numpy.floating[Any]]) -> dict[str, Any]:
    """A model's message with every array of floats at another width; integers stay."""
    for node in message["params"]:
        for name, array in node.items():
            if isinstance(array, numpy.ndarray) and array.dtype.kind == "f":
                node[name] = array.astype(width)
    return message


@cache
def language() -> Language:
    """The tagger and parser. Raises WeightsDamaged where the file in the package is not the one that was trained."""
    folder = files("standfirst.record").joinpath("weights")
    packed = folder.joinpath("syntax.bin").read_bytes()
    promised = folder.joinpath("SHA256SUMS").read_text("utf-8").split()[0]
    if sha256(packed).hexdigest() != promised:
        raise WeightsDamaged("The parser's weights are not those that were shipped; install Standfirst again.")
    shipped = srsly.msgpack_loads(packed)
    nlp = load_model_from_config(shipped["config"], auto_fill=True)
    for name, component in nlp.pipeline:
        message = srsly.msgpack_loads(shipped["pipes"][name])
        model = precision(srsly.msgpack_loads(message["model"]), numpy.float32)
        message["model"] = srsly.msgpack_dumps(model)
        component.from_bytes(srsly.msgpack_dumps(message))
    return nlp


@dataclass(frozen=True, slots=True)
class _Plainer:
    """One sentence on its way through the parser: every word of it, and which of them the parser sees."""

    sentence: int
    written: list[Word]
    kept: list[int]
    asides: list[plainer.Aside]


def _documents(
    nlp: Language, text: str, spans: Iterable[tuple[int, Span]], known: Mapping[str, str]
) -> Iterator[tuple[Doc, _Plainer]]:
    """Each sentence as words, with names that the parser cannot know put in words that it does."""
    for number, span in spans:
        doc = nlp.make_doc(text[span.start : span.end].replace("’", "'").replace("\n", " "))
        if not 0 < len(doc) <= LONGEST:
            continue
        tokens = list(doc)
        written = [_word(token, span.start) for token in tokens]
        asides = plainer.put_aside([word.text for word in written], known)
        out = {place for aside in asides for place in range(aside.first, aside.last + 1)}
        kept = [place for place in range(len(tokens)) if place not in out]
        words = [known.get(written[place].text) or plainer.initials(written[place].text) for place in kept]
        words = plainer.in_the_past([written[place].text for place in kept], words)
        spaces = [bool(tokens[place].whitespace_) or place + 1 in out for place in kept]
        yield Doc(nlp.vocab, words, spaces), _Plainer(number, written, kept, asides)


def _word(token: Token, offset: int) -> Word:
    start = offset + token.idx
    return Word(token.i, token.text, token.text.casefold(), "X", "", token.i, "other", start, start + len(token))


def parse(text: str, sentences: tuple[Span, ...], familiar: Mapping[str, str] | None = None) -> list[Tree]:
    """A tree for each sentence that can be parsed, in order; `Tree.sentence` says which it is.

    `familiar` puts a word that the parser knows in the place of a name on a list (*Korvane*: a state), for parsing
    only, as is done for the people that a text names: the tree has the words of the text.
    """
    nlp = language()
    listed = familiar or {}
    known = {**plainer.people(text, listed), **listed}
    trees = []
    documents = _documents(nlp, text, enumerate(sentences), known)
    for doc, plain in nlp.pipe(documents, as_tuples=True, batch_size=_BATCH):
        tree = from_universal(doc, 0, plain.sentence, lambda token: lemma(token.text, token.pos_))
        for word, number in zip(tree.words, plain.kept, strict=True):
            said = plain.written[number]
            if word.text != said.text:
                word.lemma = said.lemma if word.tag == "PROPN" else lemma(said.text, word.tag)
            word.text, word.lower, word.start, word.end = said.text, said.lower, said.start, said.end
        trees.append(plainer.hang_back(tree, plain.kept, plain.asides, plain.written) if plain.asides else tree)
    return trees
