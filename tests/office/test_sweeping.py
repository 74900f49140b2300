"""Papers with names go when their hours are over, also where nothing but the office runs."""

import os
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from tonir.commands.rights import Daily
from tonir.commands.serving import keep_sweeping


def test_an_office_that_runs_for_weeks_deletes_papers_that_are_past_their_hours(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[date] = []
    monkeypatch.setattr(Daily, "shred_overdue", lambda _, today: days.append(today))
    monkeypatch.setattr("tonir.handover.runs.forget_runs", lambda: 0)
    old, fresh = (folder / "print" / name for name in ("old-names.pdf", "fresh-names.pdf"))
    # What earlier tests exported would send the office to the database, which this test has not.
    shutil.rmtree(folder / "exports", ignore_errors=True)
    for path in (old, fresh):
        path.write_bytes(b"%PDF")
    os.utime(old, (time.time() - 73 * 3600,) * 2)
    stopped = keep_sweeping(0.05)
    deadline = time.monotonic() + 60
    while (old.exists() or not days) and time.monotonic() < deadline:
        time.sleep(0.05)
    stopped.set()
    assert (old.exists(), fresh.exists()) == (False, True)
    assert days  # What is past its days in the rules goes by the same clock.
    fresh.unlink()
