"""Under which of its entries a joined family stands at the handover. Open register only.

Two entries that were joined had a slip each, perhaps. The family keeps one: that of the entry
that has been served, else of the entry whose slip was printed. So what is in her hands stays
good, nothing is printed twice, and the claim is the entry's whose slip was used: if the two are
split again, that entry has been served and the other has not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tonir.engines.progress import Progress, silent
from tonir.engines.slips import tag_of
from tonir.handover.booklets import open_round_keys
from tonir.handover.models import Claim, RoundKey, Slip
from tonir.matching.queries import kept_ids
from tonir.planning.models import Place
from tonir.programme.models import Round
from tonir.vault.register import OpenRegister

AT_ONCE = 500


@dataclass(frozen=True)
class Bearers:
    """family: joined entry -> the id that its family stands under. entry: of each such family, the
    entry whose slips it bears."""

    family: Mapping[str, str] = field(default_factory=dict)
    entry: Mapping[str, str] = field(default_factory=dict)

    def family_of(self, household: str) -> str:
        return self.family.get(household, household)

    def entry_of(self, household: str) -> str:
        family = self.family_of(household)
        return self.entry.get(family, family)

    def one_place_each(self, places: Sequence[Place]) -> list[Place]:
        """Of each family's places the one that her slip says, else her own; in the same order.

        A plan from before two entries were joined has a place for both.
        """
        chosen = {self.family_of(place.household_id): place for place in self._best_last(places)}
        return [place for place in places if chosen[self.family_of(place.household_id)] is place]

    def _best_last(self, places: Sequence[Place]) -> list[Place]:
        def order(place: Place) -> tuple[bool, bool, str]:
            one = place.household_id
            return one == self.entry_of(one), one == self.family_of(one), one

        return sorted(places, key=order)


def bearers_of(register: OpenRegister, round_: Round, progress: Progress = silent) -> Bearers:
    """Raises Refusal R20 if the round is closed."""
    family = kept_ids()
    entries: dict[str, list[str]] = {}
    for dropped, kept in family.items():
        entries.setdefault(kept, [kept]).append(dropped)
    everyone = [one for some in entries.values() for one in some]
    served = claimants(register, everyone, round_, progress)
    printed = _with_slips(everyone, round_)
    entry = {}
    for kept, some in entries.items():
        holding = [one for one in some if one in served] or [one for one in some if one in printed]
        if holding and holding[0] != kept:
            entry[kept] = holding[0]
    return Bearers(family, entry)


def claimants(
    register: OpenRegister, households: Sequence[str], round_: Round, progress: Progress = silent
) -> set[str]:
    """Those of these entries whose own slip was handed in. Raises Refusal R20 if the round is
    closed."""
    claimed = Claim.objects.filter(round=round_, conflict="").values_list("tag", flat=True)
    tags = {bytes(tag) for tag in claimed}
    if not tags:
        return set()
    number = round_.number
    holders = [
        one
        for some in _batches(households)
        for one in RoundKey.objects.filter(household__in=some, number__lte=number)
        .order_by("household")
        .values_list("household", flat=True)
    ]
    keys, _ = open_round_keys(register, holders, number, progress)
    return {key for key, value in keys.items() if tag_of(value, number) in tags}


def _with_slips(households: Sequence[str], round_: Round) -> set[str]:
    slips = Slip.objects.filter(round=round_.number).order_by()
    return {
        one
        for some in _batches(households)
        for one in slips.filter(booklet__household__in=some).values_list(
            "booklet__household", flat=True
        )
    }


def _batches(households: Sequence[str]) -> list[Sequence[str]]:
    """Some at a time: a database takes only so many at once."""
    return [households[start : start + AT_ONCE] for start in range(0, len(households), AT_ONCE)]
