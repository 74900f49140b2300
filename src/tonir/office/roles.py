"""Who may see what. A page that stands in no row is shown to nobody."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COORDINATOR = "coordinator"
REGISTRAR = "registrar"
STOREKEEPER = "storekeeper"
POINT_LEAD = "point_lead"
CUSTODIAN = "custodian"
AUDITOR = "auditor"
PROTECTION = "protection"

# Django groups of the same names.
ROLES: dict[str, str | Promise] = {
    COORDINATOR: _("Coordinator"),
    REGISTRAR: _("Registrar"),
    STOREKEEPER: _("Storekeeper"),
    POINT_LEAD: _("Point lead"),
    CUSTODIAN: _("Custodian"),
    AUDITOR: _("Auditor"),
    PROTECTION: _("Data protection officer"),
}
ALL = tuple(ROLES)

# Page (name in urls) -> roles. A registrar writes families and cannot read them back; of one that
# she writes down she is told that it is registered, while the register is open. An auditor sees no
# page with small totals: the reach report leaves them out, the ledger counts kits. A data
# protection officer sees what was done and handed on, and nobody's data.
MAY_SEE: dict[str, tuple[str, ...]] = {
    "home": ALL,
    "register_bar": ALL,
    "lists": (COORDINATOR, REGISTRAR, AUDITOR),
    "list": (COORDINATOR, REGISTRAR, AUDITOR),
    "list_upload": (REGISTRAR,),
    "family_new": (REGISTRAR,),
    "family_near": (REGISTRAR,),
    "register": (CUSTODIAN,),
    "register_close": (CUSTODIAN, COORDINATOR),
    "log": (CUSTODIAN, COORDINATOR, AUDITOR, PROTECTION),
    "work": (COORDINATOR, CUSTODIAN),
    "work_state": (COORDINATOR, CUSTODIAN),
    "work_start": (COORDINATOR, CUSTODIAN),
    "work_cancel": (COORDINATOR, CUSTODIAN),
    "families": (COORDINATOR, CUSTODIAN),
    "family": (COORDINATOR, CUSTODIAN),
    "family_sheet": (COORDINATOR, CUSTODIAN),
    "family_correct": (COORDINATOR, CUSTODIAN),
    "family_erase": (COORDINATOR, CUSTODIAN),
    "family_slip": (COORDINATOR, CUSTODIAN),
    "pairs": (COORDINATOR, CUSTODIAN),
    "pair": (COORDINATOR, CUSTODIAN),
    "pair_rule": (COORDINATOR, CUSTODIAN),
    "pair_undo": (COORDINATOR, CUSTODIAN),
    "shared": (COORDINATOR, CUSTODIAN),
    "shared_rule": (COORDINATOR, CUSTODIAN),
    "shared_undo": (COORDINATOR, CUSTODIAN),
    "entitlement": (COORDINATOR, CUSTODIAN),
    "stock": (COORDINATOR, STOREKEEPER, AUDITOR),
    "plan": (COORDINATOR, STOREKEEPER),
    "plan_points": (COORDINATOR, STOREKEEPER),
    "plan_outlines": (COORDINATOR, STOREKEEPER),
    "point": (COORDINATOR, STOREKEEPER),
    "handover": (COORDINATOR, STOREKEEPER, POINT_LEAD),
    "phones": (COORDINATOR, POINT_LEAD),
    "phone_invite": (COORDINATOR, POINT_LEAD),
    "phone_file": (COORDINATOR, POINT_LEAD),
    "phone_revoke": (COORDINATOR, POINT_LEAD),
    "phone_stops": (COORDINATOR, CUSTODIAN),
    "conflicts": (COORDINATOR, POINT_LEAD),
    "conflict_settle": (COORDINATOR,),
    "bundle": (COORDINATOR, AUDITOR),
    "reach": (COORDINATOR, AUDITOR, PROTECTION),
    "exports": (CUSTODIAN, COORDINATOR, PROTECTION, AUDITOR),
    "export": (CUSTODIAN, COORDINATOR, PROTECTION),
    "export_make": (CUSTODIAN, COORDINATOR),
    "export_file": (CUSTODIAN, COORDINATOR),
    "privacy": (PROTECTION, CUSTODIAN, COORDINATOR, AUDITOR),
    "privacy_paper": (PROTECTION, CUSTODIAN, COORDINATOR, AUDITOR),
}

# In the order of the work.
MENU: dict[str, str | Promise] = {
    "home": _("Overview"),
    "lists": _("Lists"),
    "register": _("Register"),
    "work": _("Work"),
    "families": _("Families"),
    "pairs": _("Pairs"),
    "entitlement": _("Entitlement"),
    "stock": _("Stock"),
    "plan": _("Plan"),
    "handover": _("Handover"),
    "reach": _("Reach"),
    "exports": _("Exports"),
    "log": _("Access log"),
    "privacy": _("Privacy"),
}
# Pages without an entry of their own in the menu -> the entry that they belong to.
PART_OF = {
    "pair": "pairs",
    "shared": "pairs",
    "list": "lists",
    "list_upload": "lists",
    "family_new": "lists",
    "family": "families",
    "family_correct": "families",
    "family_erase": "families",
    "point": "plan",
    "phones": "handover",
    "phone_invite": "handover",
    "conflicts": "handover",
    "export": "exports",
    "export_make": "exports",
}


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """The roles of a person; none for who is not logged in."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(user.groups.filter(name__in=ALL).values_list("name", flat=True))


def may_see(roles: frozenset[str], page: str) -> bool:
    return not roles.isdisjoint(MAY_SEE.get(page, ()))
