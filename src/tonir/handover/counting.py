"""Which claim of a household counts: the first that came, unless its phone took it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tonir.handover.models import Claim, Device
from tonir.handover.phone_models import Reversal
from tonir.programme.models import Round

NONE = Claim.Conflict.NONE


@dataclass
class Counting:
    """The claims of a batch beside those that are here. Grows as claims are counted."""

    device: Device
    round: Round
    taken: dict[bytes, Claim] = field(default_factory=dict)
    reversed: set[int] = field(default_factory=set)

    def look_up(self, tags: Sequence[bytes], sequences: Sequence[int]) -> None:
        """Reads who has claimed with these tags, and which of these rows were taken back."""
        counted = Claim.objects.filter(round=self.round, tag__in=tags, conflict=NONE)
        self.taken = {bytes(claim.tag): claim for claim in counted}
        back = Reversal.objects.filter(device=self.device, of__in=sequences)
        self.reversed = set(back.values_list("of", flat=True))

    def count(self, claim: Claim, *, is_issued: bool) -> dict[str, Any] | None:
        """Gives the claim its place; the facts of a conflict, if it is one."""
        tag = bytes(claim.tag)
        if not is_issued:
            claim.conflict = Claim.Conflict.NOT_ISSUED
            return {}
        if claim.sequence in self.reversed:
            claim.conflict = Claim.Conflict.REVERSED
        elif tag in self.taken:
            claim.conflict = Claim.Conflict.ALREADY_CLAIMED
            return facts_of(self.taken[tag])
        else:
            self.taken[tag] = claim
        return None

    def free(self, sequences: Iterable[int]) -> None:
        """Claims of this phone that it took back count no more; where another claim of the same
        household waits, the first of these counts now."""
        back = Claim.objects.filter(device=self.device, sequence__in=list(sequences))
        issued = back.exclude(conflict=Claim.Conflict.NOT_ISSUED)
        tags = [bytes(tag) for tag in issued.filter(conflict=NONE).values_list("tag", flat=True)]
        issued.update(conflict=Claim.Conflict.REVERSED)
        waiting = Claim.objects.filter(
            round=self.round, tag__in=tags, conflict=Claim.Conflict.ALREADY_CLAIMED
        )
        firsts = {bytes(tag): pk for tag, pk in waiting.order_by("-pk").values_list("tag", "pk")}
        Claim.objects.filter(pk__in=firsts.values()).update(conflict=NONE)


def facts_of(claim: Claim) -> dict[str, Any]:
    """Of the claim that counts, for whoever looks at another one of the same household."""
    at = claim.happened_at or claim.received_at
    return {
        "device": Device.objects.get(pk=claim.device_id).code,
        "sequence": claim.sequence,
        "point": claim.point_id,
        "at": at.isoformat(),
    }
