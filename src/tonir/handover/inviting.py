"""The form of an invitation: a point, a day, a lane, a shift, as typed."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.handover.phone_models import Invitation
from tonir.handover.phones import Shift
from tonir.planning.models import Point

Kind = Invitation.Kind


def read_shift(typed: Mapping[str, str]) -> Shift:
    """point, kind, day, lane (empty: every lane), starts_at, ends_at (HH:MM).

    Raises Refusal H29 for what cannot be a shift.
    """
    try:
        day = date.fromisoformat(typed.get("day", ""))
        starts, ends = (_at(day, typed.get(name, "")) for name in ("starts_at", "ends_at"))
        lane = int(typed["lane"]) if typed.get("lane") else None
        kind = Kind(typed.get("kind", ""))
    except ValueError:
        raise Refusal("H29") from None
    point = Point.objects.filter(pk=typed.get("point", "")).first()
    if point is None or ends <= starts or (lane is not None and not 1 <= lane <= point.lanes):
        raise Refusal("H29")
    if kind == Kind.DRIVER:
        # Deliveries from a point have no day of their own: a run says when.
        return Shift(point, None, None, kind, starts, ends)
    return Shift(point, day, lane, kind, starts, ends)


def _at(day: date, text: str) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(text)))
