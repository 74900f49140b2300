"""A round's end: what it left behind is deleted, its key destroyed, nothing leads back.

First the tables change, in one transaction: each household's key becomes the next round's,
slips, reasons and rows of packs go, and no claim tells its hour any more. Then the round's own
key is destroyed, and with it what old copies of the tables hold. Whoever is killed in between is
finished by the next one to close.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from tonir.engines.progress import Progress
from tonir.handover import actions
from tonir.handover.booklets import ratcheted_keys
from tonir.handover.models import Claim, Closing, Pack, RoundKey, Slip
from tonir.programme.models import Round
from tonir.targeting.models import Entitlement
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister
from tonir.vault.rounds import destroy_round, is_destroyed, path_of


def is_closed(round_: Round) -> bool:
    """Also of a round that an old copy of the database, put back, does not know to be closed."""
    return is_destroyed(round_.number) or Closing.objects.filter(round=round_).exists()


def unfinished() -> list[Round]:
    """Rounds in the midst of closing, and closed ones that an old database brought back."""
    closed = set(Closing.objects.values_list("round_id", flat=True))
    half = set(Closing.objects.filter(shredded_at=None).values_list("round_id", flat=True))
    return [
        round_
        for round_ in Round.objects.order_by("number")
        if round_.pk in half or (round_.pk not in closed and is_destroyed(round_.number))
    ]


def close(register: OpenRegister, rounds: Sequence[Round], progress: Progress) -> None:
    """Closes these rounds: the next ones in order that are not closed yet, one or more.

    The key of an earlier round leads to those of later ones: no round is closed before another.
    """
    if not rounds:
        return
    last = rounds[-1].number
    # Opening and sealing take seconds: done before the transaction, which nobody should wait for.
    keys = ratcheted_keys(register, last + 1, progress)
    with transaction.atomic():
        closings = [Closing(round=round_, held=held(round_)) for round_ in rounds]
        actions.move_keys_on(keys, last + 1)
        for round_ in rounds:
            actions.forget_round(round_)
        Closing.objects.bulk_create(closings)


def shred(register: OpenRegister) -> None:
    """Destroys the keys of all rounds that are closed, and says so in the access log."""
    closings = Closing.objects.filter(shredded_at=None).select_related("round")
    going = list(closings.order_by("round__number"))
    if not going:
        return
    # Were the power lost now, the families' next keys must not be lost with the round's.
    actions.put_on_disk()
    today = timezone.localdate().isoformat()
    # Numbers that no round had, too: a household's key may have waited under one of them.
    known = {number for number in range(going[-1].round.number) if path_of(number).is_file()}
    for number in sorted(known | {closing.round.number for closing in going}):
        if not is_destroyed(number):
            destroy_round(number, today)
    for closing in going:
        counts = ", ".join(f"{count} {what}" for what, count in closing.held.items())
        with transaction.atomic():
            Closing.objects.filter(pk=closing.pk).update(shredded_at=timezone.now())
            register.note(AccessEvent.Kind.SHREDDED, f"round {closing.round.number}: {counts}")


def held(round_: Round) -> dict[str, int]:
    """What a round holds that ends with it, in counts."""
    return {
        "slips": Slip.objects.filter(round=round_.number).count(),
        "reasons": Entitlement.objects.filter(round=round_).exclude(reasons=b"").count(),
        "round keys": RoundKey.objects.filter(number=round_.number).count(),
        "packs": Pack.objects.filter(round=round_, withdrawn_at=None).count(),
        "claims unlinked": Claim.objects.filter(round=round_).count(),
    }
