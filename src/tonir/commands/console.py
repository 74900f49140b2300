"""What the terminal shows: progress, summaries, refusals."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from tonir.engines.progress import Progress as Told
from tonir.engines.refusals import Refusal

# Progress and refusals go to standard error, so that `--json` leaves pure JSON to a pipe.
shown = Console(stderr=True, highlight=False)
said = Console(highlight=False)


@contextmanager
def follow(title: str) -> Iterator[Told]:
    """A progress bar a stage, under one title. Ctrl-C cancels: what was begun is not kept."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.completed:,.0f} / {task.total:,.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=shown) as bars:
        stages: dict[str, Any] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bars.add_task(f"{title}: {stage}", total=total)
            bars.update(stages[stage], completed=done, total=total)

        yield tell


def as_json() -> bool:
    """Whether the caller is a machine."""
    return bool(click.get_current_context().find_root().params.get("as_json"))


def summary(title: str, facts: Mapping[str, Any]) -> None:
    """What a step changed: short tables, or JSON for machines."""
    if as_json():
        click.echo(json.dumps({title: facts}, ensure_ascii=False, default=str))
        return
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2))
    lists = {name: value for name, value in facts.items() if _is_rows(value)}
    for name, value in facts.items():
        if name not in lists:
            table.add_row(_plain(name), _text(value))
    said.print(table)
    for name, rows in lists.items():
        said.print(_rows(name, rows))


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _rows(title: str, rows: list[Mapping[str, Any]]) -> Table:
    """Rows that say the same things, as one table; what is within a cell gets its own column."""
    flat = [dict(_flat(row)) for row in rows]
    table = Table(title=_plain(title), title_justify="left", box=SIMPLE)
    for number, name in enumerate(flat[0]):
        table.add_column(_plain(name), justify="right" if number else "left")
    for row in flat:
        table.add_row(*(_text(row.get(name)) for name in flat[0]))
    return table


def _flat(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name} ")
        elif not _is_rows(value):  # Tables within a row are for --json.
            yield before + name, value


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _text(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "-"}[value]
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(inner)}" for name, inner in value.items()) or "-"
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(inner) for inner in value) or "-"
    return str(value)


def refuse(refusal: Refusal, language: str) -> None:
    """A refusal as people read it: code, sentence, what to do."""
    if as_json():
        told = {
            "code": refusal.code,
            "sentence": refusal.sentence(language),
            "mend": refusal.mend(language),
        }
        click.echo(json.dumps({"refused": told}, ensure_ascii=False), file=sys.stdout)
    shown.print(f"[bold red]{refusal.code}[/] ", end="")
    shown.print(refusal.sentence(language), markup=False)
    shown.print(refusal.mend(language), markup=False)
