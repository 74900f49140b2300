"""What the page of a joined family says of where its values come from, in the page's words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from tonir.people.registering.page import LANGUAGES
from tonir.people.words import relations, sexes

Said = dict[str, Any]


def fields() -> dict[str, str]:
    return {
        "name": _("Name"),
        "birth": _("Born"),
        "sex": _("Sex"),
        "relation": _("Relation"),
        "document": _("Document"),
        "phone": _("Phone"),
        "area": _("Area"),
        "address": _("Address"),
        "coordinates": _("Coordinates"),
        "language": _("Language"),
    }


def in_words(joined: Said) -> Said:
    """What `sources.joined_from` gave, with days as days and codes as words.

    {"entries": [...], "values": [{label, member, rows: [{value, entries, is_taken}]}]}
    """
    for entry in joined["entries"]:
        entry["on"] = parse_date(entry["on"])
    words: dict[str, Mapping[str, str]] = {
        "sex": sexes(),
        "relation": relations(),
        "language": LANGUAGES,
    }
    labels = fields()

    def row(field: str, value: str, of: list[int], is_taken: bool) -> Said:
        return {
            "value": _value(value, field, words),
            "entries": [joined["entries"][number] for number in of],
            "is_taken": is_taken,
        }

    values = [
        {
            "label": labels[one["field"]],
            "member": one["member"],
            "rows": [
                row(one["field"], one["value"] or "", one["of"], True),
                *(row(one["field"], each["value"], each["of"], False) for each in one["others"]),
            ],
        }
        for one in joined["values"]
    ]
    return {"entries": joined["entries"], "values": values}


def _value(value: str, field: str, words: Mapping[str, Mapping[str, str]]) -> str | date:
    if field == "birth":
        # A year stays a year.
        return parse_date(value) or value
    return words.get(field, {}).get(value, value)
