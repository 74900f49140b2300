"""Which warehouse sends what to which point: drafted here, posted by `actions.dispatch_plan`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.supply import queries
from tonir.supply.posting import Kits, available


@dataclass(frozen=True)
class Waybill:
    """One lorry's paper: whole kits from a warehouse to a point."""

    document: str
    source: str
    target: str
    kits: dict[str, int]


def draft(
    round_number: int,
    wants: Mapping[str, Kits],
    nearest: Mapping[str, Sequence[str]],
    on: date | None,
) -> list[Waybill]:
    """Waybills for what the points still lack. Raises Several (S26) with all that is nowhere."""
    left = _Stock(on)
    waybills: list[Waybill] = []
    faults: list[Refusal] = []
    for point, kits in sorted(wants.items()):
        sent = queries.sent_to(point, f"R{round_number}/")
        lacks = {kit: quantity - sent.get(kit, 0) for kit, quantity in kits.items()}
        for warehouse in nearest.get(point, ()):
            load = left.take(warehouse, lacks)
            if load:
                document = _number(round_number, warehouse, point)
                waybills.append(Waybill(document, warehouse, point, load))
        faults += [
            Refusal("S27", point=point, kit=kit, missing=missing)
            for kit, missing in lacks.items()
            if missing > 0
        ]
    if faults:
        raise Several("S26", faults)
    return waybills


class _Stock:
    """What the warehouses still have while waybills are drafted."""

    def __init__(self, on: date | None) -> None:
        self.on = on
        self.left: dict[tuple[str, str], int] = {}

    def take(self, warehouse: str, lacks: dict[str, int]) -> dict[str, int]:
        """Takes what is there of what is lacking, and lessens `lacks` by it."""
        load = {}
        for kit, missing in lacks.items():
            key = (warehouse, kit)
            if key not in self.left:
                self.left[key] = available(warehouse, kit, self.on)
            taken = min(self.left[key], max(0, missing))
            if taken:
                load[kit] = taken
                self.left[key] -= taken
                lacks[kit] -= taken
        return load


def _number(round_number: int, warehouse: str, point: str) -> str:
    """The next number of this way in this round: R1/W2/P3/1."""
    begins = f"R{round_number}/{warehouse}/{point}/"
    return f"{begins}{queries.documents(begins) + 1}"
