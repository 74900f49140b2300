"""The engines' part of planning: shares, then places, then slots. Nothing is read or saved."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tonir.engines.kits import share
from tonir.engines.places import Assignment, Homes, Times, assign, nearest, slots
from tonir.engines.progress import Progress, silent
from tonir.planning.inputs import Due, Kits, Setting

Which = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What the engines found. given: like `need` of Due, of which `served` are rows that get some.

    travel, home: rows of Due that are sent to points (`where` and `when`, one entry each) or
    served at home (`under`: point, one entry each); `too_far` of them because every point that
    opens is farther than people can be asked to walk. nowhere: rows that nobody knows a place for.
    """

    given: NDArray[np.int64]
    travel: Which
    where: Assignment
    when: Times
    home: Which
    under: Which
    too_far: int
    nowhere: Which


def work_out(now: Setting, wanting: Due, seed: int, progress: Progress = silent) -> Outcome:
    """Shares each kit, then gives who gets one a point and time, or a delivery at home."""
    progress("sharing", 0, len(wanting.kinds))
    given = share_out(wanting, now.stock, seed)
    gets = given.sum(axis=1) > 0
    too_far = _too_far(now, wanting, gets & ~wanting.at_home & wanting.located())
    at_home = wanting.at_home | too_far
    travel = np.flatnonzero(gets & ~at_home & wanting.located())
    home = np.flatnonzero(gets & at_home & wanting.located())
    homes = _homes(wanting, travel)
    calendar = now.timetable.calendar
    progress("placing", 0, len(travel))
    where = assign(homes, now.points, calendar, now.timetable.farthest_m, seed)
    when = slots(homes, now.points, calendar, where, seed)
    progress("placing", len(travel), len(travel))
    return Outcome(
        given=given,
        travel=travel,
        where=where,
        when=when,
        home=home,
        under=_listed_under(now, _homes(wanting, home)),
        too_far=int(too_far.sum()),
        nowhere=np.flatnonzero(gets & ~wanting.located()),
    )


def share_out(wanting: Due, stock: Kits, seed: int) -> NDArray[np.int64]:
    """Whole kits that each household gets, shaped as its needs.

    Each kind has a lot of its own: who misses one kit does not miss all.
    """
    given = np.zeros_like(wanting.need)
    for number, kit in enumerate(wanting.kinds):
        shared = share(wanting.need[:, number], wanting.tier, stock.get(kit, 0), seed + number)
        given[:, number] = shared.given
    return given


def _too_far(now: Setting, wanting: Due, who: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Who of them lives farther from every open point than people can be asked to walk."""
    opens = now.points.capacity(now.timetable.calendar).sum(axis=1) > 0
    found = np.zeros(len(who), np.bool_)
    if opens.any():
        rows = np.flatnonzero(who)
        _point, metres = nearest(_homes(wanting, rows), now.points, opens)
        found[rows] = metres > now.timetable.farthest_m
    return found


def _homes(wanting: Due, which: Which) -> Homes:
    return Homes(wanting.lat[which], wanting.lon[which], wanting.tier[which])


def _listed_under(now: Setting, homes: Homes) -> Which:
    """The nearest point that opens in the round; where none opens, the nearest of all."""
    opens = now.points.capacity(now.timetable.calendar).sum(axis=1) > 0
    under, _metres = nearest(homes, now.points, opens if opens.any() else ~opens)
    return under
