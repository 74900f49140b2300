"""What the lists' templates are given: who gets which slip, deliveries, points without names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from tonir.engines.words import say
from tonir.handover.run import Slip
from tonir.people.values.phones import spaced
from tonir.reporting.papers.slips import Facts, ends_of, hours_of, kit_marks
from tonir.reporting.papers.texts import day_text, hours_text, word
from tonir.reporting.papers.typesetting import pictogram

NAME_HEAD = ("number", "name", "slip", "when", "", "given")
HOME_HEAD = ("number", "name", "address", "phones", "slip", "", "given")
POINT_HEAD = ("day", "hours", "lanes", "families")


@dataclass(frozen=True, repr=False)
class Family:
    """Who a slip is for: on lists only, never on the slip."""

    name: str = ""
    address: str = ""
    phones: Sequence[str] = ()
    language: str | None = None


@dataclass(frozen=True)
class Sheet:
    """What every list is headed with. `destroy_after`: the round's last day."""

    language: str
    round: int
    destroy_after: date

    def frame(self, title: str, subtitle: str, personal: bool) -> dict[str, Any]:
        warning = ""
        if personal:
            warning = word("secret", self.language, day=f"{self.destroy_after:%d.%m.%Y}")
        round_ = word("round", self.language, round=self.round)
        return {
            "language": self.language,
            "title": word(title, self.language),
            "subtitle": f"{subtitle} · {round_}" if subtitle else round_,
            "warning": warning,
            "footer": warning,
        }

    def head(self, keys: Iterable[str]) -> list[str]:
        return [word(key, self.language) if key else "" for key in keys]


def names_list(
    sheet: Sheet, slips: Sequence[Slip], families: Mapping[str, Family], facts: Facts
) -> dict[str, Any]:
    """For names.typ: the slips of one point by name; with each, its number in the stack."""
    point = say(facts.points[slips[0].point], sheet.language)
    rows = []
    for slip in _by_name(slips, families):
        day = f"{slip.day:%d.%m}" if slip.day else word("at_home", sheet.language)
        rows.append(
            {
                "number": str(slip.number),
                "name": families.get(slip.household, Family()).name,
                "slip": ends_of(slip),
                "when": f"{day} {hours_of(slip, facts)}".strip(),
                "kits": kit_marks(slip.kits, facts),
            }
        )
    frame = sheet.frame("names_title", point, personal=True)
    return {**frame, "head": sheet.head(NAME_HEAD), "rows": rows}


def homes_list(
    sheet: Sheet, slips: Sequence[Slip], families: Mapping[str, Family], facts: Facts
) -> dict[str, Any]:
    """For homes.typ: the deliveries of one point, with addresses."""
    point = say(facts.points[slips[0].point], sheet.language)
    rows = []
    for slip in slips:
        family = families.get(slip.household, Family())
        rows.append(
            {
                "number": str(slip.number),
                "name": family.name,
                "address": family.address,
                "phones": "\n".join(map(spaced, family.phones)),
                "slip": ends_of(slip),
                "kits": kit_marks(slip.kits, facts),
            }
        )
    frame = sheet.frame("homes_title", point, personal=True)
    return {**frame, "head": sheet.head(HOME_HEAD), "rows": rows}


@dataclass
class HalfDay:
    """What one point has to do in one half-day, or for all its homes."""

    families: set[str] = field(default_factory=set)
    starts: set[time] = field(default_factory=set)
    lanes: set[int] = field(default_factory=set)
    kits: dict[str, int] = field(default_factory=dict)

    def take(self, slip: Slip) -> None:
        # A second booklet of a family is the same family and brings no second kit.
        if slip.household in self.families:
            return
        self.families.add(slip.household)
        self.starts |= {slip.starts_at} if slip.starts_at else set()
        self.lanes |= {slip.lane} if slip.lane else set()
        for kit, quantity in slip.kits.items():
            self.kits[kit] = self.kits.get(kit, 0) + quantity


Key = tuple[date | None, time | None]


def points_list(
    sheet: Sheet,
    slips: Iterable[Slip],
    facts: Facts,
    kits: Mapping[str, Mapping[str, str]],
    half_days: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """For points.typ: families, hours and kits of each point and half-day; no names.

    kits: their names, by code. half_days: (begins, ends) as in the rules.
    """
    opens = sorted(time.fromisoformat(begins) for begins, _ in half_days)
    work: dict[str, dict[Key, HalfDay]] = {}
    for slip in slips:
        begins = max((at for at in opens if slip.starts_at and at <= slip.starts_at), default=None)
        point = work.setdefault(slip.point, {})
        point.setdefault((slip.day, begins), HalfDay()).take(slip)
    return {
        **sheet.frame("points_title", "", personal=False),
        "head": sheet.head(POINT_HEAD),
        "nobody": word("nobody", sheet.language),
        "kits": [
            {"pictogram": pictogram(name), "name": say(kits[kit], sheet.language)}
            for kit, name in facts.pictograms.items()
        ],
        "points": [_point(sheet, facts, code, work[code]) for code in sorted(work)],
    }


def _point(sheet: Sheet, facts: Facts, code: str, work: dict[Key, HalfDay]) -> dict[str, Any]:
    last = (date.max, time.max)
    keys = sorted(work, key=lambda key: (key[0] or last[0], key[1] or last[1]))
    rows = [_row(sheet, facts, key, work[key]) for key in keys]
    families = sum(len(one.families) for one in work.values())
    totals = [sum(one.kits.get(kit, 0) for one in work.values()) for kit in facts.pictograms]
    total = [word("total", sheet.language), "", "", str(families), *map(str, totals)]
    return {"name": say(facts.points[code], sheet.language), "rows": rows, "total": total}


def _row(sheet: Sheet, facts: Facts, key: Key, work: HalfDay) -> dict[str, Any]:
    day = day_text(key[0], sheet.language) if key[0] else word("at_home", sheet.language)
    hours = ""
    if work.starts:
        ends = hours_text(max(work.starts), facts.slot_minutes).partition("\u2013")[2]
        hours = f"{min(work.starts):%H:%M}\u2013{ends}"
    return {
        "day": day,
        "hours": hours,
        "lanes": str(len(work.lanes) or ""),
        "families": str(len(work.families)),
        "kits": [work.kits.get(kit, 0) for kit in facts.pictograms],
    }


def _by_name(slips: Sequence[Slip], families: Mapping[str, Family]) -> list[Slip]:
    return sorted(
        slips,
        key=lambda slip: (families.get(slip.household, Family()).name.casefold(), slip.number),
    )
