"""One family against everybody, while she is typed: what a run would find, by the same weights."""

import random
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from benchmarks.matching.made_lists import MadeLists, make_lists
from tonir.engines.linkage.candidates import RULES
from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.deciding import Costs
from tonir.engines.linkage.homes import Columns
from tonir.engines.linkage.link import Kept, columns_of, database, link
from tonir.engines.linkage.model import Borne, Model
from tonir.engines.linkage.near import ASKED, Index, Near, borne_in, indexed, levels_of
from tonir.engines.linkage.scoring import Scorer, list_people
from tonir.engines.linkage.starting import STARTING

PEOPLE = 1_500
FROM = Costs().look_from
Tables = tuple[pa.Table, pa.Table]


@pytest.fixture(scope="module")
def made() -> MadeLists:
    return make_lists(PEOPLE, seed=5, part="development")


@pytest.fixture(scope="module")
def everybody(made: MadeLists) -> Index:
    return indexed(made.households, made.persons)


@pytest.fixture(scope="module")
def borne(everybody: Index) -> Borne:
    return borne_in(everybody, STARTING)


@pytest.fixture(scope="module")
def near() -> Near:
    return Near()


def only(made: MadeLists, *ids: str) -> Tables:
    wanted = pa.array(ids, pa.string())
    homes, persons = made.households, made.persons
    return (
        homes.filter(pc.is_in(homes["id"], wanted)),
        persons.filter(pc.is_in(persons["household"], wanted)),
    )


def some_of(made: MadeLists, many: int) -> list[str]:
    peopled = set(made.persons["household"].to_pylist())
    return random.Random(3).sample(sorted(peopled), many)


def test_a_run_and_the_form_say_the_same_of_every_pair(
    made: MadeLists, everybody: Index, borne: Borne, near: Near
) -> None:
    links = link(made.households, made.persons, Kept(STARTING, borne))
    wanted: dict[str, dict[str, Any]] = {}
    for left, right, *facts in zip(
        links.left, links.right, links.weight, links.persons, strict=True
    ):
        wanted.setdefault(left, {})[right] = (facts[0], facts[1])
        turned = sorted((other, one) for one, other in facts[1])
        wanted.setdefault(right, {})[left] = (facts[0], turned)
    compared = 0
    for one, others in wanted.items():
        among = [everybody.without([one])]
        found = near.likely(only(made, one), among, STARTING, borne, FROM)
        # What decides between equals, a ten-thousandth of a bit, is no evidence.
        assert {each.right: round(each.weight, 3) for each in found} == {
            other: pytest.approx(weight, abs=2e-4) for other, (weight, _) in others.items()
        }
        for each in found:
            persons = sorted((person.left, person.right) for person in each.persons)
            assert persons == others[each.right][1]
        compared += len(found)
    assert compared > 50


def scored_by_splink(made: MadeLists, model: Model, borne: Borne, pairs: pa.Table) -> Columns:
    with database() as db:
        comparable(db, made.households, made.persons)
        scorer = Scorer(db, model, borne, levels=True)
        db.register("asked", pairs)
        db.execute(
            "create temp table chosen as"
            " select '0' match_key, l join_key_l, r join_key_r from asked"
        )
        scorer.score("chosen", "scored")
        return columns_of(db, "select * from scored order by unique_id_l, unique_id_r")


def scored_here(made: MadeLists, model: Model, borne: Borne, pairs: pa.Table) -> Columns:
    with database() as db:
        comparable(db, made.households, made.persons)
        list_people(db, borne)
        db.register("asked", pairs)
        found = levels_of(
            db,
            model,
            "asked join listed l on l.unique_id = asked.l join listed r on r.unique_id = asked.r",
        )
    order = np.lexsort((found["unique_id_r"], found["unique_id_l"]))
    return {name: values[order] for name, values in found.items()}


def pairs_of(made: MadeLists, seed: int) -> pa.Table:
    """Whoever is one person, and strangers drawn by chance: every level occurs."""
    who = np.asarray(made.true_person)
    order = np.argsort(who, kind="stable")
    same = np.flatnonzero(who[order][1:] == who[order][:-1])
    chance = np.random.default_rng(seed).integers(0, len(who), (20_000, 2))
    both = np.concatenate([np.stack([order[same], order[same + 1]], 1), chance])
    both = np.unique(np.sort(both[both[:, 0] != both[:, 1]], axis=1), axis=0)
    return pa.table({"l": both[:, 0], "r": both[:, 1]})


@pytest.mark.parametrize("seed", [1, 2])
def test_levels_and_weights_are_splinks_to_the_thousandth_of_a_bit(
    made: MadeLists, borne: Borne, seed: int
) -> None:
    pairs = pairs_of(made, seed)
    theirs = scored_by_splink(made, STARTING, borne, pairs)
    ours = scored_here(made, STARTING, borne, pairs)
    for one in COMPARISONS:
        for name in (f"gamma_{one.name}", f"w_{one.name}"):
            assert np.array_equal(ours[name], theirs[name]), name
    seen = {one.name: set(ours[f"gamma_{one.name}"].tolist()) for one in COMPARISONS}
    assert all({0, len(one.levels)} <= seen[one.name] for one in COMPARISONS)
    assert all(-1 in seen[name] for name in ("given", "birth", "document", "phone", "address"))


