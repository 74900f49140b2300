"""Slips that count no longer: a signed list for phones, and how claims with them are known."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, Issuer, find_row, open_row, withdrawn_mark_of
from tonir.handover.models import Pack, Withdrawal
from tonir.handover.noticing import digest_of_row
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
    """The rows that these codes open in the packs in use; not saved. A phone that has not heard of
    the withdrawal claims with one of them."""
    found = []
    live = Pack.objects.filter(round=now, withdrawn_at=None)
    for version, kits, rows in live.values_list("version", "kits", "rows").iterator():
        for code in codes:
            sealed = find_row(bytes(rows), code, version)
            if sealed is not None and (commitment := _commitment(code, version, sealed, kits)):
                found.append(WithdrawnRow(round=now, digest=digest_of_row(commitment), at=at))
    return found


def _commitment(code: Code, version: int, sealed: bytes, kits: Sequence[str]) -> bytes:
    """Nothing where the row was altered: no paper opens it, so nobody claims with it."""
    try:
        return open_row(code, version, sealed, len(kits)).commitment
    except Refusal:
        return b""
