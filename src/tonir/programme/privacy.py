"""What data are used for, on what legal basis, what people were told, how long data stay."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from tonir.programme.queries import rules

CONSENT = "consent"
# The legal bases of the ICRC's Handbook on Data Protection in Humanitarian Action (3rd edition).
BASES = (
    *(CONSENT, "vital_interest", "public_interest"),
    *("legitimate_interest", "contract", "legal_obligation"),
)


@dataclass(frozen=True)
class Purpose:
    """One use of people's data. `names` by language; who refuses an optional one loses no aid."""

    code: str
    names: Mapping[str, str]
    basis: str
    optional: bool = False

    @property
    def decides(self) -> bool:
        """Whether nothing may be kept of who does not agree to it: no aid without her consent."""
        return self.basis == CONSENT and not self.optional


@dataclass(frozen=True)
class Notice:
    """What people are told when they are registered; `texts` by language."""

    version: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Retention:
    """Days that each kind of data stays.

    care, records: after the programme's last round has closed. rounds: after that round closed.
    lists: after they came. exports: of a file without an earlier end of its own.
    """

    care: int = 90
    records: int = 365
    rounds: int = 30
    lists: int = 365
    exports: int = 30


KINDS = tuple(one.name for one in fields(Retention))


def purposes() -> list[Purpose]:
    """What the programme uses data for, in the order of its rules."""
    return purposes_of(rules())


def notice() -> Notice | None:
    """What people are told now; None if the programme has no notice."""
    written = rules().get("notice")
    return Notice(written["version"], written["text"]) if written else None


def retention() -> Retention:
    """How long data stay: as the rules say, else the defaults."""
    return retention_of(rules())


def purposes_of(book: Mapping[str, Any]) -> list[Purpose]:
    """The same of rules at hand; nothing of rules that were loaded before there were purposes."""
    return [
        Purpose(one["code"], one["name"], one["basis"], one.get("optional", False))
        for one in book.get("purposes", ())
    ]


def retention_of(book: Mapping[str, Any]) -> Retention:
    return Retention(**book.get("retention", {}))
