"""What is known of exports afterwards: who was in which, that nothing is unsaid, when files go."""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from pyrage import x25519

from tests.conftest import Listed
from tonir.engines.refusals import Refusal
from tonir.matching.models import Merge
from tonir.people.models import Household
from tonir.people.settling import settle
from tonir.programme.models import Programme
from tonir.reporting.exports import files, run
from tonir.reporting.exports.files import exports_folder, sweep_exports
from tonir.reporting.exports.queries import exports_with, is_overdue, standing
from tonir.reporting.models import Export, ExportGone, ExportPart
from tonir.vault.register import OpenRegister


@pytest.fixture(autouse=True)
def no_files(folder: Path) -> Iterator[None]:
    yield
    shutil.rmtree(folder / "exports", ignore_errors=True)


def export(register: OpenRegister, area: str = "", days: int = 20, file: str = "") -> Export:
    done = run.export(
        register,
        purpose="aid",
        recipient="Miasin relief committee",
        to=str(x25519.Identity.generate().to_public()),
        agreement="MoU 8",
        expires_on=(timezone.localdate() + timedelta(days=days)).isoformat(),
        fields="names",
        area=area,
        file=file,
    )
    return Export.objects.get(number=done["export"])


@pytest.fixture
def families(register: OpenRegister, listed: Listed) -> dict[str, str]:
    """Anahit's in Hrazdan; Ruben's in Artashat, on two lists and joined."""
    anahit = listed({"given": "Անահիտ"}, reference="1")
    ruben = listed({"given": "Ռուբեն"}, reference="2", area="R2-1")
    again = listed({"given": "Рубен"}, office="miasin", area="R2-1")
    settle(register)
    Merge.objects.create(kept_id=ruben, dropped_id=again)
    Household.objects.filter(pk=again).update(state=Household.State.MERGED)
    return {"anahit": anahit, "ruben": ruben, "again": again}


def test_a_family_is_told_in_which_exports_it_was(
    register: OpenRegister, families: dict[str, str]
) -> None:
    north, everywhere = export(register, area="R1"), export(register)
    assert exports_with(register, families["anahit"]) == [north, everywhere]
    assert exports_with(register, families["ruben"]) == [everywhere]
    assert exports_with(register, families["again"]) == [everywhere]
    assert exports_with(register, "0" * 32) == []


def test_a_family_is_found_that_was_joined_with_another_since(
    register: OpenRegister, families: dict[str, str]
) -> None:
    made = export(register, area="R1")
    Merge.objects.all().delete()
    Merge.objects.create(kept_id=families["anahit"], dropped_id=families["ruben"])
    for who, known in (("anahit", [made]), ("ruben", [made]), ("again", [])):
        assert exports_with(register, families[who]) == known


def test_it_is_told_so_also_when_the_joining_was_undone_since(
    register: OpenRegister, families: dict[str, str]
) -> None:
    made = export(register)
    Merge.objects.all().delete()
    assert exports_with(register, families["again"]) == [made]


def test_whom_an_export_held_is_sealed_in_as_many_envelopes_as_it_takes(
    register: OpenRegister, families: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "IDS_A_PART", 2)
    made = export(register)
    assert [part.position for part in made.parts.all()] == [0, 1]
    Merge.objects.all().delete()
    for household in families.values():
        assert exports_with(register, household) == [made]
    for part in ExportPart.objects.all():
        for household in families.values():
            assert household.encode() not in bytes(part.sealed)
            assert bytes.fromhex(household) not in bytes(part.sealed)


def test_a_full_part_fits_its_envelope(register: OpenRegister) -> None:
    made = Export(number=1, at=timezone.now(), expires_on=timezone.localdate(), fields=[])
    made.save()
    run._seal_whom(register, made, [os.urandom(16).hex() for _ in range(run.IDS_A_PART)])
    assert ExportPart.objects.count() == 1


def test_nobody_changes_what_was_said_of_an_export(
    register: OpenRegister, families: dict[str, str]
) -> None:
    made = export(register)
    for forbidden in (made.save, made.delete):
        with pytest.raises(Refusal, match="R59"):
            forbidden()
    for change in (
        lambda: Export.objects.update(recipient="Somebody else"),
        lambda: Export.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            change()


def test_a_file_goes_after_its_last_day_and_its_line_stays(
    register: OpenRegister, families: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = export(register, days=20)
    path, today = Path(made.file), timezone.localdate()
    for days, is_there in ((20, True), (21, False)):
        monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=days))  # noqa: B023
        assert sweep_exports() == (0 if is_there else 1)
        assert path.exists() is is_there
    assert Export.objects.get().deleted_at == ExportGone.objects.get().at
    assert sweep_exports() == 0 and not is_overdue(Export.objects.get())
    counted = standing()
    assert (counted.total, counted.files_here, counted.files_deleted) == (1, 0, 1)


def test_a_file_stays_no_longer_than_the_rules_allow(
    register: OpenRegister, families: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = Programme.objects.get()
    programme.rules["retention"] = {"exports": 3}
    programme.save()
    export(register, days=200)
    today = timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=5))
    assert sweep_exports() == 1


def test_another_file_of_that_name_is_left_alone_and_the_export_is_overdue(
    register: OpenRegister,
    families: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = export(register, file=str(tmp_path / "stick.age"))
    Path(made.file).write_text("somebody's own")
    today = timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=40))
    assert sweep_exports() == 0 and is_overdue(made)
    assert Path(made.file).read_text() == "somebody's own"


def test_what_a_killed_export_left_beside_goes_too(programme: Path) -> None:
    old, fresh = (exports_folder() / name for name in ("export-1.csv.age.new", "export-2.new"))
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - files.STALE_SECONDS - 9,) * 2)
    sweep_exports()
    assert (old.exists(), fresh.exists()) == (False, True)
