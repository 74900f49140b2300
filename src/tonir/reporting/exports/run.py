"""`export`: personal data for one recipient and one purpose, encrypted. In the open register only.

The order of what happens is chosen so that a kill leaves too much in the books, never too little:
the encrypted bytes lie under another name until the export's line stands.
"""

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tonir.engines.progress import Progress, silent
from tonir.programme.queries import smallest_cell
from tonir.reporting.exports.choosing import Chosen, choose
from tonir.reporting.exports.files import exports_folder
from tonir.reporting.exports.orders import Order, read_order
from tonir.reporting.exports.writing import as_csv, encrypt_beside
from tonir.reporting.models import Export, ExportPart
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

# So many ids fit the largest envelope, however badly they pack.
IDS_A_PART = 1200


def export(register: OpenRegister, progress: Progress = silent, **asked: Any) -> dict[str, Any]:
    """Makes the file and its line. asked: as `orders.read_order` takes it.

    Numbers of families below the programme's smallest cell are None.
    Raises Refusal R50 to R58; then nothing has left.
    """
    order = read_order(asked, timezone.localdate())
    chosen = choose(register, order, progress)
    progress("writing", 0, len(chosen.rows))
    number = (Export.objects.aggregate(Max("number"))["number__max"] or 0) + 1
    folder = exports_folder()  # Made for an export elsewhere too: the sweep looks for it.
    path = order.file or folder / f"export-{number}.csv.age"
    beside, digest = encrypt_beside(path, as_csv(chosen.rows, order.fields), order.key)
    try:
        made = _record(
            register, order, chosen, Export(number=number, file=str(path), sha256=digest)
        )
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()
    progress("writing", len(chosen.rows), len(chosen.rows))
    return {
        "export": number,
        "families": made.families,
        "people": made.people,
        "left_out": _shown(chosen.left_out, smallest_cell()),
        "file": str(path),
        "sha256": digest,
        "key": made.key,
        "expires_on": made.expires_on.isoformat(),
    }


@transaction.atomic
def _record(register: OpenRegister, order: Order, chosen: Chosen, made: Export) -> Export:
    """The export's line, whom it held, and its line in the access log: all or none."""
    least = smallest_cell()
    made.at, made.by = timezone.now(), register.asking
    made.purpose, made.recipient = order.purpose.code, order.recipient
    made.key, made.agreement = order.key.fingerprint, order.agreement
    made.expires_on, made.fields = order.expires_on, list(order.fields)
    made.area_id = order.area or None
    made.families = _shown(len(chosen.rows), least)
    made.people = chosen.people if made.families is not None else None
    made.save()
    _seal_whom(register, made, chosen.entries)
    told = "few" if made.families is None else made.families
    detail = f"export {made.number} for {made.purpose}: {told} families, file {made.sha256[:16]}"
    register.note(AccessEvent.Kind.EXPORTED, detail)
    return made


def _seal_whom(register: OpenRegister, made: Export, ids: list[str]) -> None:
    parts = []
    for position, start in enumerate(range(0, len(ids), IDS_A_PART)):
        part = ExportPart(export=made, position=position)
        held = {"households": ids[start : start + IDS_A_PART]}
        part.sealed = register.seal("outcome", part.about, held)
        parts.append(part)
    ExportPart.objects.bulk_create(parts)


def _shown(number: int, least: int) -> int | None:
    return None if 0 < number < least else number
