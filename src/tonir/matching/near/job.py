"""The job of whoever writes a family down: which entries are very likely the same family.

What it returns is what it takes to recognise a family, and no more: of the entry that was found
only those members who are taken for somebody in the form, and nothing that the form does not say
of them but how their name is written there.
"""

from bisect import bisect_left, bisect_right
from itertools import islice
from typing import Any

import pyarrow as pa

from tonir.engines.linkage.explain import Explained
from tonir.engines.linkage.near import ASKED
from tonir.engines.progress import Progress, silent
from tonir.engines.words import say
from tonir.matching.models import Merge
from tonir.matching.near.index import folded
from tonir.matching.near.limits import Looks
from tonir.matching.reviewing import evidence, family_evidence, office_name, person_said
from tonir.matching.rules import matching_rules
from tonir.matching.weighing import in_force
from tonir.people.open import Everybody
from tonir.people.tables import HOUSEHOLDS, PERSONS, person_rows
from tonir.programme.models import Area
from tonir.vault.gathering import clock
from tonir.vault.models import AccessEvent
from tonir.vault.register import OpenRegister

Said = dict[str, Any]
# Likelier than not one family, in bits: far above where a run would ask a person.
SHOWN_FROM = 0.0
MOST = 3


def near(
    register: OpenRegister,
    progress: Progress = silent,
    home: Said | None = None,
    members: list[Said] | None = None,
    language: str = "en",
) -> Said:
    """Families that are very likely the one of that form, three at most, the likeliest first.

    home: area, phones, address; members: as a record has them. {"families": [{"office", "on",
    "area" (where the form has the same), "sure": whether a run would join them, "members": [{name,
    reading, birth_year, evidence}], "evidence"}], "enough": whether the asker has been shown so
    much within an hour that no more is}.
    """
    rules, looks, now = matching_rules(), Looks.of(register.memory, register.asking), clock()
    if not rules.near or not home or not members:
        return {"families": [], "enough": False}
    if not looks.may_look(now):
        return {"families": [], "enough": True}
    people, entries = folded(register, progress)
    kept = in_force(register, entries.settled.persons.num_rows, rules.costs)
    asked = Asked(home, members)
    found = people.near.likely(
        asked.tables(),
        people.among,
        kept.model,
        kept.borne or people.borne_by(kept.model),
        SHOWN_FROM,
    )
    best = _each_family_once(found)
    shown = {family: one for family, one in best.items() if looks.may_show(family)}
    for family in looks.show(shown, now):
        register.note(AccessEvent.Kind.WORKED, f"near {shown[family].right}")
    told = [
        {"sure": one.weight >= rules.costs.sure, **_said(one, asked, entries, language)}
        for one in shown.values()
    ]
    return {"families": told, "enough": len(shown) < len(best)}


class Asked:
    """The family of the form, as a row and the rows of her members."""

    def __init__(self, home: Said, members: list[Said]) -> None:
        self.home = {**dict.fromkeys(HOUSEHOLDS.names), **home, "id": ASKED}
        self.members = person_rows(ASKED, {"members": members}, {"members": []})

    def tables(self) -> tuple[pa.Table, pa.Table]:
        return (
            pa.Table.from_pylist([self.home], HOUSEHOLDS),
            pa.Table.from_pylist(self.members, PERSONS),
        )


def _each_family_once(found: list[Explained]) -> dict[str, Explained]:
    """Family -> her likeliest entry. Where no member is anybody of the form, nothing is told."""
    alike = [one for one in found if any(person.weight > 0 for person in one.persons)]
    ids = [one.right for one in alike]
    merges = Merge.objects.filter(dropped__in=ids).values_list("dropped_id", "kept_id")
    family = dict(merges)
    best: dict[str, Explained] = {}
    for one in alike:
        best.setdefault(family.get(one.right, one.right), one)
    return dict(islice(best.items(), MOST))


def _said(found: Explained, asked: Asked, entries: Everybody, language: str) -> Said:
    home, members = _entry(entries, found.right)
    same_area = found.family.get("area") == "same"
    area = Area.objects.filter(pk=home["area"]).first() if same_area else None
    return {
        "office": office_name(home["office"], language),
        "on": home["registered_on"].isoformat(),
        "area": say(area.names, language) if area else "",
        "members": [
            _member(asked.members[one.left], members[one.right], one.levels)
            for one in found.persons
            if one.weight > 0
        ],
        "evidence": family_evidence(found),
    }


def _member(mine: Said, theirs: Said, levels: dict[str, str]) -> Said:
    """How they write her, as far as the form has the same fields."""
    known = {name: theirs[name] if mine.get(name) else None for name in theirs}
    told = person_said(known)
    return {
        "name": told["name"],
        # In Latin letters already she reads it as it stands.
        "reading": "" if told["name"].isascii() else told["reading"],
        "birth_year": known["birth_year"],
        "evidence": list(evidence(levels, mine, theirs)),
    }


def _entry(entries: Everybody, entry: str) -> tuple[Said, dict[int, Said]]:
    """Its household and its members by their numbers."""
    for tables in (entries.settled, entries.received):
        homes = _rows(tables.households, "id", entry)
        if homes:
            persons = _rows(tables.persons, "household", entry)
            return homes[0], {row["number"]: row for row in persons}
    raise LookupError  # Only what stands there is compared.


def _rows(table: pa.Table, column: str, entry: str) -> list[Said]:
    """The tables are in order of their ids."""
    ids = table[column]

    def at(row: int) -> str:
        return str(ids[row].as_py())

    places = range(table.num_rows)
    first, last = bisect_left(places, entry, key=at), bisect_right(places, entry, key=at)
    found: list[Said] = table.slice(first, last - first).to_pylist()
    return found
