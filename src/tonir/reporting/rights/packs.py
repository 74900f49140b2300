"""An erased family's rows in packs, and papers with her name: gone before anything is made anew."""

from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import quote

from tonir.engines.progress import silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import (
    Code,
    find_row,
    join_rows,
    part_rows,
    without_signposts,
    without_traces,
)
from tonir.handover.booklets import open_booklets
from tonir.handover.models import Pack, Signposts
from tonir.handover.packing import Load
from tonir.planning.models import Place
from tonir.programme.folder import current
from tonir.programme.models import Round
from tonir.reporting.rights.counted import open_rounds
from tonir.vault.files import write_over
from tonir.vault.register import OpenRegister

# No content has this fingerprint: the next issue makes the pack anew.
TO_BE_MADE_ANEW = ""


def packs_to_make_anew() -> int:
    """Packs in use that were made with a family who has been erased since."""
    return Pack.objects.filter(withdrawn_at=None, fingerprint=TO_BE_MADE_ANEW).count()


def take_out(register: OpenRegister, entries: Sequence[str]) -> int:
    """Cuts the family's rows out of the packs in use: her slip opens nothing any more.

    Returns how many packs are to be made anew; phones and papers may still hold them as they were.
    """
    cut = 0
    for round_ in open_rounds():
        codes = _codes(register, entries, round_.number)
        live = Pack.objects.filter(round=round_, withdrawn_at=None).values_list("pk", flat=True)
        for key in list(live) if codes else ():
            pack = Pack.objects.get(pk=key)  # One at a time: all packs would fill the memory.
            rows = bytes(pack.rows)
            going = {row for code in codes if (row := find_row(rows, code, pack.version))}
            if going:
                pack.rows = join_rows(row for row in part_rows(rows) if row not in going)
                pack.fingerprint = TO_BE_MADE_ANEW
                pack.save(update_fields=["rows", "fingerprint"])
                cut += 1
        _take_out_traces(round_, codes)
        _take_down_signposts(round_, codes)
    return cut


def _take_out_traces(round_: Round, codes: Sequence[Code]) -> None:
    packs = Pack.objects.filter(round=round_) if codes else Pack.objects.none()
    for key, version, traces in list(packs.values_list("pk", "version", "traces")):
        left = without_traces(bytes(traces), codes, version)
        if left != bytes(traces):
            Pack.objects.filter(pk=key).update(traces=left)


def _take_down_signposts(round_: Round, codes: Sequence[Code]) -> None:
    found = Signposts.objects.filter(round=round_).first() if codes else None
    if found is not None:
        found.posts = without_signposts(bytes(found.posts), codes, found.version)
        found.save(update_fields=["posts"])


def mark_packs(entries: Sequence[str]) -> None:
    """The same without any key: her row stays in the pack, which is to be made anew."""
    places = Place.objects.filter(household__in=entries).select_related("plan")
    for place in places:
        home = place.at_home
        load = Load(place.point_id or "", None if home else place.day, None if home else place.lane)
        packs = Pack.objects.filter(withdrawn_at=None, round=place.plan.round_id, label=load.label)
        packs.update(fingerprint=TO_BE_MADE_ANEW)


def points_of(entries: Sequence[str]) -> set[tuple[int, str]]:
    """(round, point) wherever a plan sends the family, or lists her for a delivery."""
    places = Place.objects.filter(household__in=entries, point__isnull=False)
    return set(places.values_list("plan__round__number", "point"))


def shred_papers(entries: Sequence[str], points: set[tuple[int, str]]) -> int:
    """Overwrites and deletes her own sheets, and the slips and lists of her points."""
    names = [f"{own}-{entry}-*.pdf" for entry in entries for own in ("sheet", "slip")]
    for number, point in points:
        head = f"round-{number}-{quote(point, safe='')}"
        names += [f"{head}-slips*.pdf", f"{head}-names.pdf", f"{head}-homes.pdf"]
    going = {path for name in names for path in current().print.glob(name)}
    for path in going:
        with suppress(FileNotFoundError):
            write_over(path)
    return len(going)


def _codes(register: OpenRegister, entries: Sequence[str], number: int) -> list[Code]:
    try:
        held = open_booklets(register, entries, number, silent).codes
    except Refusal as refusal:
        if refusal.code != "R20":
            raise
        return []
    return [code for some in held.values() for _, code in some]
