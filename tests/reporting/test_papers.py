"""Papers: squares that read back, letters that are there, and no names where none belong."""

from datetime import date, time
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from tests.conftest import Listed
from tonir.engines.refusals import Refusal
from tonir.engines.slips import grouped, read_code
from tonir.handover.models import Pack
from tonir.handover.run import slips
from tonir.people.models import Household
from tonir.planning.models import Place, Plan
from tonir.programme.queries import current_round
from tonir.reporting.papers.run import print_papers
from tonir.reporting.papers.texts import WORDS, day_text, hours_text
from tonir.vault.register import OpenRegister


@pytest.fixture
def households(register: OpenRegister, listed: Listed) -> tuple[str, str]:
    """Anahit's family, who comes on Monday; Ruben's, who is served at home."""
    mother = {"given": "Անահիտ", "surname": "Հարությունյան", "patronymic": "Գևորգի"}
    father = {"given": "Рубен", "surname": "Арутюнян", "patronymic": "Левонович"}
    anahit = listed(mother, language="hy", phones=["+37491111111"])
    ruben = listed(father, language="ru", address="ул. Мира 7", phones=["+37492222222"])
    Household.objects.update(state=Household.State.ACTIVE)
    return anahit, ruben


@pytest.fixture
def plan(households: tuple[str, str]) -> Plan:
    anahit, ruben = households
    made = Plan.objects.create(round=current_round(), seed=7, inputs="", rules={}, summary={})
    visit = {"point_id": "P1", "day": date(2025, 8, 18), "starts_at": time(10, 15), "lane": 2}
    Place.objects.create(plan=made, household_id=anahit, kits={"food": 2, "baby": 1}, **visit)
    Place.objects.create(
        plan=made, household_id=ruben, point_id="P1", at_home=True, kits={"food": 1}
    )
    return made


@pytest.fixture
def printed(programme: Path) -> Path:
    for path in (programme / "print").iterdir():
        path.unlink()
    return programme / "print"


def words(path: Path) -> str:
    """What the paper says, in one line: where a line ends is not looked at."""
    document = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def squares(path: Path) -> set[str]:
    document = pypdfium2.PdfDocument(path)
    images = [page.render(scale=2).to_numpy() for page in document]
    return {found.text for image in images for found in zxingcpp.read_barcodes(image)}


def test_every_printed_square_reads_back_as_its_slip(
    register: OpenRegister, plan: Plan, printed: Path
) -> None:
    done = print_papers(register)
    found = squares(printed / "round-1-P1-slips.pdf")
    assert found == {slip.code for slip in slips(register)}
    assert all(read_code(code).round == 1 for code in found)
    assert (done["slips"], done["pages_of_slips"]) == (2, 1)


def test_slips_say_place_and_time_in_the_familys_language_and_name_nobody(
    register: OpenRegister, plan: Plan, printed: Path
) -> None:
    print_papers(register)
    text = words(printed / "round-1-P1-slips.pdf")
    assert "Հրազդանի դպրոց" in text
    assert "օգոստոսի 18, երկուշաբթի" in text
    assert "10:15–10:30" in text
    assert "Հերթ 2" in text
    assert "Доставка на дом" in text
    assert all(grouped(slip.code) in text for slip in slips(register))
    for name in ("Անահիտ", "Հարությունյան", "Рубен", "Арутюнян", "Мира", "91111111"):
        assert name not in text


def test_lists_with_names_say_whose_slip_is_whose_and_when_they_must_go(
    register: OpenRegister, plan: Plan, printed: Path, households: tuple[str, str]
) -> None:
    print_papers(register)
    code = {slip.household: slip.code for slip in slips(register)}
    names = words(printed / "round-1-P1-names.pdf")
    assert "Հարությունյան Անահիտ Գևորգի" in names
    assert code[households[0]][-4:] in names
    assert code[households[0]][:5] not in names
    assert "30.08.2025" in names
    homes = words(printed / "round-1-P1-homes.pdf")
    assert "Арутюнян Рубен" in homes
    assert "ул. Мира 7" in homes
    assert "+374 92 222222" in homes
    assert "Անահիտ" not in homes


