"""What a list says of the purposes that a family may refuse: which columns, what answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tonir.engines.refusals import Refusal
from tonir.people.lists.fields import Target
from tonir.people.lists.tables import Table
from tonir.people.values.agreement import read_agreement
from tonir.people.values.text import Cell, fold
from tonir.programme.privacy import Purpose

# What stands before a purpose's name: "Consent: referral", "consent/referral", "Согласие на ...".
_ASKED = (
    *("consent", "consent to", "consent for", "agrees", "agrees to"),
    *("համաձայնություն", "համաձայն է", "согласие", "согласие на", "согласен", "согласна"),
)


@dataclass(frozen=True)
class Headers:
    """The headers that name a purpose, in any language of its names."""

    targets: Mapping[str, Target]

    @classmethod
    def of(cls, purposes: Iterable[Purpose]) -> "Headers":
        """Only purposes that can be refused have columns: the others are not asked about."""
        targets = {}
        for purpose in purposes:
            if purpose.optional or purpose.decides:
                target = Target("consent", purpose.code)
                names = [fold(name) for name in purpose.names.values()]
                asked = [fold(f"{word} {one}") for word in _ASKED for one in (purpose.code, *names)]
                targets.update(dict.fromkeys([*names, *asked], target))
        return cls(targets)

    def target(self, header: str) -> Target | None:
        """The column of a purpose that the header names, whole or behind a survey's group."""
        last = header.rpartition("/")[2]
        return self.targets.get(fold(header)) or self.targets.get(fold(last))

    def check(self, mapping: Mapping[str, str]) -> None:
        """Raises Refusal L11 if a mapping names a purpose that nobody can refuse."""
        known = {str(target) for target in self.targets.values()}
        wrong = [
            f'"{header}" = "{target}"'
            for header, target in mapping.items()
            if target.strip().startswith("consent=") and target.strip() not in known
        ]
        if wrong:
            raise Refusal("L11", names=", ".join(wrong), fields=", ".join(sorted(known)) or "—")

    def name_columns(self, table: Table) -> None:
        """Names columns of a saved layout anew: purposes may have come or gone since then."""
        codes = {target.option for target in self.targets.values()}
        for column, header in enumerate(table.headers):
            known = table.targets.get(column)
            if known is not None and known.field != "consent":
                continue
            if target := self.target(header):
                table.targets[column] = target
            elif known is not None and known.option not in {None, *codes}:
                del table.targets[column]


NO_HEADERS = Headers({})


@dataclass
class Answers:
    """What one family answered. Whatever it did not clearly agree to, it refused."""

    purposes: Sequence[Purpose]
    _agreed: set[str] = field(default_factory=set)
    _refused: set[str] = field(default_factory=set)
    _refused_all: bool = False

    def hear(self, cell: Cell, purpose: str | None) -> str | None:
        """Takes an answer to one purpose, or to all (None); gives the code of its fault.

        L41, L45: nothing may be kept of a family without its agreement. L69: neither yes nor no.
        """
        answer = read_agreement(cell)
        if answer.value is None and not answer.fault:
            return None
        is_yes = answer.value is True
        deciding = {one.code for one in self.purposes if one.decides}
        if purpose is not None and purpose not in deciding:
            (self._agreed if is_yes else self._refused).add(purpose)
            return answer.fault
        if is_yes:
            return None
        # One answer to everything: a yes agrees to no single purpose, a no refuses each of them.
        first, self._refused_all = not self._refused_all, True
        if deciding or not self.purposes:
            return ("L45" if answer.fault else "L41") if first else None
        return answer.fault

    def refused(self) -> list[str]:
        """Codes of optional purposes, in the programme's order."""
        agreed = set() if self._refused_all else self._agreed - self._refused
        return [one.code for one in self.purposes if one.optional and one.code not in agreed]
