"""Who is erased is in no later pack, paper, match, search or export; what is counted stays true."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pyrage
import pytest
from django.utils import timezone

from tests.conftest import Listed
from tests.office.conftest import ANAHIT, ANI, RUBEN_HY, RUBEN_RU
from tests.rights.test_correcting import with_optional_purpose
from tonir.engines.refusals import Refusal
from tonir.engines.slips import find_row, find_trace, read_code
from tonir.handover.models import Booklet, Pack, RoundKey
from tonir.handover.run import issue, read_claims, slips
from tonir.matching.models import Merge, NamesBorne, Pair
from tonir.matching.run import match
from tonir.people.models import Household
from tonir.people.open import families as entries_of_register
from tonir.planning.models import Place
from tonir.planning.run import plan
from tonir.reporting.exports.run import export
from tonir.reporting.families import family, find
from tonir.reporting.papers.run import print_papers
from tonir.reporting.reach import reach
from tonir.reporting.rights.correcting import correct
from tonir.reporting.rights.erasing import erase, erase_again
from tonir.reporting.rights.packs import packs_to_make_anew
from tonir.targeting.models import Entitlement
from tonir.targeting.run import assess
from tonir.vault.erased import remembered
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

STEPS = (match, assess, plan, issue, reach)


def code_of(register: OpenRegister, household: str) -> str:
    return next(one.code for one in slips(register) if one.household == household)


def claimed(register: OpenRegister, household: str, folder: Path) -> dict[str, Any]:
    scans = folder / "scans.csv"
    scans.write_text(f"code,time\n{code_of(register, household)},2025-08-18T10:05:00+04:00\n")
    return read_claims(scans)


@pytest.mark.parametrize("is_served", [False, True])
def test_rubens_family_is_nowhere_any_more_and_every_total_stands(
    is_served: bool,
    register: OpenRegister,
    every_total_shown: None,
    families: dict[str, str],
    tmp_path: Path,
) -> None:
    ruben = families["ruben"]
    entries = [ruben, Merge.objects.get(kept=ruben).dropped_id]
    if is_served:
        claimed(register, ruben, tmp_path)
    before = reach(register)
    assert before["total"]["served"]["families"] == int(is_served)
    assert erase(register, household=ruben)["entries"] == 2
    assert reach(register) == before
    for step in STEPS:
        step(register)
    assert reach(register) == before
    for text in ("Ruben", "Рубен", "Գայանե", "77123456", "AN1234567"):
        found = {row["id"] for row in find(register, text=text)["families"]}
        assert not found & set(entries)  # A search may offer who is spelt alike.
    assert not {one.household for one in slips(register)} & set(entries)
    with pytest.raises(Refusal, match="O01"):
        family(register, household=ruben)
    with pytest.raises(Refusal, match="O01"):
        correct(register, household=ruben, changes={"address": "x"})
    for table in (Booklet, RoundKey, Entitlement, Place):
        assert not table.objects.filter(household__in=entries).exists()
    assert not Merge.objects.exists() and not Pair.objects.filter(left__in=entries).exists()
    assert find(register, text="Anahit")["count"] == 1


def test_no_later_export_and_no_later_paper_has_her(
    register: OpenRegister, families: dict[str, str], programme: Path, tmp_path: Path
) -> None:
    with_optional_purpose()
    erase(register, household=families["ruben"])
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "out.csv.age"
    asked = {"purpose": "aid", "recipient": "Clinics", "agreement": "1", "file": str(file)}
    last = (timezone.localdate() + timedelta(days=9)).isoformat()
    columns = "names,birth,document,phones,address"
    export(register, **asked, to=str(identity.to_public()), expires_on=last, fields=columns)
    left = pyrage.decrypt(file.read_bytes(), [identity]).decode()
    print_papers(register)
    papers = list((programme / "print").glob("*.pdf"))
    for path in papers:
        with closing(pypdfium2.PdfDocument(path.read_bytes())) as pdf:
            left += "".join(page.get_textpage().get_text_bounded() for page in pdf)
        path.unlink()
    assert "Անահիտ" in left and len(papers) > 2
    for name in ("Ռուբեն", "Рубен", "Գայանե", "Арутюнян", "AN1234567", "77123456"):
        assert name not in left


def test_who_has_her_from_an_export_is_named(
    register: OpenRegister, families: dict[str, str], programme: Path, tmp_path: Path
) -> None:
    assess(register)
    to = str(pyrage.x25519.Identity.generate().to_public())
    last = (timezone.localdate() + timedelta(days=9)).isoformat()
    for name in ("Clinics", "Schools"):
        asked = {"purpose": "aid", "recipient": name, "agreement": "1", "to": to}
        export(register, **asked, file=str(tmp_path / name), expires_on=last, fields="names")
    done = erase(register, household=families["ruben"])
    assert [one["recipient"] for one in done["exports"]] == ["Clinics", "Schools"]
    later = {"purpose": "aid", "recipient": "Later", "agreement": "1", "to": to}
    export(register, **later, file=str(tmp_path / "later"), expires_on=last, fields="names")
    anahit = erase(register, household=families["anahit"])
    assert [one["recipient"] for one in anahit["exports"]] == ["Clinics", "Schools", "Later"]


def test_no_count_of_names_keeps_hers_and_the_next_match_counts_anew(
    register: OpenRegister, families: dict[str, str]
) -> None:
    match(register)
    assert NamesBorne.objects.exists()
    erase(register, household=families["ruben"])
    assert not NamesBorne.objects.exists()
    match(register)
    opened = [register.open("record", f"names {one.part}", one.sealed) for one in kept_names()]
    counted = {key for part in opened for key, *_ in part["rows"]}
    assert "anait" in counted and "ruben" not in counted


def kept_names() -> list[NamesBorne]:
    return list(NamesBorne.objects.order_by("part"))


def test_what_stays_of_her_row_tells_nothing(
    register: OpenRegister, families: dict[str, str]
) -> None:
    others = Household.objects.get(pk=families["anahit"])
    erase(register, household=families["ruben"])
    for gone in Household.objects.filter(state=Household.State.ERASED):
        assert (gone.area_id, gone.registered_on.year) == (None, 1970)
        assert len(gone.record) == len(others.record) and len(gone.care) == len(others.care)
        assert register.open("record", gone.pk, bytes(gone.record))["members"] == []
        assert register.open("care", gone.pk, bytes(gone.care))["members"] == []


def test_the_open_register_forgets_her_at_once(
    register: OpenRegister, families: dict[str, str]
) -> None:
    for text in ("Ruben", code_of(register, families["ruben"])):
        assert find(register, text=text)["count"] == 1
    erase(register, household=families["ruben"])
    held = repr(register.memory) + repr(
        [table.to_pylist() for table in vars(register.memory["people"].tables).values()]
    )
    for name in (*RUBEN_HY.values(), *RUBEN_RU.values()):
        assert name in ("m", "") or name not in held


def test_her_slip_opens_nothing_even_before_new_packs(
    register: OpenRegister, families: dict[str, str], tmp_path: Path
) -> None:
    ruben, anahit = (code_of(register, families[who]) for who in ("ruben", "anahit"))
    done = erase(register, household=families["ruben"])
    assert done["packs_to_make_anew"] == packs_to_make_anew() == 1
    scans = tmp_path / "scans.csv"
    scans.write_text(f"code\n{ruben}\n{anahit}\n")
    summary = read_claims(scans)
    assert (summary["claimed"], [one["code"] for one in summary["refusals"]]) == (1, ["H04"])
    code = read_code(ruben)
    for pack in Pack.objects.all():
        assert find_trace(bytes(pack.traces), code, pack.version) is None
    made = issue(register)
    assert packs_to_make_anew() == 0 and made["new_packs"] + made["withdrawn_packs"] >= 1
    for pack in Pack.objects.filter(withdrawn_at=None):
        assert find_row(bytes(pack.rows), code, pack.version) is None


def test_the_papers_with_her_name_go(
    register: OpenRegister, families: dict[str, str], programme: Path
) -> None:
    point = Place.objects.get(household=families["ruben"]).point_id
    names = (f"round-1-{point}-names.pdf", f"round-1-{point}-slips.pdf", "round-1-points.pdf")
    for name in (*names, f"sheet-{families['ruben']}-hy.pdf"):
        (programme / "print" / name).write_bytes(b"%PDF")
    assert erase(register, household=families["ruben"])["papers"] == 3
    assert [path.name for path in (programme / "print").glob("*.pdf")] == ["round-1-points.pdf"]
    (programme / "print" / "round-1-points.pdf").unlink()


def test_the_offices_that_still_list_her_are_named(register: OpenRegister, listed: Listed) -> None:
    twice = [listed(ANAHIT, ANI, office=office, list=number) for office, number in OFFICES]
    match(register)
    done = erase(register, household=twice[0])
    assert {(one["office"], one["list"]) for one in done["lists"]} == set(OFFICES)


OFFICES = (("shoghakat", 3), ("miasin", 1))


def test_erased_under_either_of_her_entries_it_is_all_of_her(
    register: OpenRegister, families: dict[str, str]
) -> None:
    dropped = Merge.objects.get(kept=families["ruben"]).dropped_id
    assert erase(register, household=dropped)["entries"] == 2


def test_a_second_time_is_silent(
    register: OpenRegister, every_total_shown: None, families: dict[str, str]
) -> None:
    erase(register, household=families["ruben"])
    table = reach(register)
    again = erase(register, household=families["ruben"])
    assert (again["entries"], again["lists"], again["papers"]) == (0, [], 0)
    assert reach(register) == table
    assert AccessEvent.objects.filter(kind=AccessEvent.Kind.ERASED).count() == 1


def test_the_log_has_her_random_id_and_a_signature(
    register: OpenRegister, families: dict[str, str]
) -> None:
    erase(register, household=families["ruben"])
    line = AccessEvent.objects.get(kind=AccessEvent.Kind.ERASED)
    assert line.detail == f"{families['ruben']}: 2 entries" and line.signature


def test_a_pair_to_be_looked_at_goes_with_her(register: OpenRegister, listed: Listed) -> None:
    one = listed(ANAHIT, phones=["+37491234567"])
    other = listed({**ANAHIT, "birth": "1983-03-12"}, office="miasin")
    match(register)
    Pair.objects.get_or_create(
        left_id=one, right_id=other, defaults={"weight": 5, "members": 1, "decision": "look"}
    )
    erase(register, household=one)
    assert not Pair.objects.exists()
    assert match(register)["families"] == 1


def test_an_entry_that_cannot_be_opened_is_erased_all_the_same(
    register: OpenRegister, families: dict[str, str]
) -> None:
    Household.objects.filter(pk=families["anahit"]).update(record=b"torn", revision=7)
    assert erase(register, household=families["anahit"])["entries"] == 1


def test_a_family_that_is_not_there_is_refused(register: OpenRegister, programme: Path) -> None:
    with pytest.raises(Refusal, match="O01"):
        erase(register, household="f" * 32)


def test_a_kill_before_the_end_leaves_all_of_her_and_erasing_again_ends_it(
    register: OpenRegister, families: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = reach(register)
    with monkeypatch.context() as killed:
        killed.setattr(OpenRegister, "note", _dies)
        with pytest.raises(KeyboardInterrupt):
            erase(register, household=families["ruben"])
    assert find(register, text="Ruben")["count"] == 1 and packs_to_make_anew() == 0
    erase(register, household=families["ruben"])
    assert find(register, text="Ruben")["count"] == 0 and reach(register) == table


def _dies(*_: object) -> None:
    raise KeyboardInterrupt


def test_who_comes_back_with_a_backup_is_erased_again_while_the_register_is_closed(
    register: OpenRegister, every_total_shown: None, families: dict[str, str], tmp_path: Path
) -> None:
    claimed(register, families["ruben"], tmp_path)
    before = reach(register)
    backup = _rows_of_everything()
    erase(register, household=families["ruben"])
    _put_back(backup)
    assert find(register, text="Ruben")["count"] == 1
    assert erase_again(remembered()) == 2
    assert packs_to_make_anew() == 1
    assert entries_of_register(register).households["id"].to_pylist() == [families["anahit"]]
    assert find(register, text="Ruben")["count"] == 0
    assert reach(register) == before
    assert erase_again(remembered()) == 0


def test_of_a_family_that_nobody_remembers_counts_what_stands_in_clear(
    register: OpenRegister, every_total_shown: None, families: dict[str, str]
) -> None:
    before = reach(register)["total"]
    assert erase_again([families["anahit"]]) == 1
    after = reach(register)["total"]
    assert {name: cell["families"] for name, cell in after.items()} == {
        name: cell["families"] for name, cell in before.items()
    }


def test_what_is_remembered_names_nobody(
    register: OpenRegister, families: dict[str, str], keys: Path
) -> None:
    erase(register, household=families["ruben"])
    (fact,) = json.loads((keys / "erased-counted.json").read_text())["counted"]
    assert set(json.loads(fact)) == {
        *("round", "area", "people", "tier", "entitled", "planned", "served")
    }


def _rows_of_everything() -> str:
    from django.core import serializers

    tables = (Household, Merge, Pair, Entitlement, Place, Booklet, RoundKey, Pack)
    from tonir.handover.models import Slip

    rows = [row for table in (*tables, Slip) for row in table.objects.all()]
    return str(serializers.serialize("json", rows))


def _put_back(backup: str) -> None:
    from django.core import serializers

    from tonir.reporting.models import CountedFamily

    CountedFamily.objects.all().delete()
    for row in serializers.deserialize("json", backup):
        row.save()
