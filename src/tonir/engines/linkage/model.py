"""How much each agreement weighs: the numbers of Fellegi and Sunter, and what is decided by them.

A weight is the binary logarithm of how much likelier an agreement is between two rows of one
person (m) than between two strangers (u): Fellegi & Sunter, A Theory for Record Linkage, JASA 64
(1969). The rarer a name, the more its agreement weighs.
"""

from dataclasses import asdict, dataclass, replace
from typing import Any

import pyarrow as pa

from tonir.engines.linkage.comparisons import COMPARISONS, Comparison

Shares = dict[str, dict[str, float]]
# Of each kind of name: columns key (folded), share of all who have one, usual (a name of its own).
Borne = dict[str, pa.Table]


@dataclass(frozen=True)
class Model:
    """m and u: comparison -> level -> share. prior: of a pair of entries, a binary logarithm.

    appears: how often somebody of a family that stands twice stands in both entries. related:
    what tells one family from two that share a member (a bride, a son who moved out), in bits for
    each unit: see `homes`.
    """

    m: Shares
    u: Shares
    prior: float
    appears: float
    related: dict[str, float]

    def as_rules(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_rules(cls, rules: dict[str, Any], lacking: "Model | None" = None) -> "Model":
        """lacking: whose numbers count for levels that there were not yet when it was kept."""
        kept = cls(**rules)
        if lacking is None:
            return kept
        return replace(kept, m=_filled(kept.m, lacking.m), u=_filled(kept.u, lacking.u))


def _filled(kept: Shares, lacking: Shares) -> Shares:
    return {
        name: {level: kept.get(name, {}).get(level, share) for level, share in shares.items()}
        for name, shares in lacking.items()
    }


def splink_settings(model: Model, overlap: str, levels: bool) -> dict[str, Any]:
    """The model as Splink's settings.

    overlap: what the engine calls "arrays share a value". levels: whether each pair's levels are
    told beside its weights (Splink then carries along whatever was compared).
    """
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": 2.0**model.prior,
        "comparisons": [_comparison(one, model, overlap) for one in COMPARISONS],
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": levels,
        "retain_intermediate_calculation_columns": True,
        "additional_columns_to_retain": ["home", "number"],
    }


def _comparison(one: Comparison, model: Model, overlap: str) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [
        {"sql_condition": one.missing, "label_for_charts": "missing", "is_null_level": True}
    ]
    for level in one.levels:
        rare = {"tf_adjustment_column": level.rare} if level.rare else {}
        condition = level.condition.format(overlap=overlap)
        levels.append({"sql_condition": condition, "label_for_charts": level.name, **rare})
    levels.append({"sql_condition": "ELSE", "label_for_charts": "other"})
    for written in levels[1:]:
        name = written["label_for_charts"]
        written["m_probability"] = model.m[one.name][name]
        written["u_probability"] = model.u[one.name][name]
    return {"output_column_name": one.name, "comparison_levels": levels}
