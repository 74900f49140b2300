"""The model in force: the one that was trained here last, else the one that Tonir starts with."""

from importlib.metadata import version
from typing import Any

from tonir.engines.linkage.deciding import Costs
from tonir.engines.linkage.model import Model
from tonir.engines.linkage.starting import STARTING
from tonir.matching.models import Weighing


def model_in_force() -> Model:
    """The numbers that the next run goes by."""
    newest = Weighing.objects.order_by("pk").last()
    return STARTING if newest is None else Model.from_rules(newest.numbers)


def rules_of(model: Model, costs: Costs) -> dict[str, Any]:
    """Everything that a run's decisions rest on, for that run's row."""
    return {
        "model": model.as_rules(),
        "costs": costs.as_rules(),
        "versions": {name: version(name) for name in ("splink", "duckdb")},
    }
