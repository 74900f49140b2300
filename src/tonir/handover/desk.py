"""What becomes of one family's papers at the desk: lost, a second one, replaced, moved elsewhere.

Each verb is one transaction: the slip that no longer counts is on a signed list for phones in the
field, a new one is bound, and the packs that changed have a new version. A slip whose paper was
not written yet remembers its verb: tried again after a kill, the verb goes on there. All slips of
a family give one tag, so she is served once, whatever paper she holds. Open register only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, find_row
from tonir.handover import actions
from tonir.handover.bearers import Bearers, bearers_of, claimants
from tonir.handover.booklets import open_booklets
from tonir.handover.issuing import (
    Standing,
    is_issued_from,
    issue,
    issue_packs,
    issuer_of,
    stand,
)
from tonir.handover.models import Booklet, Pack, Slip, Withdrawal
from tonir.handover.packing import label_of
from tonir.handover.queries import FOUND
from tonir.handover.run import Slip as PrintedSlip
from tonir.handover.run import slip_at
from tonir.handover.withdrawing import withdrawal, withdrawn_rows
from tonir.matching.queries import entries_of_family, leading
from tonir.planning.models import Place, Plan
from tonir.planning.moving import move, target_of
from tonir.programme.models import Round
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister
from tonir.vault.rounds import is_destroyed

MOST_BOOKLETS = 2
Packs = dict[str, int]
Change = Callable[[], object]
REASONS = {
    "lost": Withdrawal.Reason.LOST,
    "replace": Withdrawal.Reason.REPLACED,
    "move": Withdrawal.Reason.MOVED,
}
NOTHING: Packs = {"new_packs": 0, "withdrawn_packs": 0, "withdrawn_slips": 0}


@dataclass
class Desk:
    """A family at the desk. entries: hers, first the one that she stands under.

    bearers: as they were before her slips changed.
    """

    register: OpenRegister
    progress: Progress
    standing: Standing
    entries: Sequence[str]
    bearers: Bearers

    @property
    def bearer(self) -> str:
        """The entry whose slips she bears."""
        return self.bearers.entry_of(self.entries[0])

    def lost(self, booklet: int | None, why: str) -> Packs:
        """The booklet's slips of this round and later ones are withdrawn; she gets another."""
        if self._unprinted("lost"):
            return NOTHING
        going = self._booklet(booklet)
        if going.lost_at is not None:
            return NOTHING

        def change() -> None:
            going.lost_at = timezone.now()
            going.save(update_fields=["lost_at"])
            Booklet.objects.create(household_id=self.bearer, number=self._next_number())

        return self._change("lost", [going], change, why)

    def second(self, why: str) -> Packs:
        """A booklet for who fetches the kits for her, beside her own; who has two gets no third."""
        if len(self._booklets()) >= MOST_BOOKLETS:
            return NOTHING

        def change() -> None:
            Booklet.objects.create(household_id=self.bearer, number=self._next_number())

        return self._change("second", [], change, why)

    def replace(self, booklet: int | None, ends: str, why: str) -> Packs:
        """A new slip for one that cannot be read any more.

        ends: the last letters of the slip that is replaced, if known: once it was replaced, asking
        again changes nothing.
        """
        if self._unprinted("replace"):
            return NOTHING
        going = self._booklet(booklet)
        if ends and not any(code.text().endswith(ends) for code in self._codes([going])):
            return NOTHING
        return self._change("replace", [going], lambda: None, why)

    def move(self, point: str, day: date | None, starts_at: time | None, why: str) -> Packs:
        """She comes elsewhere (no day: is served at home): new slips, for a phone with yesterday's
        pack would still know the old ones.

        Raises Refusal H41 if she was served in this round, P18 or P19 if nobody could come there.
        """
        if self._unprinted("move") or _is_at(self._place(), point, day, starts_at):
            return NOTHING
        if claimants(self.register, self.entries, self.standing.now, self.progress):
            raise Refusal("H41", round=self.standing.now.number)
        to = target_of(self.standing.plan, point, day, starts_at)

        def change() -> None:
            move(self.standing.plan, self.entries, to)

        return self._change("move", self._booklets(), change, why)

    def to_print(self, verb: str) -> list[int]:
        """The booklets whose slips are to be written now: those that a verb made, else all."""
        made = self._unprinted(verb)
        counting = [one.number for one in self._booklets()]
        if verb in ("lost", "second") and not made:
            return counting[-1:]
        return made or counting

    def slips(self, booklets: Sequence[int]) -> list[PrintedSlip]:
        """As they are printed; they stand in no stack."""
        number = self.standing.now.number
        held = open_booklets(self.register, [self.bearer], number, self.progress).codes
        place, family = self._place(), self.entries[0]
        return [
            slip_at(place, family, booklet, code, number=0)
            for booklet, code in held.get(self.bearer, ())
            if booklet in booklets
        ]

    def printed(self) -> None:
        """Their papers are written: nothing is left to go on with."""
        self._slips().exclude(unprinted="").update(unprinted="")

    def _change(self, verb: str, going: Sequence[Booklet], change: Change, why: str) -> Packs:
        """going: booklets whose slips are withdrawn, for the verb's reason."""
        codes = self._codes(going)
        labels = {*self._labels(), *_labels_with(codes, self.standing.now)}
        with transaction.atomic():
            count = self._withdraw(going, REASONS[verb]) if going else 0
            change()
            here = (self.register, self.standing, self.bearers)
            staying = set(self._slips().values_list("pk", flat=True))
            labels |= self._labels()
            done = issue_packs(*here, labels, codes, self.progress)
            self._slips().exclude(pk__in=staying).update(unprinted=verb)
            numbers = " ".join(str(one.number) for one in going)
            said = f"{self.entries[0]}: slip {verb} {numbers} {why}"
            self.register.note(AccessEvent.Kind.CORRECTED, " ".join(said.split()))
        return {**done, "withdrawn_slips": count}

    def _withdraw(self, going: Sequence[Booklet], reason: Withdrawal.Reason) -> int:
        """Puts their slips of this and later rounds on signed lists and deletes them."""
        issuer, count = issuer_of(self.register), 0
        for round_ in Round.objects.filter(number__gte=self.standing.now.number):
            codes = [] if is_destroyed(round_.number) else self._codes(going, round_)
            if codes:
                made = withdrawal(issuer, round_, codes, reason)
                actions.save_withdrawal(made, withdrawn_rows(round_, codes, made.at))
                count += len(codes)
        since = Slip.objects.filter(round__gte=self.standing.now.number)
        since.filter(booklet__in=going).delete()
        return count

    def _codes(self, booklets: Sequence[Booklet], round_: Round | None = None) -> list[Code]:
        number = (round_ or self.standing.now).number
        held = open_booklets(self.register, [self.bearer], number, self.progress).codes
        wanted = {one.number for one in booklets}
        return [code for booklet, code in held.get(self.bearer, ()) if booklet in wanted]

    def _booklets(self) -> list[Booklet]:
        """Those that count."""
        held = Booklet.objects.filter(household=self.bearer, lost_at=None)
        return list(held.order_by("number"))

    def _booklet(self, number: int | None) -> Booklet:
        """The one of that number, or her only one. Raises Refusal H42 if it must be said which,
        H43 if she has none of that number."""
        held = self._booklets()
        if number is None and len(held) > 1:
            raise Refusal("H42", booklets=", ".join(str(one.number) for one in held))
        if number is None:
            return held[0]
        found = Booklet.objects.filter(household=self.bearer, number=number).first()
        if found is None:
            raise Refusal("H43", number=number)
        return found

    def _next_number(self) -> int:
        numbers = Booklet.objects.filter(household=self.bearer).values_list("number", flat=True)
        return 1 + max(numbers, default=0)

    def _slips(self) -> QuerySet[Slip]:
        return Slip.objects.filter(booklet__household=self.bearer, round=self.standing.now.number)

    def _unprinted(self, verb: str) -> list[int]:
        made = self._slips().filter(unprinted=verb).order_by("booklet__number")
        return list(made.values_list("booklet__number", flat=True))

    def _place(self) -> Place:
        return place_of_family(self.standing.plan, self.entries)

    def _labels(self) -> set[str]:
        """A plan from before two entries were joined has a place for both."""
        places = Place.objects.filter(FOUND, plan=self.standing.plan, household__in=self.entries)
        return {label_of(place) for place in places}


