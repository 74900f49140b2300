"""What every page shows around its own content."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from tonir.engines.words import say
from tonir.office.roles import MAY_SEE, MENU, PART_OF, ROLES, may_see, roles_of
from tonir.office.underway import under_way
from tonir.programme.models import Programme
from tonir.vault.client import standing


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Programme, menu in the order of the work, and whether the register is open."""
    programme = _programme()
    language = get_language() or "en"
    common = {
        "programme_name": say(programme.names, language) if programme else "Tonir",
        "is_example": bool(programme and programme.rules["programme"].get("example")),
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return common
    roles = roles_of(user)
    page = request.resolver_match.view_name if request.resolver_match else ""
    here = PART_OF.get(page, page)
    found = standing()
    return {
        **common,
        "roles": [ROLES[role] for role in ROLES if role in roles],
        "menu": [
            (name, label, name == here) for name, label in MENU.items() if may_see(roles, name)
        ],
        # `standing` also while it waits for further custodians, `opening` only when it is open.
        "standing": found,
        "opening": None if found is None or found.is_waiting else found,
        "under_way": SimpleLazyObject(under_way),
        "may": frozenset(name for name in MAY_SEE if may_see(roles, name)),
    }


def _programme() -> Programme | None:
    try:
        return Programme.objects.first()
    except DatabaseError:
        return None  # The page that says what is wrong needs this frame too.
