"""What leaves the register: only what was named, only to whom it was meant, never unnoticed."""

import csv
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.utils import timezone
from pyrage import x25519

from tests.conftest import Listed
from tonir.engines.refusals import Refusal
from tonir.matching.models import Merge
from tonir.people.models import Household
from tonir.people.settling import settle
from tonir.reporting.exports import run
from tonir.reporting.exports.columns import FIELDS
from tonir.reporting.models import Export, ExportPart
from tonir.targeting.run import assess
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

ANAHIT = {
    "given": "Անահիտ",
    "surname": "Գրիգորյան",
    "birth": "1984-03-12",
    "document": "AN7654321",
    "needs": ["DS"],
}
ANI = {"given": "Անի", "surname": "Գրիգորյան", "birth": "2025", "relation": "child"}
RUBEN = {"given": "Рубен", "surname": "Арутюнян", "phone": "+37477123456"}
IN_A_MONTH = (timezone.localdate() + timedelta(days=30)).isoformat()

Make = Callable[..., dict[str, Any]]
Rows = list[dict[str, str]]


@pytest.fixture
def identity() -> x25519.Identity:
    return x25519.Identity.generate()


@pytest.fixture(autouse=True)
def no_files(folder: Path) -> Iterator[None]:
    yield
    shutil.rmtree(folder / "exports", ignore_errors=True)


@pytest.fixture
def make(register: OpenRegister, identity: x25519.Identity) -> Make:
    """An export as the coordinator asks for it; a test says what is otherwise."""
    usual = {
        "purpose": "aid",
        "recipient": "Shoghakat community centre",
        "to": str(identity.to_public()),
        "agreement": "MoU 7 of 2025",
        "expires_on": IN_A_MONTH,
        "fields": "names,phones",
    }

    def export(**asked: Any) -> dict[str, Any]:
        return run.export(register, **{**usual, **asked})

    return export


@pytest.fixture
def families(register: OpenRegister, listed: Listed) -> dict[str, str]:
    """Anahit's family in Hrazdan, Ruben's in Artashat; settled."""
    anahit = listed(ANAHIT, ANI, phones=["+37491234567"], address="Kentron st. 12, apt 5")
    ruben = listed(RUBEN, area="R2-1", phones=["+37477123456"])
    settle(register)
    return {"anahit": anahit, "ruben": ruben}


def read(done: dict[str, Any], identity: x25519.Identity) -> Rows:
    content = pyrage.decrypt(Path(done["file"]).read_bytes(), [identity])
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def test_only_the_recipient_reads_it_and_only_what_was_named(
    make: Make, families: dict[str, str], identity: x25519.Identity
) -> None:
    done = make()
    rows = read(done, identity)
    assert {row["given"] for row in rows} == {"Անահիտ", "Անի", "Рубен"}
    assert list(rows[0]) == ["family", "surname", "given", "patronymic", "phone", "family_phones"]
    with pytest.raises(pyrage.DecryptError):
        read(done, x25519.Identity.generate())


def test_no_clear_byte_of_it_reaches_the_disk(
    make: Make, families: dict[str, str], folder: Path
) -> None:
    path = Path(make()["file"])
    assert path.parent == folder / "exports" and path.name.endswith(".csv.age")
    for found in path.parent.iterdir():
        assert found == path
        assert stat.S_IMODE(found.stat().st_mode) == 0o600
        assert "Անահիտ".encode() not in found.read_bytes()


def test_a_file_leads_back_to_no_row_of_the_register_nor_to_another_file(
    make: Make, families: dict[str, str], identity: x25519.Identity
) -> None:
    done = make(fields=",".join(name for name in FIELDS))
    cells = {cell for row in read(done, identity) for cell in row.values()}
    assert not cells & set(families.values())
    assert {row["family"] for row in read(done, identity)} == {"1", "2"}


