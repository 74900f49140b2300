"""What both sheets are made from: the programme's rules and settings as they are now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from tonir.engines.refusals import Refusal
from tonir.engines.words import say
from tonir.people.models import Household
from tonir.programme.models import Round
from tonir.programme.privacy import Notice, Purpose, Retention, notice, purposes, retention
from tonir.programme.queries import offices, programme, smallest_cell
from tonir.reporting.exports.queries import all_exports
from tonir.reporting.models import Export
from tonir.vault.keys import keys_folder, read_custody

THIS_COMPUTER = {"127.0.0.1", "localhost", "[::1]", "::1"}


@dataclass(frozen=True)
class Custody:
    """How many of the custodians open the register, and whether a drill has shown it."""

    quorum: int
    custodians: int
    proved: bool


@dataclass(frozen=True)
class Facts:
    """seen_by: name of a page -> the roles that see it, in the sheet's language.

    families: None if they are fewer than may be shown. custody: None without keys.
    """

    language: str
    today: date
    seen_by: Mapping[str, Sequence[str]]
    name: str
    code: str
    country: str
    languages: Sequence[str]
    is_example: bool
    greets_by_name: bool
    offices: Sequence[str]
    rounds: Sequence[Round]
    families: int | None
    smallest_cell: int
    purposes: Sequence[Purpose]
    notice: Notice | None
    retention: Retention
    custody: Custody | None
    exports: Sequence[Export]

    @property
    def hosts(self) -> list[str]:
        """Names beyond this computer under which the office may be reached."""
        return [host for host in settings.ALLOWED_HOSTS if host not in THIS_COMPUTER]

    @property
    def needed(self) -> list[Purpose]:
        """The purposes that cannot be refused; the first of them is the aid itself."""
        return [one for one in self.purposes if not one.optional] or list(self.purposes)

    def days(self, kind: str) -> int:
        """0 for what has no days of its own."""
        return int(getattr(self.retention, kind, 0))

    def name_of(self, code: str) -> str:
        """A purpose as people say it; the code of one that the rules no longer have."""
        found = next((one for one in self.purposes if one.code == code), None)
        return say(found.names, self.language) if found else code


def facts(language: str, seen_by: Mapping[str, Sequence[str]]) -> Facts:
    """Raises Refusal G02 if no programme was loaded."""
    loaded, least = programme(), smallest_cell()
    rules = loaded.rules["programme"]
    families = Household.objects.filter(state=Household.State.ACTIVE).count()
    return Facts(
        language=language,
        today=timezone.localdate(),
        seen_by=seen_by,
        name=say(loaded.names, language),
        code=loaded.code,
        country=rules["country"],
        languages=rules.get("languages", [settings.LANGUAGE_CODE]),
        is_example=bool(rules.get("example")),
        greets_by_name=bool(rules.get("greet_by_name")),
        offices=[say(office.names, language) for office in offices()],
        rounds=list(Round.objects.order_by("number")),
        families=None if 0 < families < least else families,
        smallest_cell=least,
        purposes=purposes(),
        notice=notice(),
        retention=retention(),
        custody=_custody(),
        exports=list(reversed(all_exports())),
    )


def _custody() -> Custody | None:
    try:
        found = read_custody(keys_folder())
    except Refusal:
        return None  # Destroyed, or carried away: the sheet says so.
    return Custody(found.quorum, found.custodians, found.proved)
