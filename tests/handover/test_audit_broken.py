"""Whatever an auditor is handed, he gets an answer with a name, and never a traceback."""

import json
import random
import struct
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.made_round import Made, make_round
from tests.handover.audited import AuditOf, codes
from tonir.handover.audit import PARTS, WORDS, Unreadable, audit, outcome

MADE = make_round(12, phones=2)


def why(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        audit(path)
    assert WORDS[refused.value.code].format(**refused.value.facts)
    return refused.value.code


def test_what_is_no_bundle_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "round.zip"
    assert why(path) == "no_file"
    assert why(tmp_path) == "no_zip"
    for content in (b"", b"not a zip", random.Random(7).randbytes(5000), b"PK\x05\x06" + bytes(18)):
        path.write_bytes(content)
        assert why(path) in ("no_zip", "parts")


def test_a_bundle_with_a_part_too_many_twice_or_missing_is_refused(
    made: Made, tmp_path: Path
) -> None:
    path = made.packed(tmp_path / "round.zip")
    for names in ((*PARTS, "names.csv"), PARTS[:3], (*PARTS, PARTS[0])):
        with zipfile.ZipFile(path) as whole, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
            for name in names:
                bad.writestr(name, whole.read(name) if name in PARTS else b"")
        assert why(tmp_path / "bad.zip") == "parts"


def test_what_unpacks_without_end_is_not_unpacked(made: Made, tmp_path: Path) -> None:
    path = made.packed(tmp_path / "round.zip")
    bomb = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path) as whole,
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in PARTS:
            bad.writestr(name, b" " * 100_000_000 if name == "rows.jsonl" else whole.read(name))
    assert bomb.stat().st_size < 200_000
    assert why(bomb) == "too_large"


def test_a_part_that_says_it_is_smaller_than_it_is_is_broken(made: Made, tmp_path: Path) -> None:
    path = made.packed(tmp_path / "round.zip")
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as whole:
        size = whole.getinfo("stock.json").file_size
    for at in range(len(content) - 4):
        if content[at : at + 4] == struct.pack("<I", size):
            content[at : at + 4] = struct.pack("<I", size - 10)
    path.write_bytes(content)
    assert why(path) in ("broken", "part_wrong")


def test_a_locked_or_otherwise_packed_zip_is_refused(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "round.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as bad:
        for name in PARTS:
            bad.writestr(name, b"{}")
    assert why(path) == "no_zip"
    content = bytearray(made.packed(path).read_bytes())
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1  # the flag that says: encrypted
    path.write_bytes(content)
    assert why(path) in ("broken", "no_zip")


@pytest.mark.parametrize(
    "content",
    [b"[" * 100_000, b'{"a": 1, "a": 2}', b"\xff\xfe", b"9" * 5000, b"null", b'"\\ud800"', b"NaN"],
)
@pytest.mark.parametrize("name", [name for name in PARTS if name.endswith(".json")])
def test_a_part_of_nonsense_is_named(made: Made, tmp_path: Path, name: str, content: bytes) -> None:
    path = made.packed(tmp_path / "round.zip")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for part in PARTS:
            bad.writestr(part, content if part == name else whole.read(part))
    assert why(tmp_path / "bad.zip") == "part_wrong"


def test_rows_of_nonsense_are_found_wrong_up_to_a_number(made: Made, audit_of: AuditOf) -> None:
    good = deepcopy(made.rows)
    for odd in (7, None, [], {}, {"kind": "claim"}, {"kind": "sums.json"}, {"kind": ["claim"]}):
        made.rows = [*good, odd]  # type: ignore[list-item]
        assert codes(audit_of(made)) == {"row_wrong"}
    made.rows = [*good, *([{}] * 200)]
    with pytest.raises(Unreadable, match="rows_wrong"):
        audit_of(made)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "gift"),
        ("device", "phone-9999"),
        ("device", None),
        ("sequence", -1),
        ("sequence", True),
        ("sequence", 1.0),
        ("point", "W1"),
        ("tag", "00"),
        ("tag", "AB" * 32),
        ("commitment", "ff" * 32),
        ("signature", 7),
        ("counted", 1),
        ("conflict", "unheard of"),
        ("settled", None),
        ("short", {"food": -1}),
        ("short", {"gold": 1}),
        ("household", "0" * 32),
    ],
)
def test_a_row_with_one_value_that_cannot_be_is_found_wrong(
    made: Made, audit_of: AuditOf, name: str, value: object
) -> None:
    made.rows[0][name] = value
    assert "row_wrong" in codes(audit_of(made))


@pytest.mark.parametrize(
    "alter",
    [
        lambda made: made.sums[0]["kits"].update(food=-1),
        lambda made: made.sums[0]["kits"].update(gold=1),
        lambda made: made.sums[0].update(blinding="00"),
        lambda made: made.about.update(round=2000),
        lambda made: made.about.update(format="tonir audit 2"),
        lambda made: made.about["issuers"].append("00"),
        lambda made: made.about["accounts"].update(P0="moon"),
        lambda made: made.about["devices"]["phone-0000"].update(passed=[["1", 2]]),
        lambda made: made.stock["movements"][0].update(quantity=-5),
        lambda made: made.stock["closing"].update(nowhere={"food": 1}),
        lambda made: made.stock["counted"].update(P0={"food": -1}),
        lambda made: made.about["kits"].update({"bad\u001b[31m": {"en": "x"}}),
    ],
)
def test_another_part_with_one_value_that_cannot_be_is_refused(
    made: Made, tmp_path: Path, alter: Callable[[Made], Any]
) -> None:
    alter(made)
    assert why(made.packed(tmp_path / "round.zip")) == "part_wrong"


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something stands in a part."""
    if not isinstance(value, (dict, list)):
        return [at]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [at, *(place for key, one in inner for place in places(one, (*at, key)))]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=True)
    | st.text(max_size=70)
    | st.sampled_from(["phone-0000", "P0", "claim", "reversal", "walk_in", "00" * 32, "ff" * 64]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["food", "kind", "of", "device", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_altered_value_anywhere_ends_without_an_answer(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    made = deepcopy(MADE)
    part: Any = data.draw(st.sampled_from([made.about, made.rows, made.sums, made.stock]))
    place = data.draw(st.sampled_from([at for at in places(part) if at]))
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = data.draw(JSON)
    path = made.packed(tmp_path_factory.mktemp("odd") / "round.zip")
    for as_json in (True, False):
        said, status = outcome(path, (), "en", as_json)
        assert status in (0, 1, 2) and said
        assert said.isprintable() or not as_json
    json.loads(outcome(path, (), "en", as_json=True)[0])


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_altered_byte_ends_without_an_answer(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = MADE.packed(tmp_path_factory.mktemp("odd") / "round.zip")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(content) // 2, len(content)))
    path.write_bytes(content[:cut])
    assert outcome(path, (), "en", as_json=False)[1] in (0, 1, 2)
