"""A driver's stops: sealed to her phone while the register is open, gone when the day is over."""

from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.handover.models import Device
from tonir.handover.phone_models import DriverRun


def parcel_for(device: Device) -> bytes:
    """Raises Refusal H27 for a phone that was revoked, H26 if there is no run for it today."""
    if device.revoked_at is not None:
        raise Refusal("H27")
    forget_runs()
    found = DriverRun.objects.filter(device=device).first()
    if found is None:
        raise Refusal("H26")
    return bytes(found.parcel)


def forget_runs() -> int:
    """Deletes runs whose day is over; how many."""
    return DriverRun.objects.filter(day__lt=timezone.localdate()).delete()[0]
