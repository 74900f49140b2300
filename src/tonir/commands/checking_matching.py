"""Checks [matching] of tonir.toml: what mistakes cost, who must look, how many are shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from tonir.engines.linkage.deciding import Costs
from tonir.engines.refusals import Refusal
from tonir.matching.rules import COSTS

YES_OR_NO = {"second_person": "true", "near": "false"}
KNOWN = (*COSTS, *YES_OR_NO, "sample")


def matching_faults(book: Mapping[str, Any]) -> Iterator[Refusal]:
    """What is wrong with [matching], where it can be read at all."""
    written = book.get("matching", {})
    if not isinstance(written, dict):
        return
    costs: dict[str, float] = {}
    for word, found in written.items():
        path = f"matching.{word}"
        if word not in KNOWN:
            yield Refusal("C04", path="[matching]", found=word, known=", ".join(KNOWN))
        elif word in COSTS:
            if _is_number(found) and found > 0:
                costs[word] = float(found)
            else:
                example = f"{word} = {getattr(Costs, word):g}"
                yield Refusal("G16", path=path, found=found, example=example)
        elif word in YES_OR_NO and not isinstance(found, bool):
            yield Refusal("G16", path=path, found=found, example=f"{word} = {YES_OR_NO[word]}")
        elif word == "sample" and not (_is_number(found) and 0 <= found <= 1):
            yield Refusal("G16", path=path, found=found, example="sample = 0.02")
    yield from _together(costs)


def _together(written: Mapping[str, float]) -> Iterator[Refusal]:
    costs = {**{name: float(getattr(Costs, name)) for name in COSTS}, **written}
    try:
        Costs(**costs)
    except ValueError:
        yield Refusal("M01", **{name: f"{value:g}" for name, value in costs.items()})


def _is_number(found: object) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool)
