"""Our own tagger and parser: weights in the package (`weights/`), half precision, checked against their checksum.

Trained by `tools/train_syntax.py`; what on, and how well it does, is in `weights/CARD.md`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_config

from standfirst.record.shapes import Span
from standfirst.record.syntax.labels import from_universal
from standfirst.record.syntax.lemmas import lemma
from standfirst.record.syntax.tree import Tree

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


def _documents(
    nlp: Language, text: str, spans: Iterable[tuple[int, Span]], familiar: Mapping[str, str]
) -> Iterator[tuple[Doc, tuple[int, int, list[str], list[int]]]]:
    """Each sentence as words, with names that the parser cannot know put in words that it does."""
    for number, span in spans:
        doc = nlp.make_doc(text[span.start : span.end].replace("’", "'").replace("\n", " "))
        if 0 < len(doc) <= LONGEST:
            words = [token.text for token in doc]
            spaces = [bool(token.whitespace_) for token in doc]
            places = [token.idx for token in doc]
            known = [familiar.get(word, word) for word in words]
            yield Doc(nlp.vocab, known, spaces), (number, span.start, words, places)


def parse(text: str, sentences: tuple[Span, ...], familiar: Mapping[str, str] | None = None) -> list[Tree]:
    """A tree for each sentence that can be parsed, in order; `Tree.sentence` says which it is.

    `familiar` puts a word that the parser knows in the place of a name on a list (*Korvane*: a state), for parsing
    only: the tree has the words of the text.
    """
    nlp = language()
    documents = _documents(nlp, text, enumerate(sentences), familiar or {})
    trees = []
    for doc, (number, offset, words, places) in nlp.pipe(documents, as_tuples=True, batch_size=_BATCH):
        tree = from_universal(doc, offset, number, lambda token: lemma(token.text, token.pos_))
        for word, written, place in zip(tree.words, words, places, strict=True):
            if word.text != written:
                word.lemma = written.casefold()
            word.text, word.start, word.end = written, offset + place, offset + place + len(written)
        trees.append(tree)
    return trees
