"""Reads rows of opening stock (stock.csv) against what the ledger knows: every fault at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several
from tonir.supply.models import Account, Kit, Lot, Movement


@dataclass(frozen=True)
class StockRow:
    """Whole kits of a lot that lie in a warehouse on the day the books open."""

    number: int
    warehouse: str
    kit: str
    lot: str
    expires_on: date | None
    quantity: int


class StockReader:
    """Reads rows one by one, keeping faults; knows accounts, kits, lots and what was posted."""

    def __init__(self, document: str) -> None:
        self.faults: list[Refusal] = []
        warehouses = Account.objects.filter(kind=Account.Kind.WAREHOUSE)
        self.warehouses = sorted(warehouses.values_list("code", flat=True))
        self.kits = list(Kit.objects.values_list("code", flat=True))
        self.lots: dict[str, tuple[str, date | None]] = {
            lot.code: (lot.kit_id, lot.expires_on) for lot in Lot.objects.all()
        }
        self.posted: dict[tuple[str, str | None], int] = {
            (movement.target_id, movement.lot_id): movement.quantity
            for movement in Movement.objects.filter(document=document)
        }
        self.seen: set[tuple[str, str]] = set()

    def read(self, rows: Iterable[Mapping[str, str]]) -> list[StockRow]:
        """The rows that are yet to be posted. Raises Several (S10) with every fault."""
        found = [self._row(number, row) for number, row in enumerate(rows, start=2)]
        if self.faults:
            raise Several("S10", self.faults)
        return [row for row in found if (row.warehouse, row.lot) not in self.posted]

    def _row(self, number: int, row: Mapping[str, str]) -> StockRow:
        told = {key: (row.get(key) or "").strip() for key in ("warehouse", "kit", "lot")}
        stock = StockRow(
            number=number,
            expires_on=self._day(number, (row.get("expires_on") or "").strip()),
            quantity=self._quantity(number, (row.get("quantity") or "").strip()),
            **told,
        )
        self._check_known(stock)
        self._check_lot(stock)
        return stock

    def _check_known(self, stock: StockRow) -> None:
        for code, found, known in (
            ("S11", stock.warehouse, self.warehouses),
            ("S12", stock.kit, self.kits),
        ):
            if found not in known:
                self._fault(code, stock.number, found=found or "—", known=", ".join(known) or "—")

    def _check_lot(self, stock: StockRow) -> None:
        if not stock.lot:
            self._fault("S18", stock.number)
            return
        key = (stock.warehouse, stock.lot)
        if self.lots.setdefault(stock.lot, (stock.kit, stock.expires_on)) != (
            stock.kit,
            stock.expires_on,
        ):
            self._fault("S15", stock.number, found=stock.lot)
        if key in self.seen:
            self._fault("S16", stock.number, found=stock.lot)
        posted = self.posted.get(key, stock.quantity)
        if posted != stock.quantity:
            self._fault(
                "S17", stock.number, found=stock.lot, posted=posted, quantity=stock.quantity
            )
        self.seen.add(key)

    def _quantity(self, number: int, text: str) -> int:
        if text.isascii() and text.isdigit():
            return int(text)
        self._fault("S13", number, found=text or "—")
        return 0

    def _day(self, number: int, text: str) -> date | None:
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._fault("S14", number, found=text)
            return None

    def _fault(self, code: str, row: int, **facts: object) -> None:
        self.faults.append(Refusal(code, row=row, **facts))
