"""The same event told again: held once, with the other places (docs/record/codebook.md, section 3)."""

from collections.abc import Callable

from standfirst.record.deed import MUTUAL, Deed, key
from standfirst.record.shapes import When


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
    if first.code != deed.code or first.modality[0] != deed.modality[0]:
        return False
    if first.tree.sentence == deed.tree.sentence:
        return False
    if first.code == "unclear" and first.word.lemma != deed.word.lemma:
        return False
    if first.actor is None and first.target is None:
        return _hang_on_one(first, deed)
    one, other = when(first), when(deed)
    return _same_pair(first, deed) and (one is None or other is None or one.text == other.text)


def _same_pair(first: Deed, deed: Deed) -> bool:
    one, other = (key(first.actor), key(first.target)), (key(deed.actor), key(deed.target))
    return one == other or (first.code in MUTUAL and set(one) == set(other))


def _hang_on_one(first: Deed, deed: Deed) -> bool:
    """Two deeds of nobody are one where they hang on the same *if*: *if X falls, war will spread*, said twice."""
    if key(deed.actor) is not None or key(deed.target) is not None:
        return False
    if first.condition is None or deed.condition is None:
        return False
    return key(first.condition.actor) == key(deed.condition.actor)
