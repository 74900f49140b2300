"""`rehearse`: what points would send after a day, for examples only."""

import csv
import random
from pathlib import Path
from typing import Any

from tonir.engines.progress import Progress, silent
from tonir.engines.refusals import Refusal
from tonir.programme.folder import current
from tonir.programme.queries import rules
from tonir.vault.register import OpenRegister

# Most families come; a few slips are scanned twice or misread; a few belong to nobody here.
COMES, TWICE, MISREAD = 0.86, 0.004, 0.004


def rehearse(
    register: OpenRegister, progress: Progress = silent, seed: int = 7, **_: Any
) -> dict[str, Any]:
    """Writes scans/POINT.csv: the codes of the families that came. A job of the open register.

    Raises Refusal G10 outside an example: codes belong on the families' paper, not on a disk.
    """
    if not rules()["programme"].get("example"):
        raise Refusal("G10")
    from tonir.handover.run import slips

    draw = random.Random(seed)
    came: dict[str, list[str]] = {}
    for slip in sorted(slips(register, progress), key=lambda one: one.code):
        if draw.random() < COMES:
            came.setdefault(slip.point, []).extend(_as_scanned(slip.code, draw))
    folder = current().root / "scans"
    folder.mkdir(exist_ok=True)
    for point, codes in came.items():
        _write(folder / f"{point}.csv", codes)
    return {"points": len(came), "codes_scanned": sum(map(len, came.values()))}


def _as_scanned(code: str, draw: random.Random) -> list[str]:
    chance = draw.random()
    if chance < TWICE:
        return [code, code]
    if chance < TWICE + MISREAD:
        wrong = "Z" if code[9] != "Z" else "Y"
        return [code[:9] + wrong + code[10:], code]
    return [code]


def _write(path: Path, codes: list[str]) -> None:
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code"])
        writer.writerows([code] for code in codes)
    beside.replace(path)
