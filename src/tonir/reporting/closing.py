"""Closing a round: a last report of who was reached, then its end. A register's job."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.handover.closing import close, is_closed, shred, unfinished
from tonir.handover.models import Claim, Closing
from tonir.programme.models import Round
from tonir.programme.privacy import retention
from tonir.programme.queries import round_numbered
from tonir.reporting.reach import report
from tonir.vault.register import OpenRegister
from tonir.vault.rounds import is_destroyed


def close_round(
    register: OpenRegister,
    progress: Progress = silent,
    number: int | None = None,
    early: bool = False,
    **_: Any,
) -> dict[str, Any]:
    """Closes the round of that number (the current one), and earlier ones that still are not.

    Again: finishes what somebody was killed in, else changes nothing. Returns counts of what each
    round left behind. Raises Refusal H15 if a last day has not passed and it is not meant to be
    `early`, H18 if there is no such round.
    """
    last = round_numbered(number)
    going = [one for one in _up_to(last) if not Closing.objects.filter(round=one).exists()]
    _refuse_before_the_end(going, early)
    for round_ in going:
        if not is_destroyed(round_.number):
            report(register, round_, progress)
    close(register, going, progress)
    shred(register)
    # Whatever was opened may hold a slip or a reason of a round that is over.
    register.memory.clear()
    closed = Closing.objects.filter(round__in=going).order_by("round__number")
    return {
        "round": last.number,
        "closed_now": [round_.number for round_ in going],
        "held": {closing.round.number: closing.held for closing in closed},
    }


def rounds_due(today: date) -> list[int]:
    """Numbers of the rounds that must be closed by now: kept as long as the rules say, or closed
    by half."""
    kept = timedelta(days=retention().rounds)
    half = {round_.number for round_ in unfinished()}
    due = {one.number for one in Round.objects.all() if today > one.closes_on + kept}
    closed = {one.number for one in Round.objects.filter(number__in=due) if is_closed(one)}
    return sorted(due - closed | half)


def rounds_as_they_stand(today: date) -> list[dict[str, Any]]:
    """Every round: its days, claims, whether it is open, and until when its data stay."""
    kept = timedelta(days=retention().rounds)
    closings = {closing.round_id: closing for closing in Closing.objects.all()}
    half = {round_.pk for round_ in unfinished()}
    return [
        {
            "round": one.number,
            "opens_on": one.opens_on.isoformat(),
            "closes_on": one.closes_on.isoformat(),
            "state": "half closed" if one.pk in half else _state(one, today),
            "families_served": Claim.objects.filter(round=one, conflict="").count(),
            "data_stay_until": None if is_closed(one) else (one.closes_on + kept).isoformat(),
            "closed_on": f"{closings[one.pk].at:%Y-%m-%d}" if one.pk in closings else None,
        }
        for one in Round.objects.order_by("number")
    ]


def _state(round_: Round, today: date) -> str:
    if is_closed(round_):
        return "closed"
    if today < round_.opens_on:
        return "to come"
    return "open" if round_.is_open(today) else "over"


def _up_to(last: Round) -> list[Round]:
    return list(Round.objects.filter(number__lte=last.number).order_by("number"))


def _refuse_before_the_end(rounds: Sequence[Round], early: bool) -> None:
    """The last day counts as well: families stand in the queue, and packs would be gone."""
    for one in rounds:
        if timezone.localdate() <= one.closes_on and not early and not is_destroyed(one.number):
            raise Refusal("H15", round=one.number, day=one.closes_on.isoformat())
