"""The rules ask a tree and never a parser: both label schemes must give the same answers to the same sentence."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import spacy
from spacy.tokens import Doc

from standfirst.record.syntax.labels import from_clearnlp, from_universal
from standfirst.record.syntax.tree import Tree, Word

VOCAB = spacy.blank("en").vocab


@dataclass(frozen=True)
class Parsed:
    """A sentence as a parser of one scheme would label it, by hand: heads count from 0."""

    words: str
    tags: str
    lemmas: str
    heads: tuple[int, ...]
    labels: str
    fine: str

    def doc(self) -> Doc:
        return Doc(
            VOCAB, self.words.split(), pos=self.tags.split(), lemmas=self.lemmas.split(), heads=list(self.heads),
            deps=self.labels.split(), tags=self.fine.split(),
        )  # fmt: skip


DENIED = "Harsk said that no treaty was signed by Korvane"
DENIED_TAGS = "PROPN VERB SCONJ DET NOUN AUX VERB ADP PROPN"
DENIED_LEMMAS = "Harsk say that no treaty be sign by Korvane"
DENIED_FINE = "NNP VBD IN DT NN VBD VBN IN NNP"

WARNED = "Ostmere , a rival of Belisk , would not impose sanctions on Tamsia"
WARNED_TAGS = "PROPN PUNCT DET NOUN ADP PROPN PUNCT AUX PART VERB NOUN ADP PROPN"
WARNED_LEMMAS = "Ostmere , a rival of Belisk , would not impose sanction on Tamsia"
WARNED_FINE = "NNP , DT NN IN NNP , MD RB VB NNS IN NNP"

ALLY = "Tamsia is an ally of Korvane"
ALLY_TAGS = "PROPN AUX DET NOUN ADP PROPN"
ALLY_LEMMAS = "Tamsia be an ally of Korvane"
ALLY_FINE = "NNP VBZ DT NN IN NNP"

SCHEMES: dict[str, tuple[Callable[[Doc], Tree], dict[str, Parsed]]] = {
    "universal": (
        from_universal,
        {
            "denied": Parsed(DENIED, DENIED_TAGS, DENIED_LEMMAS, (1, 1, 6, 4, 6, 6, 1, 8, 6),
                             "nsubj ROOT mark det nsubj:pass aux:pass ccomp case obl:agent", DENIED_FINE),
            "warned": Parsed(WARNED, WARNED_TAGS, WARNED_LEMMAS, (9, 3, 3, 0, 5, 3, 3, 9, 9, 9, 9, 12, 9),
                             "nsubj punct det appos case nmod punct aux advmod ROOT obj case obl", WARNED_FINE),
            "ally": Parsed(ALLY, ALLY_TAGS, ALLY_LEMMAS, (3, 3, 3, 3, 5, 3), "nsubj cop det ROOT case nmod", ALLY_FINE),
        },
    ),
    "clearnlp": (
        from_clearnlp,
        {
            "denied": Parsed(DENIED, DENIED_TAGS, DENIED_LEMMAS, (1, 1, 6, 4, 6, 6, 1, 6, 7),
                             "nsubj ROOT mark det nsubjpass auxpass ccomp agent pobj", DENIED_FINE),
            "warned": Parsed(WARNED, WARNED_TAGS, WARNED_LEMMAS, (9, 0, 3, 0, 3, 4, 0, 9, 9, 9, 9, 9, 11),
                             "nsubj punct det appos prep pobj punct aux neg ROOT dobj prep pobj", WARNED_FINE),
            "ally": Parsed(ALLY, ALLY_TAGS, ALLY_LEMMAS, (1, 1, 3, 1, 3, 4), "nsubj ROOT det attr prep pobj", ALLY_FINE),
        },
    ),
}  # fmt: skip


@pytest.fixture(params=SCHEMES)
def tree(request: pytest.FixtureRequest) -> Callable[[str], Tree]:
    adapt, sentences = SCHEMES[request.param]
    return lambda name: adapt(sentences[name].doc())


def word(tree: Tree, text: str) -> Word:
    return next(one for one in tree.words if one.text == text)


def said(found: Word | None) -> str | None:
    return found.text if found else None


def test_who_says_what(tree: Callable[[str], Tree]) -> None:
    denied = tree("denied")
    assert said(denied.subject(word(denied, "said"))) == "Harsk"
    assert said(denied.complement(word(denied, "said"))) == "signed"
    assert denied.mark(word(denied, "signed")) == "that"


def test_a_passive_deed_has_its_doer_as_agent_and_its_no_on_the_subject(tree: Callable[[str], Tree]) -> None:
    denied = tree("denied")
    signed = word(denied, "signed")
    assert denied.is_passive(signed)
    assert said(denied.agent(signed)) == "Korvane"
    assert said(denied.subject(signed)) == "treaty"
    assert denied.negated(signed)
    assert not denied.negated(word(denied, "said"))


def test_modals_negation_object_and_oblique(tree: Callable[[str], Tree]) -> None:
    warned = tree("warned")
    impose = word(warned, "impose")
    assert warned.modals(impose) == ("would",)
    assert warned.negated(impose)
    assert said(warned.object(impose)) == "sanctions"
    assert said(warned.oblique(impose, "on")) == "Tamsia"


def test_an_apposition_and_what_hangs_on_it(tree: Callable[[str], Tree]) -> None:
    warned = tree("warned")
    assert said(warned.apposition(word(warned, "Ostmere"))) == "rival"
    assert said(warned.oblique(word(warned, "rival"), "of")) == "Belisk"


def test_what_is_said_to_be_is_the_head_and_its_subject_below(tree: Callable[[str], Tree]) -> None:
    ally = tree("ally")
    assert [one.text for one in ally.roots] == ["ally"]
    assert said(ally.child(word(ally, "ally"), "subject")) == "Tamsia"
    assert said(ally.oblique(word(ally, "ally"), "of")) == "Korvane"
