"""Until when each kind of data stays: days of the rules, counted from what they count from."""

from datetime import date, timedelta

from django.db.models import Max

from tonir.programme.models import Round
from tonir.programme.privacy import retention


def last_day(kind: str) -> date | None:
    """The last day of "care" or "records"; None as long as the programme has no round."""
    closed = Round.objects.aggregate(Max("closes_on"))["closes_on__max"]
    return closed + timedelta(days=getattr(retention(), kind)) if closed else None


def last_day_of_round(round_: Round) -> date:
    return round_.closes_on + timedelta(days=retention().rounds)


def first_kept(today: date) -> date:
    """Lists that came before this day are past their time."""
    return today - timedelta(days=retention().lists)
