"""An envelope: anybody closes it, only the open register reads it, it tells nothing outside."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.refusals import Refusal
from tonir.vault.keys import private_keys
from tonir.vault.seal import SIZES, seal, unseal

KEYS = private_keys(secrets.token_bytes(32))
ANAHIT = {"members": [{"given": "Անահիտ", "surname": "Գրիգորյան", "birth": "1984-03-12"}]}
texts = st.dictionaries(st.text(max_size=10), st.text(max_size=200), max_size=8)


@given(texts)
def test_what_was_sealed_comes_back_whole(content: dict[str, str]) -> None:
    assert unseal(KEYS, "record", "h1", seal(KEYS.public(), "record", "h1", content)) == content


@given(st.lists(texts, min_size=1, max_size=5))
def test_sealed_records_come_in_three_sizes_at_most(contents: list[dict[str, str]]) -> None:
    overhead = 3 + 48
    sizes = {len(seal(KEYS.public(), "record", "h1", content)) - overhead for content in contents}
    assert sizes <= set(SIZES)


def test_the_same_record_never_seals_the_same_way_twice() -> None:
    assert seal(KEYS.public(), "record", "h1", ANAHIT) != seal(
        KEYS.public(), "record", "h1", ANAHIT
    )


def test_an_envelope_moved_to_another_household_does_not_open() -> None:
    with pytest.raises(Refusal, match="R06"):
        unseal(KEYS, "record", "h2", seal(KEYS.public(), "record", "h1", ANAHIT))


def test_health_details_do_not_open_as_a_record() -> None:
    with pytest.raises(Refusal, match="R06"):
        unseal(KEYS, "record", "h1", seal(KEYS.public(), "care", "h1", ANAHIT))


def test_another_registers_key_opens_nothing() -> None:
    stranger = private_keys(secrets.token_bytes(32))
    with pytest.raises(Refusal, match="R06"):
        unseal(stranger, "record", "h1", seal(KEYS.public(), "record", "h1", ANAHIT))


@given(st.integers(min_value=0, max_value=1074), st.integers(min_value=1, max_value=255))
def test_an_altered_envelope_does_not_open(place: int, change: int) -> None:
    envelope = bytearray(seal(KEYS.public(), "record", "h1", ANAHIT))
    envelope[place] ^= change
    with pytest.raises(Refusal, match="R06"):
        unseal(KEYS, "record", "h1", bytes(envelope))


def test_a_record_too_large_for_the_largest_size_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match="R05"):
        seal(KEYS.public(), "record", "h1", {"notes": secrets.token_hex(SIZES[-1])})
