"""The audit by itself: one file, copied out, on a computer that has never heard of Tonir."""

import ast
import json
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.made_round import ISSUER, Made, make_round
from tests.conftest import run_tonir
from tests.vectors.slips import PATH as VECTORS
from tonir.engines.slips import commit as engine_commit
from tonir.engines.slips import is_issued
from tonir.handover import audit as module
from tonir.handover.audit import WORDS, audit, commit, fingerprint, minus, not_issued, plus, words

SOURCE = Path(module.__file__)


def test_it_imports_the_standard_library_and_two_libraries_and_nothing_of_tonir() -> None:
    roots = set()
    for node in ast.walk(ast.parse(SOURCE.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            roots.add((node.module or "").split(".")[0])
    assert roots - set(sys.stdlib_module_names) == {"cryptography", "rbcl"}


def test_copied_out_it_audits_a_bundle_in_a_process_without_tonir(
    made: Made, tmp_path: Path
) -> None:
    alone = shutil.copy(SOURCE, tmp_path / "audit.py")
    path = made.packed(tmp_path / "round.zip")
    # -I: nothing of the environment; the copy shadows nothing and finds nothing beside it.
    done = subprocess.run([sys.executable, "-I", alone, path], capture_output=True, check=True)
    said = done.stdout.decode()
    assert said.count("\nPROVED: ") == 6 and "NOT PROVED" not in said and not done.stderr
    made.sums[0]["kits"]["food"] += 1
    words_of = [sys.executable, "-I", alone, made.packed(path), "--language", "hy", "--json"]
    found = subprocess.run(words_of, capture_output=True, check=False)
    assert found.returncode == 1 and json.loads(found.stdout)["times"]["sum_wrong"] == 1


def test_many_claims_are_checked_by_several_processes(tmp_path: Path) -> None:
    made = make_round(2500, phones=5)
    for at in (3, 1200, 2499):
        made.rows[at]["signature"] = "00" * 64
    alone = [sys.executable, SOURCE, made.packed(tmp_path / "round.zip"), "--json"]
    found = subprocess.run(alone, capture_output=True, check=False)
    assert json.loads(found.stdout)["times"] == {"not_issued": 3}


def test_it_agrees_with_the_engine_on_the_golden_vectors() -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    for row in vectors["rows"]:
        proof = [bytes.fromhex(row[name]) for name in ("tag", "commitment", "signature")]
        issuer, number = bytes.fromhex(row["issuer"]), module_round(row["code"])
        assert is_issued(issuer, number, *proof)
        assert not_issued([issuer], number, [("", 1, proof[0], proof[1], proof[2])]) == []
        assert not_issued([issuer], number + 1, [("", 1, proof[0], proof[1], proof[2])])
        blinding = bytes.fromhex(row["blinding"])
        assert commit(row["kits"], blinding) == engine_commit(row["kits"], blinding) == proof[1]
    sums, total = vectors["sums"], bytes(32)
    for commitment in sums["commitments"]:
        total = plus(total, bytes.fromhex(commitment))
    assert total == bytes.fromhex(sums["commitment"])
    assert total == commit(sums["kits"], bytes.fromhex(sums["blinding"]))
    assert minus(total, total) == bytes(32)


def module_round(code: str) -> int:
    from tonir.engines.slips import read_code

    return read_code(code).round


@pytest.mark.parametrize("language", ["hy", "ru"])
def test_every_sentence_stands_in_three_languages_with_the_same_holes(language: str) -> None:
    there = words(language)
    for code, english in WORDS.items():
        assert holes(there[code]) == holes(english), code
        assert re.search("[\u0531-\u0587]" if language == "hy" else "[\u0410-\u044f]", there[code])
    further = set(there) - set(WORDS)
    assert all(code.startswith("kind_") for code in further)


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_finding_has_its_sentence() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    found = set(re.findall(r'(?:found|Unreadable)\(\s*"(\w+)"', text))
    assert len(found) > 20 and found <= set(WORDS)
    assert {code for codes in module.PROOFS.values() for code in codes} <= set(WORDS)


def test_the_command_needs_no_programme_and_says_by_its_status_what_it_found(
    made: Made, tmp_path: Path
) -> None:
    path = str(made.packed(tmp_path / "round.zip"))
    done = run_tonir("--language", "ru", "audit", path, cwd=tmp_path)
    assert "ДОКАЗАНО: Семей: 24" in done.stdout
    mark = fingerprint(ISSUER.public())
    assert run_tonir("audit", path, "--issuer", mark).returncode == 0
    strange = run_tonir("--json", "audit", path, "--issuer", "0000", check=False)
    assert strange.returncode == 1
    assert json.loads(strange.stdout)["findings"] == [{"code": "issuer_unexpected", "issuer": mark}]
    none = run_tonir("audit", str(tmp_path / "none.zip"), check=False)
    assert (none.returncode, none.stdout) == (2, "There is no such file.\n")
    assert sorted(place.name for place in tmp_path.iterdir()) == ["round.zip"]


def test_the_whole_example_is_proved_end_to_end(whole_example: Path, tmp_path: Path) -> None:
    path = tmp_path / "round.zip"
    told = json.loads(
        run_tonir("--programme", str(whole_example), "--json", "bundle", str(path)).stdout
    )["bundle"]
    report = audit(path, expected=told["issuers"])
    assert report.findings == [] and report.digest == told["sha256"]
    assert report.tally["claim"] == told["claims"] > 50
    assert path.stat().st_mode & 0o077 == 0
    again = run_tonir("--programme", str(whole_example), "bundle", str(path), check=False)
    assert again.returncode == 2 and "R58" in again.stderr


def test_a_round_that_is_none_has_no_bundle(whole_example: Path, tmp_path: Path) -> None:
    words_of = (
        "--programme",
        str(whole_example),
        "bundle",
        "--round",
        "9",
        str(tmp_path / "r.zip"),
    )
    assert "H18" in run_tonir(*words_of, check=False).stderr
