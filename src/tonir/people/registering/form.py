"""The registrar's form as it was filled in: what stands in which field.

A field is named by what it would mean as a column of a list ("area", "consent=referral"); those of
a person have that person's number behind them ("given-1").
"""

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils.crypto import salted_hmac

from tonir.people.lists.families import LARGEST

OF_FAMILY = ("registered_on", "area", "address", "phone", "language", "needs", "notes")
TOLD = ("notice", "notice_language")
OF_PERSON = (
    *("given", "surname", "patronymic", "birth", "sex"),
    *("relation", "document", "phone", "needs"),
)
AT_FIRST = 2  # persons that an empty form has room for
LONGEST = 2000  # characters of a field; more is no name, address or note
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Filled:
    """A form's values by field, of the family and of each person; no value is an empty text.

    token: the form's own, made when it was first shown. Sent twice, it is one family.
    """

    token: str
    office: str
    family: dict[str, str]
    persons: list[dict[str, str]]

    @classmethod
    def blank(cls, today: date, office: str) -> "Filled":
        persons = [dict.fromkeys(OF_PERSON, "") for _ in range(AT_FIRST)]
        persons[0]["relation"] = "head"
        return cls(secrets.token_hex(16), office, {"registered_on": today.isoformat()}, persons)

    @classmethod
    def sent(cls, posted: QueryDict, purposes: Iterable[str]) -> "Filled":
        """purposes: codes of those that the form asks about."""
        token = posted.get("token", "")
        family = {name: _value(posted, name) for name in (*OF_FAMILY, *_asked(purposes))}
        language = _value(posted, "notice_language")
        if language not in {"", "none"}:
            family |= {"notice": _value(posted, "notice")}
        return cls(
            token if _TOKEN.fullmatch(token) else secrets.token_hex(16),
            _value(posted, "office"),
            family | {"notice_language": language},
            [
                {name: _value(posted, f"{name}-{number}") for name in OF_PERSON}
                for number in range(1, _count(posted.get("persons", "")) + 1)
            ],
        )

    def with_one_more(self) -> "Filled":
        if len(self.persons) >= LARGEST:
            return self
        return replace(self, persons=[*self.persons, dict.fromkeys(OF_PERSON, "")])

    def household(self) -> str:
        """The id of the family that this form makes: of no other form, and told by no form."""
        made = salted_hmac("tonir.people.registering", self.token, algorithm="sha256")
        return made.hexdigest()[:32]


def _asked(purposes: Iterable[str]) -> list[str]:
    return [f"consent={purpose}" for purpose in purposes]


def _value(posted: QueryDict, name: str) -> str:
    # Boxes of one name are the parts of one cell, as a list would write them.
    return ", ".join(posted.getlist(name)).strip()[:LONGEST]


def _count(written: str) -> int:
    return min(int(written), LARGEST) if written.isascii() and written.isdigit() else AT_FIRST
