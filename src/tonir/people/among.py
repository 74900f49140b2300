"""Of many rows those with these ids, in one statement of a few words."""

import json
from collections.abc import Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

SELECTED = {
    "sqlite": "select value from json_each(%s)",
    "postgresql": "select json_array_elements_text(%s::json)",
}


def among(ids: Sequence[str]) -> RawSQL:
    """For `pk__in`: as many ids as there are, and none is looked at one by one on its way."""
    return RawSQL(SELECTED[connection.vendor], [json.dumps(list(ids))])
