"""The ledger: only added to, and whatever is moved, nothing appears or vanishes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tonir.engines.refusals import Refusal
from tonir.supply.actions import dispatch, post_handover
from tonir.supply.models import Movement
from tonir.supply.queries import balances, day_balances

DAY = datetime(2025, 8, 18, 12, tzinfo=UTC)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves no trace for the next example."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_what_stands_in_the_ledger_is_neither_changed_nor_deleted(stock: None) -> None:
    movement = Movement.objects.all()[0]
    movement.quantity = 1
    for change in (
        movement.save,
        movement.delete,
        Movement.objects.all().delete,
        lambda: Movement.objects.update(quantity=1),
        lambda: Movement.objects.bulk_update([movement], ["quantity"]),
    ):
        with pytest.raises(Refusal) as refused:
            change()
        assert refused.value.code == "S25"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE supply_movement SET quantity = 1",
        "DELETE FROM supply_movement",
        "INSERT OR REPLACE INTO supply_movement SELECT * FROM supply_movement",
        # With a key of its own: it would push out the row that has the same document and lot.
        "INSERT OR REPLACE INTO supply_movement (kit_id, lot_id, source_id, target_id, quantity,"
        " because, document, at) SELECT kit_id, lot_id, source_id, target_id, 9, because,"
        " document, at FROM supply_movement LIMIT 1",
    ],
)
def test_the_database_itself_refuses_what_goes_round_the_models(
    stock: None, statement: str
) -> None:
    if "REPLACE" in statement and connection.vendor != "sqlite":
        pytest.skip("only SQLite has it")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Movement.objects.count() == 5


def test_a_document_cannot_post_a_lot_twice_whoever_writes_it(stock: None) -> None:
    twin = Movement.objects.all()[0]
    twin.pk, twin._state.adding = None, True
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()


PLACES = ("W1", "W2", "P1", "P2")
moves = st.tuples(
    st.sampled_from(["dispatch", "handover"]),
    st.sampled_from([f"D{number}" for number in range(6)]),
    st.sampled_from(PLACES),
    st.sampled_from(PLACES),
    st.dictionaries(st.sampled_from(["food", "wash"]), st.integers(0, 40), min_size=1),
)


def do(move: tuple[str, str, str, str, dict[str, int]]) -> None:
    kind, document, source, target, kits = move
    if kind == "dispatch":
        dispatch(document, source, target, kits)
    else:
        post_handover(document, source, kits)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(moves, max_size=8))
def test_whatever_is_moved_nothing_appears_or_vanishes(
    stock: None, some: list[tuple[str, str, str, str, dict[str, int]]]
) -> None:
    with undone():
        for move in some:
            if move[0] == "dispatch" and move[2] == move[3]:
                continue
            try:
                do(move)
            except Refusal as refusal:
                assert refusal.code in {"S20", "S21"}
                continue
            before = balances()
            do(move)
            assert balances() == before, "the same document posts once"
        for kit, total in (("food", 80), ("wash", 30)):
            now = {account: number for (account, of), number in balances().items() if of == kit}
            assert sum(now.values()) == 0
            assert sum(number for account, number in now.items() if account != "donor") == total
            assert all(now.get(warehouse, 0) >= 0 or handed(warehouse) for warehouse in PLACES)


def handed(place: str) -> bool:
    return Movement.objects.filter(source=place, because="handover").exists()


def test_each_day_opening_and_what_came_and_went_make_the_closing(stock: None) -> None:
    dispatch("D1", "W1", "P1", {"food": 25})
    post_handover("H1", "P1", {"food": 7})
    dispatch("D2", "P1", "W1", {"food": 3})
    today = Movement.objects.order_by("-pk")[0].at.date()
    by_key = {(row.account, row.kit): row for row in day_balances(today)}
    point = by_key["P1", "food"]
    assert (point.opening, point.received, point.handed_over) == (0, 25, 7)
    assert (point.returned, point.lost, point.closing) == (3, 0, 15)
    warehouse = by_key["W1", "food"]
    assert (warehouse.opening, warehouse.received, warehouse.returned) == (0, 63, 25)
    for row in by_key.values():
        assert row.closing == balances()[row.account, row.kit]
    for row in day_balances(today + timedelta(days=1)):
        assert (row.opening, row.received) == (row.closing, 0)


def test_a_day_before_anything_happened_is_empty(stock: None) -> None:
    assert all(row.closing == 0 for row in day_balances(date(2020, 1, 1)))


def test_a_handover_is_booked_on_the_day_it_happened(stock: None) -> None:
    post_handover("H1", "P1", {"food": 2}, at=DAY)
    (row,) = [row for row in day_balances(DAY.date()) if row.account == "P1"]
    assert (row.handed_over, row.closing) == (2, -2)
