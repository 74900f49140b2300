"""What must not change a decision: the order of rows and lists, ids, lists of other people."""

import random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.matching.made_lists import MadeLists, make_lists
from tonir.engines.linkage.deciding import Costs
from tonir.engines.linkage.link import Kept, Links, link

PEOPLE = 500
Decisions = dict[tuple[str, str], tuple[float, bool, tuple[tuple[int, int], ...]]]


@pytest.fixture(scope="module")
def made() -> MadeLists:
    return make_lists(PEOPLE, seed=5, part="development")


@pytest.fixture(scope="module")
def before(made: MadeLists) -> Links:
    return link(made.households, made.persons)


def decisions(links: Links, name: dict[str, str] | None = None) -> Decisions:
    """Pair -> weight, whether it is sure, who is whom; under the names that entries had before."""
    found: Decisions = {}
    columns = (links.left, links.right, links.weight, links.sure, links.persons)
    for left, right, weight, sure, persons in zip(*columns, strict=True):
        ends = (left, right) if name is None else (name[left], name[right])
        whom = persons if ends[0] < ends[1] else [(other, one) for one, other in persons]
        one, other = sorted(ends)
        found[one, other] = (float(weight), bool(sure), tuple(sorted(whom)))
    return found


def families(links: Links, name: dict[str, str] | None = None) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for one, standing in links.family.items():
        groups.setdefault(standing, set()).add(name[one] if name else one)
    return {frozenset(group) for group in groups.values()}


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_order_of_rows_or_lists_changes_anything(
    made: MadeLists, before: Links, seed: int
) -> None:
    chance = random.Random(seed)
    mixed = [
        table.take(chance.sample(range(table.num_rows), table.num_rows))
        for table in (made.households, made.persons)
    ]
    after = link(*mixed)
    assert decisions(after) == decisions(before)
    assert families(after) == families(before)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_other_naming_of_entries_changes_anything(
    made: MadeLists, before: Links, seed: int
) -> None:
    chance = random.Random(seed)
    ids = made.households["id"].to_pylist()
    called = {one: f"{chance.getrandbits(128):032x}" for one in ids}
    after = link(renamed(made.households, "id", called), renamed(made.persons, "household", called))
    back = {new: old for old, new in called.items()}
    assert decisions(after, back) == decisions(before)
    assert families(after, back) == families(before)


def test_a_list_of_other_people_changes_no_decision(made: MadeLists) -> None:
    """With the model and the count of names that were kept, as every run but the first has them."""
    kept = Kept(borne=link(made.households, made.persons).borne)
    before = link(made.households, made.persons, kept)
    strangers = make_lists(PEOPLE, seed=6, part="development")
    ids = strangers.households["id"].to_pylist()
    called = {one: f"{number:032x}" for number, one in enumerate(ids)}
    others = unrelated(strangers.persons)
    households = pa.concat_tables(
        [made.households, far_away(renamed(strangers.households, "id", called))]
    )
    persons = pa.concat_tables([made.persons, renamed(others, "household", called)])
    after = link(households, persons, kept)
    mine = set(made.households["id"].to_pylist())
    kept_pairs = {ends: facts for ends, facts in decisions(after).items() if mine.issuperset(ends)}
    assert kept_pairs == decisions(before) and kept_pairs
    assert not [ends for ends in decisions(after) if len(mine.intersection(ends)) == 1]


def test_what_is_new_is_found_as_when_everything_is_compared(
    made: MadeLists, before: Links
) -> None:
    ids = made.households["id"].to_pylist()
    new = set(ids[::7])
    kept = Kept(borne=before.borne)
    after = decisions(link(made.households, made.persons, kept, changed=new))
    wanted = {ends: facts for ends, facts in decisions(before).items() if not new.isdisjoint(ends)}
    assert after == wanted and wanted


def test_costs_move_the_border_and_no_weight(made: MadeLists, before: Links) -> None:
    careful = link(made.households, made.persons, Kept(costs=Costs(wrong_join=1e6)))
    assert careful.sure.sum() < before.sure.sum()
    assert {ends: facts[0] for ends, facts in decisions(careful).items()} == {
        ends: facts[0] for ends, facts in decisions(before).items()
    }


def renamed(table: pa.Table, column: str, called: dict[str, str]) -> pa.Table:
    names = pa.array([called[one] for one in table[column].to_pylist()], pa.string())
    return table.set_column(table.column_names.index(column), column, names)


def unrelated(persons: pa.Table) -> pa.Table:
    """Other names, births and papers than anybody of ours has."""

    def other(row: dict[str, Any]) -> dict[str, Any]:
        names = {name: row[name] and row[name][::-1] + "zqx" for name in NAMES}
        birth = row["birth"] and row["birth"].replace(year=row["birth"].year - 110)
        year = row["birth_year"] and row["birth_year"] - 110
        paper = row["document"] and f"QQ{row['document']}QQ"
        return {**row, **names, "birth": birth, "birth_year": year, "document": paper}

    return pa.Table.from_pylist([other(row) for row in persons.to_pylist()], persons.schema)


NAMES = ("given", "surname", "patronymic")


def far_away(households: pa.Table) -> pa.Table:
    def other(row: dict[str, Any]) -> dict[str, Any]:
        phones = [f"+999{phone[1:]}" for phone in row["phones"] or ()]
        return {**row, "area": f"far {row['area']}", "phones": phones, "address": None}

    return pa.Table.from_pylist([other(row) for row in households.to_pylist()], households.schema)