def test_a_row_a_family_where_nothing_of_persons_is_asked(
    make: Make, families: dict[str, str], identity: x25519.Identity, register: OpenRegister
) -> None:
    assess(register)
    rows = sorted(read(make(fields=["area", "kits", "phones"]), identity), key=lambda r: r["area"])
    assert [row["area_name"] for row in rows] == ["Hrazdan", "Artashat"]
    assert rows[0]["kits"].startswith("baby 1; food 1") and "phone" not in rows[0]


def test_no_cell_can_be_taken_for_a_formula(
    make: Make, listed: Listed, register: OpenRegister, identity: x25519.Identity
) -> None:
    listed(
        {"given": "=HYPERLINK(1)", "surname": "-2", "patronymic": "@x"},
        phones=["+37491234567"],
        address="+1\n=2",
    )
    settle(register)
    (row,) = read(make(fields="names,phones,address"), identity)
    assert (row["given"], row["surname"], row["patronymic"]) == ("'=HYPERLINK(1)", "'-2", "'@x")
    assert (row["family_phones"], row["address"]) == ("'+37491234567", "'+1 =2")


def test_joined_families_leave_once_and_erased_ones_never(
    make: Make, families: dict[str, str], listed: Listed, register: OpenRegister,
    identity: x25519.Identity,
) -> None:  # fmt: skip
    again, gone = listed(RUBEN, office="miasin"), listed({"given": "Gone"}, reference="9")
    settle(register)
    Merge.objects.create(kept_id=families["ruben"], dropped_id=again)
    Household.objects.filter(pk=again).update(state=Household.State.MERGED)
    Household.objects.filter(pk=gone).update(state=Household.State.ERASED)
    rows = read(make(), identity)
    assert sorted(row["given"] for row in rows) == ["Рубен", "Անահիտ", "Անի"]


def test_who_refused_a_purpose_or_was_never_asked_does_not_go(
    make: Make, listed: Listed, register: OpenRegister, identity: x25519.Identity
) -> None:
    asked = {"bases": {"aid": "public_interest", "referral": "consent"}}
    listed(ANAHIT, reference="1", refused=[], **asked)
    listed({"given": "Refused"}, reference="2", refused=["referral"], **asked)
    listed({"given": "Never asked"}, reference="3")
    listed({"given": "Before"}, reference="4", refused=[], bases={"aid": "public_interest"})
    settle(register)
    done = make(purpose="referral")
    assert [row["given"] for row in read(done, identity)] == ["Անահիտ"]
    assert Export.objects.get().families is None
    assert len(read(make(), identity)) == 4


def test_one_refusal_among_the_entries_of_a_family_counts(
    make: Make, listed: Listed, register: OpenRegister
) -> None:
    asked = {"bases": {"referral": "consent"}}
    kept = listed(RUBEN, refused=[], **asked)
    dropped = listed(RUBEN, office="miasin", refused=["referral"], **asked)
    settle(register)
    Merge.objects.create(kept_id=kept, dropped_id=dropped)
    Household.objects.filter(pk=dropped).update(state=Household.State.MERGED)
    with pytest.raises(Refusal, match="R57"):
        make(purpose="referral")


def test_health_leaves_for_no_purpose_that_may_be_refused(
    make: Make, families: dict[str, str], identity: x25519.Identity
) -> None:
    with pytest.raises(Refusal, match="R56"):
        make(purpose="referral", fields="names,needs")
    rows = {row["given"]: row["needs"] for row in read(make(fields="names,needs"), identity)}
    assert rows["Անահիտ"] == "DS" and rows["Рубен"] == ""


