"""Somebody stands in two families: a person says for which of them she counts."""

from typing import Any

import pytest

from tests.conftest import Listed
from tests.matching.joining import join_entries
from tonir.engines.refusals import Refusal
from tonir.matching.models import PersonRuling, SharedPerson
from tonir.matching.queries import families, kept_ids
from tonir.matching.reviewing import pair
from tonir.matching.reviewing_shared import decide_shared, shared, take_back_shared
from tonir.matching.run import match
from tonir.matching.shared import counted_twice, waiting_shared
from tonir.people.models import Household
from tonir.vault.register import OpenRegister

LILIT = {
    "given": "Լիլիթ",
    "surname": "Սարգսյան",
    "birth": "1999-08-21",
    "sex": "f",
    "document": "AN7654321",
}
PARENTS = (
    {"given": "Կարեն", "surname": "Սարգսյան", "birth": "1968-01-11", "sex": "m"},
    {"given": "Աննա", "surname": "Սարգսյան", "birth": "1971-06-05", "sex": "f"},
    {"given": "Դավիթ", "surname": "Սարգսյան", "birth": "2003-02-07", "sex": "m"},
)
HUSBANDS = (
    {"given": "Տիգրան", "surname": "Դավթյան", "birth": "1996-12-02", "sex": "m"},
    {"given": "Սյուզան", "surname": "Դավթյան", "birth": "1970-04-14", "sex": "f"},
    {"given": "Արա", "surname": "Դավթյան", "birth": "1966-09-30", "sex": "m"},
)
PARENTS_LIST, HUSBANDS_LIST, AGAIN = "1" * 32, "2" * 32, "3" * 32
ROWS = [PARENTS_LIST, 3, HUSBANDS_LIST, 1]


@pytest.fixture
def bride(register: OpenRegister, listed: Listed) -> OpenRegister:
    """Lilit stands in her parents' list, last, and in her husband's, second."""
    listed(*PARENTS, LILIT, id=PARENTS_LIST, phones=["+37477123456"])
    husband, *his = HUSBANDS
    listed(husband, LILIT, *his, id=HUSBANDS_LIST, area="R2-1", office="miasin")
    match(register)
    register.asking = "mane"
    return register


def sizes(register: OpenRegister) -> dict[str, int]:
    people = families(register).persons["household"].to_pylist()
    return {one: people.count(one) for one in sorted(set(people))}


def names(register: OpenRegister, family: str) -> list[str]:
    rows = families(register).persons.to_pylist()
    mine = [row for row in rows if row["household"] == family]
    assert [row["number"] for row in mine] == list(range(len(mine)))
    return [row["given"] for row in mine]


def test_a_bride_on_two_lists_is_shown_by_herself_with_what_speaks_for_it(
    bride: OpenRegister,
) -> None:
    found = shared(bride)
    assert (found["waiting"], found["verdict"], found["last"]) == (1, "", None)
    assert found["two"] == ((PARENTS_LIST, 3), (HUSBANDS_LIST, 1))
    (row,) = [one for one in found["pair"]["members"] if one["left"] and one["right"]]
    assert (row["left"]["number"], row["right"]["number"]) == (3, 1)
    assert {"what": "document", "level": "same", "script": ""} in row["evidence"]
    assert pair(bride)["shared"] == 1
    assert sizes(bride) == {PARENTS_LIST: 4, HUSBANDS_LIST: 4}, "until somebody has decided"


@pytest.mark.parametrize(
    ("verdict", "parents", "husbands"),
    [("left", 4, 3), ("right", 3, 4), ("two", 4, 4), ("both", 4, 4)],
)
def test_what_was_decided_says_where_she_counts_and_the_entries_stay_as_they_are(
    bride: OpenRegister, verdict: str, parents: int, husbands: int
) -> None:
    before = list(Household.objects.order_by("pk").values_list("pk", "record", "revision"))
    decide_shared(bride, rows=ROWS, verdict=verdict)
    assert sizes(bride) == {PARENTS_LIST: parents, HUSBANDS_LIST: husbands}
    assert shared(bride)["waiting"] == 0
    assert list(Household.objects.order_by("pk").values_list("pk", "record", "revision")) == before
    twice = {HUSBANDS_LIST: 1} if verdict == "both" else {}
    assert counted_twice(kept_ids()) == twice


