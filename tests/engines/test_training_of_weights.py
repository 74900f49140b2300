"""A programme's own lists say how much an agreement weighs, without anybody saying who is whom."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from benchmarks.matching.made_lists import MadeLists, make_lists
from tonir.engines.linkage.comparable import comparable
from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.link import database
from tonir.engines.linkage.model import Model
from tonir.engines.linkage.starting import STARTING
from tonir.engines.linkage.train import trained

SEED = 5


@pytest.fixture(scope="module")
def lists() -> MadeLists:
    return make_lists(3_000, SEED)


@pytest.fixture
def people(lists: MadeLists) -> Iterator[duckdb.DuckDBPyConnection]:
    with database() as db:
        comparable(db, lists.households, lists.persons)
        yield db


@pytest.fixture(scope="module")
def model(lists: MadeLists) -> Model:
    with database() as db:
        comparable(db, lists.households, lists.persons)
        return trained(db, STARTING, SEED)


def test_same_lists_and_same_seed_give_the_same_weights(
    people: duckdb.DuckDBPyConnection, model: Model
) -> None:
    assert trained(people, STARTING, SEED) == model


def test_what_strangers_share_by_chance_is_counted_in_these_lists(
    people: duckdb.DuckDBPyConnection, model: Model
) -> None:
    women, men = (
        people.execute("select count(*) from people where sex = ?", [sex]).fetchall()[0][0]
        for sex in ("female", "male")
    )
    alike = (women**2 + men**2) / (women + men) ** 2
    assert model.u["sex"]["same"] == pytest.approx(alike, abs=0.01)
    assert model.u["area"]["same"] != STARTING.u["area"]["same"]


def test_one_person_agrees_more_often_than_two_strangers(model: Model) -> None:
    for one in COMPARISONS:
        if one.name != "sex":
            assert model.m[one.name]["same"] > 4 * model.u[one.name]["same"], one.name


def test_estimates_without_labels_are_near_those_with_them(model: Model) -> None:
    """STARTING was trained on lists where who is whom is known."""
    for name, tolerance in {"given": 0.15, "birth": 0.15, "document": 0.15, "sex": 0.05}.items():
        assert model.m[name]["same"] == pytest.approx(STARTING.m[name]["same"], abs=tolerance), name


def test_what_the_lists_do_not_ask_keeps_what_the_programme_started_with(
    lists: MadeLists,
) -> None:
    where = lists.persons.schema.get_field_index("patronymic")
    without = lists.persons.set_column(where, "patronymic", pa.nulls(3_000, pa.string()))
    with database() as db:
        comparable(db, lists.households, without)
        model = trained(db, STARTING, SEED)
    assert model.m["patronymic"] == STARTING.m["patronymic"]
    assert model.u["patronymic"] == STARTING.u["patronymic"]


def test_a_village_of_few_families_keeps_the_model_it_started_with() -> None:
    lists = make_lists(200, SEED)
    with database() as db:
        comparable(db, lists.households, lists.persons)
        assert trained(db, STARTING, SEED) is STARTING


def test_families_are_weighed_as_before(model: Model) -> None:
    assert (model.prior, model.appears, model.related) == (
        STARTING.prior,
        STARTING.appears,
        STARTING.related,
    )
