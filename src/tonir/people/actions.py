"""Writes: a list's households sealed, its faults, its mapping; all of it or nothing."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.people.lists.families import Draft
from tonir.people.lists.faults import UNTRACED, Fault
from tonir.people.lists.reading import ReadList
from tonir.people.models import Household, ListFault, ListFile, Mapping
from tonir.vault.seal import PublicKeys, seal

AT_ONCE = 500


@dataclass(frozen=True)
class Origin:
    """Where a list comes from: its office's code, the file's name and kind, its fingerprint."""

    office: str
    file: str
    kind: str
    fingerprint: str


@transaction.atomic
def receive_list(
    origin: Origin, read: ReadList, public: PublicKeys, progress: Progress = silent
) -> ListFile:
    """Saves a list: its good families as sealed households, and where it was wrong.

    Raises IntegrityError if the same list was saved in the meantime.
    """
    accepted = read.accepted
    last = ListFile.objects.filter(office_id=origin.office).aggregate(Max("number"))["number__max"]
    saved = ListFile.objects.create(
        office_id=origin.office,
        number=(last or 0) + 1,
        received_at=timezone.now(),
        kind=origin.kind,
        fingerprint=origin.fingerprint,
        rows=read.rows,
        people=sum(len(draft.members) for draft in accepted),
        households=len(accepted),
        rejected=len(read.returned),
    )
    households = _sealed(accepted, origin, saved.number, public)
    done = 0
    while batch := list(islice(households, AT_ONCE)):
        progress("sealing", done, len(accepted))
        Household.objects.bulk_create(batch)
        done += len(batch)
    progress("sealing", len(accepted), len(accepted))
    faults = (_fault(saved, fault) for fault in read.faults)
    ListFault.objects.bulk_create(faults, batch_size=AT_ONCE)
    return saved


def receive_family(draft: Draft, office: str, household: str, public: PublicKeys) -> bool:
    """Seals one family that a registrar wrote down in a page; `household` is its id.

    False, and nothing is changed, if a family of that id came in before.
    """
    members = [{**member, "row": 0} for member in draft.members]
    nowhere = {"office": office, "file": "", "list": 0, "sheet": None, "row": 0}
    record = {**draft.record, **nowhere, "members": members}
    try:
        with transaction.atomic():
            _sealed_as(household, draft, record, public).save(force_insert=True)
    except IntegrityError:
        if not Household.objects.filter(pk=household).exists():
            raise
        return False
    return True


def save_mapping(office: str, headers: str, columns: dict[str, object]) -> None:
    """Remembers what the columns of an office's layout mean; `headers` is its fingerprint."""
    Mapping.objects.update_or_create(
        office_id=office, fingerprint=headers, defaults={"columns": columns}
    )


def _sealed(
    drafts: list[Draft], origin: Origin, number: int, public: PublicKeys
) -> Iterator[Household]:
    # In no order: rows that lie as the list had them would be named by whoever has the list.
    for draft in secrets.SystemRandom().sample(drafts, len(drafts)):
        record = {"office": origin.office, "file": origin.file, "list": number, **draft.record}
        yield _sealed_as(secrets.token_hex(16), draft, record, public)


def _sealed_as(about: str, draft: Draft, record: dict[str, Any], public: PublicKeys) -> Household:
    return Household(
        id=about,
        area_id=draft.area,
        registered_on=draft.registered_on,
        record=seal(public, "record", about, record),
        care=seal(public, "care", about, draft.care),
    )


def _fault(saved: ListFile, fault: Fault) -> ListFault:
    untraced = fault.code in UNTRACED
    return ListFault(
        list_file=saved,
        sheet_number=fault.sheet_number,
        row=0 if untraced else fault.row,
        column_number=0 if untraced else fault.column,
        code=fault.code,
    )
