"""Booklets and round keys: made where missing, opened where needed. Open register only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tonir.engines.progress import Progress
from tonir.engines.refusals import Refusal
from tonir.engines.slips import Code, new_code, new_round_key, read_code, round_key_of
from tonir.handover.models import Booklet, RoundKey, Slip
from tonir.vault.of_rounds import AT_ONCE, Closed, Content, open_in_batches, seal_in_batches
from tonir.vault.register import OpenRegister
from tonir.vault.rounds import is_destroyed


@dataclass
class Bound:
    """What households hold: `codes`: household -> (booklet number, code) of one round.

    `made` and `slips`: booklets and slips to be saved, which this run gave them.
    """

    codes: dict[str, list[tuple[int, Code]]] = field(default_factory=dict)
    made: list[Booklet] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)


def open_booklets(
    register: OpenRegister, households: Sequence[str], round_number: int, progress: Progress
) -> Bound:
    """The codes that households hold for a round; only those that have some are in it.

    Raises Refusal R20 if the round is closed.
    """
    if is_destroyed(round_number):
        raise Refusal("R20", round=round_number)
    bound, holders = Bound(), list[tuple[str, int]]()
    batches = _slips_of(households, round_number, holders, progress)
    found = [one["code"] for batch in open_in_batches(register, batches) for one in batch]
    for (household, booklet), code in zip(holders, found, strict=True):
        bound.codes.setdefault(household, []).append((booklet, read_code(code)))
    return bound


def bind_booklets(
    register: OpenRegister, households: Sequence[str], round_number: int, progress: Progress
) -> Bound:
    """The same, with a booklet for who has none and a slip for a booklet that has none yet."""
    bound = open_booklets(register, households, round_number, progress)
    lacking = list(_without_slip(households, bound))
    codes = [new_code(round_number) for _ in lacking]
    contents = [
        (about_slip(booklet.household_id, booklet.number, round_number), {"code": code.text()})
        for booklet, code in zip(lacking, codes, strict=True)
    ]
    sealed = _sealed(register, round_number, contents, "binding", progress)
    for booklet, code, envelope in zip(lacking, codes, sealed, strict=True):
        bound.slips.append(Slip(booklet=booklet, round=round_number, sealed=envelope))
        held = bound.codes.setdefault(booklet.household_id, [])
        held.append((booklet.number, code))
        held.sort(key=lambda one: one[0])
    return bound


def open_round_keys(
    register: OpenRegister, households: Sequence[str], round_number: int, progress: Progress
) -> tuple[dict[str, bytes], list[RoundKey]]:
    """household -> its key of the round, and the new keys (for who had none) to be saved.

    Who has a later round's key already is in neither: nothing leads back.
    """
    keys, later = {}, set()
    for household, number, key in _opened_keys(register, households, progress):
        if number <= round_number:
            keys[household] = round_key_of(key, number, round_number)
        else:
            later.add(household)
    without = [one for one in dict.fromkeys(households) if one not in keys and one not in later]
    fresh = {household: new_round_key() for household in without}
    return keys | fresh, _keys_to_save(register, fresh, round_number, progress)


def ratcheted_keys(register: OpenRegister, round_number: int, progress: Progress) -> list[RoundKey]:
    """The keys of that round in the place of all earlier ones, to be saved."""
    earlier = RoundKey.objects.filter(number__lt=round_number).order_by("household")
    households = list(earlier.values_list("household", flat=True))
    keys = {
        household: round_key_of(key, number, round_number)
        for household, number, key in _opened_keys(register, households, progress)
    }
    return _keys_to_save(register, keys, round_number, progress)


def about_slip(household: str, booklet: int, round_number: int) -> str:
    return f"{household} booklet {booklet} round {round_number}"


def about_key(household: str) -> str:
    return f"{household} round key"


def _slips_of(
    households: Sequence[str],
    round_number: int,
    holders: list[tuple[str, int]],
    progress: Progress,
) -> Iterator[Closed]:
    """Sealed slips in batches; `holders` is told whose booklet each of them is of."""
    for some in _chunks(households, "opening slips", progress):
        rows = (
            Slip.objects.filter(round=round_number, booklet__household__in=some)
            .order_by("booklet__number")
            .values_list("booklet__household", "booklet__number", "sealed")
        )
        sealed = []
        for household, number, envelope in rows:
            holders.append((household, number))
            sealed.append((about_slip(household, number, round_number), bytes(envelope)))
        if sealed:
            yield round_number, sealed


def _without_slip(households: Sequence[str], bound: Bound) -> Iterator[Booklet]:
    """Booklets that no code of the round is in; a new one, also kept as made, for who has none."""
    has = {(key, number) for key, held in bound.codes.items() for number, _ in held}
    for some in _chunks(households):
        known = list(Booklet.objects.filter(household__in=some).order_by("number"))
        counting = [one for one in known if one.lost_at is None]
        yield from (one for one in counting if (one.household_id, one.number) not in has)
        bearers = {booklet.household_id for booklet in counting}
        last = {booklet.household_id: booklet.number for booklet in known}
        made = [
            Booklet(household_id=one, number=1 + last.get(one, 0))
            for one in some
            if one not in bearers
        ]
        bound.made += made
        yield from made


def _opened_keys(
    register: OpenRegister, households: Sequence[str], progress: Progress
) -> Iterator[tuple[str, int, bytes]]:
    """(household, round, its key of that round). One whose round's key is destroyed is as none."""
    owners: list[tuple[str, int]] = []
    batches = _keys_of(households, owners, progress)
    found = [one["key"] for batch in open_in_batches(register, batches) for one in batch]
    for (household, number), key in zip(owners, found, strict=True):
        yield household, number, bytes.fromhex(key)


def _keys_of(
    households: Sequence[str], owners: list[tuple[str, int]], progress: Progress
) -> Iterator[Closed]:
    numbers = RoundKey.objects.order_by("number").values_list("number", flat=True).distinct()
    there = [number for number in numbers if not is_destroyed(number)]
    for some in _chunks(households, "opening keys", progress):
        for number in there:
            rows = RoundKey.objects.filter(household__in=some, number=number)
            sealed = []
            for household, envelope in rows.values_list("household", "sealed"):
                owners.append((household, number))
                sealed.append((about_key(household), bytes(envelope)))
            if sealed:
                yield number, sealed


def _keys_to_save(
    register: OpenRegister, keys: dict[str, bytes], round_number: int, progress: Progress
) -> list[RoundKey]:
    contents = [(about_key(household), {"key": key.hex()}) for household, key in keys.items()]
    sealed = _sealed(register, round_number, contents, "sealing keys", progress)
    return [
        RoundKey(household_id=household, number=round_number, sealed=envelope)
        for household, envelope in zip(keys, sealed, strict=True)
    ]


def _sealed(
    register: OpenRegister,
    round_number: int,
    contents: list[tuple[str, Content]],
    stage: str,
    progress: Progress,
) -> list[bytes]:
    made: list[bytes] = []
    progress(stage, 0, len(contents))
    for batch in seal_in_batches(register, round_number, contents):
        made += batch
        progress(stage, len(made), len(contents))
    return made


def _chunks(
    households: Sequence[str], stage: str = "", progress: Progress | None = None
) -> Iterator[list[str]]:
    """Households, each once, some at a time: a database takes only so many at once."""
    distinct = list(dict.fromkeys(households))
    for start in range(0, len(distinct), AT_ONCE):
        if progress is not None:
            progress(stage, start, len(distinct))
        yield distinct[start : start + AT_ONCE]
    if progress is not None:
        progress(stage, len(distinct), len(distinct))