def test_the_list_of_points_counts_families_and_kits_without_names(
    register: OpenRegister, plan: Plan, printed: Path
) -> None:
    print_papers(register, languages=["en"])
    text = words(printed / "round-1-points.pdf")
    assert "Hrazdan school" in text
    assert "Monday 18 August" in text
    assert "Together" in text
    assert "Անահիտ" not in text
    assert "Рубен" not in text


def test_chosen_languages_stand_together_on_every_slip(
    register: OpenRegister, plan: Plan, printed: Path
) -> None:
    print_papers(register, languages=["ru", "en"])
    text = words(printed / "round-1-P1-slips.pdf")
    assert "Школа в Раздане" in text
    assert "Hrazdan school" in text
    assert "Հրազդանի" not in text


def test_printed_again_it_is_the_same_paper(
    register: OpenRegister, plan: Plan, printed: Path
) -> None:
    first = print_papers(register)
    before = {path.name: path.read_bytes() for path in printed.iterdir()}
    again = print_papers(register)
    assert {path.name: path.read_bytes() for path in printed.iterdir()} == before
    assert again["pages"] == first["pages"]
    assert again["new_booklets"] == again["new_packs"] == 0


def test_a_point_that_left_the_plan_leaves_no_paper(
    register: OpenRegister, plan: Plan, printed: Path
) -> None:
    (printed / "other.pdf").write_bytes(b"kept")
    print_papers(register)
    Place.objects.filter(plan=plan).update(point_id="P2")
    print_papers(register)
    names = sorted(path.name for path in printed.iterdir())
    assert names == [
        "other.pdf",
        "round-1-P2-homes.pdf",
        "round-1-P2-names.pdf",
        "round-1-P2-slips.pdf",
        "round-1-points.pdf",
    ]
    assert Pack.objects.filter(withdrawn_at__isnull=True, point="P1").count() == 0


def test_a_high_stack_of_slips_becomes_several_files(
    register: OpenRegister, plan: Plan, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tonir.reporting.papers.run.MOST_SLIPS", 1)
    done = print_papers(register)
    first, second = (squares(printed / f"round-1-P1-slips{part}.pdf") for part in ("", "-2"))
    assert first | second == {slip.code for slip in slips(register)}
    assert done["files"] == len(list(printed.iterdir())) == 5


def test_only_its_owner_reads_a_paper(register: OpenRegister, plan: Plan, printed: Path) -> None:
    print_papers(register)
    assert {path.stat().st_mode & 0o777 for path in printed.glob("round-*")} == {0o600}


def test_a_plan_for_nobody_prints_a_list_that_says_so(
    register: OpenRegister, printed: Path
) -> None:
    Plan.objects.create(round=current_round(), seed=7, inputs="", rules={}, summary={})
    done = print_papers(register, languages=["en"])
    assert (done["slips"], done["files"]) == (0, 1)
    assert "no family a place" in words(printed / "round-1-points.pdf")


def test_without_a_plan_nothing_is_printed(register: OpenRegister, printed: Path) -> None:
    with pytest.raises(Refusal, match="H09"):
        print_papers(register)


def test_days_and_hours_read_as_each_language_writes_them() -> None:
    day = date(2026, 2, 1)
    assert day_text(day, "en") == "Sunday 1 February"
    assert day_text(day, "hy") == "փետրվարի 1, կիրակի"
    assert day_text(day, "ru") == "воскресенье, 1 февраля"
    assert day_text(day, "pt") == "Sunday 1 February"
    assert hours_text(time(9, 45), 15) == "09:45–10:00"


def test_every_word_of_the_papers_is_there_in_three_languages() -> None:
    assert all(set(texts) == {"en", "hy", "ru"} for texts in WORDS.values())
