"""What a run goes by: the model that was trained or kept last, and how often names are borne.

Both are kept, so that what is added to the register changes no weight of what was there. They are
taken anew when somebody asks, or once the register has grown to more than twice what was counted.
"""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pyarrow as pa

from tonir.engines.linkage.comparable import NAMES
from tonir.engines.linkage.deciding import Costs
from tonir.engines.linkage.link import Kept
from tonir.engines.linkage.model import Borne, Model
from tonir.engines.linkage.starting import STARTING
from tonir.matching.models import NamesBorne, Run, Weighing
from tonir.vault.register import OpenRegister

GROWN = 2
AT_ONCE = 1000  # names an envelope
BORNE = pa.schema([("key", pa.string()), ("share", pa.float64()), ("usual", pa.bool_())])


def newest() -> Weighing | None:
    return Weighing.objects.order_by("pk").last()


def in_force(register: OpenRegister, people: int, costs: Costs) -> Kept:
    """What the next run over so many persons goes by; no names where they are to be counted."""
    weighing = newest()
    if weighing is None:
        return Kept(STARTING, None, costs)
    outgrown = people > GROWN * weighing.people
    return Kept(
        Model.from_rules(weighing.model, lacking=STARTING),
        None if outgrown else borne_of(register, weighing),
        costs,
    )


def borne_of(register: OpenRegister, weighing: Weighing) -> Borne | None:
    """How often names are borne, as it was counted; None once that was forgotten.

    Stays in the open register's memory.
    """
    if not weighing.names.exists():
        return None
    known = register.memory.get("borne")
    if known is not None and known[0] == weighing.pk:
        found: Borne = known[1]
        return found
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES}
    for part, sealed in weighing.names.order_by("part").values_list("part", "sealed"):
        opened = register.open("record", _about(part), bytes(sealed))
        rows[opened["name"]] += [dict(zip(BORNE.names, row, strict=True)) for row in opened["rows"]]
    borne = {name: pa.Table.from_pylist(some, BORNE) for name, some in rows.items()}
    register.memory["borne"] = (weighing.pk, borne)
    return borne


def keep(register: OpenRegister, model: Model, borne: Borne, people: int) -> Weighing:
    """Keeps a model and a count for the runs to come; of older ones only the numbers stay."""
    NamesBorne.objects.all().delete()
    weighing = Weighing.objects.create(model=model.as_rules(), people=people)
    NamesBorne.objects.bulk_create(
        NamesBorne(weighing=weighing, part=part, sealed=register.seal("record", _about(part), some))
        for part, some in enumerate(_parts(borne))
    )
    register.memory["borne"] = (weighing.pk, borne)
    return weighing


def forget_names() -> None:
    """Of somebody who is erased no name stays, sealed or not: the next run counts anew."""
    NamesBorne.objects.all().delete()


def _about(part: int) -> str:
    return f"names {part}"


def _parts(borne: Borne) -> Iterator[dict[str, Any]]:
    for name in NAMES:
        table = borne[name].cast(BORNE)
        for start in range(0, table.num_rows, AT_ONCE):
            columns = table.slice(start, AT_ONCE).to_pydict().values()
            yield {"name": name, "rows": [list(row) for row in zip(*columns, strict=True)]}


def rules_of(model: Model, costs: Costs) -> dict[str, Any]:
    """Everything that a run's decisions rest on, for that run's row."""
    return {
        "model": model.as_rules(),
        "costs": costs.as_rules(),
        "versions": {name: version(name) for name in ("splink", "duckdb", "tonir")},
    }


def is_as_before(weighing: Weighing | None, rules: dict[str, Any]) -> bool:
    """Whether pairs of earlier runs were weighed and decided as they would be now."""
    last = Run.objects.order_by("pk").last()
    return last is not None and last.weighing == weighing and last.rules == rules
