"""Adapters: from a parser's own labels to the one tree that the rules read.

Universal Dependencies (our own pipeline; universaldependencies.org/u/dep) and the ClearNLP labels of spaCy's
published English pipelines (spacy.io/models/en), where prepositions and not nouns are heads.
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from standfirst.record.syntax.lemmas import known_verb
from standfirst.record.syntax.repair import repair
from standfirst.record.syntax.tree import Tree, Word

#: What a rule may meet in `Word.relation`; anything else a parser says is `other`.
RELATIONS = frozenset(
    [
        "root",
        "subject",
        "subject-passive",
        "object",
        "indirect",
        "oblique",
        "agent",
        "modifier",
        "possessor",
        "complement",
        "open-complement",
        "adverbial",
        "relative",
        "participle",
        "adjective",
        "apposition",
        "auxiliary",
        "auxiliary-passive",
        "copula",
        "mark",
        "case",
        "conjunct",
        "coordinator",
        "determiner",
        "compound",
        "name",
        "adverb",
        "number",
        "beside",
        "punctuation",
        "particle",
        "expletive",
        "other",
    ]
)

_UNIVERSAL = {
    "nsubj": "subject", "csubj": "subject", "nsubj:outer": "subject", "csubj:outer": "subject",
    "nsubj:pass": "subject-passive", "csubj:pass": "subject-passive", "obj": "object", "iobj": "indirect",
    "obl": "oblique", "obl:agent": "agent", "obl:tmod": "oblique", "obl:npmod": "oblique", "obl:unmarked": "oblique",
    "nmod": "modifier", "nmod:tmod": "modifier", "nmod:npmod": "modifier", "nmod:unmarked": "modifier",
    "nmod:desc": "compound", "nmod:poss": "possessor", "ccomp": "complement", "xcomp": "open-complement",
    "advcl": "adverbial", "advcl:relcl": "adverbial", "acl:relcl": "relative", "acl": "participle", "amod": "adjective",
    "appos": "apposition", "aux": "auxiliary", "aux:pass": "auxiliary-passive", "cop": "copula", "mark": "mark",
    "case": "case", "conj": "conjunct", "cc": "coordinator", "cc:preconj": "coordinator", "det": "determiner",
    "det:predet": "determiner", "compound": "compound", "compound:prt": "particle", "flat": "name", "fixed": "other",
    "advmod": "adverb", "nummod": "number", "parataxis": "beside", "punct": "punctuation", "expl": "expletive",
}  # fmt: skip

_CLEARNLP = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "subject-passive", "csubjpass": "subject-passive",
    "dobj": "object", "dative": "indirect", "poss": "possessor", "ccomp": "complement", "xcomp": "open-complement",
    "advcl": "adverbial", "relcl": "relative", "acl": "participle", "amod": "adjective", "appos": "apposition",
    "aux": "auxiliary", "auxpass": "auxiliary-passive", "mark": "mark", "conj": "conjunct", "cc": "coordinator",
    "preconj": "coordinator", "det": "determiner", "predet": "determiner", "compound": "compound", "nn": "compound",
    "nmod": "compound", "prt": "particle", "advmod": "adverb", "neg": "adverb", "nummod": "number", "parataxis": "beside",
    "punct": "punctuation", "expl": "expletive", "case": "case", "npadvmod": "oblique", "attr": "object",
    "oprd": "open-complement", "acomp": "open-complement", "pobj": "oblique", "pcomp": "adverbial",
}  # fmt: skip

Lemmatiser = Callable[[Token], str]


def _form(token: Token) -> str:
    """Finite, infinitive, participle or gerund, whatever the pipeline calls it."""
    said = token.morph.get("VerbForm")
    if said:
        return str(said[0])
    return {"VBG": "Ger", "VBN": "Part", "VB": "Inf", "VBD": "Fin", "VBP": "Fin", "VBZ": "Fin"}.get(token.tag_, "")


def _words(doc: Doc, heads: Sequence[int], relations: Sequence[str], offset: int, lemma: Lemmatiser) -> list[Word]:
    return [
        Word(
            number=token.i,
            text=token.text,
            lemma=lemma(token),
            tag=token.pos_,
            form=_form(token),
            head=heads[token.i],
            relation=relations[token.i],
            start=offset + token.idx,
            end=offset + token.idx + len(token),
        )
        for token in doc
    ]


def _own_lemma(token: Token) -> str:
    return str(token.lemma_).casefold()


def from_universal(doc: Doc, offset: int = 0, sentence: int = 0, lemma: Lemmatiser = _own_lemma) -> Tree:
    """A tree from Universal Dependencies. The noun of *is an ally* stays head, with its copula below."""
    tokens = list(doc)
    heads = [token.head.i for token in tokens]
    relations = [
        "root" if heads[number] == number else _UNIVERSAL.get(token.dep_.casefold(), "other")
        for number, token in enumerate(tokens)
    ]
    return Tree(repair(_words(doc, heads, relations, offset, lemma), known_verb), sentence)


def from_clearnlp(doc: Doc, offset: int = 0, sentence: int = 0, lemma: Lemmatiser = _own_lemma) -> Tree:
    """A tree from ClearNLP labels: prepositions go below their nouns, and *is* below what is said of the subject."""
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    relations = ["root" if token.head.i == token.i else _CLEARNLP.get(token.dep_, "other") for token in doc]
    for token in doc:
        if token.dep_ in ("prep", "agent", "dative") and token.pos_ in ("ADP", "SCONJ", "PART"):
            _turn_preposition(doc, token, heads, relations, labels)
    for token in doc:
        if token.lemma_ == "be" or token.lower_ in ("is", "are", "was", "were", "be", "been"):
            _turn_copula(token, heads, relations, labels)
    return Tree(_words(doc, heads, relations, offset, lemma), sentence)


def _turn_preposition(doc: Doc, token: Token, heads: list[int], relations: list[str], labels: list[str]) -> None:
    below = next((child for child in doc if heads[child.i] == token.i and labels[child.i] in ("pobj", "pcomp")), None)
    if below is None:
        return
    above = heads[token.i]
    nominal = doc[above].pos_ in ("NOUN", "PROPN", "PRON", "NUM")
    if labels[below.i] == "pcomp":
        relation = "adverbial"
    elif token.dep_ == "agent":
        relation = "agent"
    else:
        relation = "modifier" if nominal else "oblique"
    heads[below.i], relations[below.i] = above, relation
    heads[token.i], relations[token.i] = below.i, "mark" if relation == "adverbial" else "case"


def _turn_copula(token: Token, heads: list[int], relations: list[str], labels: list[str]) -> None:
    said = next((c for c in token.children if labels[c.i] in ("attr", "acomp") and heads[c.i] == token.i), None)
    if said is None:
        return
    above = heads[token.i]
    for child in token.children:
        if child.i != said.i and heads[child.i] == token.i:
            heads[child.i] = said.i
    heads[said.i], relations[said.i] = (said.i if above == token.i else above), relations[token.i]
    heads[token.i], relations[token.i] = said.i, "copula"
