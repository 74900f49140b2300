"""Who asks gets everything that is held of her on paper, in her language, and nobody else's."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from tests.conftest import Listed
from tests.office.conftest import (
    ANAHIT,
    GAYANE_HY,
    GAYANE_RU,
    RUBEN_HY,
    RUBEN_RU,
)
from tests.rights.test_correcting import with_optional_purpose
from tests.rights.test_erasing import claimed
from tonir.commands.loading import sweep_papers
from tonir.engines.refusals import Refusal
from tonir.engines.words import LANGUAGES
from tonir.handover.run import issue
from tonir.matching.models import Merge
from tonir.matching.run import match
from tonir.people.models import ListFile
from tonir.planning.run import plan
from tonir.reporting.models import Export, ExportPart
from tonir.reporting.rights.correcting import correct
from tonir.reporting.rights.erasing import erase
from tonir.reporting.rights.sheet import sheet
from tonir.reporting.rights.sheet_sentences import SENTENCES
from tonir.reporting.rights.sheet_texts import WORDS
from tonir.targeting.run import assess
from tonir.vault import rounds
from tonir.vault.log import note
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

Text = Callable[..., str]


@pytest.fixture
def ruben(register: OpenRegister, listed: Listed) -> str:
    """Ruben's family on two lists, with all that a record can hold."""
    with_optional_purpose()
    first = listed(
        {**RUBEN_HY, "relation": "head", "needs": ["DS", "DS-PM"], "phone": "+37477123456"},
        {**GAYANE_HY, "patronymic": "Արամի", "relation": "spouse"},
        id="0" * 32,
        phones=["+37477123456", "+37455000111"],
        address="Կենտրոն 12",
        lat=40.512,
        lon=44.761,
        needs=["BREADWINNER"],
        notice={"version": "2025-07", "language": "hy", "on": "2025-07-31"},
        bases={"aid": "public_interest", "referral": "consent"},
        refused=["referral"],
        reference="HH-14",
        sheet="Թերթ 1",
        list=1,
    )
    came = datetime(2025, 8, 2, tzinfo=UTC)
    ListFile.objects.create(
        office_id="shoghakat",
        number=1,
        received_at=came,
        kind="xlsx",
        fingerprint="x",
        rows=2,
        people=2,
        households=1,
        rejected=0,
    )
    listed(RUBEN_RU, GAYANE_RU, office="miasin", phones=["+37477123456"], file="b.csv", row=9)
    listed(ANAHIT, phones=["+37491234567"])
    for step in (match, assess, plan, issue):
        step(register)
    return first


@pytest.fixture
def text(register: OpenRegister, programme: Path) -> Iterator[Text]:
    """The sheet's words, in the order in which they stand, without line breaks."""

    def read(household: str, language: str = "") -> str:
        name = sheet(register, household=household, language=language)["file"]
        with closing(pypdfium2.PdfDocument((programme / "print" / name).read_bytes())) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
        return " ".join(" ".join(pages).split())

    yield read
    for path in (programme / "print").glob("sheet-*"):
        path.unlink()


