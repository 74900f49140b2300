"""What is held of a family is corrected in every entry and later run; the log names fields only."""

import pytest

from tests.conftest import Listed
from tests.office.conftest import GAYANE_HY, RUBEN_HY
from tests.rights.conftest import Corrected, Family
from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.matching.run import match
from tonir.people.models import Household
from tonir.programme.models import Programme
from tonir.reporting.families import find
from tonir.reporting.rights.correcting import correct
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister


def test_anahits_name_and_telephone_are_corrected(
    families: dict[str, str], corrected: Corrected, family: Family
) -> None:
    anahit = families["anahit"]
    done = corrected(anahit, given_1="Անահիթ", phones="099 11-22-33", birth_2="1.3.2025")
    assert done == ["phones", "given#1", "birth#2"]
    row, (first, second) = family(anahit)
    assert (first["given"], row["phones"]) == ("Անահիթ", ["+37499112233"])
    assert second["birth"].isoformat() == "2025-03-01"


def test_she_is_found_by_the_new_name_and_not_by_the_old_one(
    register: OpenRegister, families: dict[str, str], corrected: Corrected
) -> None:
    corrected(families["anahit"], given_1="Նարինե", phones="")
    assert find(register, text="Narine")["count"] == 1
    assert find(register, text="Anahit")["count"] == find(register, text="91234567")["count"] == 0


def test_the_log_names_fields_and_never_values(
    register: OpenRegister, families: dict[str, str], corrected: Corrected
) -> None:
    register.asking = "coordinator"
    corrected(families["anahit"], address="Տերյան 5", given_2="Անուշ")
    line = AccessEvent.objects.get(kind=AccessEvent.Kind.CORRECTED)
    assert line.detail == f"{families['anahit']}: address, given#2" and line.by == "coordinator"
    assert line.signature


def test_what_stands_so_already_is_no_change(
    families: dict[str, str], corrected: Corrected
) -> None:
    before = Household.objects.get(pk=families["anahit"]).revision
    assert corrected(families["anahit"], given_1="Անահիտ", phones="+374 91 234567", sex_1="f") == []
    assert Household.objects.get(pk=families["anahit"]).revision == before
    assert not AccessEvent.objects.filter(kind=AccessEvent.Kind.CORRECTED).exists()


def test_rubens_corrected_name_wins_over_both_lists_and_doubles_nobody(
    register: OpenRegister, families: dict[str, str], corrected: Corrected, family: Family
) -> None:
    corrected(
        families["ruben"], given_1="Ռոբերտ", surname_1="Հարությունյան", document_1="AN7654321"
    )
    _, members = family(families["ruben"])
    assert [one["given"] for one in members] == ["Ռոբերտ", "Գայանե"]
    assert members[0]["document"] == "AN7654321"
    match(register)
    assert [one["given"] for one in family(families["ruben"])[1]] == ["Ռոբերտ", "Գայանե"]


def test_a_third_offices_entry_does_not_undo_it(
    register: OpenRegister,
    families: dict[str, str],
    corrected: Corrected,
    family: Family,
    listed: Listed,
) -> None:
    ruben = families["ruben"]
    corrected(ruben, given_1="Ռոբերտ", birth_1="5.5.1980", phones="055 123456", needs="")
    phones = ["+37477123456"]
    listed(RUBEN_HY, GAYANE_HY, office="hayordi", phones=phones, document="X", needs=["LP-BN"])
    match(register)
    row, members = family(ruben)
    assert [one["given"] for one in members] == ["Ռոբերտ", "Գայանե"]
    assert members[0]["birth"].isoformat() == "1980-05-05"
    assert row["phones"] == ["+37455123456"]


def test_a_member_is_added_and_another_taken_out(
    families: dict[str, str], corrected: Corrected, family: Family
) -> None:
    done = corrected(
        families["ruben"], given_3="Դավիթ", birth_3="2024", relation_3="որդի", remove_2="1"
    )
    assert done == ["add#3", "remove#2"]
    _, members = family(families["ruben"])
    assert [(one["number"], one["given"], one["relation"]) for one in members] == [
        (0, "Ռուբեն", None),
        (1, "Դավիթ", "child"),
    ]


