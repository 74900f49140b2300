"""The fields that a column can mean, and how a mapping file writes them."""

from dataclasses import dataclass
from typing import Self

from tonir.people.values.washington import DOMAINS

_WASHINGTON = tuple(f"wg_{domain}" for domain in DOMAINS)
# What a column tells of one person, and what of the whole family.
_NAMES = ("name", "given", "surname", "patronymic")
_PERSON = (*_NAMES, "birth", "age", "sex", "relation", "document")
_HOUSEHOLD = ("members", "size", "area", "region", "address", "lat", "lon", "geo", "language")
_REGISTRATION = ("registered_on", "notice", "notice_on", "notice_language", "consent")
PERSON = frozenset((*_PERSON, *_WASHINGTON))
EITHER = frozenset(("phone", "needs", "notes"))
FAMILY = frozenset(("family", *_HOUSEHOLD, *_REGISTRATION))
TECHNICAL = frozenset(("row_number", "index", "parent", "submission", "reason", "ignore"))
ALL = PERSON | EITHER | FAMILY | TECHNICAL
# Several columns of a list may mean these; of the others one column counts.
REPEATED = frozenset(("phone", "needs", "notes", "document", *TECHNICAL))
# What a person may choose for a column, in the order in which it is offered.
OFFERED = (
    *("family", *_PERSON, "phone", "needs"),
    *(*_HOUSEHOLD, *_REGISTRATION, *_WASHINGTON, "notes", "ignore"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a column means: "surname", "given#2" (member 2), "needs=DS" (a column for one need).

    "consent=referral" is a column for one purpose, "consent" one for all together.
    """

    field: str
    option: str | None = None
    member: int | None = None

    @classmethod
    def parse(cls, written: str) -> Self:
        """Raises ValueError if there is no such field."""
        field, _, option = written.strip().partition("=")
        field, _, member = field.partition("#")
        if field not in ALL or (member and not member.isdigit()):
            raise ValueError(field)
        return cls(field, option or None, int(member) if member else None)

    def __str__(self) -> str:
        member = f"#{self.member}" if self.member is not None else ""
        option = f"={self.option}" if self.option else ""
        return f"{self.field}{member}{option}"
