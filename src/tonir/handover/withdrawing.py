"""Slips that count no longer: a signed list for phones, and how claims with them are known."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from tonir.engines.slips import Code, Issuer, find_trace, withdrawn_mark_of
from tonir.handover.models import Pack, Withdrawal
from tonir.handover.phone_models import WithdrawnRow
from tonir.programme.models import Round


def withdrawal(
    issuer: Issuer, now: Round, codes: Iterable[Code], reason: Withdrawal.Reason
) -> Withdrawal:
    """A signed list of slips of a round that count no longer; not saved."""
    marks = b"".join(withdrawn_mark_of(code.secret_bytes(), now.number) for code in codes)
    signature = issuer.sign_withdrawn(now.number, marks)
    return Withdrawal(round=now, marks=marks, at=timezone.now(), reason=reason, signature=signature)


def withdrawn_rows(now: Round, codes: Sequence[Code], at: datetime) -> list[WithdrawnRow]:
    """The rows that these codes open, in the packs in use and in all that were before; not saved.
    A phone that has not heard of the withdrawal claims with one of them, whatever pack it holds."""
    packs = Pack.objects.filter(round=now).values_list("version", "traces")
    return [
        WithdrawnRow(round=now, digest=digest, at=at)
        for version, traces in packs.iterator()
        for code in codes
        if (digest := find_trace(bytes(traces), code, version))
    ]
