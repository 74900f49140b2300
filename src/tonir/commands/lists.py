"""`intake`: partner offices' lists in."""

import sys
from pathlib import Path
from typing import Any

import click

from tonir.commands.console import as_json, follow, said, summary
from tonir.commands.main import wake

SHOWN_FAULTS = 10


@click.command("intake")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--office", help="Whose lists; else the name of the folder that a file lies in.")
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--returns",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for rejected rows; beside each file if not given.",
)
@click.option("--ask/--no-ask", default=None, help="Ask where a column is in doubt.")
def intake_(
    files: tuple[Path, ...],
    office: str | None,
    mapping: Path | None,
    returns: Path | None,
    ask: bool | None,
) -> None:
    """Take in lists as offices send them (xlsx, xls, ods, csv); the register may be closed.

    Good rows go in; rejected ones come back as a workbook with the reasons.
    """
    wake()
    for facts in take_in(list(files), office, mapping, returns, ask):
        tell(facts)


def tell(facts: dict[str, Any]) -> None:
    """One list's summary; its faults a line each, the first few of them at a terminal."""
    name = facts.pop("file")
    if as_json():
        summary(name, facts)
        return
    faults, refusal = facts.pop("faults"), facts.pop("refusal")
    if refusal:
        said.print(f"{name}: {refusal['code']} {refusal['sentence']}", markup=False)
        said.print(f"    {refusal['mend']}", markup=False)
        return
    summary(name, {**facts, "faults": len(faults)})
    for fault in sorted(faults, key=lambda one: not one["returned"])[:SHOWN_FAULTS]:
        where = ", ".join(str(fault[at]) for at in ("sheet", "row", "column") if fault[at])
        said.print(f"    {where}: {fault['sentence']} {fault['mend']}", markup=False)
    if len(faults) > SHOWN_FAULTS:
        said.print(f"    ... and {len(faults) - SHOWN_FAULTS:,} more (--json lists them all)")


def take_in(
    files: list[Path],
    office: str | None = None,
    mapping: Path | None = None,
    returns: Path | None = None,
    ask: bool | None = None,
) -> list[dict[str, Any]]:
    from tonir.people.lists.decide import Ask
    from tonir.people.run import intake

    asking = sys.stdin.isatty() if ask is None else ask
    asker: Ask | None = _ask if asking else None
    with follow("intake") as progress:
        done = intake(
            files,
            office=office,
            mapping=mapping,
            ask=asker,
            progress=progress,
            returns=returns,
        )
    return [one.as_facts() for one in done]


def _ask(question: str, choices: list[str], proposed: str | None) -> str:
    """Asks at the terminal which field a column holds."""
    said.print(question, markup=False)
    answer: str = click.prompt("", type=click.Choice(choices), default=proposed)
    return answer