def test_a_members_new_number_takes_the_place_of_the_old_one(
    families: dict[str, str], corrected: Corrected, family: Family
) -> None:
    anahit = families["anahit"]
    corrected(anahit, phone_1="099112233")
    assert family(anahit)[0]["phones"] == ["+37491234567", "+37499112233"]
    corrected(anahit, phone_1="099112244")
    assert family(anahit)[0]["phones"] == ["+37491234567", "+37499112244"]


def test_a_family_that_moved_is_not_at_its_old_coordinates(
    register: OpenRegister, listed: Listed, corrected: Corrected, family: Family
) -> None:
    moved = listed(RUBEN_HY, lat=40.5, lon=44.7)
    match(register)
    corrected(moved, area="Artashat")
    row, _ = family(moved)
    assert (row["area"], row["lat"], row["lon"]) == ("R2-1", None, None)
    assert Household.objects.get(pk=moved).area_id == "R2-1"
    corrected(moved, coordinates="39.95, 44.55")
    assert family(moved)[0]["lat"] == 39.95


def test_needs_are_corrected_for_the_family_and_for_a_member(
    register: OpenRegister, listed: Listed, corrected: Corrected, family: Family
) -> None:
    anahit = listed({**RUBEN_HY, "needs": ["DS"]}, GAYANE_HY, needs=["LP-BN"])
    match(register)
    assert corrected(anahit, needs="", needs_1="ER", needs_2="DS-PS") == [
        *("needs", "needs#1", "needs#2")
    ]
    row, members = family(anahit)
    assert row["needs"] == []
    assert [one["needs"] for one in members] == [["ER"], ["DS", "DS-PS"]]


def test_she_refuses_a_purpose_and_agrees_to_it_again(
    families: dict[str, str], corrected: Corrected, family: Family
) -> None:
    with_optional_purpose()
    for refused, stands in (("referral", ["referral"]), ("", [])):
        assert corrected(families["ruben"], refused=refused) == ["refused"]
        assert family(families["ruben"])[0]["refused"] == stands


def test_every_value_that_cannot_be_read_is_named_with_its_mend(
    register: OpenRegister, families: dict[str, str]
) -> None:
    wrong = {
        "birth#1": "31.13.1980",
        "sex#1": "maybe",
        "phones": "12",
        "document#2": "x",
        "area": "Atlantis",
        "language": "klingon",
        "given#2": "77",
        "needs": "purple",
    }
    with pytest.raises(Several) as refused:
        correct(register, household=families["anahit"], changes=wrong, language="ru")
    assert refused.value.code == "R41"
    codes = {fault.code for fault in refused.value.faults}
    assert codes == {"L35", "L51", "L50", "L55", "L44", "R42", "R43", "L62"}
    assert "31.13.1980" in refused.value.sentence("ru")
    assert Household.objects.get(pk=families["anahit"]).revision == 0


def test_what_must_never_be_written_is_neither_kept_nor_repeated(
    register: OpenRegister, families: dict[str, str]
) -> None:
    with pytest.raises(Several) as refused:
        correct(register, household=families["anahit"], changes={"notes": "survivor of torture"})
    assert "torture" not in str(refused.value.faults[0].facts)


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("R40", {"colour": "blue"}),
        ("R40", {"given": "Ani"}),
        ("R44", {"given#4": "Ani"}),
        ("R44", {"remove#3": "1"}),
        ("R47", {"remove#1": "1", "remove#2": "1"}),
        ("L30", {"given#1": "", "surname#1": ""}),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(
    code: str, changes: dict[str, str], register: OpenRegister, families: dict[str, str]
) -> None:
    with pytest.raises(Refusal) as refused:
        correct(register, household=families["anahit"], changes=changes)
    assert refused.value.code == code


def test_a_family_that_is_not_there_is_refused(register: OpenRegister, programme: object) -> None:
    with pytest.raises(Refusal, match="O01"):
        correct(register, household="f" * 32, changes={"address": "x"})


def with_optional_purpose() -> None:
    programme = Programme.objects.get()
    programme.rules["purposes"] = [
        {"code": "aid", "name": {"en": "Aid"}, "basis": "public_interest"},
        {"code": "referral", "name": {"en": "Referral"}, "basis": "consent", "optional": True},
    ]
    programme.save()
