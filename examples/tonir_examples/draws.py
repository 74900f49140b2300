"""Draws from a seed that stay the same on every machine and in every version of Python."""

import math
import random
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Weighted(Generic[Value]):
    """Values with their weights, ready to be drawn from."""

    def __init__(self, values: Sequence[Value], weights: Sequence[float]) -> None:
        self.values = values
        self.sums = list(accumulate(weights))

    @classmethod
    def shares(cls, shares: Mapping[Value, float]) -> "Weighted[Value]":
        return cls(list(shares), list(shares.values()))


class Draws:
    """One stream of draws. Only `Random.random` is used: Python promises to keep that sequence."""

    def __init__(self, *seed: object) -> None:
        self._next = random.Random("/".join(map(str, seed))).random

    def chance(self, share: float) -> bool:
        return self._next() < share

    def below(self, bound: int) -> int:
        return int(self._next() * bound)

    def between(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included."""
        return lowest + int(self._next() * (highest - lowest + 1))

    def pick(self, values: Sequence[Value]) -> Value:
        return values[int(self._next() * len(values))]

    def weighted(self, choice: Weighted[Value]) -> Value:
        position = bisect(choice.sums, self._next() * choice.sums[-1])
        return choice.values[min(position, len(choice.values) - 1)]

    def normal(self) -> float:
        """Mean 0, deviation 1 (Box and Muller)."""
        return math.sqrt(-2 * math.log(1 - self._next())) * math.cos(2 * math.pi * self._next())

    def shuffled(self, values: Sequence[Value]) -> list[Value]:
        keys = [self._next() for _ in values]
        return [values[index] for index in sorted(range(len(values)), key=keys.__getitem__)]
