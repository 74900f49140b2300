"""Families out of pairs: what belongs together is joined, what contradicts itself is cut.

Pairs are taken from the heaviest down. Two groups become one while everything known between their
entries speaks for it, taken together; a pair that nobody ever scored speaks against it. So a chain
of alike families (a surname that every tenth bears) falls apart at its weakest link, which is
shown to people. What a person said always holds.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

Pair = tuple[str, str]
# Two entries of one family that nothing brought together at all: rare, so it speaks against.
UNSCORED = -6.0


@dataclass(frozen=True)
class Settled:
    """family: id -> the lowest id of its family, for every id of a pair. cut: pairs not joined."""

    family: dict[str, str]
    cut: list[Pair]


@dataclass
class _Group:
    members: set[str]
    # Towards other groups, by the id that stands for them: sum of weights, how many are scored.
    towards: dict[str, tuple[float, int]] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)


def settle(
    left: list[str],
    right: list[str],
    weight: list[float],
    sure: list[bool],
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> Settled:
    """Joins what is sure and what people said is the same; never what they said is different.

    left, right, weight, sure: a pair each, in any order. same joins whatever it weighs, unless
    `different` says otherwise of the very pair or through others. No order changes the result;
    of equal weights the pair of the lower ids comes first.
    """
    pairs = sorted(zip(weight, left, right, sure, strict=True), key=lambda one: (-one[0], one[1:3]))
    groups = _Groups(pairs, different)
    said = sorted(tuple(sorted(pair)) for pair in same)
    cut = [(a, b) for a, b in said if not groups.join(a, b, said=True)]
    cut += [(a, b) for _, a, b, is_sure in pairs if is_sure and not groups.join(a, b)]
    known = {tuple(sorted(pair)) for pair in different}
    return Settled(groups.family(), sorted(set(cut) - known))


class _Groups:
    def __init__(
        self, pairs: Iterable[tuple[float, str, str, bool]], different: Collection[Pair]
    ) -> None:
        self.root: dict[str, str] = {}
        self.groups: dict[str, _Group] = {}
        for weight, a, b, _ in pairs:
            self._of(a).towards[b] = (weight, 1)
            self._of(b).towards[a] = (weight, 1)
        for a, b in different:
            self._of(a).apart.add(b)
            self._of(b).apart.add(a)

    def join(self, a: str, b: str, said: bool = False) -> bool:
        """Whether both are in one group after it."""
        self._of(a), self._of(b)
        one, other = self._root(a), self._root(b)
        if one == other:
            return True
        if other in self._of(one).apart or not (said or self._holds(one, other)):
            return False
        self._unite(*sorted((one, other)))
        return True

    def family(self) -> dict[str, str]:
        return {
            member: min(group.members) for group in self.groups.values() for member in group.members
        }

    def _holds(self, one: str, other: str) -> bool:
        first, second = self.groups[one], self.groups[other]
        known, scored = first.towards.get(other, (0.0, 0))
        unscored = len(first.members) * len(second.members) - scored
        return known + unscored * UNSCORED > 0

    def _unite(self, kept: str, gone: str) -> None:
        into, outof = self.groups[kept], self.groups.pop(gone)
        into.members |= outof.members
        for member in outof.members:
            self.root[member] = kept
        for name, (weight, scored) in outof.towards.items():
            if name != kept:
                known, times = into.towards.get(name, (0.0, 0))
                into.towards[name] = (known + weight, times + scored)
        into.towards.pop(gone, None)
        into.apart |= outof.apart
        self._rename(outof, kept, gone)

    def _rename(self, outof: _Group, kept: str, gone: str) -> None:
        """Whoever had to do with the group that is gone has to do with the one that took it in."""
        for name in outof.towards:
            if name != kept:
                towards = self.groups[name].towards
                towards.pop(gone)
                towards[kept] = self.groups[kept].towards[name]
        for name in outof.apart:
            apart = self.groups[name].apart
            apart.discard(gone)
            apart.add(kept)

    def _of(self, one: str) -> _Group:
        root = self._root(one)
        if root not in self.groups:
            self.groups[root] = _Group({one})
        return self.groups[root]

    def _root(self, one: str) -> str:
        return self.root.setdefault(one, one)
