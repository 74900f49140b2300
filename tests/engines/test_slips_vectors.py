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
    is_sent_by,
    is_withdrawn_list,
    next_round_key,
    open_parcel,
    open_row,
    opener_from,
    place_of,
    read_code,
    round_key_of,
    tag_of,
    verify_sums,
    withdrawn_mark_of,
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


def test_training_codes_are_read_as_such_and_derive_something_else() -> None:
    training, real = read_code(GOLDEN["training"][0]["text"]), read_code(GOLDEN["codes"][0]["text"])
    assert training.training and not real.training
    assert (training.round, training.secret) == (real.round, real.secret)
    assert index_of(training.secret_bytes(), 1, 1) != index_of(real.secret_bytes(), 1, 1)


def test_signposts_lead_each_slip_to_its_place_and_strangers_nowhere() -> None:
    directions = GOLDEN["directions"]
    posts = bytes.fromhex(directions["posts"])
    for text, place in directions["places"]:
        assert place_of(posts, read_code(text), directions["version"]) == place
        assert place_of(b"", read_code(text), directions["version"]) is None


def test_a_list_of_withdrawn_slips_is_the_issuers_and_whole() -> None:
    told = GOLDEN["withdrawn"]
    issuer, by = bytes.fromhex(told["issuer"]), bytes.fromhex(told["signature"])
    marks = bytes.fromhex(told["marks"])
    for text in told["codes"]:
        assert withdrawn_mark_of(read_code(text).secret_bytes(), told["round"]) in marks
    assert is_withdrawn_list(issuer, told["round"], marks, by)
    assert not is_withdrawn_list(issuer, told["round"], marks[16:], by)
    assert not is_withdrawn_list(issuer, told["round"] + 1, marks, by)


@named("parcels")
def test_parcels_are_opened_by_whom_they_are_sealed_to(case: dict[str, Any]) -> None:
    receiver, about = opener_from(bytes.fromhex(case["receiver"])), bytes.fromhex(case["about"])
    sealed = bytes.fromhex(case["sealed"])
    assert open_parcel(receiver, sealed, about).hex() == case["content"]
    altered = sealed[:-1] + bytes([sealed[-1] ^ 1])
    another = opener_from(bytes.fromhex(case["once"]))
    for opener, parcel, named_ in (
        (another, sealed, about),
        (receiver, altered, about),
        (receiver, sealed[:70], about),
        (receiver, b"", about),
        (receiver, sealed, about + b"2"),
    ):
        with pytest.raises(Refusal, match="H19"):
            open_parcel(opener, parcel, named_)


def test_what_a_phone_signed_is_known_as_its_own() -> None:
    public, content, by = (
        bytes.fromhex(GOLDEN["sent"][name]) for name in ("public", "content", "signature")
    )
    assert is_sent_by(public, content, by)
    assert not is_sent_by(public, content + b"!", by)
    assert not is_sent_by(public, content, by[:-1])
    assert not is_sent_by(public[:-1], content, by)


def test_what_is_made_today_is_what_was_made_then() -> None:
    assert vectors() == GOLDEN
