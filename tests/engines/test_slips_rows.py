"""Rows: the paper opens its own, and nothing else opens anything."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.refusals import Refusal
from tonir.engines.slips import (
    ROW_BYTES,
    Row,
    digest_of_row,
    find_row,
    find_trace,
    index_of,
    join_rows,
    new_code,
    new_round_key,
    next_round_key,
    open_row,
    part_rows,
    round_key_of,
    seal_row,
    tag_of,
    trace_of,
    without_traces,
)

ROW = Row(b"t" * 32, b"c" * 32, b"s" * 64, b"b" * 32, (2, 1, 0), 1, "Անահիտ")


@given(st.text(), st.lists(st.integers(0, 255), max_size=16).map(tuple))
def test_anahits_paper_opens_anahits_row(greeting: str, kits: tuple[int, ...]) -> None:
    code = new_code(1)
    sealed = seal_row(code, 3, replace(ROW, greeting=greeting, kits=kits))
    opened = open_row(code, 3, sealed, len(kits))
    assert len(sealed) == ROW_BYTES
    assert opened.kits == kits
    assert greeting.startswith(opened.greeting)
    assert len(opened.greeting.encode()) > 62 - 4 or opened.greeting == greeting


def test_no_other_paper_version_or_round_opens_it() -> None:
    code = new_code(1)
    sealed = seal_row(code, 3, ROW)
    for other, version in ((new_code(1), 3), (code, 4), (replace(code, round=2), 3)):
        with pytest.raises(Refusal, match="H06"):
            open_row(other, version, sealed, 3)


def test_every_altered_byte_is_noticed() -> None:
    code = new_code(1)
    sealed = seal_row(code, 3, ROW)
    for at in range(ROW_BYTES):
        altered = sealed[:at] + bytes((sealed[at] ^ 1,)) + sealed[at + 1 :]
        with pytest.raises(Refusal, match="H06"):
            open_row(code, 3, altered, 3)


def test_a_pack_finds_its_slips_and_no_stranger() -> None:
    codes = [new_code(1) for _ in range(40)]
    rows = join_rows(seal_row(code, 1, ROW) for code in codes)
    assert part_rows(rows) == sorted(part_rows(rows))
    for code in codes:
        found = find_row(rows, code, 1)
        assert found is not None
        assert found.startswith(index_of(code.secret_bytes(), 1, 1))
        assert open_row(code, 1, found, 3).greeting == "Անահիտ"
    assert find_row(rows, new_code(1), 1) is None
    assert find_row(rows, codes[0], 2) is None
    assert find_row(b"", codes[0], 1) is None


def test_a_row_holds_sixteen_kits_of_255() -> None:
    with pytest.raises(Refusal, match="H11"):
        replace(ROW, kits=(1,) * 17)
    with pytest.raises(Refusal, match="H14"):
        replace(ROW, kits=(256,))


def test_round_keys_go_forward_and_never_back() -> None:
    first = new_round_key()
    assert round_key_of(first, 4, 4) == first
    assert round_key_of(first, 4, 6) == next_round_key(next_round_key(first))
    with pytest.raises(ValueError, match="forward"):
        round_key_of(first, 4, 3)


def test_a_households_tags_differ_from_round_to_round() -> None:
    key = new_round_key()
    tags = {tag_of(round_key_of(key, 1, number), number) for number in range(1, 40)}
    assert len(tags) == 39
    assert tag_of(key, 1) == tag_of(key, 1)


def test_a_trace_tells_by_the_paper_alone_what_its_row_is_known_by() -> None:
    codes = [new_code(1) for _ in range(40)]
    rows = {code: replace(ROW, commitment=bytes([at]) * 32) for at, code in enumerate(codes)}
    sealed = {code: seal_row(code, 3, row) for code, row in rows.items()}
    traces = join_rows(trace_of(sealed[code], rows[code].commitment) for code in codes)
    for code, row in rows.items():
        assert find_trace(traces, code, 3) == digest_of_row(row.commitment)
        assert find_trace(traces, code, 4) is None
    assert find_trace(traces, new_code(1), 3) is None and find_trace(b"", codes[0], 3) is None
    left = without_traces(traces, codes[:3], 3)
    assert [find_trace(left, code, 3) is None for code in codes] == [True] * 3 + [False] * 37
    assert without_traces(traces, codes, 4) == traces
