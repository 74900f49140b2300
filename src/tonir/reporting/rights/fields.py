"""What a correction begins with: every field of a family as text, by the names it is sent under."""

from typing import Any

from tonir.engines.progress import Progress, silent
from tonir.people.rights.reading import MEMBER
from tonir.reporting.families.words import full_name
from tonir.reporting.rights.correcting import born, joined_of, open_entries
from tonir.reporting.rights.erasing import entries_of
from tonir.vault.register import OpenRegister

LISTED = ("phones", "needs", "refused")
TEXTS = ("area", "address", "language")


def fields(
    register: OpenRegister, progress: Progress = silent, household: str = "", **_: Any
) -> dict[str, Any]:
    """{"household": id, "head": name, "members": how many, "fields": {"given#1": text, ...}}

    Raises Refusal O01 if there is no such family.
    """
    progress("opening", 0, 1)
    held = open_entries(register, entries_of(household))
    joined = joined_of(held)
    row, members = joined.household, joined.members
    told = {name: row[name] or "" for name in TEXTS}
    told |= {name: ", ".join(row[name] or ()) for name in LISTED}
    located = row["lat"] is not None and row["lon"] is not None
    told["coordinates"] = f"{row['lat']}, {row['lon']}" if located else ""
    notes = dict.fromkeys(one.care["notes"] for one in held if one.care.get("notes"))
    told["notes"] = "\n".join(notes)
    for number, member in enumerate(members, start=1):
        values = {**member, "birth": born(member), "needs": ", ".join(member["needs"] or ())}
        told |= {f"{name}#{number}": values[name] or "" for name in MEMBER}
    return {
        "household": held[0].row.pk,
        "head": full_name(members[0]) if members else "",
        "members": len(members),
        "fields": told,
    }
