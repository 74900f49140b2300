"""What a kit weighs, what may never be in one, and how a kit is shared when it is short."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tonir.engines.refusals import Refusal
from tonir.engines.refusals.several import Several

# International Code of Marketing of Breast-milk Substitutes (WHA 34.22, article 6.6) and the
# Operational Guidance on infant feeding in emergencies (2017): never part of a general kit.
NEVER_IN_A_KIT = ("infant_formula", "bottle", "teat")

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Item:
    """A thing that goes into kits. weight_kg is the weight of one unit."""

    code: str
    names: Mapping[str, str]
    unit: str
    weight_kg: Decimal
    category: str


@dataclass(frozen=True)
class Recipe:
    """A kit: how much of each item. Raises Refusal S02 for what no general kit may hold."""

    code: str
    names: Mapping[str, str]
    pictogram: str
    volume_l: Decimal
    contents: tuple[tuple[Item, Decimal], ...]

    def __post_init__(self) -> None:
        for item, _ in self.contents:
            if item.category in NEVER_IN_A_KIT:
                raise Refusal("S02", kit=self.code, item=item.code)

    @property
    def weight_kg(self) -> Decimal:
        """Weight of the contents, without the box."""
        return sum((item.weight_kg * quantity for item, quantity in self.contents), Decimal(0))


def read_kits(book: Mapping[str, Any]) -> tuple[tuple[Item, ...], tuple[Recipe, ...]]:
    """Items and kits of a rule book (its [[items]] and [[kits]]).

    Raises Several (S01) with every fault: unknown or repeated items, numbers that are none, a kit
    without contents, and anything that no general kit may hold.
    """
    faults: list[Refusal] = []
    items = {row["code"]: _item(row, faults) for row in book.get("items", ())}
    recipes = tuple(_recipe(row, items, faults) for row in book.get("kits", ()))
    if faults:
        raise Several("S01", faults)
    return tuple(items.values()), tuple(recipe for recipe in recipes if recipe is not None)


def _item(row: Mapping[str, Any], faults: list[Refusal]) -> Item:
    weight = _above_zero(row, "weight_kg", f"items[{row['code']}]", faults)
    return Item(
        code=row["code"],
        names=row.get("name", {}),
        unit=row.get("unit", ""),
        weight_kg=weight,
        category=row.get("category", ""),
    )


def _recipe(
    row: Mapping[str, Any], items: Mapping[str, Item], faults: list[Refusal]
) -> Recipe | None:
    code, contents = row["code"], {}
    for line in row.get("contents", ()):
        quantity = _above_zero(line, "quantity", f"kits[{code}].contents", faults)
        item = items.get(line.get("item"))
        if item is None:
            known = ", ".join(items)
            faults.append(Refusal("S03", kit=code, item=line.get("item"), known=known))
        elif item.code in contents:
            faults.append(Refusal("S05", kit=code, item=item.code))
        else:
            contents[item.code] = (item, quantity)
    if not row.get("contents"):
        faults.append(Refusal("S06", kit=code))
    volume = _above_zero(row, "volume_l", f"kits[{code}]", faults)
    picture = row.get("pictogram", code)
    try:
        return Recipe(code, row.get("name", {}), picture, volume, tuple(contents.values()))
    except Refusal as refusal:
        faults.append(refusal)
        return None


def _above_zero(row: Mapping[str, Any], key: str, path: str, faults: list[Refusal]) -> Decimal:
    value = row.get(key)
    try:
        # By way of its text: 0.92 stays 0.92.
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal(0)
    if isinstance(value, bool) or not number.is_finite() or number <= 0:
        faults.append(Refusal("S04", path=f"{path}.{key}", found=value, example=f"{key} = 1.5"))
        return Decimal(1)
    return number


@dataclass(frozen=True)
class Shared:
    """How a kit was shared. given: whole kits, shape (n,), as need and tier are.

    levels: for each tier, the number of kits that everybody in it got who needs as many; those
    who need more and drew one of the last kits got one more.
    """

    need: Whole
    tier: Whole
    stock: int
    given: Whole
    levels: dict[int, int]

    def check(self) -> None:
        """Raises ValueError where the shares are not what they should be."""
        total = int(self.given.sum())
        _holds(total == min(self.stock, int(self.need.sum())), "Nothing is lost to rounding.")
        _holds((self.given >= 0).all(), "Nobody gives kits back.")
        _holds((self.given <= self.need).all(), "Nobody gets more than the need.")
        short = self.tier[self.given < self.need]
        later = self.given[self.tier > short.min()] if short.size else self.given[:0]
        _holds(not later.any(), "A tier gets kits only when the one before has all it needs.")
        for tier, level in self.levels.items():
            given, need = (array[self.tier == tier] for array in (self.given, self.need))
            fair = (given >= np.minimum(need, level)) & (given <= level + 1)
            _holds(fair.all(), "Within a tier, nobody gets two before everybody has one.")


def share(need: ArrayLike, tier: ArrayLike, stock: int, seed: int) -> Shared:
    """Shares one kit's stock: tiers in order, and equal shares in the tier that runs out.

    need: whole kits, shape (n,). tier: shape (n,), the lowest number first. stock: whole kits.
    In the tier that runs out everybody gets one before anybody gets two; who gets the last ones
    is drawn by lot from `seed`, so the rows' order must be the same each time (by id).
    Raises ValueError for negative numbers or shapes that differ.
    """
    needs, tiers = np.asarray(need, dtype=np.int64), np.asarray(tier, dtype=np.int64)
    _holds(needs.ndim == 1 and needs.shape == tiers.shape, "Needs and tiers are of one length.")
    _holds(stock >= 0 and (needs >= 0).all(), "Stock and needs are not below zero.")
    # One draw for all rows: a household's luck does not hang on how many are in other tiers.
    luck = np.random.default_rng(seed).random(len(needs))
    given, levels, left = np.zeros_like(needs), {}, stock
    for number in np.unique(tiers):
        rows = np.flatnonzero(tiers == number)
        given[rows], levels[int(number)] = _fill(needs[rows], left, luck[rows])
        left -= int(given[rows].sum())
    shared = Shared(needs, tiers, stock, given, levels)
    shared.check()
    return shared


def _fill(need: Whole, stock: int, luck: NDArray[np.float64]) -> tuple[Whole, int]:
    """Fills all to one level, then draws who gets one of the kits that are left over."""
    level, left = 0, stock
    wanting = int((need > 0).sum())
    while wanting and left >= wanting:
        level, left = level + 1, left - wanting
        wanting = int((need > level).sum())
    given = np.minimum(need, level)
    open_rows = np.flatnonzero(need > level)
    drawn = open_rows[np.argsort(luck[open_rows], kind="stable")[:left]]
    given[drawn] += 1
    return given, level


def _holds(true: object, sentence: str) -> None:
    if not true:
        raise ValueError(sentence)
