"""Tags of a household over its rounds look like noise: nothing ties one to the next."""

import hashlib
from collections import Counter
from itertools import pairwise

from tonir.engines.slips import next_round_key, tag_of

HOUSEHOLDS, ROUNDS, BITS = 400, 8, 256
# Keys of this test are made by a hash, so that it says the same each time.
KEYS = [hashlib.sha256(b"household %d" % number).digest() for number in range(HOUSEHOLDS)]


def tags(key: bytes) -> list[bytes]:
    made = []
    for number in range(1, ROUNDS + 1):
        made.append(tag_of(key, number))
        key = next_round_key(key)
    return made


TAGS = [tags(key) for key in KEYS]


def apart(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()


def is_even(counts: list[int], expected: float, deviations: float = 5) -> bool:
    """Chi-squared of counts that should all be `expected`, within so many standard deviations."""
    chi = sum((count - expected) ** 2 / expected for count in counts)
    freedom = len(counts) - 1
    return bool(abs(chi - freedom) < deviations * (2 * freedom) ** 0.5)


def test_every_byte_is_as_frequent_as_any_other() -> None:
    found = Counter(byte for some in TAGS for tag in some for byte in tag)
    assert is_even([found[byte] for byte in range(256)], HOUSEHOLDS * ROUNDS * 32 / 256)


def test_a_rounds_tag_tells_no_bit_of_the_next_rounds() -> None:
    """Exclusive sums of neighbouring rounds' tags: each bit is set as often as not."""
    sums = [
        int.from_bytes(one, "big") ^ int.from_bytes(other, "big")
        for some in TAGS
        for one, other in pairwise(some)
    ]
    half, deviation = len(sums) / 2, (len(sums) / 4) ** 0.5
    for bit in range(BITS):
        set_ = sum(one >> bit & 1 for one in sums)
        assert abs(set_ - half) < 5 * deviation, bit


def test_tags_of_one_household_are_as_far_apart_as_those_of_two() -> None:
    """Of 256 bits 128 differ on average, with a deviation of 8; in both cases alike."""
    own = [apart(one, other) for some in TAGS for one, other in pairwise(some)]
    others = [
        apart(one[at], other[at + 1]) for one, other in pairwise(TAGS) for at in range(ROUNDS - 1)
    ]
    for distances in (own, others):
        mean = sum(distances) / len(distances)
        assert abs(mean - BITS / 2) < 5 * 8 / len(distances) ** 0.5
        assert min(distances) > BITS / 2 - 7 * 8
    # The spread too: as many of the one as of the other lie below the middle.
    middle = [sum(distance <= 128 for distance in some) / len(some) for some in (own, others)]
    assert abs(middle[0] - middle[1]) < 5 * (0.5 / len(own)) ** 0.5


def test_the_test_would_see_a_tag_that_is_the_same_each_round() -> None:
    stuck = [[some[0]] * ROUNDS for some in TAGS]
    assert max(apart(one, other) for some in stuck for one, other in pairwise(some)) == 0
    assert not is_even([sum(some[0][0] == byte for some in stuck[:1]) for byte in range(256)], 0.1)
