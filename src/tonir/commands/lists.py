"""`intake`: partner offices' lists in."""

import sys
from pathlib import Path
from typing import Any

import click

from tonir.commands.console import (
    as_json,
    bars_at_rest,
    few,
    follow,
    language,
    said,
    summary,
    tell_refused,
)
from tonir.commands.main import REFUSED, wake

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
    done = take_in(list(files), office, mapping, returns, ask)
    tell(done)
    if any(facts["refusal"] for facts in done):
        click.get_current_context().exit(REFUSED)


def tell(done: list[dict[str, Any]], with_faults: bool = True) -> None:
    """The lists as one table; what went back, what was refused, and each list's first faults."""
    if as_json():
        for facts in done:
            summary(facts["file"], {name: fact for name, fact in facts.items() if name != "file"})
        return
    taken = [facts for facts in done if not facts["refusal"]]
    if taken:
        summary("intake", {"lists": [_row(facts) for facts in taken]})
    tell_refused(done)
    for facts in taken:
        _tell_more(facts, with_faults)


def _row(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "list": facts["file"],
        **{name: facts[name] for name in ("office", "rows", "households", "people")},
        "sent back": facts["returned"],
        "faults": len(facts["faults"]),
        "": "taken in before: no change" if facts["already"] else "",
    }


def _tell_more(facts: dict[str, Any], with_faults: bool) -> None:
    if facts["returned_to"]:
        back = f"  Back to {facts['office']}, with reasons: {facts['returned_to']}"
        said.print(back, markup=False, soft_wrap=True)
    if not with_faults:
        return
    if facts["not_read"]:
        said.print(f"  {facts['file']}, columns not read: {few(facts['not_read'])}", markup=False)
    if facts["faults"]:
        said.print(f"  {facts['file']}, faults:", markup=False)
    faults = sorted(facts["faults"], key=lambda one: not one["returned"])
    for fault in faults[:SHOWN_FAULTS]:
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

    # A machine is not asked: a question would stand among its JSON.
    asking = (sys.stdin.isatty() and not as_json()) if ask is None else ask
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
    return [one.as_facts(language()) for one in done]


def _ask(question: str, choices: list[str], proposed: str | None) -> str:
    """Asks at the terminal which field a column holds."""
    with bars_at_rest():
        said.print(question, markup=False)
        answer: str = click.prompt("", type=click.Choice(choices), default=proposed)
    return answer
