"""`round`: what a round left behind ends with it."""

import click

from tonir.commands.console import summary
from tonir.commands.main import wake
from tonir.commands.work import do


@click.group("round")
def round_() -> None:
    """Rounds: where each stands; closing one for good."""


@round_.command("close")
@click.argument("number", type=click.IntRange(min=0), required=False)
@click.option("--now", is_flag=True, help="Although its last day has not passed.")
def close_(number: int | None, now: bool) -> None:
    """Close round NUMBER (the current one) for good (needs the register open).

    Saves a last report of who was reached; then slips, packs, reasons, and what links families
    to their claims are gone, in every old copy too. Read the last files of scanned codes before.
    """
    summary("round close", do("close_round", number=number, early=now))


@round_.command("status")
def status_() -> None:
    """Where each round stands, and until when its data stay."""
    wake()
    from django.utils import timezone

    from tonir.reporting.closing import rounds_as_they_stand

    summary("round status", {"rounds": rounds_as_they_stand(timezone.localdate())})
