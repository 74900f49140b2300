"""Families out of pairs: what people said holds, and chains of alike families are cut."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.linkage.clusters import Settled, settle

Pairs = dict[tuple[str, str], float]


def settled(pairs: Pairs, **said: set[tuple[str, str]]) -> Settled:
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    weight = list(pairs.values())
    return settle(left, right, weight, [one >= 8 for one in weight], **said)


def families(of: Settled) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for one, family in of.family.items():
        groups.setdefault(family, set()).add(one)
    return {frozenset(group) for group in groups.values() if len(group) > 1}


def test_three_entries_of_one_family_become_one() -> None:
    found = settled({("a", "b"): 20, ("b", "c"): 15, ("a", "c"): 3})
    assert families(found) == {frozenset("abc")}
    assert not found.cut


def test_a_chain_of_alike_families_is_cut_at_its_weakest_link_and_shown() -> None:
    found = settled({("a", "b"): 12, ("b", "c"): 9, ("a", "c"): -15})
    assert families(found) == {frozenset("ab")}
    assert found.cut == [("b", "c")]


def test_a_long_chain_of_namesakes_never_becomes_one_family() -> None:
    names = [f"{number:02}" for number in range(40)]
    found = settled(dict.fromkeys(pairwise(names), 8.5))
    assert max(map(len, families(found))) <= 3
    assert found.cut


def test_what_a_person_said_is_different_is_not_joined_through_a_third_entry() -> None:
    found = settled({("a", "b"): 30, ("b", "c"): 25, ("a", "c"): 20}, different={("a", "c")})
    assert families(found) == {frozenset("ab")}
    assert found.cut == [("b", "c")]


def test_what_a_person_said_is_one_family_is_joined_whatever_it_weighs() -> None:
    found = settled({("a", "b"): -9}, same={("b", "a")})
    assert families(found) == {frozenset("ab")}


def test_two_persons_who_contradict_each_other_through_a_third_entry_are_shown() -> None:
    found = settled({}, same={("a", "b"), ("b", "c")}, different={("a", "c")})
    assert families(found) == {frozenset("ab")}
    assert found.cut == [("b", "c")]


IDS = st.sampled_from("abcdefgh")
SAID = st.sets(st.tuples(IDS, IDS).filter(lambda pair: pair[0] < pair[1]), max_size=4)


@st.composite
def some_pairs(draw: st.DrawFn) -> Pairs:
    ends = draw(SAID | st.sets(st.tuples(IDS, IDS).filter(lambda one: one[0] < one[1])))
    # Weights that differ: between equal ones `link` decides by what stands in the entries.
    weights = draw(st.permutations(range(len(ends))))
    return {pair: weight * 2.5 - 20 for pair, weight in zip(sorted(ends), weights, strict=True)}


@given(some_pairs(), SAID, SAID, st.randoms(use_true_random=False))
def test_no_order_and_no_renaming_changes_the_families(pairs, same, different, draws) -> None:
    same = same - different
    shuffled = list(pairs.items())
    draws.shuffle(shuffled)
    first = settled(pairs, same=same, different=different)
    assert settled(dict(shuffled), same=same, different=different) == first
    names = dict(zip("abcdefgh", draws.sample("stuvwxyz", 8), strict=True))

    def renamed(some):
        return {tuple(sorted((names[a], names[b]))) for a, b in some}

    again = settled(
        {tuple(sorted((names[a], names[b]))): weight for (a, b), weight in pairs.items()},
        same=renamed(same),
        different=renamed(different),
    )
    if len(same) < 2:  # what people said has no weight: of two that contradict, order decides
        assert families(again) == {frozenset(names[a] for a in one) for one in families(first)}


@given(some_pairs(), SAID, SAID)
def test_no_family_holds_two_entries_that_a_person_told_apart(pairs, same, different) -> None:
    found = settled(pairs, same=same, different=different)
    for a, b in different:
        assert found.family.get(a, a) != found.family.get(b, b)


@given(some_pairs())
def test_every_sure_pair_is_joined_or_shown(pairs) -> None:
    found = settled(pairs)
    for (a, b), weight in pairs.items():
        joined = found.family[a] == found.family[b]
        assert (weight < 8) or joined != ((a, b) in found.cut)
