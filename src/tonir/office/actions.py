"""Writes of the office: roles and the people who log in."""

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tonir.engines.refusals import Refusal
from tonir.office.roles import ALL


def ensure_roles() -> list[Group]:
    """One group a role. Again: changes nothing."""
    return [Group.objects.get_or_create(name=name)[0] for name in ALL]


@transaction.atomic
def ensure_user(name: str, role: str, password: str) -> User:
    """Somebody who logs in with this name, role and password; again: the password is set anew.

    A person may hold several roles: each call adds one. Raises Refusal O02 (no such role),
    O03 (the password is too weak).
    """
    if role not in ALL:
        raise Refusal("O02", role=role, roles=", ".join(ALL))
    try:
        validate_password(password)
    except ValidationError:
        raise Refusal("O03") from None
    groups = {group.name: group for group in ensure_roles()}
    user, _ = User.objects.get_or_create(username=name)
    user.set_password(password)
    user.save()
    user.groups.add(groups[role])
    return user
