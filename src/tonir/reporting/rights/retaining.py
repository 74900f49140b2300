"""`retain`: what is past its time is shredded, each kind by its own days, and the log says so.

Needs no key but the public one, all but the rounds: what they leave behind is in the open
register's hands. Again: changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.handover.closing import is_closed
from tonir.matching.weighing import forget_names
from tonir.people.models import Household, ListFault, ListFile, Mapping
from tonir.people.rights.erasing import clear_leftovers, erase_entries, shred_care
from tonir.programme.models import Round
from tonir.programme.privacy import retention
from tonir.reporting.closing import rounds_due
from tonir.reporting.exports.files import sweep_exports
from tonir.reporting.rights.ends import first_kept, last_day, last_day_of_round
from tonir.vault.client import ask, opening
from tonir.vault.keys import public_keys
from tonir.vault.log import note
from tonir.vault.models import AccessEvent
from tonir.vault.seal import PublicKeys

PURPOSE = "retention"


@dataclass(frozen=True)
class End:
    """How long one kind of data stays. last_day: None if it is not one day for all of it.

    waits: why what is past its time cannot go now.
    """

    kind: str
    days: int
    last_day: date | None
    overdue: int
    waits: str = ""

    def as_facts(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "days": self.days,
            "until": self.last_day.isoformat() if self.last_day else None,
            "overdue": self.overdue,
            "waits_for": self.waits,
        }


def ends(today: date) -> list[End]:
    """Each kind of data: until when it stays, and how much is past its time."""
    days = retention()
    over = rounds_due(today)
    closing = [one for one in Round.objects.order_by("number") if not is_closed(one)]
    first = min((last_day_of_round(one) for one in closing), default=None)
    is_shut = opening() is None
    return [
        End(
            "rounds", days.rounds, first, len(over), "the open register" if over and is_shut else ""
        ),
        End("care", days.care, last_day("care"), _over("care", today, _with_care().count)),
        End(
            "records",
            days.records,
            last_day("records"),
            _over("records", today, _with_record().count),
            "the rounds" if closing and _is_over("records", today) else "",
        ),
        End("lists", days.lists, None, _old_faults(today).count() + _old_mappings(today).count()),
    ]


def retain(
    by: str, progress: Progress = silent, today: date | None = None, use_register: bool = True
) -> dict[str, Any]:
    """Shreds what is past its time. use_register: if it is open, rounds are closed by it.

    Returns counts by kind, and which kinds wait for what. Raises Refusal R02 without keys.
    """
    day = today or timezone.localdate()
    if use_register and opening() is not None:
        for number in rounds_due(day):
            ask("close_round", progress, by=by, number=number)
    shredded: dict[str, int] = {}
    for kind, count in _shredded(day, progress):
        if count:  # Said at once: whoever is killed later has said what was done before.
            shredded[kind] = count
            note(AccessEvent.Kind.SHREDDED, by, PURPOSE, f"{kind}: {count}")
    if shredded:
        clear_leftovers()
    waiting = {end.kind: end.waits for end in ends(day) if end.overdue and end.waits}
    return {"shredded": shredded, "waiting": waiting}


def _shredded(today: date, progress: Progress) -> Iterator[tuple[str, int]]:
    if _is_over("care", today):
        yield "care", shred_care(_keys(), progress)
    if _is_over("records", today) and all(map(is_closed, Round.objects.all())):
        yield "records", _shred_records(progress)
    yield "faults of lists", _old_faults(today).delete()[0]
    yield "mappings of lists", _old_mappings(today).delete()[0]
    yield "files of exports", sweep_exports()


def _shred_records(progress: Progress) -> int:
    """Everybody is erased. The rounds have their last reports: totals stay as they were told."""
    keys = list(_with_record().order_by("pk").values_list("pk", flat=True))
    forget_names()
    return erase_entries(keys, _keys(), progress) if keys else 0


def _keys() -> PublicKeys | None:
    """None if they were destroyed: what they sealed opens no more, but rows in clear still go."""
    try:
        return public_keys()
    except Refusal as refusal:
        if refusal.code != "R21":
            raise
        return None


def _with_care() -> Any:
    return Household.objects.filter(care_shredded=False)


def _with_record() -> Any:
    return Household.objects.exclude(state=Household.State.ERASED)


def _old_faults(today: date) -> Any:
    return ListFault.objects.filter(list_file__received_at__date__lt=first_kept(today))


def _old_mappings(today: date) -> Any:
    """Of offices that have sent nothing for so long: a layout that is in use stays known."""
    newer = ListFile.objects.filter(
        office=OuterRef("office"), received_at__date__gte=first_kept(today)
    )
    return Mapping.objects.filter(~Exists(newer))


def _is_over(kind: str, today: date) -> bool:
    day = last_day(kind)
    return day is not None and day < today


def _over(kind: str, today: date, count: Callable[[], int]) -> int:
    return count() if _is_over(kind, today) else 0
