"""Booklets and round keys: made where missing, opened where needed. Open register only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import QuerySet

from tonir.engines.progress import Progress
from tonir.engines.slips import Code, new_code, new_round_key, read_code, round_key_of
from tonir.handover.models import Booklet, RoundKey
from tonir.vault.register import OpenRegister
from tonir.vault.seal import PublicKeys, seal

AT_ONCE = 500
Held = TypeVar("Held", Booklet, RoundKey)


@dataclass
class Bound:
    """What households hold: `codes`: household -> (booklet number, code) of one round.

    `made` and `changed`: booklets to be saved, with the secrets that this run gave them.
    """

    codes: dict[str, list[tuple[int, Code]]] = field(default_factory=dict)
    made: list[Booklet] = field(default_factory=list)
    changed: list[Booklet] = field(default_factory=list)


def open_booklets(
    register: OpenRegister, households: Sequence[str], round_number: int, progress: Progress
) -> Bound:
    """The codes that households hold for a round; only those that have some are in it."""
    return _opened(register, households, round_number, progress, give=False)


def bind_booklets(
    register: OpenRegister, households: Sequence[str], round_number: int, progress: Progress
) -> Bound:
    """The same, with a booklet for who has none and a slip for a booklet that has none yet."""
    bound = _opened(register, households, round_number, progress, give=True)
    public = register.public
    without = [household for household in households if household not in bound.codes]
    for done, household in enumerate(without):
        if done % AT_ONCE == 0:
            progress("binding", done, len(without))
        code = new_code(round_number)
        booklet = Booklet(household_id=household, number=1)
        booklet.sealed = _sealed(public, booklet, {str(round_number): code.text()})
        bound.codes[household] = [(1, code)]
        bound.made.append(booklet)
    progress("binding", len(without), len(without))
    return bound


def open_round_keys(
    register: OpenRegister, households: Sequence[str], round_number: int, progress: Progress
) -> tuple[dict[str, bytes], list[RoundKey]]:
    """household -> its key of the round, and the new keys (for who had none) to be saved."""
    keys: dict[str, bytes] = {}
    for row in _rows_of(RoundKey.objects.order_by("pk"), households, progress):
        if row.number <= round_number:
            found = register.open("outcome", _about_key(row.household_id), bytes(row.sealed))
            keys[row.household_id] = round_key_of(
                bytes.fromhex(found["key"]), row.number, round_number
            )
    made, public = [], register.public
    without = [household for household in households if household not in keys]
    for done, household in enumerate(without):
        if done % AT_ONCE == 0:
            progress("keys", done, len(without))
        keys[household] = new_round_key()
        content = {"key": keys[household].hex()}
        sealed = seal(public, "outcome", _about_key(household), content)
        made.append(RoundKey(household_id=household, number=round_number, sealed=sealed))
    return keys, made


def _opened(
    register: OpenRegister,
    households: Sequence[str],
    round_number: int,
    progress: Progress,
    give: bool,
) -> Bound:
    bound, public, number = Bound(), register.public, str(round_number)
    for booklet in _rows_of(Booklet.objects.order_by("number"), households, progress):
        slips = register.open("outcome", _about(booklet), bytes(booklet.sealed))["slips"]
        if number not in slips and give:
            slips[number] = new_code(round_number).text()
            booklet.sealed = _sealed(public, booklet, slips)
            bound.changed.append(booklet)
        if number in slips:
            held = bound.codes.setdefault(booklet.household_id, [])
            held.append((booklet.number, read_code(slips[number])))
    return bound


def _rows_of(rows: QuerySet[Held], households: Sequence[str], progress: Progress) -> Iterator[Held]:
    """Rows of these households, some at a time: a database takes only so many at once."""
    for start in range(0, len(households), AT_ONCE):
        progress("opening slips", start, len(households))
        yield from rows.filter(household__in=households[start : start + AT_ONCE])
    progress("opening slips", len(households), len(households))


def _sealed(public: PublicKeys, booklet: Booklet, slips: dict[str, str]) -> bytes:
    return seal(public, "outcome", _about(booklet), {"slips": slips})


def _about(booklet: Booklet) -> str:
    return f"{booklet.household_id} booklet {booklet.number}"


def _about_key(household: str) -> str:
    return f"{household} round key"
