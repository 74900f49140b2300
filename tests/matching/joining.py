"""Entries joined and split by hand, for tests of what comes of it."""

from collections.abc import Sequence

from tonir.matching.actions import save_merges
from tonir.matching.models import Merge, Pair


def join_entries(kept: str, *dropped: str) -> None:
    """As a person's word does: there is no pair that tells who is whom."""
    save_merges(_merges() | dict.fromkeys(dropped, kept))


def split_off(*entries: str) -> None:
    """These entries stand for themselves again."""
    save_merges({one: kept for one, kept in _merges().items() if one not in entries})


def compared(one: str, other: str, *persons: tuple[int, int], weight: float = 20.0) -> None:
    """As a run leaves it: persons are (number in the one entry, number in the other)."""
    left, right = sorted((one, other))
    numbers: Sequence[list[int]] = [list(who if left == one else who[::-1]) for who in persons]
    Pair.objects.update_or_create(
        left_id=left,
        right_id=right,
        defaults={"weight": weight, "members": len(numbers), "persons": numbers},
    )


def _merges() -> dict[str, str]:
    return dict(Merge.objects.values_list("dropped_id", "kept_id"))
