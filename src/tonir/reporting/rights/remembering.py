"""What erased families add to the totals, kept where no restore takes it back in time.

In the keys folder beside the ids of who was erased (`vault.erased`), but in no order and with no
id: which of them was who, nobody can tell.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tonir.programme.models import Round
from tonir.reporting.models import CountedFamily
from tonir.reporting.rights.counted import count_unread
from tonir.vault.files import write_whole
from tonir.vault.keys import keys_folder

COUNTED = "erased-counted.json"
FACTS = ("area", "people", "tier", "entitled", "planned", "served")


def remember_counted() -> None:
    """Writes down what is counted now; what was remembered of a time that is gone stays."""
    here = Counter(map(_fact, CountedFamily.objects.select_related("round")))
    content = sorted((here | _remembered()).elements())
    write_whole(keys_folder() / COUNTED, json.dumps({"version": 1, "counted": content}, indent=1))


def counted_again(ids: Sequence[str]) -> list[CountedFamily]:
    """What these households, erased once and back by a restore, add to the totals; not saved.

    Of what was remembered and is not counted in this database, the facts of as many families, of
    the same regions first; where nothing was remembered, what stands in clear of them.
    """
    missing = _remembered() - Counter(map(_fact, CountedFamily.objects.select_related("round")))
    found = []
    for known in count_unread(ids):
        fits = min(missing.elements(), key=lambda fact: _distance(fact, known), default=None)
        if fits is not None and _distance(fits, known)[0] == 0:
            missing -= Counter([fits])
            found.append(_counted(fits, known.round))
        else:
            found.append(known)
    return found


def _remembered() -> Counter[str]:
    try:
        found = json.loads((keys_folder() / COUNTED).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Counter()
    return Counter(found["counted"])


def _fact(one: CountedFamily) -> str:
    facts = {name: getattr(one, name) for name in FACTS}
    return json.dumps({"round": one.round.number, **facts}, sort_keys=True)


def _counted(fact: str, round_: Round) -> CountedFamily:
    facts: dict[str, Any] = json.loads(fact)
    return CountedFamily(round=round_, **{name: facts[name] for name in FACTS})


def _distance(fact: str, known: CountedFamily) -> tuple[bool, ...]:
    """Of another round first of all; then of another region, tier, kits."""
    facts = json.loads(fact)
    names = ("area", "tier", "entitled", "planned")
    differs = [facts[name] != getattr(known, name) for name in names]
    return (facts["round"] != known.round.number, *differs)
