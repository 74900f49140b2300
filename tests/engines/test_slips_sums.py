"""Sums: what was handed over is what was promised, and one kit more is noticed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonir.engines.slips import (
    Sums,
    commit,
    generators,
    is_issued,
    new_blinding,
    new_issuer,
    verify_sums,
)

KITS = ("food", "hygiene", "baby")
baskets = st.dictionaries(st.sampled_from(KITS), st.integers(0, 300), max_size=3)


@settings(max_examples=40)
@given(st.lists(baskets, max_size=6))
def test_commitments_add_up_to_the_commitment_of_the_sum(handed: list[dict[str, int]]) -> None:
    total, commitments = Sums(), []
    for kits in handed:
        blinding = new_blinding()
        commitments.append(commit(kits, blinding))
        total.add(kits, blinding, commitments[-1])
    assert total.hold()
    assert total.claims == len(handed)
    assert verify_sums(commitments, total.kits, total.blinding)
    more = {**total.kits, "food": total.kits.get("food", 0) + 1}
    assert not verify_sums(commitments, more, total.blinding)


def test_a_missing_and_an_invented_claim_break_the_sum() -> None:
    total, commitments = Sums(), []
    for _ in range(3):
        blinding = new_blinding()
        commitments.append(commit({"food": 1}, blinding))
        total.add({"food": 1}, blinding, commitments[-1])
    assert not verify_sums(commitments[:-1], total.kits, total.blinding)
    assert not verify_sums([*commitments, commitments[0]], total.kits, total.blinding)


def test_the_same_kits_look_different_every_time() -> None:
    assert commit({"food": 1}, new_blinding()) != commit({"food": 1}, new_blinding())


def test_each_kit_has_a_point_of_its_own() -> None:
    assert len(set(generators(KITS))) == 3
    blinding = new_blinding()
    assert commit({"food": 1}, blinding) != commit({"baby": 1}, blinding)


def test_large_quantities_are_committed_to_like_small_ones() -> None:
    half, rest = new_blinding(), new_blinding()
    commitments = [commit({"food": 31}, half), commit({"food": 1_000_000}, rest)]
    total = Sums()
    total.add({"food": 31}, half, commitments[0])
    total.add({"food": 1_000_000}, rest, commitments[1])
    assert total.hold()


def test_less_than_nothing_cannot_be_promised() -> None:
    with pytest.raises(ValueError, match="not negative"):
        commit({"food": -1}, new_blinding())


def test_only_the_issuer_signs() -> None:
    issuer, stranger = new_issuer(), new_issuer()
    tag, commitment = b"t" * 32, commit({"food": 2}, new_blinding())
    signature = issuer.sign(1, tag, commitment)
    assert is_issued(issuer.public(), 1, tag, commitment, signature)
    assert not is_issued(stranger.public(), 1, tag, commitment, signature)
    assert not is_issued(issuer.public(), 2, tag, commitment, signature)
    assert not is_issued(issuer.public(), 1, b"u" * 32, commitment, signature)
    assert not is_issued(issuer.public(), 1, tag, commit({"food": 3}, new_blinding()), signature)


def test_what_was_added_by_mistake_is_taken_back_and_the_sums_still_hold() -> None:
    first, second = new_blinding(), new_blinding()
    total = Sums()
    total.add({"food": 2, "baby": 1}, first, commit({"food": 2, "baby": 1}, first))
    total.add({"food": 1}, second, commit({"food": 1}, second))
    total.take_back({"food": 2, "baby": 1}, first, commit({"food": 2, "baby": 1}, first))
    assert (total.kits, total.claims, total.blinding) == ({"food": 1}, 1, second)
    assert total.hold()
    total.take_back({"food": 1}, second, commit({"food": 1}, second))
    assert total == Sums()
    with pytest.raises(ValueError, match="taken back"):
        total.take_back({"food": 1}, second, commit({"food": 1}, second))
