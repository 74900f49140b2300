"""Files of codes as scanner apps, spreadsheets and tired people write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, grouped
from tonir.handover.scans import fingerprints, read_scans

ANAHIT, RUBEN = Code(1, 12345).text(), Code(1, 2**99 + 7).text()
AT = datetime(2025, 8, 18, 10, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        f"{ANAHIT}\n{RUBEN}\n",
        f"{ANAHIT}\r\n\r\n{RUBEN}",
        f"Code\n{ANAHIT}\n{RUBEN}\n",
        f"Код;Время\n{ANAHIT};18.08.2025 10:20:05\n{RUBEN};?\n",
        f"time,code\n2025-08-18T10:20:05,{ANAHIT}\n,{RUBEN}\n",
        f"1\tQR_CODE\t{ANAHIT}\n2\tQR_CODE\t{RUBEN}\n",
        f'"{ANAHIT}","2025-08-18 10:20:05+00:00"\n"{RUBEN}",""\n',
        f'{grouped(ANAHIT).lower()}\n"{grouped(RUBEN)}"\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_both_codes_are_read(text: str, encoding: str) -> None:
    scans = read_scans(text.encode(encoding))
    assert [scan.code.text() if scan.code else "" for scan in scans] == [ANAHIT, RUBEN]
    assert {scans[0].happened_at} <= {None, AT}
    assert scans[1].happened_at is None


def test_a_time_is_read_however_it_is_written() -> None:
    for written in ("2025-08-18T10:20:05Z", "18.08.2025 10:20:05", "18/08/2025 10:20:05"):
        assert read_scans(f"{ANAHIT};{written}".encode())[0].happened_at == AT


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    scans = read_scans(f"code\n\n{ANAHIT}\n\n\n{RUBEN}\nnonsense".encode())
    assert [(scan.line, scan.refusal) for scan in scans] == [(3, ""), (6, ""), (7, "H01")]


def test_a_stray_quotation_mark_swallows_one_line_only() -> None:
    scans = read_scans(f'{ANAHIT}\n"{ANAHIT[:7]}\n{RUBEN}'.encode())
    assert [scan.refusal for scan in scans] == ["", "H01", ""]


def test_a_grown_file_begins_as_it_did() -> None:
    short = fingerprints(read_scans(f"{ANAHIT}\n{RUBEN}".encode()))
    grown = fingerprints(read_scans(f"code\n{ANAHIT}\n\n{RUBEN}\n{ANAHIT}".encode()))
    assert grown[:2] == short
    assert len(set(grown)) == 3


@given(st.binary(max_size=400))
def test_no_file_however_broken_ends_in_anything_but_an_answer(content: bytes) -> None:
    try:
        scans = read_scans(content)
    except Refusal as refusal:
        assert refusal.code in {"H08", "H12"}
    else:
        assert all(scan.code or scan.refusal for scan in scans)


def test_what_was_scanned_does_not_show_in_a_traceback() -> None:
    assert ANAHIT not in repr(read_scans(ANAHIT.encode())[0])
