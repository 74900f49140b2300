"""Families that are assessed, without the work of sealing, settling and assessing each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tonir.people.models import Household
from tonir.people.open import HOUSEHOLDS, PERSONS, Families
from tonir.planning.run import plan
from tonir.programme.queries import current_round
from tonir.targeting.models import Assessment, CriteriaSet, Entitlement
from tonir.vault.register import OpenRegister

HRAZDAN, ARTASHAT = "R1-1", "R2-1"


@dataclass
class Town:
    """What the open register would say, and the plan's answer to it."""

    register: OpenRegister
    rows: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)

    def family(
        self,
        name: str,
        tier: int = 3,
        kits: dict[str, int] | None = None,
        at_home: bool = False,
        area: str | None = HRAZDAN,
        at: tuple[float, float] | None = None,
        members: int = 4,
    ) -> str:
        """An assessed family; `at`: own coordinates, else the area's centre counts."""
        household = name.ljust(32, "0")
        Household.objects.create(
            id=household, area_id=area, registered_on=date(2025, 8, 1), state="active"
        )
        round_ = current_round()
        criteria, _ = CriteriaSet.objects.get_or_create(fingerprint="test", rules={})
        assessment, _ = Assessment.objects.get_or_create(
            round=round_, criteria=criteria, summary={}
        )
        Entitlement.objects.create(
            household_id=household,
            round=round_,
            assessment=assessment,
            tier=tier,
            kits={"food": 1} if kits is None else kits,
            at_home=at_home,
            reasons=b"sealed",
        )
        lat, lon = at or (None, None)
        self.rows.append({"id": household, "area": area, "lat": lat, "lon": lon})
        self.people += [{"household": household, "number": number} for number in range(members)]
        return household

    def families(self, names: Sequence[str], **facts: Any) -> list[str]:
        return [self.family(name, **facts) for name in names]

    def opened(self, *_: Any) -> Families:
        return Families(
            pa.Table.from_pylist(self.rows, HOUSEHOLDS), pa.Table.from_pylist(self.people, PERSONS)
        )

    def plan(self, **asked: Any) -> dict[str, Any]:
        return plan(self.register, **asked)


@pytest.fixture
def town(register: OpenRegister, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A programme with two points and nobody assessed yet."""
    town = Town(register)
    monkeypatch.setattr("tonir.planning.run.families", town.opened)
    return town


@pytest.fixture
def change_rules(programme: Path) -> Callable[..., None]:
    """Changes settings of the round."""
    from tonir.programme.models import Programme

    def change(**settings: Any) -> None:
        loaded = Programme.objects.get()
        loaded.rules["round"] |= settings
        loaded.save()

    return change
