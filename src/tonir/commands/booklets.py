"""`booklet`: what becomes of one family's slips at the desk."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tonir.commands.console import follow, language, summary
from tonir.commands.main import wake
from tonir.commands.rights import household_of, who_is_meant

BOOKLET = click.option(
    "--booklet", type=click.IntRange(min=1), metavar="NUMBER", help="Which, if she has two."
)
LARGE = click.option("--large", is_flag=True, help="The new slip in large print.")


@click.group("booklet")
def booklet_() -> None:
    """A family's slips at the desk: lost, a second booklet, replaced, moved (needs the register
    open).

    WHO is a family's id, from her page, or the code of her slip; "-" reads it from standard input.
    Each prints the new slip into the print folder and makes the packs that changed anew; phones in
    the field learn with their next connection which slips count no longer.
    """


@booklet_.command("lost")
@click.argument("who")
@BOOKLET
@click.option("--why", type=click.Choice(["lost", "stolen"]), default="lost", show_default=True)
@LARGE
def lost_(who: str, booklet: int | None, why: str, large: bool) -> None:
    """The booklet counts no longer, in this round and later ones; she gets another."""
    _do(who, "lost", booklet=booklet, why=why, large=large)


@booklet_.command("second")
@click.argument("who")
@LARGE
def second_(who: str, large: bool) -> None:
    """A second booklet, for who fetches the kits for her; both together serve her once."""
    _do(who, "second", large=large)


@booklet_.command("replace")
@click.argument("who")
@BOOKLET
@click.option("--ends", default="", metavar="XXXX", help="The last characters of the old slip.")
@click.option(
    "--why",
    type=click.Choice(["wet", "torn", "unreadable"]),
    default="unreadable",
    show_default=True,
)
@LARGE
def replace_(who: str, booklet: int | None, ends: str, why: str, large: bool) -> None:
    """One slip counts no longer; she gets a new one in the same booklet."""
    _do(who, "replace", booklet=booklet, ends=ends.strip().upper(), why=why, large=large)


@booklet_.command("move")
@click.argument("who")
@click.option("--to", "point", required=True, metavar="POINT", help="The point's code.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="On which day she comes.")
@click.option("--at", type=click.DateTime(["%H:%M"]), help="When; else the freest quarter-hour.")
@click.option("--home", is_flag=True, help="She is served at home, from that point.")
@click.option(
    "--why",
    type=click.Choice(["asked", "moved_house", "point_changed"]),
    default="asked",
    show_default=True,
)
@LARGE
def move_(
    who: str,
    point: str,
    day: datetime | None,
    at: datetime | None,
    home: bool,
    why: str,
    large: bool,
) -> None:
    """She comes elsewhere in this round: another point or day, or is served at home."""
    if home == (day is not None):
        raise click.UsageError("Either --day and where she comes, or --home.")
    asked = {
        "day": f"{day:%Y-%m-%d}" if day else "",
        "at": f"{at:%H:%M}" if at and day else "",
    }
    _do(who, "move", point=point, why=why, large=large, **asked)


@booklet_.command("print")
@click.argument("who")
@LARGE
def print_(who: str, large: bool) -> None:
    """Her slips once more, as they are."""
    _do(who, "print", large=large)


@click.command("practice-slips")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def practice_slips_(file: Path) -> None:
    """Write a striped sheet of slips to practise with into FILE (a PDF).

    It fits every phone that is enrolled for training in this round: slips to give, one to scan
    twice, a wrong point, a replaced one, one that is not ours, a misread one. They name no family
    and give nothing.
    """
    wake()
    from tonir.reporting.papers.practising import practice_slips

    summary("practice-slips", practice_slips(file, language()))


def _do(who: str, verb: str, **asked: Any) -> None:
    text = who_is_meant(who)
    wake()
    from tonir.vault.client import ask

    with follow("booklet") as progress:
        done = ask("booklet", progress, household=household_of(text), verb=verb, **asked)
    summary(f"booklet {verb}", done)
