"""A sheet to practise with teaches every answer, and opens nothing in earnest."""

from pathlib import Path

import pypdfium2
import zxingcpp

from tests.handover.conftest import Planned, Scanned
from tonir.engines.refusals import Refusal
from tonir.engines.slips import (
    commit,
    find_row,
    is_issued,
    is_withdrawn_list,
    open_row,
    place_of,
    read_code,
    withdrawn_mark_of,
)
from tonir.handover.models import Booklet, IssuerKey, Pack, Slip
from tonir.handover.practice import TASKS, Practice, practice
from tonir.handover.run import issue, read_claims
from tonir.programme.queries import current_round
from tonir.reporting.papers.practising import practice_slips
from tonir.vault.register import OpenRegister

KITS = ["food", "hygiene", "baby"]


def answer(of: Practice, text: str) -> str:
    """What a training phone says, by the way of a scan in docs/handover.md."""
    try:
        code = read_code(text)
    except Refusal:
        return "unreadable"
    assert code.training and code.round == 1
    (marks, _, signature), (pack,) = *of.withdrawn, of.packs
    assert is_withdrawn_list(of.issuers[0], 1, marks, signature)
    if withdrawn_mark_of(code.secret_bytes(), 1) == marks:
        return "replaced"
    sealed = find_row(pack.rows, code, pack.version)
    if sealed:
        row = open_row(code, pack.version, sealed, len(pack.kits))
        assert is_issued(of.issuers[0], 1, row.tag, row.commitment, row.signature)
        assert commit(dict(zip(pack.kits, row.kits, strict=True)), row.blinding) == row.commitment
        return "give"
    version, posts, _ = of.signposts
    return "not_ours" if place_of(posts, code, version) is None else "wrong_point"


def test_the_sheet_teaches_every_answer(programme: Path) -> None:
    made = practice(1, KITS, current_round().opens_on)
    wanted = ["give" if task == "twice" else task for task in TASKS]
    assert [answer(made, text) for _, text in made.sheet] == wanted
    assert "twice" in TASKS and set(wanted) >= {"wrong_point", "replaced", "not_ours", "unreadable"}


def test_a_sheet_of_june_fits_the_phone_of_july_and_no_other_round(programme: Path) -> None:
    opens = current_round().opens_on
    assert practice(1, KITS, opens) == practice(1, KITS, opens)
    assert practice(2, KITS, opens).sheet != practice(1, KITS, opens).sheet


def test_in_earnest_it_opens_nothing(
    register: OpenRegister, anahit: str, planned: Planned, scanned: Scanned
) -> None:
    planned((anahit, {}))
    issue(register)
    made = practice(1, KITS, current_round().opens_on)
    assert bytes(IssuerKey.objects.get().public) not in made.issuers
    done = read_claims(scanned(*(text for _, text in made.sheet)))
    assert done["claimed"] == 0 and done["refused"] == len(TASKS)


def test_the_printed_sheet_can_be_scanned_and_nothing_is_kept(
    programme: Path, tmp_path: Path
) -> None:
    for language in ("en", "hy", "ru"):
        practice_slips(tmp_path / "practice.pdf", language)
        page = pypdfium2.PdfDocument(tmp_path / "practice.pdf")[0].render(scale=3).to_numpy()
        found = {one.text for one in zxingcpp.read_barcodes(page)}
        assert found == {text for _, text in practice(1, KITS, current_round().opens_on).sheet}
    assert not Booklet.objects.exists() and not Slip.objects.exists() and not Pack.objects.exists()
