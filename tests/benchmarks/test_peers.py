"""Peers are what their names say. What runs in their own environment is tried where it is there."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from benchmarks.matching import peers
from benchmarks.matching.data import Data, NotAtHand, each_alone
from benchmarks.matching.found import Found, Took, figures
from benchmarks.matching.made_lists import make_lists
from benchmarks.matching.names import (
    Group,
    own_groups,
    public_groups,
    several,
    tokens,
    whole_names,
)

BORN = date(1984, 3, 7)
ROWS = (
    ("anahit", {"given": "Անահիտ", "surname": "Հակոբյան", "birth": BORN}),
    ("anahit", {"given": "Անահիտ", "surname": "Հակոբյան", "birth": BORN}),
    ("anahit", {"given": "Анаит", "surname": "Акопян", "birth": BORN}),
    ("namesake", {"given": "Անահիտ", "surname": "Հակոբյան", "birth": date(1951, 11, 30)}),
    ("ruben", {"given": "Ruben", "surname": "Sargsyan", "birth": BORN, "document": "AN061"}),
    ("ruben", {"given": "Rubén", "surname": "Sargsian", "document": "AN061"}),
    ("stranger", {"given": "Ruben", "surname": None, "birth": BORN}),
)
TOOK = Took(seconds=1.0, processor=1.0, megabytes=1.0)
here = pytest.mark.skipif(not peers.PYTHON.exists(), reason="make peers has not been run")


@pytest.fixture(scope="module")
def data() -> Data:
    return each_alone("a few", ROWS)


def _taken(found: Found) -> set[tuple[int, int]]:
    return set(zip(found.left[found.sure].tolist(), found.right[found.sure].tolist(), strict=True))


@here
def test_exact_finds_what_is_equal_sign_for_sign_and_nothing_else(data: Data) -> None:
    assert _taken(peers.peer("exact", data)) == {(0, 1), (0, 3), (1, 3), (4, 5)}
    assert _taken(peers.peer("exact_birth", data)) == {(0, 1)}


@here
def test_hope_knows_letters_that_differ_and_no_other_script(data: Data) -> None:
    found = _taken(peers.peer("hope", data))
    assert (4, 5) in found
    assert not found & {(0, 2), (1, 2)}


def test_a_row_of_the_peers_says_what_the_lists_say() -> None:
    lists = make_lists(300, seed=2)
    everything = np.asarray(lists.true_person)
    data = Data("made", lists.households, lists.persons, everything)
    rows = peers.rows_of(data)
    assert rows["surname"].to_pylist() == lists.persons["surname"].to_pylist()
    homes = lists.households["id"].to_pylist()
    assert [homes[at] for at in rows["entry"].to_pylist()] == lists.persons["household"].to_pylist()
    first = lists.households.slice(rows["entry"][0].as_py(), 1)
    assert rows["address"][0] == first["address"][0]


def test_peers_that_were_not_fetched_are_not_at_hand(
    data: Data, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(peers, "PYTHON", tmp_path / "python")
    with pytest.raises(NotAtHand, match="peers"):
        peers.peer("exact", data)


def test_who_shows_pairs_is_held_to_pairs_and_who_makes_groups_to_groups() -> None:
    # Rows 0, 1, 2 are Anahit's in entries 0, 1, 2 of her family; 3 is a stranger's.
    person, family = np.array([0, 0, 0, 1]), np.array([0, 0, 0, 1])
    pairs = np.array([0, 1]), np.array([1, 2]), np.ones(2), np.ones(2, bool)
    shown = Found(*pairs, None, None, TOOK, home=np.arange(4))
    grouped = Found(*pairs, np.array([0, 0, 0, 3]), np.array([0, 0, 0, 3]), TOOK)
    assert figures(shown, person, family)["person_recall"] == pytest.approx(2 / 3)
    assert figures(shown, person, family)["family_recall"] == pytest.approx(2 / 3)
    assert figures(grouped, person, family)["person_recall"] == 1
    assert figures(grouped, person, family)["family_f1"] == 1


@pytest.fixture(scope="module")
def groups() -> list[Group]:
    return several(own_groups("development"))


def test_no_near_name_is_the_same_name(groups: list[Group]) -> None:
    table = whole_names(groups, seed=1).to_pylist()
    assert sum(row["same"] for row in table) * 3 == len(table)
    apart = [row for row in table if not row["same"]]
    assert all(
        (row["given_l"], row["surname_l"]) != (row["given_r"], row["surname_r"]) for row in apart
    )


def test_a_spelling_stands_once_in_its_name(groups: list[Group]) -> None:
    table = tokens(groups[:40]).to_pylist()
    rows = [(row["kind"], row["token"], row["name"]) for row in table]
    assert len(set(rows)) == len(rows)
    assert all(row["ours"] for row in table)


def test_a_public_dictionary_is_split_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["արամ", "գրիգոր", "տիգրան", "վահան", "մհեր", "գագիկ", "սարգիս", "կարեն"]
    for kind in ("given_names", "surnames"):
        lines = [f"{name},имя|имья,name," for name in names]
        (tmp_path / f"{kind}.csv").write_text("\n".join(["hy,ru,latin,other", *lines]) + "\n")
    monkeypatch.setenv("TONIR_NAME_GROUPS", str(tmp_path))
    development, check = ({one.name for one in public_groups(p)} for p in ("development", "check"))
    assert development and check
    assert not development & check
    assert development | check == set(names)
    monkeypatch.setenv("TONIR_NAME_GROUPS", str(tmp_path / "none"))
    with pytest.raises(NotAtHand, match="TONIR_NAME_GROUPS"):
        public_groups("check")
