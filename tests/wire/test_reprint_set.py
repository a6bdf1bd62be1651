"""The set by which finding reprints is judged: a wrong truth would praise a program that joins what it must not."""

from collections import Counter
from itertools import combinations

import pytest
from benchmarks import reprints


@pytest.mark.parametrize("part", reprints.PARTS)
def test_each_part_has_fifteen_families_of_every_kind_and_thirty_look_alike_pairs(part: str) -> None:
    families, pairs = reprints.families(part), reprints.lookalikes(part)
    assert [tuple(sorted(take.kind for take in family)) for family in families] == [
        tuple(sorted(reprints.KINDS))
    ] * 15
    assert all(family[0].kind == "first" for family in families)
    assert [len(pair) for pair in pairs] == [2] * 30


def test_no_take_stands_twice_and_no_family_in_both_parts() -> None:
    dev, test = (reprints.takes(part) for part in reprints.PARTS)
    assert (
        len({take.id for take in (*dev, *test)}) == len({take.text for take in (*dev, *test)}) == len(dev) + len(test)
    )
    assert not {take.story for take in dev} & {take.story for take in test}


@pytest.mark.parametrize("part", reprints.PARTS)
def test_only_what_was_pasted_has_no_time_and_only_agencies_give_slugs(part: str) -> None:
    for family in reprints.families(part):
        assert [take.kind for take in family if take.received is None] == ["pasted"]
        assert {take.kind for take in family if take.slug} == {"first", "other-agency", "updated", "new-lead"}
        slugs = {take.slug for take in family if take.kind in ("first", "updated", "new-lead")}
        assert len(slugs) == 1
    assert all(a.slug == b.slug for a, b in reprints.lookalikes(part)), "a slug alone must not tell look-alikes apart"


@pytest.mark.parametrize("part", reprints.PARTS)
def test_look_alikes_have_whole_sentences_in_common_and_are_told_by_others(part: str) -> None:
    for a, b in reprints.lookalikes(part):
        mine, theirs = set(a.text.split("\n\n")), set(b.text.split("\n\n"))
        assert mine & theirs
        assert mine - theirs
        assert theirs - mine


def test_a_perfect_grouping_and_a_lazy_one_are_scored_as_what_they_are() -> None:
    truth = [[take.id for take in family] for family in reprints.families("dev")]
    perfect = reprints.score("dev", truth)
    assert (perfect.precision, perfect.recall) == (1.0, 1.0)
    nothing = reprints.score("dev", [])
    assert (nothing.precision, nothing.recall) == (1.0, 0.0)
    assert nothing.missed["other-agency"] == 15 * (len(reprints.KINDS) - 1)


def test_what_is_wrongly_joined_is_told_by_what_it_looked_like() -> None:
    pair, other = reprints.lookalikes("dev")[0], reprints.families("dev")[0]
    found = reprints.score("dev", [[pair[0].id, pair[1].id, other[0].id]])
    assert found.false == Counter({"strangers": 2, pair[0].kind: 1})
    assert found.right == 0


@pytest.mark.parametrize("groups", [[["r01-first"], ["r01-first"]], [["r16-first"]]])
def test_a_take_in_two_groups_or_of_another_part_is_refused(groups: list[list[str]]) -> None:
    with pytest.raises(ValueError, match="stands in another"):
        reprints.score("dev", groups)


def test_every_first_take_and_its_rework_have_a_paragraph_in_common() -> None:
    """Else a family would be a truth that nobody could find in the texts."""
    for part in reprints.PARTS:
        for family in reprints.families(part):
            whole = {take.kind: set(take.text.split("\n\n")) for take in family}
            for kind in set(reprints.KINDS) - {"first", "other-agency"}:
                assert whole["first"] & whole[kind], (family[0].story, kind)
            assert all(a.text != b.text for a, b in combinations(family, 2))
