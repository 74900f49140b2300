"""What a family adds to the totals, so that they stay true when she is erased."""

from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.engines.slips import tag_of
from tonir.handover.booklets import open_round_keys
from tonir.handover.closing import is_closed
from tonir.handover.models import Claim
from tonir.matching.queries import leading
from tonir.people.models import Household
from tonir.people.open import Families
from tonir.planning.models import Place
from tonir.planning.queries import current_plan
from tonir.programme.models import Area, Round
from tonir.reporting.models import CountedFamily
from tonir.targeting.models import Entitlement
from tonir.vault.register import OpenRegister


def open_rounds() -> list[Round]:
    """The rounds whose totals are still worked out; a closed one has its last report."""
    return [round_ for round_ in Round.objects.order_by("number") if not is_closed(round_)]


def count_family(
    register: OpenRegister, people: Families, family: str, entries: Sequence[str]
) -> list[CountedFamily]:
    """Her part in the totals of every round that is not closed; not saved. family: the id that
    her entries stand under."""
    rows = people.households.filter(pc.equal(people.households["id"], family))
    if not rows.num_rows:
        return []  # Not in the register's families, so in no total.
    listed = pc.sum(pc.equal(people.persons["household"], pa.scalar(family))).as_py() or 0
    found = []
    for round_ in open_rounds():
        counted = count_in_clear(entries, rows["area"][0].as_py(), round_)
        counted.people = max(listed, 1)
        counted.served = has_claimed(register, entries, round_)
        found.append(counted)
    return found


def count_in_clear(entries: Sequence[str], area: str | None, round_: Round) -> CountedFamily:
    """What stands in clear of it: area, tier, kits; one person, not served, for all we know."""
    due = Entitlement.objects.filter(household__in=entries, round=round_)
    entitlement, place = leading(due, entries), _place(entries, round_)
    return CountedFamily(
        round=round_,
        area=_region(area),
        people=1,
        tier=entitlement.tier if entitlement else None,
        entitled=entitlement.kits if entitlement else None,
        planned=place.kits if place else None,
    )


def has_claimed(
    register: OpenRegister, entries: Iterable[str], round_: Round, progress: Progress = silent
) -> bool:
    """Whether any of a family's entries has claimed in a round that is not closed."""
    return claim_of(register, entries, round_, progress) is not None


def claim_of(
    register: OpenRegister, entries: Iterable[str], round_: Round, progress: Progress = silent
) -> Claim | None:
    """The claim that counts. Raises Refusal R20 for a round that is closed."""
    keys, _ = open_round_keys(register, list(entries), round_.number, progress)
    tags = [tag_of(key, round_.number) for key in keys.values()]
    return Claim.objects.filter(round=round_, tag__in=tags, conflict="").first()


def count_unread(ids: Sequence[str]) -> list[CountedFamily]:
    """Of households that stand in the database again, what can be counted without any key."""
    standing = Household.objects.filter(pk__in=ids, state=Household.State.ACTIVE)
    return [
        count_in_clear([key], area, round_)
        for key, area in standing.values_list("pk", "area")
        for round_ in open_rounds()
    ]


def _place(entries: Sequence[str], round_: Round) -> Place | None:
    plan = current_plan(round_)
    found = leading(Place.objects.filter(plan=plan, household__in=entries), entries)
    return None if found is None or found.is_missing() else found


def _region(code: str | None) -> str:
    """The top-level area; nothing where it is not known. A settlement would tell too much."""
    area = Area.objects.filter(pk=code).first() if code else None
    while area is not None and area.parent is not None:
        area = area.parent
    return area.code if area is not None else ""
