"""From persons to families: what the members of two entries say together.

A family's weight is what its surname, phone, place and address say, once, and what is individual
of each member who stands in both. Who stands in the smaller entry and not in the other speaks
against it; members more in the larger one do not, for many lists hold half a family.

Two things are told apart from one family: two strange families, and two that share a member (a
bride on her parents' list and on her husband's, a son who moved out). The second is weighed by
points (a logistic regression on lists with known truth), for chance does not bring such together.
"""

from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from tonir.engines.linkage.comparisons import COMPARISONS
from tonir.engines.linkage.model import Model
from tonir.engines.linkage.pairing import Bools, Ints, one_to_one

UNIT = 1000
OF_PERSON = tuple(one.name for one in COMPARISONS if one.of == "person")
OF_FAMILY = tuple(one.name for one in COMPARISONS if one.of == "family")
Columns = dict[str, Ints]
NEVER = -(10**9)
# How alike the likest of them are counts up to so much towards one family.
MOST_LIKEST = 30 * UNIT


@dataclass(frozen=True)
class Homes:
    """Pairs of entries and who is whom between them. Arrays.

    left, right: numbers of entries, left < right, an entry a pair; weight: thousandths of a bit,
    log odds; stranger: the odds against two strange families alone; told: what tells one family
    from two that share a member; members: how many stand in both. Of the persons: `between` the
    number of the pair, `at` the row in what was scored, `own` the weight of what is individual.
    """

    left: Ints
    right: Ints
    weight: Ints
    stranger: Ints
    told: dict[str, Ints]
    members: Ints
    between: Ints
    at: Ints
    own: Ints


def homes_of(scored: Columns, sizes: Ints, model: Model) -> Homes:
    """The pairs of entries behind `scored`, which has every pair of their members.

    scored: unique_id, home, number (each _l and _r) and w_ of each comparison. sizes: members of
    each entry, by its number.
    """
    lower = np.minimum(scored["home_l"], scored["home_r"]).astype(np.int64)
    upper = np.maximum(scored["home_l"], scored["home_r"]).astype(np.int64)
    pairs, between = np.unique(lower * len(sizes) + upper, return_inverse=True)
    left, right = pairs // len(sizes), pairs % len(sizes)
    smaller = np.minimum(sizes[left], sizes[right])
    own: Ints = np.sum([scored[f"w_{name}"] for name in OF_PERSON], axis=0, dtype=np.int64)
    # Whoever is the same person is one certain of so many in the other entry.
    larger = np.maximum(sizes[left], sizes[right])
    chance = _thousandths(log2(model.appears) - np.log2(larger))
    alone = round(UNIT * log2(1 - model.appears))
    gain = own + chance[between] - alone
    best = _who_is_whom(scored, between, own, np.where(_are_twins(scored, model), NEVER, gain))
    members = np.bincount(between[best], minlength=len(pairs))
    told = _told(scored, between, best, own, smaller, members)
    stranger: Ints = round(UNIT * model.prior) + smaller * alone
    stranger = stranger + _sums(between[best], gain[best], len(pairs))
    stranger = stranger + np.sum([told[name] for name in OF_FAMILY], axis=0, dtype=np.int64)
    weight = _both(stranger, told, model.related)
    return Homes(left, right, weight, stranger, told, members, between[best], best, own[best])


def _who_is_whom(scored: Columns, between: Ints, own: Ints, gain: Ints) -> Ints:
    """Rows of `scored` that are one person. Two entries of one family have somebody in common: at
    least whoever is likest. Twins are nobody's likest."""
    places = _places(scored["number_l"], scored["number_r"])
    likest = _is_first(between, np.minimum(own, gain), places) & (gain > NEVER)
    some = np.flatnonzero((gain > 0) | likest)
    left, right = scored["unique_id_l"][some], scored["unique_id_r"][some]
    return some[one_to_one(between[some], left, right, own[some], places[some])]


def _are_twins(scored: Columns, model: Model) -> Bools:
    """Two names that many bear, one birth date, nothing else of their own in common: of twins each
    list names another. However much the rest agrees, they are two."""
    one_day = _is_level(scored, model, "birth", "same")
    apart = _is_level(scored, model, "given", "known_apart")
    return apart & one_day & (scored["w_sex"] >= 0) & (scored["w_document"] <= 0)


def _is_level(scored: Columns, model: Model, name: str, level: str) -> Bools:
    """Told from the weight, which is all that comes back from a comparison."""
    weight = round(UNIT * log2(model.m[name][level] / model.u[name][level]))
    is_it: Bools = np.abs(scored[f"w_{name}"].astype(np.int64) - weight) <= 1
    return is_it


def _told(
    scored: Columns, between: Ints, best: Ints, own: Ints, smaller: Ints, members: Ints
) -> dict[str, Ints]:
    """What tells one family from two that share a member, of each pair of entries."""
    many = len(members)
    told = {"always": np.full(many, UNIT, np.int64)}
    for name in OF_FAMILY:
        # Sisters bear one surname, wives often their own: what counts is who stands in both.
        some = best if name == "surname" else np.arange(len(between), dtype=np.int64)
        told[name] = _most(between[some], scored[f"w_{name}"][some].astype(np.int64), many)
    told["members"] = UNIT * (members - 1)
    told["absent"] = UNIT * (smaller - members)
    told["likest"] = np.minimum(_most(between[best], own[best], many), MOST_LIKEST)
    return told


def _both(stranger: Ints, told: dict[str, Ints], points: dict[str, float]) -> Ints:
    """The odds against both: two strange families, and two that share a member."""
    related = np.sum([points[name] * values for name, values in told.items()], axis=0)
    return -_thousandths(np.logaddexp2(-stranger / UNIT, -related / UNIT))


def _thousandths(bits: NDArray[np.float64]) -> Ints:
    return np.round(UNIT * bits).astype(np.int64)


def _is_first(between: Ints, own: Ints, places: Ints) -> Bools:
    order = np.lexsort((places, -own, between))
    first = np.zeros(len(order), np.bool_)
    first[order[np.unique(between[order], return_index=True)[1]]] = True
    return first


def _places(one: Ints, other: Ints) -> Ints:
    """Between equal weights, who stands in the same place of both lists comes first."""
    places: Ints = (np.abs(one - other) * 1000 + np.minimum(one, other)).astype(np.int64)
    return places


def _sums(groups: Ints, values: Ints, many: int) -> Ints:
    sums = np.zeros(many, np.int64)
    np.add.at(sums, groups, values)
    return sums


def _most(groups: Ints, values: Ints, many: int) -> Ints:
    """The largest value of each group; 0 where it has none."""
    lowest = np.iinfo(np.int64).min
    most = np.full(many, lowest)
    np.maximum.at(most, groups, values)
    return np.where(most == lowest, 0, most)
