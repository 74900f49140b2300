"""One family whole, for one page of one person."""

from collections.abc import Sequence
from typing import Any

import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.engines.slips import tag_of
from tonir.engines.words import say
from tonir.handover.bearers import bearers_of
from tonir.handover.booklets import open_booklets, open_round_keys
from tonir.handover.closing import is_closed
from tonir.handover.models import Claim
from tonir.matching.queries import entries_of_family, families, kept_ids, leading
from tonir.matching.rulings import related_to
from tonir.people.models import Household
from tonir.people.open import Families
from tonir.planning.models import Place
from tonir.planning.queries import current_plan
from tonir.programme.models import Area, Office
from tonir.programme.queries import current_round
from tonir.reporting.families.sources import joined_from
from tonir.reporting.families.words import area_in_words, full_name, kits_in_words
from tonir.targeting.queries import entitlements, reasons
from tonir.vault.register import OpenRegister

# Of a slip's code: enough to find the paper, far too little to guess the rest.
ENDS = 4


def family(
    register: OpenRegister, progress: Progress = silent, household: str = "", language: str = "en"
) -> dict[str, Any]:
    """One family: members, tier and why, kits, place and time, and where its entries came from.

    Once the round is closed nobody can tell why, nor whether the family was served: `reasons` and
    `served` are None, and `closed` is true.

    Raises Refusal O01 if the register has no such family.
    """
    people = families(register, progress)
    entries = entries_of_family(household)
    known = entries[0]
    rows = people.households.filter(pc.equal(people.households["id"], known)).to_pylist()
    if not rows:
        raise Refusal("O01")
    area = Area.objects.select_related("parent").filter(pk=rows[0]["area"]).first()
    closed = is_closed(current_round())
    served = [] if closed else _served(register, entries, progress)
    return {
        "id": known,
        "members": _members(people, known),
        "phones": rows[0]["phones"],
        "address": rows[0]["address"],
        "area": area_in_words(area, language),
        "entitlement": _entitlement(register, entries, language),
        "place": _place(entries, language),
        "served": served[0] if served else None,
        # Under another of her entries, before they were found to be one family.
        "served_again": served[1:],
        "closed": closed,
        "booklets": [] if closed else _booklets(register, known, progress),
        "entries": _entries(register, entries, language),
        "joined": joined_from(register, entries, language),
        "related": _related(people, entries),
    }


def _related(people: Families, entries: Sequence[str]) -> list[dict[str, Any]]:
    """Families that belong to this one and are others: by whom they are headed, and how."""
    kept, found = kept_ids(), {}
    for entry, verdict in related_to(entries):
        members = _members(people, kept.get(entry, entry))
        found[kept.get(entry, entry)] = {
            "id": kept.get(entry, entry),
            "verdict": verdict,
            "name": members[0]["name"] if members else "",
        }
    return list(found.values())


def _members(people: Families, household: str) -> list[dict[str, Any]]:
    listed = people.persons.filter(pc.equal(people.persons["household"], household))
    return [
        {
            "name": full_name(person),
            "birth": person["birth"].isoformat() if person["birth"] else person["birth_year"],
            "sex": person["sex"],
            "relation": person["relation"],
        }
        for person in listed.sort_by("number").to_pylist()
    ]


def _entitlement(
    register: OpenRegister, entries: Sequence[str], language: str
) -> dict[str, Any] | None:
    due = entitlements(current_round()).filter(household__in=entries)
    due = due.select_related("assessment__criteria", "round")
    found = leading(due, entries)
    if found is None:
        return None
    tiers = {tier["number"]: tier["name"] for tier in found.assessment.criteria.rules["tiers"]}
    return {
        "tier": found.tier,
        "tier_name": say(tiers.get(found.tier, {}), language),
        "reasons": None if is_closed(found.round) else reasons(register, found, language),
        "kits": kits_in_words(found.kits, language),
        "at_home": found.at_home,
    }


def _place(entries: Sequence[str], language: str) -> dict[str, Any] | None:
    plan = current_plan(current_round())
    if plan is None:
        return None
    places = Place.objects.select_related("point").filter(plan=plan, household__in=entries)
    found = leading(places, entries)
    if found is None:
        return None
    return {
        "point": say(found.point.names, language) if found.point else "",
        "day": found.day.isoformat() if found.day else None,
        "starts_at": f"{found.starts_at:%H:%M}" if found.starts_at else None,
        "lane": found.lane,
        "at_home": found.at_home,
        "kits": kits_in_words(found.kits, language),
    }


def _served(register: OpenRegister, entries: Sequence[str], progress: Progress) -> list[str]:
    """When the family claimed in the current round, as ISO texts in order: once, if all is well."""
    round_ = current_round()
    round_keys, _ = open_round_keys(register, entries, round_.number, progress)
    tags = [tag_of(round_key, round_.number) for round_key in round_keys.values()]
    claims = Claim.objects.filter(round=round_, tag__in=tags, conflict="")
    return [
        moment.isoformat()
        for moment in sorted(one.happened_at or one.received_at for one in claims)
    ]


def _booklets(register: OpenRegister, family: str, progress: Progress) -> list[dict[str, Any]]:
    """Number of each booklet that counts, and the last letters of its slip of the round."""
    round_ = current_round()
    bearer = bearers_of(register, round_, progress).entry_of(family)
    held = open_booklets(register, [bearer], round_.number, progress).codes
    return [
        {"number": number, "ends": code.text()[-ENDS:]} for number, code in held.get(bearer, ())
    ]


def _entries(register: OpenRegister, entries: Sequence[str], language: str) -> list[dict[str, Any]]:
    """Every entry that was joined into the family: which office's list, which row."""
    offices = Office.objects.in_bulk()
    found = []
    for entry in Household.objects.filter(pk__in=entries).order_by("registered_on"):
        record = register.open("record", entry.pk, bytes(entry.record))
        office = offices.get(record["office"])
        found.append(
            {
                "office": say(office.names, language) if office else record["office"],
                "file": record["file"],
                "sheet": record["sheet"],
                "row": record["row"],
                "on": entry.registered_on.isoformat(),
            }
        )
    return found
