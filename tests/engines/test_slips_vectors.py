"""The golden vectors that Python and JavaScript share: slips of today open tomorrow too."""

import json
from typing import Any

import pytest

from tests.vectors.slips import PATH, vectors
from tonir.engines.refusals import Refusal
from tonir.engines.slips import (
    find_row,
    index_of,
    is_issued,
    next_round_key,
    open_row,
    read_code,
    round_key_of,
    tag_of,
    verify_sums,
)

GOLDEN: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))


def named(kind: str) -> Any:
    cases = GOLDEN[kind]
    return pytest.mark.parametrize("case", cases, ids=[c.get("name", c.get("text")) for c in cases])


@named("codes")
def test_codes_are_read_however_they_were_typed(case: dict[str, Any]) -> None:
    for typed in (case["text"], *case["typed"]):
        code = read_code(typed)
        assert (code.round, f"{code.secret:026x}") == (case["round"], case["secret"])
        assert code.text() == case["text"]


@named("codes_refused")
def test_wrong_codes_are_refused_by_name(case: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match=case["refusal"]):
        read_code(case["text"])


@named("rows")
def test_rows_open_as_they_were_sealed(case: dict[str, Any]) -> None:
    code, sealed = read_code(case["code"]), bytes.fromhex(case["sealed"])
    key = bytes.fromhex(case["household_key"])
    assert index_of(code.secret_bytes(), code.round, case["version"]).hex() == case["index"]
    assert find_row(sealed, code, case["version"]) == sealed
    row = open_row(code, case["version"], sealed, len(case["order"]))
    assert next_round_key(key).hex() == case["next_round_key"]
    assert row.tag == tag_of(round_key_of(key, case["its_round"], code.round), code.round)
    assert (row.tag.hex(), row.commitment.hex()) == (case["tag"], case["commitment"])
    assert (row.signature.hex(), row.blinding.hex()) == (case["signature"], case["blinding"])
    assert list(row.kits) == [case["kits"].get(kit, 0) for kit in case["order"]]
    assert (row.flags, row.greeting) == (case["flags"], case["greeting"])
    issuer = bytes.fromhex(case["issuer"])
    assert is_issued(issuer, code.round, row.tag, row.commitment, row.signature)
    assert verify_sums([row.commitment], case["kits"], row.blinding)


@named("rows_refused")
def test_wrong_rows_are_refused_by_name(case: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match=case["refusal"]):
        open_row(read_code(case["code"]), case["version"], bytes.fromhex(case["sealed"]), 3)


def test_the_sums_verify_and_one_kit_more_does_not() -> None:
    sums = GOLDEN["sums"]
    commitments = [bytes.fromhex(one) for one in sums["commitments"]]
    blinding = bytes.fromhex(sums["blinding"])
    assert verify_sums(commitments, sums["kits"], blinding)
    assert not verify_sums(commitments, {**sums["kits"], "food": 99}, blinding)


def test_what_is_made_today_is_what_was_made_then() -> None:
    assert vectors() == GOLDEN
