"""What tests begin with, put back instead of worked out: the same rows, or not put back."""

from pathlib import Path

from django.db import transaction

from tests.beginnings import begin, stored_rows
from tonir.programme.models import Area


def test_what_is_put_back_is_row_by_row_what_was_worked_out(programme: Path, keys: Path) -> None:
    worked_out = []

    def make() -> str:
        names = {"en": "It's 100%", "hy": "Հյուսիս"}
        worked_out.append(Area.objects.create(code="R9", names=names, lat=40.1, lon=44.7))
        return "made"

    found = []
    for _ in range(2):
        with transaction.atomic():
            assert begin("an area", make, keys) == "made"
            found.append(stored_rows())
            transaction.set_rollback(True)
    assert len(worked_out) == 1 and found[0] == found[1]
    Area.objects.filter(code="R1-2").update(population=1)
    assert begin("an area", make, keys) == "made" and len(worked_out) == 2
