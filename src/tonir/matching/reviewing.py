"""Jobs of whoever looks at pairs: the next one side by side, a decision, taking it back."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.linkage import fold
from tonir.engines.linkage.comparable import with_areas
from tonir.engines.linkage.explain import Explained, explain
from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.words import say
from tonir.matching.joining import rejoin
from tonir.matching.models import Pair, Ruling
from tonir.matching.queries import entries_of_family, kept_ids
from tonir.matching.rules import matching_rules
from tonir.matching.rulings import ends_of, in_force, last_of, rule, undo
from tonir.matching.shared import waiting_shared
from tonir.matching.waiting import measured, waiting
from tonir.matching.weighing import in_force as kept_weights
from tonir.people.open import Families, families
from tonir.programme.models import Area, Office
from tonir.programme.queries import area_parents
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

Said = dict[str, Any]
VERDICTS = tuple(one.value for one in Ruling.Verdict if one != Ruling.Verdict.UNDONE)
# In which letters somebody wrote; what has other letters has none of these.
SCRIPTS = {"hy": ("\u0531", "\u0587"), "ru": ("\u0400", "\u04ff"), "latin": ("A", "\u024f")}
NAMES = ("given", "surname", "patronymic")


def pair(
    register: OpenRegister,
    progress: Progress = silent,
    left: str = "",
    right: str = "",
    at: int = 0,
    language: str = "en",
) -> Said:
    """The pair of these entries, else the one at that place of the queue.

    {"pair": None or the two sides, their members beside each other and what speaks for and
    against; "waiting": how many; "at"; "measured"; "last": the pair that the asker decided last;
    "shared": how many people wait who stand in two families}. Raises Refusal O01 if the register
    has no such entry.
    """
    tables = families(register, progress)
    queue = waiting(register.asking)
    at = min(max(at, 0), max(len(queue) - 1, 0))
    why = ""
    if not left and queue:
        left, right, why = queue[at].left, queue[at].right, queue[at].why
    if left:
        ids = ends_of(left, right)
        register.note(AccessEvent.Kind.WORKED, "; ".join(f"pair {one}" for one in ids))
    seen = measured()
    last = last_of(register.asking)
    return {
        "pair": side_by_side(register, tables, ends_of(left, right), language) if left else None,
        "why": why,
        "waiting": len(queue),
        "at": at,
        "measured": vars(seen),
        "last": list(last) if last else None,
        "shared": len(waiting_shared(kept_ids())),
    }


def decide(
    register: OpenRegister,
    progress: Progress = silent,
    left: str = "",
    right: str = "",
    verdict: str = "",
) -> Said:
    """Writes down what the asker says of two entries, and joins or splits at once.

    Raises Refusal O01 if the register has no such entries, M11 if that is no verdict.
    """
    if verdict not in VERDICTS:
        raise Refusal("M11")
    tables = families(register, progress)
    _rows_of(tables, (left, right))
    sampled = Pair.objects.filter(sampled=True, cut=False, decision=Pair.Decision.SURE)
    ends = ends_of(left, right)
    of_sample = sampled.filter(left=ends[0], right=ends[1]).exists()
    rule(left, right, Ruling.Verdict(verdict), register.asking, of_sample)
    return _rejoined(tables)


def take_back(
    register: OpenRegister, progress: Progress = silent, left: str = "", right: str = ""
) -> Said:
    """What the asker said of the two no longer holds. Raises Refusal M10: said nothing."""
    undo(left, right, register.asking)
    return _rejoined(families(register, progress))


def _rejoined(tables: Families) -> Said:
    counted = pc.value_counts(tables.persons["household"])
    sizes = {row["values"]: row["counts"] for row in counted.to_pylist()}
    joined, split = rejoin(sizes)
    return {"joined": joined, "split": split}


def side_by_side(
    register: OpenRegister, tables: Families, ends: tuple[str, str], language: str
) -> Said:
    """Both entries, their members beside each other, what speaks for and against; as JSON."""
    households, persons = _rows_of(tables, ends)
    kept = kept_weights(register, tables.persons.num_rows, matching_rules().costs)
    placed = with_areas(households, area_parents())
    (found,) = explain(placed, persons, [ends], kept.model, kept.borne)
    people = {end: _people_of(persons, end) for end in ends}
    rows = {row["id"]: row for row in households.to_pylist()}
    return {
        "left": ends[0],
        "right": ends[1],
        "weight": round(found.weight, 1),
        "verdict": in_force(second_person=False).get(ends, ""),
        "sides": [
            {**_side(rows[end], language), "others": _others(tables, end, language)} for end in ends
        ],
        "family": family_evidence(found),
        "members": list(_beside(found, people[ends[0]], people[ends[1]])),
    }


def _rows_of(tables: Families, ends: Sequence[str]) -> tuple[pa.Table, pa.Table]:
    wanted = pa.array(sorted(ends), pa.string())
    households = tables.households.filter(pc.is_in(tables.households["id"], wanted))
    if households.num_rows != len(set(ends)) or len(set(ends)) < len(ends):
        raise Refusal("O01")
    persons = tables.persons
    return households, persons.filter(pc.is_in(persons["household"], wanted))


def _people_of(persons: pa.Table, end: str) -> dict[int, Said]:
    mine = persons.filter(pc.equal(persons["household"], end)).to_pylist()
    return {row["number"]: row for row in sorted(mine, key=lambda row: int(row["number"]))}


def _side(row: Said, language: str) -> Said:
    area = Area.objects.filter(pk=row["area"]).first()
    return {
        "household": row["id"],
        "office": office_name(row["office"], language),
        "area": say(area.names, language) if area else "",
        "on": row["registered_on"].isoformat(),
        "phones": row["phones"] or [],
        "address": row["address"],
    }


def _others(tables: Families, end: str, language: str) -> list[Said]:
    """The other entries of this one's family: a decision is about them as well."""
    ids = [one for one in entries_of_family(end) if one != end]
    households = tables.households.filter(
        pc.is_in(tables.households["id"], pa.array(ids, pa.string()))
    )
    return [
        {
            "household": row["id"],
            "office": office_name(row["office"], language),
            "names": [
                person_said(one)["name"] for one in _people_of(tables.persons, row["id"]).values()
            ],
        }
        for row in households.to_pylist()
    ]


