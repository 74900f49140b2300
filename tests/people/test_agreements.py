"""What a family was told and what it refused, as lists say it; a refusal never costs aid."""

from typing import Any

import pytest

from tests.people.writing import (
    AID,
    AID_BY_CONSENT,
    REFERRAL,
    SURVEY,
    codes,
    known,
    read,
)
from tonir.engines.refusals import Refusal
from tonir.people.lists.reading import ReadList

HEADER = ["Family ID", "Full name", "Settlement"]
ANAHIT = ["1", "Anahit Hakobyan", "Hrazdan"]
RUBEN = ["2", "Ruben Sargsyan", "Artashat"]
NO, YES = "no", "yes"


def with_columns(headers: list[str], *answers: list[Any], **how: Any) -> ReadList:
    """Anahit's and Ruben's family with further columns; `answers`: a row each."""
    rows = [HEADER + headers]
    rows += [row + said for row, said in zip((ANAHIT, RUBEN), answers, strict=False)]
    return read(rows, **how)


def refused(found: ReadList) -> list[list[str]]:
    return [draft.record["refused"] for draft in found.drafts]


@pytest.mark.parametrize(
    "header",
    [
        "Referral to others",
        "REFERRAL TO OTHERS",
        "Փոխանցում ուրիշների",
        "Передача другим",
        "Consent: Referral to others",
        "Согласие на: Передача другим",
        "Համաձայնություն՝ Փոխանցում ուրիշների",
        "consent/referral",
        "consent_referral",
        "before/Consent: referral",
    ],
)
def test_a_purpose_has_a_column_by_its_name_in_any_language(header: str) -> None:
    found = with_columns([header], [YES], [NO])
    assert refused(found) == [["survey"], ["referral", "survey"]]
    assert codes(found) == [] and not found.returned


@pytest.mark.parametrize(
    ("answer", "agrees"),
    [
        *(("yes", True), ("Да", True), ("այո", True), ("1", True), ("+", True), ("ДА.", True)),
        *(("Согласна", True), ("✓", True), (1, True), ("agreed", True)),
        *(("no", False), ("Нет", False), ("Ոչ", False), ("0", False), (0, False)),
        *(("не согласен", False), ("thursday", False), ("-", False), ("", False), ("?", False)),
    ],
)
def test_only_a_clear_yes_is_an_agreement(answer: str | int, agrees: bool) -> None:
    found = with_columns(["Referral to others"], [answer], [YES])
    assert ("referral" not in refused(found)[0]) == agrees


def test_who_was_not_asked_has_not_agreed() -> None:
    assert refused(read([HEADER, ANAHIT])) == [["referral", "survey"]]


def test_an_answer_that_is_neither_yes_nor_no_is_said_and_taken_as_no() -> None:
    found = with_columns(["Referral to others"], ["ask her again"], [YES])
    (fault,) = found.faults
    assert (fault.code, fault.row, fault.column, fault.value) == ("L69", 2, 4, "ask her again")
    assert not fault.returns and "yes or no" in fault.mend()
    assert refused(found)[0] == ["referral", "survey"]


def test_a_refusal_on_any_row_of_the_family_is_a_refusal() -> None:
    header = ["Family ID", "Surname", "Given name", "Referral to others", "Questions later"]
    rows = [header, ["1", "Hakobyan", "Anahit", YES, YES], ["1", "Hakobyan", "Ani", NO, ""]]
    assert refused(read(rows)) == [["referral"]]


def test_no_to_everything_refuses_what_may_be_refused_and_keeps_the_aid() -> None:
    found = with_columns(["Consent", "Referral to others"], [NO, YES], [YES, YES])
    assert refused(found) == [["referral", "survey"], ["survey"]]
    assert codes(found) == [] and not found.returned


def test_an_unclear_answer_to_everything_is_no_agreement_either() -> None:
    found = with_columns(["Consent", "Referral to others"], ["perhaps", YES], [YES, YES])
    assert codes(found) == ["L69"] and refused(found)[0] == ["referral", "survey"]


def test_where_aid_rests_on_consent_who_does_not_agree_comes_back() -> None:
    what = known([AID_BY_CONSENT, REFERRAL])
    found = with_columns(["Consent"], [NO], [YES], what=what)
    assert codes(found) == ["L41"]
    assert [draft.is_returned for draft in found.drafts] == [True, False]
    found = with_columns(["Consent"], ["perhaps"], [YES], what=what)
    assert codes(found) == ["L45"] and len(found.returned) == 1