def test_an_area_means_all_that_lies_in_it(
    make: Make, families: dict[str, str], identity: x25519.Identity
) -> None:
    assert {row["given"] for row in read(make(area="R1"), identity)} == {"Անահիտ", "Անի"}
    assert Export.objects.get().area_id == "R1"
    for nowhere in ("R1-2", "R9"):
        with pytest.raises(Refusal, match="R57"):
            make(area=nowhere)


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("R50", {"purpose": "marketing"}),
        ("R51", {"to": "age1notakey"}),
        ("R51", {"to": ""}),
        ("R51", {"to": "ssh-ed25519"}),
        ("R51", {"to": "ssh-ed25519 AAAA?"}),
        ("R51", {"to": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA"}),
        ("R52", {"to": str(x25519.Identity.generate())}),
        ("R52", {"to": "-----BEGIN OPENSSH PRIVATE KEY-----"}),
        ("R53", {"expires_on": ""}),
        ("R53", {"expires_on": "soon"}),
        ("R53", {"expires_on": 0}),
        ("R53", {"expires_on": 367}),
        ("R54", {"recipient": "  "}),
        ("R54", {"agreement": ""}),
        ("R55", {"fields": ""}),
        ("R55", {"fields": "names,notes"}),
        ("R58", {"file": "here.age"}),
        ("R58", {"file": "/nowhere/at/all.age"}),
    ],
)
def test_an_export_that_lacks_something_leaves_nothing(
    code: str, wrong: dict[str, Any], make: Make, families: dict[str, str], folder: Path
) -> None:
    if isinstance(days := wrong.get("expires_on"), int):  # From the day on which this runs.
        wrong = {"expires_on": (timezone.localdate() + timedelta(days=days)).isoformat()}
    with pytest.raises(Refusal, match=code):
        make(**wrong)
    assert not Export.objects.exists() and not list(folder.glob("exports/*"))


def test_a_recipient_may_have_an_ssh_key(make: Make, families: dict[str, str]) -> None:
    key = "AAAAC3NzaC1lZDI1NTE5AAAAIC2+KUijzM3pT0DHvZHfc6nILmte/Lz57FjLn37eZ4c0"
    made = make(to=f"ssh-ed25519 {key} anahit@laptop")
    assert made["key"] == "SHA256:aitrm8gCG/dSGEUhwKgfVAfqv1LsCLuvMYZMYcFl+PI"
    assert "anahit" not in Export.objects.get().key


def test_a_file_goes_where_it_is_wanted_and_never_over_another(
    make: Make, families: dict[str, str], tmp_path: Path, identity: x25519.Identity
) -> None:
    path = tmp_path / "for-the-stick.age"
    assert len(read(make(file=str(path)), identity)) == 3
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(Refusal, match="R58"):
        make(file=str(path))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
def test_a_disk_that_is_full_leaves_no_line(
    make: Make, families: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "export.age.new").symlink_to("/dev/full")
    with pytest.raises(Refusal, match="R58"):
        make(file=str(tmp_path / "export.age"))
    assert not Export.objects.exists() and not list(tmp_path.iterdir())


def test_each_is_a_line_of_the_access_log_that_names_nobody(
    make: Make, families: dict[str, str], register: OpenRegister
) -> None:
    register.asking = "coordinator"
    done = make()
    line = AccessEvent.objects.get(kind=AccessEvent.Kind.EXPORTED)
    assert line.by == Export.objects.get().by == "coordinator"
    assert line.detail == f"export 1 for aid: few families, file {done['sha256'][:16]}"


def test_small_numbers_are_shown_to_nobody(
    make: Make, families: dict[str, str], listed: Listed, register: OpenRegister
) -> None:
    assert (make()["families"], make()["people"]) == (None, None)
    for number in range(3):
        listed({"given": f"Family {number}"}, reference=str(number))
    settle(register)
    done = make()
    assert (done["families"], done["people"], done["left_out"]) == (5, 6, 0)
    assert list(Export.objects.values_list("number", "families")) == [(3, 5), (2, None), (1, None)]


def test_a_line_that_cannot_be_written_takes_the_file_with_it(
    make: Make, families: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(OpenRegister, "note", fail)
    with pytest.raises(RuntimeError):
        make()
    assert not Export.objects.exists() and not ExportPart.objects.exists()
    assert not list((folder / "exports").iterdir())
