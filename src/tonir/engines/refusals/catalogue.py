"""The catalogue, put together from one module a domain."""

from tonir.engines.refusals.backups import BACKUPS
from tonir.engines.refusals.custodians import CUSTODIANS
from tonir.engines.refusals.exports import EXPORTS
from tonir.engines.refusals.handover import HANDOVER
from tonir.engines.refusals.lists import LISTS
from tonir.engines.refusals.matching import MATCHING
from tonir.engines.refusals.office import OFFICE
from tonir.engines.refusals.planning import PLANNING
from tonir.engines.refusals.programme import PROGRAMME
from tonir.engines.refusals.programme_privacy import PRIVACY
from tonir.engines.refusals.register import REGISTER
from tonir.engines.refusals.rights import RIGHTS
from tonir.engines.refusals.supply import SUPPLY
from tonir.engines.refusals.targeting import TARGETING

Texts = dict[str, tuple[str, str]]

CATALOGUE: dict[str, Texts] = {
    **PROGRAMME,
    **PRIVACY,
    **LISTS,
    **REGISTER,
    **CUSTODIANS,
    **BACKUPS,
    **EXPORTS,
    **RIGHTS,
    **MATCHING,
    **TARGETING,
    **SUPPLY,
    **PLANNING,
    **HANDOVER,
    **OFFICE,
}
