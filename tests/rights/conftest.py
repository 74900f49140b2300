"""Anahit's and Ruben's families, from the list to the report, and what they ask for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.office.conftest import families, log_in, slip
from tonir.matching.queries import families as joined
from tonir.programme.models import Programme
from tonir.reporting.rights.correcting import correct
from tonir.vault.register import OpenRegister

__all__ = ["families", "log_in", "slip"]

Corrected = Callable[..., list[str]]
Family = Callable[[str], tuple[dict[str, Any], list[dict[str, Any]]]]


@pytest.fixture(autouse=True)
def nobody_erased(keys: Path) -> Iterator[None]:
    """The keys folder is all tests' own: what one erased, no other remembers."""
    yield
    for path in keys.glob("erased*.json"):
        path.unlink()


@pytest.fixture
def every_total_shown(programme: Path) -> None:
    """So small a programme would hide all its totals, and a test of them would see nothing."""
    show_from(1)


def show_from(smallest_cell: int) -> None:
    stored = Programme.objects.get()
    stored.rules["programme"]["smallest_cell"] = smallest_cell
    stored.save()


@pytest.fixture
def corrected(register: OpenRegister) -> Corrected:
    """Corrects a family by field; gives the fields that changed."""

    def correct_one(household: str, **changes: str) -> list[str]:
        fields = {name.replace("_", "#"): value for name, value in changes.items()}
        done: list[str] = correct(register, household=household, changes=fields)["corrected"]
        return done

    return correct_one


@pytest.fixture
def family(register: OpenRegister) -> Family:
    """A family as all later work sees it: (household, members)."""

    def find(household: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        people = joined(register)
        (row,) = [row for row in people.households.to_pylist() if row["id"] == household]
        members = [one for one in people.persons.to_pylist() if one["household"] == household]
        return row, members

    return find