def test_another_model_gives_other_weights_and_still_splinks(made: MadeLists, borne: Borne) -> None:
    rules = STARTING.as_rules()
    rules["m"]["given"] = {name: value * 0.9 for name, value in rules["m"]["given"].items()}
    rules["u"]["surname"]["same"] = 0.02
    model, pairs = Model.from_rules(rules), pairs_of(made, 7)
    theirs = scored_by_splink(made, model, borne, pairs)
    ours = scored_here(made, model, borne, pairs)
    assert all(
        np.array_equal(ours[f"w_{one.name}"], theirs[f"w_{one.name}"]) for one in COMPARISONS
    )
    before = scored_here(made, STARTING, borne, pairs)
    assert not np.array_equal(ours["w_given"], before["w_given"])


def test_in_two_parts_or_one_the_same_is_found(
    made: MadeLists, everybody: Index, borne: Borne, near: Near
) -> None:
    """Who came in later stands in an index of her own, until everybody is folded anew."""
    later = some_of(made, 120)
    parts = [everybody.without(later), indexed(*only(made, *later))]
    found = 0
    for one in some_of(made, 40):
        whole = near.likely(only(made, one), [everybody], STARTING, borne, 0.0)
        apart = near.likely(only(made, one), parts, STARTING, borne, 0.0)
        assert [(each.right, each.weight) for each in apart] == [
            (each.right, each.weight) for each in whole
        ]
        found += len(whole)
    assert found >= 40


def test_whoever_is_gone_is_in_it_no_more(
    made: MadeLists, everybody: Index, borne: Borne, near: Near
) -> None:
    one = some_of(made, 1)[0]
    before = near.likely(only(made, one), [everybody], STARTING, borne, 0.0)
    assert one in [each.right for each in before]
    without = everybody.without([one])
    after = near.likely(only(made, one), [without], STARTING, borne, 0.0)
    assert one not in [each.right for each in after]
    gone = only(made, one)[1].num_rows
    assert without.people.num_rows == everybody.people.num_rows - gone
    assert int(without.rows.max()) < without.people.num_rows


def test_who_types_only_the_head_of_a_family_is_shown_her_entry(
    made: MadeLists, everybody: Index, borne: Borne, near: Near
) -> None:
    hits = asked = 0
    for one in some_of(made, 60):
        household, persons = only(made, one)
        head = persons.slice(0, 1)
        known = head.to_pylist()[0]
        if not (known["given"] and known["surname"] and known["birth"]):
            continue
        asked += 1
        found = near.likely((household, head), [everybody], STARTING, borne, 2.0)
        hits += one in [each.right for each in found]
        assert all(each.left == ASKED for each in found)
    assert asked > 20 and hits == asked


def test_nothing_of_a_family_that_was_asked_about_stays(
    made: MadeLists, everybody: Index, borne: Borne
) -> None:
    near = Near()
    near.likely(only(made, some_of(made, 1)[0]), [everybody], STARTING, borne, 0.0)
    left: duckdb.DuckDBPyConnection = near._db
    assert left.execute("select table_name from duckdb_tables()").fetchall() == []
    assert left.execute("select view_name from duckdb_views() where not internal").fetchall() == []
    assert left.execute("select current_setting('temp_directory')").fetchall() == [("",)]


def test_a_stranger_and_an_empty_register_give_nobody(
    made: MadeLists, everybody: Index, borne: Borne, near: Near
) -> None:
    household, persons = only(made, some_of(made, 1)[0])
    row = {**persons.to_pylist()[0], "given": "Qwxz", "surname": "Zzkpt", "birth": None}
    row |= {"birth_year": 1901, "document": None, "patronymic": None}
    nowhere = {**household.to_pylist()[0], "area": None, "phones": [], "address": None}
    asked = (
        pa.Table.from_pylist([nowhere], household.schema),
        pa.Table.from_pylist([row], persons.schema),
    )
    assert near.likely(asked, [everybody], STARTING, borne, 0.0) == []
    empty = indexed(household.slice(0, 0), persons.slice(0, 0))
    assert near.likely((household, persons), [empty], STARTING, borne, 0.0) == []


def test_a_key_that_stands_for_too_many_finds_nobody(made: MadeLists) -> None:
    """As in a run: a hundred families of one name in one town are not compared for it."""
    most = RULES["given_surname_area"][1]
    homes, persons = only(made, some_of(made, 1)[0])
    home = {**homes.to_pylist()[0], "phones": [], "address": None}
    one = dict.fromkeys(persons.column_names) | {
        "number": 0,
        "given": "Anahit",
        "surname": "Abgaryan",
    }

    def register(many: int) -> Index:
        ids = [f"{at:032x}" for at in range(many)]
        return indexed(
            pa.Table.from_pylist([{**home, "id": each} for each in ids], homes.schema),
            pa.Table.from_pylist([{**one, "household": each} for each in ids], persons.schema),
        )

    assert len(register(most - 1).keys) > len(register(most).keys)
