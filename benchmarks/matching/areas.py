"""The areas of the made lists, and which lies in which."""

from functools import cache

import pyarrow as pa
from tonir_examples.places import read_places
from tonir_examples.recipe import read_recipe

from tonir.engines.linkage.comparable import with_areas


def placed(households: pa.Table) -> pa.Table:
    """Households as `link` takes them, with the areas that contain theirs."""
    return with_areas(households, _parents())


@cache
def _parents() -> dict[str, str | None]:
    return {code: area.parent or None for code, area in read_places(read_recipe()).areas.items()}
