"""The steps between the lists and the report: most of them work inside the open register."""

from pathlib import Path
from typing import Any

import click

from tonir.commands.console import follow, summary
from tonir.commands.main import wake


@click.command("match")
def match_() -> None:
    """Find double entries and join them: one register (needs the register open)."""
    summary("match", do("match"))


@click.command("assess")
def assess_() -> None:
    """Work out who is entitled to what, and why (needs the register open)."""
    summary("assess", do("assess"))


@click.command("plan")
@click.option("--seed", type=click.IntRange(min=0), default=7, show_default=True)
def plan_(seed: int) -> None:
    """Share out the stock; give each family a point and a time (needs the register open)."""
    summary("plan", do("plan", seed=seed))


@click.command("print")
def print_() -> None:
    """Slips, hand-out lists and point lists as PDF (needs the register open)."""
    summary("print", do("print"))


@click.command("dispatch")
def dispatch_() -> None:
    """Write the waybills for what the plan needs: the stock leaves for the points."""
    summary("dispatch", send_off())


@click.command("rehearse")
@click.option("--seed", type=click.IntRange(min=0), default=7, show_default=True)
def rehearse_(seed: int) -> None:
    """Write files of scanned codes as points would send them (examples only)."""
    summary("rehearse", do("rehearse", seed=seed))


@click.command("claims")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def claims_(files: tuple[Path, ...]) -> None:
    """Read files of scanned slip codes from points without any phone."""
    wake()
    for facts in read_scans(list(files)):
        summary(facts.pop("file"), facts)


@click.command("reach")
def reach_() -> None:
    """Who was planned and who was reached, by area, tier and kit (needs the register open)."""
    summary("reach", do("reach"))


def do(job: str, **asked: Any) -> dict[str, Any]:
    """A job in the open register, with its progress bar."""
    wake()
    from tonir.vault.client import ask

    with follow(job) as progress:
        return ask(job, progress, **asked)


def send_off() -> dict[str, Any]:
    wake()
    from tonir.planning.run import dispatch

    return dispatch()


def read_scans(files: list[Path]) -> list[dict[str, Any]]:
    from tonir.handover.run import read_claims

    done = []
    with follow("claims") as progress:
        for number, path in enumerate(files):
            progress("files", number, len(files))
            done.append({"file": path.name, **read_claims(path)})
        progress("files", len(files), len(files))
    return done
