"""When a pair is joined, shown to a person, or left: by what each mistake costs."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from math import exp2, log2


@dataclass(frozen=True)
class Costs:
    """In one unit, minutes of somebody's work. Raises ValueError where no pair would be looked at.

    wrong_join: two families taken for one; one of them goes without until somebody notices.
    missed_double: one family taken for two; it is given twice. look: a person looks at the pair.
    """

    wrong_join: float = 100.0
    missed_double: float = 20.0
    look: float = 1.0

    def __post_init__(self) -> None:
        if min(self.wrong_join, self.missed_double, self.look) <= 0:
            raise ValueError("Every cost is more than nothing.")
        if self.look_from > self.sure:
            raise ValueError("Looking costs more than the mistakes that it prevents.")

    @property
    def sure(self) -> float:
        """From this weight on joining costs less than looking, in bits (log2 of the odds)."""
        return log2(max(self.wrong_join / self.look - 1, 2**-20))

    @property
    def look_from(self) -> float:
        """Below this weight leaving the pair costs less than looking, in bits."""
        return -log2(max(self.missed_double / self.look - 1, 2**-20))

    def of_machine(self, weight: float) -> float:
        """What deciding without a person is expected to cost at that weight."""
        odds = exp2(min(weight, 60))
        return min(self.missed_double * odds, self.wrong_join) / (1 + odds)

    def as_rules(self) -> dict[str, float]:
        return asdict(self)


@dataclass(frozen=True)
class Said:
    """What people said of pairs of entries: the same family, or different ones (ids)."""

    same: Collection[tuple[str, str]] = ()
    different: Collection[tuple[str, str]] = ()


NOTHING_SAID = Said()
