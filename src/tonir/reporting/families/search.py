"""Families found by name, phone or slip."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage import key
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import read_code
from tonir.engines.words import say
from tonir.handover.booklets import open_booklets
from tonir.handover.models import Booklet
from tonir.matching.models import Merge
from tonir.matching.queries import families
from tonir.people.open import Families
from tonir.programme.models import Area
from tonir.programme.queries import current_round
from tonir.reporting.families.words import full_name
from tonir.targeting.queries import entitlements
from tonir.vault.register import OpenRegister

MOST = 50
# Fewer digits than that are in too many numbers.
FEWEST_DIGITS = 5
EDGE = "|"


def find(
    register: OpenRegister, progress: Progress = silent, text: str = "", language: str = "en"
) -> dict[str, Any]:
    """Families that fit the text: at most 50, and how many there are.

    Every word must begin a name of one member (in any script and spelling that folds the same);
    digits must stand in a phone number; a slip's code finds its family.
    """
    people = families(register, progress)
    found = _fitting(register, people, text.strip(), progress)
    heads = _heads(people, found[:MOST], language)
    tiers = dict(
        entitlements(current_round())
        .filter(household__in=found[:MOST])
        .values_list("household_id", "tier")
    )
    rows = [{**row, "tier": tiers.get(row["id"])} for row in heads]
    return {"count": len(found), "families": sorted(rows, key=lambda row: (row["head"], row["id"]))}


@dataclass(frozen=True)
class Index:
    """What is searched, one row a person: folded names between edges, phones as digits."""

    people: Families
    household: pa.ChunkedArray
    names: pa.ChunkedArray
    phones: pa.Table


def _index(register: OpenRegister, people: Families) -> Index:
    """Built once for the same tables and kept in the register's memory."""
    kept: Index | None = register.memory.get("search")
    if kept is not None and kept.people is people:
        return kept
    persons = people.persons
    parts = [_folded(persons[name]) for name in ("given", "surname", "patronymic")]
    names = pc.binary_join_element_wise("", *parts, EDGE, null_handling="replace")
    index = Index(people, persons["household"], names, _phones(people))
    register.memory["search"] = index
    return index


def _folded(names: pa.ChunkedArray) -> pa.ChunkedArray:
    """Each spelling folded once: "Анна Мария" -> "anna|mariya"."""
    encoded = pc.dictionary_encode(names.combine_chunks())
    folded = [
        EDGE.join(key(word) for word in text.replace("-", " ").split())
        for text in encoded.dictionary.to_pylist()
    ]
    return pc.take(pa.array(folded, pa.string()), encoded.indices)


def _phones(people: Families) -> pa.Table:
    """(household, phone) of families and of their members."""
    of_families = pa.table(
        {
            "household": pc.take(
                people.households["id"], pc.list_parent_indices(people.households["phones"])
            ),
            "phone": pc.list_flatten(people.households["phones"]),
        }
    )
    return pa.concat_tables([of_families, people.persons.select(["household", "phone"])])


def _fitting(register: OpenRegister, people: Families, text: str, progress: Progress) -> list[str]:
    """Ids of the families that fit, in the order of their ids."""
    if len(text) < 2:
        return []
    if held := _holder(register, text, progress):
        return [held]
    index = _index(register, people)
    digits = "".join(letter for letter in text if letter.isdigit())
    if digits and not any(letter.isalpha() for letter in text):
        # A number at home begins with zeros that the international one lacks.
        wanted = digits.lstrip("0")
        if len(wanted) < FEWEST_DIGITS:
            return []
        fits = pc.fill_null(pc.match_substring(index.phones["phone"], wanted), False)
        return _unique(index.phones["household"].filter(fits))
    fits = pa.scalar(True)
    words = [folded for word in text.replace("-", " ").split() if (folded := key(word))]
    for word in words:
        fits = pc.and_(fits, pc.match_substring(index.names, EDGE + word))
    return _unique(index.household.filter(fits)) if words else []


def _unique(ids: pa.ChunkedArray) -> list[str]:
    found: list[str] = sorted(pc.unique(ids).to_pylist())
    return found


def _holder(register: OpenRegister, text: str, progress: Progress) -> str | None:
    """The family that holds the slip with this code."""
    try:
        code = read_code(text)
    except Refusal:
        return None
    held = _holders(register, code.round, progress).get(code.text())
    merged = Merge.objects.filter(dropped=held).first() if held else None
    return merged.kept_id if merged else held


def _holders(register: OpenRegister, number: int, progress: Progress) -> dict[str, str]:
    """code -> household, of one round; opened once for the same booklets."""
    households = list(Booklet.objects.order_by("household").values_list("household_id", flat=True))
    kept = register.memory.get("slips")
    if kept is None or kept[0] != (number, households):
        held = open_booklets(register, households, number, progress).codes
        codes = {code.text(): owner for owner, some in held.items() for _, code in some}
        kept = register.memory["slips"] = ((number, households), codes)
    found: dict[str, str] = kept[1]
    return found


def _heads(people: Families, households: list[str], language: str) -> list[dict[str, Any]]:
    """Name of the first member, number of members, and area of each."""
    wanted = pa.array(households, pa.string())
    listed = people.persons.filter(pc.is_in(people.persons["household"], wanted)).to_pylist()
    rows = people.households.filter(pc.is_in(people.households["id"], wanted)).to_pylist()
    areas = Area.objects.in_bulk({row["area"] for row in rows if row["area"]})
    found = {
        row["id"]: {
            "id": row["id"],
            "head": "",
            "members": 0,
            "area": say(areas[row["area"]].names, language) if row["area"] in areas else "",
        }
        for row in rows
    }
    for person in listed:
        row = found[person["household"]]
        row["members"] += 1
        row["head"] = row["head"] or full_name(person)
    return list(found.values())
