"""`print`: slips issued, then slips, hand-out lists and point lists written as PDF.

Runs in the open register. Nothing but finished PDFs reaches a disk, and only the programme's
print folder, whose papers expire.
"""

import os
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.handover.queries import families_without_slip
from tonir.handover.run import Slip, issue, slips
from tonir.matching.queries import families
from tonir.planning.models import Plan, Point
from tonir.planning.queries import current_plan
from tonir.programme.folder import current
from tonir.programme.models import Round
from tonir.programme.queries import current_round, rules
from tonir.reporting.papers.lists import Family, Sheet, homes_list, names_list, points_list
from tonir.reporting.papers.slips import Facts, slip_page
from tonir.reporting.papers.typesetting import page_count, typeset
from tonir.supply.models import Kit
from tonir.vault.register import OpenRegister

DEFAULT_SLOT = 15
TYPESETTERS = 2
# A hundred pages a file: what a printer takes at once, and Typst holds in little memory.
MOST_SLIPS = 800
Paper = tuple[str, str, dict[str, Any]]  # name of the file, template, data


def print_papers(
    register: OpenRegister,
    progress: Progress = silent,
    languages: Sequence[str] | None = None,
    large: bool = False,
    **_: Any,
) -> dict[str, Any]:
    """Issues what the plan needs and prints it; again, the same papers are written again.

    languages: on every slip, the first large; none: each family's own. Lists are in the first
    of them, or in the programme's first. large: slips of twice the size, in larger letters.
    Raises Refusal H09 if there is no plan.
    """
    issued = issue(register, progress)
    made = slips(register, progress)
    now = current_round()
    plan = current_plan(now)
    assert plan is not None  # issue() has refused otherwise
    bearers = _bearers(register, progress)
    papers = _Papers(now, made, bearers, languages, large)
    pages = _write_all(papers, plan, progress)
    return {
        **issued,
        "families_without_slip": families_without_slip(plan),
        "files": papers.count(),
        "pages": sum(pages.values()),
        "pages_of_slips": pages.get("slips", 0),
    }


def facts_of_programme() -> Facts:
    known = rules()
    return Facts(
        points={point.code: point.names for point in Point.objects.all()},
        pictograms={kit.code: kit.pictogram for kit in Kit.objects.order_by("position", "code")},
        slot_minutes=int(known["round"].get("slot_minutes", DEFAULT_SLOT)),
        languages=list(known["programme"].get("languages") or ("en",)),
    )


class _Papers:
    """What is to be printed for a round. Data of one paper at a time: all would fill the memory."""

    def __init__(
        self,
        now: Round,
        made: Sequence[Slip],
        bearers: Mapping[str, Family],
        languages: Sequence[str] | None,
        large: bool,
    ) -> None:
        known = rules()
        kits = list(Kit.objects.order_by("position", "code"))
        self.now, self.made, self.bearers, self.large = now, made, bearers, large
        self.half_days = known["round"]["half_days"]
        self.kits = {kit.code: kit.names for kit in kits}
        self.chosen = list(languages or ())
        self.facts = facts_of_programme()
        first = (self.chosen or self.facts.languages)[0]
        self.sheet = Sheet(first, now.number, now.closes_on)

    def count(self) -> int:
        stacks = Counter(slip.point for slip in self.made)
        homes = {slip.point for slip in self.made if slip.at_home}
        slips_files = sum(ceil(slips / MOST_SLIPS) for slips in stacks.values())
        return 1 + slips_files + len(stacks) + len(homes)

    def all(self) -> Iterator[Paper]:
        yield self._name("points"), "points", self._points()
        for point, some in groupby(self.made, key=lambda slip: slip.point):
            yield from self._of_point(point, list(some))

    def _of_point(self, point: str, some: list[Slip]) -> Iterator[Paper]:
        for part, start in enumerate(range(0, len(some), MOST_SLIPS), start=1):
            stack = some[start : start + MOST_SLIPS]
            pages = [slip_page(slip, self.facts, self._languages(slip)) for slip in stack]
            name = self._name(point, "slips", *([str(part)] if part > 1 else []))
            yield name, "slips", {"slips": pages, "large": self.large}
        names = names_list(self.sheet, some, self.bearers, self.facts)
        yield self._name(point, "names"), "names", names
        homes = [slip for slip in some if slip.at_home]
        if homes:
            data = homes_list(self.sheet, homes, self.bearers, self.facts)
            yield self._name(point, "homes"), "homes", data

    def _points(self) -> dict[str, Any]:
        return points_list(self.sheet, self.made, self.facts, self.kits, self.half_days)

    def _languages(self, slip: Slip) -> list[str]:
        """The chosen ones; else the family's own, if the programme speaks it."""
        own = self.bearers.get(slip.household, Family()).language
        spoken = self.facts.languages
        return self.chosen or [own if own is not None and own in spoken else spoken[0]]

    def _name(self, *parts: str) -> str:
        return f"round-{self.now.number}-{'-'.join(quote(part, safe='') for part in parts)}.pdf"


def _write_all(papers: _Papers, plan: Plan, progress: Progress) -> dict[str, int]:
    """Writes the papers and removes those of the round that are no more; pages by template.

    Typst works beside Python: while it sets one point's papers, the next point's are drawn.
    """
    folder = current().print
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    pages: dict[str, int] = {}
    total, written = papers.count(), set()
    with ThreadPoolExecutor(TYPESETTERS) as typesetters:
        setting: deque[tuple[str, Future[int]]] = deque()
        for done, (name, template, data) in enumerate(papers.all()):
            progress("typesetting", done, total)
            made = typesetters.submit(write_paper, folder / name, template, data, plan.at)
            setting.append((template, made))
            written.add(name)
            # Not further ahead than that: data of all papers at once would fill the memory.
            _count(setting, pages, leave=2 * TYPESETTERS)
        _count(setting, pages, leave=0)
    for path in folder.glob(f"round-{papers.now.number}-*.pdf*"):
        if path.name not in written:
            path.unlink(missing_ok=True)
    progress("typesetting", total, total)
    return pages


def _count(setting: deque[tuple[str, Future[int]]], pages: dict[str, int], leave: int) -> None:
    """Waits until no more than `leave` papers are being set; adds up the others' pages."""
    while len(setting) > leave:
        template, made = setting.popleft()
        pages[template] = pages.get(template, 0) + made.result()


def write_paper(path: Path, template: str, data: dict[str, Any], at: datetime) -> int:
    """One paper, whole or not at all; returns its pages."""
    pdf = typeset(template, data, at)
    _write_whole(path, pdf)
    return page_count(pdf)


def _write_whole(path: Path, content: bytes) -> None:
    """Written beside and renamed, readable by its owner only."""
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    beside.replace(path)


def _bearers(register: OpenRegister, progress: Progress) -> dict[str, Family]:
    """household -> its head's name, address, phones and language."""
    opened = families(register, progress)
    heads = opened.persons.filter(pc.equal(opened.persons["number"], 0))
    heads = heads.select(["household", "given", "surname", "patronymic"]).to_pylist()
    names = {
        head["household"]: " ".join(
            part for part in (head["surname"], head["given"], head["patronymic"]) if part
        )
        for head in heads
    }
    rows = opened.households.select(["id", "address", "phones", "language"]).to_pylist()
    return {
        row["id"]: Family(
            name=names.get(row["id"], ""),
            address=row["address"] or "",
            phones=tuple(row["phones"] or ()),
            language=row["language"],
        )
        for row in rows
    }