def test_the_decision_is_undone_and_she_waits_again(bride: OpenRegister) -> None:
    decide_shared(bride, rows=ROWS, verdict="right")
    told = shared(bride)
    take_back_shared(bride, rows=[part for row in told["last"] for part in row])
    assert sizes(bride) == {PARENTS_LIST: 4, HUSBANDS_LIST: 4}
    assert (shared(bride)["waiting"], shared(bride)["last"]) == (1, None)
    with pytest.raises(Refusal, match="M10"):
        take_back_shared(bride, rows=ROWS)
    assert PersonRuling.objects.count() == 2, "added to, never changed"


def test_the_decision_holds_when_everything_is_compared_again(bride: OpenRegister) -> None:
    decide_shared(bride, rows=ROWS, verdict="right")
    match(bride, scope="all")
    assert sizes(bride) == {PARENTS_LIST: 3, HUSBANDS_LIST: 4} and not waiting_shared(kept_ids())


def test_an_entry_that_changed_asks_again_and_until_then_she_counts_in_both(
    bride: OpenRegister, listed: Listed
) -> None:
    decide_shared(bride, rows=ROWS, verdict="right")
    Household.objects.filter(pk=PARENTS_LIST).update(revision=1)
    assert sizes(bride) == {PARENTS_LIST: 4, HUSBANDS_LIST: 4}
    assert not waiting_shared(kept_ids()), "her number may be another's by now"
    match(bride)
    assert [one.two for one in waiting_shared(kept_ids())] == [
        ((PARENTS_LIST, 3), (HUSBANDS_LIST, 1))
    ]


def test_who_leaves_a_family_leaves_all_its_entries_and_is_asked_of_once(
    bride: OpenRegister, listed: Listed
) -> None:
    """Her parents stand in a second list, which names her first."""
    listed(LILIT, *PARENTS, id=AGAIN, office="field", phones=["+37477123456"])
    match(bride)
    assert kept_ids() == {AGAIN: PARENTS_LIST}
    assert SharedPerson.objects.count() == 2
    told = shared(bride)
    assert told["waiting"] == 1
    decide_shared(bride, rows=[part for row in told["two"] for part in row], verdict="right")
    family = [row for row in sizes(bride) if row != HUSBANDS_LIST]
    assert names(bride, family[0]) == ["Կարեն", "Աննա", "Դավիթ"]
    assert shared(bride)["waiting"] == 0


def test_two_families_that_turn_out_to_be_one_share_nobody_any_more(bride: OpenRegister) -> None:
    decide_shared(bride, rows=ROWS, verdict="right")
    join_entries(PARENTS_LIST, HUSBANDS_LIST)
    assert names(bride, PARENTS_LIST).count("Լիլիթ") >= 1
    assert sizes(bride) == {PARENTS_LIST: 7}


def test_no_family_is_left_without_anybody(register: OpenRegister, listed: Listed) -> None:
    listed(LILIT, id=PARENTS_LIST)
    husband, *his = HUSBANDS
    listed(husband, LILIT, *his, id=HUSBANDS_LIST, area="R2-1", office="miasin")
    match(register)
    assert not kept_ids() and SharedPerson.objects.exists(), "not one family for sure"
    with pytest.raises(Refusal, match="M12"):
        decide_shared(register, rows=[PARENTS_LIST, 0, HUSBANDS_LIST, 1], verdict="right")
    assert not PersonRuling.objects.exists()


def test_a_word_that_is_none_or_about_nobody_is_refused(bride: OpenRegister) -> None:
    wrong: list[tuple[Any, str]] = [
        (ROWS, "undone"),
        ([PARENTS_LIST, 0, HUSBANDS_LIST, 1], "left"),
        ([PARENTS_LIST, 3, PARENTS_LIST, 1], "left"),
        ([PARENTS_LIST, "x", HUSBANDS_LIST, 1], "left"),
        (None, "left"),
    ]
    for rows, verdict in wrong:
        with pytest.raises(Refusal, match="M11"):
            decide_shared(bride, rows=rows, verdict=verdict)
    assert not PersonRuling.objects.exists()
