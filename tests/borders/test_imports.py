"""Data flows left to right: a room imports from its left only, engines from nowhere."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tonir"
FLOW = [
    *("engines", "vault", "programme", "people", "matching", "targeting"),
    *("supply", "planning", "handover", "voices", "reporting"),
]
OUTERMOST = {"office", "commands"}
NOT_IN_ENGINES = {"django", "pathlib", "os", "sqlite3", "subprocess", "socket", "time"}


def may_import(room: str) -> set[str]:
    if room in OUTERMOST:
        return {*FLOW, *OUTERMOST}
    if room == "supply":
        return {"engines", "supply"}  # It knows no people.
    if room == "vault":
        return {"engines", "vault"}
    return set(FLOW[: FLOW.index(room) + 1])


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("room", sorted(path.name for path in SOURCE.iterdir() if path.is_dir()))
def test_a_room_imports_only_what_lies_left_of_it(room: str) -> None:
    if room.startswith("_") or room == "point":
        return
    for path in (SOURCE / room).rglob("*.py"):
        rooms = {
            name.split(".")[1]
            for name in imported(path)
            if name.startswith("tonir.") and "." in name
        }
        assert rooms <= may_import(room), f"{path.relative_to(SOURCE)} reaches too far"


def test_the_phone_app_talks_to_the_others_by_http_only() -> None:
    for path in (SOURCE / "point").rglob("*.py"):
        names = {name for name in imported(path) if name.startswith("tonir.")}
        assert {name.split(".")[1] for name in names} <= {"point"}, path.name
    for path in SOURCE.rglob("*.py"):
        if "point" not in path.relative_to(SOURCE).parts:
            assert not [name for name in imported(path) if name.startswith("tonir.point")], path


def test_engines_know_no_framework_no_files_no_clock() -> None:
    for path in (SOURCE / "engines").rglob("*.py"):
        roots = {name.split(".")[0] for name in imported(path)}
        assert not roots & NOT_IN_ENGINES, path.relative_to(SOURCE)
        text = path.read_text(encoding="utf-8")
        assert "open(" not in text.replace("def open(", ""), path.relative_to(SOURCE)
        assert ".now(" not in text and ".today(" not in text, path.relative_to(SOURCE)


def test_nothing_in_the_source_names_a_country_a_place_or_a_kit_of_an_example() -> None:
    words = ("armenia", "yerevan", "hrazdan", "karabakh", "artsakh", "mozambique", "pemba")
    allowed = {"armenian"}  # the script and the language
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8").lower()
        for word in allowed:
            text = text.replace(word, "")
        found = [word for word in words if word in text]
        assert not found, f"{path.relative_to(SOURCE)} names {found}"
