"""`family`: what one person may ask for. `retain`: what is past its time goes."""

import sys
from datetime import date
from typing import Any

import click

from tonir.commands.console import bars_at_rest, follow, language, summary
from tonir.commands.main import wake
from tonir.engines.refusals import Refusal
from tonir.engines.words import LANGUAGES

ID = 32
SURE = "erase"


@click.group("family")
def family_() -> None:
    """What a person asks for: a sheet of what is held, a correction, to be erased.

    WHO is a family's id, from her page, or the code of her slip; "-" reads it from standard input,
    so that it stands in no history of the shell. All need the register open.
    """


@family_.command("sheet")
@click.argument("who")
@click.option("--in", "spoken", type=click.Choice(LANGUAGES), help="Her own language if not given.")
def sheet_(who: str, spoken: str | None) -> None:
    """Everything that is held of the family, as PDF in the print folder."""
    summary("family sheet", _do("sheet", who_is_meant(who), language=spoken or ""))


@family_.command("correct")
@click.argument("who")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD[=VALUE]...")
def correct_(who: str, changes: tuple[str, ...]) -> None:
    """Correct fields: address, phones, given#1 (of member 1), remove#2 ...

    The number behind the last member adds one. A field without "=" is asked for, or read from
    standard input, a line each: what is typed after "=" stays in the history of the shell.
    """
    text = who_is_meant(who)
    asked = dict(_change(one) for one in changes)
    summary("family correct", _do("correct", text, changes=asked, language=language()))


@family_.command("erase")
@click.argument("who")
@click.option("--yes", is_flag=True, help="Ask no more.")
def erase_(who: str, yes: bool) -> None:
    """Erase the family for good: register, packs, papers, every index. Totals stay true."""
    text = who_is_meant(who)
    if not yes and _ask(f"This cannot be undone. Type {SURE} to go on") != SURE:
        raise Refusal("R46")
    summary("family erase", _do("erase", text))


@click.command("retain")
@click.option("--show", is_flag=True, help="Only say what stays until when.")
def retain_(show: bool) -> None:
    """Shred what is past its time, by the days in tonir.toml; the served office does it daily."""
    wake()
    from django.utils import timezone

    from tonir.reporting.rights.retaining import ends

    if show:
        rows = [end.as_facts() for end in ends(timezone.localdate())]
        summary("retain", {"kinds_of_data": rows})
        return
    with follow("retain") as progress:
        done = shred_overdue(progress=progress)
    summary("retain", done)


def shred_overdue(by: str = "", use_register: bool = True, **asked: Any) -> dict[str, Any]:
    """What is past its time goes, papers too."""
    import getpass

    from tonir.commands.loading import sweep_papers
    from tonir.reporting.rights.retaining import retain

    done = retain(by or getpass.getuser(), use_register=use_register, **asked)
    return {**done, "papers": sweep_papers()}


class Daily:
    """Once a day, however often it is called: the served office looks every few minutes."""

    def __init__(self) -> None:
        self.last: date | None = None

    def shred_overdue(self, today: date) -> None:
        """The register is left alone, even if it is open: somebody opened it for her own work.

        So is an example: its days were over long ago, and it is there to be looked at.
        """
        from tonir.programme.queries import rules

        if self.last != today and not rules()["programme"].get("example"):
            shred_overdue("the office", use_register=False)
        self.last = today


def _do(job: str, who: str, **asked: Any) -> dict[str, Any]:
    wake()
    from tonir.vault.client import ask

    with follow(job) as progress:
        return ask(job, progress, household=household_of(who), **asked)


def who_is_meant(written: str) -> str:
    return (_ask("Family id or slip") if written == "-" else written).strip()


def household_of(text: str) -> str:
    """The id of a family, itself or by her slip. Raises Refusal R48 for anything else."""
    from tonir.engines.slips import read_code
    from tonir.vault.client import ask

    if len(text) == ID and set(text) <= set("0123456789abcdef"):
        return text
    try:
        read_code(text)
    except Refusal:
        raise Refusal("R48", text=text) from None
    found = ask("find", text=text)["families"]
    if not found:
        raise Refusal("R48", text=text)
    return str(found[0]["id"])


def _change(written: str) -> tuple[str, str]:
    field, equals, value = written.partition("=")
    if field.startswith("remove#"):
        return field, value if equals else "1"
    return field, value if equals else _ask(field)


def _ask(what: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    with bars_at_rest():
        answer: str = click.prompt(what, default="", show_default=False, err=True)
    return answer
