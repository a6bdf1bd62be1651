"""The same event told again: held once, with the other places (docs/record/codebook.md, section 3)."""

from collections.abc import Callable

from standfirst.record.deed import MUTUAL, Deed, key
from standfirst.record.shapes import Party, When

_POINTING = frozenset(["the", "this", "that", "these", "those", "their", "its", "his", "her"])
_OPEN = frozenset({"it", "they", "this", "that", "them"})


def once(found: list[Deed], when: Callable[[Deed], When | None]) -> list[Deed]:
    """The deeds of a story, each once in the order of the text; the later tellings stand in its `also`."""
    kept: list[Deed] = []
    seat: dict[int, Deed] = {}
    for deed in found:
        first = next((one for one in kept if _is_again(one, deed, when)), None)
        if first is None:
            kept.append(deed)
            continue
        first.also.append(deed)
        first.actor = first.actor if not _is_nobody(first.actor) else deed.actor or first.actor
        first.target = first.target if not _is_nobody(first.target) else deed.target or first.target
        seat[id(deed)] = first
        first.background = first.background and deed.background
        if first.condition is None:
            first.condition = deed.condition
    for deed in kept:
        if deed.condition is not None:
            above = seat.get(id(deed.condition), deed.condition)
            deed.condition = above if above is not deed else None
    return kept


def _is_again(first: Deed, deed: Deed, when: Callable[[Deed], When | None]) -> bool:
    if first.code != deed.code or first.tree.sentence == deed.tree.sentence:
        return False
    if _points_back(deed) and _compatible(first, deed):
        return True
    if first.modality[0] != deed.modality[0]:
        return False
    if first.code == "unclear" and first.word.lemma != deed.word.lemma:
        return False
    if _hang_on_one(first, deed):
        return True
    if first.actor is None and first.target is None:
        return False
    one, other = when(first), when(deed)
    return _same_pair(first, deed) and (one is None or other is None or one.text == other.text)


def _points_back(deed: Deed) -> bool:
    """*the attack, this deal, their arrest*: a noun that the story has told already, and says nothing new of."""
    if deed.rule != "noun" or set(deed.modality) & {"denied", "negated"}:
        return False
    before = deed.tree.children(deed.word, "determiner", "possessor")
    return any(one.lower in _POINTING for one in before)


def _compatible(first: Deed, deed: Deed) -> bool:
    """No party of the one is another than that of the other."""
    pairs = ((first.actor, deed.actor), (first.target, deed.target))
    return all(_is_nobody(one) or _is_nobody(other) or key(one) == key(other) for one, other in pairs)


def _same_pair(first: Deed, deed: Deed) -> bool:
    """The same two, or the same one where the other is left open in one of the tellings, which is a noun."""
    one, other = (key(first.actor), key(first.target)), (key(deed.actor), key(deed.target))
    if one == other or (first.code in MUTUAL and set(one) == set(other)):
        return True
    shared = any(a is not None and a == b for a, b in zip(one, other, strict=True))
    return shared and "noun" in (first.rule, deed.rule) and _compatible(first, deed)


def _hang_on_one(first: Deed, deed: Deed) -> bool:
    """Two deeds are one where they hang on the same *if* and name no two actors: *if X falls, war will spread*, said
    twice."""
    if first.condition is None or deed.condition is None or first.condition.word.lemma != deed.condition.word.lemma:
        return False
    if key(first.condition.actor) != key(deed.condition.actor) or first.condition.actor is None:
        return False
    sides = ((first.actor, deed.actor), (first.target, deed.target))
    return all(_is_nobody(one) or _is_nobody(other) or key(one) == key(other) for one, other in sides)


def _is_nobody(party: Party | None) -> bool:
    """Nobody named, or a pronoun that stands for nobody known."""
    return party is None or (party.entity is None and party.country is None and party.text.casefold() in _OPEN)
