"""Papers with names go when their hours are over, also where nothing but the office runs."""

import os
import time
from pathlib import Path

from tonir.commands.serving import keep_sweeping


def test_an_office_that_runs_for_weeks_deletes_papers_that_are_past_their_hours(
    folder: Path,
) -> None:
    old, fresh = (folder / "print" / name for name in ("old-names.pdf", "fresh-names.pdf"))
    for path in (old, fresh):
        path.write_bytes(b"%PDF")
    os.utime(old, (time.time() - 73 * 3600,) * 2)
    stopped = keep_sweeping(0.05)
    deadline = time.monotonic() + 5
    while old.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    stopped.set()
    assert (old.exists(), fresh.exists()) == (False, True)
    fresh.unlink()