def desk(register: OpenRegister, household: str, progress: Progress) -> Desk:
    """Whatever the plan says is issued first, so that only this family's packs change then.

    Raises Refusal H40 if the plan has no place for her, and what `issue` refuses.
    """
    standing = stand()
    entries = entries_of_family(household)
    place_of_family(standing.plan, entries)
    if not is_issued_from(standing.plan):
        issue(register, progress)
    bearers = bearers_of(register, standing.now, progress)
    return Desk(register, progress, standing, entries, bearers)


def place_of_family(plan: Plan, entries: Sequence[str]) -> Place:
    """Where a slip of hers leads. Raises Refusal H40 if there is no such place."""
    places = Place.objects.filter(FOUND, plan=plan, household__in=entries)
    found = leading(places, entries)
    if found is None:
        raise Refusal("H40", round=plan.round.number)
    return found


def _labels_with(codes: Sequence[Code], now: Round) -> set[str]:
    """Of the packs in use that hold rows of these codes."""
    live = Pack.objects.filter(round=now, withdrawn_at=None)
    return {
        label
        for label, version, rows in live.values_list("label", "version", "rows").iterator()
        if any(find_row(bytes(rows), code, version) for code in codes)
    }


def _is_at(place: Place, point: str, day: date | None, starts_at: time | None) -> bool:
    there = place.point_id == point and place.day == day and place.at_home == (day is None)
    return there and starts_at in (None, place.starts_at)
