"""What the terminal says of a step: short, in words, nothing empty."""

from collections.abc import Iterator

import click
import pytest
from rich.console import Console

from tonir.commands import console


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Console]:
    """A terminal of a hundred columns, whose words are kept."""
    recorded = Console(width=100, record=True, quiet=False)
    monkeypatch.setattr(console, "said", recorded)
    with click.Context(click.Command("tonir")):
        yield recorded


def lines(terminal: Console) -> list[str]:
    return [" ".join(line.split()) for line in terminal.export_text().splitlines() if line.strip()]


def test_a_summary_leaves_out_what_is_empty_and_gathers_the_noughts(terminal: Console) -> None:
    facts = {"families": 1762, "note": None, "split": 0, "no_room": 0, "new": False, "kits": {}}
    console.summary("plan", facts)
    assert lines(terminal) == ["plan", "families 1,762", "none split, no room"]


def test_a_table_has_a_row_a_key_and_its_columns_keep_their_names(terminal: Console) -> None:
    shared = {"food": {"asked": 1069, "short": 49}, "baby": {"asked": 102, "short": 0}}
    console.summary("plan", {"kits": shared})
    said = lines(terminal)
    assert said[:3] == ["plan", "kits", "asked short"]
    assert said[-2:] == ["food 1,069 49", "baby 102 0"]


def test_a_wide_table_fits_a_hundred_columns(terminal: Console) -> None:
    each = {"families": 30_000, "people": 115_000}
    row = {"area": "Gegharkunik", **dict.fromkeys(("registered", "planned", "served"), each)}
    console.summary("reach", {"areas": [row]})
    text = terminal.export_text()
    assert "…" not in text and text.count("families") == 3 and "Gegharkunik" in text


def test_long_tables_and_long_lists_say_how_much_more_there_is(terminal: Console) -> None:
    rows = [{"file": f"P{number}.csv", "scans": number} for number in range(1, 41)]
    console.summary("claims", {"by_file": rows, "not_read": list("abcdefgh")})
    said = "\n".join(lines(terminal))
    assert "and 2 more" in said and "... and 15 more" in said and "P40" not in said


def test_a_text_from_a_list_is_no_markup(terminal: Console) -> None:
    console.summary("intake", {"file": "[red]list[/red].csv"})
    assert "[red]list[/red].csv" in terminal.export_text()
