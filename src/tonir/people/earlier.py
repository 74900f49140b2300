"""Which of the settled entries a newly received one may be the next version of.

Told from what is open already, so that a new list does not open the register once more. Rather
too many than too few: `settling` opens these entries and looks at each of them closely.
"""

import pyarrow as pa
import pyarrow.compute as pc

from tonir.engines.progress import Progress, silent
from tonir.people.open import Families, families, sealed_anew
from tonir.vault.register import OpenRegister

# Stands in no number and no name.
BETWEEN = "\x1f"


def may_be_earlier(
    register: OpenRegister, newer: Families, progress: Progress = silent
) -> list[str]:
    """Ids of settled entries, in order. newer: those that were received, as tables.

    With a number of its office: whoever has it. Without one: whose first member is written alike,
    and whoever was sealed anew, for before a correction her list may have said so.
    """
    stands = families(register, progress)
    ids, numbers = stands.households["id"], _numbers(stands.households)
    those = pc.is_in(numbers, _numbers(newer.households).drop_null())
    begins = _begins(newer).filter(pc.is_null(_numbers(newer.households)))
    if len(begins):
        anew = pc.is_in(ids, pa.array(sealed_anew(register), pa.string()))
        alike = pc.or_(pc.is_in(_begins(stands), begins), anew)
        those = pc.or_(those, pc.and_(pc.is_null(numbers), alike))
    found: list[str] = ids.filter(those).to_pylist()
    return found


def _numbers(households: pa.Table) -> pa.ChunkedArray:
    """Office and number of each in one text; null where it has no number."""
    number = pc.replace_with_mask(
        households["reference"].combine_chunks(),
        pc.fill_null(pc.equal(households["reference"], ""), False).combine_chunks(),
        pa.scalar(None, pa.string()),
    )
    return pc.binary_join_element_wise(households["office"], number, BETWEEN)


def _begins(people: Families) -> pa.ChunkedArray:
    """The first member of each household, as she is written, in one text; null: none."""
    first = people.persons.filter(pc.equal(people.persons["number"], 0))
    parts = first["given"], first["surname"], first["birth"].cast(pa.string())
    written = pc.binary_join_element_wise(*parts, BETWEEN, null_handling="replace")
    at = pc.index_in(people.households["id"], value_set=first["household"])
    return written.take(at)
