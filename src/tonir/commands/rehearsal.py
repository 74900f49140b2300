"""`rehearse`: what points would send after a day, for examples only."""

import csv
import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.programme.folder import current
from tonir.programme.queries import current_round, rules
from tonir.vault.register import OpenRegister

if TYPE_CHECKING:
    from tonir.handover.run import Slip

Scanned = tuple[str, datetime]

# Most families come; a few slips are scanned twice or misread; a few belong to nobody here.
COMES, TWICE, MISREAD = 0.86, 0.004, 0.004
HOMES_FROM = time(14)


def rehearse(
    register: OpenRegister, progress: Progress = silent, seed: int = 7, **_: Any
) -> dict[str, Any]:
    """Writes scans/POINT.csv: codes of the families that came, with times. A register's job.

    Raises Refusal G10 outside an example: codes belong on the families' paper, not on a disk.
    """
    if not rules()["programme"].get("example"):
        raise Refusal("G10")
    from tonir.handover.run import slips

    draw = random.Random(seed)
    closes_on = current_round().closes_on
    came: dict[str, list[Scanned]] = {}
    for slip in sorted(slips(register, progress), key=lambda one: one.code):
        if draw.random() < COMES:
            at = _moment(slip, closes_on, draw)
            came.setdefault(slip.point, []).extend(_as_scanned(slip.code, at, draw))
    folder = current().root / "scans"
    folder.mkdir(exist_ok=True)
    for point, codes in came.items():
        _write(folder / f"{point}.csv", codes)
    return {"points": len(came), "codes_scanned": sum(map(len, came.values()))}


def _moment(slip: "Slip", closes_on: date, draw: random.Random) -> datetime:
    """Within the family's slot; homes are reached on the round's last day."""
    begins = datetime.combine(slip.day or closes_on, slip.starts_at or HOMES_FROM)
    return begins + timedelta(seconds=draw.randrange(15 * 60 if slip.starts_at else 4 * 3600))


def _as_scanned(code: str, at: datetime, draw: random.Random) -> list[Scanned]:
    chance = draw.random()
    later = at + timedelta(minutes=1)
    if chance < TWICE:
        return [(code, at), (code, later)]
    if chance < TWICE + MISREAD:
        wrong = "Z" if code[9] != "Z" else "Y"
        return [(code[:9] + wrong + code[10:], at), (code, later)]
    return [(code, at)]


def _write(path: Path, scans: list[Scanned]) -> None:
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "time"])
        rows = sorted(scans, key=lambda one: one[1])
        writer.writerows([code, f"{at:%Y-%m-%d %H:%M:%S}"] for code, at in rows)
    beside.replace(path)