def office_name(code: str, language: str) -> str:
    office = Office.objects.filter(pk=code).first()
    return say(office.names, language) if office else code


def family_evidence(found: Explained) -> list[Said]:
    return [
        {"what": what, "level": level, "script": ""}
        for what, level in found.family.items()
        if level != "missing" and what != "surname"
    ]


def _beside(found: Explained, left: dict[int, Said], right: dict[int, Said]) -> Iterator[Said]:
    """Who is whom first, then who stands on one side only; each as its office wrote it."""
    for one in found.persons:
        mine, other = left.pop(one.left), right.pop(one.right)
        yield {
            "left": person_said(mine),
            "right": person_said(other),
            "evidence": list(evidence(one.levels, mine, other)),
        }
    yield from ({"left": person_said(one), "right": None, "evidence": []} for one in left.values())
    yield from ({"left": None, "right": person_said(one), "evidence": []} for one in right.values())


def evidence(levels: dict[str, str], mine: Said, other: Said) -> Iterator[Said]:
    for what, level in levels.items():
        if level == "missing" or (what == "sex" and level == "same"):
            continue
        scripts = [_script(one.get(what) or "") for one in (mine, other)] if what in NAMES else []
        common = scripts[0] if scripts and scripts[0] == scripts[1] else ""
        is_other_script = (
            level in ("same", "spelled") and "" not in scripts and len(set(scripts)) > 1
        )
        yield {
            "what": what,
            "level": "other_script" if is_other_script else level,
            "script": common if level in ("heard", "slip", "alike", "spelled") else "",
        }


def _script(text: str) -> str:
    for letter in text:
        for name, (first, last) in SCRIPTS.items():
            if first <= letter <= last:
                return name
    return ""


def person_said(row: Said) -> Said:
    name = " ".join(row[part] for part in ("surname", "given", "patronymic") if row[part])
    birth = row["birth"].isoformat() if row["birth"] else row["birth_year"]
    return {
        "number": row["number"],
        "name": name,
        "reading": " ".join(map(fold, name.split())),
        "birth": birth,
        "sex": row["sex"],
        "relation": row["relation"],
        "document": row["document"],
    }