IN_WORDS = {
    "en": ("Physical disability, moderate", "head of the family", "male"),
    "hy": ("Ֆիզիկական հաշմանդամություն", "ընտանիքի գլխավոր", "արական"),
    "ru": ("Физическая инвалидность", "глава семьи", "муж"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_held_stands_on_it(language: str, ruben: str, text: Text) -> None:
    found = text(ruben, language)
    for value in (
        *("Ռուբեն", "Հարությունյան", "Գայանե", "Արամի", "04.05.1979", "30.11.1982", "AN1234567"),
        *("+374 77 123456", "+374 55 000111", "Կենտրոն 12", "40.512, 44.761", "HH-14"),
        *("Рубен", "Арутюнян", "Гаяне", "list.xlsx", "Թերթ 1", "b.csv", "9", "02.08.2025"),
        *("2025-07", "31.07.2025", "18.08.2025", "09:00"),
        *IN_WORDS[language],
    ):
        assert value in found, value
    assert {"en": "Lost the breadwinner", "hy": "Կորցրել", "ru": "Потеря"}[language] in found
    assert SENTENCES["refused"][language] in found
    assert "Անահիտ" not in found and "91 234567" not in found


def test_it_is_in_her_own_language_unless_another_is_asked_for(
    register: OpenRegister, ruben: str, text: Text
) -> None:
    assert WORDS["title"]["hy"] in text(ruben)
    correct(register, household=ruben, changes={"language": "ru"})
    assert WORDS["title"]["ru"] in text(ruben)
    assert WORDS["title"]["en"] in text(ruben, "en")


def test_under_either_of_her_entries_it_is_one_sheet(ruben: str, text: Text) -> None:
    dropped = Merge.objects.get(kept=ruben).dropped_id
    assert text(dropped) == text(ruben)


def test_what_was_corrected_stands_there_with_what_it_was(
    register: OpenRegister, ruben: str, text: Text
) -> None:
    changes = {"address": "Տերյան 5", "needs#1": "", "given#3": "Դավիթ", "remove#2": "1"}
    correct(register, household=ruben, changes=changes)
    found = text(ruben, "en")
    assert "Address on" in found and "the list said: Կենտրոն 12" in found
    assert "Member 1: Health and protection on" in found and "Disability" in found
    assert "Member 2: added on" in found and "taken out on" in found
    assert "Գայանե Հարությունյան Արամի 30.11.1982" in found


def test_what_was_handed_over_stands_there(
    register: OpenRegister, ruben: str, text: Text, tmp_path: Path
) -> None:
    assert "Handed over not yet" in text(ruben, "en")
    claimed(register, ruben, tmp_path)
    assert "Handed over 18.08.2025: Food kit × 1, Hygiene kit × 1" in text(ruben, "en")


def test_after_a_round_was_closed_reasons_and_handing_over_are_said_to_be_gone(
    register: OpenRegister, ruben: str, text: Text
) -> None:
    from tonir.reporting.closing import close_round

    try:
        close_round(register, number=1, early=True)
        found = text(ruben, "en")
    finally:
        rounds.path_of(1).unlink(missing_ok=True)
    assert "Why destroyed when the round was closed" in found
    assert "Handed over nobody can tell any more" in found


def test_the_exports_that_she_was_in_stand_there(
    register: OpenRegister, ruben: str, text: Text
) -> None:
    assert "No file with your data has left" in text(ruben, "en")
    made = Export(
        number=1,
        at=datetime(2025, 8, 20, tzinfo=UTC),
        by="c",
        purpose="referral",
        recipient="Mobile clinics",
        key="age1x",
        agreement="DSA-7",
        expires_on=date(2025, 9, 30),
        fields=["names", "phones"],
        file="x",
        sha256="x",
    )
    made.save()
    part = ExportPart(export=made, position=0)
    part.sealed = register.seal("outcome", part.about, {"households": [ruben]})
    part.save()
    found = text(ruben, "en")
    assert "20.08.2025 Mobile clinics, for: Referral. Columns: names, phones" in found
    assert "Under DSA-7, until 30.09.2025" in found


def test_who_was_told_nothing_reads_that_she_may_ask(
    register: OpenRegister, listed: Listed, text: Text
) -> None:
    anahit = listed(ANAHIT, ANAHIT)
    match(register)
    assert "It is not recorded that you were told" in text(anahit, "en")
    assert "Legal basis: not recorded." in text(anahit, "en")


def test_the_days_on_which_her_record_was_looked_at_stand_there(ruben: str, text: Text) -> None:
    for detail in (f"family {ruben}", f"family {'f' * 32}"):
        note(AccessEvent.Kind.WORKED, "custodian", f"checking {detail[-2:]}", detail)
    found = text(ruben, "en")
    assert "(checking 00)" in found and "checking ff" not in found


def test_it_says_how_long_and_what_she_may_ask_for(ruben: str, text: Text) -> None:
    found = text(ruben, "en")
    assert "Health and protection: until 28.11.2025." in found
    assert "Names and all the rest: until 30.08.2026." in found
    assert "in round 1: until 29.09.2025." in found
    for right in ("see", "correct", "erase", "refuse"):
        assert SENTENCES[right]["en"] in found


def test_the_sheet_is_its_owners_alone_and_expires(
    register: OpenRegister, ruben: str, programme: Path
) -> None:
    path = programme / "print" / sheet(register, household=ruben)["file"]
    assert path.stat().st_mode & 0o077 == 0
    past = time.time() - 73 * 3600
    import os

    os.utime(path, (past, past))
    sweep_papers()
    assert not path.exists()


def test_of_nobody_and_of_who_was_erased_there_is_none(register: OpenRegister, ruben: str) -> None:
    with pytest.raises(Refusal, match="O01"):
        sheet(register, household="f" * 32)
    erase(register, household=ruben)
    with pytest.raises(Refusal, match="O01"):
        sheet(register, household=ruben)


def test_every_word_of_it_stands_in_three_languages_with_the_same_holes() -> None:
    import string

    tables: list[dict[str, dict[str, str]]] = [WORDS, SENTENCES]
    for table in tables:
        for key, said in table.items():
            holes = [
                {name for _, name, _, _ in string.Formatter().parse(one)} for one in said.values()
            ]
            assert set(said) == set(LANGUAGES) and holes[0] == holes[1] == holes[2], key
