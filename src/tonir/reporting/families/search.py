"""Families found by name, phone, document or slip."""

from typing import Any

import numpy as np
import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import read_code
from tonir.engines.words import say
from tonir.handover.booklets import open_booklets
from tonir.handover.models import Slip
from tonir.matching.models import Merge
from tonir.matching.near.index import folded
from tonir.matching.queries import families
from tonir.people.open import Families
from tonir.programme.models import Area
from tonir.programme.queries import current_round
from tonir.reporting.families.fitting import Found, fitting
from tonir.reporting.families.index import NAMES, Index, build
from tonir.reporting.families.words import full_name
from tonir.targeting.queries import entitlements
from tonir.vault.register import OpenRegister
from tonir.vault.rounds import is_destroyed

MOST = 50


def find(
    register: OpenRegister, progress: Progress = silent, text: str = "", language: str = "en"
) -> dict[str, Any]:
    """Families that fit the text: at most 50, and how many there are.

    A slip's code finds its family; digits must stand in a telephone number or a document; every
    word must fit a name of one member, in any script and spelling, or of several members of one
    family. What fits best comes first.
    """
    index = index_of(register, families(register, progress), progress)
    held = _holder(register, text, progress)
    found = _held(index, held) if held else fitting(index, text.strip(), MOST)
    heads = _heads(index, found, language)
    tiers = dict(
        entitlements(current_round())
        .filter(household__in=[row["id"] for row in heads])
        .values_list("household_id", "tier")
    )
    rows = [{**row, "tier": tiers.get(row["id"])} for row in heads]
    return {"count": len(found.rows), "families": rows}


def make_ready(register: OpenRegister, progress: Progress = silent, **_: Any) -> dict[str, Any]:
    """Opens all families and builds what is searched and what is compared with a family that is
    written down, so that nobody waits for it.

    Returns how many families and people can be found.
    """
    people = families(register, progress)
    index_of(register, people, progress)
    folded(register, progress)
    return {"families": people.households.num_rows, "people": people.persons.num_rows}


def index_of(register: OpenRegister, people: Families, progress: Progress = silent) -> Index:
    """Built once for the same tables and kept in the register's memory."""
    kept: tuple[Families, Index] | None = register.memory.get("search")
    if kept is not None and kept[0] is people:
        return kept[1]
    # The old one goes before the new one comes: both would be twice the memory.
    register.memory.pop("search", None)
    index = build(people, progress)
    register.memory["search"] = (people, index)
    return index


def _holder(register: OpenRegister, text: str, progress: Progress) -> str | None:
    """The family that holds the slip with this code; nobody knows once its round is closed."""
    try:
        code = read_code(text)
    except Refusal:
        return None
    if is_destroyed(code.round):
        return None
    held = _holders(register, code.round, progress).get(code.text())
    merged = Merge.objects.filter(dropped=held).first() if held else None
    return merged.kept_id if merged else held


def _holders(register: OpenRegister, number: int, progress: Progress) -> dict[str, str]:
    """code -> household, of one round; opened once for the same slips."""
    slips = Slip.objects.filter(round=number).order_by("booklet__household", "booklet")
    households = list(slips.values_list("booklet__household", flat=True))
    kept = register.memory.get("slips")
    if kept is None or kept[0] != (number, households):
        held = open_booklets(register, households, number, progress).codes
        codes = {code.text(): owner for owner, some in held.items() for _, code in some}
        kept = register.memory["slips"] = ((number, households), codes)
    found: dict[str, str] = kept[1]
    return found


def _held(index: Index, household: str) -> Found:
    return Found.alike(np.flatnonzero(pc.equal(index.people.households["id"], household)))


def _heads(index: Index, found: Found, language: str) -> list[dict[str, Any]]:
    """Name of the first member, number of members, and area of each; the best first."""
    best = found.rows[:MOST]
    rows = index.people.households.select(["id", "area"]).take(best).to_pylist()
    areas = Area.objects.in_bulk({row["area"] for row in rows if row["area"]})
    heads = [
        {
            "id": row["id"],
            "head": _head(index, household),
            "members": int(index.last[household] - index.first[household]),
            "area": say(areas[row["area"]].names, language) if row["area"] in areas else "",
        }
        for row, household in zip(rows, best, strict=True)
    ]
    graded = zip(found.grades[:MOST].tolist(), heads, strict=True)
    ordered = sorted(graded, key=lambda one: (one[0], one[1]["head"], one[1]["id"]))
    return [head for _, head in ordered]


def _head(index: Index, household: int) -> str:
    """The name of the first member who has one."""
    first, last = int(index.first[household]), int(index.last[household])
    members = index.people.persons.select(NAMES).slice(first, last - first).to_pylist()
    return next((name for member in members if (name := full_name(member))), "")
