"""What phones sent of a round that is closed: it stays as facts, and tells no hour any more.

Families have their times in clear. Whatever says when a phone did something, or lets somebody
try out when it was, would point at one of them.
"""

from datetime import date, datetime, time

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from tonir.handover.models import Device, RefusedScan
from tonir.handover.phone_models import (
    Conflict,
    Delivery,
    DriverRun,
    Receipt,
    Reversal,
    RunningSum,
    WalkIn,
)

NOON = time(12)


def forget_phones(devices: QuerySet[Device]) -> None:
    """Leaves of each row its day; of receipts nothing that a guess could be tried against."""
    for model in (Reversal, WalkIn, Delivery, RefusedScan):
        _blunt(model.objects.filter(device__in=devices))
    receipts = Receipt.objects.filter(device__in=devices).exclude(digest=b"")
    receipts.update(digest=b"", received_at=_noon(timezone.localdate()))
    # Which stop was whose could be found in the plan again.
    Delivery.objects.filter(device__in=devices).update(stop=0)
    forget_conflicts(devices)
    DriverRun.objects.filter(device__in=devices).delete()
    _forget_sums_between(devices)


def forget_conflicts(devices: QuerySet[Device]) -> None:
    """That there was one stays; not which claim it was about."""
    Conflict.objects.filter(device__in=devices).update(facts={}, at=_noon(timezone.localdate()))


def _blunt(rows: QuerySet[Reversal | WalkIn | Delivery | RefusedScan]) -> None:
    """Noon of its day in the place of each hour; a clock that was not known stays unknown."""
    dated = rows.annotate(day=TruncDate(Coalesce("happened_at", "received_at")))
    for day in dated.order_by().values_list("day", flat=True).distinct():
        of_day = dated.filter(day=day)
        known = list(of_day.exclude(happened_at=None).values_list("pk", flat=True))
        every = list(of_day.values_list("pk", flat=True))
        for start in range(0, len(every), 500):
            rows.filter(pk__in=every[start : start + 500]).update(received_at=_noon(day))
        for start in range(0, len(known), 500):
            rows.filter(pk__in=known[start : start + 500]).update(happened_at=_noon(day))


def _forget_sums_between(devices: QuerySet[Device]) -> None:
    """Sums of a few claims each, from the course of a day; those that were posted last stay."""
    for device in devices:
        sums = RunningSum.objects.filter(device=device)
        last = sums.filter(holds=True).order_by("-upto").first()
        if last is not None:
            sums.filter(upto__lt=last.upto).delete()


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))