def test_no_to_the_aid_itself_is_no_to_everything() -> None:
    found = with_columns(["Consent: Giving aid"], [NO], [YES], what=known([AID_BY_CONSENT]))
    assert codes(found) == ["L41"]


def test_a_no_on_every_row_of_a_family_is_said_once() -> None:
    header = ["Family ID", "Surname", "Given name", "Settlement", "Consent"]
    rows = [header, *(["1", "Hakobyan", name, "Hrazdan", NO] for name in ("Anahit", "Ani"))]
    assert codes(read(rows, what=known([AID_BY_CONSENT]))) == ["L41"]


def test_the_record_holds_the_basis_of_each_purpose_on_that_day() -> None:
    found = read([HEADER, ANAHIT])
    assert found.drafts[0].record["bases"] == {
        "aid": "public_interest",
        "referral": "consent",
        "survey": "consent",
    }


def test_what_the_family_was_told_stands_with_its_version_language_and_day() -> None:
    headers = ["Notice version", "Notice language", "Notice date", "Registration date", "Language"]
    found = with_columns(
        headers,
        ["2025-07", "русский", "11.08.2025", "12.08.2025", "hy"],
        ["2025-07", "", "", "12.08.2025", "hy"],
    )
    told = [draft.record["notice"] for draft in found.drafts]
    assert told[0] == {"version": "2025-07", "language": "ru", "on": "2025-08-11"}
    # What language she speaks does not say in which one she was told.
    assert told[1] == {"version": "2025-07", "language": "", "on": "2025-08-12"}


def test_a_list_that_says_nothing_of_a_notice_says_nobody_was_told() -> None:
    found = with_columns(["Notice"], ["no"], [""])
    assert [draft.record["notice"] for draft in found.drafts] == [None, None]
    assert read([HEADER, ANAHIT]).drafts[0].record["notice"] is None


def test_a_plain_yes_to_the_notice_is_of_no_known_version() -> None:
    found = with_columns(["Notice", "Registration date"], ["yes", "12.08.2025"])
    told = found.drafts[0].record["notice"]
    assert told == {"version": "", "language": "", "on": "2025-08-12"}


def test_a_day_of_the_notice_that_is_no_day_is_said() -> None:
    headers = ["Notice version", "Notice date", "Registration date"]
    found = with_columns(headers, ["2", "soon", "12.08.2025"])
    assert codes(found) == ["L74"]
    assert found.drafts[0].record["notice"]["on"] == "2025-08-12"


def test_a_mapping_names_the_purpose_of_a_column() -> None:
    found = with_columns(["May we?"], [YES], [NO], mapping={"May we?": "consent=referral"})
    assert refused(found) == [["survey"], ["referral", "survey"]]
    with pytest.raises(Refusal, match="L11"):
        with_columns(["May we?"], [YES], mapping={"May we?": "consent=photos"})


def test_a_mapping_of_one_purpose_leaves_the_others_their_columns() -> None:
    headers = ["May we?", "Questions later"]
    found = with_columns(headers, [YES, YES], [NO, YES], mapping={"May we?": "consent=referral"})
    assert refused(found) == [[], ["referral"]]


def test_a_layout_saved_before_a_purpose_came_reads_its_column_all_the_same() -> None:
    headers = ["Referral to others", "Consent: Questions later"]
    before = with_columns(headers, [YES, YES], [NO, NO], what=known([AID]))
    saved = before.decision.saved()
    now = with_columns(headers, [YES, YES], [NO, NO], saved=saved)
    assert refused(now) == [[], ["referral", "survey"]]
    # And when one has gone again, its column says nothing.
    after = with_columns(
        headers, [YES, YES], [NO, NO], saved=now.decision.saved(), what=known([AID, SURVEY])
    )
    assert refused(after) == [[], ["survey"]] and "Referral to others" in after.decision.not_read


def test_a_list_is_another_list_once_its_purposes_have_changed() -> None:
    assert known([AID]).state() != known([AID, REFERRAL]).state()
    assert known([AID]).state() == known([AID]).state()
