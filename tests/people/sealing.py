"""Households as intake seals them, for tests that need people in the register."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from tonir.people.models import Household
from tonir.vault.register import OpenRegister

MEMBER = {
    "given": None,
    "surname": None,
    "patronymic": None,
    "birth": None,
    "sex": None,
    "relation": None,
    "document": None,
    "phone": None,
    "row": 2,
}
RECORD: dict[str, Any] = {
    "office": "shoghakat",
    "reference": None,
    "file": "list.xlsx",
    "sheet": None,
    "row": 2,
    "phones": [],
    "address": None,
    "lat": None,
    "lon": None,
    "language": "hy",
    "notice": None,
    "bases": {"aid": "public_interest"},
    "refused": [],
}


def seal_household(
    register: OpenRegister, members: Sequence[dict[str, Any]], facts: dict[str, Any]
) -> str:
    """`facts`: fields of the record; `area`, `needs` (the household's), `id`; returns the id."""
    facts = dict(facts)
    key = facts.pop("id", secrets.token_hex(16))
    area, needs = facts.pop("area", "R1-1"), facts.pop("needs", [])
    persons = [{k: v for k, v in member.items() if k != "needs"} for member in members]
    record = {**RECORD, **facts, "members": [{**MEMBER, **person} for person in persons]}
    care = {
        "needs": needs,
        "members": [{"needs": member.get("needs", [])} for member in members],
        "notes": None,
    }
    Household.objects.create(
        id=key,
        area_id=area,
        registered_on=date(2025, 8, 1),
        record=register.seal("record", key, record),
        care=register.seal("care", key, care),
    )
    return key
