"""What the terminal shows: progress, summaries, refusals."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from tonir.engines.progress import Progress as Told
from tonir.engines.refusals import Refusal

# Passphrases as whatever editor wrote them; what it cannot read is a wrong passphrase.
WORDS_FILE = click.File(encoding="utf-8-sig", errors="replace")
# Progress and refusals go to standard error, so that `--json` leaves pure JSON to a pipe.
shown = Console(stderr=True, highlight=False)
said = Console(highlight=False)
# A terminal shows so many rows of a table, so many texts of a list; --json has all of them.
SHOWN_ROWS, SHOWN_TEXTS = 25, 6

_drawn: list[Progress] = []


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
        _drawn.append(bars)
        stages: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                finish()
                stages[stage] = bars.add_task(f"{title}: {stage}", total=total)
            bars.update(stages[stage], completed=done, total=total)

        def finish() -> None:
            """A stage ends when the next one begins, whether or not it told its last step."""
            for task in bars.tasks:
                bars.update(task.id, completed=task.total)

        try:
            yield tell
            finish()
        finally:
            _drawn.remove(bars)


@contextmanager
def bars_at_rest() -> Iterator[None]:
    """While a person types: a bar that is drawn again would wipe the line away."""
    for bars in _drawn:
        bars.stop()
    try:
        yield
    finally:
        for bars in _drawn:
            bars.start()


def as_json() -> bool:
    """Whether the caller is a machine."""
    return bool(click.get_current_context().find_root().params.get("as_json"))


def language() -> str:
    """The caller's language: en, hy or ru."""
    return str(click.get_current_context().find_root().params.get("language") or "en")


def summary(title: str, facts: Mapping[str, Any]) -> None:
    """What a step changed: short tables, or JSON for machines."""
    if as_json():
        click.echo(json.dumps({title: facts}, ensure_ascii=False, default=str))
        return
    told = {name: _as_rows(value) for name, value in facts.items()}
    said.print(f"\n[bold]{title}[/]")
    said.print(_facts({name: value for name, value in told.items() if not _is_rows(value)}))
    for name, rows in told.items():
        if _is_rows(rows):
            said.print(_rows(name, rows))


def _facts(facts: Mapping[str, Any]) -> Table:
    """A line a fact. What is empty says nothing; what is nought shares the last line."""
    table = Table(show_header=False, box=None, padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    for name, value in facts.items():
        if value not in (None, "", 0, [], {}):
            table.add_row(_plain(name), _text(value))
    noughts = [_plain(name) for name, value in facts.items() if value == 0 and value is not False]
    if noughts:
        table.add_row("none", ", ".join(noughts))
    return table


def _as_rows(value: Any) -> Any:
    """A mapping of mappings is a table with a row a key; anything else stays as it is."""
    parts = list(value.values()) if isinstance(value, Mapping) else []
    if not parts or not all(isinstance(part, Mapping) for part in parts):
        return value
    return [{"": key, **part} for key, part in value.items()]


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _rows(title: str, rows: list[Mapping[str, Any]]) -> Padding:
    """Rows that say the same things, as one table; what is within a cell gets its own column."""
    flat = [dict(_flat(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    table = Table(title=_plain(title), title_justify="left", title_style="dim")
    table.box, table.show_edge, table.padding = SIMPLE_HEAD, False, (0, 1, 0, 0)
    for name in names:
        words = any(isinstance(row.get(name), str) for row in flat)
        table.add_column(_plain(name), justify="left" if words else "right", vertical="bottom")
    for row in flat[:SHOWN_ROWS]:
        table.add_row(*(_text(row.get(name)) for name in names))
    if len(flat) > SHOWN_ROWS:
        table.caption = f"... and {len(flat) - SHOWN_ROWS:,} more (--json lists them all)"
        table.caption_justify = "left"
    return Padding(table, (1, 0, 0, 2))


def _flat(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}\n")
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
        return ", ".join(f"{_plain(name)} {_text(inner)}" for name, inner in value.items()) or "-"
    if isinstance(value, (list, tuple)):
        return few([_text(inner) for inner in value]) or "-"
    return escape(str(value))


def few(texts: list[str]) -> str:
    """The first few, and how many more there are."""
    more = len(texts) - SHOWN_TEXTS
    return ", ".join(texts[:SHOWN_TEXTS]) + (f" and {more:,} more" if more > 0 else "")


def in_words(refusal: Refusal, language: str) -> dict[str, str]:
    return {
        "code": refusal.code,
        "sentence": refusal.sentence(language),
        "mend": refusal.mend(language),
    }


def tell_refused(done: list[dict[str, Any]]) -> None:
    """The files that were refused, each by its name; they stop no other."""
    for facts in done:
        if refusal := facts["refusal"]:
            said.print(f"  {facts['file']}: {refusal['code']} {refusal['sentence']}", markup=False)
            said.print(f"      {refusal['mend']}", markup=False)


def refuse(refusal: Refusal, language: str) -> None:
    """A refusal as people read it: code, sentence, what to do."""
    if as_json():
        told = in_words(refusal, language)
        click.echo(json.dumps({"refused": told}, ensure_ascii=False), file=sys.stdout)
    shown.print(f"[bold red]{refusal.code}[/] ", end="")
    shown.print(refusal.sentence(language), markup=False)
    shown.print(refusal.mend(language), markup=False)
